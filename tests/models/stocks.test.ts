/** Stocks and stores in a model: what may be written, and what a scenario may set. */
import { describe, expect, test } from 'vitest'
import { entryAt } from '#lib/model/addresses/addresses.ts'
import { applyScenario } from '#lib/model/scenario/apply-scenario.ts'
import { readModel } from '#lib/model/read-model.ts'
import { openScenario, withLever } from '#lib/model/scenario/scenario.ts'
import { stateAfter } from '#lib/engine/index.ts'
import { withEngine } from '../support/engine.ts'
import { edited, TINY } from './tiny-model.ts'

const FIGURE = '{ status: assumed, source: notes, confidence: low }'
const KEPT = `stocks:
  heap:
    name: Heap
    route: main
    material: rock
    defaults: ${FIGURE}
    composition: { shares: { A: 0.5, B: 0.5 } }
    amount: { value: 300 t rock, low: 200, high: 400 }
    draw: 60 t rock/yr
    limit: 1 kt rock
    least: 100 t rock
  shed: { name: Shed, route: main, material: oxide, defaults: ${FIGURE}, amount: none }
stores:
  pond: { name: Pond, holds: waste, defaults: ${FIGURE}, amount: none, limit: 40 t X }
  bunker: { name: Bunker, holds: salt, defaults: ${FIGURE}, amount: 5 t salt, limit: 9 kt salt }
processes:
`
const byproduct = `    byproducts: { salt: { name: Salt, per: { value: 2 t salt/t X, status: assumed, source: notes, confidence: low } } }
    lever: { max: 2000`

function read() {
	const texts = edited('chain.yaml', 'processes:\n', KEPT, edited('chain.yaml', '    lever: { max: 2000', byproduct))
	const { chain, diagnostics } = readModel(texts)
	expect(diagnostics).toEqual([])
	return chain!
}

describe('a stock', () => {
	test('is in base units, in the stage of its material', () => {
		const [, heap, shed] = read().feeds
		expect(heap).toMatchObject({
			stage: 'dig',
			available: { value: 30 },
			resource: { value: 150, low: 100, high: 200 },
			stock: { limit: { value: 500 }, least: { value: 50 } }
		})
		expect(shed).toMatchObject({
			available: null,
			composition: null,
			resource: { state: 'none', value: 0 },
			stock: { limit: null }
		})
	})

	test('of a chain of one component needs no composition', () => {
		const one = readModel({
			'chain.yaml': ONE_COMPONENT,
			'scenarios.yaml': 'scenarios: { today: { name: Today, note: As it stands. } }',
			'sources.yaml': TINY['sources.yaml']
		})
		expect(one.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
		expect(one.chain!.feeds[0]!.composition).toMatchObject({ shares: { X: 1 }, status: 'assumed' })
	})
})

describe('a store', () => {
	test('is in the base unit for an outlet, in that of the by-product otherwise', () => {
		const [pond, bunker] = read().stores
		expect(pond).toMatchObject({ holds: { outlet: 'waste' }, unit: 't X', limit: { value: 40 } })
		expect(bunker).toMatchObject({
			holds: { byproduct: 'salt' },
			unit: 't salt',
			amount: { value: 5 },
			limit: { value: 9000 }
		})
	})
})

describe('an address', () => {
	test.each([
		['heap', 150],
		['heap.amount', 150],
		['heap.draw', 30],
		['heap.limit', 500],
		['heap.least', 50],
		['heap.composition.A', 0.5],
		['pond.limit', 40],
		['bunker', 5],
		['bunker.amount', 5]
	])('%s leads to its figure', (address, value) => expect(entryAt(read(), address)?.value).toBe(value))

	test.each(['shed.draw', 'heap.available', 'heap.resource', 'shed.limit', 'pond.least', 'heap.capacity'])(
		'%s leads nowhere',
		(address) => expect(entryAt(read(), address)).toBeNull()
	)

	test('can be set, in the unit in which the model writes it', () => {
		const chain = read()
		const set = { heap: 400, 'heap.draw': 20, 'heap.limit': 2, 'bunker.limit': 1, 'rock.content': 0.25 }
		const scenario = Object.entries(set).reduce(
			(changed, [address, value]) => withLever(changed, address, value),
			openScenario('today')
		)
		const { chain: applied } = applyScenario(chain, scenario)
		expect(applied.feeds[1]).toMatchObject({
			available: { value: 5 },
			resource: { value: 100 },
			stock: { limit: { value: 500 }, least: { value: 25 } }
		})
		expect(applied.stores[1]!.limit!.value).toBe(1000)
	})
})

test('a year follows a year from a model read from text', async () => {
	await withEngine(read(), (engine) => {
		const first = engine.solve(engine.situation(openScenario('today')))
		const state = stateAfter(first)
		expect(Object.keys(state.stocks)).toEqual(['heap', 'shed'])
		expect(Object.keys(state.stores)).toEqual(['pond', 'bunker'])
		const second = engine.solve(engine.situation(openScenario('today'), state))
		expect(second.stores.map(({ held }) => held)).toEqual(Object.values(state.stores))
	})
})

const ONE_COMPONENT = `id: one
name: One
version: '1'
date: 2026
unit: t X
unitName: ex
years: { first: 2026, last: 2030 }
counts: [operating]
defaults: ${FIGURE}
components: { X: Ex }
stages: { mill: Mill, use: Use }
routes: { main: { name: Main, colour: ochre } }
outlets: { waste: { name: Waste, kind: waste } }
materials: { ore: { name: Ore, stage: mill }, metal: { name: Metal, stage: use } }
feeds: {}
stocks:
  heap: { name: Heap, route: main, material: ore, amount: 300 t X }
processes:
  mill:
    name: Mill
    stage: mill
    route: main
    modes: [{ takes: ore, gives: [{ to: metal, yield: 0.9 }, { to: waste, yield: rest }] }]
    capacity: { plants: [{ status: operating, nameplate: 100 t X/yr }] }
demands: { base: { name: Base, parts: { need: { name: Need, takes: metal, amount: 50 t X/yr } } } }
`
