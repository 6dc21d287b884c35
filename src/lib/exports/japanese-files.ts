/** Addresses of the files of Japanese letters, by their paths. A briefing pack has none: they would take two of its eight megabytes. */
export const JAPANESE_FILES: Readonly<Record<string, string>> = import.meta.glob<string>(
	'/node_modules/@fontsource/ibm-plex-sans-jp/files/ibm-plex-sans-jp-[0-9]*-400-normal.woff',
	{ query: '?url', import: 'default', eager: true }
)
