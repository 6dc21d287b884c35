/** The India model's programme solved warm, from text, and by another solver; and the time from lever to plan. */
import loadHighs from 'highs'
import { solve as yalps, type Constraint } from 'yalps'
import { applySituation } from '#lib/engine/programme/bounds.ts'
import { createEngine } from '#lib/engine/index.ts'
import { formulate } from '#lib/engine/programme/formulate.ts'
import { lpText } from '../support/lp-text.ts'
import { highsSolver } from '#lib/engine/lp/highs.ts'
import type { LinearProgram } from '#lib/engine/lp/program.ts'
import { LpSession, SolveRecord } from '#lib/engine/lp/session.ts'
import { shortfallCost } from '#lib/engine/programme/levels.ts'
import { situationOf } from '#lib/engine/programme/situation.ts'
import type { Chain } from '#lib/model/chain.ts'
import { applyScenario } from '#lib/model/apply-scenario.ts'
import { openScenario } from '#lib/model/scenario.ts'
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

export interface PlanTimings {
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

/** The shortfall programme with the first mine at a given capacity, bounds written in. */
function programAt(chain: Chain, capacity: number): LinearProgram {
	const f = formulate(chain)
	const situation = openingSituation(chain)
	situation.effective[0] = capacity
	applySituation(f, situation, f.lp)
	for (const [col, value] of shortfallCost(f, 'total')) f.lp.cost[col] = value
	return f.lp
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

	const f = formulate(chain)
	const situation = openingSituation(chain)
	const lever = f.row.capacity[0]!
	const at = (i: number) => dragged(base, i) / situation.scale

	const session = new LpSession(highsSolver(highs), f.lp, new SolveRecord())
	applySituation(f, situation, session.bounds)
	session.ask(shortfallCost(f, 'total'))
	const certified = timeWarm(runs, (i) => {
		session.bounds.rowUpper[lever] = at(i)
		session.solve()
	})
	const model = highsSolver(highs).load({ ...f.lp, ...session.bounds, cost: session.cost })
	const row = Int32Array.of(lever)
	const warm = timeWarm(runs, (i) => {
		model.setRowBounds(row, Float64Array.of(-Infinity), Float64Array.of(at(i)))
		model.solve()
	})
	const idle = timeWarm(runs, () => model.solve())
	session.dispose()
	model.dispose()
	return {
		columns: f.lp.colNames.length,
		rows: f.lp.rowNames.length,
		warm,
		idle,
		certified,
		text: time(Math.min(runs, 100), (i) => highs.solve(texts[i % texts.length]!, { output_flag: false })),
		yalps: timeWarm(runs, (i) => yalps(models[i % models.length]!))
	}
}

/** From a lever moved to the whole plan. */
export async function timePlan(chain: Chain): Promise<PlanTimings> {
	const engine = createEngine(chain, highsSolver(await loadHighs()))
	const id = chain.scenarios[0]!.id
	const { factor, id: lever } = chain.levers.find((l) => l.id === chain.processes[0]!.id)!
	const base = chain.processes[0]!.plants[0]!.nameplate.value! / factor
	let solves = 0
	const planOnce = (i: number) => {
		const set = { [lever]: dragged(base, i) }
		solves = engine.plan({ id, year: null, demand: null, set }).certificate.solves
	}
	time(150, planOnce)
	const plan = time(300, planOnce)
	engine.dispose()
	return { plan, solves }
}
