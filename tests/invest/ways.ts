/** Small chains with least sizes and economies of scale, and every way to build in them, by counting. */
import fc from 'fast-check'
import type { Chain } from '#lib/model/chain.ts'
import { chainOf, figure } from '../support/chains.ts'

const plant = fc.record({
	capacity: fc.nat(2),
	room: fc.integer({ min: 0, max: 6 }),
	cost: fc.integer({ min: 1, max: 9 }),
	least: fc.nat(4)
})

/** Two mines, two mills, and one plant from rock to metal, without losses. */
export const lumpy = fc.record({
	rock: fc.integer({ min: 4, max: 12 }),
	need: fc.integer({ min: 3, max: 10 }),
	reference: fc.integer({ min: 1, max: 6 }),
	plants: fc.tuple(plant, plant, plant, plant, plant)
})

/** A chain of five plants, with the exponent of their cost. */
export type Lumpy = (typeof lumpy extends fc.Arbitrary<infer T> ? T : never) & { exponent: number }

const WAYS = [
	{ takes: 'rock', gives: 'ore' },
	{ takes: 'rock', gives: 'ore' },
	{ takes: 'ore', gives: 'metal' },
	{ takes: 'ore', gives: 'metal' },
	{ takes: 'rock', gives: 'metal' }
]

/** @param imports Amounts of ore and metal that come from abroad. */
export function chainFrom(
	{ rock, need, plants, exponent, reference }: Lumpy,
	imports: Record<string, number> = {}
): Chain {
	const chain = chainOf({
		feeds: [{ id: 'pit', gives: 'rock', available: rock }],
		plants: plants.map(({ capacity, room, cost, least }, i) => ({
			id: `p${i}`,
			...WAYS[i]!,
			capacity,
			limit: capacity + room,
			cost,
			lead: 1,
			least,
			reference
		})),
		demands: [{ id: 'need', takes: 'metal', amount: need }],
		trades: Object.entries(imports).map(([id, amount]) => ({ id, kind: 'import', material: id, amount }))
	})
	return {
		...chain,
		values: [{ id: 'exponent', name: 'Exponent', figure: figure(exponent), states: 'scale-exponent' }]
	}
}

export const costOfWay = ({ exponent, reference }: Lumpy, { cost }: Lumpy['plants'][number], added: number): number =>
	added === 0 ? 0 : cost * reference * (added / reference) ** exponent

/**
 * Every way to enlarge the plants by whole numbers, each with what it serves and costs. Cost is concave between least and
 * largest sizes and the flows are those of a network, so the cheapest way is among them.
 */
export function* everyWay(spec: Lumpy): Generator<{ served: number; cost: number }> {
	const { rock, need, plants } = spec
	for (const added of waysToBuild(spec)) {
		const [a, b, c, d, e] = plants.map(({ capacity }, i) => capacity + added[i]!) as [
			number,
			number,
			number,
			number,
			number
		]
		const served = Math.min(need, rock, Math.min(a + b, c + d) + e)
		yield { served, cost: plants.reduce((whole, each, i) => whole + costOfWay(spec, each, added[i]!), 0) }
	}
}

/** Every way to enlarge the plants by whole numbers. */
export function* waysToBuild({ plants }: Lumpy): Generator<readonly number[]> {
	const sizes = plants.map(({ room, least }) =>
		Array.from({ length: room + 1 }, (_, size) => size).filter((size) => size === 0 || size >= least)
	)
	const added = [0, 0, 0, 0, 0]
	function* from(place: number): Generator<readonly number[]> {
		if (place === sizes.length) yield added
		for (const size of sizes[place] ?? []) {
			added[place] = size
			yield* from(place + 1)
		}
	}
	yield* from(0)
}

/** Whether a way serves what is wanted, the most that any serves, and the least cost of the one or else of the other. */
export function best(spec: Lumpy, wanted: number): { enough: boolean; least: number; most: number } {
	const ways = [...everyWay(spec)]
	const most = Math.max(...ways.map(({ served }) => served))
	const served = Math.min(wanted, most)
	return {
		enough: most >= wanted,
		most,
		least: Math.min(...ways.filter((way) => way.served >= served).map(({ cost }) => cost))
	}
}
