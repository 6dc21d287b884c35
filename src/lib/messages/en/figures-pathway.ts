/** Words of the years side by side, and of when each stage comes. Amounts arrive as text, with their units. */
import { inSentence, listAnd, listSome, type Named } from './lists.ts'

/** Words of the pathway. */
export const pathway = {
	title: (p: { chain: string }) => `Year by year: ${p.chain}`,
	demand: (p: { amount: string }) => `Demand ${p.amount}`,
	closes: (p: { year: string }) => `The gap closes in ${p.year}.`,
	staysOpen: (p: { year: string; gap: string }) =>
		`The gap does not close by ${p.year}: ${p.gap} a year is missing then.`,
	opensAgain: (p: { year: string; gap: string }) =>
		`In ${p.year} ${p.gap} a year is missing, after years in which nothing was.`,
	neverShort: (p: { from: string; to: string }) => `From ${p.from} to ${p.to} nothing is missing.`,
	couldBeMade: (p: { from: string; first: string; to: string; last: string }) =>
		`In ${p.from} ${p.first} a year could be made, in ${p.to} ${p.last}. No need is stated.`,
	yearMade: (p: { year: string; delivered: string }) => `${p.year}: ${p.delivered} could be made`,
	year: (p: { year: string; delivered: string; demand: string; gap: string; stage: string | null }) => {
		const amounts = `${p.year}: ${p.delivered} of ${p.demand} delivered, ${p.gap} missing`
		return p.stage === null ? amounts : `${amounts}. Tightest stage: ${p.stage}`
	},
	yearMet: (p: { year: string; delivered: string; demand: string }) =>
		`${p.year}: ${p.delivered} of ${p.demand} delivered, nothing missing`,
	built: (p: { year: string; names: readonly string[] }) => `Capacity changes in ${p.year}: ${listAnd(p.names)}`,
	start: (p: {
		name: string
		plant: string
		status: string
		announced: string | null
		start: string
		likely: { year: string; earliest: string | null; latest: string | null; assumed: boolean } | null
	}) => {
		const what = p.plant === p.name ? p.name : `${p.plant} (${p.name})`
		const first = p.announced === null ? '' : `, at first for ${p.announced}`
		const planned = `${what}: ${p.status}${first}, in the plan from ${p.start}`
		if (p.likely === null) return planned
		const { year, earliest, latest, assumed } = p.likely
		const range =
			earliest !== null && latest !== null
				? `, between ${earliest} and ${latest}`
				: earliest !== null
					? `, ${earliest} at the earliest`
					: ''
		return `${planned}; likely from ${year}${range}${assumed ? ' (an assumption)' : ''}`
	},
	likelyIn: (p: { year: string; names: readonly string[] }) => `Likely to start in ${p.year}: ${listAnd(p.names)}`,
	cause: (p: { letter: string; name: string }) => `${p.letter}: ${p.name}`,
	weakestIn: (p: { stage: string; from: string; to: string }) =>
		p.from === p.to
			? `Tightest stage in ${p.from}: ${p.stage}`
			: `Tightest stage from ${p.from} to ${p.to}: ${p.stage}`,
	joint: {
		same: 'Looking at one year at a time costs nothing here: all years planned at once serve no need better.',
		more: (p: { alone: string; together: string; from: string; to: string; bound: boolean }) =>
			`Looking at one year at a time costs something: planned at once, the years ${p.from} to ${p.to} deliver ${p.bound ? 'up to ' : ''}${p.together} in all, one after another ${p.alone}.`,
		first: (p: { alone: string; together: string; gain: string; from: string; to: string; bound: boolean }) =>
			`Looking at one year at a time costs something: planned at once, the years ${p.from} to ${p.to} give ${p.bound ? 'up to ' : ''}${p.gain} more to what is served first, and deliver ${p.together} in all, one after another ${p.alone}.`
	},
	stageOnRoute: (p: { stage: string; route: string }) => `${p.stage}, ${inSentence(p.route)}`,
	runsAlready: (p: { year: string }) => `runs already in ${p.year}`,
	runsFrom: (p: { year: string }) => `runs from ${p.year}`,
	notBefore: (p: { last: string }) => `does not run by ${p.last}`,
	idleUntil: (p: { last: string }) => `stands idle until ${p.last}`,
	nothingAnnounced: 'nothing announced',
	/** The first year of each status, null where the model gives none. */
	awaited: (p: { plants: readonly { status: string; year: string | null }[]; counted: boolean }) => {
		const named = p.plants.map(({ status, year }) => (year === null ? `${status}, no year` : `${status} for ${year}`))
		return p.counted ? listAnd(named) : `${listAnd(named)}, not in the plan`
	},
	yearSpans: (p: { spans: readonly { from: string; to: string }[] }) =>
		listAnd(p.spans.map(({ from, to }) => (from === to ? from : `${from}–${to}`))),
	noYears: 'no year',
	startNames: (p: Named) => listSome(p),
	stageRuns: 'Runs',
	stageIdle: 'Stands idle',
	stageAwaited: 'Announced or proposed, not in the plan',
	stageTightest: 'Tightest stage',
	stage: (p: { name: string; runs: string; awaited: string }) =>
		`${p.name}: ${p.runs}${p.awaited === '' ? '' : `, ${p.awaited}`}`,
	estimated: 'Demand estimated',
	missing: 'Missing'
}
