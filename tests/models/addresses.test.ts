/** Every figure of the shipped models can be set by its address, alone. */
import { describe, expect, test } from 'vitest'
import { entryAt, figureAddresses } from '#lib/model/addresses/addresses.ts'
import type { FigureEntry } from '#lib/model/addresses/figure-entry.ts'
import { checkValue } from '#lib/model/addresses/figure-values.ts'
import { withFigures } from '#lib/model/addresses/with-figures.ts'
import { applyScenario } from '#lib/model/scenario/apply-scenario.ts'
import type { Chain } from '#lib/model/chain.ts'
import { openScenario, withLever } from '#lib/model/scenario/scenario.ts'
import { readModel } from '#lib/model/read-model.ts'
import { isProblem } from '#lib/model/units/quantity.ts'
import { SettingError, type Reason } from '#lib/model/units/reason.ts'
import { chainFrom, withEngine } from '../support/engine.ts'
import { edited, TINY } from './tiny-model.ts'

const MODELS = ['models/copper-example', 'models/india-rare-earths']

/** Another value that the figure may have. */
function otherValue(entry: FigureEntry): number {
	const value = entry.value ?? 0
	const tries = entry.kind === 'start' ? [value + 1] : [value * 0.9, value + 0.05, 1]
	return tries.find((each) => each !== value && checkValue(entry, each) === null)!
}

const setAt = (chain: Chain, entry: FigureEntry, value: number) =>
	withFigures(chain, [{ address: entry.address, value, figure: null }], {
		year: chain.years.first,
		counts: chain.counts
	})

const values = (chain: Chain) => new Map(figureAddresses(chain).map(({ address, value }) => [address, value]))

/** The figures that may follow one that is set: the rest of its sum, its capacity, or all that is converted by it. */
function mayFollow(set: FigureEntry, other: string): boolean {
	const [node] = set.address.split('.')
	if (set.kind === 'content' || set.kind === 'value' || set.kind === 'counted') return true
	if (set.kind === 'capacity') return other.startsWith(`${node}.plants.`)
	if (['nameplate', 'start', 'ramp'].includes(set.kind)) return other === node
	return set.change.of === 'part' && other.startsWith(`${node}.`)
}

describe.each(MODELS)('the figures of %s', (dir) => {
	const chain = chainFrom(dir)
	const entries = figureAddresses(chain)

	test('each have one address, which finds them', () => {
		expect(entries.length).toBeGreaterThan(40)
		expect(new Set(entries.map(({ address }) => address)).size).toBe(entries.length)
		for (const entry of entries) {
			const found = entryAt(chain, entry.address)
			expect(found).toMatchObject({ address: entry.address, kind: entry.kind, value: entry.value })
			expect(found!.figure).toBe(entry.figure)
		}
	})

	test('are each set alone, and nothing else moves but what follows', () => {
		const before = values(chain)
		const moved: string[] = []
		for (const entry of entries) {
			const value = otherValue(entry)
			const changed = setAt(chain, entry, value)
			if (isProblem(changed)) {
				expect(entry.change.of, `${entry.address}: ${changed.problem}`).toBe('part')
				continue
			}
			moved.push(entry.address)
			expect(entryAt(changed, entry.address)!.value, entry.address).toBeCloseTo(value, 9)
			for (const [address, other] of values(changed))
				if (address !== entry.address && other !== before.get(address) && before.has(address))
					expect(mayFollow(entry, address), `${entry.address} moves ${address}`).toBe(true)
		}
		expect(moved.length).toBeGreaterThan(entries.length * 0.9)
	})

	test('still sum to 1 where they are parts of a whole', () => {
		let sums = 0
		for (const entry of entries.filter(({ change }) => change.of === 'part')) {
			const changed = setAt(chain, entry, otherValue(entry))
			if (isProblem(changed)) continue
			sums++
			for (const { composition } of [...changed.feeds, ...changed.trades])
				if (composition) expect(Object.values(composition.shares).reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12)
			for (const mode of changed.processes.flatMap((process) => process.modes)) {
				expect(mode.ingredients.reduce((sum, each) => sum + each.share, 0)).toBeCloseTo(1, 3)
				for (const { id } of chain.components) {
					const sum = mode.yields.reduce((all, each) => all + (each.shares[id] ?? 0), 0)
					const was = chain.processes.flatMap((p) => p.modes).some((each) => each === mode)
					if (!was && sum > 0) expect(sum, entry.address).toBeCloseTo(1, 9)
				}
			}
		}
		expect(sums).toBeGreaterThan(2)
	})

	test('set to their own value are no change, and set there and back give the identical plan', async () => {
		const open = openScenario(chain.scenarios[0]!.id)
		await withEngine(chain, (engine) => {
			const before = engine.plan(open)
			let differing = 0
			for (const entry of entries.filter(({ value }) => value !== null)) {
				const own = withLever(open, entry.address, entry.value! / entry.factor)
				expect(applyScenario(chain, own).scenario.changed, entry.address).toEqual([])
			}
			for (const entry of entries.filter((_, i) => i % 9 === 0)) {
				const there = withLever(open, entry.address, otherValue(entry) / entry.factor)
				if (isProblem(setAt(chain, entry, otherValue(entry)))) continue
				differing += Number(engine.plan(there).delivered !== before.delivered)
				expect(engine.plan(open)).toEqual(before)
			}
			expect(differing).toBeGreaterThan(0)
		})
	})
})

