/** Words of what guides and presents: the tour, the keys and the story. */

/** Words of guiding and presenting, as parts of the page's words. */
export const presenting = {
	tour: {
		offer: 'Take a tour',
		decline: 'Do not offer the tour again',
		again: 'See the page in five stops',
		place: (p: { stop: number; of: number }) => `Stop ${p.stop} of ${p.of}`,
		back: 'Back',
		next: 'Next',
		done: 'Done',
		leave: 'Leave the tour',
		stops: {
			answer: {
				name: 'The answer comes first',
				says: 'This line says how much of the need the chain can meet. It changes with everything that you change.'
			},
			picture: {
				name: 'From ore to use',
				says: 'Each box is a plant: its outline is what it can take, its filling what it takes. Dashed boxes are needed and missing. Point at one to see its figures; click to keep them.'
			},
			gap: {
				name: 'What is missing',
				says: 'The bar is the whole demand. Each hatched part is missing for the reason beside it. Click a part to see which plants would close it.'
			},
			levers: {
				name: 'Move a capacity',
				says: 'Drag a lever or type an amount, and the chain is planned again. Red marks show what all steps need. Undo takes back any change.'
			},
			steps: {
				name: 'Close the gap',
				says: 'The steps with the least expansion, each with what it adds, costs and takes. Tick one to move its levers. Details has the sources of a plant that you clicked.'
			}
		}
	},
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
	}
}
