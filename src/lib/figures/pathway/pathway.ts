/** The years of a scenario side by side: what is delivered and by whom it is made, what is missing, what is built. */
import type { Plan } from '#lib/engine/index.ts'
import type { Chain, NodeId, PlantStatus, StageId } from '#lib/model/chain.ts'
import { isEstimated } from '#lib/model/growth.ts'
import type { Colour } from '../scene/scene.ts'
import { DEMAND, flowGraph } from '../sankey/data/graph.ts'
import { originsOf } from '../sankey/data/origins.ts'
import { gapParts, type GapPart } from '../text/gap-parts.ts'
import type { Locale } from '../text/locale.ts'
import { isEven } from '../tolerances.ts'
import { weakestCeiling } from '../weakest.ts'
import { awaitedIn, stagesIn, type AwaitedPlant, type StageYear } from './stages.ts'
import { startsIn, type PlantStart } from './starts.ts'

/** One year. Amounts in base units a year. */
export interface PathwayYear {
	year: number
	demand: number
	/** Whether the demand follows a value that is not stated for the year. */
	estimated: boolean
	/** Set where no need is stated: the demand is what could be made. */
	open?: true
	delivered: number
	gap: number
	imported: number
	/** What is delivered, by where it comes from; sums to `delivered`. */
	origins: { colour: Colour; amount: number }[]
	/** The gap by what closes it; sums to `gap`. */
	parts: GapPart[]
	/** The stage that limits most; null where nothing is missing, or each stage alone could pass all. */
	weakest: StageId | null
	/** Processes with another nameplate than the year before. */
	built: Built[]
	/** Plants that start, none in the first year. */
	starts: PlantStart[]
	/** What each stage does, by route. */
	stages: StageYear[]
	/** Plants that the plan does not have: not counted, or still to start. */
	awaited: AwaitedPlant[]
}

/** A nameplate that changes from one year to the next; base units a year on the capacity basis, null for unknown. */
export interface Built {
	process: NodeId
	from: number | null
	to: number | null
	/** Status of the plants that start in the year; empty where the scenario sets the capacity. */
	statuses: PlantStatus[]
}

/** Returns the years of a pathway. @param plans One for each year, in order, as `plansByYear` gives them. */
export function pathwayOf(chain: Chain, plans: readonly Plan[], locale: Locale): PathwayYear[] {
	return plans.map((plan, place) => {
		const isShort = !isEven(plan, plan.gap)
		return {
			year: plan.year,
			demand: plan.demand,
			estimated: isEstimated(chain, plan.scenario.demand, plan.year),
			...(plan.open ? { open: true } : {}),
			delivered: plan.delivered,
			gap: isShort ? plan.gap : 0,
			imported: plan.imported,
			origins: originAmounts(chain, plan),
			parts: isShort ? gapParts(chain, plan, locale) : [],
			weakest: isShort ? (weakestCeiling(plan)?.stage ?? null) : null,
			built: place === 0 ? [] : builtIn(chain, plan, plans[place - 1]!),
			starts: place === 0 ? [] : startsIn(chain, plan),
			stages: stagesIn(chain, plan),
			awaited: awaitedIn(chain, plan)
		}
	})
}

function originAmounts(chain: Chain, plan: Plan): PathwayYear['origins'] {
	const origins = originsOf(chain, flowGraph(chain, plan, null)).node(DEMAND)
	return plan.delivered > 0 ? origins.map(({ colour, share }) => ({ colour, amount: share * plan.delivered })) : []
}

function builtIn(chain: Chain, plan: Plan, before: Plan): Built[] {
	return plan.processes.flatMap(({ id, installed }, place) => {
		const from = before.processes[place]!.installed
		if (from === installed) return []
		const plants = chain.processes[place]!.plants.filter(
			({ start, status }) => start === plan.year && plan.scenario.counts.includes(status)
		)
		return [{ process: id, from, to: installed, statuses: [...new Set(plants.map(({ status }) => status))] }]
	})
}

/** Returns the first year from which nothing is missing to the last; null where the gap stays. */
export function closingYear(years: readonly PathwayYear[]): number | null {
	const last = years.findLastIndex(({ gap }) => gap > 0)
	return years[last + 1]?.year ?? null
}

/** Years in a row in which one stage is the weakest, or none; `met` where nothing is missing. */
export interface Span {
	stage: StageId | null
	met: boolean
	from: number
	to: number
}

/** Returns which stage is the weakest when. */
export function weakestSpans(years: readonly PathwayYear[]): Span[] {
	const spans: Span[] = []
	for (const { year, weakest, gap } of years) {
		const open = spans.at(-1)
		const met = gap === 0
		if (open && open.stage === weakest && open.met === met) open.to = year
		else spans.push({ stage: weakest, met, from: year, to: year })
	}
	return spans
}
