/** The fonts of documents: files for parts of Unicode, of which a document carries the letters that it uses. */
import { unzlibSync } from 'fflate'
import latin from '@fontsource/ibm-plex-sans/unicode.json' with { type: 'json' }
import arabic from '@fontsource/ibm-plex-sans-arabic/unicode.json' with { type: 'json' }
import devanagari from '@fontsource/ibm-plex-sans-devanagari/unicode.json' with { type: 'json' }
import hebrew from '@fontsource/ibm-plex-sans-hebrew/unicode.json' with { type: 'json' }
import japanese from '@fontsource/ibm-plex-sans-jp/unicode.json' with { type: 'json' }
import type { Weight } from '#lib/figures/scene/scene.ts'

/** One font file: the letters that it has, in one weight. */
export interface Typeface {
	/** Path of its file, which may serve both weights. */
	name: string
	weight: Weight
	/** The characters that it is for, as CSS has them (`U+0-FF, U+20B9`). */
	range: string
	/** Reads the WOFF file (version 1). */
	read(): Promise<Uint8Array>
}

/** Japanese has one weight: a second would double its 1.6 MB. */
const JAPANESE = 'ibm-plex-sans-jp/files/ibm-plex-sans-jp'

/** Parts of the typeface that files are kept in, by preference, with the characters that each is for. */
const PARTS: readonly (readonly [path: string, range: string])[] = [
	['ibm-plex-sans/files/ibm-plex-sans-latin', latin.latin],
	['ibm-plex-sans/files/ibm-plex-sans-latin-ext', latin['latin-ext']],
	['ibm-plex-sans/files/ibm-plex-sans-greek', latin.greek],
	['ibm-plex-sans/files/ibm-plex-sans-cyrillic', latin.cyrillic],
	['ibm-plex-sans-devanagari/files/ibm-plex-sans-devanagari-devanagari', devanagari.devanagari],
	['ibm-plex-sans-arabic/files/ibm-plex-sans-arabic-arabic', arabic.arabic],
	['ibm-plex-sans-hebrew/files/ibm-plex-sans-hebrew-hebrew', hebrew.hebrew],
	// Some thousand letters each, in files of a hundred, of which a document reads those that it has letters of.
	...Object.entries(japanese).flatMap(([part, range]): [string, string][] => {
		const place = /^\[(\d+)\]$/.exec(part)?.[1]
		return place === undefined ? [] : [[`${JAPANESE}-${place}`, range]]
	})
]

const WEIGHTS = { regular: 400, strong: 600 } as const

/**
 * Returns the typeface's fonts, each read by `read` when it is needed, by the path of its file among packages.
 * @param isHere Tells whether a file can be read; a briefing pack has none for Japanese.
 */
export function typefacesIn(
	read: (path: string) => Uint8Array | Promise<Uint8Array>,
	isHere: (path: string) => boolean = () => true
): Typeface[] {
	return PARTS.flatMap(([path, range]) =>
		(['regular', 'strong'] as const).flatMap((weight): Typeface[] => {
			const file = `@fontsource/${path}-${path.startsWith(JAPANESE) ? WEIGHTS.regular : WEIGHTS[weight]}-normal.woff`
			return isHere(file) ? [{ name: file, weight, range, read: async () => read(file) }] : []
		})
	)
}

/** First and last characters of ranges, once they were read. */
const SPANS = new Map<string, (readonly [first: number, last: number])[]>()

/** Tells whether a font is for a character. */
export function isFor({ range }: Typeface, letter: string): boolean {
	let spans = SPANS.get(range)
	if (!spans) {
		const parts = [...range.matchAll(/U\+([0-9A-F]+)(?:-([0-9A-F]+))?/gi)]
		spans = parts.map(([, first, last = first]) => [parseInt(first!, 16), parseInt(last!, 16)])
		SPANS.set(range, spans)
	}
	const code = letter.codePointAt(0)!
	return spans.some(([first, last]) => first <= code && code <= last)
}

const WOFF = 0x774f4646
const HEADER = 12
const ENTRY = 16

/**
 * Unpacks a WOFF file into the TrueType or OpenType font inside: writers of documents take letters out of that alone.
 * @throws Error for what is no WOFF file of version 1.
 * @see W3C, WOFF File Format 1.0, sections 3 to 5.
 */
export function fromWoff(file: Uint8Array): Uint8Array {
	const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
	if (file.byteLength < 44 || view.getUint32(0) !== WOFF) throw new Error('A font is not a WOFF file')
	const count = view.getUint16(12)
	const tables = Array.from({ length: count }, (_, k) => {
		const at = 44 + 20 * k
		const [tag, offset, packed, length, sum] = [0, 4, 8, 12, 16].map((field) => view.getUint32(at + field)) as [
			number,
			number,
			number,
			number,
			number
		]
		const data = file.subarray(offset, offset + packed)
		return { tag, sum, length, data: packed < length ? unzlibSync(data, { out: new Uint8Array(length) }) : data }
	})
	const padded = (length: number) => (length + 3) & ~3
	const total = tables.reduce((sum, { length }) => sum + padded(length), HEADER + ENTRY * count)
	const font = new Uint8Array(total)
	const out = new DataView(font.buffer)
	const power = Math.floor(Math.log2(count))
	out.setUint32(0, view.getUint32(4))
	out.setUint16(4, count)
	out.setUint16(6, 16 << power)
	out.setUint16(8, power)
	out.setUint16(10, 16 * count - (16 << power))
	let place = HEADER + ENTRY * count
	for (const [k, { tag, sum, length, data }] of tables.entries()) {
		for (const [field, value] of [tag, sum, place, length].entries())
			out.setUint32(HEADER + ENTRY * k + 4 * field, value)
		font.set(data, place)
		place += padded(length)
	}
	return font
}
