/**
 * Every sentence that is chosen by what a plan says, in one table: where it stands, under which condition it is true, and
 * how it is told. Nothing is said of a plan whose condition does not hold; a test asks each of every plan.
 */
import type { Part } from '#lib/messages/index.ts'
import { SURPLUS, MATERIAL, type ProcessResult } from '#lib/engine/index.ts'
import type { Demand, NodeId } from '#lib/model/chain.ts'
import { steps } from '../steps.ts'
import { SAME_CEILING } from '../tolerances.ts'
import { amountsOf, anyName, nameIn, type Locale } from './locale.ts'
import { headlineAmounts, shortUnit, withUnit } from './number-format.ts'
import { buildTitle } from './build-title.ts'
import type { Facts } from './facts.ts'

/** Places that a sentence may have. Of `main`, `lifts` and `end` exactly one holds of every plan. */
export type Place = 'main' | 'beside' | 'lifts' | 'first' | 'end' | 'chip'

/** A sentence, or a remark in a few words. */
export interface Statement {
	id: string
	place: Place
	/** The condition under which it is true. */
	holds(facts: Facts): boolean
	say(facts: Facts, locale: Locale): Part[] | string
	/** True for absence, which has the alarm colour. */
	alarm?: boolean
	/** Nodes that it speaks of, for selection. */
	nodes?(facts: Facts): NodeId[]
	/** More about it, in the model's own words. */
	detail?(facts: Facts): string | null
}

const isMade = ({ plan, isNone }: Facts) => !isNone(plan.delivered)
const isShort = ({ plan, isNone }: Facts) => !isNone(plan.gap)
const isAsked = ({ plan }: Facts) => plan.demand > 0
const importsUsed = ({ plan, isNone }: Facts) =>
	plan.trades.some(({ kind, used }) => kind === 'import' && !isNone(used))

type HeadlineId =
	| 'nothing-asked'
	| 'all-exported'
	| 'nothing'
	| 'hardly'
	| 'met'
	| 'met-with-imports'
	| 'nearly-met'
	| 'made'
	| 'made-and-imported'

/** Of all components together. */
function headline(id: HeadlineId, holds: (facts: Facts) => boolean): Statement {
	return {
		id,
		place: 'main',
		holds: (facts) => facts.component === null && holds(facts),
		say({ chain, plan, shown, imported, exported }, locale) {
			const { full } = amountsOf(chain, plan, locale)
			return locale.words.chain.headline[id]({
				subject: chain.subject,
				unitName: chain.unitName,
				demand: full(shown.demand),
				delivered: full(shown.delivered),
				imported: full(imported),
				exported: full(headlineAmounts(plan.demand, exported).delivered)
			})
		}
	}
}

type ElementId = 'element-none-asked' | 'element-short' | 'element-up-to' | 'element-met'

/** Of one component. */
function element(id: ElementId, holds: (facts: Facts) => boolean): Statement {
	return {
		id,
		place: 'main',
		holds: (facts) => facts.component !== null && holds(facts),
		say({ chain, plan, component, measure }, locale) {
			const { picture } = amountsOf(chain, plan, locale)
			const { low, high } = measure.asked ?? { low: 0, high: 0 }
			const { range } = locale.words.chain
			return locale.words.chain.elementHeadline[id]({
				subject: chain.subject,
				component: component?.name ?? '',
				delivered: picture(measure.delivered),
				served: picture(measure.served),
				asked: id === 'element-up-to' ? range({ low: picture(low), high: picture(high) }) : picture(low),
				gap: picture(low - measure.served)
			})
		}
	}
}

/** What goods have to contain, where that is one amount and not a range. */
const askedExactly = ({ measure: { asked }, isNone }: Facts) => asked !== null && isNone(asked.high - asked.low)