test('a part of a sum that is set by hand says so, and so does the part that gives way', () => {
	const tiny = readModel(TINY).chain!
	const { chain } = applyScenario(tiny, withLever(openScenario('today'), 'maker.share.oxide-A', 0.6))
	const shares = (of: Chain) => of.processes.flatMap(({ modes }) => modes[0]!.ingredients.map((each) => each.figure))
	const stated = shares(tiny).filter((figure) => figure !== null)
	expect(stated.map(({ value, sources }) => [value, sources])).toEqual([
		[0.7, ['notes']],
		[0.3, ['notes']]
	])
	const set = shares(chain).filter((figure) => figure !== null)
	expect(set).toMatchObject([
		{ value: 0.6, written: { value: 0.6 }, byHand: true, sources: [] },
		{ value: expect.closeTo(0.4, 12), byHand: true, sources: [] }
	])
})

const RECIPE = 'share: { value: 0.7, status: assumed, source: notes, confidence: low }'
const REST = 'share: { value: 0.3, status: assumed, source: notes, confidence: low }'
const VALUES =
	'values: { lean: { name: Lean, value: 0.8, status: assumed, source: notes, confidence: low } }\ncomponents: {'

describe('a recipe with a named value', () => {
	const named = edited('chain.yaml', 'components: {', VALUES)
	const follows = edited('chain.yaml', RECIPE, RECIPE.replace('0.7', 'value(lean)'), named)
	const sharesOf = (chain: Chain) =>
		chain.processes.find(({ id }) => id === 'maker')!.modes[0]!.ingredients.map((each) => each.share)
	const shares = (texts: typeof TINY, set: Record<string, number>) => {
		const { chain, diagnostics } = readModel(texts)
		expect(diagnostics.filter((each) => each.severity === 'error')).toEqual([])
		const scenario = Object.entries(set).reduce((s, [address, x]) => withLever(s, address, x), openScenario('today'))
		return sharesOf(applyScenario(chain!, scenario).chain)
	}

	test('leaves its rest what the others do not take, however the value moves', () => {
		const texts = edited('chain.yaml', REST, 'share: rest', follows) as typeof TINY
		for (const [value, rest] of [
			[0.8, 0.2],
			[0.9, 0.1],
			[1, 0]
		] as const) {
			const [first, last] = shares(texts, { 'values.lean': value })
			expect(first).toBe(value)
			expect(last).toBeCloseTo(rest, 12)
		}
		const byHand = shares(texts, { 'maker.share.oxide-A': 0.6 })
		expect(byHand[1]).toBeCloseTo(0.4, 12)
	})

	test('closes to 1 in proportion where it has no rest', () => {
		const texts = edited('chain.yaml', REST, REST.replace('0.3', '0.2'), follows) as typeof TINY
		const [first, last] = shares(texts, { 'values.lean': 0.3 })
		expect(first).toBeCloseTo(0.6, 12)
		expect(last).toBeCloseTo(0.4, 12)
	})

	test.each([
		[1.2, { kind: 'not-closed', address: 'values.lean', reason: { kind: 'sum-over', sum: 1.2 } }],
		[-0.1, { kind: 'cannot-be', address: 'values.lean', amount: '-0.1', reason: { kind: 'below-zero' } }]
	])('is refused with a share of %j', (value, refused) => {
		const texts = edited('chain.yaml', REST, 'share: rest', follows) as typeof TINY
		expect(refusalOf(() => shares(texts, { 'values.lean': value }))).toEqual(refused)
	})

	test.each([
		['0.56 / value(lean)', 0, 'division-by-zero'],
		['value(lean) - 0.1', 0.05, 'below-zero']
	])('is refused where a figure is %s, with %j', (text, value, kind) => {
		const texts = edited('chain.yaml', RECIPE, RECIPE.replace('0.7', `"${text}"`), named) as typeof TINY
		const reason = expect.objectContaining({ kind: 'arithmetic', reason: { kind } })
		const refused = { kind: 'not-closed', address: 'values.lean', reason }
		expect(refusalOf(() => shares(texts, { 'values.lean': value }))).toEqual(refused)
	})

	test('is refused with shares of nothing at all', () => {
		const texts = edited('chain.yaml', REST, REST.replace('0.3', '0.25 * value(lean)'), follows) as typeof TINY
		const refused = { kind: 'not-closed', address: 'values.lean', reason: { kind: 'sum-under', sum: 0 } }
		expect(refusalOf(() => shares(texts, { 'values.lean': 0 }))).toEqual(refused)
	})
})

function refusalOf(call: () => unknown): Reason | null {
	try {
		call()
		return null
	} catch (error) {
		if (error instanceof SettingError) return error.reason
		throw error
	}
}
