import { expect, test } from 'vitest'
import type { CheckFile } from '#lib/model/files/checks-file.ts'
import { chainOf } from '../../../tests/support/chains.ts'
import { withEngine } from '../../../tests/support/engine.ts'
import type { Engine } from '#lib/engine/index.ts'
import { runChecks, type CheckResult, type Planning } from './checks.ts'

/** Ore for 100 through a mill of 40 and a smelter of 80, against a need of 100. */
const chain = chainOf({
	feeds: [{ id: 'pit', gives: 'ore', available: 100 }],
	plants: [
		{ id: 'mill', stage: 'mine', takes: 'ore', gives: 'concentrate', capacity: 40 },
		{ id: 'smelter', stage: 'use', takes: 'concentrate', gives: 'metal', capacity: 80 }
	],
	demands: [{ id: 'need', takes: 'metal', amount: 100 }]
})

const asked = (engine: Engine): Planning => ({
	chain: engine.chain,
	situation: (scenario, state) => engine.situation(scenario, state),
	solve: (situation) => engine.solve(situation),
	explain: (answer) => engine.explain(answer),
	plan: (scenario) => engine.plan(scenario)
})

const run = (checks: Omit<CheckFile, 'says'>[]): Promise<CheckResult[]> =>
	withEngine(chain, (engine) =>
		runChecks(
			chain,
			checks.map((check) => ({ says: 'so', ...check })),
			engine
		)
	)

const failuresOf = async (check: Omit<CheckFile, 'says'>) => (await run([check]))[0]!.failures

test('what holds is reported as holding', async () => {
	const [result] = await run([
		{
			change: { mill: 60 },
			expect: {
				delivered: 'rises',
				gap: 'falls',
				imported: 'stays',
				used: { mill: [60, 60], smelter: 'rises' },
				utilisation: { mill: [1, 1] },
				needed: { mill: [100, 100] },
				served: { need: 'does-not-fall' },
				ceiling: { mine: [60, 60] },
				verdict: { mill: 'too-small', smelter: 'starved' },
				cause: { smelter: 'mill' },
				weakest: 'mine',
				together: ['mill', 'smelter'],
				reaches: true,
				balances: true
			}
		}
	])
	expect(result).toEqual({ says: 'so', ok: true, failures: [] })
})

test('what processes make of a material is counted, whole and by component', async () => {
	expect(await failuresOf({ expect: { made: { concentrate: [40, 40], metal: [40, 40] } } })).toEqual([])
	expect(await failuresOf({ expect: { made: { ore: [1, 2] } } })).toMatchObject([{ path: ['made', 'ore'], found: 0 }])
})

test('what comes in and goes out, and what a stock is left with, is compared', async () => {
	const traded = chainOf({
		feeds: [],
		stocks: [{ id: 'heap', holds: 'ore', amount: 30 }],
		plants: [{ id: 'mill', stage: 'mine', takes: 'ore', gives: 'metal', capacity: 50 }],
		trades: [{ id: 'bought', kind: 'import', material: 'ore', amount: 100 }],
		demands: [{ id: 'need', takes: 'metal', amount: 40 }]
	})
	const expected = { traded: { bought: [10, 10] as [number, number] }, left: { heap: [0, 0] as [number, number] } }
	const [result] = await withEngine(traded, (engine) => runChecks(traded, [{ says: 'so', expect: expected }], engine))
	expect(result!.failures).toEqual([])
	expect(await failuresOf({ expect: expected })).toMatchObject([
		{ path: ['traded', 'bought'], found: null },
		{ path: ['left', 'heap'], found: null }
	])
})

test('a figure of a named status that rests on a recalled source is named by its address', async () => {
	const [source] = chain.sources
	const recalled = { ...chain, sources: [{ ...source!, recalled: true as const }] }
	const checks = [{ says: 'so', expect: { noneRecalled: [chain.processes[0]!.plants[0]!.nameplate.status] } }]
	await withEngine(recalled, (engine) => {
		const [found] = runChecks(recalled, checks, engine)
		expect(found).toMatchObject({ ok: false, failures: [{ kind: 'recalled' }] })
		expect(found!.failures[0]).toHaveProperty('found', expect.arrayContaining(['pit']))
		expect(runChecks(chain, checks, engine)[0]!.ok).toBe(true)
	})
})

test('figures that a scenario sets are judged by their sources too, also those from a year on', async () => {
	const nameplate = chain.processes[0]!.plants[0]!.nameplate
	const figure = { ...nameplate, status: 'announced' as const }
	const scenarios = [
		{ ...chain.scenarios[0]!, id: 'always', set: { mill: figure } },
		{ ...chain.scenarios[0]!, id: 'later', setByYear: { mill: [{ from: 2030, figure }] } }
	]
	const sources = chain.sources.map((source) => ({ ...source, recalled: true as const }))
	const checks = [{ says: 'so', expect: { noneRecalled: ['announced' as const] } }]
	const planned = { ...chain, scenarios, sources }
	const [result] = await withEngine(planned, (engine) => runChecks(planned, checks, engine))
	expect(result!.failures).toEqual([
		{ path: ['noneRecalled'], kind: 'recalled', found: ['always: mill', 'later: mill'] }
	])
})

test('an amount outside its range says what was found', async () => {
	expect(await failuresOf({ expect: { delivered: [0, 39] } })).toEqual([
		{ path: ['delivered'], kind: 'range', least: 0, most: 39, found: expect.closeTo(40, 6) }
	])
})

