/** The drawing, sentences and tables of what to build say what the answer says. */
import { describe, expect, test } from 'vitest'
import { costsByStage } from '#lib/figures/invest/costs.ts'
import { gantt } from '#lib/figures/invest/gantt.ts'
import {
	barredTexts,
	investFinding,
	investSentences,
	scopeTexts,
	stopperTexts,
	worthwhileTexts
} from '#lib/figures/invest/text.ts'
import { marksOf, type RectMark } from '#lib/figures/scene/scene.ts'
import { investTables } from '#lib/figures/tables/invest.ts'
import { invest, type Investment, type InvestQuestion } from '#lib/invest/invest.ts'
import { alternativeOf } from '#lib/figures/invest/alternative.ts'
import { sum } from '#lib/model/sum.ts'
import { openScenario } from '#lib/model/scenario/scenario.ts'
import { chainOf, openToday, type ChainSpec } from '../support/chains.ts'
import { chainFrom, testSolver, withEngine } from '../support/engine.ts'
import { english } from './plans.ts'

const chain = chainFrom('models/india-rare-earths')

/** The finding, with spaces that may break. */
const findingOf = (found: Investment) => investFinding(chain, found, english).replace(/\u00a0/g, ' ')

async function asked(own: Partial<InvestQuestion>): Promise<Investment> {
	const solver = await testSolver()
	const question = { scenario: openScenario('today'), by: 2036, target: 0.6, budget: null, fixed: [], ...own }
	return withEngine(chain, (engine) => invest(engine, solver, question))
}

