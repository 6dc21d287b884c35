/** A model folder as a zip: written, and read as a stranger's file. */
import { strToU8, unzipSync, zipSync, type UnzipFileInfo, type Zippable } from 'fflate'
import type { FileContent } from '#lib/model/files/decode.ts'
import { MODEL_FILES, type ModelFile } from '#lib/model/findings/finding.ts'
import type { ModelContents, ModelTexts } from '#lib/model/read-model.ts'

/** Bytes of a file that is imported at most. */
export const MOST_BYTES = 20_000_000
/** Bytes of one file in it at most, as on disk: a file at the limit of characters, all of them long ones, is smaller. */
const MOST_FILE_BYTES = 5_000_000
/** Files in a zip at most, whatever they are. */
const MOST_FILES = 1000

/** Something that keeps a zip from being read. `name` is shortened, and of the zip: it is shown as text and used as no path. */
export type ZipProblem =
	| { kind: 'too-large'; most: number }
	| { kind: 'not-zip' }
	| { kind: 'too-many'; most: number }
	| { kind: 'file-too-large'; name: string; most: number }
	| { kind: 'twice'; name: string }
	| { kind: 'no-model' }

/** The least time that a zip can hold, so that equal models give equal bytes. */
const NO_TIME = new Date('1980-01-01T00:00:00')

/** Packs the files of a model in a folder of the model's id. */
export function modelZip(id: string, texts: ModelTexts): Uint8Array<ArrayBuffer> {
	const files: Zippable = {}
	for (const file of MODEL_FILES) {
		const text = texts[file]
		if (text !== undefined) files[`${id}/${file}`] = strToU8(text)
	}
	return zipSync(files, { level: 6, mtime: NO_TIME }) as Uint8Array<ArrayBuffer>
}

/** Raised while a zip is looked through. */
class Refused extends Error {
	readonly problem: ZipProblem

	constructor(problem: ZipProblem) {
		super(problem.kind)
		this.problem = problem
	}
}

/**
 * Reads the model files of a zip, in whatever folder of it they are; all else in it is passed over. Never throws. Room is
 * made for what a file says of its size, which is limited, and a file that is longer than it says is cut there.
 */
export function readModelZip(bytes: Uint8Array): ModelContents | ZipProblem {
	if (bytes.length > MOST_BYTES) return { kind: 'too-large', most: MOST_BYTES }
	try {
		return contentsOf(bytes)
	} catch (error) {
		return error instanceof Refused ? error.problem : { kind: 'not-zip' }
	}
}

function contentsOf(bytes: Uint8Array): ModelContents | ZipProblem {
	const wanted = new Map<string, ModelFile>()
	let seen = 0
	const filter = ({ name, originalSize }: UnzipFileInfo) => {
		if (++seen > MOST_FILES) throw new Refused({ kind: 'too-many', most: MOST_FILES })
		const file = modelFile(name)
		if (!file) return false
		if (originalSize > MOST_FILE_BYTES) throw new Refused({ kind: 'file-too-large', name: file, most: MOST_FILE_BYTES })
		if ([...wanted.values()].includes(file)) throw new Refused({ kind: 'twice', name: file })
		wanted.set(name, file)
		return true
	}
	const unpacked = new Map(Object.entries(unzipSync(bytes, { filter })))
	if (wanted.size === 0) return { kind: 'no-model' }
	const contents: Partial<Record<ModelFile, FileContent>> = {}
	for (const [name, file] of wanted) contents[file] = unpacked.get(name)
	return contents
}

/** The file of a model that a name in a zip means; null for folders, and for what systems add, such as `__MACOSX/._chain.yaml`. */
function modelFile(name: string): ModelFile | null {
	const last = name.split(/[/\\]/).at(-1)
	return MODEL_FILES.find((file) => file === last) ?? null
}

/** True for what {@link readModelZip} returns where it cannot read a zip. */
export function isZipProblem(read: ModelContents | ZipProblem): read is ZipProblem {
	return 'kind' in read
}
