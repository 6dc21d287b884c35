/** When each stage comes: a stage over the years, by route, and what is said of it. */
import type { Chain, NodeId, RouteId, StageId } from '#lib/model/chain.ts'
import { nameIn, type Locale } from '../text/locale.ts'
import type { PathwayYear } from './pathway.ts'
import type { AwaitedPlant, StageState } from './stages.ts'

/** A stage over all years, on one route or on all of its routes together. */
export interface StageTrack {
	stage: StageId
	/** Null for all routes of the stage together. */
	route: RouteId | null
	processes: readonly NodeId[]
	/** One for each year. */
	states: readonly StageState[]
	/** The first year in which it runs; null where it runs in none. */
	from: number | null
	/** What is still awaited in the last year. */
	awaited: readonly AwaitedPlant[]
	/** Years in which the stage is the weakest. */
	weakest: readonly number[]
}

/** Returns every stage over the years, on each of its routes or on all together. */
export function stageTracks(chain: Chain, years: readonly PathwayYear[], by: 'route' | 'stage'): StageTrack[] {
	const pairs = years[0]?.stages ?? []
	const kept = by === 'route' ? pairs : pairs.filter(({ stage }, p) => pairs[p - 1]?.stage !== stage)
	return kept.map(({ stage, route: own }) => {
		const route = by === 'route' ? own : null
		const isOf = (each: { stage: StageId; route: RouteId }) =>
			each.stage === stage && (route === null || each.route === route)
		const states = years.map((year) => best(year.stages.filter(isOf).map(({ state }) => state)))
		const processes = chain.processes.filter(isOf).map(({ id }) => id)
		return {
			stage,
			route,
			processes,
			states,
			from: years[states.indexOf('runs')]?.year ?? null,
			awaited: years.at(-1)!.awaited.filter(({ process }) => processes.includes(process)),
			weakest: years.filter(({ weakest }) => weakest === stage).map(({ year }) => year)
		}
	})
}

const best = (states: readonly StageState[]): StageState =>
	states.includes('runs') ? 'runs' : states.includes('idle') ? 'idle' : 'absent'

/** Names a stage, with its route where it has several and the route is not the one that all share. */
export function trackName(
	chain: Chain,
	{ stage, route }: Pick<StageTrack, 'stage' | 'route'>,
	{ words }: Locale
): string {
	const name = nameIn(chain.stages, stage)
	const routes = new Set(chain.processes.filter((each) => each.stage === stage).map((each) => each.route))
	const own = chain.routes.find(({ id }) => id === route)
	if (!own || own.shared || routes.size === 1) return name
	return words.figures.pathway.stageOnRoute({ stage: name, route: own.name })
}

/** From when a stage runs, in a few words. */
export function fromText(
	{ from, states }: StageTrack,
	years: readonly PathwayYear[],
	{ words, numbers }: Locale
): string {
	const said = words.figures.pathway
	if (from !== null && from === years[0]!.year) return said.runsAlready({ year: numbers.year(from) })
	if (from !== null) return said.runsFrom({ year: numbers.year(from) })
	const last = numbers.year(years.at(-1)!.year)
	return states.includes('idle') ? said.idleUntil({ last }) : said.notBefore({ last })
}

/**
 * Says which plants are announced beyond the plan, by status, with the first year of each; that there is none where a stage
 * does not run either; else an empty text.
 */
export function awaitedText({ awaited, from }: StageTrack, { words, numbers }: Locale): string {
	const said = words.figures.pathway
	if (awaited.length === 0) return from === null ? said.nothingAnnounced : ''
	const statuses = [...new Set(awaited.map(({ status }) => status))]
	return said.awaited({
		counted: awaited.every(({ counted }) => counted),
		plants: statuses.map((status) => {
			const starts = awaited.filter((each) => each.status === status).flatMap(({ start }) => start ?? [])
			return {
				status: words.page.status[status],
				year: starts.length > 0 ? numbers.year(Math.min(...starts)) : null
			}
		})
	})
}
