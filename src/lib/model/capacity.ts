import type { Plant, PlantStatus, Process } from './chain.ts'

const counting = (process: Process, year: number, counts: readonly PlantStatus[]): Plant[] =>
	process.plants.filter((plant) => counts.includes(plant.status) && (plant.start === null || plant.start <= year))

/** Fraction of nameplate that a plant can run at in a year of its ramp-up. */
function rampFactor(plant: Plant, year: number): number {
	if (plant.start === null || plant.ramp.length === 0) return 1
	return plant.ramp[Math.min(year - plant.start, plant.ramp.length - 1)]!
}

/** Sum of nameplates, each weighed; null as soon as one that counts is unknown. */
function sumPlants(plants: Plant[], weight: (plant: Plant) => number): number | null {
	if (plants.some((plant) => plant.nameplate.value === null)) return null
	return plants.reduce((sum, plant) => sum + plant.nameplate.value! * weight(plant), 0)
}

/**
 * Nameplate in a year, base units on the capacity basis: plants whose status counts and that have started.
 * null means not known, which does not limit.
 */
export function installedCapacity(process: Process, year: number, counts: readonly PlantStatus[]): number | null {
	return sumPlants(counting(process, year, counts), () => 1)
}

/**
 * What can be used in a year: nameplate x ramp x availability. A lever's value replaces the nameplates, fully ramped.
 * null means not known, which does not limit.
 */
export function effectiveCapacity(
	process: Process,
	year: number,
	counts: readonly PlantStatus[],
	override: number | undefined
): number | null {
	const availability = process.availability?.value ?? 1
	const capacity = override ?? sumPlants(counting(process, year, counts), (plant) => rampFactor(plant, year))
	return capacity === null ? null : capacity * availability
}
