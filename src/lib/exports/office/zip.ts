import { strToU8, unzipSync, zipSync, type Zippable } from 'fflate'

/** Parts of an office file, by their paths: XML as text, or bytes. */
export type Parts = ReadonlyMap<string, string | Uint8Array>

/** The least time that a zip can hold, so that equal parts give equal bytes whenever and wherever they are packed. */
const NO_TIME = '1980-01-01T00:00:00'

/** Packs parts as an office file, in their order. */
export function packed(parts: Parts): Uint8Array<ArrayBuffer> {
	const files: Zippable = {}
	for (const [path, content] of parts) files[path] = typeof content === 'string' ? strToU8(content) : content
	return zipSync(files, { level: 6, mtime: new Date(NO_TIME), os: 0, attrs: 0 })
}

/** Packs an office file of a library again: the one of the browser or of Node that it takes gives other bytes in each. */
export function repacked(file: Uint8Array): Uint8Array<ArrayBuffer> {
	return packed(new Map(Object.entries(unzipSync(file))))
}
