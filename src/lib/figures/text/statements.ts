/**
 * Every sentence that is chosen by what a plan says, in one table: where it stands, under which condition it is true, and
 * how it is told. Nothing is said of a plan whose condition does not hold; a test asks each of every plan.
 */
import type { Part } from '#lib/messages/index.ts'
import { MATERIAL, type Plan, type ProcessResult } from '#lib/engine/index.ts'
import type { Chain } from '#lib/model/chain.ts'
import { presentOf } from '#lib/model/scenario/first-build.ts'
import { steps } from '../steps.ts'
import { amountsOf, anyName, nameIn, sharedName, type Locale } from './locale.ts'
import { headlineAmounts, shortUnit, withUnit } from './number-format.ts'
import { buildTitle } from './build-title.ts'
import { CHIPS } from './chips.ts'
import { SUPPLY_STATEMENTS } from './supply-statements.ts'
import { leadOfAdded } from './built-early.ts'
import { yearsText } from './money-text.ts'
import { topNotes } from './top-notes.ts'
import type { Facts } from './facts.ts'
import { OPEN_HEADLINES } from './open-statements.ts'
import { isBrought, surplusNames } from './surplus.ts'
import { isMade, isOpen, isShort, type Place, type Statement } from './statement-entry.ts'

const isAsked = (f: Facts) => !isOpen(f) && f.plan.demand > 0
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
	| 'delivered-in-part'

/** Of all components together. */
function headline(id: HeadlineId, holds: (facts: Facts) => boolean): Statement {
	return {
		id,
		place: 'main',
		holds: (facts) => facts.component === null && holds(facts),
		say({ chain, plan, shown, exported }, locale) {
			const { full } = amountsOf(chain, plan, locale)
			const text = locale.words.chain.headline[id]({
				subject: chain.subject,
				unitName: chain.unitName,
				demand: full(shown.demand),
				delivered: full(shown.delivered),
				exported: full(headlineAmounts(plan.demand, exported).delivered)
			})
			return id === 'nothing-asked' ? text : [...otherYear(chain, plan, locale), ...text]
		}
	}
}

/** Names another year than the present, which must not be taken for today. */
function otherYear(chain: Chain, { year }: Plan, { words, numbers }: Locale): Part[] {
	return year === presentOf(chain) ? [] : [{ text: words.chain.ofYear({ year: numbers.year(year) }) }]
}

type ElementId = 'element-none-asked' | 'element-short' | 'element-up-to' | 'element-met'

/** Of one component. */
function element(id: ElementId, holds: (facts: Facts) => boolean): Statement {
	return {
		id,
		place: 'main',
		holds: (facts) => facts.component !== null && !isOpen(facts) && holds(facts),
		say({ chain, plan, component, measure }, locale) {
			const { picture } = amountsOf(chain, plan, locale)
			const { low, high } = measure.asked ?? { low: 0, high: 0 }
			const { range } = locale.words.chain
			const text = locale.words.chain.elementHeadline[id]({
				subject: chain.subject,
				component: component?.name ?? '',
				delivered: picture(measure.delivered),
				served: picture(measure.served),
				asked: id === 'element-up-to' ? range({ low: picture(low), high: picture(high) }) : picture(low),
				gap: picture(low - measure.served)
			})
			return [...otherYear(chain, plan, locale), ...text]
		}
	}
}

/** What goods have to contain, where that is one amount and not a range. */
const askedExactly = ({ measure: { asked }, isNone }: Facts) => asked !== null && isNone(asked.high - asked.low)

const MAIN: Statement[] = [
	...OPEN_HEADLINES,
	headline('nothing-asked', (f) => !isOpen(f) && !isAsked(f)),
	headline('all-exported', (f) => isAsked(f) && !isMade(f) && !f.isNone(f.exported) && !importsUsed(f)),
	headline('nothing', (f) => isAsked(f) && !isMade(f) && (f.isNone(f.exported) || importsUsed(f))),
	headline('hardly', (f) => isAsked(f) && isMade(f) && isShort(f) && f.shown.delivered <= 0),
	headline('met', (f) => isAsked(f) && !isShort(f) && f.imported <= 0),
	headline('met-with-imports', (f) => isAsked(f) && !isShort(f) && f.imported > 0),
	headline('nearly-met', (f) => isAsked(f) && isMade(f) && isShort(f) && f.shown.gap <= 0),
	headline('made', (f) => isMade(f) && isShort(f) && isTold(f) && isAllOwn(f)),
	headline('delivered-in-part', (f) => isMade(f) && isShort(f) && isTold(f) && !isAllOwn(f)),
	element('element-none-asked', (f) => f.measure.asked === null),
	element('element-up-to', (f) => f.measure.asked !== null && !askedExactly(f)),
	element('element-short', (f) => askedExactly(f) && !f.isNone(f.measure.asked!.low - f.measure.served)),
	element('element-met', (f) => askedExactly(f) && f.isNone(f.measure.asked!.low - f.measure.served))
]

