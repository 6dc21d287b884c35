/** What verdicts and causes say, tried: the limits that are named are lifted, and the chain is planned again. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Plan, ProcessResult } from '#lib/engine/index.ts'
import type { ChainSpec, PlantSpec } from '../support/chains.ts'
import { chainsWith, RICH } from '../support/random-chains.ts'
import { halved, leadsTo, lifted, renamed, scaledBy, turned } from '../support/spec-changes.ts'
import { verdictLines } from '../support/verdict-text.ts'
import { sum } from '#lib/model/sum.ts'
import { isLess, MATERIAL, membersOf, near, planOf, runs, shortByTier, sizeOf, Tally } from './plans.ts'

const rich = chainsWith(RICH)

/** Noise between two plans of one chain. */
const noise = (plan: Plan) => 1e-6 * sizeOf(plan)

/** Any gain above rounding is one, 1e-7 of the demand to the engine, less what two plans may differ by. */
const LEAST_GAIN = 0.9e-7

/** Least use that is worth a word: half a percent of the capacity, or where that is unknown of what could run. */
const material = (p: ProcessResult, then: number) => MATERIAL * (p.effective ?? Math.max(p.used, then))

const usedIn = (plan: Plan, id: string) => plan.processes.find((p) => p.id === id)!.used

/** Whether a process runs materially more with some limits lifted; `share` of materiality is asked. */
async function runsMore(spec: ChainSpec, plan: Plan, p: ProcessResult, names: string[], share: number) {
	const then = usedIn(await planOf(lifted(spec, names)), p.id)
	return then - p.used > share * material(p, then) + noise(plan)
}

/** What each tier of the needs is short of with some limits lifted. */
const shortWith = async (spec: ChainSpec, names: string[]) => shortByTier(await planOf(lifted(spec, names)))

/** Whether a process adds to what some others deliver, by more than `least`. */
async function adds(spec: ChainSpec, id: string, others: string[], least: number) {
	return isLess(await shortWith(spec, [...others, id]), await shortWith(spec, others), least)
}

/** Whether less is short in the first tier that changes materially; where none does, in all. */
function isBetter(plan: Plan, short: number[], before: number[]) {
	const material = MATERIAL * plan.demand
	const isMuchWorse = isLess(before, short, material * (1 + 1e-3) + noise(plan))
	return (
		isLess(short, before, material * (1 - 1e-3)) ||
		(!isMuchWorse && sum(before) - sum(short) > LEAST_GAIN * plan.demand)
	)
}

const without = (names: string[], name: string) => names.filter((each) => each !== name)
const isFull = (p: ProcessResult) => p.effective !== null && p.effective > 0 && p.used >= p.effective * (1 - 1e-6)
const hasRoom = (p: ProcessResult) => p.effective === null || p.used < p.effective * (1 - MATERIAL) * (1 - 1e-6)
const isShort = (plan: Plan) =>
	[
		...plan.demands.map((d) => d.short),
		...plan.trades.map((t) => t.short),
		...plan.processes.map((p) => p.committedShort)
	].some((short) => short > noise(plan))
const isHeld = (p: ProcessResult) => p.verdict === 'starved' || p.verdict === 'blocked'
const mustGrow = (p: ProcessResult) => p.verdict === 'absent' || p.verdict === 'too-small'

/** Runs a property over every process of every plan. */
async function ofEveryProcess(
	usual: number,
	say: (p: ProcessResult, plan: Plan, spec: ChainSpec) => Promise<void> | void
) {
	await fc.assert(
		fc.asyncProperty(rich, async (spec) => {
			const plan = await planOf(spec)
			for (const p of plan.processes) await say(p, plan, spec)
		}),
		runs(usual)
	)
}

