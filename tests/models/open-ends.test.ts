/** Chains that state no need: what is planned is the most that could be made. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { mostMade, plansByYear } from '#lib/engine/index.ts'
import { pathwayOf } from '#lib/figures/pathway/pathway.ts'
import { pathwaySentence } from '#lib/figures/pathway/text.ts'
import { mixTexts } from '#lib/figures/tables/most.ts'
import { gapLines, headline, liftsSentence } from '#lib/figures/text/statement.ts'
import { sankey } from '#lib/figures/sankey/sankey.ts'
import { readModelFolder } from '#lib/disk/model-folder.ts'
import type { Chain } from '#lib/model/chain.ts'
import { openScenario } from '#lib/model/scenario/scenario.ts'
import { ROOT, runHere } from '../cli/terminal.ts'
import { english } from '../figures/plans.ts'
import { contradictions } from '../support/statement-checker.ts'
import { figure } from '../support/chains.ts'
import { chainFrom, planOnce, process, withEngine } from '../support/engine.ts'

const dir = mkdtempSync(join(tmpdir(), 'midstream-open-'))
afterAll(() => rmSync(dir, { recursive: true }))

const withoutDemands = (text: string) =>
	text.replace(/\ndemands:\n[^]*$/, '\n').replace(/ {2}total-demand:[^]*?(?= {2}ore-route:)/, '')

/** The copper example without its demands, edited further. */
function openCopper(name: string, edit = (text: string) => text): string {
	const folder = join(dir, name)
	cpSync(join(ROOT, 'models/copper-example'), folder, { recursive: true })
	const write = (file: string, change: (text: string) => string) =>
		writeFileSync(join(folder, file), change(readFileSync(join(folder, file), 'utf8')))
	write('chain.yaml', (text) => edit(withoutDemands(text)))
	write('scenarios.yaml', (text) => text.replace('    demand: electrified\n', ''))
	rmSync(join(folder, 'checks.yaml'))
	return folder
}

/** Slimes are sold as well: two products. */
const twoProducts = (text: string) =>
	text
		.replace('  cathode:\n', '  slime:\n    name: Anode slimes\n    stage: refining\n  cathode:\n')
		.replace('- to: slimes', '- to: slime')
		.replace('  slimes: { name: Anode slimes, kind: by-product }\n', '')

/** Nothing known limits anything. */
const unlimited = (text: string) =>
	text
		.replace(/ {2}ore-route:[^]*?\n(?=components)/, '')
		.replace('levers: # numbers to move beside those of single plants\n', '')
		.replace(/ {4}lever: .*\n/g, '')
		.replace(/nameplate: .*/g, 'nameplate: { value: unknown }')
		.replace(/available: .*/, 'available: { value: unknown }')
		.replace(/ {4}resource: .*\n/, '')

const said = (chain: Chain, plan: Parameters<typeof headline>[1]) =>
	headline(chain, plan, english)
		.map(({ text }) => text)
		.join('')
		.replaceAll('\u00a0', ' ')

const folder = openCopper('one')
const chain = chainFrom(folder)

