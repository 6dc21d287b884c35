import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { readFolder } from '../../src/lib/disk/model-folder.ts'
import { blockText, readBlock } from '../../src/lib/model/edit/block.ts'
import { flowModel, readFlowTable, readSankeyText, type FlowWords } from '../../src/lib/model/edit/flow-model.ts'
import { dataOf, textsOf } from '../../src/lib/model/edit/model-data.ts'
import { plantTable } from '../../src/lib/model/edit/plant-table.ts'
import { readModel } from '../../src/lib/model/read-model.ts'
import { csvText } from '../../src/lib/exports/csv-text.ts'
import { importFile, type ImportInto } from '../../src/lib/planner/own/import-file.ts'
import { modelZip } from '../../src/lib/planner/own/model-zip.ts'
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
	stage: (number) => `Stage ${number}`,
	use: 'Use'
}
const into: ImportInto = {
	base: baseOf(copper),
	texts: copper,
	data: dataOf(copper),
	own: { day: '2026-11-28', publisher: 'Own figure', title: 'Set by hand' },
	flowWords: () => WORDS
}
const give = (name: string, content: string | Uint8Array) =>
	importFile(name, typeof content === 'string' ? strToU8(content) : content, into)
const kinds = (name: string, content: string | Uint8Array) => give(name, content).problems.map(({ kind }) => kind)

test('a zip gives back the model that was packed, whatever folder it is in', () => {
	const packed = give('a.zip', modelZip('copper-example', copper))
	expect(packed).toMatchObject({ kind: 'model', problems: [], base: { id: 'copper-example', texts: copper } })
	const files = Object.fromEntries(Object.entries(copper).map(([name, text]) => [`x/../../y/${name}`, strToU8(text!)]))
	expect(give('a.zip', zipSync({ ...files, '__MACOSX/._chain.yaml': strToU8('x'), 'a.exe': strToU8('x') }))).toEqual(
		packed
	)
})

test('a zip that is too large, damaged, ambiguous or none is refused, and unpacks to nothing', () => {
	expect(kinds('bomb.zip', zipSync({ 'chain.yaml': new Uint8Array(50_000_000) }))).toEqual(['file-too-large'])
	expect(kinds('a.zip', new Uint8Array(21_000_000).fill(0x50, 0, 1).fill(0x4b, 1, 2))).toEqual(['too-large'])
	expect(kinds('a.zip', 'PK and no more')).toEqual(['not-zip'])
	expect(kinds('a.zip', 'no zip at all')).toEqual(['not-zip'])
	expect(kinds('a.zip', zipSync({ 'a/chain.yaml': strToU8('x'), 'b/chain.yaml': strToU8('y') }))).toEqual(['twice'])
	expect(kinds('a.zip', zipSync({ 'readme.txt': strToU8('x') }))).toEqual(['no-model'])
	const many = Object.fromEntries(Array.from({ length: 1001 }, (_, place) => [`${place}`, new Uint8Array()]))
	expect(kinds('a.zip', zipSync(many))).toEqual(['too-many'])
	expect(kinds('plants.xlsx', zipSync({ 'xl/workbook.xml': strToU8('x') }))).toEqual(['workbook'])
	expect(kinds('a.exe', new Uint8Array([0xff, 0xfe, 0]))).toEqual(['unknown-kind'])
})

test('a zip whose files are no YAML is refused with what is wrong; one with mistakes can be mended', () => {
	const broken = give('a.zip', modelZip('x', { ...copper, 'chain.yaml': 'a: [' }))
	expect(broken.kind).toBe('refused')
	expect(broken.problems[0]).toMatchObject({
		kind: 'diagnostic',
		diagnostic: { code: 'yaml-syntax', file: 'chain.yaml' }
	})
	const wrong = give(
		'a.zip',
		modelZip('x', { ...copper, 'chain.yaml': copper['chain.yaml']!.replace('takes: ore', 'takes: oer') })
	)
	expect(wrong).toMatchObject({ kind: 'model', problems: [{ kind: 'diagnostic' }] })
})