describe('the verdict of a plant', () => {
	test('fits what it has and runs: none, room, or full', async () => {
		const tally = new Tally()
		await ofEveryProcess(120, (p) => {
			tally.count(p.verdict)
			if (p.effective === 0) expect(['absent', 'not-needed']).toContain(p.verdict)
			else expect(['absent', 'not-needed']).not.toContain(p.verdict)
			if (isFull(p)) expect(['too-small', 'balanced']).toContain(p.verdict)
			if (hasRoom(p)) expect(['too-small', 'balanced']).not.toContain(p.verdict)
		})
		tally.expectOften({
			absent: 50,
			'not-needed': 10,
			'too-small': 50,
			balanced: 10,
			starved: 50,
			blocked: 20,
			idle: 50
		})
	})

	test('is running, and never idle, where the capacity is not known and it runs', async () => {
		const tally = new Tally()
		await ofEveryProcess(120, (p, plan) => {
			if (p.effective !== null) return expect(p.verdict).not.toBe('running')
			if (tally.count('runs', p.used > noise(plan))) expect(p.verdict).not.toBe('idle')
			if (tally.count('running', p.verdict === 'running')) expect(p.used).toBeGreaterThan(0)
		})
		tally.expectOften({ runs: 20, running: 5 })
	})

	test('has a cause just where something is held back', async () => {
		const tally = new Tally()
		await ofEveryProcess(120, (p, plan) => {
			expect(p.cause !== null).toBe(isHeld(p) || mustGrow(p))
			if (!p.cause) return
			expect(p.cause.joint ? membersOf(p).length : 2).toBeGreaterThanOrEqual(2)
			if (isHeld(p)) expect(p.cause.of).not.toEqual([])
			expect(p.cause.of).not.toContain(p.id)
			tally.count(p.cause.joint ? 'joint' : 'single')
			if (plan.gap <= noise(plan)) expect(mustGrow(p)).toBe(false)
			tally.count('gap closed', plan.gap === 0)
		})
		tally.expectOften({ joint: 40, single: 100 })
	})
})

describe('the cause of a plant with room', () => {
	test('is true: with all that is named lifted it runs more, and where either will do, with either', async () => {
		const tally = new Tally()
		await ofEveryProcess(110, async (p, plan, spec) => {
			if (!isHeld(p) || !p.cause) return
			const { of, joint } = p.cause
			for (const names of joint ? [of] : of.map((name) => [name]))
				expect(await runsMore(spec, plan, p, names, 1 - 1e-3), `${p.id} by ${names.join(' + ')}`).toBe(true)
			tally.count(`${p.verdict} ${joint ? 'together' : 'alone'}`)
		})
		tally.expectOften({ 'starved alone': 50, 'starved together': 10, 'blocked alone': 10 })
	})

	test('is least: without any member of a joint cause it does not run more', async () => {
		const tally = new Tally()
		await ofEveryProcess(110, async (p, plan, spec) => {
			if (!isHeld(p) || !p.cause?.joint) return
			for (const name of p.cause.of) {
				const fewer = without(p.cause.of, name)
				expect(await runsMore(spec, plan, p, fewer, 1 + 1e-3), `${p.id} by ${fewer.join(' + ')}`).toBe(false)
			}
			tally.count('joint')
		})
		tally.expectOften({ joint: 10 })
	})

	test('is not one feed while another of the same good lies free', async () => {
		const tally = new Tally()
		await ofEveryProcess(120, (p, plan, spec) => {
			if (p.verdict !== 'starved') return
			for (const feed of spec.feeds.filter((f) => p.cause!.of.includes(f.id))) {
				const others = plan.feeds.filter((f) =>
					spec.feeds.some((g) => g.id === f.id && g !== feed && g.gives === feed.gives)
				)
				const free = others.filter((f) => f.available === null || f.used < f.available * (1 - MATERIAL))
				expect(free.map((f) => f.id)).toEqual([])
				tally.count('by a feed')
				tally.count('of several', others.length > 0)
			}
		})
		tally.expectOften({ 'by a feed': 30, 'of several': 5 })
	})

	test('is found: no idle plant is held back by a single limit, where a need or a contract is short', async () => {
		const tally = new Tally()
		await ofEveryProcess(40, async (p, plan, spec) => {
			// With all met, more of a limit changes only where the goods come from.
			if (p.verdict !== 'idle' || p.effective === 0 || !isShort(plan)) return
			// More of an import of what it makes, or of what is made of that, would stand in for it.
			const plant = spec.plants.find(({ id }) => id === p.id)!
			const feeding = new Set(spec.trades!.flatMap((t) => (leadsTo(spec, t.material, plant) ? [t.id] : [])))
			const limits = [
				...plan.processes.filter((q) => q.id !== p.id && (q.effective === 0 || isFull(q))).map((q) => q.id),
				...plan.trades
					.filter((t) => t.kind === 'import' && t.amount !== null && t.used >= t.amount && feeding.has(t.id))
					.map((t) => t.id)
			]
			for (const name of limits) {
				// Twice what is material: a word may be spared for less.
				expect(await runsMore(spec, plan, p, [name], 2), `${p.id} by ${name}`).toBe(false)
				tally.count('tried')
			}
		})
		tally.expectOften({ tried: 100 })
	})
})

