import { join } from 'node:path'
import { tell } from '#lib/messages/index.ts'
import type { Diagnostic } from '#lib/model/findings/diagnostic.ts'
import type { Io } from './io.ts'

/** A diagnostic as compilers write theirs: `dir/chain.yaml:41: error: …`, then its path and what to do. */
export function diagnosticText(diagnostic: Diagnostic, dir: string, { cli, diagnostics }: Io): string {
	const { file, line, severity, path, code } = diagnostic
	const { message, remedy } = tell(diagnostics, diagnostic)
	const place = [join(dir, file), ...(line === null ? [] : [line])].join(':')
	const where = [path, `[${code}]`].filter((part) => part !== '').join(' ')
	return [`${place}: ${cli.severity[severity]}: ${message}`, where, remedy].join('\n    ')
}
