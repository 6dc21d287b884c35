/** What the ladder says, tried: its rungs are built, and the chain is planned again. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Engine, Plan, Rung } from '#lib/engine/index.ts'
import { chainOf, openToday } from '../support/chains.ts'
import { withEngine } from '../support/engine.ts'
import { chainsWith, RICH } from '../support/random-chains.ts'
import { sum } from '#lib/model/sum.ts'
import { allBuilt } from '../support/spec-changes.ts'
import { installedOf, isLess, MATERIAL, near, planOf, planWith, runs, shortByTier, sizeOf, Tally } from './plans.ts'

const rich = chainsWith(RICH)
/** What contracts for runs lack. */
const runsShort = (plan: Plan) => sum(plan.processes.map(({ committedShort }) => committedShort))
const noise = (plan: Plan) => 1e-6 * sizeOf(plan)

type Adds = Rung['adds']
type Levers = Record<string, number>

const built = (set: Levers, adds: Adds): Levers => {
	const after = { ...set }
	for (const { process, amount } of adds) after[process] = after[process]! + amount
	return after
}

/** One rung, with the engine and the levers of everything below it. */
interface OnRung {
	rung: Rung
	below: Levers
	before: Plan
	after: Plan
	plan: Plan
	/** With all rungs built. */
	top: Plan
	engine: Engine
}

/** Climbs every plan's ladder, and asks of each rung. */
async function ofEveryRung(usual: number, say: (on: OnRung) => void, chains = rich) {
	await fc.assert(
		fc.asyncProperty(chains, async (spec) => {
			await withEngine(chainOf(spec), (engine) => {
				const plan = engine.plan(openToday)
				const all = plan.ladder.flatMap((rung) => rung.adds)
				const top = planWith(engine, built(installedOf(plan), all))
				let [below, before] = [installedOf(plan), plan]
				for (const rung of plan.ladder) {
					const after = planWith(engine, built(below, rung.adds))
					say({ rung, below, before, after, plan, top, engine })
					;[below, before] = [built(below, rung.adds), after]
				}
			})
		}),
		runs(usual)
	)
}

describe('a rung', () => {
	test('delivers what it says: the plan with it and all below it built', async () => {
		const tally = new Tally()
		await ofEveryRung(80, ({ rung, before, after, plan }) => {
			expect(near(after.delivered, rung.delivered, sizeOf(plan))).toBe(true)
			expect(near(after.delivered - before.delivered, rung.frees, sizeOf(plan))).toBe(true)
			tally.count('rungs')
			tally.count(
				'contracts short',
				plan.trades.some((t) => t.short > 1) || plan.processes.some((p) => p.committedShort > 1)
			)
			tally.count('tiers', new Set(plan.demands.map((d) => d.tier)).size > 1)
		})
		tally.expectOften({ rungs: 60, 'contracts short': 20, tiers: 20 })
	})

	test('serves the tiers in their order: none worse before one that it serves better', async () => {
		const tally = new Tally()
		await ofEveryRung(80, ({ before, after, plan }) => {
			expect(isLess(shortByTier(after), shortByTier(before), noise(plan))).toBe(true)
			tally.count('rungs')
		})
		tally.expectOften({ rungs: 60 })
	})

	test('serves an earlier tier as far as it can be before a later one', async () => {
		const tally = new Tally()
		await ofEveryRung(80, ({ before, after, plan, top }) => {
			const [was, is, last] = [before, after, top].map(shortByTier) as [number[], number[], number[]]
			const least = MATERIAL * plan.demand + noise(plan)
			// Contracts for runs come before every need, and what they make may serve any.
			if (runsShort(before) - runsShort(after) > noise(plan)) return
			const first = was.findIndex((short, tier) => short - is[tier]! > least)
			for (let tier = 0; tier < first; tier++) expect(is[tier]! - last[tier]!).toBeLessThanOrEqual(least)
			tally.count('later tier', first > 0)
		})
		tally.expectOften({ 'later tier': 3 })
	})

	test('has no member that frees nothing: left out, delivery at the rung is less', async () => {
		const tally = new Tally()
		await ofEveryRung(60, ({ rung, below, after, plan, engine }) => {
			for (const add of rung.adds) {
				const others = planWith(
					engine,
					built(
						below,
						rung.adds.filter((other) => other !== add)
					)
				)
				expect(isLess(shortByTier(after), shortByTier(others), noise(plan)), add.process).toBe(true)
				tally.count('together', rung.adds.length > 1)
			}
		})
		tally.expectOften({ together: 40 })
	})

	test('cannot be taken apart into two steps that are each worth their cost', async () => {
		const tally = new Tally()
		await ofEveryRung(
			60,
			({ rung, below, before, plan, engine }) => {
				const cost = (adds: Adds) => adds.reduce((total, a) => total + (a.cost ?? a.amount), 0)
				const rate = rung.frees / cost(rung.adds)
				for (const part of parts(rung.adds)) {
					const frees = planWith(engine, built(below, part)).delivered - before.delivered
					const isStep = frees > MATERIAL * plan.demand && rung.frees - frees > MATERIAL * plan.demand
					expect(isStep && frees > rate * cost(part) * (1 - 1e-3), part.map((a) => a.process).join()).toBe(false)
					tally.count('parts')
				}
			},
			chainsWith({ ...RICH, tiers: false, contracts: false, exports: false })
		)
		tally.expectOften({ parts: 60 })
	})

	// What it delivers to its tier may be taken from a later one.
	test('frees half a percent of the demand at least for some tier, where there is more than one', async () => {
		const tally = new Tally()
		await ofEveryRung(80, ({ before, after, plan }) => {
			if (plan.ladder.length < 2) return
			const [was, is] = [shortByTier(before), shortByTier(after)]
			const most = Math.max(...was.map((short, tier) => short - is[tier]!))
			expect(most).toBeGreaterThanOrEqual(MATERIAL * plan.demand * (1 - 1e-6))
			tally.count('rungs')
		})
		tally.expectOften({ rungs: 40 })
	})
})

