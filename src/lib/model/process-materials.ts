import type { MaterialId, Mode, Process } from './chain.ts'

/** Materials that a mode takes in, in order. */
export function takenBy(mode: Mode): MaterialId[] {
	return mode.ingredients.flatMap((each) => each.takes.map((accepted) => accepted.material))
}

/** Materials that a mode gives, in order. */
export function givenBy(mode: Mode): MaterialId[] {
	return mode.yields.flatMap((each) => ('material' in each.to ? [each.to.material] : []))
}

/** Materials that capacity is counted on. */
export function basisMaterials(process: Pick<Process, 'basis' | 'modes'>): MaterialId[] {
	if (process.basis === 'feed') return process.modes.flatMap(takenBy)
	return Array.isArray(process.basis) ? process.basis : [process.basis]
}

/** Every material of a process, those of its capacity basis first. */
export function processMaterials(process: Pick<Process, 'basis' | 'modes'>): MaterialId[] {
	return [
		...new Set([...basisMaterials(process), ...process.modes.flatMap((mode) => [...takenBy(mode), ...givenBy(mode)])])
	]
}
