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
	const capacity = setting
		? settingAt(setting.amount, changedBy(process, year, counts, setting.replaces))
		: rampedCapacity(process, year, counts)
	return capacity === null ? null : capacity * (process.availability?.value ?? 1)
}

/**
 * The amount of a setting with which `effective` can be used: the other way round from {@link effectiveCapacity}. Null
 * for a process that is never available.
 */
export function settingFor(
	process: Process,
	year: number,
	counts: readonly PlantStatus[],
	replaces: boolean,
	effective: number
): number | null {
	const availability = process.availability?.value ?? 1
	if (availability <= 0) return null
	const capacity = effective / availability
	const plants = changedBy(process, year, counts, replaces)
	if (!plants) return capacity
	const { installed, ramped } = plants
	return capacity < ramped ? installed * (capacity / ramped) : installed + (capacity - ramped)
}

const rampedCapacity = (process: Process, year: number, counts: readonly PlantStatus[]) =>
	total(process, year, counts, (plant) => rampShare(plant, year))

/** The plants whose nameplates a setting changes; null where it stands in their place, or there are none. */
function changedBy(process: Process, year: number, counts: readonly PlantStatus[], replaces: boolean) {
	const installed = installedCapacity(process, year, counts)
	const ramped = rampedCapacity(process, year, counts)
	return replaces || !installed || ramped === null ? null : { installed, ramped }
}

function settingAt(amount: number, plants: { installed: number; ramped: number } | null): number {
	if (!plants) return amount
	const { installed, ramped } = plants
	return amount < installed ? ramped * (amount / installed) : ramped + (amount - installed)
}
