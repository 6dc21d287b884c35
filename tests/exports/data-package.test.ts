import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { FORMATS } from '#lib/exports/formats.ts'
import { allTables } from '#lib/exports/tables.ts'
import { localeOf } from '#lib/figures/text/locale.ts'
import { en } from '#lib/messages/en/en.ts'
import { chainFrom, planOnce } from '../support/engine.ts'
import { readRecords } from './csv-reader.ts'
import { EVIL, evilChain } from './evil.ts'
import { subjectOf } from './subject.ts'

/** What Data Package 2.0 asks of a package of tables, as far as ours has it. */
const PACKAGE = z.strictObject({
	$schema: z.literal('https://datapackage.org/profiles/2.0/datapackage.json'),
	name: z.string().regex(/^[a-z0-9._-]+$/),
	title: z.string(),
	description: z.string(),
	version: z.string(),
	created: z.iso.datetime(),
	resources: z
		.array(
			z.strictObject({
				name: z.string().regex(/^[a-z0-9._-]+$/),
				title: z.string(),
				path: z.string().regex(/^[^/.][^:]*\.csv$/),
				type: z.literal('table'),
				format: z.literal('csv'),
				mediatype: z.literal('text/csv'),
				encoding: z.literal('utf-8'),
				schema: z.strictObject({
					fields: z
						.array(
							z.strictObject({
								name: z.string().min(1),
								title: z.string(),
								type: z.enum(['string', 'number', 'year']),
								description: z.string().optional(),
								unit: z.string().optional()
							})
						)
						.min(1),
					primaryKey: z.tuple([z.literal('id')]),
					missingValues: z.tuple([z.literal('')])
				})
			})
		)
		.min(1)
})

const read = async (subject: ReturnType<typeof subjectOf>) => {
	const files = unzipSync((await FORMATS.zip.write(subject)) as Uint8Array)
	return new Map(Object.entries(files).map(([path, data]) => [path, strFromU8(data)]))
}

test.each([
	['India', chainFrom('models/india-rare-earths')],
	['a chain of hostile names', evilChain]
])('the files of %s are what their dictionary says, with the numbers of the plan', async (_, chain) => {
	const plan = await planOnce(chain)
	const files = await read(subjectOf(chain, plan))
	const { resources } = PACKAGE.parse(JSON.parse(files.get('datapackage.json')!))
	expect([...files.keys()].sort()).toEqual(
		['datapackage.json', 'plan.json', ...resources.map(({ path }) => path)].sort()
	)
	const tables = new Map(allTables(chain, plan, localeOf(en)).map((table) => [table.id, table]))
	for (const { name, path, schema } of resources) {
		const records = readRecords(files.get(path)!)
		const names = schema.fields.map((field) => field.name)
		expect(new Set(names).size).toBe(names.length)
		expect(new Set(records.map(({ id }) => id)).size).toBe(records.length)
		for (const record of records) {
			expect(Object.keys(record)).toEqual(names)
			for (const field of schema.fields.filter(({ type }) => type === 'number'))
				expect(Number.isFinite(Number(record[field.name] ?? 0)), `${name} ${field.name}`).toBe(true)
		}
		const table = tables.get(name)
		if (!table) continue
		for (const [r, row] of table.rows.entries())
			for (const [k, { value }] of row.cells.entries())
				if (typeof value === 'number') expect(Number(records[r]![names[k + 1]!])).toBeCloseTo(value, 6)
	}
	expect(JSON.parse(files.get('plan.json')!).plan.gap).toBe(plan.gap)
})

test('no cell is run by a spreadsheet', async () => {
	const files = await read(subjectOf(evilChain, await planOnce(evilChain)))
	const cells = [...files]
		.filter(([path]) => path.endsWith('.csv'))
		.flatMap(([, text]) => readRecords(text).flatMap((record) => Object.values(record)))
	expect(cells.filter((cell) => EVIL.some((name) => cell?.endsWith(name)))).not.toEqual([])
	for (const cell of cells) expect(cell ?? '').not.toMatch(/^[\s]*[=+@＝＋＠]|^-\D|^[\t\r\n]/)
})
