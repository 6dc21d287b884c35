/** Plants that a model writes in several parts: processes that run the same activities, and share what they run. */

import { sum } from '#lib/model/sum.ts'
import { entriesOf, type Bounds } from '../lp/program.ts'
import type { Solution } from '../lp/solver.ts'
import { DIGITS } from './colours.ts'
import type { Formulation } from './formulate.ts'

/** A plant in several parts: processes that run the same activities, by lots, amounts and what they add to stores. */
interface Plant {
	parts: number[]
	/** Per part: its activities, in one order for all parts. */
	activities: number[][]
}

/** Returns the plants of a chain, those in one part too; every process is a part of one. */
function plantsOf({ chain, lots, lp, row, col, use }: Formulation): Plant[] {
	const activities = chain.processes.map((): number[] => [])
	lots.activities.forEach(({ process }, a) => activities[process]!.push(a))
	const own = new Set([...row.capacity, ...row.commitment])
	const keyOf = (a: number) =>
		JSON.stringify([use[a], ...entriesOf(lp, col.run[a]!).filter(([entryRow]) => !own.has(entryRow))])
	const plants = new Map<string, Plant>()
	activities.forEach((runs, p) => {
		const key = runs.map(keyOf).join()
		const plant = plants.get(key) ?? { parts: [], activities: [] }
		plants.set(key, { parts: [...plant.parts, p], activities: [...plant.activities, runs] })
	})
	return [...plants.values()]
}

/** A part of a plant under some bounds; amounts on its capacity basis, Infinity where nothing limits it. */
interface Part {
	process: number
	activities: readonly number[]
	capacity: number
	least: number
}

/** The plants of a programme that are written in several parts. */
export class PlantParts {
	readonly #f: Formulation
	readonly #plants: Plant[]
	/** Per process: the plant that it is a part of. */
	readonly plantOf: readonly number[]

	constructor(formulation: Formulation) {
		this.#f = formulation
		const plants = plantsOf(formulation)
		this.#plants = plants.filter(({ parts }) => parts.length > 1)
		this.plantOf = formulation.chain.processes.map((_, p) => plants.findIndex(({ parts }) => parts.includes(p)))
	}

	/** Parts of one plant run in proportion to their capacities; those of unknown capacity take what is left. */
	share(solution: Solution, bounds: Bounds): Solution {
		for (const plant of this.#plants) for (const parts of this.#alikeParts(plant, bounds)) this.#share(parts, solution)
		return solution
	}

	/**
	 * Parts among which a run may be shared by capacity: those with least runs in proportion to it, since all of these are
	 * then met or short alike, and least is short together.
	 */
	#alikeParts({ parts, activities }: Plant, bounds: Bounds): Part[][] {
		const { row } = this.#f
		const groups = new Map<number, Part[]>()
		parts.forEach((process, k) => {
			const at = row.commitment[process]!
			const least = at < 0 ? 0 : bounds.rowLower[at]!
			const capacity = isUnlimited(this.#f, bounds, process) ? Infinity : bounds.rowUpper[row.capacity[process]!]!
			const part = { process, activities: activities[k]!, capacity, least }
			// Without a capacity parts are in proportion by their least runs.
			const ratio = least === 0 ? 0 : Number((least / capacity).toPrecision(DIGITS))
			const key = least > 0 && ratio === 0 ? -1 : ratio
			groups.set(key, [...(groups.get(key) ?? []), part])
		})
		return [...groups.values()].filter((group) => group.length > 1)
	}

	#share(parts: readonly Part[], { colValue }: Solution) {
		const { col, use, row } = this.#f
		const run = (part: Part, k: number) => colValue[col.run[part.activities[k]!]!]!
		const first = parts[0]!.activities
		const sums = first.map((_, k) => sum(parts.map((part) => run(part, k))))
		const total = sum(sums.map((x, k) => x * use[first[k]!]!))
		const isByRun = parts.every(({ capacity, least }) => capacity === Infinity && least > 0)
		const sizes = parts.map(({ process, capacity, least }) =>
			isByRun ? least : capacity + colValue[col.expand[process]!]!
		)
		sharesOf(sizes, total).forEach((share, i) => {
			const { process, activities, least } = parts[i]!
			activities.forEach((a, k) => (colValue[col.run[a]!] = sums[k]! * share))
			if (row.commitment[process]! >= 0) colValue[col.shortRun[process]!] = Math.max(0, least - total * share)
		})
	}
}

/** Shares of a total use by size, known sizes filled first; they sum to 1. */
function sharesOf(capacities: readonly number[], total: number): number[] {
	const known = capacities.filter(Number.isFinite)
	const most = sum(known)
	const unlimited = capacities.length - known.length
	const filled = unlimited === 0 || !(total > 0) ? 1 : Math.min(1, most / total)
	return capacities.map((c) => {
		if (!Number.isFinite(c)) return (1 - (most > 0 ? filled : 0)) / unlimited
		return most > 0 ? (filled * c) / most : unlimited > 0 ? 0 : 1 / capacities.length
	})
}

/** True where nothing limits a process: its capacity is not known, or it may grow without limit. */
export function isUnlimited({ row, col }: Formulation, { rowUpper, colUpper }: Bounds, process: number): boolean {
	return rowUpper[row.capacity[process]!] === Infinity || colUpper[col.expand[process]!] === Infinity
}
