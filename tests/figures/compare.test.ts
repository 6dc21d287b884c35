/** Two plans side by side: they close, a plan and itself differ in nothing, and inputs are what was given. */
import { describe, expect, test } from 'vitest'
import { comparePlans } from '#lib/engine/index.ts'
import { comparisonOf, type Comparison } from '#lib/figures/compare/compare.ts'
import { comparisonSentences } from '#lib/figures/compare/text.ts'
import { flowDifferencesTable, inputsTable, resultsTable } from '#lib/figures/tables/compare.ts'
import type { Chain } from '#lib/model/chain.ts'
import { openScenario, withLever, type Scenario } from '#lib/model/scenario/scenario.ts'
import { chainFrom, withEngine } from '../support/engine.ts'
import { english } from './plans.ts'

const india = chainFrom('models/india-rare-earths')
const copper = chainFrom('models/copper-example')
const today = openScenario('today')

const compared = (a: Scenario, b: Scenario, chain: Chain = india): Promise<Comparison> =>
	withEngine(chain, (engine) => comparisonOf(comparePlans(engine, a, b)))
const addresses = ({ inputs }: Comparison) =>
	inputs.map(({ difference }) => (difference.of === 'figure' ? difference.address : difference.of))
const plain = (text: string) => text.replaceAll('\u00a0', ' ')

test.each(india.scenarios.map(({ id }) => id))('%s and itself differ in nothing', async (id) => {
	const { inputs, processes, flows, totals } = await compared(openScenario(id), openScenario(id))
	expect({ inputs, processes, flows }).toEqual({ inputs: [], processes: [], flows: [] })
	for (const { a, b } of Object.values(totals)) expect(a).toBe(b)
})

const PAIRS: [string, Chain, Scenario, Scenario][] = [
	['a lever', india, today, withLever(today, 'monazite-mining', 6000)],
	['two scenarios', india, today, openScenario('japan-hard-rock')],
	['two years', india, today, { ...today, id: 'all-announced', year: 2034 }],
	['two demands', india, today, { ...today, demand: 'growing' }],
	['two scenarios of copper', copper, openScenario(copper.scenarios[0]!.id), openScenario(copper.scenarios.at(-1)!.id)]
]

describe.each(PAIRS)('%s', (_, chain, a, b) => {
	test('one plan and the differences make the other, flow by flow', async () => {
		const comparison = await compared(a, b, chain)
		const keyOf = (f: { from: string; to: string; material: string }) => `${f.from} ${f.to} ${f.material}`
		const made = new Map<string, number>()
		for (const flow of comparison.a.flows) made.set(keyOf(flow), (made.get(keyOf(flow)) ?? 0) + flow.total)
		for (const flow of comparison.flows) {
			expect(made.get(keyOf(flow)) ?? 0).toBeCloseTo(flow.a, 6)
			made.set(keyOf(flow), flow.b)
		}
		const wanted = new Map<string, number>()
		for (const flow of comparison.b.flows) wanted.set(keyOf(flow), (wanted.get(keyOf(flow)) ?? 0) + flow.total)
		for (const key of new Set([...made.keys(), ...wanted.keys()]))
			expect(made.get(key) ?? 0).toBeCloseTo(wanted.get(key) ?? 0, 4)
	})

	test('a flow is new, gone, more or less, as its amounts say', async () => {
		for (const { change, a: from, b: to } of (await compared(a, b, chain)).flows)
			expect(change).toBe(from === 0 ? 'new' : to === 0 ? 'gone' : to > from ? 'grew' : 'shrank')
	})

	test('the other way round, every difference has the other sign', async () => {
		const [there, back] = [await compared(a, b, chain), await compared(b, a, chain)]
		expect(back.flows).toHaveLength(there.flows.length)
		for (const { process, a: from, b: to } of there.processes)
			expect(back.processes).toContainEqual(expect.objectContaining({ process, a: to, b: from }))
	})

	test('every input that is given is listed once, the largest effect first', async () => {
		const comparison = await compared(a, b, chain)
		expect(new Set(addresses(comparison)).size).toBe(comparison.inputs.length)
		const sizes = comparison.inputs.map(({ delivered, gap }) => Math.max(Math.abs(delivered ?? 0), Math.abs(gap ?? 0)))
		expect(sizes).toEqual([...sizes].sort((x, y) => y - x))
	})
})

test('the effect of the only input is the whole difference', async () => {
	const { inputs, totals } = await compared(today, withLever(today, 'monazite-mining', 6000))
	expect(inputs).toHaveLength(1)
	expect(inputs[0]!.delivered).toBeCloseTo(totals.delivered.b - totals.delivered.a, 6)
	expect(inputs[0]!.gap).toBeCloseTo(totals.gap.b - totals.gap.a, 6)
})

test('what follows from a named value, a year or a lever of several figures is no input of its own', async () => {
	const value = await compared(today, withLever(today, 'values.share-n', 0.3))
	expect(addresses(value)).toEqual(['values.share-n'])
	const year = await compared({ ...today, demand: 'growing' }, { ...today, demand: 'growing', year: 2030 })
	expect(addresses(year)).toEqual(['year'])
	expect(year.totals.demand.b).toBeGreaterThan(year.totals.demand.a)
})

describe('in words', () => {
	const sentencesOf = async (a: Scenario, b: Scenario) =>
		comparisonSentences(india, await compared(a, b), english).map(plain)

	test('what changes is said with both amounts', async () => {
		expect(await sentencesOf(today, withLever(today, 'monazite-mining', 6000))).toEqual([
			'940 t a year more is delivered: 2,850 t in place of 1,910 t.',
			'The gap is 940 t smaller: 14,150 t in place of 15,090 t.',
			'The one input that differs: Monazite mining: capacity.'
		])
	})

	test('what stays is said too', async () => {
		expect(await sentencesOf(today, today)).toEqual(['What is delivered stays the same.', 'The gap stays the same.'])
		const demand = await sentencesOf(today, { ...today, demand: 'growing' })
		expect(demand[0]).toBe('What is delivered stays the same.')
		expect(demand[2]).toMatch(/^The demand is [\d,]+ t smaller: [\d,]+ t in place of 17,000 t\.$/)
	})
})

test('the tables have a row for each difference', async () => {
	const comparison = await compared(today, openScenario('japan-hard-rock'))
	expect(inputsTable(india, comparison, english).rows).toHaveLength(comparison.inputs.length)
	expect(resultsTable(india, comparison, english).rows).toHaveLength(4 + comparison.processes.length)
	expect(flowDifferencesTable(india, comparison, english).rows).toHaveLength(comparison.flows.length)
})
