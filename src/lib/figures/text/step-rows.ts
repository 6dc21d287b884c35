/** The steps that close the gap, in words. */
import type { Chain } from '#lib/model/chain.ts'
import type { Plan } from '#lib/engine/index.ts'
import type { Colour } from '../scene/scene.ts'
import { steps, type Build, type Step } from '../steps.ts'
import { buildTitle } from './build-title.ts'
import { capacityText, rungRows, type RungRow } from './ladder-rows.ts'
import { amountsOf, nameIn, nodeNames, type Locale } from './locale.ts'
import { exchangeOf, moneyTexts, yearsText } from './money-text.ts'
import { headlineAmounts, withUnit } from './number-format.ts'

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
	/** Money that it takes, in each currency; empty where not known. */
	cost: string[]
	/** Largest first. */
	builds: BuildRow[]
	/** Who acts, and what it does not do: whole sentences. */
	notes: string[]
	rungs: RungRow[]
}

/** Returns the list row by row: what the scenario delivers, under its own name, each step, and what they reach. */
export function stepRows(chain: Chain, plan: Plan, locale: Locale): StepRow[] {
	const words = locale.words.figures.steps
	const { full, picture } = amountsOf(chain, plan, locale)
	const part = (amount: number) => (plan.demand > 0 ? amount / plan.demand : 0)
	const end = {
		place: null,
		step: null,
		colour: 'muted' as const,
		lead: null,
		cost: [],
		builds: [],
		notes: [],
		rungs: []
	}
	const delivered = (amount: number) => full(headlineAmounts(plan.demand, amount).delivered)
	const rungs = rungRows(chain, plan, locale)
	return [
		{
			...end,
			key: 'today',
			kind: 'today',
			title: words.start({
				scenario: nameIn(chain.scenarios, plan.scenario.id),
				changes: plan.scenario.changed.length
			}),
			value: delivered(plan.delivered),
			bar: { from: 0, to: part(plan.delivered) }
		},
		...steps(chain, plan).map((step, place): StepRow => ({
			key: `step-${place}`,
			kind: 'step',
			place,
			step,
			title: buildTitle(chain, step.builds, locale),
			value: step.frees > 0 ? words.plus({ amount: picture(step.frees) }) : picture(step.frees),
			colour: colourOf(chain, step),
			bar: { from: part(step.delivered - step.frees), to: part(step.delivered) },
			...takesTexts(chain, step, locale),
			builds: buildRows(chain, step, locale),
			notes: notesOf(chain, plan, step, locale),
			rungs: step.rungs.map((each) => rungs[each]!)
		})),
		{
			...end,
			key: 'reaches',
			kind: 'reaches',
			title: words.reaches,
			value: delivered(plan.top.delivered),
			bar: { from: 0, to: part(plan.top.delivered) }
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

/** Time and money as text, as far as they are known. */
export function takesTexts(
	chain: Chain,
	{ cost, lead }: Pick<Step, 'cost' | 'lead'>,
	locale: Locale
): Pick<StepRow, 'lead' | 'cost'> {
	return { lead: lead && yearsText(lead, locale), cost: cost ? moneyTexts(chain, cost, locale) : [] }
}

/** Time and money on one line, the time first; empty where neither is known. */
export function takesLine({ lead, cost }: Pick<StepRow, 'lead' | 'cost'>): string {
	return [...(lead === null ? [] : [lead]), ...cost].join(' · ')
}

function buildRows(chain: Chain, { builds }: Step, locale: Locale): BuildRow[] {
	const names = nodeNames(chain)
	return builds.map((build) => ({
		...build,
		name: names.get(build.process) ?? build.process,
		amount: capacityText(chain, build.process, build.added, locale)
	}))
}

/** Says who acts and what a step leaves open, in whole sentences. */
function notesOf(chain: Chain, plan: Plan, step: Step, locale: Locale): string[] {
	const words = locale.words.figures.steps
	const { full } = amountsOf(chain, plan, locale)
	const { gap } = headlineAmounts(plan.demand, step.delivered)
	const names = nodeNames(chain)
	const { owners, authorities, leaves } = step
	return [
		...(owners.length > 0 ? [words.owners({ names: owners })] : []),
		...(authorities.length > 0 ? [words.authorities({ names: authorities })] : []),
		...(leaves.length > 0 ? [words.leaves({ names: leaves.map((id) => names.get(id) ?? id) })] : []),
		gap > 0 ? words.missing({ amount: full(gap) }) : words.missingNothing
	]
}

/** Says how far the costs of steps can be trusted, and at which rate they are converted; nothing where none is known. */
export function costNotes(chain: Chain, listed: readonly Step[], { words, numbers }: Locale): string[] {
	if (!listed.some(({ cost }) => cost !== null)) return []
	const exchange = exchangeOf(chain)
	if (!exchange) return [words.figures.steps.costs]
	const { figure } = exchange.value
	const amount = withUnit(numbers.full(figure.value ?? 0), figure.unit)
	return [words.figures.steps.costs, words.figures.steps.rate({ amount, date: figure.date })]
}
