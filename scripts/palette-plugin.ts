/** Vite's `virtual:palette.css`: the palette as a style sheet, so that its colours are written once. */
import type { Plugin } from 'vite'
import { PALETTES } from '../src/lib/figures/scene/palette.ts'
import type { Colour } from '../src/lib/figures/scene/scene.ts'

const ID = 'virtual:palette.css'

/** Writes the palette as custom properties of the page, each with its light and its dark value. */
export function paletteCss(): string {
	const colours = Object.keys(PALETTES.light) as Colour[]
	const lines = colours.map((colour) => `--${colour}:light-dark(${PALETTES.light[colour]},${PALETTES.dark[colour]})`)
	return `:root{${lines.join(';')}}`
}

/** Returns the plugin that serves the style sheet, in development and in a build. */
export function palettePlugin(): Plugin {
	return {
		name: 'midstream-palette',
		resolveId: (source) => (source === ID ? `\0${ID}` : null),
		load: (id) => (id === `\0${ID}` ? paletteCss() : null)
	}
}
