import type { FindingCode, FindingParameters } from './parameters.ts'

/** The files that make a model, in the order in which they are read. */
export const MODEL_FILES = [
	'chain.yaml',
	'scenarios.yaml',
	'checks.yaml',
	'sources.yaml',
	'story.yaml',
	'claims.yaml'
] as const
/** The name of one of them. */
export type ModelFile = (typeof MODEL_FILES)[number]

/** Keys and list positions from the root of a file. */
export type Path = readonly (string | number)[]

/** A place in a model: a file, and the keys that lead to it. */
export interface Place {
	file: ModelFile
	path: Path
}

/** An error keeps the model from being planned; a warning is probably a mistake, and does not. */
export type Severity = 'error' | 'warning'

/** Something wrong, without its place: a code, and the parameters of the sentences about it. */
export type Fault<C extends FindingCode = FindingCode> = {
	[K in C]: { code: K; severity: Severity; parameters: FindingParameters[K] }
}[C]

/** A diagnostic before its line is looked up. */
export type Finding = Fault & { at: Place }

/** Takes one finding after another: a check goes on after a problem, so that all of them are found at once. */
export type Report = (finding: Finding) => void

/** The parameters of a finding, which may be left out where it has none. */
type Given<C extends FindingCode> = [keyof FindingParameters[C]] extends [never]
	? [parameters?: FindingParameters[C]]
	: [parameters: FindingParameters[C]]

/** Makes a finding of what keeps the model from being planned. */
export function error<C extends FindingCode>(code: C, at: Place, ...[parameters]: Given<C>): Finding {
	return { code, severity: 'error', at, parameters: parameters ?? {} } as Finding
}

/** Makes a finding of what is probably a mistake and does not keep the model from being planned. */
export function warning<C extends FindingCode>(code: C, at: Place, ...[parameters]: Given<C>): Finding {
	return { code, severity: 'warning', at, parameters: parameters ?? {} } as Finding
}

/** Returns the place at `keys` below `at`. */
export function within(at: Place, ...keys: Path): Place {
	return { file: at.file, path: [...at.path, ...keys] }
}

/** Writes a path as people do: `processes.oscom-cracking.modes[0].takes`. */
export function formatPath(path: Path): string {
	return path.map((key, index) => (typeof key === 'number' ? `[${key}]` : index === 0 ? key : `.${key}`)).join('')
}
