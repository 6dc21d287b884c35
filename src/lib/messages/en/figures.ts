/** Words inside and beside the figures, and in their table twins. Amounts arrive as text, with their units. */
import { most } from './figures-most.ts'
import { beforeNoun, inSentence, listAnd, listOr, listSome, type Named } from './lists.ts'

/** Words of figures and tables. */
export const figures = {
	yearly: (p: { amount: string }) => `${p.amount} a year`,
	perYear: (p: { unit: string }) => `${p.unit}/yr`,
	feedHeading: 'Feed',

	sankey: {
		title: (p: { chain: string; scenario: string; year: string }) =>
			`Capacity and flow: ${p.chain}, ${p.scenario}, ${p.year}`,
		missing: 'missing',
		missingNeeds: (p: { amount: string }) => `missing, needs ${p.amount}`,
		needs: (p: { amount: string }) => `needs ${p.amount}`,
		full: 'full',
		tooSmall: 'full, too small',
		percentUsed: (p: { percent: string }) => `${p.percent} used`,
		starved: (p: { percent: string }) => `${p.percent} used, short of feed`,
		blocked: (p: { percent: string }) => `${p.percent} used, no outlet`,
		share: (p: { used: string; of: string }) => `${p.used} of ${p.of}`,
		idle: (p: { spare: string }) => `${p.spare} spare`,
		notUsed: 'not used',
		notNeeded: 'not needed',
		plantState: (p: { verdict: string; used: string; of: string | null; needed: string | null }) => {
			const use = p.of === null ? `${p.used} used, capacity unknown` : `${p.used} of ${p.of} used`
			return p.needed === null ? `${p.verdict}: ${use}` : `${p.verdict}: ${use}, ${p.needed} with all steps`
		},
		surplus: 'Surplus',
		kept: (p: { name: string }) => `Kept in ${p.name}`,
		keptBriefly: 'Kept',
		limitsTo: (p: { amount: string | null }) => (p.amount === null ? 'limits to:' : `limits to ${p.amount}`),
		missingPlants: (p: { count: number }) => `${p.count} missing`,
		delivered: 'delivered',
		withSteps: 'more, with all steps',
		wholeDemand: 'Demand',
		partMade: (p: { name: string; used: string }) => `${p.name}: ${p.used}`,
		partMet: (p: { name: string; used: string; of: string }) => `${p.name}: ${p.used} of ${p.of}`,
		otherParts: (p: { count: number; used: string; of: string }) => `${p.count} smaller: ${p.used} of ${p.of}`,
		gapOf: (p: { amount: string }) => `Gap ${p.amount}`,
		gapUpTo: (p: { amount: string }) => `Gap up to ${p.amount}`,
		upTo: (p: { amount: string }) => `up to ${p.amount}`,
		undivided: 'missing: steps both add to it and take from it',
		causeName: (p: { name: string; amount: string }) => `Gap, ${p.amount}: ${p.name}`,
		regionTitle: (p: { route: string; stages: readonly string[]; subject: string }) =>
			`No ${beforeNoun(p.route)} ${listOr(p.stages.map(inSentence))} in ${p.subject}`,
		regionAmounts: (p: { first: string; firstStage: string; last: string; lastStage: string }) =>
			`${inSentence(p.firstStage)} needs ${p.first}, ${inSentence(p.lastStage)} ${p.last}`,
		nodeName: (p: { name: string; stage: string; state: string }) => `${p.name}, ${p.stage}: ${p.state}`,
		flowName: (p: { from: string; to: string; amount: string; material: string }) =>
			`${p.from} to ${p.to}: ${p.amount} of ${p.material}`,
		ghostName: (p: { from: string; to: string; amount: string; material: string }) =>
			`${p.from} to ${p.to}: ${p.amount} of ${p.material} would pass, and does not`,
		scale: (p: { amount: string }) => p.amount,
		scaleReduced: (p: { amount: string }) => `${p.amount} · smaller scale`,
		legendImported: 'Imported',
		legendCapacity: 'box: capacity, fill: used',
		legendMissing: 'still needed',
		legendThin: (p: { amount: string }) => `under ${p.amount}, not to scale`,
		onlyComponent: (p: { component: string }) =>
			`${p.component} alone. Capacities count all elements together, so their outlines are left out.`
	},

	/** Of a value by year that a demand follows; `estimated` says between which years, `to` is null after the last. */
	growth: (p: { name: string; stated: readonly string[]; year: string; estimated: { to: number | null } | null }) => {
		const stated = `${p.name}: stated for ${listAnd(p.stated)}`
		if (p.estimated === null) return `${stated}.`
		return p.estimated.to === null
			? `${stated}; held at its last figure in ${p.year}.`
			: `${stated}; estimated for ${p.year}, at an even rate of growth.`
	},

	doubt: { heading: 'How sure' },
	invest: { heading: 'What to build' },

	balance: {
		title: (p: { chain: string; scenario: string; year: string }) =>
			`Elements, supply and need: ${p.chain}, ${p.scenario}, ${p.year}`,
		/** What becomes of an element. */
		ends: {
			served: 'delivered in goods that have to contain it',
			elsewhere: 'delivered in goods that need not contain it',
			exported: 'sent abroad',
			kept: 'put into store',
			surplus: 'left over'
		},
		gap: { missing: 'missing', wanted: 'could be used; others can stand in' },
		missing: (p: { amount: string }) => `${p.amount} missing`,
		wanted: (p: { amount: string }) => `up to ${p.amount} could be used`,
		supply: (p: { amount: string; worth: string | null }) =>
			p.worth === null ? p.amount : `${p.amount}, worth ${p.worth}`,
		endOf: (p: { amount: string; end: string }) => `${p.amount} ${p.end}`,
		row: (p: { name: string; supply: string; worth: string | null; ends: readonly string[]; missing: string | null }) =>
			[
				`${p.name}: ${p.supply}${p.worth === null ? '' : `, worth ${p.worth}`}`,
				...p.ends,
				...(p.missing === null ? [] : [p.missing])
			].join('; ')
	},

	/** Parts of the gap, by what is missing. */
	gapPart: {
		absent: (p: Named) => `${listSome(p)} missing`,
		'short-feed': (p: Named) => `${listSome(p)}: too little mined`,
		full: (p: Named) => `${listSome(p)} too small`,
		/** After a part that was named after the same plants, or plants of the same route. */
		'absent-again': (p: Named) => `${listSome(p)}: more missing`,
		'full-again': (p: Named) => `${listSome(p)} still too small`,
		/** What does not stand, and what has to grow with it. */
		absentAndFull: (p: { absent: Named; full: Named }) =>
			`${listSome(p.absent)} missing, ${listSome(p.full)} too small`,
		'missing-component': (p: Named) => `too little ${listSome(p)} in the ore`,
		limit: (p: Named) => (p.names.length === 0 ? 'out of reach' : `beyond the limits of ${listSome(p)}`),
		/** Of one element: what no step closes. */
		rest: 'not closed by any step'
	},
	/** The same where there is no room for names. */
	gapPartKind: {
		absent: 'missing',
		'short-feed': 'too little ore',
		full: 'too small',
		'absent-again': 'more missing',
		'full-again': 'still too small',
		'missing-component': 'not in the ore',
		limit: 'out of reach'
	},

	ceilings: {
		title: (p: { unit: string }) => `What each stage alone limits delivery to, ${p.unit}`,
		titleAllElements: (p: { unit: string }) => `What each stage alone limits delivery to, all elements, ${p.unit}`,
		demand: (p: { amount: string }) => `demand ${p.amount}`,
		weakest: '· tightest',
		/** In place of an amount, of a stage that is large enough or passed by. */
		noLimit: 'no limit',
		missingOf: (p: { missing: number; of: number }) => `${p.missing} of ${p.of}`,
		/** `amount` is null where the stage does not limit. */
		stageName: (p: { stage: string; amount: string | null }) =>
			p.amount === null
				? `${p.stage} alone would not limit delivery`
				: `${p.stage} alone would limit delivery to ${p.amount}`,
		/** Below a bar. */
		notLimiting: (p: { stage: string }) => `${p.stage}: no limit`,
		routeName: (p: { stage: string; route: string; amount: string }) => `${p.stage}, ${p.route}: ${p.amount}`
	},

	steps: {
		title: 'Steps that close the gap',
		start: (p: { scenario: string; changes: number }) =>
			p.changes === 0 ? p.scenario : `${p.scenario}, ${p.changes} changed`,
		numbered: (p: { step: number; title: string }) => `${p.step}. ${p.title}`,
		reaches: 'All steps together',
		plus: (p: { amount: string }) => `+ ${p.amount}`,
		adds: (p: { name: string; amount: string }) => `${p.name} + ${p.amount}`,
		years: (p: { years: string; count: number }) => `${p.years} ${p.count === 1 ? 'year' : 'years'}`,
		yearsRange: (p: { years: string; count: number; low: string; high: string }) =>
			`${p.years} ${p.count === 1 ? 'year' : 'years'} (${p.low}–${p.high})`,
		/** The time of a step, by what takes longest in it. */
		longest: (p: Named & { years: string }) => `${p.years} for ${listSome(p)}`,
		slowest: (p: { names: readonly string[] }) => `Longest to build: ${listAnd(p.names)}.`,
		stands: (p: { decided: string; ready: string }) => `Decided in ${p.decided}, it can stand in ${p.ready}.`,
		owners: (p: { names: readonly string[] }) => `To build: ${listAnd(p.names)}.`,
		authorities: (p: { names: readonly string[] }) => `Approval needed from: ${listAnd(p.names)}.`,
		leaves: (p: { names: readonly string[] }) => `It makes no ${listOr(p.names)}.`,
		missing: (p: { amount: string }) => `After it, ${p.amount} is still missing.`,
		missingUpTo: (p: { amount: string }) => `After it, up to ${p.amount} is still missing.`,
		missingNothing: 'After it, nothing is missing.',
		order: 'Each step is counted after those before it: taken alone, a later one adds another amount, or nothing.',
		costs: 'Costs are estimates to compare steps by, and no budget.',
		rate: (p: { amount: string; date: string | null }) =>
			p.date === null ? `Converted at ${p.amount}.` : `Converted at ${p.amount} (${p.date}).`
	},

	/** How sums of money are counted, by currency: the largest unit that fits is taken. */
	money: {
		scales: {
			INR: [
				{ unit: 1e7, text: (p: { amount: string; currency: string }) => `Rs ${p.amount} crore` },
				{ unit: 1, text: (p: { amount: string; currency: string }) => `Rs ${p.amount}` }
			],
			other: [
				{ unit: 1e9, text: (p: { amount: string; currency: string }) => `${p.currency} ${p.amount} billion` },
				{ unit: 1e6, text: (p: { amount: string; currency: string }) => `${p.currency} ${p.amount} million` },
				{ unit: 1, text: (p: { amount: string; currency: string }) => `${p.currency} ${p.amount}` }
			]
		},
		range: (p: { amount: string; low: string; high: string }) => `${p.amount} (${p.low}–${p.high})`
	},

	/** Money comes in each currency that the model knows. */
	worth: {
		button: 'Worth',
		panel: 'What it is worth at listed prices',
		delivered: (p: { money: readonly string[]; dates: readonly string[] }) =>
			`At the prices listed${p.dates.length > 0 ? ` for ${listAnd(p.dates)}` : ''}, what is delivered in a year is worth ${p.money.join(', or ')}.`,
		most: (p: { name: string; percent: string }) => `${p.percent} of it is ${inSentence(p.name)}.`,
		added: (p: { money: readonly string[] }) => `What all steps would add in a year is worth ${p.money.join(', or ')}.`,
		exported: (p: { money: readonly string[] }) => `What goes abroad in a year is worth ${p.money.join(', or ')}.`,
		surplus: (p: { money: readonly string[] }) =>
			`What is left over in a year would be worth ${p.money.join(', or ')}.`,
		unpriced: (p: { names: readonly string[] }) =>
			`No price is listed for ${listAnd(p.names)}: what has none counts as nothing.`,
		counted:
			'Goods are counted as the separated oxide, or the like, that they contain. Prices are those of the world market, and what is sold in quantity would lower them.'
	},

	tables: {
		most,
		worth: 'Worth at listed prices, by component',
		balance: 'Elements: supply and need',
		balances: {
			supply: 'Supply',
			served: 'In goods that have to contain it',
			elsewhere: 'In other goods',
			exported: 'Sent abroad',
			kept: 'Put into store',
			surplus: 'Left over',
			missing: 'Goods that have to contain it lack, at least',
			missingMost: 'Goods that have to contain it lack, at most',
			worth: 'Worth of the supply'
		},
		worths: {
			delivered: 'Worth, delivered',
			added: 'Worth, added by all steps',
			exported: 'Worth, abroad',
			surplus: 'Worth, left over'
		},
		processes: 'Processes: capacity, use and need',
		flows: 'Flows, today and once the gap is closed',
		losses: 'Losses and by-products, by outlet',
		demands: 'Demands',
		feeds: 'Feeds',
		stocks: 'Stocks and stores, over the year',
		trades: 'Trade',
		ceilings: 'What each stage alone limits delivery to',
		steps: 'The steps, what they cost and take, and who acts',
		stepBuilds: 'What each step builds',
		ladder: 'The rungs within the steps',
		gapByCause: 'The gap, by cause',
		pathway: 'Year by year',
		stages: 'When each stage comes',
		starts: 'When plants start',
		joint: {
			caption: 'One year after another, and all at once',
			alone: 'Delivered, one after another',
			together: 'Delivered, all at once'
		},
		compared: {
			inputs: 'What is given: each input’s own effect',
			results: 'What comes of it',
			flows: 'Flows that differ',
			scenarios: 'All scenarios'
		},

		columns: {
			given: 'Input',
			before: 'Before',
			after: 'After',
			difference: 'Difference',
			change: 'Change',
			year: 'Year',
			demandIs: 'The demand is',
			stated: 'stated',
			estimated: 'estimated',
			weakest: 'Tightest stage',
			built: 'Capacity changes',
			plant: 'Plant',
			plantStatus: 'Plant is',
			announced: 'Announced first',
			start: 'In the plan from',
			likely: 'Likely from',
			earliest: 'At the earliest',
			latest: 'At the latest',
			name: 'Name',
			stage: 'Stage',
			route: 'Route',
			comes: 'In the plan it',
			awaited: 'Beyond the plan',
			tightestIn: 'Tightest in',
			place: 'Place',
			verdict: 'Verdict',
			cause: 'Cause',
			installed: 'Installed',
			effective: 'Available this year',
			used: 'Used',
			utilisation: 'Use of capacity',
			needed: 'With all steps',
			input: 'In',
			output: 'Out',
			loss: 'Loss',
			available: 'Available',
			left: 'In the ground',
			held: 'In store at the start',
			drawn: 'Drawn',
			added: 'Added',
			atEnd: 'In store at the end',
			room: 'Holds at most',
			usedAtTop: 'Used once the gap is closed',
			from: 'From',
			to: 'To',
			material: 'Material',
			total: 'Total',
			atTop: 'Once the gap is closed',
			process: 'Process',
			outlet: 'Outlet',
			kind: 'Kind',
			partner: 'Partner',
			demand: 'Demand',
			served: 'Met',
			short: 'Missing',
			tier: 'Tier',
			ceiling: 'Limits delivery to',
			plantsMissing: 'Plants missing',
			shareOfDemand: 'Share of demand',
			shareServed: 'Share met',
			shareOfGap: 'Share of gap',
			step: 'Step',
			rung: 'Rung',
			adds: 'Capacity added',
			frees: 'Adds',
			delivered: 'Delivered after it',
			price: 'Listed price',
			deliveredOf: 'Delivered',
			cost: 'Cost',
			costLow: 'Cost, least',
			costHigh: 'Cost, most',
			lead: 'Lead time',
			ready: 'Can stand in, if decided in the plan’s year',
			leadLow: 'Lead time, least',
			leadHigh: 'Lead time, most',
			owners: 'Who builds',
			authorities: 'Who has to allow it',
			leaves: 'Makes none of',
			amount: 'Amount',
			address: 'Address',
			value: 'Value',
			low: 'Least',
			high: 'Most',
			figureUnit: 'Unit',
			status: 'Status of figure',
			confidence: 'Confidence',
			sources: 'Sources'
		},
		years: 'years',
		surplus: 'surplus',
		noLimit: 'no limit',
		byHand: 'set by hand',
		importKind: 'import',
		exportKind: 'export',
		outletKind: { waste: 'waste', stored: 'stored', 'by-product': 'by-product' },
		causeKind: {
			absent: 'missing',
			'short-feed': 'too little feed',
			full: 'full',
			'missing-component': 'missing component',
			limit: 'limit'
		}
	}
}
