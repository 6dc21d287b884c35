/** Studies of uncertain figures: what is drawn, what holds of every study, and shards against the whole. */
import { describe, expect, test } from 'vitest'
import { answersByYear } from '#lib/engine/index.ts'
import { doubtSentences } from '#lib/figures/doubt/text.ts'
import type { Chain } from '#lib/model/chain.ts'
import { openScenario } from '#lib/model/scenario/scenario.ts'
import { concentrationOf, dirichlet, triangular, triangularVariance } from '#lib/study/distributions.ts'
import { drawnChain } from '#lib/study/drawn-chain.ts'
import { placeOf, seedOf, uniform } from '#lib/study/random.ts'
import { headerOf, lineOf, mergeRows, type FiledRow } from '#lib/study/rows.ts'
import {
	hypercubePlace,
	outcomeOf,
	placesOfSample,
	rowsOf,
	rowsOfPlans,
	shardRange,
	studySubject,
	type StudyPlan
} from '#lib/study/study.ts'
import { PERCENTILES, quantile, ranksOf, resultsOf, summaryOf } from '#lib/study/summary.ts'
import { english } from '../figures/plans.ts'
import { chainOf, figure } from '../support/chains.ts'
import { chainFrom, withEngine } from '../support/engine.ts'

const INDIA = chainFrom('models/india-rare-earths')
const US = chainFrom('models/us-rare-earths')
const COPPER = chainFrom('models/copper-example')

const planOf = (chain: Chain, scenario: string | null, samples: number, seed = 1): StudyPlan => ({
	scenario: openScenario(scenario ?? chain.scenarios[0]!.id),
	samples,
	seed
})

/** A study of a shipped chain with its rows and what they come to. */
async function studied(chain: Chain, plan: StudyPlan) {
	return withEngine(chain, (engine) => {
		const subject = studySubject(chain, plan.scenario)
		const rows = [...rowsOf(engine, subject, plan, { from: 0, to: plan.samples })]
		return { subject, rows, summary: summaryOf(subject, plan, resultsOf(engine, subject, rows)) }
	})
}

test('samples whose answers drift are answered all the same', async () => {
	// The two of the first thousand in which a little room was not enough for the preferences.
	const plan = planOf(INDIA, null, 1000)
	await withEngine(INDIA, (engine) => {
		const subject = studySubject(INDIA, plan.scenario)
		for (const from of [476, 502]) {
			const [row] = [...rowsOf(engine, subject, plan, { from, to: from + 1 })]
			expect(Math.min(...row!.delivered)).toBeGreaterThan(0)
		}
	})
})

describe('chance', () => {
	test('a place in a permutation is taken once, whatever the number of places', () => {
		for (const count of [1, 2, 3, 7, 64, 1000]) {
			const places = Array.from({ length: count }, (_, i) => placeOf(i, count, seedOf(count, 'a figure')))
			expect([...places].sort((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, i) => i))
		}
	})

	test('of a hypercube every part of the range is taken once', () => {
		const key = seedOf(3, 'ore.composition')
		const parts = Array.from({ length: 50 }, (_, i) => Math.floor(hypercubePlace(key, i, 50) * 50))
		expect(new Set(parts).size).toBe(50)
	})

	test('numbers are spread evenly, and two figures have nothing to do with one another', () => {
		const n = 4000
		const [a, b] = [seedOf(1, 'a'), seedOf(1, 'b')]
		const x = Array.from({ length: n }, (_, i) => uniform(a, i))
		const y = Array.from({ length: n }, (_, i) => uniform(b, i))
		const mean = (values: number[]) => values.reduce((sum, each) => sum + each, 0) / values.length
		// Within five standard errors.
		expect(Math.abs(mean(x) - 0.5)).toBeLessThan(5 * Math.sqrt(1 / 12 / n))
		expect(Math.abs(mean(x.map((each, i) => (each - 0.5) * (y[i]! - 0.5))))).toBeLessThan(5 / 12 / Math.sqrt(n))
	})

	// scipy.stats.triang(c=0.25, loc=2, scale=8).ppf([0, 0.1, 0.25, 0.5, 0.9, 1]) and its var(), SciPy 1.10.1.
	test('the triangular distribution is that of SciPy', () => {
		const range = { low: 2, mode: 4, high: 10 }
		const quantiles = [0, 0.1, 0.25, 0.5, 0.9, 1].map((place) => triangular(range, place))
		const scipy = [2, 3.264911064067352, 4, 5.101020514433644, 7.809109769979336, 10]
		quantiles.forEach((each, i) => expect(each).toBeCloseTo(scipy[i]!, 12))
		expect(triangularVariance(range)).toBeCloseTo(2.888888888888889, 12)
	})

	test('shares of a composition sum to 1, keep their means, and are as wide as their ranges', () => {
		const range = { low: 0.215, mode: 0.235, high: 0.255 }
		const concentration = concentrationOf([range])!
		const means = [0.235, 0.465, 0.3, 0]
		const drawn = Array.from({ length: 2000 }, (_, i) => dirichlet(means, concentration, [7, i]))
		for (const shares of drawn) expect(shares.reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 14)
		const first = drawn.map((shares) => shares[0]!)
		const mean = first.reduce((sum, each) => sum + each, 0) / first.length
		const variance = first.reduce((sum, each) => sum + (each - mean) ** 2, 0) / first.length
		expect(mean).toBeCloseTo(0.235, 3)
		expect(variance / triangularVariance(range)).toBeGreaterThan(0.9)
		expect(variance / triangularVariance(range)).toBeLessThan(1.1)
		expect(drawn.every((shares) => shares[3] === 0)).toBe(true)
	})
})

