import type { Fault, ModelFile } from './finding.ts'

/**
 * Something wrong in a file of a model: what, with the parameters of the sentences about it, and where. The sentences
 * are in the message catalogue.
 */
export type Diagnostic = Fault & {
	file: ModelFile
	/** 1-based; null when the place has no line. */
	line: number | null
	/** Path of keys in the file, e.g. `processes.oscom-cracking.modes[0].takes`. */
	path: string
}
