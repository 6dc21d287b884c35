/** Something wrong in a file, a link or an import: where it is, what it is, and what to do. */
export interface Diagnostic {
	/** Stable code, e.g. `unknown-key`, `duplicate-id`, `missing-source`. */
	code: string
	severity: 'error' | 'warning'
	file: string
	/** 1-based; null when the place has no line. */
	line: number | null
	/** Path of keys in the file, e.g. `processes.oscom-cracking.modes[0].takes`. */
	path: string
	message: string
	hint: string | null
}
