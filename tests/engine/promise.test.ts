/**
 * "An answer that fails its certificate is never shown": the engine asks a solver that lies, in each way in which an
 * answer can be wrong, and refuses; with the honest solver back it plans as if nothing had happened.
 */
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { createEngine, SolverDefect, worstImbalance, type Engine, type LpSolver } from '#lib/engine/index.ts'
import type { Solution } from '#lib/engine/lp/solver.ts'
import type { Chain } from '#lib/model/chain.ts'
import { chainOf, openToday, type ChainSpec } from '../support/chains.ts'
import { chainFrom, testSolver } from '../support/engine.ts'
import { lyingSolver, through, type Lie } from '../support/lying-solver.ts'
import { chainsWith, RICH } from '../support/random-chains.ts'

/** ore -> mine -> mill -> metal, with a rung, causes of several kinds, a contract and an import. */
const SPEC: ChainSpec = {
	components: ['A', 'B'],
	stages: ['mine', 'mill', 'use'],
	feeds: [
		{ id: 'ore', gives: 'ore', available: 70, composition: { A: 0.25, B: 0.75 } },
		{ id: 'sand', gives: 'ore', available: 40, composition: { A: 0.5, B: 0.5 } }
	],
	plants: [
		{ id: 'mine', stage: 'mine', takes: 'ore', gives: 'mined', yield: { A: 0.9, B: 0.8 }, capacity: 80 },
		{ id: 'mill', stage: 'mill', takes: 'mined', gives: 'metal', yield: { A: 0.5, B: 0.7 }, capacity: 50 },
		{ id: 'new', stage: 'mill', takes: 'mined', gives: 'metal', yield: 0.8, capacity: 0 }
	],
	demands: [
		{ id: 'need', takes: 'metal', amount: 60 },
		{ id: 'later', takes: 'mined', amount: 25, tier: 2 }
	],
	trades: [
		{ id: 'abroad', kind: 'import', material: 'mined', amount: 5, composition: { A: 0.4, B: 0.6 } },
		{ id: 'sold', kind: 'export', material: 'metal', amount: 3 }
	]
}

/** Index of the largest value, where a relative lie weighs most. */
const largest = (values: Float64Array) =>
	values.reduce((best, x, i) => (Math.abs(x) > Math.abs(values[best]!) ? i : best), 0)

const LIES: Record<string, Lie> = {
	'a wrong amount': (s) => {
		s.colValue[largest(s.colValue)]! += 10
		return s
	},
	'an amount that is a thousandth too large': (s) => {
		s.colValue[largest(s.colValue)]! *= 1 + 1e-3
		return s
	},
	'an amount below zero': (s) => {
		s.colValue[largest(s.colValue)]! *= -1
		return s
	},
	'nothing at all': (s) => {
		s.colValue.fill(0)
		return s
	},
	'twice everything': (s) => {
		s.colValue.forEach((x, j) => (s.colValue[j] = 2 * x))
		return s
	},
	'two amounts exchanged': (s) => {
		const [i, j] = [largest(s.colValue), s.colValue.indexOf(0)]
		;[s.colValue[i], s.colValue[j]] = [s.colValue[j]!, s.colValue[i]!]
		return s
	},
	'an amount that is no number': (s) => {
		s.colValue[0] = NaN
		return s
	},
	'an infinite amount': (s) => {
		s.colValue[largest(s.colValue)] = Infinity
		return s
	},
	'a price that is no number': (s) => {
		s.rowDual[0] = NaN
		return s
	},
	'a wrong price': (s) => {
		s.rowDual[largest(s.rowDual)]! += 0.5
		return s
	},
	'a price of the wrong sign': (s) => {
		s.rowDual[largest(s.rowDual)]! *= -1
		return s
	},
	'no prices': (s) => {
		s.rowDual.fill(0)
		return s
	}
}

/** Lies that leave an answer as it was say nothing. */
const isLie = (given: Solution, honest: Solution) =>
	given.colValue.some((x, j) => !(Math.abs(x - honest.colValue[j]!) <= 1e-4)) ||
	given.rowDual.some((x, i) => !(Math.abs(x - honest.rowDual[i]!) <= 1e-4))

const honest = await testSolver()
const engines: Engine[] = []
const engineOn = (solver: LpSolver, chain: Chain = chainOf(SPEC)) => {
	const engine = createEngine(chain, solver)
	engines.push(engine)
	return engine
}
afterAll(() => engines.forEach((engine) => engine.dispose()))

const processIds = (chain: Chain) => chain.processes.map((p) => p.id)

const right = JSON.stringify(engineOn(honest).plan(openToday))

