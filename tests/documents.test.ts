/** Documents name files, commands and names of the code that exist. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readModelFolder } from '#lib/disk/model-folder.ts'
import { figureAddresses } from '#lib/model/addresses/addresses.ts'
import { formulate } from '#lib/engine/programme/formulate.ts'
import { situationOf } from '#lib/engine/programme/situation.ts'
import { applyScenario } from '#lib/model/scenario/apply-scenario.ts'
import { openScenario } from '#lib/model/scenario/scenario.ts'
import { COMMANDS } from '../src/cli/commands/index.ts'
import { chainOf } from './support/chains.ts'

/** A chain with every kind of thing that has rows or columns of its own. */
const everything = chainOf({
	feeds: [{ id: 'ore', gives: 'ore' }],
	stocks: [{ id: 'heap', holds: 'metal', amount: 10 }],
	stores: [{ id: 'pond', holds: 'waste' }],
	plants: [{ id: 'mine', takes: 'ore', gives: 'metal', capacity: 100, commitment: 10 }],
	demands: [{ id: 'need', takes: 'metal', amount: 50 }],
	trades: [
		{ id: 'abroad', kind: 'import', material: 'metal', amount: 10 },
		{ id: 'offtake', kind: 'export', material: 'metal', amount: 10 }
	]
})

/** Folders that tools make: a file that stands in one of them alone does not count as there. */
const SKIPPED = [
	'node_modules',
	'.git',
	'.svelte-kit',
	'.stryker-tmp',
	'build',
	'coverage',
	'gallery',
	'playwright-report',
	'reports',
	'test-results'
]

/** Every file below a folder, with `/` between folders. */
function filesBelow(folder: string): string[] {
	return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
		if (SKIPPED.includes(entry.name)) return []
		const path = folder === '.' ? entry.name : `${folder}/${entry.name}`
		return entry.isDirectory() ? filesBelow(path) : [path]
	})
}

const files = filesBelow('.')
const folders = new Set(files.flatMap((file) => file.split('/').map((_, n, parts) => parts.slice(0, n).join('/'))))
const documents = files.filter((file) => /^(\w+\.md|docs\/.*\.md|models\/README\.md)$/.test(file))
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }

/** Words of all code, the names of columns and fields included. */
const words = new Set(
	files
		.filter((file) => /^(src|tests|scripts)\/.*\.(ts|svelte|html)$|^[\w.]+\.(json|js|ts)$/.test(file))
		.filter((file) => file !== 'tests/documents.test.ts')
		.flatMap((file) => readFileSync(file, 'utf8').match(/\w+/g) ?? [])
)

const endsIn = (paths: Iterable<string>, path: string) =>
	[...paths].some((each) => each === path || each.endsWith(`/${path}`))

/** A file or folder by its whole path or the last parts of it, as `engine/lp/highs.ts`. */
const isPath = (path: string) => endsIn(files, path) || endsIn(folders, path.replace(/\/$/, ''))

const CODE_FILE = /^[\w@()+.-]+(\/[\w()+.-]+)*\.(ts|svelte|js|json|yaml|md|sh|css|html|lp)$/
const OWN_FOLDER =
	/^(src|tests|docs|scripts|models|engine|model|figures|exports|messages|planner|components)(\/[\w()+.-]+)+\/?$/

/** Names that stand for any file. */
const EXAMPLES = [/^(kebab-case\.ts|PascalCase\.svelte|\.svelte\.ts|name\.test\.ts)$/]

const isExample = (path: string) => EXAMPLES.some((pattern) => pattern.test(path))

/** A name written as code is: camelCase, PascalCase of several words, UPPER_CASE. */
const NAME = /^(?:[A-Za-z]\w*\.)?([a-z]+(?:[A-Z]\w*)|(?:[A-Z][a-z]+){2,}|[A-Z]+(?:_[A-Z]+)+)(?:\(.*\))?$/

const spansOf = (text: string) => [...text.replace(/^```[^]*?^```/gm, '').matchAll(/`([^`\n]+)`/g)].map((m) => m[1]!)

const codeOf = (text: string) => [...text.matchAll(/^```(?:sh)?\n([^]*?)^```|`([^`\n]+)`/gm)].map((m) => m[1] ?? m[2]!)

/** Files and folders that a text names and that do not exist. */
export function missingPaths(text: string): string[] {
	const tokens = spansOf(text).flatMap((span) => span.split(/[\s,:]+/))
	const paths = tokens.filter((token) => CODE_FILE.test(token) || OWN_FOLDER.test(token))
	return paths.filter((path) => !isPath(path) && !isExample(path))
}

/** Scripts of package.json and commands of the command line that a text names and that do not exist. */
export function missingCommands(text: string): string[] {
	const code = codeOf(text).join('\n')
	const run = [...code.matchAll(/npm run (?:-s |--silent )?([\w:-]+)/g)].map((m) => m[1]!)
	const asked = [...code.matchAll(/midstream (?:-- )?([a-z]+)\b/g)].map((m) => m[1]!)
	const known: string[] = COMMANDS.map(({ name }) => name)
	return [...run.filter((name) => !(name in scripts)), ...asked.filter((name) => !known.includes(name))]
}

