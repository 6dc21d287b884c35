/** Words of what is taken away: the gap report, and the stamp on every exported file. Amounts arrive as text. */

const both = new Intl.ListFormat('en', { type: 'conjunction' })

export const report = {
	title: (p: { chain: string }) => `Gap report: ${p.chain}`,
	subtitle: (p: { scenario: string; year: string; demand: string }) => `${p.scenario}, ${p.year}. Demand: ${p.demand}.`,
	/** What tells one export from another. */
	stamp: {
		model: (p: { id: string; version: string; date: string; fingerprint: string }) =>
			`Model ${p.id}, version ${p.version} of ${p.date}, fingerprint ${p.fingerprint}`,
		plan: (p: { scenario: string; year: string; demand: string; fingerprint: string }) =>
			`Scenario ${p.scenario}, year ${p.year}, demand ${p.demand}, fingerprint ${p.fingerprint}`,
		exported: (p: { date: string }) => `Made with Midstream on ${p.date}`
	},
	notice: 'An analysts’ tool, not an official figure.',

	sections: {
		summary: 'Summary',
		demand: 'How sure the demand is',
		picture: 'The chain',
		holds: 'What is absent, too small or starved, and why',
		closes: 'What closes the gap',
		causes: 'The gap, by cause',
		processes: 'Processes',
		demands: 'Demands',
		trades: 'Trade',
		feeds: 'Feeds',
		losses: 'Losses',
		levers: 'What was changed',
		assumptions: 'Assumptions',
		sources: 'Sources',
		about: 'About this report'
	},

	delivered: (p: { delivered: string; gap: string; percent: string }) =>
		`Exactly: ${p.delivered} is delivered and ${p.gap} is missing, ${p.percent} of the demand.`,
	demandOf: (p: {
		name: string
		amount: string
		status: string
		confidence: string
		count: number
		sources: readonly string[]
	}) =>
		p.count === 1
			? `${p.name}, ${p.amount}: ${p.status}, ${p.confidence} confidence, from one source (${p.sources.join(', ')}).`
			: `${p.name}, ${p.amount}: ${p.status}, ${p.confidence} confidence (${p.sources.join(', ')}).`,
	demandByLever: (p: { name: string; amount: string }) => `${p.name}, ${p.amount}: set by hand.`,
	range: (p: { low: string; high: string }) => `It may lie between ${p.low} and ${p.high}.`,
	least: (p: { low: string }) => `It is at least ${p.low}.`,
	most: (p: { high: string }) => `It is at most ${p.high}.`,
	instead: (p: { amount: string; sources: readonly string[]; reason: string }) =>
		`Not used: ${p.amount} (${p.sources.join(', ')}). ${p.reason}`,

	nothingHeldBack: 'No process is absent, too small, starved or blocked.',
	process: (p: { name: string; why: string }) => `${p.name}. ${p.why}`,
	noTrade: 'This model has no trade.',
	unchanged: (p: { scenario: string }) =>
		`Nothing was changed: this is the scenario “${p.scenario}” as its author wrote it.`,
	changed: (p: { name: string; from: string; to: string }) => `${p.name}: ${p.from} changed to ${p.to}`,
	yearChanged: (p: { year: string }) => `Year: ${p.year}`,
	demandChanged: (p: { demand: string }) => `Demand: ${p.demand}`,
	unknownAmount: 'unknown',

	assumptionsLead: (p: { count: number }) =>
		p.count === 1
			? 'One figure that this plan rests on has no published basis.'
			: `${p.count} figures that this plan rests on have no published basis.`,
	noAssumptions: 'Every figure that this plan rests on has a published basis.',
	sourcesLead: 'Sources of the figures that this plan rests on, by the ids used above.',
	source: (p: { id: string; publisher: string; title: string; date: string | null }) =>
		p.date === null ? `${p.id}: ${p.publisher}, “${p.title}”` : `${p.id}: ${p.publisher}, “${p.title}”, ${p.date}`,
	certificate: (p: { solves: string; worst: string; tolerance: string; balance: string }) =>
		`Every answer was checked without the solver’s word: over ${p.solves} solves the worst residual is ${p.worst} (allowed ${p.tolerance}), and at every process each component balances to ${p.balance} of the largest flow.`,

	columns: {
		node: 'Of',
		figure: 'Figure',
		value: 'Value',
		low: 'Low',
		high: 'High',
		confidence: 'Confidence',
		sources: 'Sources',
		note: 'Note'
	},
	list: (names: readonly string[]) => both.format(names)
}