describe('a study', () => {
	test('without places is the plan without doubt, year by year', async () => {
		for (const [chain, id] of [
			[INDIA, 'all-announced'],
			[US, US.scenarios[0]!.id]
		] as const)
			await withEngine(chain, (engine) => {
				const scenario = openScenario(id)
				const central = outcomeOf(engine, studySubject(chain, scenario), null)
				const plans = [...answersByYear(engine, scenario)].map(({ delivered }) => Number(delivered.toPrecision(12)))
				expect(central.delivered).toEqual(plans)
			})
	})

	test('takes a year from the one before only where its answer is the very same', async () => {
		const plan = planOf(INDIA, 'all-announced', 3)
		await withEngine(INDIA, (engine) => {
			const subject = studySubject(INDIA, plan.scenario)
			const afresh = { ...engine, holds: () => false }
			for (const method of ['situation', 'solve', 'weakest'] as const)
				afresh[method] = engine[method].bind(engine) as never
			for (let sample = 0; sample < 3; sample++) {
				const places = placesOfSample(subject, plan, sample)
				expect(outcomeOf(engine, subject, places)).toEqual(outcomeOf(afresh, subject, places))
			}
		})
	})

	test('sums up with percentiles in order, chances that sum to 1, and no chance that falls', async () => {
		const { summary, rows } = await studied(US, planOf(US, null, 30))
		let closed = 0
		for (const { delivered, weakest, closedBy } of summary.years) {
			const spread = PERCENTILES.map((percent) => delivered[percent])
			expect([...spread].sort((a, b) => a - b)).toEqual(spread)
			expect(weakest.reduce((sum, { chance }) => sum + chance, 0)).toBeCloseTo(1, 12)
			expect(closedBy).toBeGreaterThanOrEqual(closed)
			closed = closedBy
		}
		expect(new Set(rows.map(({ delivered }) => delivered.at(-1))).size).toBeGreaterThan(15)
		for (const { correlation, narrows } of summary.influences) {
			expect(Math.abs(correlation)).toBeLessThanOrEqual(1)
			expect(narrows).toBeGreaterThanOrEqual(0)
			expect(narrows).toBeLessThanOrEqual(1)
		}
	})

	test('of a chain without ranges has one outcome', async () => {
		const plan = planOf(INDIA, null, 2)
		await withEngine(INDIA, (engine) => {
			const subject = { ...studySubject(INDIA, plan.scenario), uncertain: [] }
			const rows = [...rowsOf(engine, subject, plan, { from: 0, to: 2 })]
			const { delivered } = outcomeOf(engine, subject, null)
			expect(rows.map((row) => row.delivered)).toEqual([delivered, delivered])
		})
	})

	test('moves nothing but itself when a figure is left out', () => {
		const plan = planOf(INDIA, null, 100)
		const subject = studySubject(INDIA, plan.scenario)
		const fewer = { ...subject, uncertain: subject.uncertain.slice(1) }
		const [all, some] = [subject, fewer].map((each) => placesOfSample(each, plan, 17))
		for (const { address } of fewer.uncertain) expect(some!.of(address)).toBe(all!.of(address))
		expect(some!.of(subject.uncertain[0]!.address)).toBeNull()
	})

	test('does not draw what stands at 0 by decision', () => {
		const { uncertain, decisions } = studySubject(INDIA, openScenario(INDIA.scenarios[0]!.id))
		expect(decisions.map(({ address }) => address)).toContain('monazite-imports')
		expect(uncertain.filter(({ range, kind }) => range.mode === 0 && kind !== 'delay')).toEqual([])
	})
})

