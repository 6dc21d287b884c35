/**
 * Mutation run over engine, model and planner: changes the code in one place at a time, runs the tests that cover the
 * place, and reports the changes that no test notices.
 *
 *     npm run mutate                                    a sample of 30 lines
 *     npm run mutate -- --sample 200 --seed 7           another, larger one
 *     npm run mutate -- src/lib/engine/lp/certify.ts    all of a file, or of lines of it: FILE:10-40
 */
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

const LAYERS = ['engine', 'model', 'planner']

/** Every source file of the layers, tests and runes aside: runes do nothing in Node. */
function sourceFiles(): string[] {
	return LAYERS.flatMap((layer) =>
		readdirSync(join('src/lib', layer), { recursive: true, encoding: 'utf8' })
			.filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !name.endsWith('.svelte.ts'))
			.map((name) => join('src/lib', layer, name))
	).sort()
}

/** Lines that do something: no imports, no comments, no types alone. */
function codeLines(file: string): string[] {
	const isCode = (line: string) =>
		/[=<>+\-*/?]|return|throw|if \(/.test(line) && !/^\s*(\/?\*|\/\/|import|export type|type )/.test(line)
	return readFileSync(file, 'utf8')
		.split('\n')
		.flatMap((line, i) => (isCode(line) ? [`${file}:${i + 1}-${i + 1}`] : []))
}

/** Park and Miller 1988: the same seed samples the same lines. */
function sample<T>(from: readonly T[], count: number, seed: number): T[] {
	const left = [...from]
	let state = (seed % 2147483646) + 1
	return Array.from({ length: Math.min(count, left.length) }, () => {
		state = (state * 48271) % 2147483647
		return left.splice(state % left.length, 1)[0]!
	})
}

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: { sample: { type: 'string', default: '30' }, seed: { type: 'string', default: '1' } }
})
const places =
	positionals.length > 0
		? positionals
		: sample(sourceFiles().flatMap(codeLines), Number(values.sample), Number(values.seed)).sort()
const { status } = spawnSync('npx', ['stryker', 'run', '--mutate', places.join(',')], { stdio: 'inherit' })
process.exit(status ?? 1)
