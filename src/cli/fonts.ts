/** The fonts that the app serves: the typeface from its package, and the digits that it lacks. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { EmbeddedFont } from '#lib/exports/fonts.ts'
import type { ExportAssets } from '#lib/exports/format.ts'
import { typefacesIn } from '#lib/exports/pdf/typefaces.ts'

const FAMILY = 'IBM Plex Sans'
const WEIGHTS = [400, 600]
const { resolve } = createRequire(import.meta.url)

/** Returns the fonts in their weights, ready to be embedded in an SVG. */
export function appFonts(): EmbeddedFont[] {
	const range = /unicode-range: ([^;]+);/.exec(readFileSync(resolve('#lib/fonts/digits.css'), 'utf8'))![1]!
	const base64 = (file: string) => readFileSync(resolve(file)).toString('base64')
	return WEIGHTS.flatMap((weight) => [
		{
			family: FAMILY,
			weight,
			range: null,
			base64: base64(`@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-${weight}-normal.woff2`)
		},
		{ family: FAMILY, weight, range, base64: base64(`#lib/fonts/digits-${weight}.woff2`) }
	])
}

/** The fonts of files, as they lie on the disk. */
export const APP_ASSETS: ExportAssets = {
	fonts: async () => appFonts(),
	typefaces: typefacesIn((file) => readFileSync(resolve(file)))
}
