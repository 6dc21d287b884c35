/** The remarks beside the headline: what is absent, too small and starved, and what there is to doubt in the demand. */
import type { ProcessResult } from '#lib/engine/index.ts'
import type { Demand, NodeId } from '#lib/model/chain.ts'
import { regionsOf } from '../regions.ts'
import { weakestCeiling } from '../weakest.ts'
import type { Facts } from './facts.ts'
import { amountsOf, nameIn, shortNames } from './locale.ts'
import { isMade, isOpen, isShort, type Statement } from './statement-entry.ts'

/** Use from which a starved plant is as good as full and not worth a remark. */
const NEARLY_FULL = 0.99
/** The absent that are named: so many fit beside the other remarks. */
const MOST_NAMED = 3
/** The starved that are named, those with most to spare first. */
const NAMED = 1
/** The plants that are too small that are named, those that lift delivery alone first. */
const MOST_TOO_SMALL = 2

const verdictIs = (verdict: ProcessResult['verdict']) => (facts: Facts) =>
	facts.plan.processes.filter((process) => process.verdict === verdict)
const absent = verdictIs('absent')

function tooSmall(facts: Facts): ProcessResult[] {
	const isAlone = (each: ProcessResult) => Number(facts.lifting.includes(each))
	return verdictIs('too-small')(facts).toSorted((a, b) => isAlone(b) - isAlone(a))
}

function starved(facts: Facts): ProcessResult[] {
	const spare = ({ effective, used }: ProcessResult) => (effective ?? 0) - used
	return verdictIs('starved')(facts)
		.filter(({ utilisation }) => utilisation < NEARLY_FULL)
		.sort((a, b) => spare(b) - spare(a))
}

/** Routes of which several plants in a row are absent by their names, and what is absent of other routes. */
function absentNames(facts: Facts): string[] {
	const { chain, plan } = facts
	const routes = new Set(regionsOf(chain, plan).map(({ route }) => route))
	const alone = absent(facts).filter(({ id }) => !routes.has(routeOf(facts, id)))
	return [...[...routes].map((route) => nameIn(chain.routes, route)), ...alone.map(({ id }) => shortName(facts, id))]
}

/** The same plants in the order of their names. */
function absentNodes(facts: Facts): NodeId[] {
	const regions = new Set(regionsOf(facts.chain, facts.plan).map(({ route }) => route))
	const ids = absent(facts).map(({ id }) => id)
	const isOfRegion = (id: NodeId) => regions.has(routeOf(facts, id))
	return [...ids.filter(isOfRegion), ...ids.filter((id) => !isOfRegion(id))]
}

const routeOf = ({ chain }: Facts, id: NodeId) => chain.processes.find((each) => each.id === id)?.route ?? ''
const shortName = ({ chain }: Facts, id: NodeId) => shortNames(chain).get(id) ?? id

/** The remarks, in their order. */
export const CHIPS: Statement[] = [
	{
		id: 'absent',
		place: 'chip',
		alarm: true,
		holds: (f) => absent(f).length > 0,
		say(f, { words }) {
			const all = absentNames(f)
			const shown = all.length > MOST_NAMED ? all.slice(0, MOST_NAMED - 1) : all
			return words.chain.chipAbsent({ names: shown, more: all.length - shown.length })
		},
		nodes: absentNodes
	},
	{
		id: 'too-small',
		place: 'chip',
		holds: (f) => tooSmall(f).length > 0,
		say(f, { words }) {
			const all = tooSmall(f)
			const shown = all.slice(0, MOST_TOO_SMALL)
			return words.chain.chipTooSmall({
				names: shown.map(({ id }) => shortName(f, id)),
				more: all.length - shown.length
			})
		},
		nodes: (f) => tooSmall(f).map(({ id }) => id)
	},
	{
		id: 'weakest',
		place: 'chip',
		// Where no plant that stands holds delivery back, the stage that does. Contracts that take all leave nothing for it.
		holds: (f) =>
			f.component === null &&
			isShort(f) &&
			f.shown.gap > 0 &&
			tooSmall(f).length === 0 &&
			weakestCeiling(f.plan) !== null &&
			!isAllExported(f),
		say(f, locale) {
			const { chain, plan } = f
			const ceiling = amountsOf(chain, plan, locale).picture(weakestCeiling(plan)?.delivered ?? 0)
			const stage = nameIn(chain.stages, plan.weakest)
			return locale.words.chain.chipWeakest({ stage, ceiling })
		},
		nodes: (f) => absent(f).flatMap(({ id, stage }) => (stage === f.plan.weakest ? [id] : []))
	},
	{
		id: 'element-weakest',
		place: 'chip',
		holds: (f) => f.component !== null && weakestCeiling(f.plan, f.measure) !== null,
		say(f, locale) {
			const { chain, plan, component, measure } = f
			const { stage = '', delivered = 0 } = weakestCeiling(plan, measure) ?? {}
			const ceiling = amountsOf(chain, plan, locale).picture(delivered)
			const words = { component: component?.id ?? '', stage: nameIn(chain.stages, stage), ceiling }
			return locale.words.chain.chipElementWeakest(words)
		}
	},
	{
		id: 'starved',
		place: 'chip',
		holds: (f) => starved(f).length > 0,
		say(f, { words, numbers }) {
			const all = starved(f)
			const shown = all.slice(0, NAMED).map(({ id, effective, utilisation }) => {
				const name = shortName(f, id)
				return effective === null ? name : words.chain.nameUsed({ name, percent: numbers.percent(utilisation) })
			})
			return words.chain.chipStarved({ names: shown, more: all.length - shown.length })
		},
		nodes: (f) => starved(f).map(({ id }) => id)
	},
	doubt('chipDemandByHand', (f) => isByHand(f)),
	doubt('chipDoubt', (f) => !isByHand(f) && statedDoubt(f) !== null),
	doubt('chipDemandAssumed', (f) => isDoubt(f, 'chipDemandAssumed')),
	doubt('chipDemandOneSource', (f) => isDoubt(f, 'chipDemandOneSource')),
	doubt('chipDemandDisputed', (f) => isDoubt(f, 'chipDemandDisputed')),
	doubt('chipDemandLow', (f) => isDoubt(f, 'chipDemandLow'))
]