describe('shards', () => {
	test.each([1, 2])(
		'of any number are, put together in any order, the study of %i scenarios that was not divided, byte for byte',
		async (count) => {
			const [today, other] = [planOf(COPPER, null, 64 / count), planOf(COPPER, null, 64 / count)]
			const plans = [today, { ...other, scenario: { ...other.scenario, demand: 'electrified' } }].slice(0, count)
			const subject = studySubject(COPPER, today.scenario)
			await withEngine(COPPER, (engine) => {
				const header = lineOf(headerOf(COPPER, subject, plans))
				const text = (from: number, to: number) =>
					header + [...rowsOfPlans(engine, plans, { from, to })].map(lineOf).join('')
				const whole = text(0, 64)
				for (const shards of [1, 2, 7, 64]) {
					const files = Array.from({ length: shards }, (_, shard) => {
						const { from, to } = shardRange(64, shard, shards)
						return { name: `${shard}`, text: text(from, to) }
					})
					expect(mergeRows(files.reverse())).toMatchObject({ text: whole })
				}
			})
		}
	)

	test('that do not fit together are refused, all at once, with file and line', () => {
		const plan = planOf(US, null, 3)
		const subject = studySubject(US, plan.scenario)
		const years = subject.years.map(() => 0)
		const row = (sample: number): FiledRow => ({
			scenario: 0,
			sample,
			delivered: years,
			demand: years,
			weakest: years.map(() => null)
		})
		const header = lineOf(headerOf(US, subject, [plan]))
		const other = lineOf(headerOf(US, subject, [{ ...plan, seed: 2 }]))
		const files = [
			{ name: 'a', text: header + lineOf(row(0)) + lineOf(row(7)) },
			{ name: 'b', text: header + lineOf(row(0)) + '{"sample":1' },
			{ name: 'c', text: other + lineOf(row(1)) },
			{ name: 'd', text: 'rows\n' },
			{ name: 'e', text: header.replace('"samples":3', '"samples":4') }
		]
		expect(mergeRows(files)).toEqual({
			problems: [
				{ file: 'a', line: 3, kind: 'outside', sample: 7 },
				{ file: 'b', line: 2, kind: 'doubled', sample: 0 },
				{ file: 'b', line: 3, kind: 'not-a-row' },
				{ file: 'c', line: 1, kind: 'other-study' },
				{ file: 'd', line: 1, kind: 'no-header' },
				{ file: 'e', line: 1, kind: 'altered' }
			],
			missing: { count: 2, first: 1 }
		})
	})
})

