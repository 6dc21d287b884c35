/** Sentences on a plan: the headline, its chips, and the reasons. All words come from the catalogue. */
import type { Part } from '#lib/messages/index.ts'
import type { Chain, Demand, NodeId } from '#lib/model/chain.ts'
import type { CauseKind, Plan, ProcessResult } from '#lib/engine/index.ts'
import { headlineAmounts } from './number-format.ts'
import { amountsOf, nameIn, nodeNames, shortNames, type Locale } from './locale.ts'
import { regionsOf } from '../sankey/data/regions.ts'
import { stepRows } from './step-rows.ts'

/** The sentence that the product exists to say, and those that follow it, in parts so that figures can be set apart. */
export interface Statement {
	main: Part[]
	/** On the gap, and on what is imported; empty where there is neither. */
	rest: Part[]
}

/** The statement of a plan: what is delivered of what is needed. */
export function statement(chain: Chain, plan: Plan, locale: Locale): Statement {
	const words = locale.words.chain
	const { full } = amountsOf(chain, plan, locale)
	const { demand, delivered, gap } = headlineAmounts(plan.demand, plan.delivered)
	const amounts = {
		subject: chain.subject,
		unitName: chain.unitName,
		demand: full(demand),
		delivered: full(delivered),
		gap: full(gap)
	}
	const imported = headlineAmounts(plan.demand, plan.imported).delivered
	const gapSentence = gap > 0 && delivered > 0 ? words.gapSentence(amounts) : []
	const importedSentence = imported > 0 ? [{ text: words.ofWhichImported({ imported: full(imported) }) }] : []
	const main =
		gap <= 0 ? words.headlineMet(amounts) : delivered <= 0 ? words.headlineNothing(amounts) : words.headline(amounts)
	return { main, rest: joined(gapSentence, importedSentence) }
}

/** The whole statement as one text. */
export function headline(chain: Chain, plan: Plan, locale: Locale): Part[] {
	const { main, rest } = statement(chain, plan, locale)
	return joined(main, rest)
}

function joined(one: readonly Part[], other: readonly Part[]): Part[] {
	return one.length > 0 && other.length > 0 ? [...one, { text: ' ' }, ...other] : [...one, ...other]
}

/** A short remark beside the headline. */
export interface Chip {
	id: 'absent' | 'weakest' | 'starved' | 'doubt'
	text: string
	/** True for absence, which has the alarm colour. */
	alarm: boolean
	/** Nodes that it speaks of, for selection. */
	nodes: NodeId[]
	/** More about it, in the model's own words. */
	detail: string | null
}

/** Use from which a starved plant is as good as full and not worth a remark. */
const NEARLY_FULL = 0.99
/** The starved that are named, those with most to spare first. */
const NAMED = 1

/** Returns the remarks of a plan: the absent, the weakest stage, the starved, and doubts about the demand. */
export function chips(chain: Chain, plan: Plan, locale: Locale): Chip[] {
	return [absentChip, weakestChip, starvedChip, doubtChip].flatMap((chip) => chip(chain, plan, locale) ?? [])
}

function absentChip(chain: Chain, plan: Plan, { words }: Locale): Chip | null {
	const nodes = plan.processes.filter((process) => process.verdict === 'absent').map((process) => process.id)
	if (nodes.length === 0) return null
	const regions = regionsOf(chain, plan)
	const alone = nodes.filter((id) => !regions.some(({ processes }) => processes.includes(id)))
	const names = [...regions.map(({ route }) => nameIn(chain.routes, route)), ...shortNamesOf(chain, alone)]
	const text = words.chain.chipAbsent({ names })
	return { id: 'absent', text, alarm: true, nodes, detail: null }
}

function weakestChip(chain: Chain, plan: Plan, locale: Locale): Chip | null {
	const ceiling = plan.ceilings.find((each) => each.stage === plan.weakest)
	if (headlineAmounts(plan.demand, plan.delivered).gap <= 0 || ceiling === undefined) return null
	const stage = nameIn(chain.stages, plan.weakest)
	const text = locale.words.chain.chipWeakest({
		stage,
		ceiling: amountsOf(chain, plan, locale).picture(ceiling.delivered)
	})
	return { id: 'weakest', text, alarm: false, nodes: [], detail: null }
}

