import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { isSystemError } from '#lib/disk/system-error.ts'
import { mergeRows, plansOf } from '#lib/study/rows.ts'
import { Arguments, type Command } from '../command.ts'
import { EXIT, UsageError } from '../failure.ts'
import type { Io } from '../io.ts'
import { openChain, withEngineFor } from '../open-model.ts'
import { writeOut, writeParquet } from '../write-out.ts'
import { tell } from './uncertainty.ts'

/** Puts shards of a study together: the rows of the whole, and what they come to where the model is given. */
export const merge: Command = {
	name: 'merge',
	argument: 'FILE',
	repeats: true,
	options: { model: 'DIR', out: 'FILE', parquet: 'FILE', json: null, csv: null },
	async run(args, io) {
		const names = [args.argument!, ...args.further]
		const merged = mergeRows(names.map((name) => ({ name, text: textOf(name, io) })))
		if ('problems' in merged) {
			for (const problem of merged.problems) io.say(io.cli.rows[problem.kind](problem))
			if (merged.missing) io.say(io.cli.missingSamples(merged.missing))
			return EXIT.usage
		}
		const { header, rows } = merged
		io.say(io.cli.merged({ samples: io.locale.numbers.full(rows.length), files: names.length }))
		const dir = args.value('model')
		const isPrinted = dir === null && args.value('parquet') === null
		if (isPrinted || args.value('out') !== null) writeOut(merged.text, args.value('out'), io)
		await writeParquet(merged, args.value('parquet'), io)
		if (dir === null) return EXIT.ok
		const { chain } = openChain(new Arguments(dir, args.values), io)
		if (chain.fingerprint !== header.model.fingerprint)
			throw new UsageError((cli) => cli.otherModel({ file: names[0]! }))
		return withEngineFor(chain, (engine) => tell(engine, plansOf(header), merged, args, io))
	}
}

function textOf(name: string, { cwd }: Io): string {
	try {
		return readFileSync(resolve(cwd, name), 'utf8')
	} catch (error) {
		if (isSystemError(error)) throw new UsageError((cli) => cli.cannotRead({ path: name, reason: error.code }))
		throw error
	}
}
