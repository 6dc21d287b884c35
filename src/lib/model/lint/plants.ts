import type { Chain, Figure, Plant, PlantStatus, Process } from '../chain.ts'
import { error, warning, within, type Finding, type Place } from '../findings/finding.ts'
import type { Draft } from './draft.ts'

/** Plants whose status, start and ramp do not go together, and fractions of capacity outside 0 to 1. */
export function lintPlants({ chain }: Draft): Finding[] {
	const year = Number(chain.date.slice(0, 4))
	const counted = countedStatuses(chain)
	return chain.processes.flatMap((process) => {
		const at: Place = { file: 'chain.yaml', path: ['processes', process.id, 'capacity'] }
		return [
			...availability(process, within(at, 'availability', 'value')),
			...process.plants.flatMap((plant, index) => checkPlant(plant, year, counted, within(at, 'plants', index)))
		]
	})
}

/** Statuses that count in the chain itself or in any of its scenarios. */
export function countedStatuses(chain: Pick<Chain, 'counts' | 'scenarios'>): ReadonlySet<PlantStatus> {
	return new Set([...chain.counts, ...chain.scenarios.flatMap((each) => each.counts ?? [])])
}

function availability({ availability: figure }: Process, at: Place): Finding[] {
	if (!figure) return []
	const { value } = figure
	const outside = value === null || value <= 0 || value > 1
	return outside ? [error('out-of-range', at, { kind: 'availability', found: value })] : []
}

const TO_COME = ['under construction', 'announced', 'proposed']

function checkPlant(plant: Plant, year: number, counted: ReadonlySet<PlantStatus>, at: Place): Finding[] {
	return [
		...outsideChance(plant.chance, within(at, 'chance')),
		...ofNoStatus(plant, at),
		...ramps(plant, at),
		...starts(plant, year, counted, at)
	]
}

/** A finding for a chance that is none. */
export function outsideChance(chance: Figure | undefined, at: Place): Finding[] {
	const { value = 0, low, high } = chance ?? { low: null, high: null }
	const outside = [value, low, high].find((each) => each !== null && each > 1)
	return outside === undefined ? [] : [error('share-out-of-range', at, { found: outside! })]
}

function hasCapacity({ nameplate }: Plant): boolean {
	return nameplate.state === 'unknown' || nameplate.value! > 0
}

function ofNoStatus(plant: Plant, at: Place): Finding[] {
	if (plant.status !== 'none' || !hasCapacity(plant)) return []
	return [error('none-with-nameplate', within(at, 'nameplate'))]
}

function ramps({ ramp, start, delay }: Plant, at: Place): Finding[] {
	const place = within(at, 'ramp')
	const falls = ramp.some((share, index) => share < (ramp[index - 1] ?? 0))
	return [
		...(ramp.length > 0 && start === null ? [warning('ramp-without-start', place)] : []),
		...(delay && start === null ? [warning('delay-without-start', within(at, 'delay'))] : []),
		...(falls ? [warning('falling-ramp', place)] : [])
	]
}

function starts(plant: Plant, year: number, counted: ReadonlySet<PlantStatus>, at: Place): Finding[] {
	const { status, start } = plant
	if (start === null) {
		if (!TO_COME.includes(status) || !counted.has(status) || !hasCapacity(plant)) return []
		return [warning('plant-without-start', at, { status })]
	}
	if (status !== 'operating' || start <= year) return []
	return [warning('start-in-future', within(at, 'start'), { start })]
}