test('an amount that the plan does not have fails its range', async () => {
	expect(await failuresOf({ expect: { served: { nobody: [0, 1] } } })).toEqual([
		{ path: ['served', 'nobody'], kind: 'range', least: 0, most: 1, found: null }
	])
})

test('a move that does not come says both amounts', async () => {
	expect(await failuresOf({ change: { smelter: 90 }, expect: { delivered: 'rises' } })).toEqual([
		{ path: ['delivered'], kind: 'move', move: 'rises', before: expect.closeTo(40, 6), after: expect.closeTo(40, 6) }
	])
})

test.each(['rises', 'does-not-fall'] as const)('a fall is no case of "%s"', async (move) => {
	expect(await failuresOf({ change: { mill: 30 }, expect: { delivered: move } })).toHaveLength(1)
})

test.each(['falls', 'stays', 'does-not-rise'] as const)('a rise is no case of "%s"', async (move) => {
	expect(await failuresOf({ change: { mill: 50 }, expect: { delivered: move } })).toHaveLength(1)
})

test('the ground of a check is its year, scenario and settings', async () => {
	const given = { scenario: 'today', demand: 'base', year: 2030, set: { mill: 70 } }
	expect(await failuresOf({ given, change: { mill: 70 }, expect: { delivered: 'stays' } })).toEqual([])
})

test('verdicts, causes and the weakest stage are named as found', async () => {
	const failures = await failuresOf({
		expect: { verdict: { mill: 'idle' }, cause: { smelter: ['pit'] }, weakest: 'use' }
	})
	expect(failures).toEqual([
		{ path: ['verdict', 'mill'], kind: 'is', expected: 'idle', found: 'too-small' },
		{ path: ['cause', 'smelter'], kind: 'names', expected: ['pit'], found: ['mill'] },
		{ path: ['weakest'], kind: 'is', expected: 'use', found: 'mine' }
	])
})

test('a ladder that does otherwise says what its rungs are', async () => {
	const failures = await failuresOf({
		given: { set: { smelter: 100 } },
		expect: { together: ['mill', 'smelter'], reaches: false }
	})
	expect(failures).toEqual([
		{ path: ['together'], kind: 'together', expected: ['mill', 'smelter'], found: [['mill']] },
		{ path: ['reaches'], kind: 'reaches', expected: false, found: true }
	])
})

test('a plan whose sums do not hold fails "balances", sum by sum', async () => {
	const [result] = await withEngine(chain, (engine) =>
		runChecks(chain, [{ says: 'so', expect: { balances: true } }], {
			...asked(engine),
			plan: (scenario) => ({
				...engine.plan(scenario),
				gapByCause: [],
				demands: [],
				losses: [{ process: 'mill', outlet: 'waste', total: 1, components: { X: 1 } }]
			})
		})
	)
	expect(result!.failures.map((failure) => failure.kind === 'balances' && failure.sum)).toEqual([
		'causes',
		'demands',
		'flows'
	])
})

/** A heap of 30 that a mill of 20 draws down. */
const heap = chainOf({
	feeds: [],
	stocks: [{ id: 'heap', holds: 'ore', amount: 30 }],
	plants: [{ id: 'mill', stage: 'mine', takes: 'ore', gives: 'metal', capacity: 20 }],
	demands: [{ id: 'need', takes: 'metal', amount: 20 }]
})

const byYear = (expected: CheckFile['expect']) =>
	withEngine(heap, (engine) => runChecks(heap, [{ says: 'so', expect: expected }], engine)[0]!.failures)

test('amounts of several years stand on what the years before left', async () => {
	const { first } = heap.years
	const holding: CheckFile['expect'] = {
		years: {
			[first]: { delivered: [20, 20], left: { heap: [10, 10] } },
			[first + 1]: { delivered: [10, 10], flow: { 'heap > mill': [10, 10] } },
			[first + 2]: { delivered: [0, 0], weakest: 'mine' }
		},
		closes: first
	}
	expect(await byYear(holding)).toEqual([])
	const failing: CheckFile['expect'] = { years: { [first + 1]: { delivered: [20, 20] } }, closes: 'never' }
	expect(await byYear(failing)).toEqual([
		{
			path: ['years', String(first + 1), 'delivered'],
			kind: 'range',
			least: 20,
			most: 20,
			found: expect.closeTo(10, 6)
		},
		{ path: ['closes'], kind: 'closes', expected: null, found: first }
	])
})

test('what a need contains, what runs between two nodes and what is lost or stored is compared', async () => {
	const holding: CheckFile['expect'] = {
		contained: { 'need.X': [40, 40] },
		flow: { 'mill > smelter': [40, 40] },
		lost: { 'mill.waste': [0, 0] }
	}
	const failing: CheckFile['expect'] = {
		contained: { 'need.X': [0, 1] },
		flow: { 'mill>smelter': [0, 1] },
		lost: { 'mill.waste.X': [1, 2] },
		stored: { pond: [0, 1] }
	}
	expect(await failuresOf({ expect: holding })).toEqual([])
	expect(await failuresOf({ expect: failing })).toHaveLength(4)
})

test('a setting that cannot be read is refused', async () => {
	await expect(run([{ change: { mill: 'much' }, expect: { delivered: 'rises' } }])).rejects.toThrow(RangeError)
})
