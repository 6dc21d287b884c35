/** "What if" solves: loosen something, ask for the least weighted shortfall, put the bounds back. */

import { feedFreely, relaxFeed, relaxProcess } from './bound.ts'
import type { Formulation } from './formulate.ts'
import { preferences, setCost, shortfallCost, type Cost } from './objective.ts'
import type { LpSession } from './lp/session.ts'
import type { Solution } from './lp/solver.ts'

/** Something that can hold others back. */
export type Limiter = { kind: 'process' | 'feed' | 'trade'; index: number }

export interface ProbeResult {
	/** Weighted shortfall saved against today, scaled. */
	gain: number
	/** Use of each process on its capacity basis, scaled; inputs from nowhere count. */
	used: number[]
	solution: Solution
}

export class Probe {
	#shortfall: Cost
	#cost: Cost
	#today: number
	readonly base: ProbeResult

	constructor(
		readonly f: Formulation,
		readonly session: LpSession
	) {
		this.#shortfall = shortfallCost(f, 'priority')
		this.#cost = new Map([...preferences(f), ...this.#shortfall])
		this.#today = 0
		this.base = this.#run(() => {})
		this.#today = -this.base.gain
		this.base.gain = 0
	}

	/** Solves with some limits lifted, and optionally a process fed from nowhere. */
	without(limiters: Limiter[], fed?: number): ProbeResult {
		return this.#run(() => {
			for (const limiter of limiters) this.#lift(limiter)
			if (fed !== undefined) feedFreely(this.f, this.session.bounds, fed)
		})
	}

	/** Solves with a process free of its least run. */
	released(process: number): ProbeResult {
		return this.#run(() => (this.session.bounds.rowLower[this.f.row.commitment[process]!] = 0))
	}

	#lift({ kind, index }: Limiter) {
		const { f } = this
		const { bounds } = this.session
		if (kind === 'process') relaxProcess(f, bounds, index)
		else if (kind === 'feed') relaxFeed(f, bounds, index)
		else bounds.colUpper[f.col.import[index]!] = Infinity
	}

	#run(loosen: () => unknown): ProbeResult {
		const before = this.session.snapshot()
		try {
			loosen()
			setCost(this.session, this.#cost)
			const solution = this.session.solve()
			let shortfall = 0
			for (const [col, weight] of this.#shortfall) shortfall += weight * solution.colValue[col]!
			return { gain: this.#today - shortfall, used: processUse(this.f, solution), solution }
		} finally {
			this.session.restore(before)
		}
	}
}

/** Use of every process on its capacity basis, from a solution. */
export function processUse(f: Formulation, solution: Solution): number[] {
	const used = f.chain.processes.map(() => 0)
	f.lots.activities.forEach((activity, a) => {
		const runs = solution.colValue[f.col.run[a]!]! + solution.colValue[f.col.fed[a]!]!
		used[activity.process] = used[activity.process]! + f.use[a]! * runs
	})
	return used
}
