/** The only code that reads model folders. */
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { MODEL_FILES } from '#lib/model/findings/finding.ts'
import { readModel, type ModelTexts, type ReadModel } from '#lib/model/read-model.ts'

/** Reads a folder's model files; a missing file is the parser's to report. Throws when `dir` is no folder. */
export function readModelFolder(dir: string): ReadModel {
	if (!existsSync(dir) || !statSync(dir).isDirectory()) throw new RangeError(`${dir} is not a folder`)
	return readModel(Object.fromEntries(MODEL_FILES.map((name) => [name, textOf(dir, name)])) as ModelTexts)
}

function textOf(dir: string, name: string): string | undefined {
	const path = join(dir, name)
	return existsSync(path) ? readFileSync(path, 'utf8') : undefined
}
