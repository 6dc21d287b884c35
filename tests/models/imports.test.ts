import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { writeOds } from 'hucre/ods'
import { writeXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import { readFolder } from '../../src/lib/disk/model-folder.ts'
import { blockText, readBlock, readTable } from '../../src/lib/model/edit/block.ts'
import {
	flowModel,
	isFlowTable,
	readFlowTable,
	readSankeyText,
	type FlowWords
} from '../../src/lib/model/edit/flow-model.ts'
import { dataOf, textsOf } from '../../src/lib/model/edit/model-data.ts'
import { plantTable } from '../../src/lib/model/edit/plant-table.ts'
import { readModel } from '../../src/lib/model/read-model.ts'
import { csvText } from '../../src/lib/exports/csv-text.ts'
import { importFile, type ImportInto } from '../../src/lib/planner/own/import-file.ts'
import { modelZip } from '../../src/lib/planner/own/model-zip.ts'
import { writeWorkbook } from '../../src/lib/planner/own/workbook-table.ts'
import { baseOf, freeModelId, newOwnModel, readOwnModel } from '../../src/lib/planner/own/own-model.ts'
import { planOnce } from '../support/engine.ts'

const copper = textsOf(readFolder('models/copper-example'))
const WORDS: FlowWords = {
	name: 'Imported',
	publisher: 'A file',
	day: '2026-11-28',
	component: 'All of it',
	unitName: 'goods',
	route: 'Main',
	losses: 'Losses',
	demand: 'As imported',
	scenario: 'As imported',
	note: 'Amounts as the file has them.',
	stage: 'Stage {number}',
	use: 'Use'
}
const into: ImportInto = {
	base: baseOf(copper),
	texts: copper,
	data: dataOf(copper),
	own: { day: '2026-11-28', publisher: 'Own figure', title: 'Set by hand' },
	flowWords: WORDS
}
const give = (name: string, content: string | Uint8Array) =>
	importFile(name, typeof content === 'string' ? strToU8(content) : content, into)
const kinds = async (name: string, content: string | Uint8Array) =>
	(await give(name, content)).problems.map(({ kind }) => kind)

test('a zip gives back the model that was packed, whatever folder it is in', async () => {
	const packed = await give('a.zip', modelZip('copper-example', copper))
	expect(packed).toMatchObject({ kind: 'model', problems: [], base: { id: 'copper-example', texts: copper } })
	const files = Object.fromEntries(Object.entries(copper).map(([name, text]) => [`x/../../y/${name}`, strToU8(text!)]))
	expect(
		await give('a.zip', zipSync({ ...files, '__MACOSX/._chain.yaml': strToU8('x'), 'a.exe': strToU8('x') }))
	).toEqual(packed)
})

test('a zip that is too large, damaged, ambiguous or none is refused, and unpacks to nothing', async () => {
	expect(await kinds('bomb.zip', zipSync({ 'chain.yaml': new Uint8Array(50_000_000) }))).toEqual(['file-too-large'])
	expect(await kinds('a.zip', new Uint8Array(21_000_000).fill(0x50, 0, 1).fill(0x4b, 1, 2))).toEqual(['too-large'])
	expect(await kinds('a.zip', 'PK and no more')).toEqual(['not-zip'])
	expect(await kinds('a.zip', 'no zip at all')).toEqual(['not-zip'])
	expect(await kinds('a.zip', zipSync({ 'a/chain.yaml': strToU8('x'), 'b/chain.yaml': strToU8('y') }))).toEqual([
		'twice'
	])
	expect(await kinds('a.zip', zipSync({ 'readme.txt': strToU8('x') }))).toEqual(['no-model'])
	const many = Object.fromEntries(Array.from({ length: 1001 }, (_, place) => [`${place}`, new Uint8Array()]))
	expect(await kinds('a.zip', zipSync(many))).toEqual(['too-many'])
	expect(await kinds('plants.xlsx', zipSync({ 'xl/workbook.xml': strToU8('x') }))).toEqual(['workbook'])
	expect(await kinds('plants.xlsx', zipSync({ 'xl/workbook.xml': new Uint8Array(50_000_000) }))).toEqual(['too-large'])
	expect(await kinds('a.exe', new Uint8Array([0xff, 0xfe, 0]))).toEqual(['unknown-kind'])
})

test('a zip whose files are no YAML is refused with what is wrong; one with mistakes can be mended', async () => {
	const broken = await give('a.zip', modelZip('x', { ...copper, 'chain.yaml': 'a: [' }))
	expect(broken.kind).toBe('refused')
	expect(broken.problems[0]).toMatchObject({
		kind: 'diagnostic',
		diagnostic: { code: 'yaml-syntax', file: 'chain.yaml' }
	})
	const wrong = await give(
		'a.zip',
		modelZip('x', { ...copper, 'chain.yaml': copper['chain.yaml']!.replace('takes: ore', 'takes: oer') })
	)
	expect(wrong).toMatchObject({ kind: 'model', problems: [{ kind: 'diagnostic' }] })
})

test('a patch that is damaged, deep, of another model or of another value changes nothing', async () => {
	const patch = (rest: string) =>
		`midstream-patch: 1\nof: { id: copper-example, name: x, version: '1' }\nchanges:\n${rest}`
	expect(await kinds('a.yaml', 'just: this')).toEqual(['not-patch'])
	expect(await kinds('a.yaml', '['.repeat(500))).toEqual(['not-yaml'])
	expect(await kinds('a.yaml', '__proto__: 1')).toEqual(['not-yaml'])
	expect(await kinds('a.yaml', patch('').replace('copper-example', 'tin').replace('changes:', 'changes: []'))).toEqual([
		'other-model'
	])
	expect(await kinds('a.yaml', patch('').replace('patch: 1', 'patch: 9').replace('changes:', 'changes: []'))).toEqual([
		'newer'
	])
	expect(await kinds('a.yaml', patch('  - { file: chain.yaml, path: [__proto__, polluted], after: 1 }'))).toEqual([
		'bad-change'
	])
	expect(await kinds('a.yaml', patch('  - { file: chain.yaml, path: [counts, 9], after: planned }'))).toEqual([
		'bad-change'
	])
	expect(await kinds('a.yaml', patch('  - { file: chain.yaml, path: [counts, last], after: planned }'))).toEqual([
		'bad-change'
	])
	expect(await kinds('a.yaml', patch('  - { file: passwd, path: [x], after: 1 }'))).toEqual(['bad-change'])
	expect(await kinds('a.yaml', patch('  - { file: chain.yaml, path: [name], before: Other, after: New }'))).toEqual([
		'other-value'
	])
	expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
	const taken = await give(
		'a.json',
		JSON.stringify({
			'midstream-patch': 1,
			of: { id: 'copper-example', name: '', version: '1' },
			changes: [{ file: 'chain.yaml', path: ['subject'], after: 'Copper' }]
		})
	)
	expect(taken).toMatchObject({ kind: 'patch', count: 1, problems: [] })
})

test('plants go out as CSV and come in again, with errors by row and column', async () => {
	const csv = csvText(plantTable(into.data))
	expect(await give('plants.csv', csv)).toMatchObject({ kind: 'plants', count: 0, problems: [] })
	const edited = csv.replace('10 Mt ore/yr', '9 Mt ore/yr').replace('60 kt anode/yr', '60 elephants')
	const made = await give('plants.csv', edited)
	expect(made).toMatchObject({ kind: 'plants', count: 2 })
	expect(made.problems).toMatchObject([
		{ kind: 'bad-cell', row: 6, column: 'value', diagnostic: { code: 'bad-amount' } }
	])
	expect(await kinds('plants.csv', 'name,value\na,1\n')).toEqual(['no-column'])
	expect(await kinds('plants.csv', 'plant;colour\nprocesses.x;red\n')).toEqual(['unknown-column', 'unknown-row'])
})

test('of rows for one plant the first is taken, and the others are told; so is what stands beyond the last row', async () => {
	const [head, first, ...rest] = plantTable(into.data)
	const again = first!.map((cell, place) => (place === 0 ? cell : `${cell} more`))
	const rows = [head!, first!, again, ...rest, ...Array.from({ length: 5000 }, () => rest[0]!)]
	const made = await give('plants.csv', csvText(rows))
	expect(made).toMatchObject({ kind: 'refused' })
	expect(made.problems[0]).toEqual({ kind: 'same-row', row: 3, first: 2, key: first![0] })
	expect(made.problems.at(-1)).toEqual({ kind: 'too-many-rows', most: 5000 })
})

test('a workbook of plants comes in as its CSV does, with the rows of its first sheet', async () => {
	const [head, ...rows] = plantTable(into.data)
	const edited = [head!, [], ...rows].map((row) =>
		row.map((cell) => cell.replace('10 Mt ore/yr', '9 Mt ore/yr').replace('60 kt anode/yr', '60 elephants'))
	)
	const sheets = [{ name: 'Plants', rows: edited }, { name: 'Notes', rows: [['plant'], ['x']] }] // prettier-ignore
	for (const [name, bytes] of [
		['a.xlsx', await writeXlsx({ sheets })],
		['a.ods', await writeOds({ sheets })]
	] as const) {
		// prettier-ignore
		const made = await give(name, bytes)
		expect(made).toMatchObject({ kind: 'plants', count: 2 })
		expect(made.problems).toMatchObject([{ kind: 'bad-cell', row: 7, diagnostic: { code: 'bad-amount' } }])
	}
	expect(await kinds('a.xlsx', await writeXlsx({ sheets: [{ name: 'Empty', rows: [] }] }))).toEqual(['empty-workbook'])
})

test('plants go out as a workbook and come in again, whatever they are called', async () => {
	const table = plantTable(into.data)
	expect(await give('plants.xlsx', await writeWorkbook('Plants', table))).toMatchObject({ count: 0, problems: [] })
	const hostile = table.map((row, at) => (at === 0 ? row : row.map((cell, place) => (place === 1 ? '=1+1' : cell))))
	const named = await give('plants.xlsx', await writeWorkbook('Plants', hostile))
	expect(named).toMatchObject({ kind: 'plants', count: table.length - 1 })
	expect(named.kind === 'plants' && named.changes.some(({ value }) => value === '=1+1')).toBe(true)
})

test('formulas of a workbook are not worked out, and a cell far away takes no room', async () => {
	const parts = unzipSync(await writeXlsx({ sheets: [{ name: 'Flows', rows: [['source', 'target', 'value']] }] }))
	const [sheet] = Object.keys(parts).filter((name) => name.endsWith('sheet1.xml'))
	const rows =
		'<row r="2"><c r="A2" t="str"><v>A</v></c><c r="B2" t="str"><v>B</v></c><c r="C2"><f>1+1</f><v>7</v></c></row>' +
		'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
	const xml = strFromU8(parts[sheet!]!).replace('</sheetData>', `${rows}</sheetData>`)
	const made = await give('flows.xlsx', zipSync({ ...parts, [sheet!]: strToU8(xml) }))
	expect(made).toMatchObject({ kind: 'model', problems: [] })
	if (made.kind !== 'model') throw new Error(made.kind)
	expect(made.base.texts['chain.yaml']).toContain('value: 7 t/yr')
})

test('cells with separators, quotes and line ends survive a block', async () => {
	const rows = [
		['a\tb', 'c "d"', ''],
		['line\nend', '', 'x']
	]
	expect(readBlock(blockText(rows), '\t')).toEqual(rows)
	expect(readBlock('a,"b, ""c"""\r\n"open,', ',')).toEqual([
		['a', 'b, "c"'],
		['"open', '']
	])
})

test('a Sankey’s text becomes a chain that is planned as it is drawn', async () => {
	const text = `// a comment\n:Mine #ff0000\nOre [100] Mill #aabbcc\nMill [80] Metal works\nMill [20] Tailings\nMetal works [76] Wire\n`
	const { flows, problems } = readSankeyText(text)
	expect(problems).toEqual([])
	const made = flowModel(flows, WORDS)
	expect(made.problems).toEqual([{ kind: 'imbalance', name: 'Metal works', enters: 80, leaves: 76 }])
	const { chain, diagnostics } = readModel(made.texts)
	expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
	const plan = await planOnce(chain!)
	expect(plan.delivered).toBeCloseTo(96, 6)
	expect(plan.gap).toBeCloseTo(0, 6)
})

test('a table of flows is a chain, and lines that are no flow are told', async () => {
	const made = await give('flows.csv', 'source,target,value\nA,B,"1,000"\nB,C,900\nB,B,5\nA,C,-3\nA,C,8,5\n')
	expect(made.kind).toBe('model')
	expect(made.problems.map(({ kind }) => kind)).toEqual(['flow-line', 'flow-line', 'imbalance'])
	expect(await kinds('flows.txt', 'nothing of use')).toEqual(['no-flows'])
	expect(isFlowTable(readTable('Source;Target;Value (t)\nA;B;2\n'))).toBe(true)
	expect(readFlowTable(readTable('Source;Target;Value (t)\nA;B;2\n')).flows).toMatchObject([
		{ source: 'A', target: 'B', value: 2 }
	])
	expect(readFlowTable(readTable('target\tvalue\tsource\nB\t2\tA\n')).flows).toEqual([
		{ source: 'A', target: 'B', value: 2 }
	])
	const long = (place: number) => `${place}${'é'.repeat(120)}`
	const large = Array.from({ length: 2000 }, (_, place) => `${long(place)} [1] ${long(place + 1)}`).join('\n')
	expect(await give('flows.txt', large)).toMatchObject({
		kind: 'refused',
		problems: [{ kind: 'diagnostic', diagnostic: { code: 'file-too-large' } }]
	})
	const hostile = await give('flows.txt', '__proto__ [3] constructor\nconstructor [3] <img src=x>\n')
	if (hostile.kind !== 'model') throw new Error(hostile.kind)
	expect(readModel(hostile.base.texts).chain?.processes[0]?.name).toBe('constructor')
})

test('a stored model is read as a stranger’s data', async () => {
	const base = baseOf(copper)
	const record = newOwnModel({ id: 'copper-own', name: 'x', base, texts: copper }, '2026-11-28T00:00:00Z')
	expect(readOwnModel(structuredClone(record))).toEqual({ record })
	for (const damaged of [
		null,
		'x',
		{ ...record, texts: 3 },
		{ ...record, revision: 0 },
		{ ...record, texts: { 'x.yaml': '' } }
	])
		expect(readOwnModel(damaged)).toMatchObject({ problem: { kind: 'damaged' } })
	expect(readOwnModel({ ...record, format: 2 })).toEqual({ problem: { kind: 'newer', format: 2 } })
	expect(freeModelId('copper', [])).toBe('copper-own')
	expect(freeModelId('copper-own-2', ['copper-own', 'copper-own-2'])).toBe('copper-own-3')
})