describe('the shadow price of a plant', () => {
	test('is what a little more of it delivers, beside a little more of all that have one; no tiers, no contracts', async () => {
		const tally = new Tally()
		const plain = chainsWith({ ...RICH, tiers: false, contracts: false, exports: false, ramps: false })
		await fc.assert(
			fc.asyncProperty(plain, async (spec) => {
				const plan = await planOf(spec)
				const priced = new Map(plan.processes.flatMap((p) => (p.shadowPrice > 0 ? [[p.id, p.effective!]] : [])))
				const deliveredWith = async (of: (p: PlantSpec) => number) => {
					const grown = (p: PlantSpec) =>
						priced.has(p.id) ? { ...p, capacity: priced.get(p.id)! + of(p) * plan.demand } : p
					return (await planOf({ ...spec, plants: spec.plants.map(grown) })).delivered
				}
				const beside = await deliveredWith(() => 1e-5)
				for (const { id, shadowPrice, effective } of plan.processes.filter((p) => priced.has(p.id))) {
					const then = await deliveredWith((p) => (p.id === id ? 1.1e-5 : 1e-5))
					expect((then - beside) / (1e-6 * plan.demand), id).toBeCloseTo(shadowPrice, 3)
					tally.count(effective === 0 ? 'absent' : 'too small')
				}
			}),
			runs(80)
		)
		tally.expectOften({ absent: 10, 'too small': 30 })
	})
})

describe('a plant that is absent or too small', () => {
	test('delivers more with its companions, and no less than they without it', async () => {
		const tally = new Tally()
		await ofEveryProcess(80, async (p, plan, spec) => {
			if (!mustGrow(p) || !p.cause) return
			expect(plan.gap).toBeGreaterThan(0)
			const grown = await shortWith(spec, [p.id, ...p.cause.of])
			const others = await shortWith(spec, p.cause.of)
			expect(isBetter(plan, grown, shortByTier(plan)), p.id).toBe(true)
			expect(isBetter(plan, grown, others), `${p.id} with ${p.cause.of.join(' + ')}`).toBe(true)
			tally.count(`${p.verdict} ${p.cause.of.length > 0 ? 'together' : 'alone'}`)
		})
		tally.expectOften({ 'absent alone': 30, 'absent together': 10, 'too-small alone': 40, 'too-small together': 3 })
	})

	test('needs each of its companions: without any of them it adds nothing material', async () => {
		const tally = new Tally()
		await ofEveryProcess(80, async (p, plan, spec) => {
			if (!mustGrow(p) || !p.cause) return
			for (const name of p.cause.of) {
				const fewer = without(p.cause.of, name)
				const least = MATERIAL * plan.demand * (1 + 1e-3) + noise(plan)
				expect(await adds(spec, p.id, fewer, least), `${p.id} with ${fewer.join(' + ')}`).toBe(false)
				tally.count('companions')
			}
		})
		tally.expectOften({ companions: 15 })
	})

	test('is not absent for the sake of a crumb: it delivers more by something material, or runs materially', async () => {
		const tally = new Tally()
		await ofEveryProcess(110, async (p, plan, spec) => {
			if (p.verdict !== 'absent' || !p.cause || p.cause.of.length === 0) return
			const grown = await planOf(lifted(spec, [p.id, ...p.cause.of]))
			const least = MATERIAL * plan.demand * (1 - 1e-3) - noise(plan)
			const isMaterial = await adds(spec, p.id, p.cause.of, least)
			const runs = usedIn(grown, p.id) > MATERIAL * p.usedAtTop * (1 - 1e-3)
			expect(isMaterial || runs, `${p.id} with ${p.cause.of.join(' + ')}`).toBe(true)
			tally.count(isMaterial ? 'material' : 'runs')
		})
		tally.expectOften({ material: 10 })
	})

	test('is none that is balanced or not needed: those add nothing material by themselves', async () => {
		const tally = new Tally()
		await ofEveryProcess(80, async (p, plan, spec) => {
			if (p.verdict !== 'balanced' && p.verdict !== 'not-needed' && p.effective !== 0) return
			if (mustGrow(p)) return
			const least = MATERIAL * plan.demand * (1 + 1e-3) + noise(plan)
			expect(await adds(spec, p.id, [], least), `${p.id} is ${p.verdict}`).toBe(false)
			tally.count(p.verdict)
		})
		tally.expectOften({ balanced: 5 })
	})
})

/** Verdicts of plants under another name for the plants, for comparison. */
const linesOf = (plan: Plan, name: (id: string) => string = (id) => id) =>
	Object.fromEntries(
		Object.entries(verdictLines(plan)).map(([id, line]) => [
			name(id),
			line
				.split(' ')
				.map((word) => name(word))
				.sort()
				.join(' ')
		])
	)

