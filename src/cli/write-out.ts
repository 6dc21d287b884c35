import { resolve } from 'node:path'
import { makeFolder, NotAFolder } from '#lib/disk/make-folder.ts'
import { isSystemError } from '#lib/disk/system-error.ts'
import { writeWhole } from '#lib/disk/write-file.ts'
import type { MergedRows } from '#lib/study/rows.ts'
import { UsageError } from './failure.ts'
import type { Io } from './io.ts'

/** Writes data to the file that --out names, whole or not at all; prints it where no file is named. */
export function writeOut(text: string, path: string | null, io: Io) {
	if (path === null) return io.out(text)
	writeTo(resolve(io.cwd, path), path, text, io)
}

/** Writes the rows of a study to the file that --parquet names, if it names one. */
export async function writeParquet(rows: MergedRows, path: string | null, io: Io): Promise<void> {
	if (path === null) return
	const { rowsParquet } = await import('./parquet.ts')
	writeTo(resolve(io.cwd, path), path, rowsParquet(rows), io)
}

/**
 * Writes a file whole or not at all, and says so; `shown` is its path as the caller knows it.
 * @throws UsageError when the file cannot be written; an old file then stands as it was.
 */
export function writeTo(path: string, shown: string, content: string | Uint8Array, io: Io) {
	inWords(shown, () => writeWhole(path, content))
	io.say(io.cli.wrote({ path: shown }))
}

/** Makes a folder for files, unless it is there. `shown` is as in {@link writeTo}. @throws UsageError when it cannot be. */
export function makeFolderFor(path: string, shown: string) {
	inWords(shown, () => makeFolder(path))
}

function inWords(path: string, write: () => void) {
	try {
		write()
	} catch (error) {
		if (error instanceof NotAFolder) throw new UsageError((cli) => cli.fileInTheWay({ path, file: error.path }))
		if (!isSystemError(error)) throw error
		const { code } = error
		throw new UsageError((cli) =>
			code === 'EISDIR' ? cli.isFolder({ path }) : cli.cannotWrite({ path, reason: code })
		)
	}
}
