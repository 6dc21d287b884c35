import { PALETTES } from '#lib/figures/scene/palette.ts'
import type { Colour } from '#lib/figures/scene/scene.ts'

/** The palette as custom properties of the page, each with its light and its dark value. */
export function paletteCss(): string {
	const colours = Object.keys(PALETTES.light) as Colour[]
	const lines = colours.map((colour) => `--${colour}:light-dark(${PALETTES.light[colour]},${PALETTES.dark[colour]})`)
	return `:root{${lines.join(';')}}`
}
