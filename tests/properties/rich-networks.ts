/** Random networks with all that a chain may hold: tiers, counted needs, imports, exports, least runs, unknown capacities. */
import fc from 'fast-check'
import type { ChainSpec } from '../support/chains.ts'
import { networkSpec } from '../support/networks.ts'

const amount = fc.oneof(
	{ weight: 1, arbitrary: fc.constant(0) },
	{ weight: 3, arbitrary: fc.integer({ min: 1, max: 120 }) }
)
const tier = fc.integer({ min: 1, max: 3 })
const material = fc.constantFrom('m0', 'm1', 'm2')

const extras = fc.record({
	tiers: fc.array(tier, { minLength: 2, maxLength: 2 }),
	counted: fc.array(fc.constantFrom(1, 1.25, 0.8), { minLength: 2, maxLength: 2 }),
	imports: fc.array(fc.record({ material, amount: fc.option(amount), share: fc.integer({ min: 0, max: 10 }) }), {
		maxLength: 2
	}),
	exports: fc.array(fc.record({ material, amount, tier }), { maxLength: 2 }),
	commitments: fc.array(fc.option(amount, { nil: undefined, freq: 3 }), { minLength: 10, maxLength: 10 }),
	unknown: fc.array(fc.boolean(), { minLength: 10, maxLength: 10 }),
	lesser: fc.boolean()
})

type Extras = typeof extras extends fc.Arbitrary<infer T> ? T : never

function enrich(spec: ChainSpec, e: Extras): ChainSpec {
	return {
		...spec,
		plants: spec.plants.map((p, i) => ({
			...p,
			...(e.commitments[i] === undefined ? {} : { commitment: e.commitments[i] }),
			capacity: e.lesser && e.unknown[i] ? null : p.capacity
		})),
		demands: spec.demands.map((d, i) => ({ ...d, tier: e.tiers[i]!, counted: e.counted[i]! })),
		trades: [
			...e.imports.map((t, i) => ({
				id: `in${i}`,
				kind: 'import' as const,
				material: t.material,
				amount: t.amount,
				composition: { A: t.share / 10, B: 1 - t.share / 10 }
			})),
			...e.exports.map((t, i) => ({
				id: `out${i}`,
				kind: 'export' as const,
				material: t.material,
				amount: t.amount,
				tier: t.tier
			}))
		]
	}
}

export const richSpec: fc.Arbitrary<ChainSpec> = fc.tuple(networkSpec, extras).map(([spec, e]) => enrich(spec, e))
