/** What models/README.md teaches is what the program reads. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseDocument } from 'yaml'
import { modelSchemas } from '#lib/model/files/schema.ts'
import { PLACEHOLDERS } from '#lib/model/files/story-format.ts'
import { amounts } from './bad/amounts.ts'
import { doubtful } from './bad/doubtful.ts'
import { meaning } from './bad/meaning.ts'
import { names } from './bad/names.ts'
import { shape } from './bad/shape.ts'
import { text } from './bad/text.ts'

const EXAMPLE = 'models/copper-example'
const readme = readFileSync('models/README.md', 'utf8')
const [walk = '', reference = ''] = readme.split('\n## Reference\n')
const blocks = (part: string) => [...part.matchAll(/```yaml\n([^]*?)```/g)].map((found) => found[1]!)

describe('the walk through the example', () => {
	const example = readdirSync(EXAMPLE).flatMap((file) => readFileSync(join(EXAMPLE, file), 'utf8').split('\n'))
	const known = new Set(example.map((line) => line.trim()))

	test.each(blocks(walk).map((block) => [block.split('\n')[0], block]))('quotes the shipped files: %s', (_, block) => {
		const strange = block.split('\n').filter((line) => line.trim() !== '' && !known.has(line.trim()))
		expect(strange).toEqual([])
	})
})

test.each(blocks(readme).map((block) => [block.split('\n')[0], block]))('the YAML is right: %s', (_, block) => {
	expect(parseDocument(block).errors).toEqual([])
})

function propertyNames(schema: unknown): string[] {
	if (typeof schema !== 'object' || schema === null) return []
	const own = 'properties' in schema ? Object.keys(schema.properties as object) : []
	return [...own, ...Object.values(schema).flatMap(propertyNames)]
}

test.each(Object.entries(modelSchemas()))('the reference names every key of %s', (_, schema) => {
	const words = new Set(reference.match(/[A-Za-z]+/g))
	expect([...new Set(propertyNames(schema))].filter((key) => !words.has(key))).toEqual([])
})

test('the reference names every placeholder of a story', () => {
	const named = [...reference.matchAll(/\{(\w+)(:ID)?\}/g)].map(([, name, id]) => [name, id !== undefined])
	expect(new Map(named as [string, boolean][])).toEqual(
		new Map(Object.entries(PLACEHOLDERS).map(([name, list]) => [name, list !== null]))
	)
})

test('the reference lists every code that a bad model can be told', () => {
	const codes = new Set([...text, ...shape, ...names, ...amounts, ...meaning, ...doubtful].map((each) => each.code))
	const listed = (code: string) =>
		reference.includes(code) || reference.includes(`\`-${code.replace('unknown-', '')}\``)
	expect([...codes].filter((code) => !listed(code))).toEqual([])
})
