/** Chains of any size for the growth benchmark: seven stages, parallel routes, losses, shared plants, a few absences. */
import type { Chain } from '#lib/model/chain.ts'
import { chainOf, type PlantSpec } from '../support/chains.ts'

const STAGES = ['s1', 's2', 's3', 's4', 's5', 's6', 's7']

/** A small deterministic generator (Park and Miller 1988): benchmarks must not differ between runs. */
function generator(seed: number): () => number {
	let state = seed
	return () => (state = (state * 48271) % 2147483647) / 2147483647
}

/**
 * Routes of seven plants each; in the second and third stage every third route also takes its neighbour's material. One
 * plant in nine is absent. The fifth stage separates, so that compositions settle and the last two stages are shared.
 */
export function grownChain(processes: number, seed = 7): Chain {
	const random = generator(seed)
	const routes = Math.max(1, Math.round(processes / STAGES.length))
	const material = (stage: number, route: number) => (stage >= 5 ? `m${stage}` : `m${stage}-${route}`)
	const takes = (stage: number, route: number) => {
		const neighbour = (route + 1) % routes
		const shared = (stage === 1 || stage === 2) && route % 3 === 0 && neighbour !== route
		return (shared ? [route, neighbour] : [route]).map((r) => material(stage, r))
	}
	const plants = Array.from({ length: routes }, (_, route) =>
		STAGES.map((stage, s): PlantSpec => ({
			id: `p${s}-${route}`,
			stage,
			takes: takes(s, route),
			gives: material(s + 1, route),
			yield: { A: 0.8 + 0.2 * random(), B: 0.75 + 0.2 * random() },
			capacity: random() < 1 / 9 ? 0 : Math.round(50 + 100 * random())
		}))
	).flat()
	return chainOf({
		components: ['A', 'B'],
		stages: [...STAGES, 'use'],
		pure: ['m5', 'm6', 'm7'],
		feeds: Array.from({ length: routes }, (_, route) => {
			const share = Math.round(20 + 60 * random()) / 100
			return { id: `f${route}`, gives: material(0, route), available: 200, composition: { A: share, B: 1 - share } }
		}),
		plants,
		demands: [{ id: 'need', takes: 'm7', amount: 60 * routes }]
	})
}
