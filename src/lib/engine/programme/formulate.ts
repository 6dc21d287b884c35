/**
 * The programme of one chain: rows and columns as docs/formulation.md names them. The matrix depends on the chain
 * alone; a scenario, a year and every lever are bounds (`bound.ts`), so the solver keeps it warm.
 */

import type { Chain, Process } from '#lib/model/chain.ts'
import { acceptedLots, followLots, type Activity, type Lots } from './lots.ts'
import { ProgramBuilder, type Entry, type LinearProgram } from '../lp/program.ts'

/** Where things stand in the programme: -1 where a row or column does not exist. */
export interface Formulation {
	lp: LinearProgram
	chain: Chain
	lots: Lots
	row: {
		balance: number[]
		capacity: number[]
		demand: number[]
		commitment: number[]
		export: number[]
		delivered: number
	}
	col: {
		take: number[]
		/** Per activity. */
		run: number[]
		/** Per process: capacity added by the ladder. */
		expand: number[]
		serve: { col: number; demand: number; lot: number }[]
		short: number[]
		/** Per process and per trade: commitments not met. */
		shortRun: number[]
		shortExport: number[]
		surplus: number[]
		/** Per trade. */
		import: number[]
		export: { col: number; trade: number; lot: number }[]
	}
	/** Per activity: what one unit of it uses of its process's capacity. */
	use: number[]
}

/** What a unit of an activity counts for on its process's capacity basis. */
export function capacityUse(process: Process, activity: Activity, lots: Lots): number {
	if (process.basis === 'feed') return activity.inputs.reduce((sum, [, amount]) => sum + amount, 0)
	const of = (portions: Activity['inputs']) =>
		portions.filter(([lot]) => lots.lots[lot]!.material === process.basis).reduce((sum, [, amount]) => sum + amount, 0)
	return of(activity.inputs) || of(activity.outputs)
}

function addRows(program: ProgramBuilder, chain: Chain, lots: Lots): Formulation['row'] {
	return {
		balance: lots.lots.map((lot) => program.row(`balance[${lot.name}]`, 0, 0)),
		capacity: chain.processes.map((p) => program.row(`capacity[${p.id}]`, -Infinity, 0)),
		demand: chain.demands.map((d) => program.row(`demand[${d.id}]`, 0, 0)),
		commitment: chain.processes.map((p) => (p.commitment ? program.row(`commitment[${p.id}]`, 0, Infinity) : -1)),
		export: chain.trades.map((t) => (t.kind === 'export' ? program.row(`export[${t.id}]`, 0, 0) : -1)),
		delivered: program.row('delivered', 0, Infinity)
	}
}

/** A unit of an activity on inputs from nowhere: what it makes and what it uses of capacities. */
export function fedEntries(activity: Activity, row: Formulation['row'], use: number): Entry[] {
	const entries: Entry[] = [[row.capacity[activity.process]!, use]]
	entries.push(...activity.outputs.map(([lot, amount]): Entry => [row.balance[lot]!, amount]))
	const commitment = row.commitment[activity.process]!
	if (commitment >= 0) entries.push([commitment, use])
	return entries
}

const runEntries = (activity: Activity, row: Formulation['row'], use: number): Entry[] => [
	...activity.inputs.map(([lot, amount]): Entry => [row.balance[lot]!, -amount]),
	...fedEntries(activity, row, use)
]

const supply = (portions: readonly (readonly [number, number])[], row: Formulation['row']): Entry[] =>
	portions.map(([lot, amount]) => [row.balance[lot]!, amount])

/** Chain-side columns: ore taken, processes run, capacity added. */
function addPlants(program: ProgramBuilder, chain: Chain, lots: Lots, row: Formulation['row'], use: number[]) {
	return {
		take: chain.feeds.map((feed, f) => program.col(`take[${feed.id}]`, supply(lots.feeds[f]!, row))),
		run: lots.activities.map((a, i) => program.col(`run[${a.name}]`, runEntries(a, row, use[i]!))),
		expand: chain.processes.map((p, i) => program.col(`expand[${p.id}]`, [[row.capacity[i]!, -1]], 0, 0)),
		shortRun: chain.processes.map((p, i) =>
			p.commitment ? program.col(`short-run[${p.id}]`, [[row.commitment[i]!, 1]]) : -1
		)
	}
}

/** Market-side columns: demands served and short, trade, surplus. */
function addMarkets(program: ProgramBuilder, chain: Chain, lots: Lots, row: Formulation['row']) {
	return {
		serve: chain.demands.flatMap((demand, d) =>
			acceptedLots(chain, lots.lots, demand.takes).map((lot) => ({
				col: program.col(`serve[${demand.id},${lot.name}]`, [
					[row.balance[lot.index]!, -1],
					[row.demand[d]!, demand.counted],
					[row.delivered, demand.counted]
				]),
				demand: d,
				lot: lot.index
			}))
		),
		short: chain.demands.map((demand, d) => program.col(`short[${demand.id}]`, [[row.demand[d]!, 1]])),
		import: chain.trades.map((trade) =>
			trade.kind === 'import' ? program.col(`import[${trade.id}]`, supply(lots.imports.get(trade.id)!, row)) : -1
		),
		export: chain.trades.flatMap((trade, t) =>
			trade.kind === 'export'
				? acceptedLots(chain, lots.lots, trade.takes).map((lot) => ({
						col: program.col(`export[${trade.id},${lot.name}]`, [
							[row.balance[lot.index]!, -1],
							[row.export[t]!, 1]
						]),
						trade: t,
						lot: lot.index
					}))
				: []
		),
		shortExport: chain.trades.map((trade, t) =>
			trade.kind === 'export' ? program.col(`short-export[${trade.id}]`, [[row.export[t]!, 1]]) : -1
		),
		surplus: lots.lots.map((lot) => program.col(`surplus[${lot.name}]`, [[row.balance[lot.index]!, -1]]))
	}
}

/** Builds the programme. Throws {@link TooManyLots} for a chain whose compositions never settle. */
export function formulate(chain: Chain): Formulation {
	const lots = followLots(chain)
	const program = new ProgramBuilder()
	const row = addRows(program, chain, lots)
	const use = lots.activities.map((a) => capacityUse(chain.processes[a.process]!, a, lots))
	const plants = addPlants(program, chain, lots, row, use)
	const markets = addMarkets(program, chain, lots, row)
	return { lp: program.build(), chain, lots, row, col: { ...plants, ...markets }, use }
}
