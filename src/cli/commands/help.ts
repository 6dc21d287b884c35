import type { CliWords } from '#lib/messages/index.ts'
import { suggestionFor } from '#lib/model/text/suggest.ts'
import { RUN, usageOf, type Command, type OptionName } from '../command.ts'
import { EXIT, UsageError } from '../failure.ts'

/** The command that explains the others. */
export function helpCommand(commands: readonly Command[]): Command {
	const help: Command = {
		name: 'help',
		argument: '[COMMAND]',
		options: {},
		run({ argument }, io) {
			const all = [...commands, help]
			io.out(argument === null ? overview(all, io.cli) : commandHelp(named(argument, all), io.cli))
			return EXIT.ok
		}
	}
	return help
}

function named(name: string, commands: readonly Command[]): Command {
	const command = commands.find((each) => each.name === name)
	if (command) return command
	const names = commands.map((each) => each.name)
	throw new UsageError((cli) => cli.unknownCommand({ name }), suggestionFor(name, names))
}

function overview(commands: readonly Command[], cli: CliWords): string {
	return [
		cli.intro,
		'',
		`${cli.commandsHeading}:`,
		...columns(commands.map(({ name, argument }) => [`${name} ${argument}`, cli.commands[name]])),
		'',
		cli.more({ run: RUN }),
		'',
		...cli.footer
	].join('\n')
}

/** Returns the help of one command: its purpose, its usage and its options. */
export function commandHelp(command: Command, cli: CliWords): string {
	const options = Object.entries({ ...command.options, help: null }) as [OptionName, string | null][]
	return [
		cli.commands[command.name],
		'',
		cli.usage({ usage: usageOf(command) }),
		'',
		`${cli.optionsHeading}:`,
		...columns(
			options.map(([name, value]) => [value === null ? `--${name}` : `--${name} ${value}`, cli.options[name]])
		),
		'',
		...cli.footer
	].join('\n')
}

function columns(rows: readonly (readonly [string, string])[]): string[] {
	const width = Math.max(...rows.map(([left]) => left.length))
	return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`)
}