/** Proper parts of up to three members. */
function parts(adds: Adds): Adds[] {
	if (adds.length < 2 || adds.length > 5) return []
	const sets = Array.from({ length: 2 ** adds.length - 2 }, (_, i) => adds.filter((_, k) => ((i + 1) >> k) & 1))
	return sets.filter((set) => set.length <= 3)
}

describe('the top of the ladder', () => {
	// It may be better: what would be built for contracts alone, and take from the needs, is on no rung.
	test('is no worse than what everything that may be built delivers, tier by tier', async () => {
		const tally = new Tally()
		await fc.assert(
			fc.asyncProperty(rich, async (spec) => {
				await withEngine(chainOf(spec), async (engine) => {
					const plan = engine.plan(openToday)
					const top = planWith(
						engine,
						built(
							installedOf(plan),
							plan.ladder.flatMap((rung) => rung.adds)
						)
					)
					const open = shortByTier(await planOf(allBuilt(spec)))
					expect(isLess(open, shortByTier(top), MATERIAL * plan.demand + noise(plan)), `${open}`).toBe(false)
					tally.count('gap left', plan.ladder.length > 0 && !plan.ladderEnd.reached)
					tally.count('reached', plan.ladder.length > 0 && plan.ladderEnd.reached)
				})
			}),
			runs(100)
		)
		tally.expectOften({ 'gap left': 15, reached: 8 })
	})

	test('is short of what it names: a limit that ends the ladder is used up with everything built', async () => {
		const tally = new Tally()
		await fc.assert(
			fc.asyncProperty(rich, async (spec) => {
				const plan = await planOf(spec)
				const open = await planOf(allBuilt(spec))
				expect(plan.ladderEnd.limits.length === 0 || !plan.ladderEnd.reached).toBe(true)
				for (const { kind, of } of plan.ladderEnd.limits) {
					// A component is made by nothing, and a contract is no limit: it takes what more is made.
					if (kind === 'component' || kind === 'contract') continue
					const [used, limit] = usedUp(open, kind, of)
					expect(used, `${kind} ${of}`).toBeGreaterThanOrEqual(limit * (1 - 1e-6) - noise(open))
					tally.count(kind)
				}
			}),
			runs(100)
		)
		tally.expectOften({ feed: 20, expansion: 5 })
	})

	test('is what the plan is said to need and to run there', async () => {
		const tally = new Tally()
		await fc.assert(
			fc.asyncProperty(rich, async (spec) => {
				await withEngine(chainOf(spec), (engine) => {
					const plan = engine.plan(openToday)
					if (plan.ladder.length === 0) return
					const top = planWith(
						engine,
						built(
							installedOf(plan),
							plan.ladder.flatMap((rung) => rung.adds)
						)
					)
					expect(near(top.delivered, plan.top.delivered, sizeOf(plan))).toBe(true)
					for (const p of plan.processes)
						if (p.needed !== null) expect(p.usedAtTop).toBeLessThanOrEqual(p.needed + noise(plan))
					tally.count('climbed')
				})
			}),
			runs(60)
		)
		tally.expectOften({ climbed: 25 })
	})
})

function usedUp(open: Plan, kind: string, id: string): [used: number, limit: number] {
	if (kind === 'feed') {
		const feed = open.feeds.find((f) => f.id === id)!
		return [feed.used, feed.available ?? Infinity]
	}
	if (kind === 'import') {
		const trade = open.trades.find((t) => t.id === id)!
		return [trade.used, trade.amount ?? Infinity]
	}
	const plant = open.processes.find((p) => p.id === id)!
	return [plant.used, plant.effective ?? Infinity]
}
