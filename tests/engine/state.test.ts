/** Year after year: what is left in the ground, stocks, and stores that fill up. */
import { describe, expect, test } from 'vitest'
import {
	answersByYear,
	planOf,
	stateAfter,
	type Answer,
	type Engine,
	type Plan,
	type State
} from '#lib/engine/index.ts'
import { chainOf, openToday, type ChainSpec } from '../support/chains.ts'
import { process, withEngine } from '../support/engine.ts'

/** The first answers of the chain's years, and what each leaves. */
function years(engine: Engine, count: number): { answer: Answer; state: State }[] {
	return [...answersByYear(engine, openToday)].slice(0, count).map((answer) => ({ answer, state: stateAfter(answer) }))
}

const run = (spec: ChainSpec, count: number) => withEngine(chainOf(spec), (engine) => years(engine, count))

const mill = { id: 'mill', takes: 'ore', gives: 'metal', yield: 0.8, capacity: 50 }
const need = { id: 'need', takes: 'metal', amount: 100 }

describe('a feed with a resource', () => {
	const pit = { id: 'pit', gives: 'ore', resource: 120 }

	test('gives no more than is left, and ends at exactly nothing', async () => {
		const found = await run({ feeds: [pit], plants: [mill], demands: [need] }, 4)
		expect(found.map(({ answer }) => answer.feeds[0]!.used)).toEqual([50, 50, 20, 0].map((x) => expect.closeTo(x, 9)))
		expect(found.map(({ state }) => state.feeds)).toEqual([{ pit: 70 }, { pit: 20 }, { pit: 0 }, { pit: 0 }])
		expect(found[3]!.answer.delivered).toBe(0)
	})

	test('that is nearly spent is the cause of a plant that stands half idle', async () => {
		const chain = chainOf({ feeds: [pit], plants: [mill], demands: [need] })
		const plan = await withEngine(chain, (engine): Plan => {
			const answer = engine.solve(engine.situation(openToday, { feeds: { pit: 20 }, stocks: {}, stores: {} }))
			return planOf(answer, engine.explain(answer))
		})
		expect(process(plan, 'mill')).toMatchObject({ verdict: 'starved', cause: { of: ['pit'], joint: false } })
		expect(plan.ladderEnd.limits).toEqual([{ kind: 'feed', of: 'pit' }])
	})

	test('gives no more than is available in the year', async () => {
		const found = await run({ feeds: [{ ...pit, available: 30 }], plants: [mill], demands: [need] }, 1)
		expect(found[0]!.answer.feeds[0]).toMatchObject({ available: 30, left: 120, used: expect.closeTo(30, 9) })
	})
})

describe('a stock', () => {
	const heap = { id: 'heap', holds: 'ore', amount: 60 }

	test('is drawn on like a feed, until it is empty', async () => {
		const found = await run({ feeds: [], stocks: [heap], plants: [mill], demands: [need] }, 3)
		expect(found.map(({ answer }) => answer.delivered)).toEqual([40, 8, 0].map((x) => expect.closeTo(x, 9)))
		expect(found.map(({ state }) => state.stocks.heap)).toEqual([{ X: expect.closeTo(10, 9) }, {}, {}])
	})

	test('is drawn before an import', async () => {
		const trades = [{ id: 'bought', kind: 'import' as const, material: 'ore', amount: 100 }]
		const [first] = await run({ feeds: [], stocks: [heap], trades, plants: [mill], demands: [need] }, 1)
		expect(first!.answer.trades[0]!.used).toBe(0)
	})

	test('holds back its least', async () => {
		const found = await run({ feeds: [], stocks: [{ ...heap, least: 45 }], plants: [mill], demands: [need] }, 2)
		expect(found.map(({ answer }) => answer.delivered)).toEqual([12, 0].map((x) => expect.closeTo(x, 9)))
		expect(found[1]!.state.stocks.heap).toEqual({ X: expect.closeTo(45, 9) })
	})

	/** Nd is wanted, La comes with it. */
	const split: ChainSpec = {
		components: ['Nd', 'La'],
		pure: ['oxide'],
		feeds: [{ id: 'pit', gives: 'ore', available: 100, composition: { Nd: 0.25, La: 0.75 } }],
		stocks: [{ id: 'shed', holds: 'oxide', amount: 0, limit: 100 }],
		plants: [{ id: 'splitter', takes: 'ore', gives: 'oxide', capacity: 100 }],
		demands: [
			{ id: 'magnets', takes: [{ material: 'oxide', only: ['Nd'] }], amount: 25 },
			{ id: 'glass', takes: [{ material: 'oxide', only: ['La'] }], amount: 5 }
		]
	}

	test('keeps what would be surplus, up to its limit', async () => {
		const found = await run(split, 2)
		expect(found.map(({ state }) => state.stocks.shed)).toEqual([
			{ La: expect.closeTo(70, 9) },
			{ La: expect.closeTo(100, 9) }
		])
		expect(found.map(({ answer }) => answer.flows.find(({ to }) => to === 'surplus')?.total)).toEqual([
			undefined,
			expect.closeTo(40, 9)
		])
		expect(found[0]!.answer.flows.find(({ to }) => to === 'shed')).toMatchObject({
			from: 'splitter',
			material: 'oxide'
		})
	})

	test('of a pure material gives each component by itself', async () => {
		const shed = { id: 'shed', holds: 'oxide', amount: 100, composition: { Nd: 0.9, La: 0.1 } }
		const chain = { ...split, feeds: [{ ...split.feeds[0]!, available: 0 }], stocks: [shed] }
		const [first] = await run(chain, 1)
		expect(first!.answer.stocks[0]).toMatchObject({
			drawn: { Nd: expect.closeTo(25, 9), La: expect.closeTo(5, 9) },
			kept: {}
		})
		expect(first!.state.stocks.shed).toEqual({ Nd: expect.closeTo(65, 9), La: expect.closeTo(5, 9) })
		expect(first!.answer.flows.filter(({ to }) => to === 'shed' || to === 'surplus')).toEqual([])
	})

	test('mixes what it keeps with what it held', async () => {
		const chain: ChainSpec = {
			components: ['A', 'B'],
			feeds: [{ id: 'pit', gives: 'ore', available: 100, composition: { A: 0.5, B: 0.5 } }],
			stocks: [{ id: 'heap', holds: 'slag', amount: 50, composition: { A: 1 }, limit: 1000 }],
			plants: [{ id: 'mill', takes: 'ore', gives: 'metal', yield: { A: 0.5, B: 0.5 }, rest: 'slag', capacity: 100 }],
			demands: [{ id: 'need', takes: 'metal', amount: 50 }]
		}
		const found = await run(chain, 2)
		expect(found[0]!.state.stocks.heap).toEqual({ A: expect.closeTo(75, 9), B: expect.closeTo(25, 9) })
		expect(found[1]!.answer.stocks[0]!.held).toEqual({ A: expect.closeTo(75, 9), B: expect.closeTo(25, 9) })
		expect(found[1]!.state.stocks.heap).toEqual({ A: expect.closeTo(100, 9), B: expect.closeTo(50, 9) })
	})
})

