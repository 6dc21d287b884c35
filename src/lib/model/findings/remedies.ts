/** Remedies by code, for findings whose remedy is the same wherever they occur. */
export const REMEDIES: Readonly<Record<string, string>> = {
	'bad-amount': 'Amounts are written as in "5000 t ore/yr", or none, or unknown.',
	'bad-range': 'Put the smaller number first, or correct one of the two.',
	'bad-unit': 'A unit is a mass and a name, e.g. t ore, or words of your own, e.g. USD.',
	'bad-years': 'Write the first and the last year that can be planned, e.g. years: { first: 2026, last: 2035 }.',
	'composition-sum': 'Correct the shares so that they sum to 1, or add the component that is missing.',
	'empty-section': 'Add an entry, or take the section out where it may be left out.',
	'falling-ramp': 'See the order of the shares; each is that of the next year.',
	'lever-range': 'Correct min, max or step of the lever.',
	'lever-without-value': 'Write a number for the amount, or take the lever out.',
	'misplaced-key': 'Take the key out, or correct the kind of the entry.',
	'missing-key': 'Add the key; models/README.md says what it holds.',
	'mode-inputs': 'Write takes for one input, or recipe for several in fixed proportion.',
	negative: 'Write 0 or more, or none.',
	'out-of-range': 'Write a value within the range.',
	'recipe-sum': 'Correct the shares so that they sum to 1.',
	'share-out-of-range': 'Write a fraction such as 0.8, or a percentage such as 80 %.',
	'start-in-future': 'Correct the start year or the date of the model, or give the plant the status announced.',
	'two-rests': 'Write the yields of all destinations but one.',
	'unfed-process': 'Let a feed, an import or a process give one of them, or correct the takes of the process.',
	'unmade-material': 'Let a feed, an import or a process give it, or correct its name.',
	'unreachable-demand': 'Follow the materials back from the demand: one of them is given by no one.',
	'unreachable-export': 'Follow the materials back from the export: one of them is given by no one.',
	'untaken-material': 'Let a process, a demand or an export take it, or send it to an outlet instead.',
	'unused-component': 'Take it out, or give it a share in a composition.',
	'unused-material': 'Take it out, or correct the name where it is meant.',
	'unused-outlet': 'Take it out, or correct the name where it is meant.',
	'unused-route': 'Take it out, or correct the name where it is meant.',
	'unused-source': 'Take it out, or cite it where a figure comes from it.',
	'wrong-type': 'See models/README.md for what is written here.',
	'year-outside': 'Write a year within them, or extend years in chain.yaml.',
	'yields-over-1': 'Lower the yields: together they give at most what is taken in.'
}

/** The remedy where nothing closer is known, e.g. for a name that resembles no name of the model. */
export const LAST_REMEDY = 'Correct it as models/README.md describes the format.'
