import { suggestionFor } from '#lib/model/text/suggest.ts'
import { readArguments, RUN, type Command } from './command.ts'
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
		io.out(commandHelp(command, io.cli))
		return EXIT.ok
	} catch (error) {
		return explain(error, io)
	}
}

function findCommand(name: string | undefined): Command {
	if (name === undefined) throw new UsageError((cli) => cli.noCommand)
	if (name === '--help' || name === '-h') return HELP
	const command = COMMANDS.find((each) => each.name === name)
	if (command) return command
	const names = COMMANDS.map((each) => each.name)
	throw new UsageError((cli) => cli.unknownCommand({ name }), suggestionFor(name, names))
}

function explain(error: unknown, io: Io): ExitCode {
	if (error instanceof UsageError) return explainUsage(error, io)
	if (error instanceof ModelErrors) {
		for (const diagnostic of error.diagnostics) io.say(diagnosticText(diagnostic, error.dir, io))
		io.say(io.cli.modelErrors({ count: error.diagnostics.filter((each) => each.severity === 'error').length }))
		return error.status
	}
	io.say(io.cli.defect({ record: recordOf(error) }))
	return EXIT.defect
}

function explainUsage({ saying, meant }: UsageError, { say, cli, locale: { words } }: Io): ExitCode {
	say(saying(cli, words))
	const suggested = words.suggested(meant)
	if (suggested !== null) say(suggested)
	say(cli.tryHelp({ command: `${RUN} help` }))
	return EXIT.usage
}

function recordOf(error: unknown): string {
	if (!(error instanceof Error)) return String(error)
	const details = 'record' in error ? `\n${JSON.stringify(error.record)}` : ''
	return `${error.stack ?? error.message}${details}\nnode ${process.version}, ${process.platform}`
}
