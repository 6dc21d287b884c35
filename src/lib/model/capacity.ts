import type { Plant, PlantStatus, Process } from './chain.ts'

/** Nameplates of the plants that count in `year`, each times what `weigh` says of it; null when one is not known. */
function total(
	process: Process,
	year: number,
	counts: readonly PlantStatus[],
	weigh: (plant: Plant) => number
): number | null {
	let sum = 0
	for (const plant of process.plants) {
		if (!counts.includes(plant.status) || (plant.start !== null && plant.start > year)) continue
		if (plant.nameplate.value === null) return null
		sum += plant.nameplate.value * weigh(plant)
	}
	return sum
}

/** Share of its nameplate that a plant has reached in `year`; 1 without a start year or a ramp. */
export function rampShare({ start, ramp }: Plant, year: number): number {
	if (start === null || ramp.length === 0) return 1
	return ramp[Math.min(year - start, ramp.length - 1)] ?? 0
}

/**
 * Nameplate capacity in base units a year on the process's capacity basis: plants whose status counts and that have
 * started, before ramp and availability. Null: not known, and so not limiting.
 */
export function installedCapacity(process: Process, year: number, counts: readonly PlantStatus[]): number | null {
	return total(process, year, counts, () => 1)
}

/**
 * What a process can use in a year, in base units on its capacity basis: nameplate x ramp x availability. `override`, a
 * setting in base units, stands for all nameplates together: what it takes away is taken from the plants alike, what it
 * adds to them is at full ramp. Null: not known, and so not limiting.
 */
export function effectiveCapacity(
	process: Process,
	year: number,
	counts: readonly PlantStatus[],
	override: number | undefined
): number | null {
	const installed = installedCapacity(process, year, counts)
	const ramped = total(process, year, counts, (plant) => rampShare(plant, year))
	const capacity = override === undefined ? ramped : settingAt(override, installed, ramped)
	return capacity === null ? null : capacity * (process.availability?.value ?? 1)
}

/** A setting in a year in which the plants that it stands for may still ramp up. */
function settingAt(setting: number, installed: number | null, ramped: number | null): number {
	if (installed === null || ramped === null || installed === 0) return setting
	return setting < installed ? ramped * (setting / installed) : ramped + (setting - installed)
}
