/** Words of the page for presentations that the reader makes. */
import { leftOut } from './reasons.ts'
import { saved as savedWords } from './page-saved.ts'

const { saved } = savedWords

/** Words of presentations, as parts of the page's words. */
export const stories = {
	stories: {
		heading: 'Presentations',
		choose: 'Presentation',
		ofModel: 'The one that comes with the model',
		fixed: 'This presentation comes with the model and cannot be changed. Duplicate it to make it yours.',
		carried: 'This presentation came with the briefing pack and cannot be changed. Duplicate it to make it yours.',
		where: 'Your presentations are kept in this browser, on this device alone. A file takes them elsewhere.',
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
		unkept: (p: { name: string }) =>
			`Not every change to “${p.name}” could be kept. Export it as a file first, or open the other and lose what was not kept.`,
		leaveUnkept: 'Open the other',

		steps: (p: { count: number }) => (p.count === 1 ? 'One step' : `${p.count} steps`),
		noSteps: 'There are no steps yet. Set the page as the room should see it, then add it as a step.',
		add: 'Add what the page shows',
		full: (p: { most: number }) => `A presentation has at most ${p.most} steps.`,
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
		scenarioGone: (p: { scenario: string }) =>
			`Not presented: this model has no scenario “${p.scenario}”. Set the page as the step should show it, then update the step.`,
		dropped: (all: Parameters<typeof leftOut>[0]) => `${leftOut(all)} The step is presented without it.`,
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
			ceilings: 'What each stage alone limits delivery to',
			ladder: 'Steps that close the gap',
			years: 'All years',
			compare: 'What differs from another scenario',
			doubt: 'How sure it is',
			invest: 'What to build'
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
			deleted: (p: { name: string }) => `“${p.name}” is deleted for good.`,
			discarded: (p: { name: string }) => `“${p.name}” is in the trash.`,
			beside: (p: { name: string }) =>
				`Another tab changed this presentation meanwhile. Its version stands as it is; yours was saved beside it as “${p.name}”.`,
			changed: 'Another tab changed this presentation meanwhile, so nothing was done. The list now shows how it stands.'
		},
		/** Buttons that write a presentation, by the format of the file. */
		saveAs: { pptx: 'Slides', pdf: 'PDF', notes: 'PDF with notes' },
		writing: 'Writing the presentation …',
		written: 'The presentation was written.',
		stopped: 'No file was written.',
		stepWithoutPlan: (p: { at: number }) =>
			`Step ${p.at} could not be planned, so no file was written. Update or delete it, then try again.`,
		export: 'Export to a file',
		exportAll: 'Export all of yours to a file',
		import: 'Import a file',
		imported: (p: { added: number; same: number }) =>
			[
				p.added === 0
					? 'No presentation was added.'
					: p.added === 1
						? 'One presentation was added.'
						: `${p.added} presentations were added.`,
				p.same === 0 ? '' : p.same === 1 ? 'One was here already.' : `${p.same} were here already.`
			]
				.filter((each) => each !== '')
				.join(' '),
		problems: 'What could not be read:',
		problem: {
			'too-large': 'The file is too large to be one of presentations. Choose a file that this page exported.',
			'not-json':
				'The file is not JSON: it is damaged, cut off or of another kind. Choose a file that this page exported.',
			'not-ours': 'The file is JSON, but not one of presentations. Choose a file that this page exported.',
			newerFile: (p: { version: number }) =>
				`The file was written by a newer version of this page (format ${p.version}). Import it there, or reload this page first.`,
			record: (p: { number: number; name: string | null; fields: readonly string[] }) =>
				`Presentation ${p.number}${p.name === null ? '' : ` (“${p.name}”)`}: missing, or not as it should be: ${p.fields.join(', ')}. Correct the file, or export it again.`,
			newerRecord: (p: { number: number; name: string | null; format: number }) =>
				`Presentation ${p.number}${p.name === null ? '' : ` (“${p.name}”)`} was written by a newer version of this page (format ${p.format}). Reload this page first.`,
			otherChain: (p: { number: number; name: string; chain: string }) =>
				`Presentation ${p.number} (“${p.name}”) is of another chain, “${p.chain}”. Import it on the page of that chain.`
		},

		gone: saved.gone,
		goneWhy: saved.goneWhy,
		saveAgain: saved.saveAgain,
		damaged: (p: { count: number }) =>
			p.count === 1 ? 'One stored presentation cannot be read' : `${p.count} stored presentations cannot be read`,
		damagedWhy: saved.damagedWhy,
		damagedFields: (p: { key: string; fields: readonly string[] }) =>
			p.fields.every((field) => field === '')
				? `${p.key}: it is no presentation.`
				: `${p.key}: missing, or not as it should be: ${p.fields.join(', ')}.`,
		damagedNewer: saved.damagedNewer,
		trash: (p: { count: number }) => (p.count === 1 ? 'Trash: one presentation' : `Trash: ${p.count} presentations`),
		putBack: 'Put back',
		putBackName: (p: { name: string }) => `Put “${p.name}” back`,
		remove: 'Delete for good',
		removeName: (p: { name: string }) => `Delete “${p.name}” for good`
	}
}
