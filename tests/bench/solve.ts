/** The India model's programme solved warm, from text, and by another solver; and the time from lever to plan. */
import loadHighs from 'highs'
import { solve as yalps, type Constraint } from 'yalps'
import { answersByYear, createEngine, plansByYear } from '#lib/engine/index.ts'
import { lpText } from '../support/lp-text.ts'
import { highsSolver } from '#lib/engine/lp/highs.ts'
import type { LinearProgram } from '#lib/engine/lp/program.ts'
import { LpSession, SolveRecord } from '#lib/engine/lp/session.ts'
import { Programme } from '#lib/engine/programme/programme.ts'
import { situationOf } from '#lib/engine/programme/situation.ts'
import type { Chain } from '#lib/model/chain.ts'
import { applyScenario } from '#lib/model/scenario/apply-scenario.ts'
import { openScenario, type Scenario } from '#lib/model/scenario/scenario.ts'
import { time, type Timing } from './clock.ts'

export interface SolverTimings {
	columns: number
	rows: number
	/** The solver alone: a bound changed, solved, read. */
	warm: Timing
	/** The same with nothing changed: what a run costs whatever it is asked. */
	idle: Timing
	/** The same through the session, with its certificate. */
	certified: Timing
	text: Timing
	yalps: Timing
}

/** From a lever moved to each of the engine's results. */
export interface PlanTimings {
	/** Delivery alone. */
	delivery: Timing
	/** The answer with its flows. */
	answer: Timing
	explanation: Timing
	plan: Timing
	solves: number
}

/** Values of the first capacity lever that a drag passes through. */
const dragged = (base: number, i: number) => base * (0.6 + 0.8 * ((i % 100) / 100))

/** The situation of the scenario that opens. */
function openingSituation(chain: Chain) {
	const applied = applyScenario(chain, openScenario(chain.scenarios[0]!.id))
	return situationOf(applied.chain, applied.scenario)
}

/** A question to the shortfall programme of a chain, in its opening situation. */
function shortfallOf(chain: Chain) {
	const situation = openingSituation(chain)
	const programme = new Programme(situation.chain)
	return { programme, bounds: programme.bounds(situation), cost: programme.needCost, scale: situation.scale }
}

/** The shortfall programme as plain numbers, scaled, with the first mine at a given capacity. */
function programAt(chain: Chain, capacity: number): LinearProgram {
	const { programme, bounds, cost, scale } = shortfallOf(chain)
	bounds.rowUpper[programme.formulation.row.capacity[0]!] = capacity
	const scaled = (amounts: Float64Array) => amounts.map((x) => x / scale)
	const costs = new Float64Array(programme.lp.colNames.length)
	for (const [col, value] of cost) costs[col] = value
	return {
		...programme.lp,
		cost: costs,
		colLower: scaled(bounds.colLower),
		colUpper: scaled(bounds.colUpper),
		rowLower: scaled(bounds.rowLower),
		rowUpper: scaled(bounds.rowUpper)
	}
}

/** YALPS takes rows as constraints and knows no column bounds but zero: others become rows. */
function yalpsModel(lp: LinearProgram) {
	const bound = (lower: number, upper: number): Constraint =>
		lower === upper
			? { equal: lower }
			: { ...(Number.isFinite(lower) ? { min: lower } : {}), ...(Number.isFinite(upper) ? { max: upper } : {}) }
	const constraints = new Map(lp.rowNames.map((name, i) => [name, bound(lp.rowLower[i]!, lp.rowUpper[i]!)]))
	const variables = new Map(
		lp.colNames.map((name, j) => {
			const entries = new Map<string, number>([['cost', lp.cost[j]!]])
			for (let k = lp.starts[j]!; k < lp.starts[j + 1]!; k++) entries.set(lp.rowNames[lp.indices[k]!]!, lp.values[k]!)
			if (Number.isFinite(lp.colUpper[j])) {
				constraints.set(`bound ${name}`, { max: lp.colUpper[j]! })
				entries.set(`bound ${name}`, 1)
			}
			return [name, entries] as const
		})
	)
	return { direction: 'minimize' as const, objective: 'cost', constraints, variables }
}

