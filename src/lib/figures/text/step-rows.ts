/** The steps that close the gap, in words. */
import type { Chain, ComponentId } from '#lib/model/chain.ts'
import type { Plan } from '#lib/engine/index.ts'
import type { Words } from '#lib/messages/index.ts'
import { appliedChain } from '../applied-chain.ts'
import { climbOf, gainOf } from '../climb.ts'
import type { Measure } from '../measure.ts'
import type { Colour } from '../scene/scene.ts'
import { readyYear, realBuilds, steps, type Build, type Step } from '../steps.ts'
import { buildTitle } from './build-title.ts'
import { capacityText, rungRows, type RungRow } from './ladder-rows.ts'
import { amountsOf, nameIn, nodeNames, type Locale } from './locale.ts'
import { exchangeOf, moneyTexts, yearsText } from './money-text.ts'
import { headlineAmounts, withUnit } from './number-format.ts'
import { isEven } from '../tolerances.ts'

/** A build in words. */
export interface BuildRow extends Build {
	name: string
	/** Added capacity in the unit that the lever shows. */
	amount: string
}

/** A row of the list: where it starts, one step, or what all steps reach. */
export interface StepRow {
	key: string
	kind: 'today' | 'step' | 'reaches'
	/** Place in the list of steps, and the step; null for the first and the last row. */
	place: number | null
	step: Step | null
	title: string
	/** What it adds, or what is delivered. */
	value: string
	/** Colour of its bar: the route that it mostly builds. */
	colour: Colour
	/** Extent of its bar as parts of the demand. */
	bar: { from: number; to: number }
	/** Time that it takes; null where not known. */
	lead: string | null
	/** What takes that long, where the rest takes less. */
	slowest: string[]
	/** Money that it takes, in each currency; empty where not known. */
	cost: string[]
	/** Largest first. */
	builds: BuildRow[]
	/** By when it stands, who builds and who has to allow it, as far as it is known: whole sentences. */
	actors: string[]
	/** Who acts, and what it does not do: whole sentences. */
	notes: string[]
	rungs: RungRow[]
}

/** What a row has that is no step. */
const NO_STEP = {
	place: null,
	step: null,
	colour: 'muted',
	lead: null,
	slowest: [],
	cost: [],
	builds: [],
	actors: [],
	notes: [],
	rungs: []
} satisfies Partial<StepRow>

/**
 * Returns the list row by row: what the scenario delivers, under its own name, each step, and what they reach. Of one
 * component where the plan tells of it, else of all together.
 */
export function stepRows(chain: Chain, plan: Plan, locale: Locale, component: ComponentId | null = null): StepRow[] {
	const words = locale.words.figures.steps
	const { full, picture } = amountsOf(chain, plan, locale)
	const climb = climbOf(chain, plan, component)
	const { measure } = climb
	const whole = measure.need ?? Math.max(...climb.met)
	const part = (amount: number) => (whole > 0 ? amount / whole : 0)
	const delivered = (amount: number) =>
		measure.component === null ? full(headlineAmounts(plan.demand, amount).delivered) : picture(amount)
	const rungs = rungRows(chain, plan, locale, climb)
	return [
		{
			...NO_STEP,
			key: 'today',
			kind: 'today',
			title: words.start({
				scenario: nameIn(chain.scenarios, plan.scenario.id),
				changes: plan.scenario.changed.length
			}),
			value: delivered(measure.met),
			bar: { from: 0, to: part(measure.met) }
		},
		...steps(chain, plan).map((step, place): StepRow => {
			const { adds, met } = gainOf(climb, step.rungs)
			const at = { key: `step-${place}`, kind: 'step' as const, place, step }
			return {
				...at,
				title: buildTitle(chain, step.builds, locale),
				value: adds > 0 ? words.plus({ amount: picture(adds) }) : picture(adds),
				colour: colourOf(chain, step),
				bar: { from: part(Math.min(met, met - adds)), to: part(Math.max(met, met - adds)) },
				...takesTexts(appliedChain(chain, plan), step, locale),
				slowest: slowestNames(chain, step),
				builds: buildRows(chain, step, locale),
				actors: actorSentences(plan, step, locale),
				notes: [...actorNotes(chain, step, locale), ...missingNote(chain, plan, { measure, met }, locale)],
				rungs: step.rungs.map((each) => rungs[each]!)
			}
		}),
		{
			...NO_STEP,
			key: 'reaches',
			kind: 'reaches',
			title: words.reaches,
			value: delivered(measure.atTop),
			bar: { from: 0, to: part(measure.atTop) }
		}
	]
}

/** The colour of the route to which most is added. */
function colourOf(chain: Chain, { builds }: Step): Colour {
	const amounts = new Map<string, number>()
	for (const { process, added } of builds) {
		const route = chain.processes.find(({ id }) => id === process)?.route ?? ''
		amounts.set(route, (amounts.get(route) ?? 0) + added)
	}
	const [most] = [...amounts].sort(([, a], [, b]) => b - a)
	return chain.routes.find(({ id }) => id === most?.[0])?.colour ?? 'grey'
}

/** Time and money as text, as far as they are known; money at the rate of a chain that is as the scenario sets it. */
export function takesTexts(
	chain: Chain,
	{ cost, lead }: Pick<Step, 'cost' | 'lead'>,
	locale: Locale
): Pick<StepRow, 'lead' | 'cost'> {
	return { lead: lead && yearsText(lead, locale), cost: cost ? moneyTexts(chain, cost, locale) : [] }
}