/** What is delivered is what is made: nothing of it is brought in, and nothing more is made and sent abroad. */
function isAllOwn({ imported, exported, isNone }: Facts): boolean {
	return imported <= 0 && isNone(exported)
}

/** Whether goods that are made of imports count for more than they contain. */
function countsLosses({ demands }: Chain, { flows }: Plan): boolean {
	const lossy = new Set(demands.filter(({ counted }) => counted > 1).map(({ id }) => id))
	return flows.some(({ to, imported }) => imported !== undefined && lossy.has(to))
}

/** Both what is delivered and what is missing are more than the headline rounds away. */
function isTold({ shown }: Facts): boolean {
	return shown.delivered > 0 && shown.gap > 0
}

const BESIDE: Statement[] = [
	{
		id: 'imported',
		place: 'beside',
		holds: (f) => f.component === null && isAsked(f) && f.imported > 0 && (!isShort(f) || (isMade(f) && isTold(f))),
		say: ({ chain, plan, imported }, locale) =>
			locale.words.chain.beside.imported({
				amount: amountsOf(chain, plan, locale).full(imported),
				unitName: chain.unitName,
				lossy: countsLosses(chain, plan)
			})
	},
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
		holds: (f) => f.component === null && !isOpen(f) && f.goods.length > 0,
		say: ({ chain, goods: groups }, locale) =>
			groups.flatMap(({ demands, asked, made, unit }, place) => {
				const shown = headlineAmounts(asked, made)
				const text = (amount: number) => withUnit(locale.numbers.full(amount), shortUnit(unit))
				const { goods, epithets } = locale.words.chain.beside
				const names = sharedName(
					demands.map((id) => nameIn(chain.demands, id)),
					epithets
				)
				const said = goods({ names, made: text(shown.delivered), asked: text(shown.demand) })
				return place === 0 ? said : [{ text: ' ' }, ...said]
			}),
		nodes: ({ goods }) => goods.flatMap(({ demands }) => demands)
	},
	{
		id: 'abundance',
		place: 'beside',
		holds: (f) => f.component === null && f.abundance !== null && f.shown.delivered > 0,
		say({ chain, abundance }, locale) {
			const { share = 0, components = [], demands = [] } = abundance ?? {}
			const { abundance: tell, epithets } = locale.words.chain.beside
			const names = demands.map((id) => nameIn(chain.demands, id))
			return tell({
				percent: locale.numbers.percent(share),
				unitName: chain.unitName,
				components: components.map((id) => nameIn(chain.components, id)),
				goods: sharedName(names, epithets)
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
				unitName: chain.unitName,
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
			const { unitName } = chain
			const said = { amount, unitName, components: surplusNames(facts), brought: isBrought(plan) }
			return locale.words.chain.beside.surplus(said)
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
		holds: ({ component, plan, told }) => component !== null && !told && plan.ladder.length > 0,
		say: ({ chain, plan, measure }, locale) =>
			locale.words.chain.beside.elementAtTop({ amount: amountsOf(chain, plan, locale).picture(measure.atTop) })
	},
	{
		id: 'all-elements',
		place: 'beside',
		holds: ({ component, told }) => component !== null && !told,
		say: (_, { words }) => words.chain.beside.allElements
	},
	{
		id: 'plants-all-elements',
		place: 'beside',
		holds: ({ component, told }) => component !== null && told,
		say: (_, { words }) => words.chain.beside.plantsAllElements
	},
	{
		id: 'built-early',
		place: 'beside',
		holds: ({ chain, plan }) => leadOfAdded(chain, plan) !== null,
		say({ chain, plan }, locale) {
			const lead = leadOfAdded(chain, plan)
			const year = locale.numbers.year(plan.year)
			return lead ? locale.words.chain.beside.builtEarly({ year, takes: yearsText(lead, locale) }) : ''
		}
	}
]

const namesOf = ({ chain }: Facts, of: readonly ProcessResult[]) => of.map(({ id }) => anyName(chain, id))

const LIFTS: Statement[] = [
	{
		id: 'nothing-to-lift',
		place: 'lifts',
		holds: (f) => !isOpen(f) && !isShort(f),
		say: (_, { words }) => words.chain.nothingToClose
	},
	{
		id: 'more-could-be-made',
		place: 'lifts',
		holds: (f) => isOpen(f) && f.lifting.length > 0,
		say: (facts, { words }) => words.chain.lifts['more-could-be-made']({ names: namesOf(facts, facts.lifting) }),
		nodes: ({ lifting }) => lifting.map(({ id }) => id)
	},
	{
		id: 'no-more-could-be-made',
		place: 'lifts',
		holds: (f) => isOpen(f) && f.lifting.length === 0,
		say: (_, { words }) => words.chain.lifts['no-more-could-be-made']
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

/** Of all components together: also where a plan does not tell of the one that is asked about. */
function end(id: string, holds: (facts: Facts) => boolean, say: Statement['say']): Statement {
	return { id, place: 'end', holds: (f) => (f.component === null || !f.told) && holds(f), say }
}

type ElementEndId = 'element-no-steps' | 'element-end-open' | 'element-end-reached' | 'element-end-limited'

/** Of one component. */
function elementEnd(id: ElementEndId, holds: (facts: Facts) => boolean): Statement {
	return {
		id,
		place: 'end',
		holds: (f) => f.component !== null && f.told && holds(f),
		say({ chain, plan, component, measure }, locale) {
			const { picture } = amountsOf(chain, plan, locale)
			return locale.words.chain.elementEnd[id]({
				component: component?.name ?? '',
				delivered: picture(measure.atTop),
				short: picture((measure.need ?? 0) - measure.atTop)
			})
		}
	}
}

const hasSteps = ({ plan }: Facts) => plan.ladder.length > 0
const isMetAtTop = ({ measure: { need, atTop }, isNone }: Facts) => isNone(Math.max(0, (need ?? 0) - atTop))

const END: Statement[] = [
	end(
		'no-need-stated',
		(f) => isOpen(f),
		(_, { words }) => words.chain.noNeedStated
	),
	end(
		'nothing-to-close',
		(f) => !isOpen(f) && !isShort(f),
		(_, { words }) => words.chain.nothingToClose
	),
	end(
		'nothing-closes',
		(f) => isShort(f) && !hasSteps(f),
		(facts, locale) => locale.words.chain.nothingCloses({ end: limited(facts, locale) })
	),
	end(
		'end-reached',
		(f) => isShort(f) && hasSteps(f) && f.plan.ladderEnd.reached,
		({ chain, plan }, locale) => {
			const delivered = headlineAmounts(plan.demand, plan.top.delivered).delivered
			const end = locale.words.chain.endReached({ delivered: amountsOf(chain, plan, locale).full(delivered) })
			return [end, ...topNotes(chain, plan, locale)].join(' ')
		}
	),
	end('end-limited', (f) => isShort(f) && hasSteps(f) && !f.plan.ladderEnd.reached, limited),
	elementEnd('element-no-steps', (f) => !hasSteps(f)),
	elementEnd('element-end-open', (f) => hasSteps(f) && f.measure.need === null),
	elementEnd('element-end-reached', (f) => hasSteps(f) && f.measure.need !== null && isMetAtTop(f)),
	elementEnd('element-end-limited', (f) => hasSteps(f) && f.measure.need !== null && !isMetAtTop(f))
]

/** Whether it is an import of which nothing may come: nothing there is used up. */
const isClosed = ({ trades }: Plan, of: string) =>
	trades.some(({ id, kind, amount }) => id === of && kind === 'import' && amount === 0)

/** Says where the steps end, and which limits end them. */
function limited({ chain, plan }: Facts, locale: Locale): string {
	const words = locale.words.chain
	const { full } = amountsOf(chain, plan, locale)
	const { delivered, gap } = headlineAmounts(plan.demand, plan.top.delivered)
	const all = plan.ladderEnd.limits.map(({ kind, of }) => ({
		kind: isClosed(plan, of) ? ('closed' as const) : kind,
		of
	}))
	const limits = [...new Set(all.map(({ kind }) => kind))].map((kind) =>
		words.limit[kind]({ names: all.filter((limit) => limit.kind === kind).map(({ of }) => anyName(chain, of)) })
	)
	return [
		words.endLimited({ delivered: full(delivered), short: full(gap), limits }),
		...topNotes(chain, plan, locale)
	].join(' ')
}

/** The table. */
export const STATEMENTS: readonly Statement[] = [
	...MAIN,
	...BESIDE,
	...LIFTS,
	...FIRST,
	...END,
	...CHIPS,
	...SUPPLY_STATEMENTS
]

/** Returns the sentences of a place that hold, in the order of the table. */
export function statementsAt(place: Place, facts: Facts): Statement[] {
	return STATEMENTS.filter((each) => each.place === place && each.holds(facts))
}

/** The text of a statement in parts. */
export function partsOf(statement: Statement, facts: Facts, locale: Locale): Part[] {
	const said = statement.say(facts, locale)
	return typeof said === 'string' ? [{ text: said }] : said
}