function starvedChip(chain: Chain, plan: Plan, { words, numbers }: Locale): Chip | null {
	const spare = ({ effective, used }: ProcessResult) => (effective ?? 0) - used
	const starved = plan.processes
		.filter((process) => process.verdict === 'starved' && process.utilisation < NEARLY_FULL)
		.sort((a, b) => spare(b) - spare(a))
	if (starved.length === 0) return null
	const shown = starved.slice(0, NAMED).map(({ id, effective, utilisation }) => {
		const [name = id] = shortNamesOf(chain, [id])
		return effective === null ? name : words.chain.nameUsed({ name, percent: numbers.percent(utilisation) })
	})
	const text = words.chain.chipStarved({ names: shown, more: starved.length - shown.length })
	return { id: 'starved', text, alarm: false, nodes: starved.map((process) => process.id), detail: null }
}

function doubtChip(chain: Chain, plan: Plan, locale: Locale): Chip | null {
	const basis = chain.demandBases.find((each) => each.id === plan.scenario.demand)
	const demands = chain.demands.filter((demand) => demand.basis === plan.scenario.demand)
	const kind = doubtOf(demands)
	const demand = amountsOf(chain, plan, locale).full(headlineAmounts(plan.demand, 0).demand)
	const words = locale.words.chain
	const stated = basis?.doubt ? words.chipDoubt({ demand, doubt: basis.doubt }) : null
	const text = stated ?? (kind && words[kind]({ demand }))
	if (text === null) return null
	return { id: 'doubt', text, alarm: false, nodes: demands.map((each) => each.id), detail: basis?.note ?? null }
}

type Doubt = 'chipDemandOneSource' | 'chipDemandAssumed' | 'chipDemandDisputed' | 'chipDemandLow'

/** The strongest reason to doubt a demand; null where there is none. */
function doubtOf(demands: readonly Demand[]): Doubt | null {
	const figures = demands.map((demand) => demand.amount)
	const sources = new Set(figures.flatMap((figure) => figure.sources))
	if (figures.some((figure) => figure.status === 'assumed')) return 'chipDemandAssumed'
	if (sources.size === 1) return 'chipDemandOneSource'
	if (figures.some((figure) => figure.alternatives.length > 0)) return 'chipDemandDisputed'
	return figures.some((figure) => figure.confidence === 'low') ? 'chipDemandLow' : null
}

/** Why a process has its verdict, in one or two sentences; null for a process that the plan does not have. */
export function verdictSentence(chain: Chain, plan: Plan, id: NodeId, locale: Locale): string | null {
	const result = plan.processes.find((process) => process.id === id)
	if (result === undefined) return null
	const words = locale.words.chain
	const { full } = amountsOf(chain, plan, locale)
	return words.verdictSentence[result.verdict]({
		subject: chain.subject,
		of: namesOf(chain, result.cause?.of ?? []),
		alone: !(result.cause?.joint ?? false),
		used: full(result.used),
		effective: result.effective === null ? null : full(result.effective),
		percent: locale.numbers.percent(result.utilisation)
	})
}

/** Returns sentences on how the gap closes: one a step, and one on how far they lead. */
export function closingSentences(chain: Chain, plan: Plan, locale: Locale): string[] {
	const words = locale.words.chain
	const { picture, full } = amountsOf(chain, plan, locale)
	if (headlineAmounts(plan.demand, plan.delivered).gap <= 0) return [words.nothingToClose]
	if (plan.ladder.length === 0) return [words.nothingCloses, ladderEndSentence(chain, plan, locale)]
	const sentences = stepRows(chain, plan, locale).flatMap(({ step, title, lead, cost, notes }) => {
		if (step === null) return []
		const delivered = full(headlineAmounts(plan.demand, step.delivered).delivered)
		return [words.closes({ title, adds: picture(step.frees), delivered, lead, cost, notes })]
	})
	return [...sentences, ladderEndSentence(chain, plan, locale)]
}

/** Returns the sentence on how far the ladder goes, and on the limits that end it. */
export function ladderEndSentence(chain: Chain, plan: Plan, locale: Locale): string {
	const words = locale.words.chain
	const { full } = amountsOf(chain, plan, locale)
	const { delivered, gap } = headlineAmounts(plan.demand, plan.top.delivered)
	if (plan.ladderEnd.reached) return words.endReached({ delivered: full(delivered) })
	const limits = plan.ladderEnd.limits.map(({ kind, of }) => words.limit[kind]({ name: anyName(chain, of) }))
	return words.endLimited({ delivered: full(delivered), short: full(gap), limits })
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

function shortNamesOf(chain: Chain, ids: readonly NodeId[]): string[] {
	return ids.map((id) => shortNames(chain).get(id) ?? id)
}

/** Name of whatever can hold delivery back: a node, or a component. */
export function anyName(chain: Chain, id: string): string {
	return nodeNames(chain).get(id) ?? nameIn(chain.components, id)
}