type Times = Pick<StepRow, 'lead'> & Partial<Pick<StepRow, 'slowest'>>

/** Time, with what it is for, which the title need not name: little of it may be built. Null where it is not known. */
export function timeText({ lead, slowest = [] }: Times, { words }: Locale): string | null {
	return lead !== null && slowest.length > 0
		? words.figures.steps.longest({ years: lead, names: slowest.slice(0, 1), more: slowest.length - 1 })
		: lead
}

/** Time, what it is for, and money on one line; empty where neither time nor money is known. */
export function takesLine({ cost, ...times }: Times & Pick<StepRow, 'cost'>, locale: Locale): string {
	const time = timeText(times, locale)
	return [...(time === null ? [] : [time]), ...cost].join(' · ')
}

function buildRows(chain: Chain, { builds }: Step, locale: Locale): BuildRow[] {
	const names = nodeNames(chain)
	return realBuilds(builds).map((build) => ({
		...build,
		name: names.get(build.process) ?? build.process,
		amount: capacityText(chain, build.process, build.added, locale)
	}))
}

/** Says by when a step stands, who builds it and who has to allow it. */
function actorSentences(plan: Plan, step: Step, { words, numbers }: Locale): string[] {
	const ready = readyYear(plan, step)
	const { stands } = words.figures.steps
	return [
		...(ready === null ? [] : [stands({ decided: numbers.year(plan.year), ready: numbers.year(ready) })]),
		...whoActs(step, words)
	]
}

function whoActs({ owners, authorities }: Step, { figures: { steps } }: Words): string[] {
	return [
		...(owners.length > 0 ? [steps.owners({ names: owners })] : []),
		...(authorities.length > 0 ? [steps.authorities({ names: authorities })] : [])
	]
}

/** Says who acts, which goods a step leaves out and what of it later steps leave idle, in whole sentences. */
function actorNotes(chain: Chain, step: Step, locale: Locale): string[] {
	const { leaves } = step
	const words = locale.words.figures.steps
	const names = nodeNames(chain)
	const slowest = slowestNames(chain, step)
	return [
		...(slowest.length > 1 ? [words.slowest({ names: slowest })] : []),
		...whoActs(step, locale.words),
		...(leaves.length > 0 ? [words.leaves({ names: leaves.map((id) => names.get(id) ?? id) })] : []),
		...idleNotes(chain, step, locale)
	]
}

/** The builds that take longest, by name, where others of the step take less; none of a step that is one build. */
function slowestNames(chain: Chain, { builds, lead }: Step): string[] {
	const slowest = realBuilds(builds).filter((build) => build.lead !== null && build.lead.value === lead?.value)
	const names = nodeNames(chain)
	return slowest.length < realBuilds(builds).length ? slowest.map(({ process }) => names.get(process) ?? process) : []
}

/** Says what is missing after a step; nothing of a component that no part of the demand names. */
function missingNote(
	chain: Chain,
	plan: Plan,
	{ measure, met }: { measure: Measure; met: number },
	locale: Locale
): string[] {
	const words = locale.words.figures.steps
	const { full, picture } = amountsOf(chain, plan, locale)
	const { component, asked } = measure
	if (asked === null) return []
	if (component === null) {
		const { gap } = headlineAmounts(plan.demand, met)
		return [gap > 0 ? words.missing({ amount: full(gap) }) : words.missingNothing]
	}
	const [low, high] = [asked.low - met, asked.high - met]
	if (isEven(plan, Math.max(0, high))) return [words.missingNothing]
	return [
		isEven(plan, high - low) ? words.missing({ amount: picture(high) }) : words.missingUpTo({ amount: picture(high) })
	]
}

/** Says what a step builds that later steps leave idle: the reader decides on it here. */
function idleNotes(chain: Chain, { builds }: Step, locale: Locale): string[] {
	const words = locale.words.chain.atTop
	const names = nodeNames(chain)
	const idle = realBuilds(builds)
		.filter(({ idleAtTop }) => idleAtTop > 0)
		.map(({ process, added, idleAtTop }) => ({
			name: names.get(process) ?? process,
			added: capacityText(chain, process, added, locale),
			idle: capacityText(chain, process, idleAtTop, locale)
		}))
	const whole = idle.filter((each) => each.idle === each.added)
	return [
		...idle.filter((each) => !whole.includes(each)).map(words.idleLater),
		...(whole.length > 0 ? [words.allIdleLater({ names: whole.map(({ name }) => name) })] : [])
	]
}

/**
 * Says how far the costs of steps can be trusted, and at which rate a chain, as the scenario sets it, converts them; nothing
 * where none is known.
 */
export function costNotes(chain: Chain, listed: readonly Pick<Step, 'cost'>[], { words, numbers }: Locale): string[] {
	if (!listed.some(({ cost }) => cost !== null)) return []
	const exchange = exchangeOf(chain)
	if (!exchange) return [words.figures.steps.costs]
	const { figure } = exchange.value
	const amount = withUnit(numbers.full(figure.value ?? 0), figure.unit)
	return [words.figures.steps.costs, words.figures.steps.rate({ amount, date: figure.date })]
}
