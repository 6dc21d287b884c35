/**
 * The programme of one chain: rows and columns as docs/formulation.md names them. The matrix depends on the chain
 * alone; a scenario, a year and every lever are bounds (`Programme.bounds`), so the solver keeps it warm.
 */

import type { Chain, Process, Store } from '#lib/model/chain.ts'
import { basisMaterials } from '#lib/model/process-materials.ts'
import { sum } from '#lib/model/sum.ts'
import { acceptedLots, followLots, type Activity, type Lots } from './lots.ts'
import { ProgramBuilder, type Entry, type LinearProgram } from '../lp/program.ts'

/** The programme and the indices of its rows and columns; -1 where a row or column does not exist. */
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
		/** Per feed that is a stock: what is put in, less what is drawn. */
		stock: number[]
		/** Per store. */
		store: number[]
		/** Per tier in use, in order: the shortfall of that tier. */
		tier: number[]
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
		/** Put into stocks. */
		keep: { col: number; feed: number; lot: number }[]
		/** Per store: what is added to it. */
		stored: number[]
	}
	/** Per activity: what one unit of it uses of its process's capacity. */
	use: number[]
	/** Tiers in use, the first to be served first. */
	tiers: number[]
}

/**
 * Returns what a unit of an activity counts for on its process's capacity basis. A run that neither takes nor gives the
 * basis counts for all that it takes in: no run is free, so a process without capacity never runs.
 */
function capacityUse(process: Process, activity: Activity, lots: Lots): number {
	const total = (portions: Activity['inputs']) => sum(portions.map(([, amount]) => amount))
	const basis = process.basis === 'feed' ? [] : basisMaterials(process)
	const ofBasis = (portions: Activity['inputs']) =>
		total(portions.filter(([lot]) => basis.includes(lots.lots[lot]!.material)))
	return ofBasis(activity.inputs) || ofBasis(activity.outputs) || total(activity.inputs)
}

/** Contracts on runs are in the first tier. */
const RUN_TIER = 1

/**
 * A contract goes before a need of its tier where both cost the chain the same, so that the tie is not left to chance.
 * Small enough not to let a contract take more from a need than it gets.
 */
export const CONTRACT_EDGE = 1 + 1e-4

/** Returns the tiers that demands, exports and contracts on runs stand in, ascending. */
function tiersOf(chain: Chain): number[] {
	const tiers = [
		...chain.demands.map((d) => d.tier),
		...chain.trades.flatMap((t) => (t.kind === 'export' ? [t.tier] : [])),
		...chain.processes.flatMap((p) => (p.commitment ? [RUN_TIER] : []))
	]
	return [...new Set(tiers)].sort((a, b) => a - b)
}

function addRows(program: ProgramBuilder, chain: Chain, lots: Lots, tiers: number[]): Formulation['row'] {
	return {
		balance: lots.lots.map((lot) => program.row(`balance[${lot.name}]`, 0, 0)),
		capacity: chain.processes.map((p) => program.row(`capacity[${p.id}]`, -Infinity, 0)),
		demand: chain.demands.map((d) => program.row(`demand[${d.id}]`, 0, 0)),
		commitment: chain.processes.map((p) => (p.commitment ? program.row(`commitment[${p.id}]`, 0, Infinity) : -1)),
		export: chain.trades.map((t) => (t.kind === 'export' ? program.row(`export[${t.id}]`, 0, 0) : -1)),
		stock: chain.feeds.map((f) => (f.stock ? program.row(`stock[${f.id}]`, -Infinity, Infinity) : -1)),
		store: chain.stores.map((s) => program.row(`store[${s.id}]`, 0, 0)),
		tier: tiers.map((tier) => program.row(`tier[${tier}]`, -Infinity, Infinity))
	}
}

/** What a unit of an activity adds to a store, in the store's unit. */
function storedBy({ holds }: Store, process: Process, activity: Activity): number {
	if ('outlet' in holds) {
		const through = activity.losses.filter(({ outlet }) => outlet === holds.outlet)
		return sum(through.map(({ components }) => sum(components)))
	}
	const output = sum(activity.outputs.map(([, amount]) => amount))
	return output * (process.byproducts.find(({ id }) => id === holds.byproduct)?.per.value ?? 0)
}

const runEntries = (chain: Chain, activity: Activity, row: Formulation['row'], use: number): Entry[] => {
	const commitment = row.commitment[activity.process]!
	const process = chain.processes[activity.process]!
	return [
		...chain.stores.map((store, s): Entry => [row.store[s]!, storedBy(store, process, activity)]),
		...activity.inputs.map(([lot, amount]): Entry => [row.balance[lot]!, -amount]),
		...activity.outputs.map(([lot, amount]): Entry => [row.balance[lot]!, amount]),
		[row.capacity[activity.process]!, use],
		...(commitment >= 0 ? [[commitment, use] as const] : [])
	]
}

const supply = (portions: readonly (readonly [number, number])[], row: Formulation['row']): Entry[] =>
	portions.map(([lot, amount]) => [row.balance[lot]!, amount])

