/**
 * The lower bound on delivery with blending. Lots let every plant choose its sources; where a tank truly mixes, all who
 * draw on it get the same mixture. Here each user of a material with several compositions must draw them in the shares
 * in which the plan made them. The rows are linear, because the shares are numbers from the plan.
 */

import { sum } from '#lib/model/sum.ts'
import { solveLevels } from '../lp/lexicographic.ts'
import { entriesOf, type Bounds, type LinearProgram } from '../lp/program.ts'
import { LpSession, type SolveRecord } from '../lp/session.ts'
import type { LpSolver, Solution } from '../lp/solver.ts'
import type { Formulation } from '../programme/formulate.ts'
import type { Programme } from '../programme/programme.ts'
import { SAME } from '../tolerances.ts'

/** A column that takes some of a lot, and how much of it. */
interface Draw {
	col: number
	lot: number
	amount: number
}

/** One user of one mixed material: a process, a demand, an export, a stock or the surplus. */
interface User {
	draws: Draw[]
	lots: number[]
	/**
	 * The row of each lot in the mixture: what is drawn of it equals its share of all that is drawn. The largest has none,
	 * since it follows from the others: a row that follows from others leaves the solver bases that it cannot invert well.
	 */
	rows: Map<number, number>
}

function drawsByUser(f: Formulation, mixed: Set<string>): Map<string, Draw[]> {
	const users = new Map<string, Draw[]>()
	const add = (user: string, draw: Draw) => {
		const { material } = f.lots.lots[draw.lot]!
		if (!mixed.has(material)) return
		const key = `${user},${material}`
		users.set(key, [...(users.get(key) ?? []), draw])
	}
	const { chain, col, lots } = f
	lots.activities.forEach((a, i) =>
		a.inputs.forEach(([lot, amount]) => add(chain.processes[a.process]!.id, { col: col.run[i]!, lot, amount }))
	)
	for (const s of col.serve) add(chain.demands[s.demand]!.id, { col: s.col, lot: s.lot, amount: 1 })
	for (const e of col.export) add(chain.trades[e.trade]!.id, { col: e.col, lot: e.lot, amount: 1 })
	for (const k of col.keep) add(chain.feeds[k.feed]!.id, { col: k.col, lot: k.lot, amount: 1 })
	col.surplus.forEach((c, lot) => add('surplus', { col: c, lot, amount: 1 }))
	return users
}

/** Materials that are not pure and come in more than one composition. */
function mixedMaterials(f: Formulation): Set<string> {
	const counts = new Map<string, number>()
	for (const lot of f.lots.lots)
		if (lot.component === null) counts.set(lot.material, (counts.get(lot.material) ?? 0) + 1)
	return new Set([...counts].filter(([, n]) => n > 1).map(([material]) => material))
}

/** Less than this share of a material is the solver's rounding, and no composition of it. */
const LEAST_PART = 1e-9

/** Computes the delivery where every user of a mixed material draws the same mixture. */
export class BlendBound {
	#programme: Programme
	#f: Formulation
	#solver: LpSolver
	#record: SolveRecord
	#lotsOf: Map<string, number[]>
	#draws: Map<string, Draw[]>

	constructor(programme: Programme, solver: LpSolver, record: SolveRecord) {
		const f = programme.formulation
		this.#programme = programme
		this.#record = record
		this.#f = f
		this.#solver = solver
		const mixed = mixedMaterials(f)
		this.#lotsOf = new Map([...mixed].map((m) => [m, f.lots.lots.filter((l) => l.material === m).map((l) => l.index)]))
		this.#draws = drawsByUser(f, mixed)
	}

