/** Two plans side by side: they close, a plan and itself differ in nothing, and inputs are what was given. */
import { describe, expect, test } from 'vitest'
import { comparePlans } from '#lib/engine/index.ts'
import { comparisonOf, type Comparison } from '#lib/figures/compare/compare.ts'
import { differenceGraph } from '#lib/figures/compare/difference.ts'
import { difference } from '#lib/figures/compare/difference-drawing.ts'
import { scenarioBar, strip } from '#lib/figures/compare/strip.ts'
import { comparisonSentences } from '#lib/figures/compare/text.ts'
import { flowGraph } from '#lib/figures/sankey/data/graph.ts'
import { commonFrame, sankeyDrawing } from '#lib/figures/sankey/sankey.ts'
import { marksOf, type PathMark, type RectMark } from '#lib/figures/scene/scene.ts'
import { flowDifferencesTable, inputsTable, resultsTable, scenariosTable } from '#lib/figures/tables/compare.ts'
import { leastAmount } from '#lib/figures/tolerances.ts'
import type { Chain } from '#lib/model/chain.ts'
import { openScenario, withLever, type Scenario } from '#lib/model/scenario/scenario.ts'
import { chainFrom, withEngine } from '../support/engine.ts'
import { english, isText, textBox } from './plans.ts'

const india = chainFrom('models/india-rare-earths')
const copper = chainFrom('models/copper-example')
const today = openScenario('today')

const compared = (a: Scenario, b: Scenario, chain: Chain = india): Promise<Comparison> =>
	withEngine(chain, (engine) => comparisonOf(comparePlans(engine, a, b)))
const addresses = ({ inputs }: Comparison) =>
	inputs.map(({ difference }) => (difference.of === 'figure' ? difference.address : difference.of))
const plain = (text: string) => text.replaceAll('\u00a0', ' ')

test.each(india.scenarios.map(({ id }) => id))('%s and itself differ in nothing', async (id) => {
	const { inputs, processes, flows, totals } = await compared(openScenario(id), openScenario(id))
	expect({ inputs, processes, flows }).toEqual({ inputs: [], processes: [], flows: [] })
	for (const { a, b } of Object.values(totals)) expect(a).toBe(b)
})

const PAIRS: [string, Chain, Scenario, Scenario][] = [
	['a lever', india, today, withLever(today, 'monazite-mining', 6000)],
	['two scenarios', india, today, openScenario('japan-hard-rock')],
	['two years', india, today, { ...today, id: 'all-announced', year: 2034 }],
	['two demands', india, today, { ...today, demand: 'growing' }],
	['two scenarios of copper', copper, openScenario(copper.scenarios[0]!.id), openScenario(copper.scenarios.at(-1)!.id)]
]

describe.each(PAIRS)('%s', (_, chain, a, b) => {
	test('one plan and the differences make the other, flow by flow', async () => {
		const comparison = await compared(a, b, chain)
		const keyOf = (f: { from: string; to: string; material: string }) => `${f.from} ${f.to} ${f.material}`
		const made = new Map<string, number>()
		for (const flow of comparison.a.flows) made.set(keyOf(flow), (made.get(keyOf(flow)) ?? 0) + flow.total)
		for (const flow of comparison.flows) {
			expect(made.get(keyOf(flow)) ?? 0).toBeCloseTo(flow.a, 6)
			made.set(keyOf(flow), flow.b)
		}
		const wanted = new Map<string, number>()
		for (const flow of comparison.b.flows) wanted.set(keyOf(flow), (wanted.get(keyOf(flow)) ?? 0) + flow.total)
		for (const key of new Set([...made.keys(), ...wanted.keys()]))
			expect(made.get(key) ?? 0).toBeCloseTo(wanted.get(key) ?? 0, 4)
	})

	test('as a picture, what both have and the difference make each of the two, link by link and at each node', async () => {
		const { a: before, b: after } = await compared(a, b, chain)
		const graph = differenceGraph(chain, before, after)
		const least = Math.max(leastAmount(before), leastAmount(after))
		for (const [plan, side, other] of [
			[before, 'a', 'b'],
			[after, 'b', 'a']
		] as const) {
			const own = new Map(flowGraph(chain, plan, null).links.map(({ key, real }) => [key, real]))
			for (const { key, real, ghost } of graph.links) {
				const pair = graph.byLink.get(key)!
				expect(pair[side]).toBe(own.get(key) ?? 0)
				expect(Math.abs(real + (pair[side] > pair[other] ? ghost : 0) - pair[side])).toBeLessThanOrEqual(least)
			}
			const drawn = new Set(graph.links.map(({ key }) => key))
			for (const [key, real] of own) if (real > least) expect(drawn).toContain(key)
		}
	})

	test('both are drawn in one scale, the nodes in one order, and so is what differs', async () => {
		const comparison = await compared(a, b, chain)
		const plans = [comparison.a, comparison.b]
		const frame = commonFrame(chain, plans)
		for (const width of [390, 900, 1300]) {
			const options = { width, height: 600, locale: english, frame }
			const drawings = plans.map((plan) => sankeyDrawing(chain, plan, options))
			const [one, other] = drawings.map(({ layout }) => layout)
			expect([one!.locked, other!.locked]).toEqual([true, true])
			expect(one!.tonnesPerPixel).toBe(other!.tonnesPerPixel)
			const order = ({ nodes, layout, columns }: (typeof drawings)[number]) =>
				nodes
					.map(({ id, ...node }) => ({ id, column: columns.columnOf({ id, ...node }), ...layout.places.get(id)! }))
					.sort((x, y) => x.column - y.column || x.start - y.start)
					.map(({ id }) => id)
			const [before, after] = drawings.map(order)
			const shared = before!.filter((id) => after!.includes(id))
			expect(after!.filter((id) => before!.includes(id))).toEqual(shared)
			const scene = difference(chain, comparison, options)
			const keys = [...marksOf(scene.marks)].map(({ key }) => key)
			expect(new Set(keys).size).toBe(keys.length)
		}
	})

	test('a flow is new, gone, more or less, as its amounts say', async () => {
		for (const { change, a: from, b: to } of (await compared(a, b, chain)).flows)
			expect(change).toBe(from === 0 ? 'new' : to === 0 ? 'gone' : to > from ? 'grew' : 'shrank')
	})

	test('the other way round, every difference has the other sign', async () => {
		const [there, back] = [await compared(a, b, chain), await compared(b, a, chain)]
		expect(back.flows).toHaveLength(there.flows.length)
		for (const { process, a: from, b: to } of there.processes)
			expect(back.processes).toContainEqual(expect.objectContaining({ process, a: to, b: from }))
	})

	test('every input that is given is listed once, the largest effect first', async () => {
		const comparison = await compared(a, b, chain)
		expect(new Set(addresses(comparison)).size).toBe(comparison.inputs.length)
		const sizes = comparison.inputs.map(({ delivered, gap }) => Math.max(Math.abs(delivered ?? 0), Math.abs(gap ?? 0)))
		expect(sizes).toEqual([...sizes].sort((x, y) => y - x))
	})
})

