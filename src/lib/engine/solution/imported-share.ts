/** The imported part of every lot, followed through plants and loops. */

import type { Formulation } from '../programme/formulate.ts'
import type { Portion } from '../programme/lots.ts'
import { mixedShares, type Stream } from './mixing.ts'

/** The amounts of a solution that say where its lots come from. */
export interface Amounts {
	/** Per activity, base units taken in. */
	runs: readonly number[]
	/** Per feed, base units taken of each lot. */
	supplied: readonly (readonly Portion[])[]
	/** Per trade, base units brought in; 0 for exports. */
	imports: readonly number[]
}

/** Nodes of the network that are no lot and no activity, by number. */
const HOME = 0
const ABROAD = 1
const FIRST_LOT = 2

/** Imported shares, 0 to 1: of every lot, and of what every activity makes. */
export interface ImportedShares {
	lots: Float64Array
	activities: Float64Array
}

/**
 * Returns the imported share of every lot and of what every activity makes. A lot is one good, whoever made it; the
 * products of a plant have the imported share of its inputs. So splitting a plant in two changes nothing.
 */
export function importedShares(f: Formulation, { runs, supplied, imports }: Amounts): ImportedShares {
	const { lots, activities } = f.lots
	const none = { lots: new Float64Array(lots.length), activities: new Float64Array(activities.length) }
	if (!imports.some((amount) => amount > 0)) return none
	const firstActivity = FIRST_LOT + lots.length
	const bring = (from: number, portions: readonly Portion[], amount: number): Stream[] =>
		portions.map(([lot, share]) => ({ from, to: FIRST_LOT + lot, amount: amount * share }))
	const streams = [
		...supplied.flatMap((portions) => bring(HOME, portions, 1)),
		...f.chain.trades.flatMap(({ id }, i) => bring(ABROAD, f.lots.imports.get(id) ?? [], imports[i]!)),
		...activities.flatMap(({ inputs, outputs }, i) => [
			...inputs.map(([lot, share]) => ({ from: FIRST_LOT + lot, to: firstActivity + i, amount: runs[i]! * share })),
			...bring(firstActivity + i, outputs, runs[i]!)
		])
	]
	const given = new Map([
		[HOME, [0]],
		[ABROAD, [1]]
	])
	const shares = mixedShares({ nodes: firstActivity + activities.length, streams, given, origins: 1 })
	return {
		lots: none.lots.map((_, lot) => shares[FIRST_LOT + lot]![0]!),
		activities: none.activities.map((_, i) => shares[firstActivity + i]![0]!)
	}
}
