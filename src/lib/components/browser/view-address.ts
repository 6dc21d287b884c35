/** The figure on screen as a fragment of the address, so that Back, Forward and a reload know it. */
import { MAIN_FIGURES, type MainFigure } from '#lib/planner/view.svelte.ts'

const START = '#view-'

/** Returns the figure that a fragment names, the flows for none; null where it names something else. */
export function figureIn(hash: string): MainFigure | null {
	if (hash === '' || hash === '#') return 'flows'
	return MAIN_FIGURES.find((each) => hash === START + each) ?? null
}

/** Returns the fragment of a figure that an address opens with: none for the flows. */
export function figureFragment(figure: MainFigure): string {
	return figure === 'flows' ? '' : START + figure
}

/** Makes a figure the newest entry of the history. */
export function enterFigure(figure: MainFigure): void {
	location.hash = START + figure
}
