/**
 * The engine against others: another solver on the engine's own programmes, another formulation of the same networks,
 * and today's headline worked out by hand from the figures as written.
 */
import { readFileSync } from 'node:fs'
import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import loadHighs, { type Highs } from 'highs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { formulate, type Formulation } from '#lib/engine/programme/formulate.ts'
import type { Plan } from '#lib/engine/index.ts'
import type { LinearProgram } from '#lib/engine/lp/program.ts'
import { Programme } from '#lib/engine/programme/programme.ts'
import { situationOf, type Situation } from '#lib/engine/programme/situation.ts'
import type { Chain } from '#lib/model/chain.ts'
import { applyScenario } from '#lib/model/scenario/apply-scenario.ts'
import { openScenario, type Scenario } from '#lib/model/scenario/scenario.ts'
import { chainOf, openToday } from '../support/chains.ts'
import { chainFrom, planOnce } from '../support/engine.ts'
import { chainsWith, PLAIN, RICH } from '../support/random-chains.ts'
import { pathFlows } from './path-flows.ts'
import { coldInTurn, leastInTurn, statementOf } from './second-opinion.ts'

const RELATIVE = 1e-6
const sum = (xs: number[]) => xs.reduce((a, b) => a + b, 0)

/** Every shortfall of the programme with its tier, found by the columns' documented names. */
function shortfalls(chain: Chain): { column: string; tier: number }[] {
	return [
		...chain.demands.map((d) => ({ column: `short[${d.id}]`, tier: d.tier })),
		...chain.trades.filter((t) => t.kind === 'export').map((t) => ({ column: `short-export[${t.id}]`, tier: t.tier })),
		...chain.processes.filter((p) => p.commitment).map((p) => ({ column: `short-run[${p.id}]`, tier: 1 }))
	]
}

const tiersOf = (chain: Chain) => [...new Set(shortfalls(chain).map((s) => s.tier))].sort((a, b) => a - b)

/** What the plan's objective is about, in the chain's own terms: what each tier is short of, then what is imported. */
function planned(chain: Chain, plan: Plan): number[] {
	const short = tiersOf(chain).map((tier) =>
		sum([
			...plan.demands.filter((d) => d.tier === tier).map((d) => d.short),
			...chain.trades
				.filter((t) => t.kind === 'export' && t.tier === tier)
				.map((t) => plan.trades.find((r) => r.id === t.id)!.short),
			...(tier === 1 ? plan.processes.map((p) => p.committedShort) : [])
		])
	)
	return [...short, sum(plan.trades.filter((t) => t.kind === 'import').map((t) => t.used))]
}

/** The programme under a scenario, in scaled amounts. */
function posed(f: Formulation, s: Situation): LinearProgram {
	const bounds = new Programme(f.chain).bounds(s)
	const scaled = (amounts: Float64Array) => amounts.map((x) => x / s.scale)
	return {
		...f.lp,
		colLower: scaled(bounds.colLower),
		colUpper: scaled(bounds.colUpper),
		rowLower: scaled(bounds.rowLower),
		rowUpper: scaled(bounds.rowUpper)
	}
}

/** The situation that a scenario makes of a chain. */
function situationIn(chain: Chain, scenario: Scenario): Situation {
	const applied = applyScenario(chain, scenario)
	return situationOf(applied.chain, applied.scenario)
}

/** A scenario's programme in scaled amounts, and what is asked of it, level by level. */
function question(f: Formulation, scenario: Scenario) {
	const { chain } = f
	const s = situationIn(chain, scenario)
	const objectives = tiersOf(chain).map((tier) => {
		const columns = shortfalls(chain).filter((each) => each.tier === tier)
		return new Map(columns.map((each) => [each.column, 1]))
	})
	const imports = new Map(chain.trades.filter((t) => t.kind === 'import').map((t) => [`import[${t.id}]`, 1]))
	return { program: posed(f, s), objectives: [...objectives, imports], scale: s.scale }
}

/** What the plan's objective is about, by the second solver, on the programme that the engine built. */
function byTheOther(f: Formulation, scenario: Scenario): number[] {
	const { program, objectives, scale } = question(f, scenario)
	return leastInTurn(statementOf(program), objectives, 1e-8).map((least) => least * scale)
}

/** What the second solver finds; where it finds no start, as it may, the engine's solver cold and from text. */
async function opinion(f: Formulation, scenario: Scenario): Promise<number[]> {
	try {
		return byTheOther(f, scenario)
	} catch (error) {
		const least = fromText(await loadHighs(), f, scenario)
		if (!least) throw error
		return least
	}
}

/** The same by the engine's solver, cold and from text. */
function fromText(highs: Highs, f: Formulation, scenario: Scenario): number[] | null {
	const { program, objectives, scale } = question(f, scenario)
	return coldInTurn(highs, program, objectives, 1e-6)?.map((least) => least * scale) ?? null
}

