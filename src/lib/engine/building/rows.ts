/** The programme of a year with rows below it for what is short and what is spent, and columns for plants to be built. */

import { ProgramBuilder, entriesOf, type Cost, type Entry, type LinearProgram } from '../lp/program.ts'
import type { Solution } from '../lp/solver.ts'
import type { Programme } from '../programme/programme.ts'
import { SAME } from '../tolerances.ts'
import { isLumpy } from './price.ts'
import { netWorth, type BuildQuestion, type Timing } from './question.ts'

/** Growth of a process at one of its times, as a column of its own. */
export interface Start {
	process: number
	timing: Timing
}

/** The rows that are put below the programme's. */
export interface Rows {
	short: number
	/** What contracts stay short by. */
	contracts: number
	spent: number
	/** What is spent, at its worth in the present. */
	worth: number
	/** What is spent in each year. */
	years: Map<number, number>
	/** Growth less that at each of its times, by the process. */
	links: Map<number, number>
	/** What a process that costs money to run does, less what it does more than as things are. */
	runs: Map<number, number>
}

/** A programme with its rows for money, and the columns that stand for plants, from `first` on. */
export interface BuildProgramme {
	lp: LinearProgram
	rows: Rows
	starts: Start[]
	first: number
	/** Columns of what processes run more than as things are. */
	more: Map<number, number>
	/** Columns of what is bought, in the order of the question. */
	bought: number[]
	/** Money is divided by this, so that prices and duals stay near 1. */
	dearest: number
}

/** True where a size has to be chosen from a least one on, or at a price that falls with size. */
export const hasLumps = ({ prices, most }: BuildQuestion) => prices.some((price, p) => most[p]! > 0 && isLumpy(price))

/**
 * The plants that have columns of their own: of every time where a year's money can run short, else only of the last, which
 * is then the best. Without lumps the last needs none.
 */
function startsOf(question: BuildQuestion): Start[] {
	const { yearly, timings, most } = question
	if (yearly === null && !hasLumps(question)) return []
	return timings.flatMap((times, process) =>
		most[process]! > 0 ? times.slice(yearly === null ? -1 : 0).map((timing) => ({ process, timing })) : []
	)
}

/** Returns the columns of what contracts stay short by. */
export function contractsOf({ formulation: { col } }: Programme): number[] {
	return [...col.shortRun, ...col.shortExport].filter((c) => c >= 0)
}

/** An objective that counts columns alike. */
export const countOf = (cols: readonly number[]): Cost => new Map(cols.map((c) => [c, 1]))

/** Returns the programme with rows below for what is short in all and what is spent, and columns for plants to be built. */
export function buildProgramme(programme: Programme, question: BuildQuestion): BuildProgramme {
	const { lp, formulation } = programme
	const { prices, running, purchases } = question
	const starts = startsOf(question)
	const dearest = Math.max(...[...prices, ...running, ...purchases].map(({ each }) => each)) || 1
	const price = (p: number) => prices[p]!.each / dearest
	const builder = new ProgramBuilder()
	lp.rowNames.forEach((name, i) => builder.row(name, lp.rowLower[i]!, lp.rowUpper[i]!))
	const rows = addRows(builder, starts, running)
	const [short, contracts] = [new Set(formulation.col.short), new Set(contractsOf(programme))]
	const processOf = new Map(formulation.col.expand.map((c, p) => [c, p]))
	const activityOf = new Map(formulation.col.run.map((c, a) => [c, a]))
	const grown = (p: number) => [
		rows.links.has(p) ? ([rows.links.get(p)!, 1] as const) : ([rows.spent, price(p)] as const)
	]
	lp.colNames.forEach((name, j) => {
		const entries = [
			...entriesOf(lp, j),
			...(short.has(j) ? [[rows.short, 1] as const] : []),
			...(contracts.has(j) ? [[rows.contracts, 1] as const] : []),
			...(processOf.has(j) ? grown(processOf.get(j)!) : []),
			...(activityOf.has(j) ? ranBy(programme, rows, activityOf.get(j)!) : [])
		]
		builder.col(name, entries, lp.colLower[j]!, lp.colUpper[j]!)
	})
	starts.forEach(({ process, timing }) => {
		const { decided, parts } = timing
		const paid = [...parts].map(([year, part]) => [rows.years.get(year)!, part * price(process)] as const)
		const money = [
			[rows.spent, price(process)] as const,
			[rows.worth, netWorth(timing) * price(process)] as const,
			...paid
		]
		builder.col(`start:${process}:${decided}`, [[rows.links.get(process)!, -1], ...money], 0, Infinity)
	})
	const more = new Map(
		[...rows.runs].map(([p, row]) => {
			const entries = [[row, -1] as const, [rows.worth, running[p]!.each / dearest] as const]
			return [p, builder.col(`more:${p}`, entries, 0, Infinity)]
		})
	)
	const bought = purchases.map(({ trade, most, each }) => {
		const entries = [...entriesOf(lp, formulation.col.import[trade]!), [rows.worth, each / dearest] as const]
		return builder.col(`buy:${trade}`, entries, 0, most)
	})
	return { lp: builder.build(), rows, starts, first: lp.colNames.length, more, bought, dearest }
}

/** What an activity counts for in the row of its process's run. */
function ranBy({ formulation: { lots, use } }: Programme, { runs }: Rows, activity: number): Entry[] {
	const row = runs.get(lots.activities[activity]!.process)
	return row === undefined ? [] : [[row, use[activity]!]]
}

/** Returns what processes that cost money to run do more than as things are, in a solution; what is below rounding is none. */
export function moreIn(
	{ formulation: { lots, use, col } }: Programme,
	{ running }: BuildQuestion,
	{ colValue }: Solution,
	scale: number
): number[] {
	const runs = running.map(({ standing }) => -standing)
	lots.activities.forEach(({ process }, a) => (runs[process]! += use[a]! * colValue[col.run[a]!]!))
	return runs.map((run, p) => (running[p]!.each > 0 && run > SAME * scale ? run : 0))
}

/** Returns what is bought of each import that may be, in a solution; what is below rounding is none. */
export const boughtIn = ({ bought }: BuildProgramme, { colValue }: Solution, scale: number): number[] =>
	bought.map((col) => (colValue[col]! > SAME * scale ? colValue[col]! : 0))

/** The objective that counts what running and buying cost in every year, by its worth in the present. */
export const yearlyCost = ({ more, bought, dearest }: BuildProgramme, { running, purchases }: BuildQuestion): Cost =>
	new Map([
		...[...more].map(([p, col]) => [col, running[p]!.each / dearest] as const),
		...bought.map((col, i) => [col, purchases[i]!.each / dearest] as const)
	])

function addRows(builder: ProgramBuilder, starts: readonly Start[], running: BuildQuestion['running']): Rows {
	const free = (name: string) => builder.row(name, -Infinity, Infinity)
	const years = new Set(starts.flatMap(({ timing }) => [...timing.parts.keys()]))
	return {
		short: free('short'),
		contracts: free('contracts'),
		spent: free('spent'),
		worth: free('worth'),
		years: new Map([...years].map((year) => [year, free(`spent:${year}`)])),
		runs: new Map(
			running.flatMap(({ each, standing }, p) =>
				each > 0 ? [[p, builder.row(`run:${p}`, -Infinity, standing)] as const] : []
			)
		),
		links: new Map([...new Set(starts.map((each) => each.process))].map((p) => [p, builder.row(`times:${p}`, 0, 0)]))
	}
}