describe('a solver that lies', () => {
	test.each(Object.entries(LIES))('is refused: %s', (_, lie) => {
		const { solver, tell } = lyingSolver(honest)
		const engine = engineOn(solver)
		let lied = 0
		tell((s, program, before) => {
			const given = lie({ ...s, colValue: s.colValue.slice(), rowDual: s.rowDual.slice() }, program, before)
			lied += isLie(given, s) ? 1 : 0
			return given
		})
		expect(() => engine.plan(openToday)).toThrow(SolverDefect)
		expect(lied).toBeGreaterThan(0)
		tell(null)
		expect(JSON.stringify(engine.plan(openToday))).toBe(right)
	})

	test('is refused when it goes on giving an earlier answer', () => {
		const { solver, tell } = lyingSolver(honest)
		const engine = engineOn(solver)
		const first = new Map<unknown, Solution>()
		const keep: Lie = (s, program) => {
			if (!first.has(program)) first.set(program, s)
			return s
		}
		tell(keep)
		engine.plan(openToday)
		tell((s, program) => first.get(program) ?? s)
		expect(() => engine.plan({ ...openToday, set: { mine: 20 } })).toThrow(SolverDefect)
		tell(null)
		expect(JSON.stringify(engine.plan(openToday))).toBe(right)
	})

	test('is refused when it ends elsewhere than at an optimum', () => {
		let fails = true
		const solver = through(honest, (model) => ({
			solve(...args) {
				if (fails) throw new SolverDefect('ended with model status 8', { modelStatus: 8 })
				return model.solve(...args)
			}
		}))
		const engine = engineOn(solver)
		expect(() => engine.plan(openToday)).toThrow(SolverDefect)
		fails = false
		expect(JSON.stringify(engine.plan(openToday))).toBe(right)
	})

	test('is refused at whichever of its questions it lies, even once if it stands by it', () => {
		const { solver, tell, answers } = lyingSolver(honest)
		const engine = engineOn(solver)
		// The first plan also asks for the basis that all start from.
		engine.plan(openToday)
		tell(null)
		engine.plan(openToday)
		const questions = answers()
		expect(questions).toBeGreaterThan(10)
		const wrong: Lie = (s) => {
			s.colValue[largest(s.colValue)]! += 10
			return s
		}
		for (let first = 0; first < questions; first++) {
			// An answer that fails is asked for once more, from fresh factors.
			tell(wrong, (answer) => answer >= first)
			expect(() => engine.plan(openToday), `question ${first}`).toThrow(SolverDefect)
		}
		tell(null)
		expect(JSON.stringify(engine.plan(openToday))).toBe(right)
	})

	test('never has a wrong plan shown: refused, or asked again and right', async () => {
		const seen = { refused: 0, right: 0 }
		const lies = fc.constantFrom(...Object.values(LIES))
		await fc.assert(
			fc.asyncProperty(chainsWith(RICH), lies, fc.nat(60), fc.boolean(), (spec, lie, at, once) => {
				const chain = chainOf(spec)
				const { solver, tell } = lyingSolver(honest)
				const engine = createEngine(chain, solver)
				try {
					const expected = engine.plan(openToday)
					tell(lie, (answer) => (once ? answer === at : answer >= at))
					const found = attempt(() => engine.plan(openToday))
					if (found instanceof Error) expect(found).toBeInstanceOf(SolverDefect)
					else expect(near(found, expected)).toBe(true)
					seen[found instanceof Error ? 'refused' : 'right'] += 1
				} finally {
					engine.dispose()
				}
				return Promise.resolve()
			}),
			{ numRuns: 60 }
		)
		expect(Math.min(seen.refused, seen.right)).toBeGreaterThan(10)
	})
})

function attempt<T>(what: () => T): T | Error {
	try {
		return what()
	} catch (error) {
		return error as Error
	}
}

type Shown = ReturnType<Engine['plan']>

/** Whether two plans say the same, but for rounding. */
function near(a: Shown, b: Shown): boolean {
	const scale = 1e-6 * Math.max(1, b.demand, ...b.flows.map((f) => f.total))
	const same = (x: number, y: number) => Math.abs(x - y) <= scale
	return (
		same(a.delivered, b.delivered) &&
		a.processes.every((p, i) => same(p.used, b.processes[i]!.used) && p.verdict === b.processes[i]!.verdict) &&
		a.ceilings.every((c, i) => same(c.delivered, b.ceilings[i]!.delivered)) &&
		a.ladder.length === b.ladder.length &&
		a.ladder.every((r, i) => same(r.delivered, b.ladder[i]!.delivered))
	)
}

describe('the balance of a plan', () => {
	test('is made from its flows: a plan with a wrong flow does not balance', () => {
		const engine = engineOn(honest)
		const plan = engine.plan(openToday)
		expect(worstImbalance(processIds(engine.chain), plan.flows, plan.losses)).toBeLessThan(1e-9)
		for (const [i, flow] of plan.flows.entries()) {
			const wrong = plan.flows.with(i, {
				...flow,
				components: Object.fromEntries(Object.entries(flow.components).map(([c, x]) => [c, x * 1.001]))
			})
			const touches = (end: string) => engine.chain.processes.some((p) => p.id === end)
			if (touches(flow.from) || touches(flow.to))
				expect(worstImbalance(processIds(engine.chain), wrong, plan.losses)).toBeGreaterThan(1e-6)
		}
	})

	/** A yield that gives more than it takes cannot be written in a model; here it is put in afterwards. */
	test('is refused where a process would give more than it takes', () => {
		const chain = chainOf(SPEC)
		const leaky = {
			...chain,
			processes: chain.processes.map((p) =>
				p.id !== 'mine'
					? p
					: {
							...p,
							modes: p.modes.map((m) => ({
								...m,
								yields: m.yields.map((y, i) => (i === 0 ? { ...y, shares: { A: 1.2, B: 1.2 } } : y))
							}))
						}
			)
		}
		expect(() => engineOn(honest, leaky).plan(openToday)).toThrow(/balance/)
	})

	test('holds in India', () => {
		const chain = chainFrom('models/india-rare-earths')
		const plan = engineOn(honest, chain).plan(openToday)
		expect(worstImbalance(processIds(chain), plan.flows, plan.losses)).toBeLessThan(1e-9)
		expect(worstImbalance(processIds(chain), plan.top.flows, plan.top.losses)).toBeLessThan(1e-9)
	})
})
