/** Words of what is taken away or read: details and origins of figures, files, the report, and a publication claim by claim. */
import { listOr, listShort } from './lists.ts'

/** Those words, as parts of the page's words. */
export const papers = {
	inspector: {
		hint: 'Choose a plant, feed or demand in the picture to see what holds it back. Every number shows its source.',
		installed: 'Installed',
		effective: 'Available this year',
		used: 'Used',
		needed: 'With all steps taken',
		taken: 'Takes in',
		made: 'Puts out',
		asGood: (p: { name: string; content: string; unit: string }) => `as ${p.name}, ${p.content} per ${p.unit}`,
		asElement: (p: { part: string; unit: string }) => `as elements, ${p.part}/${p.unit}`,
		atPrices: 'worth a year, as listed',
		lost: 'Loses',
		available: 'Available',
		inStore: 'In store at the start',
		kept: 'Put into store',
		atEnd: 'In store at the end',
		room: 'Holds at most',
		usedAtTop: 'Used once the gap is closed',
		amount: 'Demand',
		served: 'Met',
		short: 'Missing',
		limit: 'Limit',
		noLimit: 'no limit',
		commitment: 'Commitment',
		figures: 'Figures and sources',
		most: (p: { name: string }) => `At most, as ${p.name}`,
		mostAlone: 'At most, if nothing else is served',
		setByLever: 'Changed by a lever: the first figure below takes the place of the model’s own.'
	},

	figure: {
		nameplate: (p: { plant: string }) => `Nameplate, ${p.plant}`,
		delay: (p: { plant: string }) => `Likely delay, ${p.plant}`,
		chance: (p: { plant: string }) => `Chance that it comes, ${p.plant}`,
		availability: 'Availability',
		limit: 'Largest size',
		smallest: 'Least that is added at once',
		cost: 'Cost of expansion',
		reference: 'Size that the cost is of',
		operating: 'Cost of running',
		income: 'Income from by-products',
		life: 'Life of a new plant',
		lead: 'Lead time',
		commitment: 'Minimum use by contract',
		yieldTo: (p: { to: string }) => `Yield to ${p.to}`,
		share: (p: { of: readonly string[] }) => `Share of ${listOr(p.of)}`,
		content: (p: { of: string }) => `Content of ${p.of}`,
		composition: 'Composition',
		available: 'Available per year',
		resource: 'In the ground',
		inStore: 'In store',
		room: 'Largest amount it holds',
		least: 'Smallest reserve',
		amount: 'Amount',
		counted: 'Demand counted per unit delivered',
		byproduct: (p: { name: string }) => `By-product: ${p.name}`,
		origin: (p: { status: string; confidence: string }) => `${p.status}, ${p.confidence} confidence`,
		/** Who published what a figure is taken from. */
		published: (p: { by: readonly string[] }) => listShort({ names: p.by, more: 0 }),
		byHand: 'Set by hand',
		date: (p: { date: string }) => `as of ${p.date}`,
		normalised: (p: { total: string }) => `Given in amounts, which are divided by their sum, ${p.total}.`,
		others: 'Sources that disagree',
		alternative: (p: { amount: string; reason: string }) => `${p.amount}: ${p.reason}`
	},

	export: {
		groups: { report: 'Report', slides: 'Presentation', data: 'Data', pictures: 'Pictures', link: 'Link' },
		report: 'Printable report',
		reportNote: 'Full or brief, to see first',
		png: 'Sankey as PNG',
		scale: (p: { factor: number }) => `${p.factor}×`,
		pngName: (p: { factor: number }) => `Sankey as PNG, ${p.factor} times the size`,
		pngSlide: '16:9',
		pngSlideName: 'Sankey as PNG, to fill a slide of 1,920 by 1,080',
		/** What is being done for a file. */
		stages: {
			gathering: 'Calculating what the file tells beside the plan …',
			loading: 'Loading what writes the file …',
			writing: 'Writing the file …'
		},
		stop: 'Cancel',
		failed: (p: { message: string }) => `The file could not be made: ${p.message}`,
		pack: 'Briefing pack',
		packNote: 'One HTML file: all of this, no network',
		marks: {
			heading: 'Paper and markings',
			paper: 'Paper',
			papers: { a4: 'A4', letter: 'Letter' },
			classification: 'Classification',
			fileNumber: 'File number'
		},
		notLoaded: 'The file could not be made, because a part of the page could not be loaded.',
		waiting: 'Recalculating; files can be made when the plan is ready.'
	},

	report: {
		actions: 'Report',
		back: 'Back to the planner',
		print: 'Print',
		/** The files that the report on the page is saved as. */
		saveAs: { pdf: 'PDF', docx: 'Word', pptx: 'Slides' },
		saveName: (p: { format: string }) => `Save this report as ${p.format}`,
		options: 'Readers and paper',
		audience: 'Readers',
		audiences: { full: 'Full report', brief: 'One-page brief' },
		unfinished:
			'The sections on all years, on what the scenario changes and on how much could be made may be missing from this report: they were still being calculated. To have them, please print again.',
		besideFailed:
			'The sections on all years, on what the scenario changes and on how much could be made may be missing from this report: they could not be calculated.',
		withoutSources:
			'The report was not ready: notes and sources of its figures were still being loaded. Please print it again.',
		sourcesFailed:
			'The report is incomplete: notes and sources of its figures could not be loaded. “Print” on the page of the report asks for them again.',
		sourcesMissing:
			'Nothing was printed, because notes and sources of the report’s figures could not be loaded. “Print” asks for them again.',
		foot: (p: {
			model: { name: string }
			version: string
			scenario: { name: string }
			year: number
			fingerprint: string
			exported: string
		}) =>
			`${p.model.name}, model ${p.version}. ${p.scenario.name}, ${p.year}, fingerprint of the plan ${p.fingerprint}. ${p.exported}`
	},

	claims: {
		lead: (p: { publication: string; chain: string }) =>
			`What “${p.publication}” says, and what the model “${p.chain}” holds of it. Figures open to show their range, source and what disagrees with them.`,
		none: 'This model reads no publication claim by claim.',
		held: {
			figure: 'In the model as a figure',
			limit: 'In the model as a limit',
			'lead-time': 'In the model as a lead time',
			scenario: 'In the model as a scenario',
			note: 'In the model as a note',
			'not-held': 'Not in the model'
		},
		openScenario: (p: { name: string }) => `See it in the scenario “${p.name}”`,
		against: 'What others say',
		sources: 'Other sources'
	}
}
