/** Whatever the text of a model, reading it says what is wrong, and never throws. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MODEL_FILES, type ModelFile } from '#lib/model/findings/finding.ts'
import { readModel, type ReadModel } from '#lib/model/read-model.ts'
import { edited, TINY } from './tiny-model.ts'
import { told } from '../support/diagnostics.ts'

function holds({ chain, diagnostics }: ReadModel) {
	expect(chain === null).toBe(diagnostics.some((each) => each.severity === 'error'))
	for (const { code, message, line } of told(diagnostics)) {
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
	test('never throws on arbitrary text', () => {
		const property = fc.property(file, fc.oneof(fc.string({ maxLength: 400 }), yamlish), (name, text) =>
			holds(readModel({ ...TINY, [name]: text }))
		)
		fc.assert(property, { numRuns: 150 })
	})

	test('never throws on a cut, copy or insertion in a valid file', () => {
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

	test('never throws on any value in the place of any other', () => {
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

	test('never throws on values of any shape', () => {
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

	const AVAILABILITY = '{ value: 0.9, status: assumed, source: notes, confidence: low }'
	const shared = (piece: string) => {
		const anchor = edited('chain.yaml', `availability: ${AVAILABILITY}`, `availability: &most ${piece}`)
		return edited(
			'chain.yaml',
			'capacity:\n      plants:\n        - status: operating\n          nameplate: { value: 10',
			'capacity:\n      availability: *most\n      plants:\n        - status: operating\n          nameplate: { value: 10',
			anchor
		)
	}

	test('an alias stands for the piece that it names', () => {
		const { chain, diagnostics } = readModel(shared(AVAILABILITY))
		expect(diagnostics).toEqual([])
		expect(chain!.processes.map((each) => each.availability?.value)).toEqual([0.9, 0.9, undefined])
	})

	test('what is wrong in an aliased piece is shown where the piece is written', () => {
		const texts = shared(AVAILABILITY.replace('value', 'valeu'))
		const line = texts['chain.yaml']!.split('\n').findIndex((each) => each.includes('valeu')) + 1
		const unknown = readModel(texts).diagnostics.filter((each) => each.code === 'unknown-key')
		expect(unknown.map((each) => [each.path, each.line])).toEqual([
			['processes.splitter.capacity.availability.valeu', line],
			['processes.maker.capacity.availability.valeu', line]
		])
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

	test('is not told of references into a section that cannot be read', () => {
		const materials = TINY['chain.yaml'].match(/materials:\n(?: {2}.*\n)+/)![0]
		const { diagnostics } = readModel(edited('chain.yaml', materials, 'materials: none of them\n'))
		expect(diagnostics.map((each) => each.code)).toEqual(['wrong-type'])
	})

	test('is not told that what an unmade material would feed cannot be fed', () => {
		const dusty = edited('chain.yaml', '- takes: scrap', '- takes: dust')
		const { diagnostics } = readModel(
			edited('chain.yaml', '  scrap: { name', '  dust: { name: Dust, stage: split }\n  scrap: { name', dusty)
		)
		expect(diagnostics.map((each) => each.code)).toEqual(['unmade-material', 'untaken-material'])
	})

	test('is not told that a source is unused when what may cite it cannot be read', () => {
		const spare = edited('sources.yaml', 'sources:\n', 'sources:\n  spare: { publisher: Me, title: Spare }\n')
		const { diagnostics } = readModel(edited('scenarios.yaml', 'extends: today', 'extends: [today]', spare))
		expect(diagnostics.map((each) => each.code)).toEqual(['wrong-type'])
	})

	test('is quoted without control characters, which a terminal would obey', () => {
		const { diagnostics } = readModel(edited('chain.yaml', 'currency: USD', '"cur\\e[2Jrency\\r\\n": USD'))
		expect(told(diagnostics).map((each) => each.message)).toContain('“cur\\u001b[2Jrency\\r\\n” is not a key here.')
	})

	test('is told of a limited number', () => {
		const components = Array.from({ length: 2000 }, (_, index) => `c${index}: 1`).join(', ')
		const { diagnostics } = readModel(edited('chain.yaml', 'A: Ay, B: Bee', `A: Ay, B: Bee, ${components}`))
		expect(diagnostics).toHaveLength(501)
		expect(diagnostics.at(-1)).toMatchObject({ code: 'more', parameters: { count: 1500 } })
	})
})