/** After enough runs for the compilers to settle. */
function timeWarm(runs: number, run: (i: number) => void): Timing {
	time(runs, run)
	return time(runs, run)
}

/** The least shortfall of a chain as its first capacity is dragged, by each solver; `runs` of each. */
export async function timeSolvers(chain: Chain, runs: number): Promise<SolverTimings> {
	const highs = await loadHighs()
	const base = chain.processes[0]!.plants[0]!.nameplate.value!
	const programs = Array.from({ length: 20 }, (_, i) => programAt(chain, dragged(base, i * 5)))
	const texts = programs.map(lpText)
	const models = programs.map(yalpsModel)

	const { programme, bounds, cost, scale } = shortfallOf(chain)
	const lever = programme.formulation.row.capacity[0]!
	const session = new LpSession(highsSolver(highs), programme.lp, new SolveRecord())
	const certified = timeWarm(runs, (i) => {
		bounds.rowUpper[lever] = dragged(base, i)
		session.solve({ bounds, cost, scale })
	})
	const model = highsSolver(highs).load(programs[0]!)
	const warm = timeWarm(runs, (i) => {
		model.setRowBounds(lever, Float64Array.of(-Infinity), Float64Array.of(dragged(base, i) / scale))
		model.solve()
	})
	const idle = timeWarm(runs, () => model.solve())
	session.dispose()
	model.dispose()
	return {
		columns: programme.lp.colNames.length,
		rows: programme.lp.rowNames.length,
		warm,
		idle,
		certified,
		text: time(Math.min(runs, 100), (i) => highs.solve(texts[i % texts.length]!, { output_flag: false })),
		yalps: timeWarm(runs, (i) => yalps(models[i % models.length]!))
	}
}

/** From a lever moved to delivery, answer, explanation and plan; `runs` of each, after as many to warm up. */
export async function timePlan(chain: Chain, runs: number): Promise<PlanTimings> {
	const engine = createEngine(chain, highsSolver(await loadHighs()))
	const id = chain.scenarios[0]!.id
	const { factor, id: lever } = chain.levers.find((l) => l.id === chain.processes[0]!.id)!
	const base = chain.processes[0]!.plants[0]!.nameplate.value! / factor
	const scenarioAt = (i: number): Scenario => ({ ...openScenario(id), set: { [lever]: dragged(base, i) } })
	const situations = Array.from({ length: runs }, (_, i) => engine.situation(scenarioAt(i)))
	const answers = situations.map((situation) => engine.solve(situation))
	const timings = {
		delivery: timeWarm(runs, (i) => engine.deliver(situations[i]!)),
		answer: timeWarm(runs, (i) => engine.solve(situations[i]!)),
		explanation: timeWarm(runs, (i) => engine.explain(answers[i]!)),
		plan: timeWarm(runs, (i) => engine.plan(scenarioAt(i))),
		solves: engine.plan(scenarioAt(0)).certificate.solves
	}
	engine.dispose()
	return timings
}

/**
 * All years of the scenario that opens, as its first capacity is dragged, without and with explanations; `runs` of each.
 * @param demand the basis of the need; left out for the scenario's own
 */
export async function timeHorizon(
	chain: Chain,
	runs: number,
	demand?: string
): Promise<{ years: number; answers: Timing; plans: Timing }> {
	const engine = createEngine(chain, highsSolver(await loadHighs()))
	const { factor, id: lever } = chain.levers.find((l) => l.id === chain.processes[0]!.id)!
	const base = chain.processes[0]!.plants[0]!.nameplate.value! / factor
	const open = { ...openScenario(chain.scenarios[0]!.id), ...(demand !== undefined && { demand }) }
	const at = (i: number): Scenario => ({ ...open, set: { [lever]: dragged(base, i) } })
	const years = [...answersByYear(engine, at(0))].length
	const answers = timeWarm(runs, (i) => [...answersByYear(engine, at(i))])
	const plans = timeWarm(Math.ceil(runs / 5), (i) => [...plansByYear(engine, at(i))])
	engine.dispose()
	return { years, answers, plans }
}