const MAIN: Statement[] = [
	headline('nothing-asked', (f) => !isAsked(f)),
	headline('all-exported', (f) => isAsked(f) && !isMade(f) && !f.isNone(f.exported) && !importsUsed(f)),
	headline('nothing', (f) => isAsked(f) && !isMade(f) && (f.isNone(f.exported) || importsUsed(f))),
	headline('hardly', (f) => isAsked(f) && isMade(f) && isShort(f) && f.shown.delivered <= 0),
	headline('met', (f) => isAsked(f) && !isShort(f) && f.imported <= 0),
	headline('met-with-imports', (f) => isAsked(f) && !isShort(f) && f.imported > 0),
	headline('nearly-met', (f) => isAsked(f) && isMade(f) && isShort(f) && f.shown.gap <= 0),
	headline('made', (f) => isMade(f) && isShort(f) && isTold(f) && f.imported <= 0),
	headline('made-and-imported', (f) => isMade(f) && isShort(f) && isTold(f) && f.imported > 0),
	element('element-none-asked', (f) => f.measure.asked === null),
	element('element-up-to', (f) => f.measure.asked !== null && !askedExactly(f)),
	element('element-short', (f) => askedExactly(f) && !f.isNone(f.measure.asked!.low - f.measure.served)),
	element('element-met', (f) => askedExactly(f) && f.isNone(f.measure.asked!.low - f.measure.served))
]

/** Both what is delivered and what is missing are more than the headline rounds away. */
function isTold({ shown }: Facts): boolean {
	return shown.delivered > 0 && shown.gap > 0
}

const BESIDE: Statement[] = [
	{
		id: 'gap',
		place: 'beside',
		holds: (f) => f.component === null && isMade(f) && isShort(f) && isTold(f),
		say: ({ chain, plan, shown }, locale) =>
			locale.words.chain.beside.gap({ gap: amountsOf(chain, plan, locale).full(shown.gap) })
	},
	{
		id: 'goods',
		place: 'beside',
		holds: ({ component, goods }) => component === null && goods.length > 0,
		say: ({ chain, goods }, locale) =>
			goods.flatMap(({ demand, asked, made, unit }, place) => {
				const shown = headlineAmounts(asked, made)
				const text = (amount: number) => withUnit(locale.numbers.full(amount), shortUnit(unit))
				const name = nameIn(chain.demands, demand)
				const said = locale.words.chain.beside.goods({ name, made: text(shown.delivered), asked: text(shown.demand) })
				return place === 0 ? said : [{ text: ' ' }, ...said]
			}),
		nodes: ({ goods }) => goods.map(({ demand }) => demand)
	},
	{
		id: 'abundance',
		place: 'beside',
		holds: (f) => f.component === null && f.abundance !== null && f.shown.delivered > 0,
		say({ chain, abundance }, locale) {
			const { share = 0, components = [], demand = '' } = abundance ?? {}
			return locale.words.chain.beside.abundance({
				percent: locale.numbers.percent(share),
				components: components.map((id) => nameIn(chain.components, id)),
				demand: nameIn(chain.demands, demand)
			})
		}
	},
	{
		id: 'exported',
		place: 'beside',
		holds: (f) =>
			f.component === null && isMade(f) && headlineAmounts(f.plan.demand, f.exported).delivered > 0 && isAsked(f),
		say: ({ chain, plan, exported }, locale) =>
			locale.words.chain.beside.exported({
				amount: amountsOf(chain, plan, locale).full(headlineAmounts(plan.demand, exported).delivered),
				partners: [
					...new Set(
						chain.trades
							.filter(({ id }) => plan.trades.some((each) => each.id === id && each.kind === 'export' && each.used > 0))
							.map(({ partner }) => partner)
					)
				]
			})
	},
	{
		id: 'surplus',
		place: 'beside',
		holds: (f) => f.component === null && f.measure.surplus > MATERIAL * f.plan.demand && isAsked(f),
		say(facts, locale) {
			const { chain, plan, measure } = facts
			const amount = amountsOf(chain, plan, locale).picture(measure.surplus)
			return locale.words.chain.beside.surplus({ amount, components: surplusNames(facts) })
		}
	},
	{
		id: 'elsewhere',
		place: 'beside',
		holds: ({ component, measure, isNone }) =>
			component !== null && measure.asked !== null && !isNone(measure.delivered - measure.served),
		say: ({ chain, plan, measure }, locale) =>
			locale.words.chain.beside.elsewhere({
				amount: amountsOf(chain, plan, locale).picture(measure.delivered - measure.served)
			})
	},
	{
		id: 'element-surplus',
		place: 'beside',
		holds: ({ component, measure, isNone }) => component !== null && !isNone(measure.surplus),
		say: ({ chain, plan, measure }, locale) =>
			locale.words.chain.beside.elementSurplus({ amount: amountsOf(chain, plan, locale).picture(measure.surplus) })
	},
	{
		id: 'element-at-top',
		place: 'beside',
		holds: ({ component, plan }) => component !== null && plan.ladder.length > 0,
		say: ({ chain, plan, measure }, locale) =>
			locale.words.chain.beside.elementAtTop({ amount: amountsOf(chain, plan, locale).picture(measure.atTop) })
	},
	{
		id: 'all-elements',
		place: 'beside',
		holds: ({ component }) => component !== null,
		say: (_, { words }) => words.chain.beside.allElements
	}
]