	/**
	 * Returns what is delivered when every user draws the plan's own mixtures, and no demand gets more than in the plan;
	 * null when nothing in the plan is a mixture.
	 * @param made per lot, base units that the plan makes
	 * @param bounds of the situation
	 */
	delivered(plan: Solution, made: number[], bounds: Bounds, scale: number): number | null {
		const shares = this.#shares(made)
		if (shares.size === 0) return null
		const users = this.#users(shares)
		if (users.every((user) => drawsMixture(user, plan, shares))) return this.#programme.delivered(plan)
		const program = withBlendRows(this.#programme.lp, users, shares)
		const session = new LpSession(this.#solver, program, this.#record)
		try {
			const added = new Float64Array(program.rowNames.length - this.#f.lp.rowNames.length)
			const blended = {
				colLower: bounds.colLower.slice(),
				colUpper: bounds.colUpper.slice(),
				rowLower: Float64Array.from([...bounds.rowLower, ...added]),
				rowUpper: Float64Array.from([...bounds.rowUpper, ...added])
			}
			this.#programme.holdServed(blended, plan)
			for (const { col, lot } of users.flatMap((user) => user.draws))
				if (shares.get(lot) === 0) blended.colUpper[col] = 0
			const solutions = solveLevels(session, this.#programme.tierLevels, { bounds: blended, scale })
			return Math.min(this.#programme.delivered(plan), this.#programme.delivered(solutions.at(-1)!))
		} finally {
			session.dispose()
		}
	}

	/** Returns the share of each lot in its material, for materials of which the plan really makes more than one composition. */
	#shares(made: number[]): Map<number, number> {
		const shares = new Map<number, number>()
		for (const lots of this.#lotsOf.values()) {
			const parts = withoutRounding(lots.map((lot) => made[lot]!))
			if (parts.filter((part) => part > 0).length < 2) continue
			const total = sum(parts)
			lots.forEach((lot, k) => shares.set(lot, parts[k]! / total))
		}
		return shares
	}

	#users(shares: Map<number, number>): User[] {
		let row = this.#f.lp.rowNames.length
		return [...this.#draws.values()]
			.filter((draws) => shares.has(draws[0]!.lot))
			.map((draws) => {
				const lots = this.#lotsOf.get(this.#f.lots.lots[draws[0]!.lot]!.material)!
				const [, ...others] = lots.filter((lot) => shares.get(lot)! > 0).sort((a, b) => shares.get(b)! - shares.get(a)!)
				return { draws, lots, rows: new Map(others.map((lot) => [lot, row++])) }
			})
	}
}

/** Returns the amounts without those that are the solver's rounding. */
function withoutRounding(amounts: number[]): number[] {
	const least = LEAST_PART * sum(amounts)
	return amounts.map((amount) => (amount > least ? amount : 0))
}

/** Returns whether a user draws the lots of its material in the given shares already. */
function drawsMixture({ draws, lots }: User, { colValue }: Solution, shares: Map<number, number>): boolean {
	const drawn = new Map(lots.map((lot) => [lot, 0]))
	for (const { col, lot, amount } of draws) drawn.set(lot, drawn.get(lot)! + amount * colValue[col]!)
	const total = sum(drawn.values())
	return lots.every((lot) => Math.abs(drawn.get(lot)! - shares.get(lot)! * total) <= SAME * total)
}

/** Returns the programme with the rows of the users: drawn of a lot - share x all drawn = 0. */
function withBlendRows(lp: LinearProgram, users: User[], shares: Map<number, number>): LinearProgram {
	const extra = new Map<number, [number, number][]>()
	for (const { draws, rows } of users)
		for (const { col, lot, amount } of draws) {
			const entries = [...rows].map(([other, row]): [number, number] => [
				row,
				amount * ((other === lot ? 1 : 0) - shares.get(other)!)
			])
			extra.set(col, [...(extra.get(col) ?? []), ...entries])
		}
	const columns = lp.colNames.map((_, j) => [...entriesOf(lp, j), ...(extra.get(j) ?? [])])
	const added = sum(users.map(({ rows }) => rows.size))
	const starts = new Int32Array(columns.length + 1)
	columns.forEach((entries, j) => (starts[j + 1] = starts[j]! + entries.length))
	const zeros = new Float64Array(added)
	return {
		...lp,
		rowNames: [...lp.rowNames, ...Array.from({ length: added }, (_, i) => `blend[${i}]`)],
		rowLower: Float64Array.from([...lp.rowLower, ...zeros]),
		rowUpper: Float64Array.from([...lp.rowUpper, ...zeros]),
		starts,
		indices: Int32Array.from(columns.flat(), ([row]) => row),
		values: Float64Array.from(columns.flat(), ([, value]) => value)
	}
}
