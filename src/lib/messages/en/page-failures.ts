/** Words of the page for what goes wrong: a model with errors, a plan that is not made, a page that is not there. */

/** An amount of the model, e.g. `the demand Wire rod`, and the amount with its unit. */
interface NamedAmount {
	name: string
	amount: string
}

/** Words of failures, as parts of the page's words. */
export const failures = {
	errors: {
		heading: 'The model has errors',
		lead: (p: { count: number }) =>
			p.count === 1
				? 'One thing in the model’s files keeps it from being planned.'
				: `${p.count} things in the model’s files keep it from being planned.`,
		place: (p: { file: string; line: number | null }) => (p.line === null ? p.file : `${p.file}, line ${p.line}`),
		next: 'Correct the files and build again. In a terminal, “npm run midstream -- check” and the folder give the same list.',
		columns: { place: 'Where', path: 'Path', message: 'What is wrong', remedy: 'What to do' }
	},
	defect: {
		heading: 'This scenario could not be planned',
		lead: 'The solver failed or its answer did not pass our checks. That is a defect of Midstream, not of your figures. What is shown below is the last plan that worked.',
		back: 'Return to the last plan that worked',
		reset: 'Start over from the opening scenario',
		reload: 'Reload the page',
		copy: 'Copy the record',
		copied: 'Copied',
		copyByHand: 'This browser does not let the page copy. The record is selected below: copy it with Ctrl+C.',
		record: 'Record for a bug report'
	},
	tooFarApart: {
		heading: 'These amounts cannot be planned together',
		lead: (p: { largest: NamedAmount; smallest: NamedAmount; orders: number; most: number }) =>
			`Two amounts are ${p.orders} orders of magnitude apart: ${p.largest.name} (${p.largest.amount}) and ${p.smallest.name} (${p.smallest.amount}). Up to ${p.most} can be planned together; beyond that, the smaller would be lost in rounding. What is shown is the last plan. Set one of the two to another amount, or to none.`,
		back: 'Return to the last plan'
	},
	missing: {
		heading: (p: { status: number }) => (p.status === 404 ? 'There is no such page' : 'This page could not be shown'),
		notLoaded:
			'A part of it could not be loaded: the server cannot be reached, or holds a newer version of the page. Reload, or open the planner; a scenario that this browser stored is still there.',
		reload: 'Reload the page',
		home: 'Open the planner'
	}
}
