/** The sections made of sentences: what is delivered, how sure the need is, what holds the chain back, what would close the gap. */
import type { Plan } from '#lib/engine/index.ts'
import { alternativeTexts, rangeText, valueText } from '#lib/figures/text/figure-text.ts'
import { appliedChain } from '#lib/figures/applied-chain.ts'
import { amountsOf, type Locale } from '#lib/figures/text/locale.ts'
import { steps } from '#lib/figures/steps.ts'
import { splitSentence } from '#lib/figures/text/gap-split.ts'
import { growthTexts } from '#lib/figures/text/growth.ts'
import { costNotes } from '#lib/figures/text/step-rows.ts'
import {
	absentSentence,
	closingSentences,
	firstStepSentence,
	gapLines,
	liftsSentence,
	statement,
	verdictSentence
} from '#lib/figures/text/statement.ts'
import type { Chain, Demand, Figure, NodeId } from '#lib/model/chain.ts'
import { amountsSet } from '#lib/model/scenario/inherit.ts'
import { VERDICTS, type Verdict } from '#lib/model/verdict.ts'
import { listOf, paragraph, prose, tableBlock, type Block, type Prose, type Section, type Subject } from './document.ts'

/** The headline and what stands beside it, then what a single plant could do and the first step. */
export function summarySection({ chain, plan, locale }: Subject): Section {
	const words = locale.words.report
	const { main, rest } = statement(chain, plan, locale)
	const percent = locale.numbers.percent(plan.demand > 0 ? plan.gap / plan.demand : 0)
	const sentences = [liftsSentence(chain, plan, locale), firstStepSentence(chain, plan, locale)]
	return {
		id: 'summary',
		heading: words.sections.summary,
		blocks: [
			{ kind: 'paragraph', prose: main, lead: true },
			...(rest.length > 0 ? [{ kind: 'paragraph' as const, prose: rest }] : []),
			...(plan.gap > 0 && plan.demand > 0 ? [paragraph(words.missing({ percent }))] : []),
			...sentences.filter((text) => text !== '').map(paragraph)
		]
	}
}

/** Tells the sources of the demand, and what speaks against it, in the model's own words. */
export function doubtsSection({ chain, plan, locale, cite }: Subject): Section {
	const basis = chain.demandBases.find((each) => each.id === plan.scenario.demand)
	const demands = chain.demands.filter((each) => each.basis === plan.scenario.demand)
	return {
		id: 'demand-basis',
		heading: locale.words.report.sections.demand,
		blocks: [
			...(basis?.note ? [paragraph(basis.note)] : []),
			...growthTexts(chain, plan.scenario.demand, plan.year, locale).map(paragraph),
			...listOf(demands.map((demand) => demandText(chain, plan, demand, locale, cite)))
		]
	}
}

function demandText(chain: Chain, plan: Plan, demand: Demand, locale: Locale, cite: Subject['cite']): string {
	const { page, report: words } = locale.words
	const asked = plan.demands.find((each) => each.id === demand.id)?.amount ?? 0
	const amount = amountsOf(chain, plan, locale).picture(asked)
	const set = amountsSet(chain, plan.scenario)
	const figure = set.has(demand.id) ? set.get(demand.id) : demand.amount
	if (plan.open && figure?.value === null) return words.demandUnstated({ name: demand.name, amount })
	if (!figure) return words.demandByLever({ name: demand.name, amount })
	const origin = words.demandOf({
		name: demand.name,
		amount: valueText(figure, locale),
		counted: isIn(chain, figure) && figure.value === asked ? null : amount,
		status: page.status[figure.status],
		confidence: page.confidence[figure.confidence],
		count: figure.sources.length,
		sources: cite(figure.sources)
	})
	const range = rangeText(figure, locale)
	const alternatives = alternativeTexts(
		{ ...figure, alternatives: figure.alternatives.map((each) => ({ ...each, sources: cite(each.sources) })) },
		locale
	)
	return [origin, figure.note, range, ...alternatives, demand.note].filter((text) => text).join(' ')
}

/** True for a figure that is written in the unit that the chain counts in. */
const isIn = (chain: Chain, figure: Figure) => figure.unit === `${chain.unit}/yr`

/** True for verdicts that the report explains: the plant holds delivery back, or is held back. */
const HELD_BACK: Record<Verdict, boolean> = {
	absent: true,
	'too-small': true,
	starved: true,
	blocked: true,
	idle: false,
	running: false,
	'not-needed': false,
	balanced: false
}

/** Every process that does not do what it could, with the reason: first those that are missing, under one lead. */
export function holdsSection({ chain, plan, locale }: Subject): Section {
	const words = locale.words.report
	const held = plan.processes
		.filter((process) => HELD_BACK[process.verdict])
		.sort((a, b) => VERDICTS.indexOf(a.verdict) - VERDICTS.indexOf(b.verdict))
	const itemOf = (id: NodeId, sentence: string | null): Prose => {
		const name = chain.processes.find((each) => each.id === id)?.name ?? id
		return [{ text: name, strong: true }, ...prose(words.why({ sentence: sentence ?? '' }))]
	}
	const absent = held.filter(({ verdict }) => verdict === 'absent')
	const others = held.filter(({ verdict }) => verdict !== 'absent')
	const blocks: Block[] = [
		...(absent.length > 0 ? [paragraph(words.absent({ subject: chain.subject, count: absent.length }))] : []),
		...listOf(absent.map(({ id }) => itemOf(id, absentSentence(chain, plan, id, locale)))),
		...(absent.length > 0 && others.length > 0 ? [paragraph(words.present)] : []),
		...listOf(others.map(({ id }) => itemOf(id, verdictSentence(chain, plan, id, locale)))),
		...(held.length === 0 ? [paragraph(words.nothingHeldBack)] : [])
	]
	return { id: 'held-back', heading: words.sections.holds, blocks }
}

/** The steps in sentences and as tables, with capacities in the units that plants are counted in. */
export function closesSection({ chain, plan, locale, tables }: Subject): Section {
	const sentences = closingSentences(chain, plan, locale)
	const taken = steps(chain, plan)
	const notes = taken.length > 1 ? [locale.words.figures.steps.order] : []
	const details = [
		...tableBlock(tables.get('steps'), ['number', 'step', 'frees', 'delivered', 'cost', 'lead'], true),
		...tableBlock(tables.get('step-builds'), ['step', 'process', 'gross', 'grossUnit', 'cost', 'owners'], true)
	]
	const blocks = [
		...listOf(sentences.slice(0, -1), true),
		...sentences.slice(-1).map(paragraph),
		...[...notes, ...costNotes(appliedChain(chain, plan), taken, locale)].map(paragraph),
		...details
	]
	return { id: 'ladder', heading: locale.words.report.sections.closes, blocks }
}

/** Lists the gap by cause, and says how that fits the steps. */
export function causesSection({ chain, plan, locale, tables }: Subject): Section {
	const lines = gapLines(chain, plan, locale).map((line) => line.text)
	const split = splitSentence(chain, plan, locale)
	const blocks = [
		...listOf(lines),
		...(split === '' ? [] : [paragraph(split)]),
		...tableBlock(tables.get('gap-by-cause'), ['kind', 'cause', 'amount', 'share', 'steps'])
	]
	return { id: 'causes', heading: locale.words.report.sections.causes, blocks }
}
