/**
 * Files of own data that a reader brings: tables of plants and of flows, texts of SankeyMATIC, patches, zips of a model
 * folder, and workbooks. A sound one of each kind is damaged at random, in its letters, cells, bytes
 * or structure; the import throws nowhere, and refuses with a reason or takes what can be kept and mended. Bounded in
 * `npm test`; `FUZZ_RUNS=10000` asks 140,000 times.
 */
import fc from 'fast-check'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { writeXlsx } from 'hucre/xlsx'
import { afterEach, describe, expect, test } from 'vitest'
import { importProblemText } from '#lib/components/data/problem-text.ts'
import { csvText } from '#lib/exports/csv-text.ts'
import { english } from '#lib/messages/index.ts'
import { applyChanges } from '#lib/model/edit/apply-changes.ts'
import { dataOf, withChanges } from '#lib/model/edit/model-data.ts'
import { patchText } from '#lib/model/edit/patch.ts'
import { plantTable } from '#lib/model/edit/plant-table.ts'
import { MODEL_FILES } from '#lib/model/findings/finding.ts'
import { readModel, type ModelTexts } from '#lib/model/read-model.ts'
import { importFile, type Imported, type ImportInto } from '#lib/planner/own/import-file.ts'
import { modelZip } from '#lib/planner/own/model-zip.ts'
import { baseOf, newOwnModel, readOwnModel } from '#lib/planner/own/own-model.ts'
import { CHANCE, expectCleanPrototype, json, letters, parts } from '../support/damage.ts'
import { ENGLISH } from '../support/locale.ts'
import { TINY } from './tiny-model.ts'

afterEach(expectCleanPrototype)

const tiny: ModelTexts = TINY
const diagnosticWords = await english.diagnostics()
const into: ImportInto = {
	base: baseOf(tiny),
	texts: tiny,
	data: dataOf(tiny),
	own: { day: '2026-11-28', publisher: 'Own figure', title: 'Set by hand' },
	flowWords: { ...ENGLISH.page.data.flows, name: 'Flows', day: '2026-11-28' }
}

/** What is taken of a file can be read, kept and opened again, and what is told of it is short. */
function isUsable(made: Imported, bytes: Uint8Array): boolean {
	expect(made.problems.length).toBeLessThanOrEqual(bytes.length + 1)
	for (const problem of made.problems)
		expect(importProblemText(problem, ENGLISH, diagnosticWords).length).toBeLessThan(4000)
	if (made.kind === 'refused') {
		expect(made.problems).not.toEqual([])
		return false
	}
	const texts = made.kind === 'model' ? made.base.texts : applyChanges(tiny, made.changes)
	expect(MODEL_FILES).toEqual(expect.arrayContaining(Object.keys(texts)))
	const { chain: read, diagnostics } = readModel(texts)
	expect(read !== null || diagnostics.length > 0).toBe(true)
	if (made.kind === 'model') {
		const record = newOwnModel({ id: 'own', name: made.base.name, base: made.base, texts }, '2026-11-28T00:00:00Z')
		expect(readOwnModel(structuredClone(record))).toEqual({ record })
	} else expect(dataOf(texts)).toEqual(withChanges(into.data, made.changes))
	return true
}

/** Asks the import for every file; a tally of what it took. */
async function taken(name: string, files: fc.Arbitrary<Uint8Array>): Promise<number> {
	let count = 0
	const take = async (bytes: Uint8Array) => {
		if (isUsable(await importFile(name, bytes, into), bytes)) count += 1
	}
	await fc.assert(fc.asyncProperty(files, take), CHANCE)
	return count
}

/** Bytes of which some are others, are left out or stand twice. */
const bytesOf = (sound: Uint8Array) =>
	fc
		.array(fc.tuple(fc.nat(sound.length), fc.nat(8), fc.uint8Array({ maxLength: 8 })), { minLength: 1, maxLength: 3 })
		.map((changes) =>
			changes.reduce(
				(now, [at, length, put]) => Uint8Array.from([...now.slice(0, at), ...put, ...now.slice(at + length)]),
				sound
			)
		)

/** Cells and rows as spreadsheets may leave them: one is hostile, rows are doubled, turned round or left out. */
const cells = (sound: string[][], separator: string) =>
	fc
		.tuple(parts(sound), fc.constantFrom('kept', 'doubled', 'reversed', 'turned'))
		.map(([damage, order]) => {
			const rows = (Array.isArray(damage) ? damage : [damage]).map((row) =>
				(Array.isArray(row) ? row : [row]).map((cell) =>
					typeof cell === 'object' ? JSON.stringify(cell) : String(cell)
				)
			)
			if (order === 'doubled') return [...rows, ...rows]
			if (order === 'reversed') return rows.toReversed()
			return order === 'turned' ? (rows[0] ?? []).map((_, k) => rows.map((row) => row[k] ?? '')) : rows
		})
		.map((rows) => rows.map((row) => row.join(separator)).join('\n'))

/** Names in a zip that point elsewhere, stand twice or are none. */
const NAMES = [
	'chain.yaml',
	'scenarios.yaml',
	'../../chain.yaml',
	'XXproto__/chain.yaml',
	'XXproto__',
	'a\\chain.yaml',
	''
]

