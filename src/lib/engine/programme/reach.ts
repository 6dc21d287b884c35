/**
 * What can carry anything at all, whatever the amounts. A process that nothing leads to, or from which nothing leads to
 * what is asked for, runs in no plan. What goes round a loop only gets less, so a loop that nothing leads to carries nothing.
 */

import type { Bounds } from '../lp/program.ts'
import type { Formulation } from './formulate.ts'
import type { Activity, Portion } from './lots.ts'

type Side = 'inputs' | 'outputs'

const hasAny = (lots: Uint8Array, portions: readonly Portion[]) => {
	for (let k = 0; k < portions.length; k++) if (lots[portions[k]![0]] === 1) return true
	return false
}

const mark = (lots: Uint8Array, portions: readonly Portion[]) => {
	for (let k = 0; k < portions.length; k++) lots[portions[k]![0]] = 1
}

/**
 * Returns those of the given activities that the marked lots lead to, by way of each other, and marks the lots that they
 * lead to. Sweeps go from the last to the first and back, so that few are enough.
 */
function spread(lots: Uint8Array, given: readonly Activity[], from: Side, to: Side): Activity[] {
	const reached: Activity[] = []
	let rest = given
	for (let before = -1; before !== reached.length;) {
		before = reached.length
		const left: Activity[] = []
		for (let k = rest.length - 1; k >= 0; k--) {
			const activity = rest[k]!
			if (!hasAny(lots, activity[from])) left.push(activity)
			else if (reached.push(activity)) mark(lots, activity[to])
		}
		rest = left
	}
	return reached
}

/** Marks the lots that feeds and imports bring. */
function markBrought(marked: Uint8Array, { chain, lots, col }: Formulation, { colUpper }: Bounds) {
	lots.feeds.forEach((portions, f) => colUpper[col.take[f]!]! > 0 && mark(marked, portions))
	chain.trades.forEach(({ id }, t) => colUpper[col.import[t]!]! > 0 && mark(marked, lots.imports.get(id)!))
}

/** Activities that can run on something, and the lots that there can be. */
function running(f: Formulation, bounds: Bounds): { activities: Activity[]; lots: Uint8Array } {
	const { lots, col, row } = f
	const isOpen = ({ process: p }: Activity) => bounds.rowUpper[row.capacity[p]!]! + bounds.colUpper[col.expand[p]!]! > 0
	const made = new Uint8Array(lots.lots.length)
	markBrought(made, f, bounds)
	return { activities: spread(made, lots.activities.filter(isOpen).reverse(), 'inputs', 'outputs'), lots: made }
}

/** Whether a row asks for something. */
const isAsked = (at: number, { rowUpper }: Bounds) => at >= 0 && rowUpper[at]! > 0

/** Returns whether anything can reach a demand. */
export function reachesDemand(f: Formulation, bounds: Bounds): boolean {
	const { lots } = running(f, bounds)
	return f.col.serve.some(({ demand, lot }) => lots[lot] === 1 && isAsked(f.row.demand[demand]!, bounds))
}

/** Returns the processes that can carry something to a demand, to an export or to a least run. */
export function carriersUnder(f: Formulation, bounds: Bounds): Set<number> {
	const { col, lots, row } = f
	const { activities } = running(f, bounds)
	const wanted = new Uint8Array(lots.lots.length)
	for (const { demand, lot } of col.serve) if (isAsked(row.demand[demand]!, bounds)) wanted[lot] = 1
	for (const { trade, lot } of col.export) if (isAsked(row.export[trade]!, bounds)) wanted[lot] = 1
	const committed = activities.filter(({ process }) => bounds.rowLower[row.commitment[process]!]! > 0)
	for (const { inputs } of committed) mark(wanted, inputs)
	const useful = spread(wanted, activities, 'outputs', 'inputs')
	return new Set([...useful, ...committed].map(({ process }) => process))
}
