/** One rule for how streams mix: the picture's colours, the headline's imports and the trace of a selection agree. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Plan } from '#lib/engine/index.ts'
import { sankeyDrawing } from '#lib/figures/sankey/sankey.ts'
import type { Drawing } from '#lib/figures/sankey/draw/drawing.ts'
import type { Chain } from '#lib/model/chain.ts'
import { chainOf } from '../support/chains.ts'
import { planOnce, testSolver } from '../support/engine.ts'
import { chainsWith, RICH } from '../support/random-chains.ts'
import '../support/seed.ts'
import { english, planned } from './plans.ts'

const SIZE = { width: 1120, height: 520, locale: english }
const IMPORTED = 'slate'

/** What the picture shows as imported in the boxes of the demands, as counted. */
function importedInPicture({ graph, origins }: Drawing): number {
	return graph.nodes
		.filter(({ kind }) => kind === 'demand')
		.reduce((sum, { id, real }) => {
			const share = origins.node(id).find(({ colour }) => colour === IMPORTED)?.share ?? 0
			return sum + real * share
		}, 0)
}

/** For each link that carries something, the parts of it that come from each feed and import, added up. */
function tracedBack(chain: Chain, plan: Plan): { key: string; total: number }[] {
	const sources = [...chain.feeds, ...chain.trades.filter(({ kind }) => kind === 'import')]
	const drawings = sources.map(({ id }) => sankeyDrawing(chain, plan, { ...SIZE, selected: id }))
	const links = drawings[0]!.graph.links.filter(({ real }) => real > 1e-6 * plan.demand)
	return links.map(({ key }) => ({
		key,
		total: drawings.reduce((sum, { trace }) => sum + (trace!.shares.get(key) ?? 0), 0)
	}))
}

describe('what is imported', () => {
	test.each(['india-rare-earths', 'copper-example'])(
		'in the headline of %s has its colour in the picture',
		async (model) => {
			const { chain, plans } = await planned(model)
			for (const { name, plan } of plans) {
				const difference = importedInPicture(sankeyDrawing(chain, plan, SIZE)) - plan.imported
				expect(Math.abs(difference), name).toBeLessThan(1e-9 * plan.demand)
			}
			expect(plans.some(({ plan }) => plan.imported > 0)).toBe(true)
		}
	)

	test('in the headline has its colour in the picture, and its part of every flow, in chains with loops and recipes', async () => {
		await testSolver()
		let imports = 0
		await fc.assert(
			fc.asyncProperty(chainsWith(RICH), async (spec) => {
				const chain = chainOf(spec)
				const plan = await planOnce(chain)
				if (plan.imported > 0) imports++
				const close = (a: number, b: number) => expect(Math.abs(a - b)).toBeLessThan(1e-8 * Math.max(1, plan.demand))
				close(importedInPicture(sankeyDrawing(chain, plan, SIZE)), plan.imported)
				const counted = new Map(chain.demands.map(({ id, counted }) => [id, counted]))
				const abroad = ({ imported = {} }: Plan['flows'][number]) => Object.values(imported).reduce((a, b) => a + b, 0)
				close(
					plan.flows.reduce((sum, flow) => sum + abroad(flow) * (counted.get(flow.to) ?? 0), 0),
					plan.imported
				)
				for (const { id, kind, used } of plan.trades)
					if (kind === 'import')
						close(
							plan.flows.filter(({ from }) => from === id).reduce((sum, flow) => sum + abroad(flow), 0),
							used
						)
			}),
			{ numRuns: 80 }
		)
		expect(imports).toBeGreaterThan(15)
	}, 120_000)

	test('shows in the picture of a recycling lane too, whose colour is for the rest', async () => {
		const chain = chainOf({
			routes: [{ id: 'main' }, { id: 'again', lane: true }],
			pure: ['mined', 'metal', 'scrap'],
			feeds: [{ id: 'ore', gives: 'mined', available: 30 }],
			plants: [
				{ id: 'works', takes: 'mined', gives: 'metal', yield: 0.5, rest: 'scrap', capacity: 500 },
				{ id: 'recycler', takes: 'scrap', gives: 'mined', capacity: 500, route: 'again' }
			],
			demands: [{ id: 'need', takes: 'metal', amount: 100 }],
			trades: [{ id: 'abroad', kind: 'import', material: 'mined', amount: 10 }]
		})
		const drawing = sankeyDrawing(chain, await planOnce(chain), SIZE)
		const shares = (id: string) => drawing.origins.node(id).map(({ share }) => Number(share.toFixed(9)))
		// Of the recycler's goods a quarter came from abroad; what else it gives out counts as its own.
		expect(shares('recycler')).toEqual([0.75, 0.25])
		expect(shares('works')).toEqual([0.75, 0.25])
		expect(shares('need')).toEqual([0.75, 0.25])
	})
})

describe('the trace of a selection', () => {
	test('follows a feed and an import round a loop that returns nearly all of its flow', async () => {
		const chain = chainOf({
			pure: ['mined', 'metal', 'scrap'],
			feeds: [{ id: 'ore', gives: 'mined', available: 30 }],
			plants: [
				{ id: 'sorter', takes: 'scrap', gives: 'mined', capacity: 1e5 },
				{ id: 'works', takes: 'mined', gives: 'metal', yield: 0.02, rest: 'scrap', capacity: 1e5 }
			],
			demands: [{ id: 'need', takes: 'metal', amount: 100 }],
			trades: [{ id: 'abroad', kind: 'import', material: 'mined', amount: 10 }]
		})
		const plan = await planOnce(chain)
		const shareOf = (selected: string, key: string) =>
			sankeyDrawing(chain, plan, { ...SIZE, selected }).trace!.shares.get(key)
		expect(shareOf('ore', 'works>need:metal')).toBeCloseTo(0.75, 9)
		expect(shareOf('abroad', 'works>need:metal')).toBeCloseTo(0.25, 9)
		expect(shareOf('abroad', 'works>sorter:scrap')).toBeCloseTo(0.25, 9)
		expect(shareOf('need', 'works>sorter:scrap')).toBeCloseTo(1, 9)
	})

	test('gives every flow whole to the feeds and imports that it comes from', async () => {
		await testSolver()
		let links = 0
		await fc.assert(
			fc.asyncProperty(chainsWith(RICH), async (spec) => {
				const chain = chainOf(spec)
				const plan = await planOnce(chain)
				for (const { key, total } of tracedBack(chain, plan)) {
					links++
					expect(Math.abs(total - 1), key).toBeLessThan(1e-6)
				}
			}),
			{ numRuns: 40 }
		)
		expect(links).toBeGreaterThan(300)
	}, 120_000)
})