/** Components that make up half of the surplus or more, most first. */
function surplusNames({ chain, plan, measure }: Facts): string[] {
	const amounts = new Map<string, number>()
	for (const { to, components } of plan.flows) {
		if (to === SURPLUS)
			for (const [id, amount] of Object.entries(components)) amounts.set(id, (amounts.get(id) ?? 0) + amount)
	}
	const sorted = [...amounts].sort(([, a], [, b]) => b - a).slice(0, 2)
	const most = sorted[0] && sorted[0][1] > measure.surplus / 2 ? sorted.slice(0, 1) : sorted
	const share = most.reduce((sum, [, amount]) => sum + amount, 0)
	return share > measure.surplus / 2 ? most.map(([id]) => nameIn(chain.components, id)) : []
}

const namesOf = ({ chain }: Facts, of: readonly ProcessResult[]) => of.map(({ id }) => anyName(chain, id))

const LIFTS: Statement[] = [
	{
		id: 'nothing-to-lift',
		place: 'lifts',
		holds: (f) => !isShort(f),
		say: (_, { words }) => words.chain.nothingToClose
	},
	{
		id: 'one-lifts',
		place: 'lifts',
		holds: (f) => isShort(f) && f.lifting.length === 1,
		say: (facts, { words }) => words.chain.lifts['one-lifts']({ names: namesOf(facts, facts.lifting) }),
		nodes: ({ lifting }) => lifting.map(({ id }) => id)
	},
	{
		id: 'some-lift',
		place: 'lifts',
		holds: (f) => isShort(f) && f.lifting.length > 1,
		say: (facts, { words }) => words.chain.lifts['some-lift']({ names: namesOf(facts, facts.lifting) }),
		nodes: ({ lifting }) => lifting.map(({ id }) => id)
	},
	{
		id: 'none-lifts',
		place: 'lifts',
		holds: (f) => isShort(f) && f.lifting.length === 0 && f.plan.ladder.length > 0,
		say: (_, { words }) => words.chain.lifts['none-lifts']
	},
	{
		id: 'nothing-lifts',
		place: 'lifts',
		holds: (f) => isShort(f) && f.lifting.length === 0 && f.plan.ladder.length === 0,
		say: (_, { words }) => words.chain.lifts['nothing-lifts']
	}
]

const firstOf = ({ chain, plan }: Facts) => steps(chain, plan)[0]

function firstStep(id: 'first-step' | 'first-step-shifts', holds: (adds: number) => boolean): Statement {
	return {
		id,
		place: 'first',
		holds(facts) {
			const first = firstOf(facts)
			return first !== undefined && holds(first.frees)
		},
		say(facts, locale) {
			const { chain, plan } = facts
			const adds = amountsOf(chain, plan, locale).picture(firstOf(facts)?.frees ?? 0)
			const title = buildTitle(chain, firstOf(facts)?.builds ?? [], locale)
			return locale.words.chain.firstStep[id]({ title, adds })
		}
	}
}

const FIRST: Statement[] = [
	firstStep('first-step', (adds) => adds > 0),
	firstStep('first-step-shifts', (adds) => adds <= 0)
]

