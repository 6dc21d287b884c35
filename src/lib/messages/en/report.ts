/** Words of what is taken away: the gap report, and the stamp on every exported file. Amounts arrive as text. */
import { inSentence, listAnd, listSome } from './lists.ts'

const cited = (numbers: readonly string[]) => `[${numbers.join(', ')}]`

interface DecisionWords {
	title: string
	/** Years from decision to first product, and the year that they lead to; null where not known. */
	takes: string | null
	ready: string | null
	decided: string
	authorities: readonly string[]
}

const decision = (p: DecisionWords) => {
	const allowed = p.authorities.length > 0 ? ` Approval needed from: ${listAnd(p.authorities)}.` : ''
	const time =
		p.takes === null || p.ready === null
			? 'How long it takes is not known.'
			: `It takes ${p.takes}: decided in ${p.decided}, it stands in ${p.ready} by the middle estimate.`
	return `${p.title.charAt(0).toLowerCase()}${p.title.slice(1)}. ${time}${allowed}`
}

/** Words of the gap report and of exported files. */
export const report = {
	/** Formats of files, by id, in the order of the menu. */
	formats: {
		brief: { name: 'One-page brief as PDF', note: 'To hand over' },
		xlsx: { name: 'Excel workbook', note: 'Tables with live formulas' },
		zip: { name: 'All tables as CSV', note: 'A zip with a data dictionary' },
		pdf: { name: 'Report as PDF', note: 'To print or forward' },
		docx: { name: 'Report as Word', note: 'To edit, with contents and figures' },
		pptx: { name: 'Slides for PowerPoint', note: 'Shapes and charts to edit' },
		csv: { name: 'CSV', note: 'One row per flow and per process' },
		json: { name: 'JSON', note: 'The whole plan' },
		svg: { name: 'Sankey as SVG', note: 'Vector drawing with its fonts' },
		md: { name: 'Report as Markdown', note: 'To edit or quote' },
		text: { name: 'Report as text', note: 'Plain text, for e-mail' }
	},

	title: (p: { chain: string }) => `Gap report: ${p.chain}`,
	/** `changes` counts what was changed by hand. */
	subtitle: (p: { scenario: string; changes: number; year: string; demand: string }) =>
		`${p.scenario}${p.changes === 0 ? '' : `, ${p.changes} ${p.changes === 1 ? 'figure' : 'figures'} changed`}, ${p.year}. Demand: ${p.demand}.`,
	stories: {
		/** Formats of files, by id, in the order of the menu. */
		formats: {
			pptx: { name: 'Presentation as slides', note: 'PowerPoint, one per step' },
			pdf: { name: 'Presentation as PDF', note: 'A page per step' },
			notes: { name: 'Presentation as PDF with notes', note: 'Notes below each step' }
		},
		title: (p: { chain: string }) => `Briefing: ${p.chain}`,
		subject: (p: { steps: number }) => (p.steps === 1 ? 'One step' : `${p.steps} steps`)
	},
	/** Lines that tell one export from another. */
	stamp: {
		model: (p: { id: string; version: string; date: string; fingerprint: string }) =>
			`Model ${p.id}, version ${p.version} of ${p.date}, fingerprint of the model ${p.fingerprint}`,
		plan: (p: { scenario: string; year: string; demand: string; fingerprint: string }) =>
			`Scenario “${p.scenario}”, year ${p.year}, demand “${p.demand}”, fingerprint of the plan ${p.fingerprint}`,
		exported: (p: { date: string }) => `Made with Midstream on ${p.date}`
	},
	/** What an office puts on its papers. */
	marks: {
		classification: (p: { text: string }) => `Classification: ${p.text}`,
		fileNumber: (p: { number: string }) => `File ${p.number}.`
	},
	notice: 'An analytical tool. Its figures are not official.',

	/** Heading of the list of sections with their pages. */
	contents: 'Contents',
	/** Ends a list or table of a slide that has no room for all of it. */
	moreInReport: (p: { count: string }) => `… and ${p.count} more, in the report.`,
	/** Titles of slides. */
	slides: {
		/** `amount` is what the stage alone limits delivery to. */
		weakest: (p: { stage: string; amount: string }) =>
			`${p.stage} limits delivery to ${p.amount}, and no other stage to less.`,
		/** `part` is the amount of the largest; null where there is no other. */
		demand: (p: { amount: string; largest: string; part: string | null }) =>
			p.part === null
				? `The need is ${p.amount} a year, all of it ${p.largest}.`
				: `The need is ${p.amount} a year; its largest part is ${p.largest}, ${p.part}.`,
		/** `cause` begins with its amount. */
		largest: (p: { cause: string }) => `The largest part of the gap is ${p.cause}.`
	},
	/** Before the number of a caption. */
	counted: { figure: 'Figure', table: 'Table' },
	/** Ends a PDF. */
	boxes: (p: { count: number }) =>
		p.count === 1
			? 'One letter of a name in this file has no font here: a box stands in its place. The Word document has the letter.'
			: `${p.count} letters of names in this file have no font here: boxes stand in their place. The Word document has the letters.`,
	pageOf: (p: { page: string; count: string }) => `Page ${p.page} of ${p.count}`,

	sections: {
		summary: 'Summary',
		demand: 'Where the demand comes from',
		picture: 'The chain',
		holds: 'What holds delivery back, and why',
		closes: 'What closes the gap',
		causes: 'The gap, by cause',
		processes: 'Processes',
		ceilings: 'What each stage alone limits delivery to',
		demands: 'Demands',
		trades: 'Trade',
		balance: 'Elements: supply and need',
		differences: 'What the scenario changes, and what comes of it',
		most: 'How much could be made',
		worth: 'Worth at listed prices',
		feeds: 'Feeds',
		stocks: 'Stocks and stores',
		losses: 'Losses and by-products',
		changes: 'Scenario and changes',
		assumptions: 'Assumptions',
		abbreviations: 'Abbreviations',
		sources: 'Sources',
		about: 'About this report'
	},

	/** Names of the sheets of a workbook, by the table on them; at most 31 characters, without []*?/\\: */
	sheets: {
		summary: 'Summary',
		processes: 'Plants',
		flows: 'Flows',
		losses: 'Losses',
		feeds: 'Feeds',
		stocks: 'Stocks',
		demands: 'Demands',
		trades: 'Trade',
		balance: 'Elements',
		worth: 'Worth',
		ceilings: 'Ceilings',
		steps: 'Steps',
		'step-builds': 'What steps build',
		ladder: 'Rungs',
		'gap-by-cause': 'Gap by cause',
		goods: 'Goods',
		byproducts: 'By-products',
		pathway: 'Year by year',
		stages: 'Stages',
		starts: 'Plant starts',
		joint: 'Years all at once',
		inputs: 'What is given',
		results: 'What comes of it',
		'flow-differences': 'Flows that differ',
		'doubt-years': 'How sure, by year',
		'doubt-weakest': 'Tightest stage, chances',
		'doubt-influences': 'What the doubt rests on',
		most: 'Most of each good',
		'feed-most': 'What ores could become',
		'mix-most': 'What is worth most',
		'invest-builds': 'What to build',
		'invest-stages': 'Cost by stage',
		'invest-parts': 'Built in parts',
		'invest-spending': 'Spent by year',
		'invest-running': 'Running costs',
		'invest-regrets': 'If the need is another',
		'invest-left': 'What is not built',
		figures: 'Figures and assumptions',
		sources: 'Sources'
	},
	sheetRows: { missing: 'Share of the demand that is missing' },
	/** In the data dictionary, of a column of shares. */
	fractionOf: 'A fraction of 1.',
	sourceTable: {
		columns: { id: 'Id', publisher: 'Publisher', title: 'Title', date: 'Date', url: 'Address', note: 'Note' }
	},

	/** Words of the one-page brief. */
	brief: {
		/** Heads what is missing, or what serves the demand. */
		why: (p: { short: boolean }) => (p.short ? 'What is missing, and why' : 'How the demand is met'),
		sure: 'How sure this is',
		decide: 'What is to be decided',
		more: (p: { count: number; amount: string }) =>
			p.count === 1 ? `One smaller part: ${p.amount}` : `${p.count} smaller parts: ${p.amount}`,
		/** What the parts of the gap have to do with the steps; `rest` is what no step closes. */
		parts: (p: { steps: number; rest: string | null }) => {
			const whole =
				p.steps === 1 ? 'The gap is what the one step adds' : 'Each part of the gap is what one of the steps adds'
			return p.rest === null ? `${whole}.` : `${whole}, but for ${p.rest} that no step closes.`
		},
		/** After the title of a step. `adds` is null where it adds nothing in all; `actors` are whole sentences. */
		step: (p: {
			adds: string | null
			lead: string | null
			slowest: readonly string[]
			cost: readonly string[]
			actors: readonly string[]
		}) => {
			const gain =
				p.adds === null ? ': serves what is served first better, at the cost of the rest.' : `: adds ${p.adds} a year.`
			const longest =
				p.slowest.length === 0
					? ''
					: `, longest for ${listSome({ names: p.slowest.slice(0, 1), more: p.slowest.length - 1 })}`
			const lead = p.lead === null ? [] : [`It takes ${p.lead}${longest}.`]
			const cost = p.cost.length === 0 ? [] : [`It costs about ${p.cost.join(', or ')}.`]
			return [gain, ...lead, ...cost, ...p.actors].join(' ')
		},
		/** `some` is null where all are. */
		assumed: (p: { some: string | null; all: string }) =>
			`${p.some === null ? `All ${p.all}` : `${p.some} of the ${p.all}`} figures behind this page are assumptions. The full report lists each, with its range and what it rests on.`,
		/** `short` is null where nothing stays missing. */
		without: (p: { closing: string }) => `Without that, ${inSentence(p.closing)}`,
		end: (p: { steps: number; delivered: string; short: string | null }) => {
			const several = p.steps === 2 ? 'both steps' : `all ${p.steps} steps`
			const all = p.steps === 1 ? 'this step' : several
			return `With ${all}, ${p.delivered} a year is delivered; ${p.short === null ? 'nothing' : p.short} stays missing.`
		},
		decideFirst: (p: DecisionWords) => `First: ${decision(p)}`,
		decideLongest: (p: DecisionWords) => `What takes longest: ${decision(p)}`
	},

	missing: (p: { percent: string }) => `${p.percent} of the demand is missing.`,
	/** `amount` as the model has it, `counted` as it counts towards the demand. */
	demandOf: (p: {
		name: string
		amount: string
		/** In the unit of the chain; null where the amount is. */
		counted: string | null
		status: string
		confidence: string
		count: number
		sources: readonly string[]
	}) => {
		const from = p.count === 1 ? 'one source' : `${p.count} sources`
		const counted = p.counted === null ? '' : `, counted as ${p.counted}`
		return `${p.name}, ${p.amount}${counted}: ${p.status}, ${p.confidence} confidence, ${from} ${cited(p.sources)}.`
	},
	demandUnstated: (p: { name: string; amount: string }) => `${p.name}: no need is stated. ${p.amount} could be made.`,
	demandByLever: (p: { name: string; amount: string }) => `${p.name}, ${p.amount}: set by hand.`,
	nothingHeldBack: 'No plant is missing, too small, short of feed or blocked.',
	/** Heads the plants that are missing; `count` is how many. */
	absent: (p: { subject: string; count: number }) =>
		p.count === 1 ? `${p.subject} has no plant of this kind:` : `${p.subject} has no plant of these ${p.count} kinds:`,
	/** Heads the plants that there are, below those. */
	present: 'Of the plants that there are, these limit delivery or are held back:',
	/** After the name of a process. */
	why: (p: { sentence: string }) => `: ${p.sentence}`,

	scenarioIs: (p: { name: string; note: string }) => `Scenario “${p.name}”. ${p.note}`,
	setByScenario: (p: { name: string; amount: string; sources: readonly string[] }) =>
		`Set by the scenario: ${p.name}, ${p.amount} ${cited(p.sources)}`,
	counts: (p: { statuses: readonly string[] }) => `It includes plants that are ${listAnd(p.statuses)}.`,
	unchanged: (p: { scenario: string }) =>
		`Nothing was changed by hand: this is “${p.scenario}” as its author wrote it.`,
	changedByHand: 'Changed by hand, on top of the scenario:',
	changed: (p: { name: string; from: string; to: string }) => `${p.name}: from ${p.from} to ${p.to}`,
	yearChanged: (p: { from: string; to: string }) => `Year: from ${p.from} to ${p.to}`,
	demandChanged: (p: { from: string; to: string }) => `Demand: from “${p.from}” to “${p.to}”`,

	/** What abbreviations stand for, in a line. */
	abbreviations: (p: { of: readonly { id: string; name: string }[] }) =>
		p.of.map(({ id, name }) => `${id}: ${name}.`).join(' '),
	assumptionsLead: (p: { count: number }) =>
		p.count === 1
			? 'One figure that this plan rests on has no published basis.'
			: `${p.count} figures that this plan rests on have no published basis.`,
	noAssumptions: 'Every figure that this plan rests on has a published basis.',
	figureOf: (p: { of: string; name: string }) => `${p.of}, ${p.name.charAt(0).toLowerCase()}${p.name.slice(1)}`,
	/** After the name of a figure; range and note are whole sentences, or empty. */
	assumed: (p: { value: string; range: string; confidence: string; sources: readonly string[]; note: string }) =>
		[`: ${p.value}, ${p.confidence} confidence ${cited(p.sources)}.`, p.range, p.note]
			.filter((text) => text !== '')
			.join(' '),
	sourcesLead:
		'Sources of the figures that this plan rests on, by the numbers used above, each with its id in the model.',
	source: (p: { id: string; publisher: string; title: string; date: string | null }) =>
		p.date === null ? `${p.id}: ${p.publisher}, “${p.title}”.` : `${p.id}: ${p.publisher}, “${p.title}”, ${p.date}.`,
	certificate: (p: { solves: string; worst: string; tolerance: string; balance: string }) =>
		`Every answer was checked independently of the solver: over ${p.solves} solves no residual exceeds ${p.worst} (${p.tolerance} is allowed), and at every process each component balances to within ${p.balance} of the largest amount.`,

	rounding:
		'Amounts are rounded to three figures, those of the headline to four. What steps add and what causes miss is rounded so that it adds up; other parts may differ from their sum in the last figure. The workbook and the files of data have every digit.',

	totals: 'Totals',
	goods: 'Goods in every unit',
	byproducts: 'By-products',
	columns: {
		demand: 'Demand',
		delivered: 'Delivered',
		gap: 'Gap',
		imported: 'Imported',
		added: 'Added',
		content: 'Content',
		gross: 'Amount',
		number: 'No.',
		closedBy: 'Closed by step',
		grossUnit: 'Unit',
		elementPart: 'Part that is element',
		element: 'As the elements alone',
		worth: 'Worth in a year, at listed prices'
	}
}