describe('a store', () => {
	const plant = { ...mill, byproducts: { thorium: 0.5 } }
	const spec: ChainSpec = {
		feeds: [{ id: 'pit', gives: 'ore' }],
		stores: [{ id: 'bunker', holds: 'thorium', amount: 2, limit: 27 }],
		plants: [plant, { id: 'smelter', takes: 'metal', gives: 'alloy', capacity: 100 }],
		demands: [{ id: 'need', takes: 'alloy', amount: 100 }]
	}

	test('of a by-product stops what makes it when it is full', async () => {
		const found = await run(spec, 3)
		expect(found.map(({ answer }) => answer.delivered)).toEqual([40, 10, 0].map((x) => expect.closeTo(x, 9)))
		expect(found.map(({ state }) => state.stores)).toEqual([22, 27, 27].map((x) => ({ bunker: expect.closeTo(x, 9) })))
	})

	test('of an outlet counts what goes there', async () => {
		const stores = [{ id: 'pond', holds: 'waste', limit: 15 }]
		const found = await run({ ...spec, stores }, 2)
		expect(found.map(({ state }) => state.stores.pond)).toEqual([10, 15].map((x) => expect.closeTo(x, 9)))
		expect(found[1]!.answer.delivered).toBeCloseTo(20, 9)
	})

	test('that is full blocks what fills it, starves what follows, and ends the ladder', async () => {
		const plan = await withEngine(chainOf(spec), (engine): Plan => {
			const answer = engine.solve(engine.situation(openToday, { feeds: {}, stocks: {}, stores: { bunker: 22 } }))
			return planOf(answer, engine.explain(answer))
		})
		expect(process(plan, 'mill')).toMatchObject({ verdict: 'blocked', cause: { of: ['bunker'], joint: false } })
		expect(process(plan, 'smelter')).toMatchObject({ verdict: 'starved', cause: { of: ['bunker'], joint: false } })
		expect(plan.ladderEnd.limits).toEqual([{ kind: 'store', of: 'bunker' }])
	})

	test('holds what one of two plants adds to it, where the other makes the same goods without', async () => {
		const clean = { ...plant, id: 'clean', capacity: 30, byproducts: {} }
		const [first] = await run({ ...spec, plants: [{ ...plant, capacity: 300 }, clean, ...spec.plants.slice(1)] }, 1)
		expect(first!.state.stores.bunker).toBeCloseTo(27, 9)
		expect(first!.answer.processes.map(({ used }) => used)).toEqual([62.5, 30, 74].map((x) => expect.closeTo(x, 9)))
	})

	test('without a limit stops nothing', async () => {
		const found = await run({ ...spec, stores: [{ id: 'bunker', holds: 'thorium' }] }, 2)
		expect(found.map(({ answer }) => answer.delivered)).toEqual([40, 40].map((x) => expect.closeTo(x, 9)))
	})
})

test('a state of another chain is refused', async () => {
	await withEngine(chainOf({ feeds: [], plants: [mill], demands: [need] }), (engine) => {
		expect(() => engine.situation(openToday, { feeds: { elsewhere: 1 }, stocks: {}, stores: {} })).toThrow(/elsewhere/)
	})
})

test('the same state gives the same answer, whatever was asked before', async () => {
	const spec: ChainSpec = { feeds: [{ id: 'pit', gives: 'ore', resource: 120 }], plants: [mill], demands: [need] }
	await withEngine(chainOf(spec), (engine) => {
		const first = engine.solve(engine.situation(openToday))
		const later = years(engine, 3)[2]!.answer
		expect(engine.solve(engine.situation(openToday))).toEqual(first)
		expect(later.fingerprint).not.toBe(first.fingerprint)
	})
})