test('the effect of the only input is the whole difference', async () => {
	const { inputs, totals } = await compared(today, withLever(today, 'monazite-mining', 6000))
	expect(inputs).toHaveLength(1)
	expect(inputs[0]!.delivered).toBeCloseTo(totals.delivered.b - totals.delivered.a, 6)
	expect(inputs[0]!.gap).toBeCloseTo(totals.gap.b - totals.gap.a, 6)
})

test('what follows from a named value, a year or a lever of several figures is no input of its own', async () => {
	const value = await compared(today, withLever(today, 'values.share-n', 0.3))
	expect(addresses(value)).toEqual(['values.share-n'])
	const year = await compared({ ...today, demand: 'growing' }, { ...today, demand: 'growing', year: 2030 })
	expect(addresses(year)).toEqual(['year'])
	expect(year.totals.demand.b).toBeGreaterThan(year.totals.demand.a)
})

describe('in words', () => {
	const sentencesOf = async (a: Scenario, b: Scenario) =>
		comparisonSentences(india, await compared(a, b), english).map(plain)

	test('what changes is said with both amounts', async () => {
		expect(await sentencesOf(today, withLever(today, 'monazite-mining', 6000))).toEqual([
			'940 t a year more is delivered: 2,850 t in place of 1,910 t.',
			'The gap is 940 t smaller: 14,150 t in place of 15,090 t.',
			'The one input that differs: Monazite mining: capacity.'
		])
	})

	test('a small difference is not rounded to another one', async () => {
		const said = await sentencesOf(openScenario('repm-full'), openScenario('china-cut'))
		expect(said[0]).toBe('34 t a year less is delivered: 1,913 t in place of 1,947 t.')
	})

	test('the input with the largest effect is told, whichever way it goes, and beside a year the figure that does most', async () => {
		const more = (await sentencesOf(today, openScenario('stocks-released'))).join(' ')
		expect(more).toContain('The two plans are of different years: 2026 and 2028.')
		expect(more).toMatch(
			/The input with the largest effect: Monazite reclaim at Chavara: capacity\. With it alone as it was before, 2,330 t less would be delivered/
		)
		const announced = (await sentencesOf(today, openScenario('all-announced'))).join(' ')
		expect(announced).toMatch(
			/The input with the largest effect: Year\. With it alone as it was before, 10,240 t less .* The figure with the largest effect: Monazite mining: capacity\. With it alone as it was before, 10,210 t less/
		)
		const little = (await sentencesOf(openScenario('all-announced'), openScenario('monazite-first'))).join(' ')
		expect(little).toMatch(/No single input explains much of this/)
	})

	test('what stays is said too', async () => {
		expect(await sentencesOf(today, today)).toEqual(['What is delivered stays the same.', 'The gap stays the same.'])
		const demand = await sentencesOf(today, { ...today, demand: 'growing' })
		expect(demand.some((said) => said.startsWith('They serve different demands: '))).toBe(true)
		expect(demand[0]).toBe('What is delivered stays the same.')
		expect(demand[2]).toMatch(/^The demand is [\d,]+ t smaller: [\d,]+ t in place of 17,000 t\.$/)
	})
})

