/** Words of the page for presentations that the reader makes. */
import { listAnd } from './lists.ts'

/** Words of presentations, as parts of the page's words. */
export const stories = {
	stories: {
		button: 'Presentations',
		title: 'Choose, make and change presentations',
		heading: 'Presentations',
		choose: 'Presentation',
		ofModel: 'The one that comes with the model',
		fixed: 'This presentation comes with the model and cannot be changed. Duplicate it to make it yours.',
		carried: 'This presentation came with the briefing pack and cannot be changed. Duplicate it to make it yours.',
		where: 'Your presentations are kept in this browser, on this device alone.',
		none: 'The model has no presentation of its own. Make a new one.',
		present: 'Present',
		create: 'New',
		newName: 'My presentation',
		copyName: (p: { name: string }) => `${p.name}, copy`,
		modelCopy: (p: { chain: string }) => `${p.chain}, my version`,
		duplicate: 'Duplicate',
		discard: 'Delete',
		name: 'Name',
		nameless: 'A presentation needs a name. It keeps the last one until you type another.',
		again: 'Try to save again',

		steps: (p: { count: number }) => (p.count === 1 ? 'One step' : `${p.count} steps`),
		noSteps: 'There are no steps yet. Set the page as the room should see it, then add it as a step.',
		add: 'Add what the page shows',
		full: (p: { most: number }) => `A presentation has at most ${p.most} steps.`,
		notStaged: (p: { figure: string }) =>
			`A step cannot show “${p.figure}”. It shows the flows of the same scenario instead; choose another figure in the step.`,
		waiting: 'Recalculating; a step can be added when the plan is ready.',
		keys: 'Alt with Up or Down moves the step that has the focus. Ctrl Z takes the last change back.',

		/** What a step shows: a figure, of a scenario, in a year, for a demand. */
		shows: (p: { figure: string; scenario: string; year: string; demand: string; changes: number }) =>
			`${p.figure}: ${p.scenario}, ${p.year}, ${p.demand}${p.changes === 0 ? '' : `, ${p.changes} changed`}`,
		element: (p: { name: string }) => `${p.name} alone`,
		selected: (p: { name: string }) => `selected: ${p.name}`,
		up: (p: { at: number }) => `Move step ${p.at} up`,
		down: (p: { at: number }) => `Move step ${p.at} down`,
		from: 'Present from here',
		fromName: (p: { at: number }) => `Present from step ${p.at}`,
		gone: (p: { scenario: string }) =>
			`Not presented: this model has no scenario “${p.scenario}”. Set the page as the step should show it, then update the step.`,
		dropped: (p: { names: readonly string[] }) =>
			`This model does not have ${listAnd(p.names)}. The step is presented without it.`,
		unplanned: 'This step could not be planned.',

		stepTitle: 'Title',
		titleless: 'A step needs a title. It keeps the last one until you type another.',
		note: 'Sentence below the title',
		speaker: 'Notes for the speaker',
		noText: 'None',
		figure: 'Figure',
		figures: {
			sankey: 'Flows',
			balance: 'Elements: supply and need',
			ceilings: 'What each stage could pass',
			ladder: 'Steps that close the gap'
		},
		value: 'A number of the plan',
		valueOption: (p: { value: string; placeholder: string }) => `${p.placeholder}: ${p.value}`,
		insert: 'Insert',
		insertNote: 'The number stands for itself: it follows the plan when a lever is moved.',
		wholePlan: 'The whole plan',
		update: 'Update to what the page shows',
		duplicateStep: 'Duplicate the step',
		removeStep: 'Delete the step',

		told: {
			undo: 'Undo',
			added: (p: { at: number }) => `Step ${p.at} was added.`,
			updated: (p: { at: number }) => `Step ${p.at} now shows what the page shows.`,
			moved: (p: { at: number; of: number }) => `It is now step ${p.at} of ${p.of}.`,
			removed: (p: { at: number }) => `Step ${p.at} was deleted.`,
			undone: 'The last change was taken back.',
			discarded: (p: { name: string }) => `“${p.name}” is in the trash.`,
			beside: (p: { name: string }) =>
				`Another tab changed this presentation meanwhile. Its version stands as it is; yours was saved beside it as “${p.name}”.`,
			changed: 'Another tab changed this presentation meanwhile, so nothing was done. The list now shows how it stands.'
		},
		trash: (p: { count: number }) => (p.count === 1 ? 'Trash: one presentation' : `Trash: ${p.count} presentations`),
		putBack: 'Put back',
		putBackName: (p: { name: string }) => `Put “${p.name}” back`,
		remove: 'Delete for good',
		removeName: (p: { name: string }) => `Delete “${p.name}” for good`
	}
}
