import type { Diagnostic } from './diagnostic.ts'

/** The files that make a model, in the order in which they are read. */
export const MODEL_FILES = ['chain.yaml', 'scenarios.yaml', 'checks.yaml', 'sources.yaml', 'story.yaml'] as const
/** The name of one of them. */
export type ModelFile = (typeof MODEL_FILES)[number]

/** Keys and list positions from the root of a file. */
export type Path = readonly (string | number)[]

/** A place in a model: a file, and the keys that lead to it. */
export interface Place {
	file: ModelFile
	path: Path
}

/** A diagnostic before its line is looked up. */
export interface Finding {
	code: string
	severity: Diagnostic['severity']
	at: Place
	message: string
	hint: string | null
}

/** Takes one finding after another: a check goes on after a problem, so that all of them are found at once. */
export type Report = (finding: Finding) => void

/** Makes a finding of what keeps the model from being planned. */
export function error(code: string, at: Place, message: string, hint: string | null = null): Finding {
	return { code, severity: 'error', at, message, hint }
}

/** Makes a finding of what is probably a mistake and does not keep the model from being planned. */
export function warning(code: string, at: Place, message: string, hint: string | null = null): Finding {
	return { code, severity: 'warning', at, message, hint }
}

/** Returns the place at `keys` below `at`. */
export function within(at: Place, ...keys: Path): Place {
	return { file: at.file, path: [...at.path, ...keys] }
}

/** Writes a path as people do: `processes.oscom-cracking.modes[0].takes`. */
export function formatPath(path: Path): string {
	return path.map((key, index) => (typeof key === 'number' ? `[${key}]` : index === 0 ? key : `.${key}`)).join('')
}
