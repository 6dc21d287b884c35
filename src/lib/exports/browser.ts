/** What files need beside a plan, as a page and its threads fetch it. */
import { drawingFonts } from './fonts.ts'
import type { ExportAssets } from './format.ts'
import { typefacesIn } from './pdf/typefaces.ts'

/** Addresses of the font files of documents and drawings, by their paths. */
const FONT_FILES: Readonly<Record<string, string>> = {
	...import.meta.glob<string>(
		[
			'/node_modules/@fontsource/ibm-plex-sans/files/ibm-plex-sans-{latin,latin-ext,greek,cyrillic}-{400,600}-normal.woff',
			'/node_modules/@fontsource/ibm-plex-sans-devanagari/files/ibm-plex-sans-devanagari-devanagari-{400,600}-normal.woff',
			'/node_modules/@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-{400,600}-normal.woff2'
		],
		{ query: '?url', import: 'default', eager: true }
	),
	...import.meta.glob<string>('/src/lib/fonts/digits-{400,600}.woff2', {
		query: '?url',
		import: 'default',
		eager: true
	})
}

const [DIGITS = ''] = Object.values(
	import.meta.glob<string>('/src/lib/fonts/digits.css', { query: '?raw', import: 'default', eager: true })
)

/** The fonts of files, as a page has them. */
export const pageAssets: ExportAssets = {
	fonts: () => drawingFonts(DIGITS, fetchFont),
	typefaces: typefacesIn(fetchFont)
}

async function fetchFont(path: string): Promise<Uint8Array> {
	const place = path.startsWith('#lib/') ? path.replace('#lib/', '/src/lib/') : `/node_modules/${path}`
	const response = await fetch(FONT_FILES[place]!)
	if (!response.ok) throw new Error(`${response.url}: ${response.status}`)
	return new Uint8Array(await response.arrayBuffer())
}
