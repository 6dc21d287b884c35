import { expect, test } from 'vitest'
import { entryAt } from '#lib/model/addresses/addresses.ts'
import type { ShareFigure } from '#lib/model/chain.ts'
import { figureName, ownPart, rangeText, valueText } from '#lib/figures/text/figure-text.ts'
import { figuresBehind, figuresOf } from '#lib/figures/text/provenance.ts'
import { processesTable } from '#lib/figures/tables/nodes.ts'
import { planOnce } from '../support/engine.ts'
import { english, planned } from './plans.ts'

const { chain, plans } = await planned('india-rare-earths')
const { words } = english
const materials = new Set(chain.materials.map(({ id }) => id))

test('every figure that a plan rests on stands in the details of its node', () => {
	let seen = 0
	for (const { plan, name } of plans) {
		const behind = figuresBehind(chain, plan, words).filter((each) => !materials.has(each.id))
		for (const id of new Set(behind.map((each) => each.id))) {
			const shown = new Set(figuresOf(chain, plan.scenario, id, words).map(({ figure }) => JSON.stringify(figure)))
			for (const { figure } of behind.filter((each) => each.id === id)) {
				expect(shown.has(JSON.stringify(figure)), `${name}: ${id}`).toBe(true)
				seen++
			}
		}
	}
	expect(seen).toBeGreaterThan(500)
})

test('the figure that a scenario sets comes first, under its name, and stands in for the plants’', () => {
	const { plan } = plans.find(({ name }) => name.startsWith('repm-full'))!
	const [id = '', set] = Object.entries(chain.scenarios.find((each) => each.id === 'repm-full')!.set)[0]!
	expect(figuresOf(chain, plan.scenario, id, words)[0]).toMatchObject({ name: plan.scenario.name, figure: set })
	const behind = figuresBehind(chain, plan, words).filter((each) => each.id === id)
	expect(behind.map((each) => each.figure)).toContain(set)
	expect(behind.some(({ name }) => name.startsWith('Nameplate'))).toBe(false)
})

test('the share of one component is told without the others, with its own range', () => {
	const entry = entryAt(chain, 'barmer.composition.Dy')!
	const { shares } = entry.figure as ShareFigure
	expect(figureName(entry, english)).toContain('Dysprosium')
	expect(valueText(ownPart(entry)!, english)).toBe(`${english.numbers.full(shares.Dy! * 100)}\u00a0%`)
	expect(rangeText(ownPart(entry)!, english)).not.toContain('NdPr')
	expect(ownPart(entryAt(chain, 'oscom-cracking')!)).toBe(entryAt(chain, 'oscom-cracking')!.figure)
})

test('a node that is not there has no figures', () => {
	expect(figuresOf(chain, plans[0]!.plan.scenario, 'nowhere', words)).toEqual([])
})

/** Settings by address, and what the details of their node then say of each. */
const settings = [
	{ address: 'monazite-mining.yield.heavy-minerals', value: 0.5, node: 'monazite-mining', shown: 0.5 },
	{ address: 'oscom-cracking.expansion.lead', value: 9, node: 'oscom-cracking', shown: 9 },
	{ address: 'kamthai', value: 12, node: 'kamthai', shown: 12 },
	{ address: 'oscom-cracking', value: 4321, node: 'oscom-cracking', shown: 4321 },
	{ address: 'headline-other', value: 20000, node: 'headline-other', shown: 20000 }
]

test.each(settings)('$address set by hand shows its new value in the details, and no source', async (each) => {
	const plan = await planOnce(chain, { [each.address]: each.value })
	const byHand = figuresOf(chain, plan.scenario, each.node, words).filter(({ figure }) => figure.byHand)
	const values = byHand.map(({ figure }) =>
		'written' in figure ? figure.written.value : Object.values(figure.shares)[0]
	)
	expect(values).toEqual([expect.closeTo(each.shown, 6)])
	expect(byHand[0]!.figure.sources).toEqual([])
	expect(figuresBehind(chain, plan, words).filter(({ figure }) => figure.byHand)).toEqual([])
})

test('a capacity set by hand comes before the model’s own nameplates, which stay as they are', async () => {
	const plan = await planOnce(chain, { 'oscom-cracking': 4321 })
	const before = figuresOf(chain, plans[0]!.plan.scenario, 'oscom-cracking', words)
	const after = figuresOf(chain, plan.scenario, 'oscom-cracking', words)
	expect(after[0]).toMatchObject({ name: 'Set by hand', figure: { unit: 't monazite/yr' } })
	expect(after.slice(1)).toEqual(before)
})

test('the table of processes says of a nameplate or a capacity set by hand that it was, and names no source', async () => {
	for (const address of ['oscom-cracking', 'oscom-cracking.plants.rare-earth-extraction-plant.nameplate']) {
		const table = processesTable(chain, await planOnce(chain, { [address]: 4321 }), english)
		const row = table.rows.find(({ key }) => key === 'oscom-cracking')!
		const cell = (key: string) => row.cells[table.columns.findIndex((column) => column.key === key)]!.value
		expect([cell('status'), cell('confidence'), cell('sources')], address).toEqual(['set by hand', null, ''])
	}
})
