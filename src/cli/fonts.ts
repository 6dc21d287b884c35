/** The fonts that the app serves, from its own package. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { EmbeddedFont } from '#lib/exports/fonts.ts'

const WEIGHTS = [400, 600]
const { resolve } = createRequire(import.meta.url)

/** Returns the fonts in their weights, ready to be embedded in an SVG. */
export function appFonts(): EmbeddedFont[] {
	return WEIGHTS.map((weight) => ({
		family: 'IBM Plex Sans',
		weight,
		base64: readFileSync(
			resolve(`@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-${weight}-normal.woff2`)
		).toString('base64')
	}))
}