describe('what is said of a chain', () => {
	test('is alike of plants that are alike', async () => {
		const tally = new Tally()
		await ofEveryProcess(150, (p, plan) => {
			if (!p.id.endsWith('-twin')) return
			const original = p.id.replace('-twin', '')
			const swap = (id: string) => (id === original ? p.id : id === p.id ? original : id)
			const lines = linesOf(plan)
			expect(lines[p.id]).toBe(linesOf(plan, swap)[p.id])
			tally.count('twins', p.used > 0)
		})
		tally.expectOften({ twins: 30 })
	})

	const verdictsOf = (plan: Plan) => Object.fromEntries(plan.processes.map((p) => [p.id, p.verdict]))

	test('does not depend on the order in which it is written', async () => {
		const tally = new Tally()
		await fc.assert(
			fc.asyncProperty(rich, async (spec) => {
				const [plan, other] = [await planOf(spec), await planOf(turned(spec))]
				const scale = sizeOf(plan)
				expect(verdictsOf(other)).toEqual(verdictsOf(plan))
				expect(near(other.delivered, plan.delivered, scale)).toBe(true)
				expect(other.ladder.length).toBe(plan.ladder.length)
				other.ladder.forEach((r, i) => expect(near(r.delivered, plan.ladder[i]!.delivered, scale)).toBe(true))
				tally.count('rungs', plan.ladder.length > 1)
			}),
			runs(80)
		)
		tally.expectOften({ rungs: 15 })
	})

	// Of two plants that are alike either may stand in a joint cause.
	test('names the same causes in whatever order it is written, where no two plants are alike', async () => {
		const tally = new Tally()
		await fc.assert(
			fc.asyncProperty(chainsWith({ ...RICH, twins: false }), async (spec) => {
				const [plan, other] = [await planOf(spec), await planOf(turned(spec))]
				expect(linesOf(other)).toEqual(linesOf(plan))
				tally.count(
					'joint',
					plan.processes.some((p) => p.cause?.joint)
				)
			}),
			runs(80)
		)
		tally.expectOften({ joint: 15 })
	})

	test('does not depend on names', async () => {
		const name = (id: string) =>
			/^[a-z]+\d|^recycler|^blend|^ore|^scrap/.test(id) ? `n${[...id].reverse().join('')}` : id
		await fc.assert(
			fc.asyncProperty(rich, async (spec) => {
				const [plan, other] = [await planOf(spec), await planOf(renamed(spec, name))]
				expect(linesOf(other)).toEqual(linesOf(plan, name))
				expect(near(other.delivered, plan.delivered, sizeOf(plan))).toBe(true)
				expect(other.ladder.map((r) => r.adds.map((a) => a.process))).toEqual(
					plan.ladder.map((r) => r.adds.map((a) => name(a.process)))
				)
			}),
			runs(80)
		)
	})

	test('keeps its words, and its amounts in proportion, in any unit', async () => {
		const tally = new Tally()
		await fc.assert(
			fc.asyncProperty(rich, fc.constantFrom(1e-6, 1e-3, 0.37, 1024, 1e6), async (spec, k) => {
				const [one, many] = [await planOf(spec), await planOf(scaledBy(spec, k))]
				expect(near(many.delivered / k, one.delivered, sizeOf(one))).toBe(true)
				expect(verdictLines(many)).toEqual(verdictLines(one))
				expect(many.ladder.map((r) => r.adds.map((a) => a.process))).toEqual(
					one.ladder.map((r) => r.adds.map((a) => a.process))
				)
				many.ladder.forEach((r, i) => expect(near(r.delivered / k, one.ladder[i]!.delivered, sizeOf(one))).toBe(true))
				tally.count('rungs', one.ladder.length > 1)
				tally.count(
					'causes',
					one.processes.some((p) => p.cause?.joint)
				)
			}),
			runs(110)
		)
		tally.expectOften({ rungs: 15, causes: 20 })
	})

	test('is the same when a plant is written as two halves', async () => {
		const tally = new Tally()
		await fc.assert(
			fc.asyncProperty(rich, fc.nat(), async (spec, pick) => {
				const { id } = spec.plants[pick % spec.plants.length]!
				const [whole, split] = [await planOf(spec), await planOf(halved(spec, id))]
				expect(near(split.delivered, whole.delivered, sizeOf(whole))).toBe(true)
				expect(near(split.imported, whole.imported, sizeOf(whole))).toBe(true)
				const verdicts = (plan: Plan) => Object.fromEntries(plan.processes.map((p) => [p.id, p.verdict]))
				const { [id]: verdict, ...others } = verdicts(whole)
				expect(verdicts(split)).toEqual({ ...others, [`${id}-left`]: verdict, [`${id}-right`]: verdict })
				tally.count('runs', usedIn(whole, id) > 1)
				tally.count('short', whole.processes.find((p) => p.id === id)!.committedShort > noise(whole))
			}),
			runs(80)
		)
		tally.expectOften({ runs: 15, short: 10 })
	})
})
