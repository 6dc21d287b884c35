/** Why a command ends without doing what it was asked. Anything else that is thrown is a defect. */
import type { Diagnostic } from '#lib/model/findings/diagnostic.ts'

export const EXIT = { ok: 0, findings: 1, usage: 2, defect: 3 } as const
export type ExitCode = (typeof EXIT)[keyof typeof EXIT]

/** The command was not understood, or a path does not serve. */
export class UsageError extends Error {
	override name = 'UsageError'
	constructor(
		message: string,
		readonly hint: string | null = null
	) {
		super(message)
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
}
