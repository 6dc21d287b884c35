/**
 * Model files that were changed at random, in their structure, their text or their bytes: reading one never throws, every
 * problem has a file, a line and a code, and what can be read can be planned or is refused in words. Bounded in `npm test`;
 * `FUZZ_RUNS=5000` for longer, `FC_SEED` for other changes.
 */
import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { Document, isMap, isScalar, isSeq, parseDocument, visit, type Node, type Pair } from 'yaml'
import { unplannable } from '#lib/checks/unplannable.ts'
import { MODEL_FILES, type ModelFile } from '#lib/model/findings/finding.ts'
import { readModel, type ModelContents } from '#lib/model/read-model.ts'
import { openScenario } from '#lib/model/scenario/scenario.ts'
import { withEngine } from '../support/engine.ts'
import { told } from '../support/diagnostics.ts'

const RUNS = Number(process.env.FUZZ_RUNS ?? 60)
const COPPER = Object.fromEntries(
	['chain.yaml', 'scenarios.yaml', 'checks.yaml', 'sources.yaml'].map((file) => [
		file,
		readFileSync(join('models/copper-example', file), 'utf8')
	])
) as Record<ModelFile, string>

/** How often each end was reached, so that the changes are known to try more than one. */
const tally = { refused: 0, planned: 0, unplannable: 0 }

/** Diagnostics that have no line: their file is not there, or cannot be read. */
const WITHOUT_LINE = ['missing-file', 'unreadable-file']

async function holds(contents: ModelContents) {
	const { chain, diagnostics, locate } = readModel(contents)
	expect(chain === null).toBe(diagnostics.some((each) => each.severity === 'error'))
	for (const { code, file, line, message, remedy } of told(diagnostics)) {
		expect(MODEL_FILES).toContain(file)
		expect(code).toMatch(/^[a-z0-9-]+$/)
		expect(message).toMatch(/^\S[^]*\.$/)
		expect(remedy).toBeTruthy()
		expect(`${message} ${remedy}`).not.toMatch(/undefined|\[object/)
		if (!WITHOUT_LINE.includes(code)) expect(line, `${code}: ${message}`).toBeGreaterThan(0)
	}
	if (!chain) return void tally.refused++
	const scenario = openScenario(chain.scenarios[0]!.id)
	try {
		const plan = await withEngine(chain, (engine) => engine.plan(scenario))
		expect(Number.isFinite(plan.delivered)).toBe(true)
		tally.planned++
	} catch (error) {
		const findings = unplannable(error, chain, [scenario]).map(locate)
		if (findings.length === 0) throw error
		for (const { line } of findings) expect(line).toBeGreaterThan(0)
		tally.unplannable++
	}
}

const VALUES = [
	null,
	'',
	0,
	-1,
	1e305,
	1e-9,
	NaN,
	true,
	'none',
	'unknown',
	'8,5 Mt ore/yr',
	'1e12 t Cu/yr',
	'1e-9 t Cu/yr',
	'50 %',
	'__proto__',
	'rest',
	[],
	{},
	['operating'],
	'x'.repeat(500)
]

interface Change {
	at: number
	kind: number
	value: number
}

type Edit = (pair: Pair, other: Pair, value: number, make: (value: unknown) => Node) => void

/** Ways to change the tree: replace, swap in, rename, take out, double, shift by orders of magnitude. */
const EDITS: Edit[] = [
	(pair, _, value, make) => (pair.value = make(VALUES[value % VALUES.length])),
	(pair, other, _, make) => (pair.value = make(isScalar(other.value) ? other.value.value : null)),
	(pair, _, __, make) => isScalar(pair.key) && (pair.key = make(`${String(pair.key.value)}x`)),
	(pair, _, value) => (isMap(pair.value) || isSeq(pair.value)) && pair.value.items.splice(value % 3, 1),
	(pair) => isSeq(pair.value) && pair.value.items.push(...(pair.value.items as Node[])),
	(pair, _, value) => isScalar(pair.value) && (pair.value.value = Number(pair.value.value) * 10 ** ((value % 41) - 20)),
	(pair, _, value) => {
		if (!isScalar(pair.value) || typeof pair.value.value !== 'string') return
		pair.value.value = pair.value.value.replace(/^[\d.]+/, (digits) => `${digits}e${(value % 31) - 15}`)
	}
]

function changeTree(text: string, changes: readonly Change[]): string {
	const document = parseDocument(text) as Document
	const make = (value: unknown) => document.createNode(value) as Node
	for (const { at, kind, value } of changes) {
		const pairs: Pair[] = []
		visit(document, { Pair: (_, pair) => void pairs.push(pair) })
		if (pairs.length > 0) EDITS[kind]!(pairs[at % pairs.length]!, pairs[value % pairs.length]!, value, make)
	}
	return document.toString()
}

const change = fc.record({ at: fc.nat(), kind: fc.nat({ max: 6 }), value: fc.nat() })
const file = fc.constantFrom<ModelFile>(
	'chain.yaml',
	'chain.yaml',
	'chain.yaml',
	'scenarios.yaml',
	'checks.yaml',
	'sources.yaml'
)
const piece = fc.oneof(
	fc.string({ unit: fc.constantFrom(...'aA0 -:[]{}&*!|>"\'#%,\n\t.é'), maxLength: 20 }),
	fc.constantFrom('((((', '1e400', '\0', '\uFFFD', '&a ', '*a', '{', '- - - ', '\r', '５', '%')
)

describe('a model that was changed at random is read and planned, or refused with file and line', () => {
	test('in its structure', async () => {
		const property = fc.asyncProperty(file, fc.array(change, { minLength: 1, maxLength: 3 }), (name, changes) =>
			holds({ ...COPPER, [name]: changeTree(COPPER[name], changes) })
		)
		await fc.assert(property, { numRuns: RUNS })
	}, 3_600_000)

	test('in its text', async () => {
		const property = fc.asyncProperty(file, fc.nat(), fc.nat({ max: 60 }), piece, (name, at, length, inserted) => {
			const text = COPPER[name]
			const start = at % text.length
			return holds({ ...COPPER, [name]: text.slice(0, start) + inserted + text.slice(start + length) })
		})
		await fc.assert(property, { numRuns: RUNS })
	}, 3_600_000)

	test('in its bytes', async () => {
		const edit = fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 }))
		const property = fc.asyncProperty(file, fc.array(edit, { minLength: 1, maxLength: 4 }), (name, edits) => {
			const bytes = new TextEncoder().encode(COPPER[name])
			for (const [at, byte] of edits) bytes[at % bytes.length] = byte
			return holds({ ...COPPER, [name]: bytes })
		})
		await fc.assert(property, { numRuns: RUNS })
	}, 3_600_000)
})

afterAll(() => {
	expect(tally.refused).toBeGreaterThan(RUNS / 4)
	expect(tally.planned).toBeGreaterThan(RUNS / 10)
})
