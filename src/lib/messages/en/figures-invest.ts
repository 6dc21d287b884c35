/** Words of what to build. Amounts, money, years and percentages arrive as text. */
import { listAnd, listSome, type Named } from './lists.ts'
import { pace, type UsedUp } from './used-up.ts'

/** Money in each currency that the model knows: `USD 340 million (210–610)`, or `Rs 3,300 crore (2,000–5,900)`. */
const sums = (money: readonly string[]) => money.join(', or ')

/** The same where the sentence goes on. */
const sumsWithin = (money: readonly string[]) => `${sums(money)}${money.length > 1 ? ',' : ''}`

const within = (money: readonly string[] | null) => (money === null ? '' : ` within ${sums(money)}`)

/** A cost by its worth in a year; `year` is null where nothing is discounted. */
const worthIn = ({ least, year }: { least: readonly string[]; year: string | null }) =>
	year === null ? sums(least) : `what is worth ${sumsWithin(least)} in ${year}`

/** Words of the figure, tables and sentences about what to build. */
export const invest = {
	title: (p: { chain: string; year: string }) => `What to build by ${p.year}: ${p.chain}`,
	building: 'time from decision to product',
	running: 'running',
	/** `last` is the year of the last decision where plants are begun one after another. */
	row: (p: { name: string; added: string; decided: string; last: string | null; runs: string; cost: string }) =>
		`${p.name}: ${p.added} added, decided ${p.last === null ? `in ${p.decided} at the latest` : `in parts from ${p.decided} to ${p.last}`}, running from ${p.runs}, for ${p.cost}.`,
	/** Builds in one row. */
	several: (p: Named) => listSome(p),
	facts: (p: { added: string; cost: string }) => `+ ${p.added} · ${p.cost}`,

	/** The finding. */
	toServe: (p: { target: string; year: string; names: Named; money: readonly string[] }) =>
		`To serve ${p.target} of the need in ${p.year}, enlarge or build ${listSome(p.names)}: ${sums(p.money)}.`,
	/** `built` is null where nothing has to be. */
	servesLess: (p: {
		target: string
		year: string
		most: string
		built: { names: Named; money: readonly string[] } | null
	}) => {
		const by = p.built ? `${listSome(p.built.names)} enlarged or built, for ${sums(p.built.money)},` : 'what stands'
		return `With ${by} the planner delivers ${p.most} of the need in ${p.year}, not the ${p.target} asked for: some needs come before others.`
	},
	enough: (p: { target: string; year: string }) =>
		`To serve ${p.target} of the need in ${p.year}, nothing has to be built beyond the plants that the scenario counts.`,
	/** Imports are bought, and said after it. */
	enoughBought: (p: { target: string; year: string }) =>
		`To serve ${p.target} of the need in ${p.year}, nothing has to be built.`,
	bought: (p: { names: readonly string[]; money: readonly string[] }) =>
		`Bought for it at listed prices: ${listAnd(p.names)}; that costs ${sumsWithin(p.money)} a year.`,
	boughtOf: (p: { name: string; amount: string }) => `${p.name} (${p.amount})`,
	/** `within` is what may be spent; null for any sum. */
	outOfReach: (p: { target: string; year: string; most: string; within: readonly string[] | null }) =>
		`${p.target} of the need is out of reach in ${p.year}${within(p.within)}: at most ${p.most} can be served.`,
	most: (p: { year: string; most: string; money: readonly string[]; within: readonly string[] | null }) =>
		`The most that can be served in ${p.year}${within(p.within)} is ${p.most} of the need, for ${sums(p.money)}.`,
	atMost: (p: { names: Named; money: readonly string[] }) => `That takes ${listSome(p.names)}: ${sums(p.money)}.`,
	nothing: (p: { within: readonly string[] | null }) => `Nothing can be built for it${within(p.within)}.`,
	before: (p: { amount: string; demand: string; share: string }) =>
		`With nothing more built ${p.amount} of ${p.demand} is served (${p.share}).`,
	after: (p: { amount: string; share: string }) =>
		`With what is listed here the planner delivers ${p.amount} (${p.share}).`,
	alike: (p: { share: string }) => `If no need came before another, ${p.share} could be served.`,
	/** `inParts` where later decisions add to the same plant. */
	first: (p: { year: string; name: string; inParts: boolean }) =>
		`The first decision falls in ${p.year} at the latest: ${p.inParts ? 'the first part of ' : ''}${p.name}.`,

	usedUp: (p: UsedUp & { year: string }) =>
		`In ${p.year} it takes ${p.drawn} out of ${p.name}, which then holds ${p.held}. ${pace(p)}`,

	/** Money over the years. `year` is the present. */
	worth: (p: { rate: string; year: string; money: readonly string[] }) =>
		`Paid in equal parts over the years of building and discounted at ${p.rate} a year, that is worth ${sums(p.money)} in ${p.year}.`,
	runningCosts: (p: {
		yearly: readonly string[]
		first: string
		last: string
		worth: readonly string[]
		year: string
	}) =>
		`Running what is built, and what then runs more, costs ${sumsWithin(p.yearly)} a year. From ${p.first} to ${p.last} that is worth ${sums(p.worth)} in ${p.year}.`,
	/** `last` is the last year of the model. */
	left: (p: { last: string; money: readonly string[]; year: string }) =>
		`At the end of ${p.last} the new plants have years of their lives left; in a straight line, those are worth ${sums(p.money)} in ${p.year}.`,
	buying: (p: { first: string; last: string; worth: readonly string[]; year: string }) =>
		`From ${p.first} to ${p.last}, what is bought is worth ${sums(p.worth)} in ${p.year}.`,
	/** `buys` where something is bought. */
	inAll: (p: { money: readonly string[]; year: string; buys: boolean }) =>
		`${p.buys ? 'Building, running and buying' : 'Building and running'}, less what is left at the end, are worth ${sums(p.money)} in ${p.year}.`,
	noRate: 'The model states no discount rate, so money of later years counts as much as money of today.',
	dearest: (p: { year: string; money: readonly string[] }) =>
		`The most that falls in one year is ${sums(p.money)}, in ${p.year}.`,
	/** `waits` where a plant is finished before the year. */
	yearly: (p: { money: readonly string[]; waits: boolean }) =>
		`No more than ${sumsWithin(p.money)} is spent in any one year, as was asked${p.waits ? '; plants that are finished sooner for it wait until then' : ''}.`,
	asNow: (p: { name: string; money: readonly string[] }) => `${p.name}: ${sums(p.money)} a year.`,

	worthwhile: 'Beside buying abroad, and if the demand is different',
	perUnit: (p: { money: readonly string[]; unit: string }) =>
		`Building costs ${sumsWithin(p.money)} for each ${p.unit} a year that is added.`,
	/** `years` is null where what is added is worth nothing. */
	listed: (p: {
		perUnit: readonly string[]
		yearly: readonly string[]
		unit: string
		dates: readonly string[]
		/** Components of what is added that have no price. */
		unpriced: readonly string[]
		years: string | null
		/** Operating costs are stated, and told beside it. */
		running: boolean
	}) => {
		const listed = `At the prices listed${p.dates.length > 0 ? ` for ${listAnd(p.dates)}` : ''}, counted as separated oxide or the like, each ${p.unit} of ${p.unpriced.length === 0 ? 'what is added' : 'what has a price in it'} is worth ${sums(p.perUnit)}; to buy as much abroad would cost ${sumsWithin(p.yearly)} a year.${p.unpriced.length === 0 ? '' : ` No price is listed for ${listAnd(p.unpriced)}.`}`
		if (p.years === null) return listed
		return `${listed} Building costs as much as buying for ${p.years} ${p.years === '1' ? 'year' : 'years'}; ${p.running ? 'operating costs come' : 'what it costs to run the plants is not known and comes'} on top.`
	},
	/** Both sides over the same years, discounted alike. `bought` is null where nothing has a price. */
	overYears: (p: {
		first: string
		last: string
		money: readonly string[]
		bought: readonly string[] | null
		unit: string
		/** Part of what is added is bought. */
		buys: boolean
	}) => {
		const made = `From ${p.first} to ${p.last}, ${p.buys ? 'building, running and buying' : 'building and running'}, less what is left at the end, come to ${sumsWithin(p.money)} for each ${p.unit} that is added in those years`
		return p.bought === null ? `${made}.` : `${made}; bought at the prices listed it costs ${sums(p.bought)}.`
	},
	regret: (p: { factor: number; served: string }) =>
		`If the need is ${p.factor === 0.5 ? 'half' : p.factor === 2 ? 'twice' : `${p.factor} times`} as large, these builds serve ${p.served} of it.`,
	/** `year` is the present, by whose worth costs are compared; null where nothing is discounted. */
	regretSpared: (p: { share: string; least: readonly string[]; spared: readonly string[]; year: string | null }) =>
		`${p.share} of it could have been served for ${worthIn(p)}; that is ${sumsWithin(p.spared)} less.`,
	regretMore: (p: { share: string; least: readonly string[]; year: string | null }) =>
		`${p.share} of it could have been served for ${worthIn(p)}.`,
	regretNothing: (p: { share: string }) => `${p.share} of it could have been served with nothing built.`,
	regretNever: (p: { share: string }) => `${p.share} of it would have been out of reach with what may be built.`,

	stopped: 'These alone stop it, whatever else is lifted:',
	noStopper: 'No single limit stops it: goods lack what would have to be in them, however much is built.',
	stopper: {
		process: (p: { name: string }) => `${p.name} is as large as it may grow.`,
		feed: (p: { name: string }) => `${p.name} has no more to give.`,
		import: (p: { name: string }) => `No more comes by ${p.name}.`,
		store: (p: { name: string }) => `${p.name} is full.`,
		budget: 'The budget is spent.',
		yearly: 'What may be spent in a year is spent.'
	},
	barred: {
		fixed: (p: { names: readonly string[] }) =>
			`Kept as ${p.names.length === 1 ? 'it is' : 'they are'}, as was asked: ${listAnd(p.names)}.`,
		'too-late': (p: { names: readonly string[] }) =>
			`Cannot run by then, since building takes longer than the years that are left: ${listAnd(p.names)}.`,
		'no-cost': (p: { names: readonly string[] }) =>
			`Left as ${p.names.length === 1 ? 'it is' : 'they are'}, since the model states no cost of building: ${listAnd(p.names)}.`,
		'no-lead': (p: { names: readonly string[] }) =>
			`Left as ${p.names.length === 1 ? 'it is' : 'they are'}, since the model states no time from decision to product: ${listAnd(p.names)}.`,
		'no-room': (p: { names: readonly string[] }) =>
			`Left as ${p.names.length === 1 ? 'it is' : 'they are'}, since the least that can be added at once is more than there is room for: ${listAnd(p.names)}.`
	},
	/** Kept by a limit that the model names. */
	barredLimit: (p: { limit: string; names: readonly string[] }) =>
		`Kept as ${p.names.length === 1 ? 'it is' : 'they are'} by the limit “${p.limit}”: ${listAnd(p.names)}.`,
	stopperLimit: (p: { name: string; limit: string }) => `${p.name} may not grow under the limit “${p.limit}”.`,
	/** Why a process that stops a target cannot grow. */
	stopperBarred: {
		fixed: (p: { name: string }) => `${p.name} may not grow, as was asked.`,
		'too-late': (p: { name: string }) => `${p.name} takes longer to build than the years that are left.`,
		'no-cost': (p: { name: string }) => `${p.name} is left as it is: the model states no cost of building.`,
		'no-lead': (p: { name: string }) =>
			`${p.name} is left as it is: the model states no time from decision to product.`,
		'no-room': (p: { name: string }) => `${p.name} has no room for the least that can be added at once.`
	},
	/** What the answer rests on. Of `all` plants that may grow, `some` have a figure. */
	anySize: 'The model states no least sizes, so plants grow by any amount.',
	leastSizes: (p: { some: string; all: string }) =>
		`The model states the least that is added at once for ${p.some} of the ${p.all} plants that it states costs for; the others grow by any amount.`,
	noScale: 'Every tonne of a plant costs the same, however large the plant is.',
	scale: (p: { some: string; all: string; exponent: string }) =>
		`The cost of ${p.some} of the ${p.all} plants grows by the power ${p.exponent} of what is added, from the size that the model’s cost is of. Of the others every tonne costs the same.`,
	searched: (p: { money: readonly string[]; year: string; gap: string }) =>
		`Sizes were searched for until it was proved that no plan which serves as much is worth less than ${sumsWithin(p.money)} in ${p.year}. The one shown is at most ${p.gap} dearer.`,
	noRunning: 'The model states no operating costs, so they are left out.',
	/** `year` is the one asked for. */
	runningOf: (p: { some: string; all: string; year: string }) =>
		`The model states operating costs for ${p.some} of the ${p.all} processes. They are counted for what each runs more than it would with nothing built, as much in every year as in ${p.year}; budgets hold the cost of building alone.`,
	earning: (p: { some: string; all: string }) =>
		`It states what by-products earn for ${p.some} of the ${p.all}; that lowers the cost of running, at most to nothing.`,
	/** Imports may fill the rest. `year` is the one asked for. */
	buyingScope: (p: { names: readonly string[]; year: string }) =>
		`May be bought, beyond what the scenario lets in, up to what the model says can come: ${listAnd(p.names)}. It is paid for at the prices listed for what it contains, as much in every year as in ${p.year}. Ore costs less than the separated oxides that it contains, and finished goods cost more.`,
	noLife: 'It states no lives of plants, so nothing is left of them at the end.',
	lives: (p: { some: string; all: string }) =>
		`It states how long new plants last for ${p.some} of the ${p.all} that it states costs for; of others nothing is left at the end.`,
	scope: (p: { discounted: boolean }) =>
		`The cost named is that of building, as paid${p.discounted ? '; the discounted sum is given above' : ''}. Plants may be built in parts, and run in full from their first year. The share is asked for in that year alone: stores that it draws on may be empty later, which the years of the plan show.`,

	tables: {
		regrets: 'If the demand is different',
		need: 'Need',
		servedByBuilds: 'Served by the builds',
		shareServed: 'Share served',
		leastCost: (p: { year: string }) => `Least cost of the share that was asked for, worth in ${p.year}`,
		years: (p: { first: string; last: string }) => `${p.first}–${p.last}`,
		outOfReach: 'out of reach',
		builds: 'What is built, the first to be decided first',
		parts: 'Plants that are begun in parts, decision by decision',
		stages: 'Cost by stage',
		spending: 'What is spent on building in each year',
		runningCosts: 'What it costs to run what is built, and what then runs more',
		bought: 'What is bought at listed prices in each year',
		import: 'Import',
		amount: 'Bought',
		more: 'Runs more',
		year: 'Year',
		spent: 'Spent',
		worth: (p: { year: string }) => `Worth in ${p.year}`,
		left: 'What is not built, and why',
		added: 'Capacity added',
		unit: 'Unit',
		decided: 'Decided at the latest',
		runs: 'Runs from',
		share: 'Share of the cost',
		why: 'Why not',
		whyLimit: (p: { limit: string }) => `kept by the limit “${p.limit}”`,
		whyNot: {
			fixed: 'kept as it is, as was asked',
			'too-late': 'takes longer than the years that are left',
			'no-cost': 'no cost in the model',
			'no-lead': 'no lead time in the model',
			'no-room': 'no room for the least that can be added at once'
		}
	}
}
