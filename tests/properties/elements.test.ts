/** What is said of single components: their steps, tried by planning again, and what the stages could pass of one. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Composition, Engine, Plan } from '#lib/engine/index.ts'
import { climbOf, gainOf } from '#lib/figures/climb.ts'
import { measureOf } from '#lib/figures/measure.ts'
import { steps } from '#lib/figures/steps.ts'
import { gapParts } from '#lib/figures/text/gap-parts.ts'
import type { Chain } from '#lib/model/chain.ts'
import { accept, chainOf, openToday, type Takes } from '../support/chains.ts'
import { planOnce, withEngine } from '../support/engine.ts'
import { english } from '../figures/plans.ts'
import { chainsWith, RICH } from '../support/random-chains.ts'
import { sum } from '#lib/model/sum.ts'
import { installedOf, near, planWith, runs, sizeOf, Tally } from './plans.ts'

const COMPONENTS = ['A', 'B']

/** Asks of a plan with its findings by component, each component in turn. */
async function ofEveryPlan(usual: number, say: (plan: Plan, chain: Chain, engine: Engine, component: string) => void) {
	await fc.assert(
		fc.asyncProperty(chainsWith(RICH), fc.constantFrom(...COMPONENTS), async (spec, component) => {
			const chain = chainOf(spec)
			await withEngine(chain, (engine) => say(engine.plan(openToday, component), chain, engine, component))
		}),
		runs(usual)
	)
}

/** Made of one component alone, where it is told what it is made of. */
const ofA = <T extends { composition?: Composition }>(brought: T): T =>
	brought.composition ? { ...brought, composition: { A: 1 } } : brought

const anyOf = (takes: Takes) => accept(takes).map(({ material }) => material)
const containedOf = (contents: Record<string, Composition>, component: string) =>
	sum(Object.values(contents).map((content) => content[component] ?? 0))
const deliveredOf = (plan: Plan, component: string) =>
	sum(plan.demands.map((demand) => demand.contained[component] ?? 0))

describe('by component', () => {
	test('a rung delivers what the plan does with it and all below it built', async () => {
		const tally = new Tally()
		await ofEveryPlan(60, (plan, _, engine, component) => {
			const built = installedOf(plan)
			plan.ladder.forEach(({ adds }, place) => {
				for (const { process, amount } of adds) built[process] = built[process]! + amount
				const again = deliveredOf(planWith(engine, built), component)
				const said = containedOf(plan.elements!.ladder[place]!, component)
				// A sliver of what a rung adds is not told, and may serve another demand with another mixture.
				expect(near(said, again, 1000 * sizeOf(plan)), `${said} is ${again}`).toBe(true)
				tally.count('rungs')
				const before =
					place > 0 ? containedOf(plan.elements!.ladder[place - 1]!, component) : deliveredOf(plan, component)
				tally.count(
					'in proportion',
					Math.abs((said - before) / deliveredOf(plan, component) - plan.ladder[place]!.frees / plan.delivered) < 1e-3
				)
			})
		})
		tally.expectOften({ rungs: 40 })
	})

	test('the last rung ends at the plan at the top', async () => {
		const tally = new Tally()
		await ofEveryPlan(60, (plan, chain, _, component) => {
			expect(plan.elements!.ladder.length).toBe(plan.ladder.length)
			const last = plan.elements!.ladder.at(-1)
			if (!last) return
			const reached = plan.top.flows.filter(({ to }) => chain.demands.some(({ id }) => id === to))
			const atTop = sum(reached.map(({ components }) => components[component] ?? 0))
			expect(Math.abs(containedOf(last, component) - atTop)).toBeLessThanOrEqual(1e-9 * sizeOf(plan))
			tally.count('climbed')
		})
		tally.expectOften({ climbed: 20 })
	})

	test('the parts of a gap that is divided sum to it, and all together what steps add does', async () => {
		const tally = new Tally()
		await ofEveryPlan(80, (plan, chain, _, component) => {
			const { need, met, atTop } = measureOf(chain, plan, component)
			const climb = climbOf(chain, plan, component)
			const gains = steps(chain, plan).map(({ rungs }) => gainOf(climb, rungs).adds)
			if (gains.length > 0) expect(Math.abs(sum(gains) - (atTop - met))).toBeLessThanOrEqual(1e-9 * sizeOf(plan))
			const parts = gapParts(chain, plan, english, component)
			if (parts.length === 0 || need === null) return
			expect(Math.abs(sum(parts.map(({ amount }) => amount)) - (need - met))).toBeLessThanOrEqual(
				1e-9 * (parts.length + gains.length) * sizeOf(plan)
			)
			expect(parts.every(({ amount }) => amount > 0)).toBe(true)
			tally.count('divided', parts.length > 1)
			tally.count('steps')
		})
		tally.expectOften({ divided: 8, steps: 20 })
	})

	test('each ceiling is at least what goods that have to contain it get, and the lowest is the weakest', async () => {
		const tally = new Tally()
		await ofEveryPlan(60, (plan, chain, _, component) => {
			const { ceilings, weakest } = plan.elements!
			const { asked, served, delivered } = measureOf(chain, plan, component)
			const least = asked === null ? delivered : served
			for (const ceiling of ceilings) expect(ceiling.delivered).toBeGreaterThanOrEqual(least - 1e-6 * sizeOf(plan))
			const lowest = Math.min(...ceilings.map((each) => each.delivered))
			expect(near(ceilings.find(({ stage }) => stage === weakest)!.delivered, lowest, sizeOf(plan))).toBe(true)
			tally.count('asked', asked !== null)
			tally.count('at the ceiling', asked !== null && served > 0 && near(lowest, served, sizeOf(plan)))
		})
		tally.expectOften({ asked: 10, 'at the ceiling': 3 })
	})
})

test('in a chain of one component the stages could pass of it what they could pass in all', async () => {
	const tally = new Tally()
	const alike = { ...RICH, contracts: false, exports: false, counted: false }
	await fc.assert(
		fc.asyncProperty(chainsWith(alike), async (spec) => {
			const demands = spec.demands.map((demand) => ({ ...demand, takes: anyOf(demand.takes) }))
			const [feeds, trades] = [spec.feeds.map(ofA), spec.trades?.map(ofA)]
			await withEngine(chainOf({ ...spec, components: ['A'], demands, feeds, trades }), (engine) => {
				const plan = engine.plan(openToday, 'A')
				plan.ceilings.forEach(({ delivered }, k) => {
					expect(near(plan.elements!.ceilings[k]!.delivered, delivered, sizeOf(plan))).toBe(true)
					tally.count('ceilings', delivered > 0)
				})
			})
		}),
		runs(40)
	)
	tally.expectOften({ ceilings: 40 })
})

test('of a component that nothing mined contains, no stage could pass anything', async () => {
	const chain = chainOf({
		components: ['A', 'B'],
		feeds: [{ id: 'hill', gives: 'ore', composition: { A: 1 } }],
		plants: [{ id: 'mill', takes: 'ore', gives: 'metal', capacity: 10 }],
		demands: [{ id: 'need', takes: 'metal', amount: 20 }]
	})
	await withEngine(chain, (engine) => {
		const { elements } = engine.plan(openToday, 'B')
		expect(elements!.ceilings.map(({ delivered }) => delivered)).toEqual(elements!.ceilings.map(() => 0))
		expect(() => engine.plan(openToday, 'C')).toThrow(RangeError)
	})
	expect((await planOnce(chain)).elements).toBeUndefined()
})
