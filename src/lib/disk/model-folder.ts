import { existsSync, lstatSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { FileContent } from '#lib/model/files/decode.ts'
import { MODEL_FILES } from '#lib/model/findings/finding.ts'
import { readModel, type ModelContents, type ReadModel } from '#lib/model/read-model.ts'
import { isSystemError } from './system-error.ts'

/** Bytes read of one file at most: a file at the limit of characters, all of them long ones, is smaller. */
const MOST_BYTES = 5_000_000

/**
 * Reads the files of a model folder as they are. A file that is not there is left out; one that is there and cannot be
 * read, or a link that leads nowhere, says why. The command line and the page's loader both read models with this.
 *
 * @throws RangeError when `dir` is not a folder, and the system's error when it cannot be entered.
 */
export function readFolder(dir: string): ModelContents {
	if (!statSync(dir, { throwIfNoEntry: false })?.isDirectory()) throw new RangeError(`${dir} is not a folder`)
	return Object.fromEntries(MODEL_FILES.map((name) => [name, contentOf(join(dir, name))]))
}

/** Reads a model folder into a chain or diagnostics; throws as {@link readFolder} does. */
export function readModelFolder(dir: string): ReadModel {
	return readModel(readFolder(dir))
}

const kept = new Map<string, { written: number; model: ReadModel }>()

/** Reads a model folder as {@link readModelFolder} does, and again only once one of its files was written. */
export function readModelFolderOnce(dir: string): ReadModel {
	const written = Math.max(
		...MODEL_FILES.map((name) => statSync(join(dir, name), { throwIfNoEntry: false })?.mtimeMs ?? 0)
	)
	const before = kept.get(dir)
	if (before?.written === written) return before.model
	const model = readModelFolder(dir)
	kept.set(dir, { written, model })
	return model
}

/** Paths of the folders in `root` that hold a model, by name; none where there is no such folder. */
export function modelFolders(root: string): string[] {
	if (!statSync(root, { throwIfNoEntry: false })?.isDirectory()) return []
	const names = readdirSync(root).sort((a, b) => (a < b ? -1 : 1))
	return names.map((name) => join(root, name)).filter((dir) => existsSync(join(dir, 'chain.yaml')))
}

function contentOf(path: string): FileContent | undefined {
	try {
		// An entry without a target is a link that leads nowhere, not a missing file.
		if (!lstatSync(path, { throwIfNoEntry: false })) return undefined
		const found = statSync(path)
		if (!found.isFile()) return { unreadable: found.isDirectory() ? 'EISDIR' : 'ENOTFILE' }
		return found.size > MOST_BYTES ? { unreadable: 'EFBIG' } : new Uint8Array(readFileSync(path))
	} catch (error) {
		if (isSystemError(error)) return { unreadable: error.code }
		throw error
	}
}
