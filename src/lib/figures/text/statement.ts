/** Sentences on a plan: the headline, its chips, and the reasons. All words come from the catalogue. */
import type { Part } from '#lib/messages/index.ts'
import type { Chain, ComponentId, NodeId } from '#lib/model/chain.ts'
import type { CauseKind, Plan } from '#lib/engine/index.ts'
import { appliedChain } from '../applied-chain.ts'
import { factsOf, type Facts } from './facts.ts'
import { leastAmount } from '../tolerances.ts'
import { headlineAmounts, shortUnit, withUnit } from './number-format.ts'
import { amountsOf, anyName, type Locale } from './locale.ts'
import type { Place } from './statement-entry.ts'
import { partsOf, statementsAt } from './statements.ts'
import { stepRows, timeText } from './step-rows.ts'

/** The sentence that the product exists to say, and those that stand beside it, in parts so that figures can be set apart. */
export interface Headline {
	main: Part[]
	/** On the gap, the goods, what most of it is, and what is exported or bought by nobody; each where it holds. */
	rest: Part[]
	/** The sentences of the rest, one by one. */
	sentences: Part[][]
}

/** Sentences that belong to the headline wherever it stands. */
const CORE = new Set(['imported', 'gap', 'goods', 'elsewhere'])

/** Returns what a plan says, of all components together or of one. */
export function statement(chain: Chain, plan: Plan, locale: Locale, component: ComponentId | null = null): Headline {
	const facts = factsOf(chain, plan, component)
	const said = (place: Place) => statementsAt(place, facts).map((each) => partsOf(each, facts, locale))
	const sentences = said('beside')
	return { main: joined(said('main')), rest: joined(sentences), sentences }
}

/** Sentences that come first where not all have room: those of the headline, and what a reader has to know to believe it. */
const FIRST: readonly string[] = [...CORE, 'built-early']

/**
 * Returns the sentences beside the headline in the order in which they are wanted where room is narrow. `also` are further
 * ones, which come last.
 */
export function sentencesBeside(
	chain: Chain,
	plan: Plan,
	locale: Locale,
	component: ComponentId | null,
	also: readonly string[] = []
): Part[][] {
	const facts = factsOf(chain, plan, component)
	const said = statementsAt('beside', facts)
	const ranked = [true, false].flatMap((first) => said.filter(({ id }) => FIRST.includes(id) === first))
	return [...ranked.map((each) => partsOf(each, facts, locale)), ...also.map((text) => [{ text }])]
}

/** Divides sentences into one text of as many as have room in a number of letters, the first in any case, and the others. */
export function withinLetters(sentences: readonly Part[][], letters: number): { text: Part[]; others: Part[][] } {
	const lengths = sentences.map((parts) => textOf(parts).length + 1)
	const ends = lengths.map((_, place) => lengths.slice(0, place + 1).reduce((sum, length) => sum + length, 0))
	const beyond = ends.findIndex((end, place) => place > 0 && end > letters)
	const fit = beyond === -1 ? sentences.length : beyond
	return { text: joined(sentences.slice(0, fit)), others: sentences.slice(fit) }
}

/** The headline with the gap and the goods, as one text: what stands over every figure. */
export function headline(chain: Chain, plan: Plan, locale: Locale, component: ComponentId | null = null): Part[] {
	const facts = factsOf(chain, plan, component)
	const beside = statementsAt('beside', facts).filter(({ id }) => CORE.has(id))
	return joined([...statementsAt('main', facts), ...beside].map((each) => partsOf(each, facts, locale)))
}

function joined(sentences: readonly Part[][]): Part[] {
	return sentences.flatMap((parts, place) => (place === 0 ? parts : [{ text: ' ' }, ...parts]))
}

/** A short remark beside the headline. */
export interface Chip {
	id: string
	text: string
	/** True for absence, which has the alarm colour. */
	alarm: boolean
	/** Nodes that it speaks of, for selection. */
	nodes: NodeId[]
	/** More about it, in the model's own words. */
	detail: string | null
}

/** Returns the remarks of a plan: the absent, the weakest stage, also for one component, the starved, and doubts about the demand. */
export function chips(chain: Chain, plan: Plan, locale: Locale, component: ComponentId | null = null): Chip[] {
	const facts = factsOf(chain, plan, component)
	return statementsAt('chip', facts).map((each) => ({
		id: each.id.startsWith('chip') ? 'doubt' : each.id,
		text: textOf(partsOf(each, facts, locale)),
		alarm: each.alarm ?? false,
		nodes: each.nodes?.(facts) ?? [],
		detail: each.detail?.(facts) ?? null
	}))
}

/** Says which single plants would serve the demand better, or that none would. */
export function liftsSentence(chain: Chain, plan: Plan, locale: Locale): string {
	return sentenceAt('lifts', factsOf(chain, plan), locale)
}

/** Says which components are most of what is delivered and of no use where most is missing; empty where none are. */
export function abundanceSentence(chain: Chain, plan: Plan, locale: Locale): string {
	const facts = factsOf(chain, plan)
	const found = statementsAt('beside', facts).filter(({ id }) => id === 'abundance')
	return textOf(joined(found.map((each) => partsOf(each, facts, locale))))
}

