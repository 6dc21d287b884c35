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
	}
}
