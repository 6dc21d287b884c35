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

/** A capacity set by hand or by a scenario, in base units a year. */
export interface CapacitySetting {
	amount: number
	/** Whether it stands in place of all plants, as a scenario's does, and not for a change of their nameplates. */
	replaces: boolean
}

/**
 * What a process can use in a year, in base units on its capacity basis: nameplate x ramp x availability. A setting that
 * replaces the plants is at full ramp. One that changes them takes away from all alike and adds at full ramp, so that a
 * lever moved by little changes little in a ramp year too. Null: not known, and so not limiting.
 */
export function effectiveCapacity(
	process: Process,
	year: number,
	counts: readonly PlantStatus[],
	setting: CapacitySetting | undefined
): number | null {
	const ramped = total(process, year, counts, (plant) => rampShare(plant, year))
	const capacity = setting ? settingAt(setting, installedCapacity(process, year, counts), ramped) : ramped
	return capacity === null ? null : capacity * (process.availability?.value ?? 1)
}

function settingAt({ amount, replaces }: CapacitySetting, installed: number | null, ramped: number | null): number {
	if (replaces || installed === null || ramped === null || installed === 0) return amount
	return amount < installed ? ramped * (amount / installed) : ramped + (amount - installed)
}