test('a patch that is damaged, deep, of another model or of another value changes nothing', () => {
	const patch = (rest: string) =>
		`midstream-patch: 1\nof: { id: copper-example, name: x, version: '1' }\nchanges:\n${rest}`
	expect(kinds('a.yaml', 'just: this')).toEqual(['not-patch'])
	expect(kinds('a.yaml', '['.repeat(500))).toEqual(['not-yaml'])
	expect(kinds('a.yaml', '__proto__: 1')).toEqual(['not-yaml'])
	expect(kinds('a.yaml', patch('').replace('copper-example', 'tin').replace('changes:', 'changes: []'))).toEqual([
		'other-model'
	])
	expect(kinds('a.yaml', patch('').replace('patch: 1', 'patch: 9').replace('changes:', 'changes: []'))).toEqual([
		'newer'
	])
	expect(kinds('a.yaml', patch('  - { file: chain.yaml, path: [__proto__, polluted], after: 1 }'))).toEqual([
		'bad-change'
	])
	expect(kinds('a.yaml', patch('  - { file: chain.yaml, path: [counts, 9], after: planned }'))).toEqual(['bad-change'])
	expect(kinds('a.yaml', patch('  - { file: chain.yaml, path: [counts, last], after: planned }'))).toEqual([
		'bad-change'
	])
	expect(kinds('a.yaml', patch('  - { file: passwd, path: [x], after: 1 }'))).toEqual(['bad-change'])
	expect(kinds('a.yaml', patch('  - { file: chain.yaml, path: [name], before: Other, after: New }'))).toEqual([
		'other-value'
	])
	expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
	const taken = give(
		'a.json',
		JSON.stringify({
			'midstream-patch': 1,
			of: { id: 'copper-example', name: '', version: '1' },
			changes: [{ file: 'chain.yaml', path: ['subject'], after: 'Copper' }]
		})
	)
	expect(taken).toMatchObject({ kind: 'patch', count: 1, problems: [] })
})

test('plants go out as CSV and come in again, with errors by row and column', () => {
	const csv = csvText(plantTable(into.data))
	expect(give('plants.csv', csv)).toMatchObject({ kind: 'plants', count: 0, problems: [] })
	const edited = csv.replace('10 Mt ore/yr', '9 Mt ore/yr').replace('60 kt anode/yr', '60 elephants')
	const made = give('plants.csv', edited)
	expect(made).toMatchObject({ kind: 'plants', count: 2 })
	expect(made.problems).toMatchObject([
		{ kind: 'bad-cell', row: 6, column: 'value', diagnostic: { code: 'bad-amount' } }
	])
	expect(kinds('plants.csv', 'name,value\na,1\n')).toEqual(['no-column'])
	expect(kinds('plants.csv', 'plant;colour\nprocesses.x;red\n')).toEqual(['unknown-column', 'unknown-row'])
})

test('cells with separators, quotes and line ends survive a block', () => {
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

test('a table of flows is a chain, and lines that are no flow are told', () => {
	const made = give('flows.csv', 'source,target,value\nA,B,"1,000"\nB,C,900\nB,B,5\nA,C,-3\nA,C,8,5\n')
	expect(made.kind).toBe('model')
	expect(made.problems.map(({ kind }) => kind)).toEqual(['flow-line', 'flow-line', 'imbalance'])
	expect(kinds('flows.txt', 'nothing of use')).toEqual(['no-flows'])
	expect(readFlowTable('target\tvalue\tsource\nB\t2\tA\n', '\t').flows).toEqual([
		{ source: 'A', target: 'B', value: 2 }
	])
	const long = (place: number) => `${place}${'é'.repeat(120)}`
	const large = Array.from({ length: 2000 }, (_, place) => `${long(place)} [1] ${long(place + 1)}`).join('\n')
	expect(give('flows.txt', large)).toMatchObject({
		kind: 'refused',
		problems: [{ kind: 'diagnostic', diagnostic: { code: 'file-too-large' } }]
	})
	const hostile = give('flows.txt', '__proto__ [3] constructor\nconstructor [3] <img src=x>\n')
	if (hostile.kind !== 'model') throw new Error(hostile.kind)
	expect(readModel(hostile.base.texts).chain?.processes[0]?.name).toBe('constructor')
})

test('a stored model is read as a stranger’s data', () => {
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