describe('a chain without demands', () => {
	test('asks for as much of its product as can be made, which is what `most` says', async () => {
		const plan = await planOnce(chain)
		const [most] = (await withEngine(chain, (engine) => mostMade(engine, engine.situation(openScenario('today')))))
			.byNeed
		expect(plan.delivered).toBeCloseTo(48000 * 0.88 * 0.975 * (0.845 / (1 - 0.15 * 0.99)), 6)
		expect(plan.delivered).toBeCloseTo(most!.most!, 6)
		expect(plan).toMatchObject({ demand: plan.delivered, gap: 0, ladder: [], gapByCause: [], open: { unlimited: [] } })
		expect(plan.demands).toMatchObject([{ id: 'made-cathode', amount: plan.delivered, short: 0 }])
	})

	test('says what is worth most at listed prices, in the same words for page, report and command line', async () => {
		const price = { ...figure(9000), unit: 'USD/t Cu', date: '2025' }
		const priced: Chain = { ...chain, values: [{ id: 'price', name: 'Copper', prices: 'Cu', figure: price }] }
		const told = (each: Chain) =>
			withEngine(each, (engine) => {
				const made = mostMade(engine, engine.situation(openScenario('today')))
				return mixTexts(each, engine.plan(openScenario('today')), made, english)
			})
		expect(await told(chain)).toEqual([])
		expect((await told(priced))[0]!.replaceAll('\u00a0', ' ')).toBe(
			'With the plants that there are, what can be made in a year is worth USD 370 million at most, by making cathode.'
		)
	})

	test('says which plant holds it back, and what each stage could pass', async () => {
		const plan = await planOnce(chain)
		expect(process(plan, 'concentrator').verdict).toBe('too-small')
		expect(process(plan, 'smelter')).toMatchObject({ verdict: 'starved', needed: process(plan, 'smelter').effective })
		expect(plan.weakest).toBe('milling')
		const stated = await planOnce(chainFrom('models/copper-example'), { 'wire-rod': 1e6 })
		expect(plan.ceilings.map(({ stage }) => stage)).toEqual(stated.ceilings.map(({ stage }) => stage))
		plan.ceilings.forEach(({ delivered }, k) => expect(delivered).toBeCloseTo(stated.ceilings[k]!.delivered, 4))
	})

	test('is told without a need, a gap or steps', async () => {
		const plan = await planOnce(chain)
		expect(said(chain, plan)).toBe('40,870 t a year of cathode could be made of porphyry deposit. No need is stated.')
		expect(liftsSentence(chain, plan, english)).toBe(
			'With a larger plant here alone, more could be made: Concentrator.'
		)
		expect(gapLines(chain, plan, english)).toEqual([])
		expect(contradictions(chain, plan, english)).toEqual([])
		expect(contradictions(chain, plan, english, 'Cu')).toEqual([])
		const drawn = JSON.stringify(sankey(chain, plan, { width: 1200, height: 700, locale: english }))
		expect(drawn).toContain('Electrorefinery')
		expect(drawn).not.toContain('hatch-gap')
	})

	test('has a pathway of what could be made, whose sentence names no gap', async () => {
		const plans = await withEngine(chain, (engine) => [...plansByYear(engine, openScenario('second-line'))])
		expect(plans.at(-1)!.delivered).toBeGreaterThan(plans[0]!.delivered)
		expect(pathwaySentence(chain, pathwayOf(chain, plans, english), english).replaceAll('\u00a0', ' ')).toBe(
			'In 2026 40,870 t a year could be made, in 2035 49,850 t. No need is stated.'
		)
	})

	test('has an ordinary plan once a need is set by hand', async () => {
		const plan = await planOnce(chain, { 'made-cathode': 50_000 })
		expect(plan.open).toBeUndefined()
		expect(plan).toMatchObject({ demand: 50_000 })
		expect(plan.gap).toBeCloseTo(50_000 - 40_869.618, 2)
		expect(plan.ladder.length).toBeGreaterThan(0)
	})

	test('takes a need set for one of several products for the whole need', async () => {
		const both = chainFrom(openCopper('partly', twoProducts))
		const plan = await planOnce(both, { 'made-cathode': 90_000 })
		expect(plan.open).toBeUndefined()
		expect(plan.demand).toBe(90_000)
		expect(plan.demands.map(({ id, amount }) => [id, amount])).toEqual([
			['made-slime', 0],
			['made-cathode', 90_000]
		])
		expect(said(both, plan)).toBe(
			'A copper chain can make 40,870 t of the 90,000 t of copper it needs. The gap is 49,130 t a year.'
		)
		expect(contradictions(both, plan, english)).toEqual([])
		expect(contradictions(both, { ...plan, open: { unlimited: [] } }, english)).not.toEqual([])
	})

	test('with several products makes all alike, or the one that is chosen', async () => {
		const both = chainFrom(openCopper('two', twoProducts))
		expect(both.demandBases.map(({ id, name }) => [id, name])).toEqual([
			['made', 'copper'],
			['made-slime', 'Anode slimes'],
			['made-cathode', 'Cathode']
		])
		const all = await planOnce(both)
		const cathode = await planOnce(both, {}, { demand: 'made-cathode' })
		expect(all.delivered).toBeGreaterThan(cathode.delivered)
		expect(cathode.demands.map(({ id }) => id)).toEqual(['made-only-cathode'])
		expect(cathode.delivered).toBeCloseTo((await planOnce(chain)).delivered, 6)
		expect(said(both, all)).toContain('anode slimes and cathode could be made of porphyry deposit')
	})

	test('says so where nothing known limits it, and where nothing can be made', async () => {
		const free = chainFrom(openCopper('free', unlimited))
		const plan = await planOnce(free)
		expect(plan.open).toEqual({ unlimited: ['made-cathode'] })
		expect(said(free, plan)).toContain('Nothing in this model limits how much cathode could be made.')
		expect(contradictions(free, plan, english)).toEqual([])
		const shut = await planOnce(chain, { smelter: 0 })
		expect(said(chain, shut)).toContain('A copper chain can make nothing')
		expect(contradictions(chain, shut, english)).toEqual([])
	})

	test('is refused where it has no product either', () => {
		const { chain: read, diagnostics } = readModelFolder(
			openCopper('none', (text) =>
				text.replace('          - to: cathode\n            yield: { shares: 0.845, confidence: medium }\n', '')
			)
		)
		expect(read).toBeNull()
		expect(diagnostics.map(({ code }) => code)).toContain('empty-section')
	})

	test('is served by every command, and `invest` says that there is no need to build for', async () => {
		for (const command of ['check', 'gap', 'plan', 'ladder', 'balance', 'pathway', 'most', 'figures'])
			expect(await runHere([command, folder])).toMatchObject({ code: 0, said: '' })
		const report = await runHere(['gap', folder])
		expect(report.out.replaceAll('\u00a0', ' ')).toContain('Cathode: no need is stated. 40,870 t could be made.')
		const files = await runHere(['report', folder, '--out', join(dir, 'report')])
		expect(files.code).toBe(0)
		const asked = await runHere(['invest', folder, '--target', '0.5'])
		expect(asked.code).toBe(2)
		expect(asked.said).toContain('The model states no need')
	})
})
