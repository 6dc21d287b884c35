import { parseArgs } from 'node:util'
import type { CliWords } from '#lib/messages/index.ts'
import { suggestionFor } from '#lib/model/text/suggest.ts'
import { UsageError, type ExitCode } from './failure.ts'
import type { Io } from './io.ts'

/** The command line as it is started from the project's folder. */
export const RUN = 'npm run -s midstream --'

/** The name of an option, without its dashes. */
export type OptionName = keyof CliWords['options']

/** A command: the argument and options that it takes, and the function that runs it. */
export interface Command {
	name: keyof CliWords['commands']
	/** Its one argument as help names it; in square brackets where it may be left out. */
	argument: 'DIR' | 'FILE' | '[NAME]' | '[COMMAND]'
	/** Further arguments that it needs, as help names them. */
	further?: readonly string[]
	/** True where its argument may be given any number of times; all but the first are then the further arguments. */
	repeats?: true
	/** Options with the name of their value; null for those that take none. */
	options: Partial<Record<OptionName, string | null>>
	run(args: Arguments, io: Io): ExitCode | Promise<ExitCode>
}

/** The argument and the options typed after a command's name. */
export class Arguments {
	constructor(
		readonly argument: string | null,
		readonly values: ReadonlyMap<OptionName, string[]>,
		/** One for each of the command's further arguments. */
		readonly further: readonly string[] = []
	) {}

	has(name: OptionName): boolean {
		return this.values.has(name)
	}

	/** The value of an option; the last one where it was given more than once. */
	value(name: OptionName): string | null {
		return this.values.get(name)?.at(-1) ?? null
	}

	all(name: OptionName): readonly string[] {
		return this.values.get(name) ?? []
	}

	/** A whole number within bounds; null when the option was not given. */
	whole(name: OptionName, least: number, most: number): number | null {
		const written = this.value(name)
		if (written === null) return null
		const number = /^\d+$/.test(written) ? Number(written) : NaN
		if (number >= least && number <= most) return number
		const range = { least: String(least), most: String(most) }
		throw new UsageError((cli) => cli.notWhole({ name: `--${name}`, value: written, ...range }))
	}

	/** Returns one of the words in `choices`, of which there is one at least; the first when the option was not given. */
	choice<T extends string>(name: OptionName, choices: readonly T[]): T {
		const written = this.value(name)
		return written === null ? choices[0]! : this.#oneOf(name, choices, written)
	}

	/** Returns the words in `choices` that the option lists, with commas between; all when it was not given. */
	several<T extends string>(name: OptionName, choices: readonly T[]): readonly T[] {
		const written = this.value(name)
		if (written === null) return choices
		return [...new Set(written.split(',').map((word) => this.#oneOf(name, choices, word.trim())))]
	}

	#oneOf<T extends string>(name: OptionName, choices: readonly T[], written: string): T {
		const found = choices.find((each) => each === written)
		if (found) return found
		throw new UsageError(
			(cli) => cli.notAChoice({ name: `--${name}`, value: written }),
			suggestionFor(written, choices)
		)
	}
}

/**
 * Reads the argument and options typed after a command's name.
 * @throws UsageError for anything that the command does not take.
 */
export function readArguments(command: Command, argv: readonly string[]): Arguments {
	const known: Command['options'] = { ...command.options, help: null }
	const config = Object.entries(known).map(([name, value]) => [
		name,
		{ type: value === null ? 'boolean' : 'string', multiple: true, ...(name === 'help' ? { short: 'h' } : {}) } as const
	])
	const { tokens } = parseArgs({
		args: [...argv],
		options: Object.fromEntries(config),
		strict: false,
		tokens: true,
		allowPositionals: true
	})
	const values = new Map<OptionName, string[]>()
	const positionals: string[] = []
	for (const token of tokens) {
		if (token.kind === 'positional') positionals.push(token.value)
		if (token.kind !== 'option') continue
		const name = knownOption(token.name, token.rawName, known, command)
		values.set(name, [...(values.get(name) ?? []), optionValue(token, known[name] ?? null)])
	}
	const [argument, ...further] = argumentsOf(command, positionals, values.has('help'))
	return new Arguments(argument, values, further)
}

function knownOption(name: string, written: string, known: Command['options'], command: Command): OptionName {
	if (Object.hasOwn(known, name)) return name as OptionName
	const names = Object.keys(known).map((each) => `--${each}`)
	throw new UsageError(
		(cli) => cli.unknownOption({ name: written, command: command.name }),
		suggestionFor(written, names)
	)
}

interface OptionToken {
	rawName: string
	value?: string | undefined
	inlineValue?: boolean | undefined
}

/** An option that takes none has an empty value. */
function optionValue({ rawName, value, inlineValue }: OptionToken, placeholder: string | null): string {
	if (placeholder === null) {
		if (value !== undefined) throw new UsageError((cli) => cli.takesNoValue({ name: rawName }))
		return ''
	}
	const missing = value === undefined || value === '' || (!inlineValue && value.startsWith('--'))
	if (missing) throw new UsageError((cli) => cli.needsValue({ name: rawName }))
	return value
}

function argumentsOf(
	{ name, argument, further = [], repeats }: Command,
	positionals: readonly string[],
	helpAsked: boolean
): [string | null, ...string[]] {
	const beyond = positionals[1 + further.length]
	if (beyond !== undefined && !repeats) throw new UsageError((cli) => cli.tooManyArguments({ argument: beyond }))
	const needed = argument.startsWith('[') ? [] : [argument, ...further]
	const missing = needed[positionals.length]
	if (missing !== undefined && !helpAsked)
		throw new UsageError((cli) => cli.needsArgument({ name: missing, command: name }))
	const [first = null, ...others] = positionals
	return [first, ...others]
}

/** Returns the usage of a command, e.g. `npm run -s midstream -- plan DIR [--year Y]`. */
export function usageOf({ name, argument, further = [], repeats, options }: Command): string {
	const written = Object.entries(options).map(([option, value]) => {
		const shown = value === null ? `--${option}` : `--${option} ${value}`
		return option === 'set' ? `[${shown} ...]` : `[${shown}]`
	})
	return [RUN, name, repeats ? `${argument}...` : argument, ...further, ...written].join(' ')
}
