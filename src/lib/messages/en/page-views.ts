/** Words of the page's views beside the Sankey. */

/** Words of views, as parts of the page's words. */
export const views = {
	/** In place of any view whose code is on its way. */
	part: {
		loading: 'Loading …',
		missing: 'This part of the page could not be loaded. Reload the page and try again.'
	},
	years: {
		heading: 'Year by year',
		waiting: 'The years are being planned.',
		failed: 'The years could not be planned. The plan of the year on screen still holds.',
		how: 'A column for each year: what is delivered, by where it comes from, and what is missing, by what causes it, up to the demand. Below, a row for each stage says when it comes: a full triangle marks a year in which its capacity changes, an open one the year in which a plant is likely to start that the plan has earlier. Each year stands on what the years before left in the ground and in store. Choose a column to plan that year alone.',
		startsHow:
			'Drag a triangle, or move it by arrow keys, to let a plant start in another year. The line is the range of likely starts.',
		startOf: (p: { plant: string; process: string }) =>
			p.plant === p.process ? `Start of ${p.plant}` : `Start of ${p.plant} (${p.process})`,
		resetStart: (p: { name: string; year: string }) => `Start of ${p.name} back to ${p.year}`
	},
	year: {
		label: 'Year',
		previous: 'Previous year',
		next: 'Next year',
		play: 'Play the years',
		pause: 'Stop playing'
	},
	compare: {
		button: 'Compare',
		heading: 'What differs'
	},
	balance: {
		heading: 'Elements: supply and need',
		button: 'Elements',
		how: 'A row for each element, all in one scale. To the right of the axis stands what there is of it in a year, by where it goes; to the left, what is missing in goods that have to contain it, and, dashed, what more could be used where other elements can stand in. Worth is at listed prices, counted as separated oxide or the like. Choose a row to see its element alone.'
	}
}
