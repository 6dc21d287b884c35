/** The fonts that the app serves: the typeface from its package, and the digits that it lacks. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { drawingFonts } from '#lib/exports/fonts.ts'
import type { ExportAssets } from '#lib/exports/format.ts'
import { typefacesIn } from '#lib/exports/pdf/typefaces.ts'

const { resolve } = createRequire(import.meta.url)
const read = (path: string) => readFileSync(resolve(path))

/** The fonts of files, as they lie on the disk. */
export const APP_ASSETS: ExportAssets = {
	fonts: () => drawingFonts(read('#lib/fonts/digits.css').toString(), read),
	typefaces: typefacesIn(read)
}