/** Names the first step; empty where there is none. */
export function firstStepSentence(chain: Chain, plan: Plan, locale: Locale): string {
	return sentenceAt('first', factsOf(chain, plan), locale)
}

/** Says how far the steps lead, and which limits end them, or that there is nothing to close. */
export function ladderEndSentence(
	chain: Chain,
	plan: Plan,
	locale: Locale,
	component: ComponentId | null = null
): string {
	return sentenceAt('end', factsOf(chain, plan, component), locale)
}

/** Says which elements goods lack, and then how much there is of those that no goods have to contain. */
export function balanceSentences(chain: Chain, plan: Plan, locale: Locale): string[] {
	const facts = factsOf(chain, plan)
	return statementsAt('balance', facts).map((each) => textOf(partsOf(each, facts, locale)))
}

function sentenceAt(place: Place, facts: Facts, locale: Locale): string {
	return textOf(joined(statementsAt(place, facts).map((each) => partsOf(each, facts, locale))))
}

function textOf(parts: readonly Part[]): string {
	return parts.map(({ text }) => text).join('')
}

/** Why a process has its verdict, in one or two sentences; null for a process that the plan does not have. */
export function verdictSentence(chain: Chain, plan: Plan, id: NodeId, locale: Locale): string | null {
	const result = plan.processes.find((process) => process.id === id)
	return result ? locale.words.chain.verdictSentence[result.verdict](plantWords(chain, plan, result, locale)) : null
}

/** The same of a process that is missing, under words that say so of several; null as before. */
export function absentSentence(chain: Chain, plan: Plan, id: NodeId, locale: Locale): string | null {
	const result = plan.processes.find((process) => process.id === id)
	return result ? locale.words.chain.absentToo(plantWords(chain, plan, result, locale)) : null
}

function plantWords(chain: Chain, plan: Plan, result: Plan['processes'][number], locale: Locale) {
	const used = result.used < leastAmount(plan) ? 0 : result.used
	const capacity = (amount: number) => capacityOf(chain, result.id, amount, locale)
	return {
		subject: chain.subject,
		of: namesOf(chain, result.cause?.of ?? []),
		alone: !(result.cause?.joint ?? false),
		due: dueIn(chain, plan, result.id, locale),
		used: withUnit(...capacity(used)),
		usedNumber: capacity(used)[0],
		effective: result.effective === null ? null : withUnit(...capacity(result.effective)),
		percent: locale.numbers.percent(result.utilisation)
	}
}

/** The first year in which a plant of a process comes that the scenario counts; null where none does after the plan's year. */
function dueIn(own: Chain, plan: Plan, id: NodeId, { numbers }: Locale): string | null {
	const chain = appliedChain(own, plan)
	const plants = chain.processes.find((process) => process.id === id)?.plants ?? []
	const years = plants
		.filter(({ status }) => plan.scenario.counts.includes(status))
		.flatMap(({ start }) => (start !== null && start > plan.year ? [start] : []))
	return years.length === 0 ? null : numbers.year(Math.min(...years))
}

/** An amount that a process takes in a year, as a number and the unit in which its capacity is stated: `4,000`, `t monazite`. */
function capacityOf(
	chain: Chain,
	process: NodeId,
	amount: number,
	{ numbers }: Locale
): [number: string, unit: string] {
	const lever = chain.levers.find((each) => each.id === process)
	const unit = lever?.unit.replace(/\s*\/\s*yr$/, '')
	return unit === undefined || unit === chain.unit
		? [numbers.brief(amount), shortUnit(chain.unit)]
		: [numbers.brief(amount / (lever?.factor ?? 1)), unit]
}

/** Returns sentences on how the gap closes: one a step, and one on how far they lead. */
export function closingSentences(chain: Chain, plan: Plan, locale: Locale): string[] {
	const words = locale.words.chain
	const { picture, full } = amountsOf(chain, plan, locale)
	const sentences = stepRows(chain, plan, locale).flatMap((row) => {
		const { step, title, cost, notes } = row
		if (step === null) return []
		const delivered = full(headlineAmounts(plan.demand, step.delivered).delivered)
		const lead = timeText(row, locale)
		return [words.closes({ title, adds: step.frees > 0 ? picture(step.frees) : null, delivered, lead, cost, notes })]
	})
	return [...sentences, ladderEndSentence(chain, plan, locale)]
}

/** A part of the gap that has one cause. */
export interface GapLine {
	kind: CauseKind
	text: string
	amount: number
	/** Part of the gap. */
	share: number
}

/** The gap by cause, largest first. */
export function gapLines(chain: Chain, plan: Plan, locale: Locale): GapLine[] {
	const { picture } = amountsOf(chain, plan, locale)
	return [...plan.gapByCause]
		.sort((a, b) => b.amount - a.amount)
		.map(({ cause, amount }) => ({
			kind: cause.kind,
			text: locale.words.chain.gapCause[cause.kind]({
				names: cause.of.map((id) => anyName(chain, id)),
				amount: picture(amount)
			}),
			amount,
			share: plan.gap > 0 ? amount / plan.gap : 0
		}))
}

function namesOf(chain: Chain, ids: readonly NodeId[]): string[] {
	return ids.map((id) => anyName(chain, id))
}
