/** "What if" solves: loosen something, ask for the least weighted shortfall, put the bounds back. */

import { relaxFeed, relaxProcess } from '../../programme/bounds.ts'
import type { FedProgram } from './free-inputs.ts'
import type { Formulation } from '../../programme/formulate.ts'
import { preferences, shortfallCost } from '../../programme/levels.ts'
import type { Bounds, Cost, LpSession } from '../../lp/session.ts'
import type { Solution } from '../../lp/solver.ts'

/** Something that can hold others back. */
export type Limiter = { kind: 'process' | 'feed' | 'trade'; index: number }

/** What comes of loosening something. */
export interface Outcome {
	/** Weighted shortfall saved against today, scaled. */
	gain: number
	/** Use of each process on its capacity basis, scaled; inputs from nowhere count. */
	used: Float64Array
}

export interface ProbeResult extends Outcome {
	solution: Solution
}

export class Probe {
	#shortfall: Cost
	#cost: Cost
	#today = 0
	/** Bounds of the situation, put back after every question. */
	#bounds: Bounds
	/** Activity of each `run` column. */
	#runs: Map<number, number>
	/** Nothing loosened. */
	base: ProbeResult

	constructor(
		readonly f: Formulation,
		readonly session: LpSession,
		readonly fed: FedProgram
	) {
		this.#shortfall = shortfallCost(f, 'priority')
		this.#cost = new Map([...preferences(f), ...this.#shortfall])
		this.#bounds = session.snapshot()
		this.#runs = new Map(f.col.run.map((c, a) => [c, a]))
		this.base = this.#run(() => {})
		this.#today = -this.base.gain
		this.base.gain = 0
	}

	/** Solves today's question again, so that steps start from its basis. */
	rebase() {
		this.base = this.#run(() => {})
	}

	/** Solves with some limits lifted. */
	without(limiters: Limiter[]): ProbeResult {
		return this.#run(() => {
			for (const limiter of limiters) this.#lift(limiter)
		})
	}

	/** Solves with a process free to run on inputs from nowhere. */
	feeding(process: number): ProbeResult {
		return this.#read(this.fed.solve(this.#bounds, this.#cost, process))
	}

	/** What a unit of an activity on inputs from nowhere would cost at today's prices; below zero, it would pay. */
	fedPrice(activity: number): number {
		const { rowDual } = this.base.solution
		return this.fed.columns[activity]!.reduce((sum, [row, value]) => sum - value * rowDual[row]!, 0)
	}

	/** Solves with a process free of its least run. */
	released(process: number): ProbeResult {
		return this.#run(() => (this.session.bounds.rowLower[this.f.row.commitment[process]!] = 0))
	}

	/**
	 * What comes of an activity on inputs from nowhere, in one step from today's basis: a better plan without a solve, if
	 * the step has a length. Only right after `rebase`. Gain, and use of the activity's process, scaled.
	 */
	fedStep(activity: number): { gain: number; used: number } {
		const { f } = this
		const { process } = f.lots.activities[activity]!
		const { cols, rates, step } = this.session.direction(this.fed.columns[activity]!, this.base.solution)
		let saved = 0
		let more = f.use[activity]!
		cols.forEach((c, k) => {
			saved -= (this.#shortfall.get(c) ?? 0) * rates[k]!
			const run = this.#runs.get(c)
			if (run !== undefined && f.lots.activities[run]!.process === process) more += f.use[run]! * rates[k]!
		})
		return { gain: saved * step, used: this.base.used[process]! + more * step }
	}

	#lift({ kind, index }: Limiter) {
		const { f } = this
		const { bounds } = this.session
		if (kind === 'process') relaxProcess(f, bounds, index)
		else if (kind === 'feed') relaxFeed(f, bounds, index)
		else bounds.colUpper[f.col.import[index]!] = Infinity
	}

	#run(loosen: () => unknown): ProbeResult {
		try {
			loosen()
			this.session.ask(this.#cost)
			return this.#read(this.session.solve())
		} finally {
			this.session.restore(this.#bounds)
		}
	}

	#read(solution: Solution): ProbeResult {
		let shortfall = 0
		for (const [col, weight] of this.#shortfall) shortfall += weight * solution.colValue[col]!
		return { gain: this.#today - shortfall, used: this.#use(solution), solution }
	}

	/** Use of every process on its capacity basis. */
	#use({ colValue }: Solution): Float64Array {
		const { f, fed } = this
		const used = new Float64Array(f.chain.processes.length)
		const isFed = colValue.length > f.lp.colNames.length
		f.lots.activities.forEach(({ process }, a) => {
			const run = colValue[f.col.run[a]!]! + (isFed ? colValue[fed.column(a)]! : 0)
			used[process] = used[process]! + f.use[a]! * run
		})
		return used
	}
}
