/** Sentences on a plan. Amounts arrive as text, already with their units. */
import type { AmountName } from '#lib/model/findings/parameters.ts'
import type { Verdict } from '#lib/model/verdict.ts'
import type { Part } from '../part.ts'
import { beforeNoun, inSentence, listAnd, listShort, listSome, type Named } from './lists.ts'
import { pace, type UsedUp } from './used-up.ts'

const figure = (text: string): Part => ({ text, strong: true })
const lack = (text: string): Part => ({ text, strong: true, alarm: true })
const plain = (text: string): Part => ({ text })

interface Amounts {
	subject: string
	unitName: string
	delivered: string
	demand: string
	exported: string
}

interface ElementAmounts {
	subject: string
	component: string
	delivered: string
	served: string
	/** An amount, or a range. */
	asked: string
	gap: string
}

/** Elements with an amount of each, and how many are not named. */
interface AmountsOf {
	shown: readonly { name: string; amount: string }[]
	more: number
}

const listOfAmounts = ({ shown, more }: AmountsOf) =>
	listSome({ names: shown.map(({ name, amount }) => `${amount} of ${inSentence(name)}`), more })

interface ElementEnd {
	component: string
	/** Once all steps are taken. */
	delivered: string
	short: string
}

interface Names {
	names: readonly string[]
}

interface Possible {
	subject: string
	amount: string
	/** Of one component. */
	contained: string
	component: string
	goods: readonly string[]
	/** What it is made of; empty where that is much. */
	of: readonly string[]
}

interface Plant {
	/** Whose chain it is: a country or a company. */
	subject: string
	/** Names of what holds it back, or of what must grow with it. */
	of: readonly string[]
	/** True if more of it alone would serve the demand better (absent, too small), or if one of `of` alone holds it back. */
	alone: boolean
	used: string
	/** The same without its unit. */
	usedNumber: string
	/** First year of a plant of it that the scenario counts later; null where none comes. */
	due: string | null
	/** null where nobody knows its capacity. */
	effective: string | null
	percent: string
}

const use = (p: Plant) =>
	p.effective === null
		? `${p.used} is used of a capacity that is not known`
		: `${p.usedNumber} of ${p.effective} is used (${p.percent})`

/** What a plant that is missing would add, alone or with others. */
const building = (p: Plant) =>
	p.of.length === 0
		? 'Building one would serve the demand better.'
		: `Building one adds nothing by itself; together with ${listAnd(p.of)} it does.`

/** By what they are of: names of the amounts that enter a plan. */
export const plannedAmount: Readonly<Record<AmountName['kind'], (p: { name: string }) => string>> = {
	need: (p) => `the demand ${p.name}`,
	commitment: (p) => `the commitment of ${p.name}`,
	import: (p) => `the import ${p.name}`,
	export: (p) => `the export ${p.name}`,
	feed: (p) => `the feed ${p.name}`,
	stock: (p) => `the stock ${p.name}`,
	capacity: (p) => `the capacity of ${p.name}`
}

