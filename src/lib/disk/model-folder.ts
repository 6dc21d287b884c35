import { lstatSync, readFileSync, statSync } from 'node:fs'
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
