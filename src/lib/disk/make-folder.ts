import { mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/** A file stands where a folder is to be, at `path`. */
export class NotAFolder extends Error {
	override name = 'NotAFolder'
	constructor(readonly path: string) {
		super(path)
	}
}

/**
 * Makes a folder, with those above it, unless it is there. Node's own way never returns where the system says of a folder
 * that is there that it is not, as under /proc.
 *
 * @throws NotAFolder where a file is in the way; the system's error when it cannot be made.
 */
export function makeFolder(path: string) {
	const above = dirname(path)
	if (above !== path) makeFolder(above)
	const found = statSync(path, { throwIfNoEntry: false })
	if (!found) mkdirSync(path)
	else if (!found.isDirectory()) throw new NotAFolder(path)
}
