/** Words of the pages that are read: the report, and a publication claim by claim. */

/** Words of those pages, as parts of the page's words. */
export const papers = {
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