const END: Statement[] = [
	{
		id: 'nothing-to-close',
		place: 'end',
		holds: (f) => !isShort(f),
		say: (_, { words }) => words.chain.nothingToClose
	},
	{
		id: 'nothing-closes',
		place: 'end',
		holds: (f) => isShort(f) && f.plan.ladder.length === 0,
		say: (facts, locale) => locale.words.chain.nothingCloses({ end: limited(facts, locale) })
	},
	{
		id: 'end-reached',
		place: 'end',
		holds: (f) => isShort(f) && f.plan.ladder.length > 0 && f.plan.ladderEnd.reached,
		say: ({ chain, plan }, locale) =>
			locale.words.chain.endReached({
				delivered: amountsOf(chain, plan, locale).full(headlineAmounts(plan.demand, plan.top.delivered).delivered)
			})
	},
	{
		id: 'end-limited',
		place: 'end',
		holds: (f) => isShort(f) && f.plan.ladder.length > 0 && !f.plan.ladderEnd.reached,
		say: limited
	}
]

/** Says where the steps end, and which limits end them. */
function limited({ chain, plan }: Facts, locale: Locale): string {
	const words = locale.words.chain
	const { full } = amountsOf(chain, plan, locale)
	const { delivered, gap } = headlineAmounts(plan.demand, plan.top.delivered)
	const limits = plan.ladderEnd.limits.map(({ kind, of }) => words.limit[kind]({ name: anyName(chain, of) }))
	return words.endLimited({ delivered: full(delivered), short: full(gap), limits })
}

/** Use from which a starved plant is as good as full and not worth a remark. */
const NEARLY_FULL = 0.99
/** The starved that are named, those with most to spare first. */
const NAMED = 2

const verdictIs = (verdict: ProcessResult['verdict']) => (facts: Facts) =>
	facts.plan.processes.filter((process) => process.verdict === verdict)
const absent = verdictIs('absent')
const ceilingOf = ({ plan }: Facts) => plan.ceilings.find(({ stage }) => stage === plan.weakest)

function starved(facts: Facts): ProcessResult[] {
	const spare = ({ effective, used }: ProcessResult) => (effective ?? 0) - used
	return verdictIs('starved')(facts)
		.filter(({ utilisation }) => utilisation < NEARLY_FULL)
		.sort((a, b) => spare(b) - spare(a))
}

const CHIPS: Statement[] = [
	{
		id: 'absent',
		place: 'chip',
		alarm: true,
		holds: (f) => absent(f).length > 0,
		say: (f, { words }) => words.chain.chipAbsent({ names: namesOf(f, absent(f)) }),
		nodes: (f) => absent(f).map(({ id }) => id)
	},
	{
		id: 'weakest',
		place: 'chip',
		// A stage that ends below the demand; contracts that take all leave nothing for it to pass.
		holds: (f) =>
			isShort(f) &&
			f.shown.gap > 0 &&
			(ceilingOf(f)?.delivered ?? 0) < f.plan.demand * (1 - SAME_CEILING) &&
			!isAllExported(f),
		say(f, locale) {
			const { chain, plan } = f
			const { delivered } = headlineAmounts(plan.demand, ceilingOf(f)?.delivered ?? 0)
			const stage = nameIn(chain.stages, plan.weakest)
			return locale.words.chain.chipWeakest({ stage, ceiling: amountsOf(chain, plan, locale).full(delivered) })
		}
	},
	{
		id: 'starved',
		place: 'chip',
		holds: (f) => starved(f).length > 0,
		say(f, { words, numbers }) {
			const all = starved(f)
			const shown = all.slice(0, NAMED).map(({ id, effective, utilisation }) => {
				const name = anyName(f.chain, id)
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
		nodes: (facts) => doubted(facts, id).map((demand) => demand.id),
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
	return !isByHand(facts) && statedDoubt(facts) === null && doubtOf(demandsOf(facts)) === id
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

/** The table. */
export const STATEMENTS: readonly Statement[] = [...MAIN, ...BESIDE, ...LIFTS, ...FIRST, ...END, ...CHIPS]

/** Returns the sentences of a place that hold, in the order of the table. */
export function statementsAt(place: Place, facts: Facts): Statement[] {
	return STATEMENTS.filter((each) => each.place === place && each.holds(facts))
}

/** The text of a statement in parts. */
export function partsOf(statement: Statement, facts: Facts, locale: Locale): Part[] {
	const said = statement.say(facts, locale)
	return typeof said === 'string' ? [{ text: said }] : said
}
