/** Where goods came from: which part of each lot was imported, followed through plants and loops. */

import type { Formulation } from './formulate.ts'

/** Rounds after which a loop has settled to rounding, unless it hardly loses anything. */
const MOST_ROUNDS = 1000

const SETTLED = 1e-12

/**
 * The imported share of every lot. A lot is one good, whoever made it, and what a plant gives out is imported to the
 * part that what it took in was. Solved by going round until nothing moves, since chains have loops (Gauss-Seidel).
 *
 * @param runs per activity, base units taken in
 * @param imports per trade, base units brought in
 * @param made per lot, base units made or brought
 */
export function importedShares(f: Formulation, runs: number[], imports: number[], made: number[]): Float64Array {
	const { lots } = f
	const shares = new Float64Array(made.length)
	if (imports.every((x) => x === 0)) return shares
	const brought = new Float64Array(made.length)
	for (const [id, portions] of lots.imports) {
		const amount = imports[f.chain.trades.findIndex((t) => t.id === id)]!
		for (const [lot, part] of portions) brought[lot] = brought[lot]! + amount * part
	}
	for (let round = 0; round < MOST_ROUNDS; round++) {
		const next = brought.slice()
		lots.activities.forEach((activity, a) => {
			const taken = activity.inputs.reduce((sum, [, amount]) => sum + amount, 0)
			const share = activity.inputs.reduce((sum, [lot, amount]) => sum + amount * shares[lot]!, 0) / taken
			for (const [lot, amount] of activity.outputs) next[lot] = next[lot]! + runs[a]! * amount * share
		})
		let moved = 0
		made.forEach((total, lot) => {
			const share = total > 0 ? Math.min(1, next[lot]! / total) : 0
			moved = Math.max(moved, Math.abs(share - shares[lot]!))
			shares[lot] = share
		})
		if (moved <= SETTLED) break
	}
	return shares
}
