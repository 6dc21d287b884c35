/** Random chains for properties and growth: layered plants, several components, yields, losses and a recycle. */
import fc from 'fast-check'
import type { Chain } from '#lib/model/chain.ts'
import { chainOf, type ChainSpec, type PlantSpec } from './chains.ts'

const STAGES = ['s1', 's2', 's3', 'use']

const capacity = fc.oneof(
	{ weight: 1, arbitrary: fc.constant(0) },
	{ weight: 4, arbitrary: fc.integer({ min: 1, max: 400 }).map((x) => x / 4) }
)
const fraction = fc.integer({ min: 20, max: 100 }).map((x) => x / 100)

interface Shape {
	capacities: number[][]
	yields: number[][]
	feeds: { available: number | null; share: number }[]
	demands: number[]
	recycler: number
	limits: (number | undefined)[]
	pure: boolean
	yieldless: boolean
}

const shape: fc.Arbitrary<Shape> = fc.record({
	capacities: fc.array(fc.array(capacity, { minLength: 1, maxLength: 3 }), { minLength: 3, maxLength: 3 }),
	yields: fc.array(fc.array(fraction, { minLength: 3, maxLength: 3 }), { minLength: 3, maxLength: 3 }),
	feeds: fc.array(fc.record({ available: fc.option(fc.integer({ min: 0, max: 200 })), share: fraction }), {
		minLength: 1,
		maxLength: 2
	}),
	demands: fc.array(fc.integer({ min: 0, max: 150 }), { minLength: 1, maxLength: 2 }),
	recycler: capacity,
	limits: fc.array(fc.option(fc.integer({ min: 0, max: 300 }), { nil: undefined }), { minLength: 9, maxLength: 9 }),
	pure: fc.boolean(),
	yieldless: fc.constant(false)
})

/** Material that a stage hands on; the last is what demands take. */
const material = (stage: number) => (stage < 0 ? 'ore' : `m${stage}`)

function plantsOf(s: Shape): PlantSpec[] {
	return s.capacities.flatMap((row, stage) =>
		row.map((value, i): PlantSpec => {
			const keep = s.yieldless ? 1 : s.yields[stage]![i]!
			return {
				id: `p${stage}${i}`,
				stage: STAGES[stage]!,
				takes: material(stage - 1),
				gives: material(stage),
				yield: s.yieldless ? 1 : { A: keep, B: Math.min(1, keep * 1.1) },
				capacity: value,
				limit: s.limits[stage * 3 + i],
				...(stage === 2 && !s.yieldless ? { rest: 'scrap' } : {})
			}
		})
	)
}

export function specOf(s: Shape): ChainSpec {
	const recycler: PlantSpec = {
		id: 'recycler',
		stage: 's2',
		takes: 'scrap',
		gives: material(1),
		yield: 0.9,
		capacity: s.recycler
	}
	return {
		components: ['A', 'B'],
		stages: STAGES,
		// Scrap can only go round again where its composition settles: where the second stage separates.
		pure: s.pure ? [material(1)] : [],
		feeds: s.feeds.map((f, i) => ({
			id: `f${i}`,
			gives: 'ore',
			available: f.available,
			composition: { A: f.share, B: 1 - f.share }
		})),
		plants: [...plantsOf(s), ...(s.pure && !s.yieldless ? [recycler] : [])],
		demands: s.demands.map((amount, i) => ({ id: `d${i}`, takes: material(2), amount }))
	}
}

export const networkSpec: fc.Arbitrary<ChainSpec> = shape.map(specOf)
export const network: fc.Arbitrary<Chain> = networkSpec.map(chainOf)

/** Networks without losses, recycles or limits, where delivery is a maximum flow. */
export const flowNetworkSpec: fc.Arbitrary<ChainSpec> = shape.map((s) => specOf({ ...s, yieldless: true, pure: false }))