/** Names in a text that are written like names of the code and stand nowhere in it. */
export function missingNames(text: string): string[] {
	return spansOf(text).flatMap((span) => {
		const name = NAME.exec(span)?.[1]
		return name !== undefined && !words.has(name) ? [name] : []
	})
}

/** Named numbers of the engine, with the ways in which a text may write them. */
const numbers = new Map(
	files
		.filter((file) => file.startsWith('src/lib/engine/') && file.endsWith('.ts'))
		.flatMap((file) => [
			...readFileSync(file, 'utf8').matchAll(/^(?:export )?const ([A-Z_]+) = ([\d.e-]+)(?: \+ ([\d.e-]+))?$/gm)
		])
		.map(([, name, value, more]) => [name!, waysToWrite(Number(value) + Number(more ?? 0))])
)

function waysToWrite(value: number): string[] {
	const percent = value === 0.005 ? ['half a percent'] : []
	return [String(value), value.toExponential(), value.toLocaleString('en'), ...percent]
}

/** Words and numbers of a paragraph, each between two spaces. */
const wordsOf = (paragraph: string) => ` ${paragraph.split(/[.,]?[^\w.,-]+/).join(' ')} `

/** Numbers that a paragraph names without their value, or with another. */
export function wrongNumbers(text: string): string[] {
	return text.split('\n').flatMap((paragraph) => {
		const said = wordsOf(paragraph)
		return spansOf(paragraph).filter((name) => numbers.get(name)?.every((way) => !said.includes(` ${way} `)))
	})
}

/** Links to files of the repository that lead nowhere. */
function brokenLinks(document: string, text: string): string[] {
	const targets = [...text.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)].map((m) => m[1]!)
	return targets.filter((target) => !/^\w+:/.test(target) && !existsSync(join(dirname(document), target)))
}

test.each(documents)('%s names what exists', (document) => {
	const text = readFileSync(document, 'utf8')
	expect({
		paths: missingPaths(text),
		commands: missingCommands(text),
		names: missingNames(text),
		links: brokenLinks(document, text)
	}).toEqual({ paths: [], commands: [], names: [], links: [] })
})

describe('the formulation', () => {
	const text = readFileSync('docs/formulation.md', 'utf8')
	const india = readModelFolder('models/india-rare-earths').chain!
	const opening = applyScenario(india, openScenario(india.scenarios[0]!.id))
	const { lp, lots } = formulate(situationOf(opening.chain, opening.scenario).chain)

	test('lists every family of rows and columns of the programme, and no other', () => {
		const [rows = '', columns = ''] = text.split('### Rows')[1]!.split('### Columns')
		const familyOf = (name: string) => name.replace(/\[.*/, '')
		const listed = (table: string) => [...table.matchAll(/^\| `([a-z-]+)\[/gm)].map((m) => m[1]!)
		const all = formulate(everything)
		expect(new Set(listed(rows))).toEqual(new Set(all.lp.rowNames.map(familyOf)))
		expect(new Set(listed(columns))).toEqual(new Set(all.lp.colNames.map(familyOf)))
	})

	test('gives every named number its value', () => {
		expect(wrongNumbers(text)).toEqual([])
		expect([...numbers.keys()].filter((name) => text.includes(`\`${name}\``)).length).toBeGreaterThan(15)
		expect(wrongNumbers('more than 64 compositions (`MAX_LOTS`)')).toEqual(['MAX_LOTS'])
	})

	test('states the size of India’s programme', () => {
		const size = `${lots.lots.length} lots and ${lots.activities.length} activities, which make ${lp.rowNames.length} rows, ${lp.colNames.length} columns and ${lp.values.length} entries`
		expect(text).toContain(size)
	})
})

test('what is written of a model names figures by addresses that it has, with its version', () => {
	const text = readFileSync('docs/models/india.md', 'utf8')
	const { chain } = readModelFolder('models/india-rare-earths')
	const known = new Set(figureAddresses(chain!).map(({ address }) => address))
	const named = spansOf(text).filter((span) => /^[a-z][\w-]*(\.[\w-]+)+$/.test(span) && !isPath(span))
	expect(named.length).toBeGreaterThan(25)
	expect(named.filter((address) => !known.has(address))).toEqual([])
	expect(text).toContain(`version ${chain!.version}`)
})

test('the glossary is in alphabetical order', () => {
	const tables = readFileSync('docs/glossary.md', 'utf8').split('\n## ').slice(1)
	for (const table of tables) {
		const terms = [...table.matchAll(/^\| (?!term |---)([^|]+?) \|/gm)].map((m) => m[1]!)
		const letters = terms.map((term) => term.toLowerCase().replace(/[^a-z0-9 ]/g, ''))
		expect(letters).toEqual([...letters].sort())
		expect(letters.length).toBeGreaterThan(10)
	}
})

test('what does not exist is found', () => {
	expect(missingPaths('see `engine/lp/highs.ts`, `engine/gone.ts` and `tests/nowhere/`')).toEqual([
		'engine/gone.ts',
		'tests/nowhere/'
	])
	expect(missingCommands('`npm run check`, `npm run gone`, `npm run -s midstream -- vanish x`')).toEqual([
		'gone',
		'vanish'
	])
	expect(missingNames('`createEngine`, `Engine.neverWritten()`, `NEVER_WRITTEN`')).toEqual([
		'neverWritten',
		'NEVER_WRITTEN'
	])
})