function expectSame(found: number[], expected: number[], scale: number) {
	expect(found.length).toBe(expected.length)
	found.forEach((x, i) => expect(Math.abs(x - expected[i]!)).toBeLessThanOrEqual(RELATIVE * Math.max(1, scale)))
}

describe('another solver', () => {
	test('delivers the same from the programmes of random networks', async () => {
		let short = 0
		await fc.assert(
			fc.asyncProperty(chainsWith(PLAIN), async (spec) => {
				const chain = chainOf(spec)
				const plan = await planOnce(chain)
				const [least] = byTheOther(formulate(chain), openToday)
				short += least! > 1 ? 1 : 0
				expectSame([plan.delivered], [plan.demand - least!], plan.demand)
			}),
			{ numRuns: 60 }
		)
		expect(short).toBeGreaterThan(15)
	})

	const india = chainFrom('models/india-rare-earths')
	const copper = chainFrom('models/copper-example')
	const cases = [india, copper].flatMap((chain) =>
		chain.scenarios.flatMap((scenario) =>
			chain.demandBases.map((basis) => ({ chain, id: scenario.id, demand: basis.id }))
		)
	)

	test.each(cases)(
		'leaves the same short, tier by tier, and imports the same, in $id for $demand',
		async ({ chain, id, demand }) => {
			const scenario = { ...openScenario(id), demand }
			const plan = await planOnce(chain, {}, scenario)
			const { chain: asked } = situationIn(chain, scenario)
			const f = formulate(asked)
			expect(new Set(f.lp.colNames).size).toBe(f.lp.colNames.length)
			expectSame(planned(asked, plan), await opinion(f, scenario), plan.demand)
		}
	)
})

describe('the same solver, cold and from text', () => {
	test('leaves the same short, tier by tier, and imports the same, in chains with trade and contracts', async () => {
		const highs = await loadHighs()
		const seen = { opinions: 0, short: 0, imports: 0 }
		await fc.assert(
			fc.asyncProperty(chainsWith(RICH), async (spec) => {
				const chain = chainOf(spec)
				const plan = await planOnce(chain)
				const least = fromText(highs, formulate(chain), openToday)
				// A level kept within 1e-6 may be a point that presolve cannot see.
				if (!least) return
				seen.opinions += 1
				seen.short += least[0]! > 1 ? 1 : 0
				seen.imports += least.at(-1)! > 1 ? 1 : 0
				// What one level leaves open within its tolerance, the yields below it multiply.
				expectSame(planned(chain, plan), least, 100 * Math.max(...least, ...plan.flows.map((f) => f.total)))
			}),
			{ numRuns: 80 }
		)
		expect(seen.opinions).toBeGreaterThan(70)
		expect(Math.min(seen.short, seen.imports)).toBeGreaterThan(15)
	})
})

