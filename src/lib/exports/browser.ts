/** Addresses of the fonts of files on the page: the threads that make files are told them, so that each is built once. */
import type { FontFiles } from './fetched-fonts.ts'
import { JAPANESE_FILES } from './japanese-files.ts'

/** By their paths. */
const ADDRESSES: Readonly<Record<string, string>> = {
	...import.meta.glob<string>(
		[
			'/node_modules/@fontsource/ibm-plex-sans/files/ibm-plex-sans-{latin,latin-ext,greek,cyrillic}-{400,600}-normal.woff',
			'/node_modules/@fontsource/ibm-plex-sans-devanagari/files/ibm-plex-sans-devanagari-devanagari-{400,600}-normal.woff',
			'/node_modules/@fontsource/ibm-plex-sans-arabic/files/ibm-plex-sans-arabic-arabic-{400,600}-normal.woff',
			'/node_modules/@fontsource/ibm-plex-sans-hebrew/files/ibm-plex-sans-hebrew-hebrew-{400,600}-normal.woff',
			'/node_modules/@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-{400,600}-normal.woff2'
		],
		{ query: '?url', import: 'default', eager: true }
	),
	...import.meta.glob<string>('/src/lib/fonts/digits-{400,600}.woff2', {
		query: '?url',
		import: 'default',
		eager: true
	}),
	...JAPANESE_FILES
}

const [digits = ''] = Object.values(
	import.meta.glob<string>('/src/lib/fonts/digits.css', { query: '?raw', import: 'default', eager: true })
)

/** Returns where the fonts of files are, whatever the page's own address. */
export function pageFonts(): FontFiles {
	const whole = ([path, address]: [string, string]) => [path, new URL(address, location.href).href]
	return { addresses: Object.fromEntries(Object.entries(ADDRESSES).map(whole)) as Record<string, string>, digits }
}