describe('a share that is in reach', async () => {
	const found = await asked({ fixed: ['toyotsu'] })

	test.each([360, 870])('nothing stands outside the drawing, and every key is unique, at %d pixels', (width) => {
		const scene = gantt(chain, found, { width, locale: english, size: 13 })
		const marks = [...marksOf(scene.marks)]
		expect(new Set(marks.map(({ key }) => key)).size).toBe(marks.length)
		expect(JSON.stringify(scene)).not.toMatch(/NaN|Infinity/)
		for (const mark of marks) {
			if (mark.kind !== 'rect') continue
			expect(mark.x).toBeGreaterThanOrEqual(0)
			expect(mark.x + mark.width).toBeLessThanOrEqual(width + 0.01)
			expect(mark.y + mark.height).toBeLessThanOrEqual(scene.height + 0.01)
		}
	})

	test('a bar of building is as long as its years, and ends where that of running begins', () => {
		const { marks } = gantt(chain, found, { width: 1400, locale: english, size: 13 })
		const bars = new Map([...marksOf(marks)].map((mark) => [mark.key, mark as RectMark]))
		const step = 1400 / (2039 - 2026 + 1)
		for (const { process, decided, runs } of found.builds) {
			const building = bars.get(`building:${process}`)!
			expect(building.width).toBeCloseTo((runs - decided) * step, 1)
			expect(building.x + building.width).toBeCloseTo(bars.get(`running:${process}`)!.x, 1)
		}
	})

	test('where the height is too small for a row each, builds of the same years share one, with the sum of their costs', () => {
		const size = { width: 1400, locale: english, size: 24 }
		const years = new Set(found.builds.map(({ decided, runs }) => `${decided}-${runs}`))
		const whole = gantt(chain, found, size)
		const folded = gantt(chain, found, { ...size, height: whole.height - 1 })
		const rowsOf = ({ marks }: typeof whole) =>
			[...marksOf(marks)].filter(({ kind, role }) => kind === 'group' && role === 'node')
		expect(years.size).toBeLessThan(found.builds.length)
		expect([rowsOf(whole).length, rowsOf(folded).length]).toEqual([found.builds.length, years.size])
		expect(gantt(chain, found, { ...size, height: whole.height }).height).toBe(whole.height)
		expect(folded.description).toBe(whole.description)
	})

	test('the finding names the share, the year, the dearest builds and the sum', () => {
		const said = findingOf(found)
		expect(said).toMatch(/^To serve 60 % of the need in 2036, enlarge or build New separation plant, /)
		expect(said).toMatch(/and \d+ more: USD \d+ million \(\d+–\d+\), or Rs [\d,]+ crore \([\d,]+–[\d,]+\)\.$/)
		expect(investSentences(chain, found, english).join(' ')).toMatch(/10,200\st \(60\s%\)/)
	})

	test('what the answer rests on says which sizes and scales the model states, and how near to the best it is', () => {
		const [sizes, scale, running, earning, lives, searched, ...rest] = scopeTexts(chain, found, english).map((text) =>
			text.replace(/\u00a0/g, ' ')
		)
		expect(sizes).toMatch(/^The model states the least that is added at once for \d+ of the \d+ plants/)
		expect(scale).toMatch(/^The cost of \d+ of the \d+ plants grows by the power 0\.65 /)
		expect(running).toMatch(/^The model states operating costs for \d+ of the \d+ processes\. .* as in 2036; /)
		expect(earning).toBe(
			'It states what by-products earn for 1 of the 20; that lowers the cost of running, at most to nothing.'
		)
		expect(lives).toMatch(/^It states how long new plants last for \d+ of the \d+ that it states costs for; /)
		const gap = Number(/at most ([\d.]+) % dearer\.$/.exec(searched!)![1])
		expect(gap).toBeCloseTo((found.worth.value / found.bound - 1) * 100, 1)
		expect(gap).toBeLessThan(1)
		expect(rest).toHaveLength(1)
		const bare = chainOf({ feeds: [], plants: [], demands: [] })
		expect(scopeTexts(bare, { ...found, scenario: openToday, bound: found.worth.value }, english).slice(0, 2)).toEqual([
			'The model states no least sizes, so plants grow by any amount.',
			'Every tonne of a plant costs the same, however large the plant is.'
		])
		const none = scopeTexts(bare, { ...found, scenario: openToday, bound: found.worth.value }, english).slice(2, 4)
		expect(none.join(' ')).toMatch(/no operating costs, so they are left out\. .* no lives of plants/)
	})

	test('cost by the tonne and the price of buying are those of what is added', () => {
		const { gain, perUnit, bought } = alternativeOf(chain, found)!
		expect(perUnit!.value * gain).toBeCloseTo(found.cost.value, 0)
		expect(sum(Object.values(found.gained))).toBeCloseTo(gain, 3)
		const listed = (chain.values ?? []).filter(({ prices }) => prices !== undefined)
		const worths = listed.map(({ prices, figure }) => figure.value! * found.gained[prices!]!)
		expect(bought!.yearly.value).toBeCloseTo(sum(worths), 0)
		const said = worthwhileTexts(chain, found, english).join(' ')
		expect(said).toMatch(/^Building costs USD 5\d,000 \(/)
		expect(said).toContain('At the prices listed for 2025, ')
		expect(said).toContain('If the need is half as large')
	})

	test('running, what is left, and the cost by the tonne over the years are told as the answer has them', () => {
		const { present, worth, running, annuity } = found
		expect(present.building.value + present.running.value - present.left.value).toBeCloseTo(worth.value, 0)
		const yearly = sum(running.map(({ cost }) => cost.value))
		expect(yearly * annuity).toBeCloseTo(present.running.value, 0)
		expect(
			alternativeOf(chain, found)!.overYears!.value * found.annuity * alternativeOf(chain, found)!.gain
		).toBeCloseTo(worth.value, 0)
		const said = investSentences(chain, found, english)
			.join(' ')
			.replace(/\u00a0/g, ' ')
		expect(said).toMatch(
			/and what then runs more, costs USD \d+ million \(\d+–\d+\), .* From 2036 to 2040 that is worth USD /
		)
		expect(said).toMatch(
			/At the end of 2040 the new plants .* Building and running, less what is left at the end, are worth USD /
		)
		expect(worthwhileTexts(chain, found, english).join(' ')).toMatch(/bought at the prices listed it costs USD /)
		const table = investTables(chain, found, english).find(({ id }) => id === 'invest-running')!
		expect(sum(table.rows.map(({ cells }) => cells[2]!.value as number))).toBeCloseTo(yearly, 0)
	})

	test('stages cost in all what the builds cost, and tables have every build', () => {
		expect(sum(costsByStage(chain, found).map(({ cost }) => cost.value))).toBeCloseTo(found.cost.value, 0)
		const [builds, stages, regrets, left] = investTables(chain, found, english)
		expect(builds!.rows.map(({ key }) => key)).toEqual(found.builds.map(({ process }) => process))
		expect(stages!.rows.length).toBeGreaterThan(2)
		expect(regrets!.rows.map(({ cells }) => cells[0]!.value)).toEqual([8500, 34_000])
		expect(left!.rows.map(({ key }) => key)).toContain('toyotsu')
		expect(barredTexts(chain, found, english)).toContain('Kept as it is, as was asked: Toyotsu Visakhapatnam.')
	})
})

test('a share out of reach says the most, and what stops it in words', async () => {
	const found = await asked({ target: 0.9, by: 2033 })
	expect(findingOf(found)).toMatch(
		/^90 % of the need is out of reach in 2033: at most \d+ % can be served\. That takes /
	)
	const [together, ...each] = stopperTexts(chain, found, english)
	expect(together).toContain('These alone stop it')
	expect(each).toContain('Monazite mining is as large as it may grow.')
	expect(each).toContain('Hard-rock cracking takes longer to build than the years that are left.')
	const nothing = await asked({ target: 0.9, fixed: chain.processes.map(({ id }) => id) })
	expect(findingOf(nothing)).toContain('Nothing can be built for it.')
	expect(stopperTexts(chain, nothing, english).length).toBeGreaterThan(1)
})

test('the first decision names a part of a plant, and plants are said to wait only where one does', async () => {
	const parts = chainOf({
		feeds: [{ id: 'pit', gives: 'rock', available: 100 }],
		plants: [{ id: 'mill', takes: 'rock', gives: 'metal', capacity: 0, limit: 6, cost: 10, lead: 1 }],
		demands: [{ id: 'need', takes: 'metal', amount: 6 }]
	})
	const solver = await testSolver()
	const question = { scenario: openToday, by: 2030, target: 1, budget: null, fixed: [] }
	const [found, single] = await withEngine(parts, (engine) =>
		[20, 60].map((yearly) => invest(engine, solver, { ...question, yearly }))
	)
	const plain = (text: string) => text.replace(/\u00a0/g, ' ')
	expect(plain(investFinding(parts, found!, english))).toContain('enlarge or build mill: ')
	const said = investSentences(parts, found!, english).map(plain)
	expect(said).toContain('The first decision falls in 2027 at the latest: the first part of mill.')
	expect(said.at(-1)).toContain('wait until then')
	const once = investSentences(parts, single!, english).map(plain)
	expect(once).toContain('The first decision falls in 2029 at the latest: mill.')
	expect(once.at(-1)).not.toContain('wait')
})

test('costs are told as paid, and as discounted only where they are', async () => {
	const found = await asked({ target: 0.3 })
	expect(scopeTexts(chain, found, english).at(-1)).toContain(
		'that of building, as paid; the discounted sum is given above.'
	)
	expect(scopeTexts(chain, { ...found, rate: null }, english).at(-1)).toContain('that of building, as paid. ')
})

test('what is served already needs nothing, and a budget alone buys the most', async () => {
	expect(findingOf(await asked({ target: 0.1 }))).toBe(
		'To serve 10 % of the need in 2036, nothing has to be built beyond the plants that the scenario counts.'
	)
	expect(findingOf(await asked({ target: null, budget: 5e7 }))).toMatch(
		/^The most that can be served in 2036 within USD 50 million, or Rs [\d,]+ crore is \d+ % of the need, for USD [34]\d million /
	)
})

test('a chain without prices is not set beside buying', async () => {
	const copper = chainFrom('models/copper-example')
	const solver = await testSolver()
	const question = { scenario: openScenario('today'), by: 2035, target: 0.9, budget: null, fixed: [] }
	const found = await withEngine(copper, (engine) => invest(engine, solver, question))
	expect(alternativeOf(copper, found)!.bought).toBeNull()
	expect(worthwhileTexts(copper, found, english).join(' ')).not.toContain('prices')
})

test('where needs that come first take from others, the finding promises what the planner delivers', async () => {
	const spec: ChainSpec = {
		feeds: [{ id: 'pit', gives: 'ore', available: 10 }],
		plants: [
			{ id: 'wasteful', takes: 'ore', gives: 'rod', yield: 0.5, capacity: 10, cost: 1, lead: 0 },
			{ id: 'thrifty', takes: 'ore', gives: 'wire', capacity: 10, cost: 1, lead: 0 }
		],
		demands: [
			{ id: 'rods', takes: 'rod', amount: 5, tier: 1 },
			{ id: 'wires', takes: 'wire', amount: 10, tier: 2 }
		]
	}
	const solver = await testSolver()
	const finding = async (plants: ChainSpec['plants']) => {
		const tiered = chainOf({ ...spec, plants })
		const question = { scenario: openToday, by: 2030, target: 0.6, budget: null, fixed: [] }
		const found = await withEngine(tiered, (engine) => invest(engine, solver, question))
		return investFinding(tiered, found, english).replace(/\u00a0/g, ' ')
	}
	const less = 'the planner delivers 33 % of the need in 2030, not the 60 % asked for: some needs come before others.'
	expect(await finding(spec.plants)).toBe(
		`With what stands ${less} If no need came before another, 67 % could be served.`
	)
	const [wasteful, thrifty] = spec.plants!
	expect(await finding([wasteful!, { ...thrifty!, capacity: 7 }])).toMatch(
		new RegExp(
			`^With thrifty enlarged or built, for [^:]+, ${less} If no need came before another, 60 % could be served.$`
		)
	)
})
