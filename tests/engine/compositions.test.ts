/** Chains with many compositions of one material, and what becomes of a blend beside a contract. */
import { describe, expect, test } from 'vitest'
import { chainOf, type ChainSpec, type PlantSpec } from '../support/chains.ts'
import { planOnce } from '../support/engine.ts'
import { leastInTurn, type Statement } from '../properties/second-opinion.ts'

/** Three plants a stage, each with yields of its own: every path from the feed has a composition of its own. */
function threeAStage(stages: number): ChainSpec & { plants: PlantSpec[] } {
	const material = (stage: number) => (stage === 0 ? 'ore' : `m${stage}`)
	const plants = Array.from({ length: stages * 3 }, (_, k): PlantSpec => {
		const [stage, i] = [Math.floor(k / 3), k % 3]
		return {
			id: `p${stage}-${i}`,
			stage: `s${stage}`,
			takes: material(stage),
			gives: material(stage + 1),
			yield: { A: 0.95 - 0.07 * i - 0.011 * stage, B: 0.8 + 0.05 * i + 0.013 * stage },
			capacity: 50
		}
	})
	return {
		components: ['A', 'B'],
		stages: [...Array.from({ length: stages }, (_, stage) => `s${stage}`), 'use'],
		feeds: [{ id: 'ore', gives: 'ore', available: 100 }],
		plants,
		demands: [{ id: 'need', takes: material(stages), amount: 150 }]
	}
}

/** Most that whole paths of plants deliver, by another solver: one column a path, one row a capacity. */
function byPaths({ plants, stages, feeds }: ReturnType<typeof threeAStage>): number {
	const statement: Statement = {
		rows: new Map([['ore', { max: feeds[0]!.available! }]]),
		columns: new Map(),
		rooms: new Map()
	}
	for (const plant of plants) statement.rows.set(plant.id, { max: plant.capacity! })
	const delivered = new Map<string, number>()
	const walk = (stage: number, path: PlantSpec[], brings: { A: number; B: number }, use: [string, number][]) => {
		const total = brings.A + brings.B
		if (stage === stages!.length - 1) {
			const name = path.map((p) => p.id).join(' ')
			statement.columns.set(name, new Map([['ore', 1], ...use]))
			delivered.set(name, -total)
			return
		}
		for (const plant of plants.filter((p) => p.stage === `s${stage}`)) {
			const { A, B } = plant.yield as { A: number; B: number }
			walk(stage + 1, [...path, plant], { A: brings.A * A, B: brings.B * B }, [...use, [plant.id, total]])
		}
	}
	walk(0, [], { A: 0.5, B: 0.5 }, [])
	return -leastInTurn(statement, [delivered], 0)[0]!
}

describe('a chain without loops', () => {
	test('is planned with 81 compositions of one material, and delivers what whole paths do', async () => {
		const spec = threeAStage(4)
		expect((await planOnce(chainOf(spec))).delivered).toBeCloseTo(byPaths(spec), 5)
	})

	test('is planned with 243 compositions of one material', async () => {
		const spec = threeAStage(5)
		expect((await planOnce(chainOf(spec))).delivered).toBeCloseTo(byPaths(spec), 5)
	})
})

describe('a blend beside a contract of the same tier', () => {
	const shared = (tier: number) =>
		chainOf({
			components: ['A', 'B'],
			feeds: [
				{ id: 'one', gives: 'good', available: 60, composition: { A: 0.5, B: 0.5 } },
				{ id: 'two', gives: 'good', available: 50, composition: { A: 0.2, B: 0.8 } }
			],
			plants: [{ id: 'round', takes: 'good', gives: 'good', capacity: 1 }],
			demands: [{ id: 'need', takes: 'good', amount: 100 }],
			trades: [{ id: 'export', kind: 'export', material: 'good', amount: 25, tier }]
		})

	const expectNoMore = async (tier: number) => {
		const { delivered, deliveredBlended } = await planOnce(shared(tier))
		expect(deliveredBlended ?? delivered).toBeLessThanOrEqual(delivered * (1 + 1e-9))
	}

	test('delivers no more blended than apart, with the contract in its own tier', () => expectNoMore(1))
	test('delivers no more blended than apart, with the contract in a later tier', () => expectNoMore(2))
})

describe('a blend of two ores', () => {
	/** 50 t of A and 50 t of B as one good; the plant keeps A alone, and something else takes half of the good. */
	const halfGoesTo = (who: 'need' | 'contract') =>
		chainOf({
			components: ['A', 'B'],
			feeds: [
				{ id: 'rich', gives: 'good', available: 50, composition: { A: 1, B: 0 } },
				{ id: 'poor', gives: 'good', available: 50, composition: { A: 0, B: 1 } }
			],
			plants: [{ id: 'plant', takes: 'good', gives: 'metal', yield: { A: 1, B: 0 }, capacity: 100 }],
			demands: [
				...(who === 'need' ? [{ id: 'good', takes: 'good', amount: 50 }] : []),
				{ id: 'metal', takes: 'metal', amount: 50 }
			],
			trades: who === 'need' ? [] : [{ id: 'export', kind: 'export', material: 'good', amount: 50 }]
		})

	test('gives a need the mixture, not what the plant has no use for', async () => {
		const plan = await planOnce(halfGoesTo('need'))
		expect(plan.delivered).toBeCloseTo(100, 6)
		expect(plan.deliveredBlended).toBeCloseTo(75, 6)
	})

	test('gives a contract the mixture too', async () => {
		const plan = await planOnce(halfGoesTo('contract'))
		expect(plan.delivered).toBeCloseTo(50, 6)
		expect(plan.deliveredBlended).toBeCloseTo(25, 6)
	})
})
