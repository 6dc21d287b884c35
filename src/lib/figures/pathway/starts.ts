/** Plants that start within the years of a pathway, with the dates that are announced and that are likely. */
import type { Plan } from '#lib/engine/index.ts'
import type { Address, Chain, Figure, NodeId, PlantStatus, Process } from '#lib/model/chain.ts'
import { chainOf } from '#lib/model/scenario/apply-scenario.ts'

/** A plant that starts in a year. Years are those of first production. */
export interface PlantStart {
	process: NodeId
	plant: string
	/** Of the figure by which the year is set. */
	address: Address
	status: PlantStatus
	/** As it was announced first; null where that is the start. */
	announced: number | null
	start: number
	/** With the delay that is likely; null where the model states none. */
	likely: { year: number; earliest: number | null; latest: number | null; delay: Figure } | null
}

/** Returns the plants that count and start in the year of a plan, in the model's order; of a capacity that is set, none. */
export function startsIn(own: Chain, plan: Plan): PlantStart[] {
	const { scenario, year } = plan
	return processesIn(own, plan).flatMap(({ id, plants }) =>
		plants
			.filter(({ start, status }) => start === year && scenario.counts.includes(status))
			.map(({ id: own, name, status, announced, delay }) => ({
				process: id,
				plant: name,
				address: `${id}.plants.${own}.start`,
				status,
				announced: announced ?? null,
				start: year,
				likely: likelyStart(year, delay)
			}))
	)
}

/** The processes of a plan's scenario whose capacity is that of their plants, and not set. */
export function processesIn(own: Chain, { scenario }: Plan): Process[] {
	const replaced = new Set(scenario.replaced)
	return chainOf(own, scenario).processes.filter(({ id }) => !replaced.has(id))
}

/** A first year is a whole one: within it, a plant that is half a year late still starts. */
function likelyStart(start: number, delay: Figure | undefined): PlantStart['likely'] {
	if (delay === undefined || delay.value === null) return null
	const year = (years: number) => start + Math.round(years)
	const bound = (years: number | null) => (years === null ? null : year(years))
	return { year: year(delay.value), earliest: bound(delay.low), latest: bound(delay.high), delay }
}

/** Returns the starts of several years in the order of the model, in which a start keeps its place when it moves. */
export function inModelOrder({ processes }: Chain, starts: readonly PlantStart[]): PlantStart[] {
	const place = new Map(processes.map(({ id }, p) => [id, p]))
	return [...starts].sort((a, b) => (place.get(a.process) ?? 0) - (place.get(b.process) ?? 0))
}