/** Zips with other files of other names; a packer of ours does not write the name that every object has. */
const zips = fc
	.tuple(
		fc.array(fc.tuple(fc.constantFrom(...NAMES), letters(tiny['chain.yaml']!)), { minLength: 1, maxLength: 3 }),
		fc.boolean()
	)
	.map(([put, alone]) => {
		const { 'chain.yaml': _, ...others } = tiny
		const files = [...(alone ? [] : Object.entries(others)), ...put].map(([name, text]) => [name, strToU8(text)])
		const packed = strFromU8(zipSync(Object.fromEntries(files) as Record<string, Uint8Array>), true)
		return strToU8(packed.replaceAll('XXproto__', '__proto__'), true)
	})

const SANKEY =
	'// ore\n:Mine #ff0000\nOre [100] Mill #aabbcc\nMill [80] Works\nMill [20] Tailings\nWorks [1,076.5] Wire\n'
const FLOWS = [
	['source', 'target', 'value'],
	['Ore', 'Mill', '100'],
	['Mill', 'Works', '80'],
	['Mill', 'Tailings', '20'],
	['Works', 'Wire', '80']
]

describe('a damaged file of own data throws nowhere, and is refused with a reason or can be kept and mended', () => {
	const plants = plantTable(into.data)
	const edited = plants.map((row, at) => (at === 0 ? row : row.map((cell) => cell.replace('800 t', '700 t'))))

	test('of plants', async () => {
		const texts = fc.oneof(letters(csvText(edited)), cells(edited, ','), cells(edited, ';'), cells(edited, '\t'))
		expect(
			await taken(
				'plants.csv',
				texts.map((text) => strToU8(text))
			)
		).toBeGreaterThan(0)
	})

	test('of flows as a table', async () => {
		const texts = fc.oneof(letters(csvText(FLOWS)), cells(FLOWS, ','), cells(FLOWS, ';'), cells(FLOWS, '\t'))
		expect(
			await taken(
				'flows.csv',
				texts.map((text) => strToU8(text))
			)
		).toBeGreaterThan(0)
	})

	test('of flows as SankeyMATIC has them', async () => {
		const names = fc.array(
			fc.constantFrom('__proto__', 'constructor', 'A', '<b>', '\u202e', '1e308', 'é'.repeat(300)),
			{
				minLength: 2,
				maxLength: 6
			}
		)
		const lines = names.map((all) => all.map((name, k) => `${name} [${k + 1}e307] ${all[k + 1] ?? 'end'}`).join('\r\n'))
		expect(
			await taken(
				'flows.txt',
				fc.oneof(letters(SANKEY), lines).map((text) => strToU8(text))
			)
		).toBeGreaterThan(0)
	})

	test('of a patch', async () => {
		const data = withChanges(into.data, [
			{ file: 'chain.yaml', path: ['name'], value: 'Other' },
			{
				file: 'chain.yaml',
				path: ['processes', 'splitter', 'capacity', 'plants', 1, 'nameplate', 'value'],
				value: '90 t rock/yr'
			},
			{ file: 'chain.yaml', path: ['processes', 'splitter', 'stage'], value: undefined }
		])
		const sound = JSON.stringify(dataOf({ 'chain.yaml': patchText(into.base, into.data, data) })['chain.yaml'])
		const keys = fc.constantFrom('processes', 'splitter', 'modes', 'counts', 'stages', 'name', 'x', 0, 1, 9)
		const any = fc
			.array(fc.tuple(fc.constantFrom(...MODEL_FILES), fc.array(keys, { maxLength: 4 }), fc.jsonValue()), {
				maxLength: 4
			})
			.map((changes) => changes.map(([file, path, after]) => ({ file, path, after })))
			.map((changes) => JSON.stringify({ ...(JSON.parse(sound) as object), changes }))
		expect(
			await taken(
				'changes.json',
				fc.oneof(json(sound), any).map((text) => strToU8(text))
			)
		).toBeGreaterThan(0)
	})

	test('of a model folder', async () => {
		expect(await taken('tiny.zip', fc.oneof(bytesOf(modelZip('tiny', tiny)), zips))).toBeGreaterThan(0)
	})

	test('of a workbook of plants, in its bytes and in what they hold', async () => {
		const sound = await writeXlsx({ sheets: [{ name: 'Plants', rows: edited }] })
		const parts = unzipSync(sound)
		const [sheet] = Object.keys(parts).filter((name) => name.endsWith('sheet1.xml'))
		const sheets = letters(strFromU8(parts[sheet!]!)).map((xml) => zipSync({ ...parts, [sheet!]: strToU8(xml) }))
		expect(await taken('plants.xlsx', fc.oneof(bytesOf(sound), sheets))).toBeGreaterThan(0)
	})

	test('of bytes that are no text, under every ending', async () => {
		for (const ending of ['zip', 'csv', 'tsv', 'txt', 'yaml', 'json', 'xlsx', 'ods', ''])
			await taken(`any.${ending}`, fc.uint8Array({ maxLength: 300 }))
	})
})