test('a plant or an import with a chance comes in that part of the samples, and is there in the plan without doubt', async () => {
	const spec = {
		feeds: [{ id: 'pit', gives: 'rock', available: 100 }],
		plants: [{ id: 'mill', takes: 'rock', gives: 'metal', capacity: 4, start: 2027 }],
		demands: [{ id: 'need', takes: 'metal', amount: 10 }],
		trades: [{ id: 'abroad', kind: 'import' as const, material: 'metal', amount: 3 }]
	}
	const plain = chainOf(spec)
	const [mill, abroad] = [plain.processes[0]!, plain.trades[0]!]
	const chain: Chain = {
		...plain,
		counts: ['operating', 'announced'],
		processes: [{ ...mill, plants: [{ ...mill.plants[0]!, status: 'announced', chance: figure(0.65) }] }],
		trades: [{ ...abroad, chance: figure(0.2) }]
	}
	const { subject, rows, summary } = await studied(chain, planOf(chain, null, 40))
	expect(subject.uncertain.map(({ address, kind }) => [address, kind])).toEqual([
		['mill.plants.plant.chance', 'chance'],
		['abroad.chance', 'chance']
	])
	const delivered = rows.map((row) => Math.round(row.delivered.at(-1)!))
	expect(new Set(delivered)).toEqual(new Set([0, 3, 4, 7]))
	// Of a hypercube of 40 samples just as many as the chance says.
	expect(delivered.filter((each) => each >= 4)).toHaveLength(26)
	expect(delivered.filter((each) => each === 3 || each === 7)).toHaveLength(8)
	expect(summary.central.delivered.at(-1)).toBeCloseTo(7, 6)
	const swings = summary.influences.map(({ swing }) => [Math.round(swing.low), Math.round(swing.high)])
	expect(swings).toEqual([
		[3, 7],
		[4, 7]
	])
	// What the scenario does not count is not drawn.
	expect(studySubject({ ...chain, counts: ['operating'] }, planOf(chain, null, 1).scenario).uncertain).toHaveLength(1)
	const said = doubtSentences(chain, summary, english).join(' ')
	expect(said).toContain('by the chance that the model states')
	const certain = { ...chain, trades: plain.trades, processes: [{ ...mill, plants: mill.plants }] }
	expect(studySubject(certain, planOf(chain, null, 1).scenario).uncertain).toEqual([])
})

test('India draws whether leases come, by the chance that is itself in doubt', async () => {
	const plan = planOf(INDIA, 'all-announced', 200)
	const subject = studySubject(INDIA, plan.scenario)
	const chances = subject.uncertain.filter(({ kind }) => kind === 'chance')
	expect(chances.length).toBeGreaterThan(0)
	expect(subject.uncertain.map(({ address }) => address)).toContain('values.lease-chance')
	const { address } = chances[0]!
	const [process, , plant] = address.split('.') as [string, string, string]
	const comes = Array.from({ length: plan.samples }, (_, sample) => {
		const drawn = drawnChain(subject.chain, subject.uncertain, placesOfSample(subject, plan, sample))
		const found = drawn.processes.find(({ id }) => id === process)!.plants.find(({ id }) => id === plant)!
		return found.nameplate.value! > 0
	})
	const part = comes.filter(Boolean).length / plan.samples
	expect(Math.abs(part - (0.4 + 0.65 + 0.85) / 3)).toBeLessThan(0.1)
})

test('each scenario of a study of several has the samples that it has alone, and mixed studies are refused', async () => {
	const alone = planOf(COPPER, null, 6)
	const plans = [alone, { ...alone, scenario: { ...alone.scenario, demand: 'electrified' } }]
	const subjects = plans.map(({ scenario }) => studySubject(COPPER, scenario))
	await withEngine(COPPER, (engine) => {
		const rows = [...rowsOfPlans(engine, plans, { from: 0, to: 12 })]
		const apart = plans.flatMap((plan, scenario) =>
			[...rowsOf(engine, subjects[scenario]!, plan, { from: 0, to: 6 })].map((row) => ({ scenario, ...row }))
		)
		expect(rows).toEqual(apart)
		const fileOf = (some: typeof plans, own: typeof rows) =>
			[headerOf(COPPER, subjects[0]!, some), ...own].map(lineOf).join('')
		const [half, single] = [fileOf(plans, rows.slice(0, 6)), fileOf([alone], rows.slice(0, 6))]
		expect(mergeRows([{ name: 'half', text: half }])).toMatchObject({ problems: [], missing: { count: 6, first: 0 } })
		expect(mergeRows([half, single].map((text, i) => ({ name: String(i), text })))).toMatchObject({
			problems: [{ file: '1', line: 1, kind: 'other-study' }]
		})
		const beyond = fileOf([alone], rows.slice(5, 7))
		expect(mergeRows([{ name: 'beyond', text: beyond }])).toMatchObject({ problems: [{ line: 3, kind: 'outside' }] })
	})
})

test('quantiles and ranks are those of NumPy and SciPy', () => {
	// numpy.quantile([1, 2, 4, 8], [0.05, 0.5, 0.95]) and scipy.stats.rankdata([3, 1, 3, 2]) - 1; NumPy 1.24.2.
	expect([0.05, 0.5, 0.95].map((part) => quantile([1, 2, 4, 8], part))).toEqual([1.15, 3, 7.399999999999999])
	expect([...ranksOf([3, 1, 3, 2])]).toEqual([2.5, 0, 2.5, 1])
})