describe('the ladder, against another solver', () => {
	/** Dearer than a tonne is to deliver in these networks, but for the last of it in some. */
	const DEAR = 1e5

	/**
	 * Least added capacity, by cost, that delivers so much: asked as a price for what is not delivered. It comes on top of
	 * what each process has been given already, `built`, and does not count that.
	 */
	function leastCost(f: Formulation, s: Situation, delivered: number, built: readonly number[] = []): number {
		const program = posed(f, s)
		f.col.expand.forEach((column, p) => {
			const given = (built[p] ?? 0) / s.scale
			program.colUpper[column] = s.room[p]! / s.scale - given
			program.rowUpper[f.row.capacity[p]!]! += given
		})
		const demand = s.demands.reduce((sum, amount) => sum + amount, 0)
		program.rowLower[f.row.tier[0]!] = Math.max(0, demand - delivered) / s.scale
		const objective = new Map([
			...f.col.expand.map((c, p) => [f.lp.colNames[c]!, f.chain.processes[p]!.expansion.cost!.value!] as const),
			...f.col.serve.map(({ col }) => [f.lp.colNames[col]!, -DEAR] as const)
		])
		const [least] = leastInTurn(statementOf(program), [objective], 0)
		return least! * s.scale + DEAR * delivered
	}

	const costs = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 10, maxLength: 10 })

	test('costs no less than the least there is, mostly just that, and more a tonne with every rung', async () => {
		const seen = { rungs: 0, dearer: 0 }
		await fc.assert(
			fc.asyncProperty(chainsWith(PLAIN), costs, async (spec, cost) => {
				const chain = chainOf({ ...spec, plants: spec.plants.map((p, i) => ({ ...p, cost: cost[i]! })) })
				const plan = await planOnce(chain)
				const [f, s] = [formulate(chain), situationIn(chain, openToday)]
				let spent = 0
				let price = 0
				plan.ladder.forEach((rung) => {
					spent += rung.cost!
					const least = leastCost(f, s, rung.delivered)
					// Equal costs are told apart by the order of the model, by a ten-thousandth at most.
					expect(spent).toBeGreaterThanOrEqual(least * (1 - 1e-3) - 1e-3)
					expect(rung.cost! / rung.frees).toBeGreaterThanOrEqual(price * (1 - 1e-3))
					price = rung.cost! / rung.frees
					seen.rungs += 1
					seen.dearer += spent > least * 1.001 ? 1 : 0
				})
			}),
			{ numRuns: 60 }
		)
		expect(seen.rungs).toBeGreaterThan(60)
		// What is built stays built, so a later rung may cost more than starting over would; most do not.
		expect(seen.dearer).toBeLessThan(seen.rungs / 3)
	})

	/** A recycler and an absent plant cost some hundredth of what the mines do. */
	const farApart = chainOf({
		components: ['A', 'C1', 'C', 'D'],
		stages: ['st0', 'st1', 'st2', 'use'],
		routes: [{ id: 'r0' }, { id: 'r1' }, { id: 'recycling', lane: true }],
		pure: ['m1', 'm2'],
		feeds: [
			{
				id: 'f0-r0',
				route: 'r0',
				gives: 'g-r0',
				available: 1_415_251.95,
				composition: { A: 0.3637, C1: 0.6105, C: 0.007, D: 0.0188 }
			},
			{
				id: 'f0-r1',
				route: 'r1',
				gives: 'g-r1',
				available: 1_466_100,
				composition: { A: 0.6886, C1: 0.0017, C: 0.0296, D: 0.2801 }
			},
			{
				id: 'f1-r1',
				route: 'r1',
				gives: 'g-r1',
				available: 3_231_801.22,
				composition: { A: 0.266, C1: 0.0642, C: 0.6698, D: 0 }
			}
		],
		plants: [
			{
				id: 'p0-0-r0',
				stage: 'st0',
				route: 'r0',
				takes: 'g-r0',
				gives: 'm0-r0',
				yield: { A: 0.975, C1: 0.621, C: 0.46, D: 0.96 },
				capacity: null,
				cost: 14_841.8
			},
			{
				id: 'p1-1-r0',
				stage: 'st1',
				route: 'r0',
				takes: ['m0-r0', 'm0-r1'],
				gives: 'm1',
				yield: 0.65,
				rest: 'scrap',
				capacity: 0,
				cost: 39.8838,
				limit: 4_710_490
			},
			{
				id: 'p2-0-r0',
				stage: 'st2',
				route: 'r0',
				takes: ['m1', 'm0-r0'],
				gives: 'm2',
				yield: { A: 0.726, C1: 0.64, C: 0.552, D: 0.672 },
				capacity: null,
				cost: 429.579
			},
			{
				id: 'p0-0-r1',
				stage: 'st0',
				route: 'r1',
				takes: 'g-r1',
				gives: 'm0-r1',
				yield: { A: 0.84, C1: 0.7, C: 0.57, D: 0.392 },
				capacity: 366_475.8,
				cost: 587.737,
				limit: 14_366_374
			},
			{
				id: 'p0-1-r1',
				stage: 'st0',
				route: 'r1',
				takes: 'g-r1',
				gives: 'm0-r1',
				yield: 0.7,
				capacity: null,
				cost: 40.7734,
				limit: 4_980_890
			},
			{
				id: 'p1-0-r1',
				stage: 'st1',
				route: 'r1',
				takes: 'm0-r1',
				gives: 'm1',
				yield: { A: 0.655, C1: 0.65, C: 0.66, D: 0.687 },
				also: [{ gives: 'scrap', yield: { A: 0.345, C1: 0.35, C: 0.25, D: 0.229 } }],
				capacity: 385_449,
				cost: 643.784
			},
			{
				id: 'recycle',
				stage: 'st1',
				route: 'recycling',
				takes: 'scrap',
				gives: 'm1',
				yield: { A: 0.9, C1: 0.8, C: 0.609, D: 0.413 },
				capacity: 515_009,
				cost: 66.753
			}
		],
		demands: [{ id: 'need', takes: [{ material: 'm2', only: ['A'] }], amount: 1_439_840.16 }]
	})

	test('costs the least there is, or the least on top of what is built, also where costs lie far apart', async () => {
		const [f, s, plan] = [formulate(farApart), situationIn(farApart, openToday), await planOnce(farApart)]
		const built = farApart.processes.map(() => 0)
		let before = 0
		expect(plan.ladder.length).toBeGreaterThanOrEqual(4)
		for (const rung of plan.ladder) {
			const spent = before + rung.cost!
			const least = [leastCost(f, s, rung.delivered), before + leastCost(f, s, rung.delivered, built)]
			expect(Math.min(...least.map((each) => Math.abs(spent - each) / spent))).toBeLessThan(RELATIVE)
			before = spent
			for (const { process, amount } of rung.adds)
				built[farApart.processes.findIndex(({ id }) => id === process)]! += amount
		}
	})
})

