import type { PageLocale } from '../locale.ts'
import type { MainFigure } from '#lib/planner/view.svelte.ts'

/** Heading of a figure of the page, and its button while another is shown. */
export function figureNames({ page, words }: PageLocale): Record<MainFigure, { heading: string; button: string }> {
	const { figures, balance, years, compare } = page
	const both = (text: string) => ({ heading: text, button: text })
	return {
		flows: both(figures),
		balance,
		years: both(years.heading),
		compare,
		doubt: both(words.figures.doubt.heading),
		invest: both(words.figures.invest.heading)
	}
}
