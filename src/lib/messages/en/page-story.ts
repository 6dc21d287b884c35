/** Words of the stage, of the presenter's window, and of the keys. */
import { listShort } from './lists.ts'

/** Words of presentations as they are told, as parts of the page's words. */
export const story = {
	keys: {
		heading: 'Keyboard shortcuts',
		singles: 'Use single-character shortcuts',
		/** Keys that have a name on them. */
		names: {
			control: 'Ctrl',
			shift: 'Shift',
			escape: 'Esc',
			left: 'Left',
			right: 'Right',
			pageUp: 'Page Up',
			pageDown: 'Page Down',
			space: 'Space',
			digits: '1–9',
			home: 'Home',
			end: 'End',
			enter: 'Enter'
		},
		rows: {
			undo: 'Undo',
			redo: 'Redo',
			tables: 'Switch between picture and table',
			report: 'Open the gap report',
			present: 'Present',
			year: 'Previous or next year',
			compare: 'Compare with another scenario or year, or stop comparing',
			shortcuts: 'This list',
			escape: 'Unpin the selected plant; cancel a drag',
			step: 'On a lever: one step',
			bigStep: 'On a lever: ten steps',
			ends: 'On a lever: smallest or largest value',
			nodes: 'In the Sankey: from plant to plant',
			pin: 'In the Sankey: keep a plant in the details'
		},
		onStage: 'While presenting',
		stage: {
			next: 'Next step',
			previous: 'Previous step',
			ends: 'First or last step',
			number: 'The step of that number',
			index: 'List of steps',
			notes: 'Notes for the speaker, in front of the room',
			presenter: 'A second window for the presenter',
			back: 'Back to the step after levers were moved',
			difference: 'What the levers have changed',
			black: 'Black screen; any key brings the step back',
			white: 'White screen; any key brings the step back',
			fullscreen: 'Full screen on or off',
			help: 'This list',
			leave: 'Leave the presentation'
		}
	},

	story: {
		beingComputed: 'This figure is being computed.',
		figureFailed: 'This figure could not be computed.',
		label: 'Presentation',
		failed: 'This could not be planned. The last plan that worked is still shown.',
		step: (p: { at: number; of: number }) => `${p.at} of ${p.of}`,
		previous: 'Previous step',
		next: 'Next step',
		goTo: (p: { at: number; title: string }) => `Step ${p.at}: ${p.title}`,
		leave: 'Exit',
		back: 'Back to the step',
		backNote: 'You moved levers; R returns to the step',
		levers: 'Levers of this step',
		sources: (p: { publishers: readonly string[] }) => `Sources: ${listShort({ names: p.publishers, more: 0 })}`,
		speaker: 'Notes for the speaker',
		either: (texts: readonly string[]) => texts.join(', or '),
		steps: 'Steps',
		/** Before what the plan says once a lever was moved. */
		whatIf: 'What if:',
		blocked:
			'The browser did not open a window for the presenter. Allow this site to open windows, then press P again.',
		presenter: {
			button: 'Presenter',
			title: (p: { chain: string }) => `Presenter’s window · ${p.chain}`,
			next: 'Next',
			last: 'This is the last step.',
			noNotes: 'This step has no notes.',
			noStory: 'This chain has no story to present.',
			missing: 'The presentation that this address names is not in this browser, or has no step to show.',
			elapsed: 'Time since the start',
			restart: 'Start the time again',
			connected: 'In step with the presentation.',
			alone: 'No presentation answers. This window goes on alone until one is opened in this browser.',
			apart:
				'This page was opened from a file, and the browser keeps windows of files apart: turn the steps in both windows yourself. Opened from a web server, they go together.',
			black: 'The room sees a black screen.',
			white: 'The room sees a white screen.'
		},
		notes: 'Notes',
		help: 'Keys on stage',
		typed: (p: { number: string }) => `Step ${p.number}: press Enter`,
		unblank: 'Back to the presentation',
		difference: 'What the levers have changed',
		showDifference: 'What changed',
		same: 'Nothing differs from the step: no lever has been moved.'
	}
}
