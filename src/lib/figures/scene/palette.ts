import type { Colour, Hatch } from './scene.ts'

/** A set of colours, by the ground that it is drawn on. */
export type Theme = 'light' | 'dark'
/** The colour of every token, as `#rrggbb`. */
export type Palette = Readonly<Record<Colour, string>>

/**
 * Warm paper and ink. Text is only ever drawn in `ink`, `muted` or `alarm`. The alarm is apart from every origin also to
 * those who see red and green alike: by lightness, dark on paper and light on black.
 */
const LIGHT: Palette = {
	paper: '#faf8f5',
	ink: '#1f2326',
	muted: '#4b5258',
	rule: '#d9d4cc',
	quiet: '#c7cbce',
	alarm: '#9e1038',
	'alarm-soft': '#c46883',
	ochre: '#b8862f',
	violet: '#876a9c',
	teal: '#3f8f84',
	slate: '#5f7c98',
	grey: '#888e93'
}

const DARK: Palette = {
	paper: '#191b1d',
	ink: '#ece8e1',
	muted: '#c0c5c8',
	rule: '#3b3f42',
	quiet: '#575d61',
	alarm: '#ffa3bb',
	'alarm-soft': '#a95f75',
	ochre: '#9a7126',
	violet: '#80659a',
	teal: '#337a6f',
	slate: '#587694',
	grey: '#6d7378'
}

/** The palettes of both themes. */
export const PALETTES: Readonly<Record<Theme, Palette>> = { light: LIGHT, dark: DARK }

/** The ruling of a hatch: parallel lines at 45 degrees, `spacing` pixels apart. */
interface HatchRule {
	colour: Colour
	spacing: number
	width: number
	opacity: number
}

/** The ruling of every hatch, alike in both themes. */
export const HATCHES: Readonly<Record<Hatch, HatchRule>> = {
	'hatch-absent': { colour: 'alarm', spacing: 6, width: 1.5, opacity: 0.45 },
	'hatch-gap': { colour: 'alarm', spacing: 6, width: 1.2, opacity: 0.45 }
}