function isAllExported(facts: Facts): boolean {
	return !isMade(facts) && !facts.isNone(facts.exported)
}

const basisOf = ({ chain, plan }: Facts) => chain.demandBases.find(({ id }) => id === plan.scenario.demand)
const statedDoubt = (facts: Facts) => basisOf(facts)?.doubt ?? null
const demandsOf = ({ applied, plan }: Facts) => applied.demands.filter(({ basis }) => basis === plan.scenario.demand)
const isByHand = (facts: Facts) => demandsOf(facts).some(({ amount }) => amount.byHand)

type DoubtId =
	| 'chipDemandByHand'
	| 'chipDoubt'
	| 'chipDemandAssumed'
	| 'chipDemandOneSource'
	| 'chipDemandDisputed'
	| 'chipDemandLow'

/** A reason to doubt the demand: the strongest is told. */
function doubt(id: DoubtId, holds: (facts: Facts) => boolean): Statement {
	return {
		id,
		place: 'chip',
		holds,
		say(facts, locale) {
			const { chain, plan, shown } = facts
			const demand = amountsOf(chain, plan, locale).full(shown.demand)
			return locale.words.chain[id]({ demand, doubt: statedDoubt(facts) ?? '' })
		},
		// The largest part first: it is most of what is doubted.
		nodes: (facts) =>
			doubted(facts, id)
				.toSorted((a, b) => (b.amount.value ?? 0) - (a.amount.value ?? 0))
				.map((demand) => demand.id),
		detail: (facts) => (id === 'chipDemandByHand' ? null : (basisOf(facts)?.note ?? null))
	}
}

/** The parts of the demand that a doubt is about, the most doubtful first. */
function doubted(facts: Facts, id: DoubtId): Demand[] {
	const rank = { low: 0, medium: 1, high: 2 }
	const all = demandsOf(facts)
	const about = id === 'chipDemandByHand' ? all.filter(({ amount }) => amount.byHand) : all
	return [...about].sort((a, b) => rank[a.amount.confidence] - rank[b.amount.confidence])
}

function isDoubt(facts: Facts, id: DoubtId): boolean {
	return !isOpen(facts) && !isByHand(facts) && statedDoubt(facts) === null && doubtOf(demandsOf(facts)) === id
}

/** The strongest reason to doubt a demand; null where there is none. */
function doubtOf(demands: readonly Demand[]): DoubtId | null {
	const figures = demands.map((demand) => demand.amount)
	const sources = new Set(figures.flatMap((figure) => figure.sources))
	if (figures.some((figure) => figure.status === 'assumed')) return 'chipDemandAssumed'
	if (sources.size === 1) return 'chipDemandOneSource'
	if (figures.some((figure) => figure.alternatives.length > 0)) return 'chipDemandDisputed'
	return figures.some((figure) => figure.confidence === 'low') ? 'chipDemandLow' : null
}
