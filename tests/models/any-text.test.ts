/** Whatever the text of a model, reading it says what is wrong, and never throws. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MODEL_FILES, type ModelFile } from '#lib/model/finding.ts'
import { readModel, type ReadModel } from '#lib/model/parse.ts'
import { edited, TINY } from './tiny-model.ts'

function holds({ chain, diagnostics }: ReadModel) {
	expect(chain === null).toBe(diagnostics.some((each) => each.severity === 'error'))
	for (const { code, message, line } of diagnostics) {
		expect(code).toMatch(/^[a-z0-9-]+$/)
		expect(message).not.toMatch(/undefined|\[object/)
		expect(line === null || line >= 1).toBe(true)
	}
}

const file = fc.constantFrom<ModelFile>(...MODEL_FILES)
const yamlish = fc.string({
	unit: fc.constantFrom(...'abA01 -:[]{}&*!|>"\'#%,\n\t?_.é\u{1F6E0}\uFEFF'),
	maxLength: 300
})
const value = fc.oneof(
	fc.constantFrom(
		'',
		'null',
		'[]',
		'{}',
		'-1',
		'.nan',
		'.inf',
		'unknown',
		'none',
		'1e999',
		'0x10',
		'__proto__',
		'constructor'
	),
	fc.constantFrom(
		'toString',
		'rest',
		'5 t X/yr',
		'5 t rock',
		'200 %',
		'"0.5 (0.9..0.1)"',
		'{ __proto__: 1 }',
		'*a',
		'&a b'
	),
	yamlish
)

describe('reading a model', () => {
	test('bears any text in any file', () => {
		const property = fc.property(file, fc.oneof(fc.string({ maxLength: 400 }), yamlish), (name, text) =>
			holds(readModel({ ...TINY, [name]: text }))
		)
		fc.assert(property, { numRuns: 150 })
	})

	test('bears any cut, copy or insertion in a valid file', () => {
		let read = 0
		const property = fc.property(file, fc.nat(), fc.nat({ max: 40 }), value, (name, start, length, piece) => {
			const text = TINY[name]
			const from = start % text.length
			const model = readModel({ ...TINY, [name]: text.slice(0, from) + piece + text.slice(from + length) })
			if (!model.diagnostics.some((each) => each.code === 'yaml-syntax')) read++
			holds(model)
		})
		fc.assert(property, { numRuns: 200 })
		expect(read).toBeGreaterThan(20)
	})

	test('bears any value in the place of any other', () => {
		let meant = 0
		const property = fc.property(file, fc.nat(), value, (name, start, piece) => {
			const text = TINY[name]
			const spots = [...text.matchAll(/(?<=: )[^\s{}[\],]+/g)]
			const spot = spots[start % spots.length]!
			const model = readModel({
				...TINY,
				[name]: text.slice(0, spot.index) + piece + text.slice(spot.index + spot[0].length)
			})
			if (model.diagnostics.every((each) => each.code !== 'yaml-syntax')) meant++
			holds(model)
		})
		fc.assert(property, { numRuns: 200 })
		expect(meant).toBeGreaterThan(50)
	})

	test('bears values of any shape', () => {
		const json = fc.jsonValue().map((each) => JSON.stringify(each))
		const property = fc.property(
			file,
			json,
			fc.constantFrom('feeds', 'processes', 'demands', 'scenarios', 'checks'),
			(name, text, key) => holds(readModel({ ...TINY, [name]: `${key}: ${text}\n` }))
		)
		fc.assert(property, { numRuns: 100 })
	})
})

describe('text that is unusual and right', () => {
	test('a byte order mark and Windows line ends change nothing', () => {
		const windows = Object.fromEntries(
			Object.entries(TINY).map(([name, text]) => [name, `\uFEFF${text.replaceAll('\n', '\r\n')}`])
		)
		const { chain, diagnostics } = readModel(windows)
		expect(diagnostics).toEqual([])
		expect(chain).toEqual(readModel(TINY).chain)
	})

	test('a line is counted the same with Windows line ends', () => {
		const wrong = edited('chain.yaml', 'on: rock', 'on: rcok')
		const unix = readModel(wrong).diagnostics[0]
		const windows = readModel({ ...wrong, 'chain.yaml': wrong['chain.yaml']!.replaceAll('\n', '\r\n') }).diagnostics[0]
		expect(windows).toEqual(unix)
	})

	test('markup in a name stays text', () => {
		const name = '<img src=x onerror=alert(1)> & "quotes"'
		const { chain } = readModel(edited('chain.yaml', 'name: Hill', `name: '${name}'`))
		expect(chain?.feeds[0]?.name).toBe(name)
	})

	test('a bare year is a date', () => {
		expect(readModel(TINY).chain?.date).toBe('2026')
	})

	test('anchors and aliases share a piece', () => {
		const texts = edited(
			'chain.yaml',
			'{ shares: 1, status: assumed, source: notes, confidence: low }',
			'&all { shares: 1, status: assumed, source: notes, confidence: low }'
		)
		const aliased = edited(
			'chain.yaml',
			'{ shares: { B: 1 }, status: assumed, source: notes, confidence: low }',
			'*all',
			texts
		)
		const { chain, diagnostics } = readModel({
			...aliased,
			'chain.yaml': aliased['chain.yaml']!.replace('components: { A: Ay, B: Bee }', 'components: { A: Ay, B: Bee }')
		})
		expect(diagnostics.map((each) => each.code)).toEqual(['composition-sum'])
		expect(chain).toBeNull()
	})

	test('an error in an aliased piece is shown where the piece is written', () => {
		const texts = edited('chain.yaml', 'yield: { shares: 0.95,', 'yield: &most { shares: 0.95, sharez: 1,')
		const [first] = readModel(texts).diagnostics
		expect(first).toMatchObject({ code: 'unknown-key', path: 'processes.recycler.modes[0].gives[0].yield.sharez' })
	})
})

describe('a model with several errors', () => {
	test('is told of all of them at once, in the order of the files and lines', () => {
		let texts = edited('chain.yaml', 'currency: USD', 'currrency: USD')
		texts = edited('chain.yaml', 'B: 0.25', 'B: 0.2', texts)
		texts = edited('chain.yaml', '- takes: rock', '- takes: rok', texts)
		texts = edited('chain.yaml', '600 t X/yr', '600 t Y/yr', texts)
		texts = edited('chain.yaml', 'yield: { shares: 0.05', 'yield: { shares: 0.15', texts)
		texts = edited('chain.yaml', 'value: 10 t X/yr', 'value: -10 t X/yr', texts)
		texts = edited('scenarios.yaml', 'demand: more', 'demand: moer', texts)
		texts = edited('checks.yaml', 'weakest: dig', 'weakest: digg', texts)
		texts = edited('sources.yaml', '2026-11', 'November', texts)
		const { chain, diagnostics } = readModel(texts)
		expect(chain).toBeNull()
		expect(diagnostics.map((each) => `${each.file} ${each.code}`)).toEqual([
			'chain.yaml unknown-key',
			'chain.yaml composition-sum',
			'chain.yaml unknown-material',
			'chain.yaml missing-currency',
			'chain.yaml negative',
			'chain.yaml yields-over-1',
			'chain.yaml bad-amount',
			'scenarios.yaml unknown-demand',
			'checks.yaml unknown-stage',
			'sources.yaml bad-format'
		])
	})

	test('is not told of what only follows from an error', () => {
		const { diagnostics } = readModel(edited('chain.yaml', 'unit: t X\n', 'unit: t X/yr\n'))
		expect(diagnostics.map((each) => each.code)).toEqual(['bad-unit'])
	})

	test('is not told again of an entry that is broken, at each reference to it', () => {
		const { diagnostics } = readModel(edited('chain.yaml', 'oxide: { name: Oxide,', 'oxide: { name: 5,'))
		expect(diagnostics.map((each) => each.code)).toEqual(['wrong-type'])
	})

	test('is told of a limited number', () => {
		const components = Array.from({ length: 2000 }, (_, index) => `c${index}: 1`).join(', ')
		const { diagnostics } = readModel(edited('chain.yaml', 'A: Ay, B: Bee', `A: Ay, B: Bee, ${components}`))
		expect(diagnostics).toHaveLength(501)
		expect(diagnostics.at(-1)).toMatchObject({ code: 'more', message: expect.stringContaining('1500 more') })
	})
})
