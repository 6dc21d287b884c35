/** The one-page brief: the finding, the picture, why, what closes the gap, how sure it is, and what is to be decided. */
import { doubtSentences } from '#lib/figures/doubt/text.ts'
import { gapParts, type GapPart } from '#lib/figures/text/gap-parts.ts'
import { hindranceSentences } from '#lib/figures/text/hindrances.ts'
import { partnerSentences } from '#lib/figures/text/partners.ts'
import { ladderEndSentence, statement, withinLetters } from '#lib/figures/text/statement.ts'
import { figuresBehind } from '#lib/figures/text/provenance.ts'
import { buildTitle } from '#lib/figures/text/build-title.ts'
import { headlineAmounts, toldAmount } from '#lib/figures/text/number-format.ts'
import { amountsOf } from '#lib/figures/text/locale.ts'
import { yearsText } from '#lib/figures/text/money-text.ts'
import { stepRows, type StepRow } from '#lib/figures/text/step-rows.ts'
import { readyYear, steps, type Step } from '#lib/figures/steps.ts'
import type { StudySummary } from '#lib/study/summary.ts'
import {
	FINDING_LETTERS,
	listOf,
	paragraph,
	prose,
	type Block,
	type Prose,
	type Section,
	type Subject
} from './document.ts'

/** Sentences of a study that a page has room for: the range, and the chance that the gap closes. */
const SAID = 2

/** As many causes and steps fit the page beside the picture. */
const MOST = 3

/** The finding in one sentence: the title of a brief. */
export function findingOf({ chain, plan, locale }: Subject): string {
	return plainText(statement(chain, plan, locale).main)
}

const plainText = (parts: Prose) => parts.map(({ text }) => text).join('')

/**
 * The remarks that stand beside the headline on the page, the picture, then the largest parts of the gap, each with its
 * tonnes, and what the plants that would close them wait for.
 */
export function whySection({ chain, plan, locale }: Subject, picture: readonly Block[]): Section {
	const words = locale.words.report.brief
	const amounts = amountsOf(chain, plan, locale)
	const parts = [...gapParts(chain, plan, locale)].sort((a, b) => b.amount - a.amount)
	const items = parts
		.slice(0, MOST)
		.map(({ amount, whole }): Prose => [
			{ text: amounts.picture(amount), strong: true, alarm: true },
			...prose(`: ${whole}`)
		])
	const others = parts.slice(MOST)
	// Of amounts as the picture has them, so that a reader who adds them up comes to the same.
	const rest = others.reduce((sum, { amount }) => sum + toldAmount(plan, amount), 0)
	const more = others.length > 0 ? [prose(words.more({ count: others.length, amount: amounts.full(rest) }))] : []
	const { rest: beside, sentences } = statement(chain, plan, locale)
	const fit = partsSentence({ chain, plan, locale }, parts)
	return {
		id: 'why',
		heading: words.why({ short: plan.gap > 0 }),
		...(sentences.length > 0 ? { finding: plainText(withinLetters(sentences, FINDING_LETTERS).text) } : {}),
		blocks: [
			...(beside.length > 0 ? [{ kind: 'paragraph' as const, prose: beside }] : []),
			...picture,
			...(fit === '' ? [] : [paragraph(fit)]),
			...listOf([...items, ...more]),
			...joined(hindranceSentences(chain, plan, locale))
		]
	}
}

/** Says that the parts of the gap are those that the steps close; empty where none does. */
function partsSentence(
	{ chain, plan, locale }: Pick<Subject, 'chain' | 'plan' | 'locale'>,
	parts: readonly GapPart[]
): string {
	const closed = parts.filter(({ rungs }) => rungs.length > 0)
	if (closed.length === 0) return ''
	const { gap } = headlineAmounts(plan.demand, steps(chain, plan).at(-1)?.delivered ?? plan.delivered)
	const { full } = amountsOf(chain, plan, locale)
	return locale.words.report.brief.parts({ steps: closed.length, rest: gap > 0 ? full(gap) : null })
}

/** The sentence on how far all steps lead; where there are none, on why. */
export function stepsEnd({ chain, plan, locale }: Pick<Subject, 'chain' | 'plan' | 'locale'>): string {
	const taken = steps(chain, plan)
	if (taken.length === 0) return ladderEndSentence(chain, plan, locale)
	const { delivered, gap } = headlineAmounts(plan.demand, taken.at(-1)!.delivered)
	const { full } = amountsOf(chain, plan, locale)
	return locale.words.report.brief.end({
		steps: taken.length,
		delivered: full(delivered),
		short: gap > 0 ? full(gap) : null
	})
}

