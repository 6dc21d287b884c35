/** Where goods came from: which part of each lot was imported, followed through plants and loops. */

import type { Formulation } from '../programme/formulate.ts'

/** Rounds after which every loop has settled to rounding, if each time three in a thousand of what goes round leave it. */
const MOST_ROUNDS = 10_000

/** A share that no round moves by more than this has settled. */
const SETTLED = 1e-15

/**
 * The imported share of every lot. A lot is one good, whoever made it, and what a plant gives out is imported to the
 * part that what it took in was. Solved activity by activity, each on what is known so far, and round again until
 * nothing moves, since chains have loops (Gauss-Seidel).
 *
 * @param runs per activity, base units taken in
 * @param imports per trade, base units brought in
 * @param made per lot, base units made or brought
 */
export function importedShares(f: Formulation, runs: number[], imports: number[], made: number[]): Float64Array {
	const { activities } = f.lots
	const imported = broughtIn(f, imports, made.length)
	const shareOf = (lot: number) => (made[lot]! > 0 ? Math.min(1, imported[lot]! / made[lot]!) : 0)
	const known = new Float64Array(activities.length)
	let moved = imports.some((x) => x > 0) ? 1 : 0
	for (let round = 0; round < MOST_ROUNDS && moved > SETTLED; round++) {
		moved = 0
		activities.forEach(({ inputs, outputs }, a) => {
			if (runs[a] === 0) return
			const rise = inputs.reduce((sum, [lot, amount]) => sum + amount * shareOf(lot), 0) - known[a]!
			known[a] = known[a]! + rise
			for (const [lot, amount] of outputs) imported[lot] = imported[lot]! + runs[a]! * amount * rise
			moved = Math.max(moved, Math.abs(rise))
		})
	}
	return imported.map((_, lot) => shareOf(lot))
}

/** Per lot, what crosses the border. */
function broughtIn(f: Formulation, imports: number[], lots: number): Float64Array {
	const brought = new Float64Array(lots)
	for (const [id, portions] of f.lots.imports) {
		const amount = imports[f.chain.trades.findIndex((t) => t.id === id)]!
		for (const [lot, part] of portions) brought[lot] = brought[lot]! + amount * part
	}
	return brought
}
