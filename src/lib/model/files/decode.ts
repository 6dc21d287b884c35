/** From the bytes of a model file to its text. Model files are UTF-8; other encodings are recognised and named. */
import { error, type Finding, type ModelFile } from '../findings/finding.ts'

/** A file that is there and cannot be read; `reason` is the system's code, e.g. `EACCES`, `EISDIR`, `ENOENT`. */
export interface UnreadableFile {
	unreadable: string
}

/** The content of one file: its bytes as they are on disk, text that was decoded elsewhere, or why it cannot be read. */
export type FileContent = string | Uint8Array | UnreadableFile

/** The text of a file; null when the bytes are no text. The finding is at `line`. */
export interface DecodedFile {
	text: string | null
	findings: { finding: Finding; line: number | null }[]
}

/**
 * Decodes one file. A wrong encoding is an error, and the text is decoded all the same, so that other problems of the
 * file are found at once.
 */
export function decodeFile(file: ModelFile, content: FileContent): DecodedFile {
	if (typeof content === 'string') return { text: content, findings: [] }
	if ('unreadable' in content)
		return {
			text: null,
			findings: [
				{ finding: error('unreadable-file', { file, path: [] }, { file, reason: content.unreadable }), line: null }
			]
		}
	const wide = wideEncoding(content)
	if (wide) return { text: decodeWide(content, wide), findings: [{ finding: encoded(file, wide.name), line: 1 }] }
	const text = strictUtf8(content)
	return text === null ? notUtf8(file, content) : { text, findings: [] }
}

/** An encoding with several bytes per character, and the length of its byte order mark. */
interface WideEncoding {
	name: 'UTF-16LE' | 'UTF-16BE' | 'UTF-32LE' | 'UTF-32BE'
	mark: number
}

function encoded(file: ModelFile, encoding: string | null, reads: string | null = null): Finding {
	return error('bad-encoding', { file, path: [] }, { file, encoding, reads })
}

const MARKS: readonly (WideEncoding & { bytes: readonly number[] })[] = [
	{ name: 'UTF-32LE', mark: 4, bytes: [0xff, 0xfe, 0, 0] },
	{ name: 'UTF-32BE', mark: 4, bytes: [0, 0, 0xfe, 0xff] },
	{ name: 'UTF-16LE', mark: 2, bytes: [0xff, 0xfe] },
	{ name: 'UTF-16BE', mark: 2, bytes: [0xfe, 0xff] }
]

/** Bytes that are looked at to recognise an encoding without a byte order mark. */
const SAMPLE = 4096

function wideEncoding(bytes: Uint8Array): WideEncoding | null {
	const marked = MARKS.find((each) => each.bytes.every((byte, index) => bytes[index] === byte))
	if (marked) return marked
	// Most characters of a model file are ASCII: all but one byte of each are then zero, always the same ones.
	const zeros = [0, 1, 2, 3].map((place) => shareOfZeros(bytes, place))
	const pattern = zeros.map((share) => (share > 0.5 ? '0' : 'x')).join('')
	const name = ({ x000: 'UTF-32LE', '000x': 'UTF-32BE', x0x0: 'UTF-16LE', '0x0x': 'UTF-16BE' } as const)[pattern]
	return name ? { name, mark: 0 } : null
}

/** The share of zeros among every fourth byte, from `place` on. */
function shareOfZeros(bytes: Uint8Array, place: number): number {
	const sample = bytes.subarray(0, SAMPLE).filter((_, index) => index % 4 === place)
	return sample.length === 0 ? 0 : sample.filter((byte) => byte === 0).length / sample.length
}

function decodeWide(bytes: Uint8Array, { name, mark }: WideEncoding): string {
	const view = new DataView(bytes.buffer, bytes.byteOffset + mark, bytes.byteLength - mark)
	const little = name.endsWith('LE')
	const width = name.startsWith('UTF-16') ? 2 : 4
	const codes = Array.from({ length: Math.floor(view.byteLength / width) }, (_, index) =>
		width === 2 ? view.getUint16(index * 2, little) : view.getUint32(index * 4, little)
	)
	const character =
		width === 2 ? String.fromCharCode : (code: number) => String.fromCodePoint(code > 0x10ffff ? 0xfffd : code)
	return codes.map((code) => character(code)).join('')
}

function strictUtf8(bytes: Uint8Array): string | null {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
	} catch {
		return null
	}
}

/** Windows-1252 is what most programs mean by Latin-1, which it extends. */
function notUtf8(file: ModelFile, bytes: Uint8Array): DecodedFile {
	if (bytes.includes(0)) return { text: null, findings: [{ finding: encoded(file, null), line: 1 }] }
	const line = firstBadLine(bytes)
	const text = new TextDecoder('windows-1252').decode(bytes)
	const written = text.split('\n')[line - 1]!.trim().slice(0, 80)
	return { text, findings: [{ finding: encoded(file, 'Windows-1252 (Latin-1)', written), line }] }
}

/** The 1-based number of the first line that is not UTF-8; a line break is the same byte in both encodings. */
function firstBadLine(bytes: Uint8Array): number {
	let start = 0
	for (let line = 1; ; line++) {
		const end = bytes.indexOf(0x0a, start)
		if (end < 0 || strictUtf8(bytes.subarray(start, end)) === null) return line
		start = end + 1
	}
}