/** A unit taken from a feed; out of a stock it makes room. */
const takeEntries = (portions: Lots['feeds'][number], stock: number, row: Formulation['row']): Entry[] => [
	...supply(portions, row),
	...(stock >= 0 ? [[stock, -1] as const] : [])
]

/** Chain-side columns: ore taken, processes run, capacity added. */
function addPlants({ program, chain, lots, row, tierRow }: Draft, use: number[]) {
	return {
		take: chain.feeds.map((feed, f) =>
			program.col(`take[${feed.id}]`, takeEntries(lots.feeds[f]!, row.stock[f]!, row))
		),
		run: lots.activities.map((a, i) => program.col(`run[${a.name}]`, runEntries(chain, a, row, use[i]!))),
		expand: chain.processes.map((p, i) => program.col(`expand[${p.id}]`, [[row.capacity[i]!, -1]], 0, 0)),
		shortRun: chain.processes.map((p, i) =>
			p.commitment
				? program.col(`short-run[${p.id}]`, [
						[row.commitment[i]!, 1],
						[tierRow(RUN_TIER), CONTRACT_EDGE]
					])
				: -1
		)
	}
}

/** Market-side columns: demands served and short, trade, what is kept, surplus. */
function addMarkets({ program, chain, lots, row, tierRow }: Draft) {
	return {
		serve: chain.demands.flatMap((demand, d) =>
			acceptedLots(chain, lots.lots, demand.takes).map((lot) => ({
				col: program.col(`serve[${demand.id},${lot.name}]`, [
					[row.balance[lot.index]!, -1],
					[row.demand[d]!, demand.counted]
				]),
				demand: d,
				lot: lot.index
			}))
		),
		short: chain.demands.map((demand, d) =>
			program.col(`short[${demand.id}]`, [
				[row.demand[d]!, 1],
				[tierRow(demand.tier), 1]
			])
		),
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
			trade.kind === 'export'
				? program.col(`short-export[${trade.id}]`, [
						[row.export[t]!, 1],
						[tierRow(trade.tier), CONTRACT_EDGE]
					])
				: -1
		),
		keep: chain.feeds.flatMap(({ id, material }, feed) =>
			row.stock[feed]! < 0
				? []
				: lots.lots
						.filter((lot) => lot.material === material)
						.map((lot) => ({
							col: program.col(`keep[${id},${lot.name}]`, [
								[row.balance[lot.index]!, -1],
								[row.stock[feed]!, 1]
							]),
							feed,
							lot: lot.index
						}))
		),
		stored: chain.stores.map(({ id }, s) => program.col(`stored[${id}]`, [[row.store[s]!, -1]])),
		surplus: lots.lots.map((lot) => program.col(`surplus[${lot.name}]`, [[row.balance[lot.index]!, -1]]))
	}
}

/** A programme in the making, to which columns are added. */
interface Draft {
	program: ProgramBuilder
	chain: Chain
	lots: Lots
	row: Formulation['row']
	tierRow(tier: number): number
}

/**
 * Builds the programme of a chain; section 4 of docs/formulation.md lists its rows and columns.
 * @throws TooManyLots for a chain whose compositions do not settle
 */
export function formulate(chain: Chain): Formulation {
	const lots = followLots(chain)
	const program = new ProgramBuilder()
	const tiers = tiersOf(chain)
	const row = addRows(program, chain, lots, tiers)
	const use = lots.activities.map((a) => capacityUse(chain.processes[a.process]!, a, lots))
	const draft = { program, chain, lots, row, tierRow: (tier: number) => row.tier[tiers.indexOf(tier)]! }
	const col = { ...addPlants(draft, use), ...addMarkets(draft) }
	return { lp: program.build(), chain, lots, row, col, use, tiers }
}

const everyPair = <T>(a: readonly T[], b: readonly T[], same: (x: T, y: T) => boolean) =>
	a.length === b.length && a.every((x, i) => same(x, b[i]!))

/**
 * True when two chains of one model surely have the same programme but for bounds, and the same costs, by which equal
 * plants are told apart. Parts are compared as objects, which chains share where a scenario does not change them; a
 * false alarm costs a formulation, nothing else.
 */
export function isSameProgramme(a: Chain, b: Chain): boolean {
	return (
		a === b ||
		(a.materials === b.materials &&
			everyPair(a.feeds, b.feeds, (x, y) => x.composition === y.composition) &&
			everyPair(
				a.processes,
				b.processes,
				(x, y) =>
					x.modes === y.modes &&
					x.basis === y.basis &&
					!x.commitment === !y.commitment &&
					x.expansion.cost?.value === y.expansion.cost?.value &&
					(a.stores.length === 0 || x.byproducts === y.byproducts)
			) &&
			everyPair(a.demands, b.demands, (x, y) => x.takes === y.takes && x.counted === y.counted && x.tier === y.tier) &&
			everyPair(
				a.trades,
				b.trades,
				(x, y) => x.composition === y.composition && x.takes === y.takes && x.tier === y.tier
			))
	)
}
