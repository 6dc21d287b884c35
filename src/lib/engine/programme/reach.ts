/**
 * What can carry anything at all, whatever the amounts. A process that nothing leads to, or from which nothing leads to
 * what is asked for, runs in no plan. What goes round a loop only gets less, so a loop that nothing leads to carries nothing.
 */

import type { Bounds } from '../lp/program.ts'
import type { Formulation } from './formulate.ts'
import type { Activity, Portion } from './lots.ts'
import type { Limiter } from './programme.ts'

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

const isOpenUnder = ({ col, row }: Formulation, { rowUpper, colUpper }: Bounds, process: number) =>
	rowUpper[row.capacity[process]!]! + colUpper[col.expand[process]!]! > 0

/** Activities that can run on something, and the lots that there can be. */
function running(f: Formulation, bounds: Bounds): { activities: Activity[]; lots: Uint8Array } {
	const { lots } = f
	const isOpen = ({ process }: Activity) => isOpenUnder(f, bounds, process)
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

/** Finds what carries something under some bounds, and with limits lifted beside. */
export class Carriers {
	readonly #f: Formulation
	readonly #bounds: Bounds
	/** Lots that there can be, and lots that are asked for or can be made into what is. */
	readonly #made: Uint8Array
	readonly #wanted: Uint8Array
	/** Activities that nothing leads to, that lead to nothing asked for, and of processes without capacity. */
	readonly #unfed: Activity[]
	readonly #unasked: Activity[]
	readonly #closed: Activity[]
	readonly #today: ReadonlySet<number>

	constructor(f: Formulation, bounds: Bounds) {
		this.#f = f
		this.#bounds = bounds
		const { activities, lots } = running(f, bounds)
		this.#made = lots
		this.#wanted = this.#asked()
		const isRunning = new Set(activities)
		const isOpen = ({ process }: Activity) => isOpenUnder(f, bounds, process)
		this.#unfed = f.lots.activities.filter((each) => isOpen(each) && !isRunning.has(each))
		this.#closed = f.lots.activities.filter((each) => !isOpen(each))
		const carrying = new Set(this.#leading(this.#wanted, activities))
		this.#unasked = activities.filter((each) => !carrying.has(each))
		this.#today = new Set([...carrying].map(({ process }) => process))
	}

	/** Returns the processes that can carry something to a demand, to an export or to a least run with limits lifted. */
	with(lifted: readonly Limiter[]): ReadonlySet<number> {
		const { lots, chain } = this.#f
		const made = this.#made.slice()
		for (const { kind, index } of lifted) {
			if (kind === 'feed') mark(made, lots.feeds[index]!)
			if (kind === 'import') mark(made, lots.imports.get(chain.trades[index]!.id)!)
		}
		const isLifted = ({ process }: Activity) =>
			lifted.some(({ kind, index }) => kind === 'process' && index === process)
		const opened = spread(made, [...this.#unfed, ...this.#closed.filter(isLifted)], 'inputs', 'outputs')
		if (opened.length === 0) return this.#today
		const carrying = this.#leading(this.#wanted.slice(), [...this.#unasked, ...opened])
		return new Set([...this.#today, ...carrying.map(({ process }) => process)])
	}

	/** Marks the lots that demands and exports ask for. */
	#asked(): Uint8Array {
		const { col, lots, row } = this.#f
		const wanted = new Uint8Array(lots.lots.length)
		for (const { demand, lot } of col.serve) if (isAsked(row.demand[demand]!, this.#bounds)) wanted[lot] = 1
		for (const { trade, lot } of col.export) if (isAsked(row.export[trade]!, this.#bounds)) wanted[lot] = 1
		return wanted
	}

	/** Those of some activities that have a least run, or lead to one or to a lot that is wanted, which they mark. */
	#leading(wanted: Uint8Array, activities: readonly Activity[]): Activity[] {
		const { row } = this.#f
		const committed = activities.filter(({ process }) => this.#bounds.rowLower[row.commitment[process]!]! > 0)
		for (const { inputs } of committed) mark(wanted, inputs)
		return [...spread(wanted, activities, 'outputs', 'inputs'), ...committed]
	}
}
