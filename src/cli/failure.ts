/** The reasons for which a command ends without doing what it was asked. Anything else that is thrown is a defect. */
import type { CliWords, Words } from '#lib/messages/index.ts'
import type { Diagnostic } from '#lib/model/findings/diagnostic.ts'
import type { Suggestion } from '#lib/model/text/suggest.ts'

/** Exit statuses: all is well; findings in the model; wrong usage, or a path that does not serve; a defect. */
export const EXIT = { ok: 0, findings: 1, usage: 2, defect: 3 } as const
/** One of {@link EXIT}. */
export type ExitCode = (typeof EXIT)[keyof typeof EXIT]

/** Says something in the words of the command line, or of the page where they serve both. */
export type Saying = (cli: CliWords, words: Words) => string

/** The command was not understood, or a path does not serve; `meant` is what was probably meant. */
export class UsageError extends Error {
	override name = 'UsageError'
	constructor(
		readonly saying: Saying,
		readonly meant: Suggestion | null = null
	) {
		super('The command line was not understood')
	}
}

/** The model has errors that keep it from being planned. */
export class ModelErrors extends Error {
	override name = 'ModelErrors'
	constructor(
		readonly dir: string,
		readonly diagnostics: readonly Diagnostic[]
	) {
		super(`The model in ${dir} has errors`)
	}

	/** {@link EXIT.usage} where a file of the model cannot be read at all, else {@link EXIT.findings}. */
	get status(): ExitCode {
		return statusOf(this.diagnostics)
	}
}

/** Returns the exit status that the problems of a model ask for; warnings alone ask for none. */
export function statusOf(diagnostics: readonly Diagnostic[]): ExitCode {
	const errors = diagnostics.filter((each) => each.severity === 'error')
	if (errors.some((each) => each.code === 'unreadable-file')) return EXIT.usage
	return errors.length > 0 ? EXIT.findings : EXIT.ok
}