/** Sentences about a plan: headline, verdicts, ladder and causes. */
export const chain = {
	list: listAnd,
	none: 'none',
	unknown: 'unknown',
	plannedAmount,

	/** Before the headline of another year than the present. */
	ofYear: (p: { year: string }) => `${p.year}: `,

	/** The sentence that the page exists to say, by what the plan says. */
	headline: {
		'nothing-asked': (a: Amounts): Part[] => [
			plain(`Nothing is asked of ${a.subject} for its own use: the demand for ${a.unitName} is set to none.`)
		],
		'all-exported': (a: Amounts): Part[] => [
			plain(`${a.subject} makes `),
			figure(a.exported),
			plain(` of ${a.unitName} a year and sends all of it abroad. None of the `),
			figure(a.demand),
			plain(' that it needs is delivered.')
		],
		nothing: (a: Amounts): Part[] => [
			plain(`${a.subject} can make `),
			lack('none'),
			plain(' of the '),
			figure(a.demand),
			plain(` of ${a.unitName} it needs a year.`)
		],
		hardly: (a: Amounts): Part[] => [
			plain(`${a.subject} can make next to `),
			lack('nothing'),
			plain(' of the '),
			figure(a.demand),
			plain(` of ${a.unitName} it needs a year.`)
		],
		met: (a: Amounts): Part[] => [
			plain(`${a.subject} can make all of the `),
			figure(a.demand),
			plain(` of ${a.unitName} it needs a year.`)
		],
		'met-with-imports': (a: Amounts): Part[] => [
			plain(`${a.subject} can deliver all of the `),
			figure(a.demand),
			plain(` of ${a.unitName} it needs a year.`)
		],
		'nearly-met': (a: Amounts): Part[] => [
			plain(`${a.subject} can deliver all but a trace of the `),
			figure(a.demand),
			plain(` of ${a.unitName} it needs a year.`)
		],
		made: (a: Amounts): Part[] => [
			plain(`${a.subject} can make `),
			figure(a.delivered),
			plain(' of the '),
			figure(a.demand),
			plain(` of ${a.unitName} it needs.`)
		],
		'delivered-in-part': (a: Amounts): Part[] => [
			plain(`${a.subject} can deliver `),
			figure(a.delivered),
			plain(' of the '),
			figure(a.demand),
			plain(` of ${a.unitName} it needs.`)
		]
	},
	/** The same of a chain that states no need: what could be made. */
	openHeadline: {
		'could-be-made': (a: Possible): Part[] => [
			figure(a.amount),
			plain(` a year of ${listAnd(a.goods.map(inSentence))} could be made`),
			plain(a.of.length === 0 ? '. No need is stated.' : ` of ${listAnd(a.of.map(inSentence))}. No need is stated.`)
		],
		'nothing-could-be-made': (a: Possible): Part[] => [
			plain(`${a.subject} can make `),
			lack('nothing'),
			plain(': one of its stages has no plant that runs, or nothing to take in. No need is stated.')
		],
		'no-limit': (a: Possible): Part[] => [
			plain(`Nothing in this model limits how much ${listAnd(a.goods.map(inSentence))} could be made. `),
			plain('State what a feed can give, or the capacity of a plant.')
		],
		'element-could-be-made': (a: Possible): Part[] => [
			figure(a.contained),
			plain(` of ${inSentence(a.component)} a year could be made. No need is stated.`)
		]
	},
	/** The same of one component. */
	elementHeadline: {
		'element-none-asked': (a: ElementAmounts): Part[] => [
			plain(`${a.subject} delivers `),
			figure(a.delivered),
			plain(` of ${inSentence(a.component)} a year. No part of the demand asks for it by name, so it has no gap.`)
		],
		'element-short': (a: ElementAmounts): Part[] => [
			plain(`${a.subject} delivers `),
			figure(a.served),
			plain(' of the '),
			figure(a.asked),
			plain(` of ${inSentence(a.component)} that the goods it needs contain. The gap is `),
			lack(`${a.gap} a year`),
			plain('.')
		],
		'element-up-to': (a: ElementAmounts): Part[] => [
			plain(`${a.subject} delivers `),
			figure(a.served),
			plain(` of ${inSentence(a.component)} in goods that can contain it. The goods that are needed would contain `),
			figure(a.asked),
			plain(', as other elements can stand in for it.')
		],
		'element-met': (a: ElementAmounts): Part[] => [
			plain(`${a.subject} delivers all of the `),
			figure(a.asked),
			plain(` of ${inSentence(a.component)} that the goods it needs a year contain.`)
		]
	},

	/** Sentences that stand beside the headline, where they hold. */
	beside: {
		/** `lossy` is true where the demand counts, beside what goods made of it contain, what is lost in making them. */
		imported: (p: { amount: string; unitName: string; lossy: boolean }): Part[] => [
			figure(p.amount),
			plain(
				` of the ${p.unitName} delivered is imported${p.lossy ? ', counted with what is lost in making the goods' : ''}.`
			)
		],
		gap: (a: { gap: string }): Part[] => [plain('The gap is '), lack(`${a.gap} a year`), plain('.')],
		goods: (p: Names & { made: string; asked: string }): Part[] => [
			figure(p.made),
			plain(` of the ${p.asked} of ${listAnd(p.names.map(inSentence))} needed is supplied.`)
		],
		/** First words that name no good by themselves, in small letters: *Other* of *Other wire* and *Other rod*. */
		epithets: ['all', 'another', 'existing', 'further', 'high', 'large', 'low', 'new', 'old', 'other', 'small', 'the'],
		builtEarly: (p: { year: string; takes: string }) =>
			`New capacity counts as built in ${p.year}, though that takes ${p.takes}.`,
		/** `goods` take none of the components. */
		abundance: (p: { percent: string; unitName: string; components: readonly string[]; goods: readonly string[] }) =>
			`By weight, ${p.percent} of the ${p.unitName} delivered is ${listAnd(p.components.map(inSentence))}; ${listAnd(p.goods.map(inSentence))} take neither.`,
		exported: (p: { amount: string; unitName: string; partners: readonly string[] }) =>
			`Another ${p.amount} of ${p.unitName} goes to ${listAnd(p.partners)}.`,
		/** `brought` is true where some of it is imported. */
		surplus: (p: { amount: string; unitName: string; components: readonly string[]; brought: boolean }) => {
			const all = `Another ${p.amount} of ${p.unitName} is made ${p.brought ? 'or brought in ' : ''}that no plant or buyer takes`
			return p.components.length === 0 ? `${all}.` : `${all}, most of it ${listAnd(p.components.map(inSentence))}.`
		},
		elsewhere: (p: { amount: string }) => `${p.amount} more is delivered in goods that need not contain it.`,
		elementSurplus: (p: { amount: string }) => `${p.amount} more is made that no plant or buyer takes.`,
		elementAtTop: (p: { amount: string }) => `With all steps taken, ${p.amount} would be delivered.`,
		allElements: 'Stages, plants and steps are counted with all elements together.',
		plantsAllElements: 'Verdicts on plants are of all elements together.'
	},
	/** What a single plant can do. */
	lifts: {
		'one-lifts': (p: { names: readonly string[] }) =>
			`One plant alone would serve the demand better: ${listAnd(p.names)}.`,
		'some-lift': (p: { names: readonly string[] }) =>
			`Each of these alone would serve the demand better: ${listAnd(p.names)}.`,
		'none-lifts': 'No single plant would serve the demand better: several have to grow together.',
		'more-could-be-made': (p: { names: readonly string[] }) =>
			p.names.length === 1
				? `With a larger plant here alone, more could be made: ${listAnd(p.names)}.`
				: `With a larger plant at any one of these, more could be made: ${listAnd(p.names)}.`,
		'no-more-could-be-made': 'No single larger plant would let more be made.',
		'nothing-lifts': 'No plant of this model would serve the demand better, alone or with others.'
	},
	firstStep: {
		'first-step': (p: { title: string; adds: string }) => `First step: ${p.title} (adds ${p.adds}).`,
		'first-step-shifts': (p: { title: string }) =>
			`First step: ${p.title}. It serves what is served first better, at the cost of the rest.`
	},
	/** Plants that ran before, and others serve now; `count` is how many. */
	fallenIdle: (p: Named & { count: number }) =>
		`${listSome(p)} ${p.count === 1 ? 'stands' : 'stand'} idle now, as others serve in ${p.count === 1 ? 'its' : 'their'} place: where several would do, the plan imports least and then moves the least material.`,
	/** What a moved lever did. */
	effect: {
		more: (p: { amount: string }) => `+ ${p.amount}`,
		less: (p: { amount: string }) => `\u2212 ${p.amount}`,
		none: 'Changes nothing that is delivered.',
		notTheLimit: 'Adds nothing: this is not what limits.',
		heldBack: (p: { names: readonly string[] }) => `Adds nothing alone: held back by ${listAnd(p.names)}.`,
		together: (p: { count: number }) => (p.count === 1 ? 'Build what is missing' : `Build all ${p.count}`)
	},

	verdict: {
		absent: 'Missing',
		'too-small': 'Too small',
		starved: 'Short of feed',
		blocked: 'Blocked',
		idle: 'Spare capacity',
		running: 'Running',
		'not-needed': 'Not needed',
		balanced: 'Full, not the limit'
	} satisfies Record<Verdict, string>,

	chipAbsent: (p: Named) => `Missing: ${listShort(p)}`,
	chipTooSmall: (p: Named) => `Too small: ${listShort(p)}`,
	chipWeakest: (p: { stage: string; ceiling: string }) => `${p.stage} limits delivery to ${p.ceiling}`,
	chipElementWeakest: (p: { component: string; stage: string; ceiling: string }) =>
		`${p.stage} limits ${p.component} to ${p.ceiling}`,
	nameUsed: (p: { name: string; percent: string }) => `${p.name}, ${p.percent} used`,
	chipStarved: (p: Named) => `Short of feed: ${listShort(p)}`,
	chipDoubt: (p: { demand: string; doubt: string }) => `${p.demand}: ${p.doubt}`,
	chipDemandByHand: (p: { demand: string }) => `${p.demand}: demand changed by hand`,
	chipDemandOneSource: (p: { demand: string }) => `${p.demand}: one source only`,
	chipDemandLow: (p: { demand: string }) => `${p.demand}: low confidence`,
	chipDemandAssumed: (p: { demand: string }) => `${p.demand}: assumed in part`,
	chipDemandDisputed: (p: { demand: string }) => `${p.demand}: sources disagree`,

	/** Why a process has its verdict; each begins with the verdict itself. */
	verdictSentence: {
		absent: (p) => {
			const here =
				p.due === null
					? `Missing. ${p.subject} has no plant of this kind.`
					: `Missing. ${p.subject} has no plant of this kind yet; one is due in ${p.due}.`
			return `${here} ${building(p)}`
		},
		'too-small': (p) =>
			p.alone || p.of.length === 0
				? `Too small. All ${p.used} is used, and a larger plant would serve the demand better.`
				: `Too small. All ${p.used} is used; a larger plant would serve the demand better once ${listAnd(p.of)} ${p.of.length === 1 ? 'grows' : 'grow'} too.`,
		starved: (p) =>
			p.of.length === 0
				? `Short of feed. ${use(p)}: too little reaches it to run more.`
				: `Short of feed, held back by ${listAnd(p.of)}. ${use(p)}; with more to take in, it would run more.`,
		blocked: (p) =>
			p.of.length === 0
				? `Blocked. ${use(p)}: what follows takes no more.`
				: `Blocked, held back by ${listAnd(p.of)}. ${use(p)}; with more room after it, it would run more.`,
		idle: (p) => `Spare capacity. ${use(p)}, and nothing more is asked of it.`,
		running: (p) => `Running. It uses ${p.used}. Its capacity is not known, so the plan sets it no limit.`,
		'not-needed': (p) =>
			`Not needed. ${p.subject} has no plant of this kind, and building one would not serve the demand better.`,
		balanced: (p) => `Full, not the limit. All ${p.used} is used, and a larger plant would not serve the demand better.`
	} satisfies Record<Verdict, (p: Plant) => string>,

	/** The same of one of several that are missing, where that is said of all together. */
	absentToo: (p: Plant) => `${p.due === null ? '' : `One is due in ${p.due}. `}${building(p)}`,

	/** Says how one step closes part of the gap; `title` is made by `builds`. */
	closes: (p: {
		title: string
		/** null where nothing is added in all. */
		adds: string | null
		delivered: string
		lead: string | null
		cost: readonly string[]
		notes: readonly string[]
	}) => {
		const lead = p.lead === null ? [] : [`It takes ${p.lead}.`]
		const cost = p.cost.length === 0 ? [] : [`It costs about ${p.cost.join(', or ')}.`]
		const gain =
			p.adds === null
				? `${p.title}: serves what is served first better, at the cost of the rest; ${p.delivered} is delivered.`
				: `${p.title}: adds ${p.adds}, and ${p.delivered} is delivered.`
		return [gain, ...lead, ...cost, ...p.notes].join(' ')
	},
	theRoute: (p: { route: string }) => `the ${beforeNoun(p.route)} route`,
	/** What is mostly built: names of plants or routes, `more` of which are not named. */
	builds: (p: { open: Named; enlarge: Named; enlargeFirst: boolean }) => {
		const open = listSome(p.open)
		const enlarge = listSome(p.enlarge)
		if (p.enlarge.names.length === 0) return `Build ${open}`
		if (p.open.names.length === 0) return `Enlarge ${enlarge}`
		return p.enlargeFirst ? `Enlarge ${enlarge}, and build ${open}` : `Build ${open}, and enlarge ${enlarge}`
	},
	noNeedStated: 'No need is stated, so there is no gap to close and there are no steps to take.',
	nothingToClose: 'The demand is met: there is no gap to close.',
	nothingCloses: (p: { end: string }) => `No growth of the plants in this model would close any of the gap. ${p.end}`,
	range: (p: { low: string; high: string }) => `between ${p.low} and ${p.high}`,

	/** What the balance of the elements comes to. */
	balance: {
		short: (p: AmountsOf & { subject: string }) => `${p.subject} lacks at least ${listOfAmounts(p)} a year.`,
		wanted: (p: AmountsOf) =>
			`Up to ${listOfAmounts(p)} could be used as well, though other elements can take their place.`,
		enough: 'The goods that are needed lack none of the elements that they must contain.',
		/** Goods that are short and may be of any of several elements. */
		open: (p: { goods: readonly { name: string; amount: string }[] }) => {
			const goods = listAnd(p.goods.map(({ name, amount }) => `${amount} of ${inSentence(name)}`))
			return `Also missing ${p.goods.length === 1 ? 'is' : 'are'} ${goods}, which may be made of any of several elements and so count under none.`
		},
		unasked: (p: AmountsOf & { percent: string; worth: string | null }) => {
			const part = `${p.percent} of the supply by weight`
			const parts = p.worth === null ? part : `${part}, and ${p.worth} of its value at listed prices`
			return `The supply includes ${listOfAmounts(p)}, which no goods need in particular. They make up ${parts}.`
		}
	},

	gapCause: {
		absent: (p: { names: readonly string[]; amount: string }) => `${p.amount}: ${listAnd(p.names)} missing`,
		'short-feed': (p: { names: readonly string[]; amount: string }) =>
			`${p.amount}: too little from ${listAnd(p.names)}`,
		full: (p: { names: readonly string[]; amount: string }) => `${p.amount}: ${listAnd(p.names)} too small`,
		'missing-component': (p: { names: readonly string[]; amount: string }) =>
			`${p.amount}: not enough ${listAnd(p.names)} in the ore`,
		limit: (p: { names: readonly string[]; amount: string }) => `${p.amount}: beyond the limits of ${listAnd(p.names)}`
	},

	/** How far the steps lead, of one component. */
	elementEnd: {
		'element-no-steps': (p: ElementEnd) =>
			`There are no steps: ${p.delivered} of ${inSentence(p.component)} is delivered.`,
		'element-end-open': (p: ElementEnd) =>
			`All steps together deliver ${p.delivered} of ${inSentence(p.component)}, which no part of the demand asks for by name.`,
		'element-end-reached': (p: ElementEnd) =>
			`These steps bring all the ${inSentence(p.component)} that the goods it needs can contain, ${p.delivered}.`,
		'element-end-limited': (p: ElementEnd) =>
			`The steps end at ${p.delivered} of ${inSentence(p.component)}; ${p.short} more could be used and stays out of reach.`
	},
	/** Of the plan that all steps lead to. */
	atTop: {
		usedUp: (p: UsedUp) =>
			`All steps together take ${p.drawn} in a year out of ${p.name}, which holds ${p.held}. ${pace(p)}`,
		/** Beside the step that builds it. */
		idleLater: (p: { name: string; added: string; idle: string }) =>
			`Once all steps are taken, ${p.idle} of the ${p.added} added to ${p.name} stand idle: others take what they take.`,
		/** The same of what is idle as a whole. */
		allIdleLater: (p: Names) =>
			`Once all steps are taken, what is added to ${listAnd(p.names)} stands idle again: others take what ${p.names.length === 1 ? 'it takes' : 'they take'}.`,
		idle: (p: { names: readonly string[] }) =>
			`${listAnd(p.names)} then ${p.names.length === 1 ? 'stands' : 'stand'} idle: others take what ${p.names.length === 1 ? 'it takes' : 'they take'} today.`
	},
	endReached: (p: { delivered: string }) => `These steps meet the whole demand, ${p.delivered}.`,
	endLimited: (p: { delivered: string; short: string; limits: readonly string[] }) =>
		p.limits.length === 0
			? `The steps end at ${p.delivered}; ${p.short} of the demand stays out of reach.`
			: `The steps end at ${p.delivered}: ${listAnd(p.limits)}. ${p.short} of the demand stays out of reach.`,
	limit: {
		feed: (p: Names) => `all that ${listAnd(p.names)} can supply in a year is used`,
		expansion: (p: Names) =>
			`${listAnd(p.names)} ${p.names.length === 1 ? 'is' : 'are'} at the largest size that the model allows`,
		import: (p: Names) =>
			p.names.length === 1
				? `the limit on ${p.names.join()} is reached`
				: `the limits on ${listAnd(p.names)} are reached`,
		closed: (p: Names) => `nothing is allowed of ${listAnd(p.names)}`,
		store: (p: Names) => `there is no room left in ${listAnd(p.names)}`,
		contract: (p: Names) =>
			p.names.length === 1
				? `the contract ${p.names.join()} takes what more could be made`
				: `the contracts ${listAnd(p.names)} take what more could be made`,
		component: (p: Names) => `there is not enough ${listAnd(p.names)} in what is mined`
	}
}