/**
 * The first steps: what is built, what it adds, what it takes, and who acts; then how far all of them lead, and when the
 * scenario itself closes the gap, where its years are known, and what part a partner has.
 */
export function stepsSection({ chain, plan, locale }: Subject, closing: string | null): Section {
	const rows = stepRows(chain, plan, locale).filter(({ step }) => step !== null)
	const items = rows
		.slice(0, MOST)
		.map((row): Prose => [{ text: row.title, strong: true }, ...prose(stepText(row, { chain, plan, locale }))])
	const end = stepsEnd({ chain, plan, locale })
	return {
		id: 'steps',
		heading: locale.words.report.sections.closes,
		...(end === '' ? {} : { finding: end }),
		blocks: [
			...listOf(items, true),
			...(end === '' ? [] : [paragraph(end)]),
			...(closing === null || rows.length === 0 ? [] : [paragraph(locale.words.report.brief.without({ closing }))]),
			...joined(partnerSentences(chain, plan, locale))
		]
	}
}

function stepText(
	{ step, lead, slowest, cost }: StepRow,
	{ plan, chain, locale }: Pick<Subject, 'chain' | 'plan' | 'locale'>
): string {
	const { words } = locale
	const { owners, authorities } = words.figures.steps
	const { owners: builders, authorities: allowers, frees } = step!
	return words.report.brief.step({
		adds: frees > 0 ? amountsOf(chain, plan, locale).picture(frees) : null,
		lead,
		slowest,
		cost,
		actors: [
			...(builders.length > 0 ? [owners({ names: builders })] : []),
			...(allowers.length > 0 ? [authorities({ names: allowers })] : [])
		]
	})
}

/** Doubts about the demand, in the model's own words, the range of a study, and how many figures are assumed. */
export function sureSection({ chain, plan, locale }: Subject, study: StudySummary | null): Section {
	const words = locale.words.report
	const basis = chain.demandBases.find(({ id }) => id === plan.scenario.demand)
	const figures = figuresBehind(chain, plan, locale.words)
	const assumed = figures.filter(({ figure }) => figure.status === 'assumed').length
	const count = locale.numbers.full
	const [range] = study ? doubtSentences(chain, study, locale) : []
	const rests = words.brief.assumed({
		some: assumed === figures.length ? null : count(assumed),
		all: count(figures.length)
	})
	return {
		id: 'sure',
		heading: words.brief.sure,
		...(range === undefined && figures.length === 0 ? {} : { finding: range ?? rests }),
		blocks: [
			...(basis?.note ? [paragraph(basis.note)] : []),
			...(study ? [paragraph(doubtSentences(chain, study, locale).slice(0, SAID).join(' '))] : []),
			...(figures.length > 0 ? [paragraph(rests)] : [])
		]
	}
}

/** The decisions that are asked of the reader: the step that comes first, and the one that takes longest, with the years they lead to. */
export function decideSection({ chain, plan, locale }: Subject): Section {
	const words = locale.words.report.brief
	const all = steps(chain, plan)
	const first = all[0]
	const longest = [...all].sort((a, b) => (b.lead?.value ?? 0) - (a.lead?.value ?? 0))[0]
	const text = (step: Step) => {
		const ready = readyYear(plan, step)
		return {
			title: buildTitle(chain, step.builds, locale),
			takes: step.lead && yearsText(step.lead, locale),
			decided: locale.numbers.year(plan.year),
			ready: ready === null ? null : locale.numbers.year(ready),
			authorities: step.authorities
		}
	}
	const items = [
		...(first ? [words.decideFirst(text(first))] : []),
		...(longest?.lead && longest !== first && longest.lead.value > (first?.lead?.value ?? 0)
			? [words.decideLongest(text(longest))]
			: [])
	]
	return { id: 'decide', heading: words.decide, blocks: listOf(items) }
}

/** Sentences as one paragraph. */
function joined(sentences: readonly string[]): Block[] {
	return sentences.length === 0 ? [] : [paragraph(sentences.join(' '))]
}
