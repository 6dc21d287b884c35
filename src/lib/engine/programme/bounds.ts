/** A situation as bounds of the programme, and the relaxations that verdicts, ceilings and the ladder ask for. */

import type { Formulation } from './formulate.ts'
import type { LinearProgram } from '../lp/program.ts'
import type { Bounds } from '../lp/session.ts'
import type { Solution } from '../lp/solver.ts'
import type { Situation } from './situation.ts'

/** Writes the situation into the bounds, in scaled amounts; everything else is put back to the programme's own. */
export function applySituation(f: Formulation, s: Situation, bounds: Bounds, program: LinearProgram = f.lp) {
	bounds.colLower.set(program.colLower)
	bounds.colUpper.set(program.colUpper)
	bounds.rowLower.set(program.rowLower)
	bounds.rowUpper.set(program.rowUpper)
	const equal = (row: number, value: number) => {
		bounds.rowLower[row] = value
		bounds.rowUpper[row] = value
	}
	s.effective.forEach((capacity, p) => (bounds.rowUpper[f.row.capacity[p]!] = capacity / s.scale))
	s.feeds.forEach((available, i) => (bounds.colUpper[f.col.take[i]!] = available / s.scale))
	s.demands.forEach((amount, d) => equal(f.row.demand[d]!, amount / s.scale))
	s.commitment.forEach((amount, p) => {
		if (f.row.commitment[p]! >= 0) bounds.rowLower[f.row.commitment[p]!] = amount / s.scale
	})
	s.trades.forEach((amount, t) => {
		if (f.row.export[t]! >= 0) equal(f.row.export[t]!, (Number.isFinite(amount) ? amount : 0) / s.scale)
		else bounds.colUpper[f.col.import[t]!] = amount / s.scale
	})
}

/**
 * Lowers what contracts ask for to `share` of what they get today: what is left is what the needs could have, with no
 * contract let down and none served better.
 */
export function promiseToday(f: Formulation, bounds: Bounds, today: Solution, share = 1) {
	const { row, col } = f
	const lower = (at: number, short: number) => {
		if (at < 0) return
		bounds.rowLower[at] = Math.max(0, bounds.rowLower[at]! - Math.max(0, today.colValue[short]!)) * share
		if (Number.isFinite(bounds.rowUpper[at])) bounds.rowUpper[at] = bounds.rowLower[at]!
	}
	row.commitment.forEach((at, p) => lower(at, col.shortRun[p]!))
	row.export.forEach((at, t) => lower(at, col.shortExport[t]!))
}

/** Capacity without limit: opened as an expansion, so that the solver's basis stays feasible. */
export function relaxProcess(f: Formulation, bounds: Bounds, process: number) {
	bounds.colUpper[f.col.expand[process]!] = Infinity
}

export function relaxFeed(f: Formulation, bounds: Bounds, feed: number) {
	bounds.colUpper[f.col.take[feed]!] = Infinity
}