test('inputs are the same whichever scenario comes first', async () => {
	for (const id of ['monazite-first', 'japan-hard-rock', 'all-announced']) {
		const [one, other] = [await compared(today, openScenario(id)), await compared(openScenario(id), today)]
		expect(addresses(other).toSorted()).toEqual(addresses(one).toSorted())
	}
})

test('the tables have a row for each difference', async () => {
	const comparison = await compared(today, openScenario('japan-hard-rock'))
	expect(inputsTable(india, comparison, english).rows).toHaveLength(comparison.inputs.length)
	expect(resultsTable(india, comparison, english).rows).toHaveLength(4 + comparison.processes.length)
	expect(flowDifferencesTable(india, comparison, english).rows).toHaveLength(comparison.flows.length)
})

describe('the picture of what differs', () => {
	const drawnAs = async (a: Scenario, b: Scenario, width = 900) => {
		const comparison = await compared(a, b)
		const frame = commonFrame(india, [comparison.a, comparison.b])
		const scene = difference(india, comparison, { width, height: 600, locale: english, frame })
		return { comparison, marks: [...marksOf(scene.marks)], scene }
	}
	const more = withLever(today, 'monazite-mining', 6000)

	test('what grew and what shrank are told apart by fill and dashes, not by colour', async () => {
		const { marks } = await drawnAs(more, today)
		const shrunk = marks.filter((mark): mark is PathMark => mark.role === 'shrunk-flow')
		expect(shrunk.length).toBeGreaterThan(3)
		for (const { dash } of shrunk) expect(dash).toBeDefined()
		const grown = (await drawnAs(today, more)).marks.filter((mark): mark is PathMark => mark.role === 'grown-flow')
		expect(grown.map(({ key }) => key).sort()).toEqual(shrunk.map(({ key }) => key).sort())
		for (const { dash } of grown) expect(dash).toBeUndefined()
	})

	test('it says what differs at the demand, and with itself nothing', async () => {
		const texts = async (a: Scenario, b: Scenario) =>
			(await drawnAs(a, b)).marks.filter(isText).map((mark) => plain(textBox(mark).text))
		expect(await texts(today, more)).toEqual(expect.arrayContaining(['+940 t']))
		const { marks } = await drawnAs(today, today)
		expect(marks.filter(({ role }) => role === 'grown-flow' || role === 'shrunk-flow')).toEqual([])
	})

	test.each([390, 720, 1300])('no text leaves it or stands over another, %i wide', async (width) => {
		const { marks, scene } = await drawnAs(today, openScenario('japan-hard-rock'), width)
		const boxes = marks.filter(isText).map(textBox)
		for (const box of boxes) {
			expect(box.left, box.text).toBeGreaterThanOrEqual(-2)
			expect(box.right, box.text).toBeLessThanOrEqual(width + 2)
			expect(box.bottom, box.text).toBeLessThanOrEqual(scene.height + 1)
			for (const other of boxes)
				expect(
					box === other ||
						box.right <= other.left ||
						other.right <= box.left ||
						box.bottom <= other.top + 1 ||
						other.bottom <= box.top + 1,
					`${box.text} over ${other.text}`
				).toBe(true)
		}
	})
})

test('the strip has a bar for each scenario, in one scale, and names the tightest stage', async () => {
	const plans = await withEngine(india, (engine) => india.scenarios.map(({ id }) => engine.plan(openScenario(id))))
	const bars = plans.map((plan) => scenarioBar(plan))
	for (const width of [358, 900]) {
		const scene = strip(india, bars, { width, locale: english })
		const rects = [...marksOf(scene.marks)].filter((mark): mark is RectMark => mark.kind === 'rect')
		const widthOf = (key: string) => rects.find((mark) => mark.key === key)?.width ?? 0
		const scale = widthOf(`bar-missing:${bars[0]!.id}`) / (bars[0]!.demand - bars[0]!.delivered)
		for (const { id, delivered } of bars) expect(widthOf(`bar-delivered:${id}`)).toBeCloseTo(delivered * scale, 0)
		for (const box of [...marksOf(scene.marks)].filter(isText).map(textBox))
			expect(box.right, box.text).toBeLessThanOrEqual(width + 1)
	}
	expect(plain(strip(india, bars.slice(0, 1), { width: 900, locale: english }).description)).toBe(
		'Today: 1,910 t of 17,000 t delivered, tightest stage: Mine'
	)
	expect(scenariosTable(india, bars, english).rows).toHaveLength(india.scenarios.length)
})
