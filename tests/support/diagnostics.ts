import { diagnostics } from '../../src/lib/messages/en/diagnostics/index.ts'
import { tell } from '../../src/lib/messages/index.ts'
import type { Fault } from '../../src/lib/model/findings/finding.ts'

/** Diagnostics or findings with their sentences in English. */
export function told<T extends Fault>(all: readonly T[]) {
	return all.map((each) => ({ ...each, ...tell(diagnostics, each) }))
}

/** Diagnostics as lines of text, for the message of a failure. */
export function toldText(all: readonly (Fault & { file: string; line: number | null; path: string })[]): string {
	return told(all)
		.map(({ file, line, path, message }) => `${file}:${line} ${path}: ${message}`)
		.join('\n')
}
