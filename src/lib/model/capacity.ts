/** Capacity of a process from its plants: installed, ramped and effective, and how a set capacity changes the plants. */
import type { Figure, Plant, PlantStatus, Process } from './chain.ts'

/** When a capacity is asked for: the year, and the plant statuses that count. */
export interface When {
	year: number
	counts: readonly PlantStatus[]
}

/** True for a plant whose status counts and that has started. */
export function stands(plant: Plant, { year, counts }: When): boolean {
	return counts.includes(plant.status) && (plant.start === null || plant.start <= year)
}

/** Sum of the standing plants' nameplates, each times its weight; null when one is not known. */
function total(process: Process, when: When, weight: (plant: Plant) => number): number | null {
	let sum = 0
	for (const plant of process.plants) {
		if (!stands(plant, when)) continue
		if (plant.nameplate.value === null) return null
		sum += plant.nameplate.value * weight(plant)
	}
	return sum
}

/** Share of its nameplate that a plant has reached in `year`; 1 without a start year or a ramp. */
function rampShare({ start, ramp }: Plant, year: number): number {
	if (start === null || ramp.length === 0) return 1
	return ramp[Math.min(year - start, ramp.length - 1)] ?? 0
}

/**
 * Returns the nameplate capacity in base units a year on the process's capacity basis: plants whose status counts and
 * that have started, before ramp and availability. Null: not known, and so not limiting.
 */
export function installedCapacity(process: Process, year: number, counts: readonly PlantStatus[]): number | null {
	return total(process, { year, counts }, () => 1)
}

function rampedCapacity(process: Process, when: When): number | null {
	return total(process, when, (plant) => rampShare(plant, when.year))
}

/**
 * Returns what a process can use in a year, in base units on its capacity basis: nameplate x ramp x availability. Null:
 * not known, and so not limiting.
 */
export function effectiveCapacity(process: Process, year: number, counts: readonly PlantStatus[]): number | null {
	const capacity = rampedCapacity(process, { year, counts })
	return capacity === null ? null : capacity * (process.availability?.value ?? 1)
}

/** Returns the process with one plant at full ramp in place of all its plants. */
export function withOnePlant(process: Process, nameplate: Figure, { counts }: When): Process {
	return { ...process, plants: [plantAtFullRamp(process, 'set', nameplate, counts)] }
}

function plantAtFullRamp(process: Process, id: string, nameplate: Figure, counts: readonly PlantStatus[]): Plant {
	return { id, name: process.name, status: counts[0] ?? 'operating', nameplate, start: null, ramp: [] }
}

/**
 * Returns the process with `amount` (base units a year) as its installed capacity. A smaller amount is taken from all
 * standing plants alike; what a larger one adds is at full ramp, so that a small change of the amount changes little in
 * a ramp year too. Without standing plants of known capacity one plant at full ramp takes their place.
 * `figureOf` makes the figure of a nameplate from its value and the figure that it had, if any.
 */
export function withCapacity(
	process: Process,
	amount: number,
	when: When,
	figureOf: (value: number, before: Figure | null) => Figure
): Process {
	const installed = total(process, when, () => 1)
	const first = process.plants.find((plant) => stands(plant, when)) ?? process.plants[0]
	if (!installed) return withOnePlant(process, figureOf(amount, first?.nameplate ?? null), when)
	if (amount > installed) {
		const added = figureOf(amount - installed, first?.nameplate ?? null)
		return { ...process, plants: [...process.plants, plantAtFullRamp(process, addedId(process), added, when.counts)] }
	}
	const alone = process.plants.filter((plant) => stands(plant, when)).length === 1
	const plants = process.plants.map((plant) => {
		if (!stands(plant, when)) return plant
		const value = alone ? amount : (plant.nameplate.value ?? 0) * (amount / installed)
		return { ...plant, nameplate: figureOf(value, plant.nameplate) }
	})
	return { ...process, plants }
}

function addedId({ plants }: Process): string {
	const taken = new Set(plants.map((plant) => plant.id))
	for (let count = 1; ; count++) {
		const id = count === 1 ? 'added' : `added-${count}`
		if (!taken.has(id)) return id
	}
}

/**
 * Returns the installed capacity at which `effective` can be used: the inverse of {@link withCapacity} followed by
 * {@link effectiveCapacity}. `process` is the process before its capacity is set. Null for a process that is never
 * available.
 */
export function capacityFor(
	process: Process,
	year: number,
	counts: readonly PlantStatus[],
	effective: number
): number | null {
	const availability = process.availability?.value ?? 1
	if (availability <= 0) return null
	const capacity = effective / availability
	const installed = installedCapacity(process, year, counts)
	const ramped = rampedCapacity(process, { year, counts })
	if (!installed || ramped === null) return capacity
	return capacity < ramped ? installed * (capacity / ramped) : installed + (capacity - ramped)
}
