/** What of the style of visible words a machine can see, over the catalogue and the models. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { ROOT } from '../cli/terminal.ts'

const CATALOGUE = join(ROOT, 'src/lib/messages/en')
const MODELS = join(ROOT, 'models')

const files = readdirSync(CATALOGUE, { recursive: true, encoding: 'utf8' }).filter(
	(name) => name.endsWith('.ts') && !name.endsWith('.test.ts')
)

/** Every text of the catalogue, the parts of a template each by itself, with its place. */
const texts = files.flatMap((name) => {
	const source = ts.createSourceFile(name, readFileSync(join(CATALOGUE, name), 'utf8'), ts.ScriptTarget.Latest, true)
	const found: { at: string; text: string }[] = []
	const visit = (node: ts.Node): void => {
		if (ts.isImportDeclaration(node) || ts.isLiteralTypeNode(node)) return
		if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) {
			const { line } = source.getLineAndCharacterOfPosition(node.getStart())
			found.push({ at: `${name}:${line + 1}`, text: node.text })
		}
		ts.forEachChild(node, visit)
	}
	visit(source)
	return found
})

/** Notes, names and titles of a model with their paths. */
function notesIn(value: unknown, path: string): { at: string; text: string }[] {
	if (typeof value !== 'object' || value === null) return []
	return Object.entries(value).flatMap(([key, each]) =>
		['name', 'note', 'notice', 'reason', 'says', 'title', 'text'].includes(key) && typeof each === 'string'
			? [{ at: `${path}.${key}`, text: each }]
			: notesIn(each, `${path}.${key}`)
	)
}

const notes = readdirSync(MODELS, { withFileTypes: true })
	.filter((entry) => entry.isDirectory())
	.flatMap(({ name }) =>
		readdirSync(join(MODELS, name))
			.filter((file) => file.endsWith('.yaml'))
			.flatMap((file) => notesIn(parse(readFileSync(join(MODELS, name, file), 'utf8')), `${name}/${file}`))
	)

const FAULTS: Record<string, RegExp> = {
	'two spaces': /\S {2,}\S/,
	'a space before a stop': /\w [.,;!?](\s|$)/,
	// Not before a digit: what is to be typed stands in straight ones.
	'a straight apostrophe': /\p{L}'\p{L}/u,
	'a straight quotation mark': /(^|[\s(])"[A-Za-z]/
}

/** Lists whose parts hold commas: supplies with their worth, names where room is narrow. */
const SEMICOLONS = ['figures.ts', 'lists.ts']

const faultsIn = (all: typeof texts, fault: RegExp) => all.filter(({ text }) => fault.test(text)).map(({ at, text }) => `${at}: ${text}`) // prettier-ignore

test.each(Object.entries(FAULTS))('the catalogue has not %s', (_, fault) => expect(faultsIn(texts, fault)).toEqual([]))

test.each(Object.entries(FAULTS))('notes of models have not %s', (_, fault) =>
	expect(faultsIn(notes, fault)).toEqual([])
)

test('no list of the catalogue is joined by semicolons, but where its parts have commas', () => {
	const joins = files.filter((name) => readFileSync(join(CATALOGUE, name), 'utf8').includes(".join('; ')"))
	expect(joins).toEqual(SEMICOLONS)
})

test('notes of models end with a stop', () =>
	expect(
		notes
			.filter(({ at, text }) => /(note|notice|reason)$/.test(at) && !/[.?!”)]\s*$/.test(text))
			.map(({ at, text }) => `${at}: ${text}`)
	).toEqual([]))

test('there are texts and notes to look at', () => {
	expect(texts.length).toBeGreaterThan(1000)
	expect(notes.length).toBeGreaterThan(200)
})
