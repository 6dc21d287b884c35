/**
 * Whether a process is starved is asked by letting it run on inputs from nowhere. A step from today's basis mostly
 * answers that; where it does not, a programme with such columns is solved. It is a programme apart, so that no other
 * question carries its columns.
 */

import { fedEntries, type Formulation } from '../../programme/formulate.ts'
import type { Entry } from '../../lp/program.ts'
import { withColumns } from '../../lp/program.ts'
import { basisOfChain } from '../../programme/levels.ts'
import { LpSession, type Bounds, type Cost, type SolveRecord } from '../../lp/session.ts'
import type { Basis, LpSolver, Solution } from '../../lp/solver.ts'

export class FedProgram {
	/** Per activity: a unit of it on inputs from nowhere. */
	readonly columns: Entry[][]
	#session: LpSession
	#start: Basis | null = null
	/** Whether the next solve is the first of a plan, which starts from the same basis every time. */
	#first = true

	constructor(
		readonly f: Formulation,
		solver: LpSolver,
		record: SolveRecord
	) {
		this.columns = f.lots.activities.map((a, i) => fedEntries(a, f.row, f.use[i]!))
		const columns = f.lots.activities.map((a, i) => ({ name: `fed[${a.name}]`, entries: this.columns[i]! }))
		this.#session = new LpSession(solver, withColumns(f.lp, columns), record)
	}

	/** Before each plan: forgets what was solved for other scenarios. */
	begin() {
		this.#start ??= basisOfChain(this.f, this.#session)
		this.#first = true
	}

	/** The place of an activity's column in a solution of this programme; in others there is nothing. */
	column(activity: number): number {
		return this.f.lp.colNames.length + activity
	}

	/** Solves under the given bounds with one process free to run on inputs from nowhere. */
	solve(bounds: Bounds, cost: Cost, process: number): Solution {
		const session = this.#session
		if (this.#first) session.startFrom(this.#start!)
		this.#first = false
		session.restore(bounds)
		this.f.lots.activities.forEach((activity, a) => {
			session.bounds.colUpper[this.column(a)] = activity.process === process ? Infinity : 0
		})
		session.ask(cost)
		return session.solve()
	}

	dispose() {
		this.#session.dispose()
	}
}
