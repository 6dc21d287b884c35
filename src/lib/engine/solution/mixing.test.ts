import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import '../../../../tests/support/seed.ts'
import { loopsOf } from './loops.ts'
import { mixedShares, type MixingNetwork, type Stream } from './mixing.ts'

/** Shares by rounds until no share moves: slow, and independent of the order and the loops of the network. */
function iterated({ nodes, streams, given, origins }: MixingNetwork): number[][] {
	const shares = Array.from({ length: nodes }, (_, node) => Array.from(given.get(node) ?? new Array(origins).fill(0)))
	for (let moved = 1, round = 0; moved > 1e-16 && round < 1e6; round++) {
		moved = 0
		for (let node = 0; node < nodes; node++) {
			if (given.has(node)) continue
			const into = streams.filter(({ to, amount }) => to === node && amount > 0)
			const total = into.reduce((sum, { amount }) => sum + amount, 0)
			for (let k = 0; k < origins && total > 0; k++) {
				const next = into.reduce((sum, { from, amount }) => sum + amount * shares[from]![k]!, 0) / total
				moved = Math.max(moved, Math.abs(next - shares[node]![k]!))
				shares[node]![k] = next
			}
		}
	}
	return shares
}

const SOURCES = 2

/** Paths and round trips of random amounts: nothing is lost at any node between the sources and the sink. */
const conservative = fc
	.record({
		inner: fc.integer({ min: 1, max: 7 }),
		ways: fc.array(
			fc.record({
				source: fc.nat(SOURCES - 1),
				stops: fc.array(fc.nat(), { minLength: 1, maxLength: 5 }),
				amount: fc.integer({ min: 1, max: 1000 })
			}),
			{ minLength: 1, maxLength: 6 }
		),
		rounds: fc.array(
			fc.record({
				stops: fc.array(fc.nat(), { minLength: 2, maxLength: 5 }),
				amount: fc.integer({ min: 1, max: 1000 })
			}),
			{ maxLength: 4 }
		)
	})
	.map(({ inner, ways, rounds }): MixingNetwork => {
		const place = (stop: number) => SOURCES + (stop % inner)
		const sink = SOURCES + inner
		const along = (path: number[], amount: number): Stream[] =>
			path.slice(1).map((to, index) => ({ from: path[index]!, to, amount }))
		const streams = [
			...ways.flatMap(({ source, stops, amount }) => along([source, ...stops.map(place), sink], amount)),
			...rounds.flatMap(({ stops, amount }) => {
				const path = stops.map(place)
				return along([...path, path[0]!], amount)
			})
		]
		const given = new Map([
			[0, [1, 0]],
			[1, [0, 1]]
		])
		return { nodes: sink + 1, streams, given, origins: 2 }
	})

describe('the shares of a network', () => {
	test('agree with rounds that go on until nothing moves', () => {
		let loops = 0
		fc.assert(
			fc.property(conservative, (network) => {
				const shares = mixedShares(network)
				const expected = iterated(network)
				shares.forEach((vector, node) =>
					vector.forEach((share, k) => expect(share, `node ${node}`).toBeCloseTo(expected[node]![k]!, 10))
				)
				const edges = shares.map((_, node) => network.streams.filter(({ to }) => to === node).map(({ from }) => from))
				if (loopsOf(edges).some((loop) => loop.length > 1)) loops++
			}),
			{ numRuns: 300 }
		)
		expect(loops).toBeGreaterThan(60)
	})

	test('bring to the end as much of each origin as sets out from it', () => {
		fc.assert(
			fc.property(conservative, (network) => {
				const sink = network.nodes - 1
				const shares = mixedShares(network)
				const arriving = network.streams.filter(({ to }) => to === sink)
				for (let k = 0; k < SOURCES; k++) {
					const started = network.streams.filter(({ from }) => from === k).reduce((sum, { amount }) => sum + amount, 0)
					const arrived = arriving.reduce((sum, { from, amount }) => sum + amount * shares[from]![k]!, 0)
					expect(Math.abs(arrived - started)).toBeLessThanOrEqual(1e-12 * Math.max(1, started))
				}
			}),
			{ numRuns: 500 }
		)
	})

	test.each([0.5, 0.999999, 1 - 1e-12])(
		'are exact to the last digits in a loop that returns %f of its flow',
		(returned) => {
			// 3 parts of one origin and 1 of the other enter a loop of four nodes, in which they go round many times.
			const entering = 1 - returned
			const streams = [
				{ from: 0, to: 2, amount: 0.75 * entering },
				{ from: 1, to: 2, amount: 0.25 * entering },
				{ from: 5, to: 2, amount: returned },
				{ from: 2, to: 3, amount: 1 },
				{ from: 3, to: 4, amount: 1 },
				{ from: 4, to: 5, amount: 1 }
			]
			const given = new Map([
				[0, [1, 0]],
				[1, [0, 1]]
			])
			for (const [one, other] of mixedShares({ nodes: 6, streams, given, origins: 2 }).slice(2)) {
				expect(Math.abs(one! - 0.75)).toBeLessThan(4e-16)
				expect(Math.abs(other! - 0.25)).toBeLessThan(4e-16)
			}
		}
	)

	test('are exact where the way into a loop is small beside what goes round in it, at each of its nodes', () => {
		const streams = [
			{ from: 0, to: 2, amount: 1e-9 },
			{ from: 1, to: 3, amount: 3e-9 },
			{ from: 3, to: 2, amount: 1 },
			{ from: 2, to: 3, amount: 1 }
		]
		const given = new Map([
			[0, [1]],
			[1, [0]]
		])
		const [, , first, second] = mixedShares({ nodes: 4, streams, given, origins: 1 })
		// By hand, with e = 1e-9: first = (e + second) / (1 + e), second = first / (1 + 3e).
		expect(first![0]).toBeCloseTo((1 + 3e-9) / (4 + 3e-9), 15)
		expect(second![0]).toBeCloseTo(1 / (4 + 3e-9), 15)
	})

	test('are 0 in a loop that nothing enters, and after it count as of no origin', () => {
		const streams = [
			{ from: 1, to: 2, amount: 5 },
			{ from: 2, to: 1, amount: 5 },
			{ from: 2, to: 3, amount: 1 },
			{ from: 0, to: 3, amount: 1 }
		]
		const shares = mixedShares({ nodes: 4, streams, given: new Map([[0, [1]]]), origins: 1 })
		expect(shares.map(([share]) => share)).toEqual([1, 0, 0, 0.5])
	})

	test('of a chain of 50,000 nodes overflow no stack', () => {
		const nodes = 50_000
		const streams = Array.from({ length: nodes - 1 }, (_, from) => ({ from, to: from + 1, amount: 1 }))
		const shares = mixedShares({ nodes, streams, given: new Map([[0, [1]]]), origins: 1 })
		expect(shares.at(-1)![0]).toBe(1)
	})
})

test('loops come after those that they draw on', () => {
	const components = loopsOf([[1], [2], [1, 3], [], [0, 4]])
	expect(components.map((each) => [...each].sort())).toEqual([[3], [1, 2], [0], [4]])
})
