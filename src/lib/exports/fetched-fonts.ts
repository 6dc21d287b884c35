/** The fonts of files, fetched from the addresses that the page has them at. */
import { drawingFonts } from './fonts.ts'
import type { ExportAssets } from './format.ts'
import { typefacesIn } from './pdf/typefaces.ts'

/** Places of font files. */
export interface FontFiles {
	/** By the path of a file from the root of the project. */
	addresses: Readonly<Record<string, string>>
	/** The style sheet of the digits. */
	digits: string
}

/** Returns the fonts of files, each fetched when it is needed. */
export function fetchedFonts({ addresses, digits }: FontFiles): ExportAssets {
	const addressOf = (path: string) =>
		addresses[path.startsWith('#lib/') ? path.replace('#lib/', '/src/lib/') : `/node_modules/${path}`]
	async function read(path: string): Promise<Uint8Array> {
		const response = await fetch(addressOf(path)!)
		if (!response.ok) throw new Error(`${response.url}: ${response.status}`)
		return new Uint8Array(await response.arrayBuffer())
	}
	return {
		fonts: () => drawingFonts(digits, read),
		typefaces: typefacesIn(read, (path) => addressOf(path) !== undefined)
	}
}
