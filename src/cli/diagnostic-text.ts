import { join } from 'node:path'
import { cli } from '#lib/messages/en/cli.ts'
import type { Diagnostic } from '#lib/model/findings/diagnostic.ts'

/** A diagnostic as compilers write theirs: `dir/chain.yaml:41: error: …`, then its path and what to do. */
export function diagnosticText(diagnostic: Diagnostic, dir: string): string {
	const { file, line, severity, message, path, code, hint } = diagnostic
	const place = [join(dir, file), ...(line === null ? [] : [line])].join(':')
	const where = [path, `[${code}]`].filter((part) => part !== '').join(' ')
	return [`${place}: ${cli.severity[severity]}: ${message}`, where, hint].filter((part) => part !== null).join('\n    ')
}