describe('another formulation', () => {
	test('by whole paths instead of lots delivers the same in random networks', async () => {
		const seen = { separated: 0, mixed: 0, some: 0 }
		await fc.assert(
			fc.asyncProperty(chainsWith(PLAIN), async (spec) => {
				const plan = await planOnce(chainOf(spec))
				const { statement, delivered } = pathFlows(spec)
				const [least] = leastInTurn(statement, [delivered], 0)
				seen[spec.pure!.length > 0 ? 'separated' : 'mixed'] += 1
				seen.some += plan.delivered > 1 ? 1 : 0
				expectSame([plan.delivered], [-least!], plan.demand)
			}),
			{ numRuns: 120 }
		)
		expect(Math.min(seen.separated, seen.mixed, seen.some)).toBeGreaterThan(30)
	})
})

describe('India today, by hand', () => {
	const file = parse(readFileSync('models/india-rare-earths/chain.yaml', 'utf8'), { merge: true })

	/** A range behind a value, its ends numbers or sums with brackets of their own, two deep. */
	const end = String.raw`(?:[^()]|\((?:[^()]|\([^()]*\))*\))*`
	const RANGE = new RegExp(String.raw` \(${end}\.\.${end}\)`)

	/** The number that a figure starts with: `0.96 (0.92..0.985)`, `22.5 %`, `5000 / 11000 t X/t Y`, `2 * value(id)`. */
	const number = (written: string | number): number => {
		const values = String(written).replace(/value\(([\w-]+)\)/g, (_, id) => `(${number(file.values[id].value)})`)
		const [sum = '', after = ''] = values.replace(RANGE, '').split(/(?=[^\d.\s+*/()-])/)
		return worked(sum) / (after.startsWith('%') ? 100 : 1)
	}
	/** Arithmetic on plain numbers, by the language itself rather than by the code under test. */
	const worked = (text: string): number => Number(runInNewContext(text))
	const content = (material: string) => number(file.materials[material].content.value)
	const gives = (process: string, to: string) =>
		file.processes[process].modes[0].gives.find((each: { to: string }) => each.to === to).yield.shares
	const yieldOf = (process: string, to: string, component: string) => {
		const shares = gives(process, to)
		return number(typeof shares === 'object' ? shares[component] : shares)
	}
	const nameplate = (process: string) => {
		const running = file.processes[process].capacity.plants.filter((p: { status: string }) =>
			file.counts.includes(p.status)
		)
		return sum(running.map((p: { nameplate: { value: string } }) => number(p.nameplate.value)))
	}

	test('the headline is the product of mining, cracking and separation yields, component by component', async () => {
		const mined = nameplate('monazite-mining') * content('monazite-concentrate')
		const chloride = Object.entries<string>(file.feeds['beach-sands'].composition.shares).map(([c, share]) => ({
			c,
			amount:
				mined *
				number(share) *
				yieldOf('mineral-separation', 'monazite-concentrate', c) *
				yieldOf('oscom-cracking', 'mixed-chloride', c)
		}))
		// One of the two plants has room for all of it, and both have the same yields.
		expect(sum(chloride.map((each) => each.amount))).toBeLessThan(nameplate('red-aluva') * content('mixed-chloride'))
		const oxide = sum(chloride.map(({ c, amount }) => amount * yieldOf('red-aluva', 'oxide', c)))
		// Samarium that the strategic plant turns into magnets serves as well, but for what is lost in the making.
		const smco = nameplate('smco-magnets') * content('smco-magnet')
		const lost = smco / yieldOf('smco-magnets', 'smco-magnet', 'Sm') - smco

		const plan = await planOnce(chainFrom('models/india-rare-earths'))
		expect(Math.abs(plan.delivered - (oxide - lost)) / plan.delivered).toBeLessThan(1e-9)
		expect(plan.delivered).toBeGreaterThan(1900)
	})

	test('the need is magnets at the oxide that they take, and other oxide, as written', async () => {
		const parts: { amount: { value: string }; counted?: { value: string } }[] = Object.values(
			file.demands.headline.parts
		)
		const need = sum(parts.map(({ amount, counted }) => number(amount.value) * (counted ? number(counted.value) : 1)))
		const plan = await planOnce(chainFrom('models/india-rare-earths'))
		expect(plan.demand).toBeCloseTo(need, 6)
		expect(plan.gap).toBeCloseTo(need - plan.delivered, 6)
	})
})
