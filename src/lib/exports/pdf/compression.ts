/** Compression of PDFs that gives the same bytes in every browser and on the command line. */
import { zlibSync } from 'fflate'
import type { Doc } from './pen.ts'

/** An object of the library that holds a stream, with what its types leave out. */
interface Stream {
	buffer: Uint8Array[]
	compress: boolean
	finalize(): void
}

/** Has a document compress what is written from now on by fflate, as the library does in browsers; in Node it takes zlib. */
export function compressAlike(doc: Doc): void {
	const make = doc.ref.bind(doc)
	doc.ref = (data) => {
		const ref = make(data)
		const stream = ref as unknown as Stream
		const finish = stream.finalize.bind(stream)
		stream.finalize = () => {
			if (stream.compress && stream.buffer.length > 0) {
				stream.buffer = [zlibSync(joined(stream.buffer))]
				stream.compress = false
			}
			finish()
		}
		return ref
	}
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
	const whole = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0))
	let place = 0
	for (const chunk of chunks) {
		whole.set(chunk, place)
		place += chunk.length
	}
	return whole
}
