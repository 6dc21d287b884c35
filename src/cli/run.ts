import { cli } from '#lib/messages/en/cli.ts'
import { didYouMean } from '#lib/model/findings/suggest.ts'
import { readArguments, type Command } from './command.ts'
import { commandHelp } from './commands/help.ts'
import { COMMANDS, HELP } from './commands/index.ts'
import { diagnosticText } from './diagnostic-text.ts'
import { EXIT, ModelErrors, UsageError, type ExitCode } from './failure.ts'
import type { Io } from './io.ts'

/** Runs one command line. Never throws: what goes wrong is said on standard error and in the exit code. */
export async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
	try {
		const [name, ...rest] = argv
		const command = findCommand(name)
		const args = readArguments(command, name?.startsWith('-') ? [] : rest)
		if (!args.has('help')) return await command.run(args, io)
		io.out(commandHelp(command))
		return EXIT.ok
	} catch (error) {
		return explain(error, io)
	}
}

function findCommand(name: string | undefined): Command {
	if (name === undefined) throw new UsageError(cli.noCommand)
	if (name === '--help' || name === '-h') return HELP
	const command = COMMANDS.find((each) => each.name === name)
	if (command) return command
	const names = COMMANDS.map((each) => each.name)
	throw new UsageError(cli.unknownCommand({ name }), didYouMean(name, names))
}

function explain(error: unknown, io: Io): ExitCode {
	if (error instanceof UsageError) return explainUsage(error, io)
	if (error instanceof ModelErrors) {
		for (const diagnostic of error.diagnostics) io.say(diagnosticText(diagnostic, error.dir))
		io.say(cli.modelErrors({ count: error.diagnostics.filter((each) => each.severity === 'error').length }))
		return error.status
	}
	io.say(cli.defect({ record: recordOf(error) }))
	return EXIT.defect
}

function explainUsage(error: UsageError, io: Io): ExitCode {
	io.say(error.message)
	if (error.hint) io.say(error.hint)
	io.say(cli.tryHelp({ command: `${cli.run} help` }))
	return EXIT.usage
}

function recordOf(error: unknown): string {
	if (!(error instanceof Error)) return String(error)
	const details = 'record' in error ? `\n${JSON.stringify(error.record)}` : ''
	return `${error.stack ?? error.message}${details}\nnode ${process.version}, ${process.platform}`
}
