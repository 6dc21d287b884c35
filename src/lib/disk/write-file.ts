import { randomBytes } from 'node:crypto'
import * as disk from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'

/** The calls to the file system that a write makes; tests give others that fail. */
export type Disk = Pick<
	typeof disk,
	| 'closeSync'
	| 'fchmodSync'
	| 'fsyncSync'
	| 'openSync'
	| 'lstatSync'
	| 'readlinkSync'
	| 'renameSync'
	| 'rmSync'
	| 'statSync'
	| 'writeSync'
>

/**
 * Writes a whole file or leaves the old one as it was, also when the disk is full or the process is killed: what
 * it holds goes to a new file in the same folder, is flushed to the disk, and then takes the place of the old file in one step.
 * A link is followed, and the file keeps its permissions. Devices and pipes are written to directly.
 *
 * @throws The system's error when the file cannot be written; nothing is left behind then.
 */
export function writeWhole(path: string, content: string | Uint8Array, calls: Disk = disk) {
	const target = followed(path, calls)
	const old = calls.statSync(target, { throwIfNoEntry: false })
	const bytes = Buffer.from(content)
	if (old && !old.isFile()) return writeInto(calls.openSync(target, 'w'), bytes, false, calls)
	// Renaming over a file asks for no permission on it; a file that its owner made read-only is to stay.
	if (old) calls.closeSync(calls.openSync(target, 'r+'))
	const temporary = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}.tmp`)
	try {
		const file = calls.openSync(temporary, 'wx')
		if (old) calls.fchmodSync(file, old.mode & 0o7777)
		writeInto(file, bytes, true, calls)
		calls.renameSync(temporary, target)
	} catch (error) {
		calls.rmSync(temporary, { force: true })
		throw error
	}
	flushFolder(dirname(target), calls)
}

/** Links that are followed at most, as systems do. */
const MOST_LINKS = 40

/** Returns the file that a path leads to by links, also where that file does not exist yet. */
function followed(path: string, calls: Disk): string {
	let target = path
	for (let links = 0; links < MOST_LINKS; links++) {
		if (!calls.lstatSync(target, { throwIfNoEntry: false })?.isSymbolicLink()) return target
		target = resolve(dirname(target), calls.readlinkSync(target))
	}
	return target
}

function writeInto(file: number, bytes: Buffer, flush: boolean, calls: Disk) {
	try {
		for (let written = 0; written < bytes.length;) written += calls.writeSync(file, bytes, written)
		if (flush) calls.fsyncSync(file)
	} finally {
		calls.closeSync(file)
	}
}

/** Makes the renaming itself last through a power cut, where the system can. */
function flushFolder(folder: string, calls: Disk) {
	try {
		const file = calls.openSync(folder, 'r')
		try {
			calls.fsyncSync(file)
		} finally {
			calls.closeSync(file)
		}
	} catch {
		// Some systems cannot flush a folder; the file itself is whole.
	}
}
