/** The years of a scenario side by side: what they sum to, what they say, how they are drawn. */
import { describe, expect, test } from 'vitest'
import { jointByYear, plansByYear, type Plan } from '#lib/engine/index.ts'
import { pathway, pathwayHeight } from '#lib/figures/pathway/drawing.ts'
import { jointSentence } from '#lib/figures/pathway/joint.ts'
import { jointTable } from '#lib/figures/tables/joint.ts'
import { closingYear, pathwayOf, weakestSpans, type PathwayYear } from '#lib/figures/pathway/pathway.ts'
import { awaitedText, fromText, stageTracks } from '#lib/figures/pathway/tracks.ts'
import { builtText, pathwaySentence, startText, yearSentence } from '#lib/figures/pathway/text.ts'
import { marksOf, type RectMark, type Scene } from '#lib/figures/scene/scene.ts'
import { pathwayTable, stagesTable, startsTable } from '#lib/figures/tables/pathway.ts'
import { sum } from '#lib/model/sum.ts'
import { chainOf, openToday, type ChainSpec } from '../support/chains.ts'
import { chainFrom, withEngine } from '../support/engine.ts'
import { english, isText, textBox } from './plans.ts'

const india = chainFrom('models/india-rare-earths')
const plansOf = (chain: typeof india, id: string): Promise<Plan[]> =>
	withEngine(chain, (engine) => [...plansByYear(engine, { ...openToday, id })])
const known = new Map<string, Promise<PathwayYear[]>>()
const yearsOf = (id: string): Promise<PathwayYear[]> => {
	const years = known.get(id) ?? plansOf(india, id).then((plans) => pathwayOf(india, plans, english))
	known.set(id, years)
	return years
}
const plain = (text: string) => text.replaceAll('\u00a0', ' ')

describe.each(['today', 'all-announced', 'japan-hard-rock'])('of India, %s', (id) => {
	test('every year sums: origins to what is delivered, parts to the gap, both to the demand', async () => {
		const years = await yearsOf(id)
		expect(years.map(({ year }) => year)).toEqual(Array.from({ length: 15 }, (_, k) => 2026 + k))
		for (const { origins, delivered, parts, gap, demand } of years) {
			expect(sum(origins.map(({ amount }) => amount))).toBeCloseTo(delivered, 6)
			expect(sum(parts.map(({ amount }) => amount)) / demand).toBeCloseTo(gap / demand, 6)
			expect((delivered + gap) / demand).toBeCloseTo(1, 6)
		}
	})

	test('the sentence says what the last year does', async () => {
		const years = await yearsOf(id)
		expect(closingYear(years)).toBeNull()
		expect(plain(pathwaySentence(india, years, english))).toMatch(
			/^The gap does not close by 2040: [\d,]+ t a year is missing then\.$/
		)
	})
})

test('a capacity that changes is told in its year, with the status of what starts', async () => {
	const years = await yearsOf('all-announced')
	const changed = years.filter(({ built }) => built.length > 0).map(({ year }) => year)
	expect(changed).toEqual([2027, 2029, 2033])
	const [mining] = years.find(({ year }) => year === 2033)!.built.filter(({ process }) => process === 'monazite-mining')
	expect(mining).toMatchObject({ statuses: ['announced'] })
	expect(mining!.to!).toBeGreaterThan(mining!.from!)
	expect(builtText(india, years[7]!, english)).toContain('Capacity changes in 2033: ')
})

test('what a scenario sets for its year does not run before it', async () => {
	const years = await yearsOf('monazite-first')
	const delivered = (year: number) => years.find((each) => each.year === year)!.delivered
	expect(delivered(2032)).toBe(delivered(2026))
	expect(delivered(2033)).toBeGreaterThan(2 * delivered(2032))
})

/** A mill that begins in 2028 on ore that lasts some years. */
const started = (over: { resource?: number } = {}): ChainSpec => ({
	feeds: [{ id: 'pit', gives: 'ore', ...over }],
	plants: [{ id: 'mill', takes: 'ore', gives: 'metal', capacity: 100, start: 2028, stage: 'use' }],
	demands: [{ id: 'need', takes: 'metal', amount: 80 }]
})
const startedYears = async (over?: Parameters<typeof started>[0]) => {
	const chain = chainOf(started(over))
	return { chain, years: pathwayOf(chain, await plansOf(chain, 'today'), english) }
}

test('a gap closes in the first year from which nothing is missing any more', async () => {
	const { chain, years } = await startedYears()
	expect(closingYear(years)).toBe(2028)
	expect(pathwaySentence(chain, years, english)).toBe('The gap closes in 2028.')
	expect(weakestSpans(years).map(({ met, from, to }) => [met, from, to])).toEqual([
		[false, 2026, 2027],
		[true, 2028, 2040]
	])
	expect(plain(yearSentence(chain, years[2]!, english))).toBe('2028: 80 t of 80 t delivered, nothing missing')
})

test('a gap that opens again has not closed', async () => {
	const { chain, years } = await startedYears({ resource: 300 })
	expect(years.filter(({ gap }) => gap === 0).map(({ year }) => year)).toEqual([2028, 2029, 2030])
	expect(closingYear(years)).toBeNull()
	expect(plain(pathwaySentence(chain, years, english))).toBe(
		'In 2040 80 t a year is missing, after years in which nothing was.'
	)
})

test('the table has a row a year with the same amounts', async () => {
	const years = await yearsOf('all-announced')
	const { columns, rows } = pathwayTable(india, years, english)
	const at = (key: string) => columns.findIndex((column) => column.key === key)
	expect(rows.map(({ cells }) => [cells[at('year')]!.value, cells[at('delivered')]!.value])).toEqual(
		years.map(({ year, delivered }) => [year, delivered])
	)
})

describe.each([
	[340, 260],
	[800, 360],
	[1400, 500]
])('the drawing at %i x %i', (width, height) => {
	const drawn = async (id: string): Promise<{ scene: Scene; years: PathwayYear[] }> => {
		const years = await yearsOf(id)
		return { scene: pathway(india, years, { width, height, locale: english, shown: 2033 }), years }
	}

	test('keys are unique and labels neither overlap nor leave the figure', async () => {
		const { scene } = await drawn('all-announced')
		const keys = [...marksOf(scene.marks)].map(({ key }) => key)
		expect(new Set(keys).size).toBe(keys.length)
		const boxes = [...marksOf(scene.marks)].filter(isText).map(textBox)
		for (const box of boxes) {
			expect(box.left).toBeGreaterThanOrEqual(-1)
			expect(box.right).toBeLessThanOrEqual(width + 1)
			expect(box.bottom).toBeLessThanOrEqual(height + 1)
			for (const other of boxes)
				if (other !== box)
					expect(
						box.right <= other.left || other.right <= box.left || box.bottom <= other.top || other.bottom <= box.top,
						`${box.text} over ${other.text}`
					).toBe(true)
		}
	})

	test('every column is as high as its amounts, in one scale', async () => {
		const { scene, years } = await drawn('all-announced')
		const heights = years.map(({ year }) => {
			const pieces = [...marksOf(scene.marks)].filter(
				(mark): mark is RectMark => mark.kind === 'rect' && mark.role === 'used' && mark.key.endsWith(`:${year}`)
			)
			return sum(pieces.map((piece) => piece.height))
		})
		const scale = heights[0]! / years[0]!.delivered
		years.forEach(({ delivered }, place) => expect(heights[place]! / scale / delivered).toBeCloseTo(1, 1))
	})
})

test('a demand that grows is estimated between the years that it is stated for, in dashes and in the table', async () => {
	const grows = { ...openToday, id: 'today', demand: 'growing' }
	const plans = await withEngine(india, (engine) => [...plansByYear(engine, grows)])
	const years = pathwayOf(india, plans, english)
	const estimated = years.filter((each) => each.estimated).map(({ year }) => year)
	expect(estimated).toEqual([2027, 2028, 2029, 2031, 2032, 2033, 2034, 2036, 2037, 2038, 2039])
	const { marks } = pathway(india, years, { width: 900, height: 440, locale: english })
	const lines = [...marksOf(marks)].filter(({ role }) => role === 'demand-line')
	expect(lines.filter((mark) => mark.kind === 'line' && mark.dash).map(({ key }) => Number(key!.slice(-4)))).toEqual(
		estimated
	)
	const { columns, rows } = pathwayTable(india, years, english)
	const place = columns.findIndex(({ key }) => key === 'estimated')
	expect(rows.filter(({ cells }) => cells[place]!.text === 'estimated')).toHaveLength(estimated.length)
	expect(pathwayTable(india, await yearsOf('today'), english).columns.map(({ key }) => key)).not.toContain('estimated')
})

describe('all years planned at once', () => {
	const told = async (spec: ChainSpec) => {
		const chain = { ...chainOf(spec), years: { first: 2026, last: 2029 } }
		const [plans, joint] = await withEngine(chain, (engine) => [
			[...plansByYear(engine, openToday)],
			jointByYear(engine, openToday)
		])
		const { rows, columns } = jointTable(chain, plans, joint, english)
		const place = columns.findIndex(({ key }) => key === 'difference')
		return {
			sentence: plain(jointSentence(chain, plans, joint, english)),
			differences: rows.map(({ cells }) => cells[place]!.text)
		}
	}
	const pit = { id: 'pit', gives: 'ore', resource: 100 }
	const old = { id: 'old', takes: 'ore', gives: 'metal', yield: 0.5, capacity: 50 }
	const later = { id: 'new', takes: 'ore', gives: 'metal', capacity: 50, start: 2028 }
	const need = { id: 'need', takes: 'metal', amount: 50 }

	test('are told with what one year at a time costs, year by year', async () => {
		expect(await told({ feeds: [pit], plants: [old, later], demands: [need] })).toEqual({
			sentence:
				'Looking at one year at a time costs something: planned at once, the years 2026 to 2029 deliver 100 t in all, one after another 50 t.',
			differences: ['−25', '−25', '50', '50']
		})
	})

	test('are the most that it can be, where a stock holds several compositions', async () => {
		const { sentence } = await told({
			feeds: [],
			stocks: [{ id: 'heap', holds: 'ore', amount: 100 }],
			plants: [old, later],
			demands: [need]
		})
		expect(sentence).toContain('deliver up to 100 t in all, one after another 50 t.')
	})

	test('may deliver less in all for what is served first', async () => {
		const { sentence } = await told({
			feeds: [pit],
			plants: [{ ...old, gives: 'grit', yield: 1 }, { ...later, yield: 0.6 }], // prettier-ignore
			demands: [
				{ ...need, amount: 30, tier: 1 },
				{ id: 'roads', takes: 'grit', amount: 50, tier: 2 }
			]
		})
		expect(sentence).toBe(
			'Looking at one year at a time costs something: planned at once, the years 2026 to 2029 give 60 t more to what is served first, and deliver 60 t in all, one after another 100 t.'
		)
	})

	test('are told in a sentence and without a table where it costs nothing', async () => {
		expect(await told({ feeds: [pit], plants: [old], demands: [need] })).toEqual({
			sentence: 'Looking at one year at a time costs nothing here: all years planned at once serve no need better.',
			differences: []
		})
	})
})

describe('dates in doubt', () => {
	const late = (over: { status?: 'announced' | 'operating' } = {}) => {
		const chain = chainOf(started())
		const figure = {
			...chain.processes[0]!.plants[0]!.nameplate,
			value: 2,
			low: 0,
			high: 5.4,
			status: 'assumed' as const
		}
		const [mill] = chain.processes
		const plants = mill!.plants.map((plant) => ({ ...plant, ...over, announced: 2025, delay: figure }))
		return { ...chain, processes: [{ ...mill!, plants }] }
	}

	test('a plant that starts is told with its announced and its likely date, and moves no plan', async () => {
		const chain = late()
		const years = pathwayOf(chain, await plansOf(chain, 'today'), english)
		const [start] = years.flatMap(({ starts }) => starts)
		expect(start).toMatchObject({ announced: 2025, start: 2028, likely: { year: 2030, earliest: 2028, latest: 2033 } })
		expect(startText(chain, start!, english)).toMatch(
			/at first for 2025, in the plan from 2028; likely from 2030, between 2028 and 2033 \(an assumption\)$/
		)
		expect(closingYear(years)).toBe(2028)
		expect(startsTable(chain, years, english).rows).toHaveLength(1)
	})

	test('both marks stand under their years', async () => {
		const chain = late()
		const years = pathwayOf(chain, await plansOf(chain, 'today'), english)
		const scene = pathway(chain, years, { width: 870, height: 440, locale: english })
		const keys = [...marksOf(scene.marks)].map(({ key }) => key)
		expect(keys).toEqual(expect.arrayContaining(['start:use:main:2028', 'likely:use:main:2030']))
	})

	test('plants that do not count have no dates', async () => {
		const chain = late({ status: 'announced' })
		const years = pathwayOf(chain, await plansOf(chain, 'today'), english)
		expect(years.flatMap(({ starts }) => starts)).toEqual([])
	})

	test('of India, every date that is likely has a source, and none is earlier than the plan', async () => {
		const starts = (await yearsOf('all-announced')).flatMap(({ starts }) => starts)
		const dated = starts.flatMap(({ start, likely }) => (likely ? [{ start, ...likely }] : []))
		expect(dated.length).toBeGreaterThan(5)
		for (const { start, year, delay } of dated) {
			expect(year).toBeGreaterThanOrEqual(start)
			expect(delay.sources.length).toBeGreaterThan(0)
		}
	})
})

test('the largest causes of the gap have letters, which the legend explains', async () => {
	const years = await yearsOf('today')
	const scene = pathway(india, years, { width: 1300, height: 700, locale: english })
	const texts = [...marksOf(scene.marks)].filter(isText).map((mark) => textBox(mark).text)
	const letters = new Set(texts.filter((text) => /^[A-F]$/.test(text)))
	expect(letters.size).toBeGreaterThan(2)
	for (const letter of letters) expect(texts.some((text) => text.startsWith(`${letter}: `))).toBe(true)
})

describe('when each stage comes', () => {
	test('a stage runs from the first year in which a plan uses any process of it', async () => {
		for (const id of ['today', 'all-announced', 'japan-hard-rock']) {
			const plans = await plansOf(india, id)
			for (const { stage, processes, from, states } of stageTracks(india, await yearsOf(id), 'stage')) {
				const used = plans.map((plan) =>
					sum(plan.processes.filter((each) => each.stage === stage).map(({ used }) => used))
				)
				expect(plans[used.findIndex((amount) => amount > 1e-6)]?.year ?? null, stage).toBe(from)
				expect(states.map((state) => state === 'runs')).toEqual(used.map((amount) => amount > 1e-6))
				expect(processes.length).toBeGreaterThan(0)
			}
		}
	})

	test('the missing hard-rock stages say so, and what is announced beyond the plan has its year', async () => {
		const { rows } = stagesTable(india, await yearsOf('today'), english)
		expect(rows.map(({ cells }) => cells.map(({ text }) => text))).toEqual(
			expect.arrayContaining([
				['Mine', 'Hard rock', 'does not run by 2040', 'nothing announced', '2026–2040'],
				['Magnet', 'Metal and magnets', 'runs already in 2026', 'announced for 2027, not in the plan', 'no year']
			])
		)
	})

	test('a plant that starts after the last year is awaited, one of a set capacity is not', async () => {
		const chain = { ...chainOf(started()), years: { first: 2026, last: 2027 } }
		const later = pathwayOf(chain, await plansOf(chain, 'today'), english)
		const [mill] = stageTracks(chain, later, 'route')
		expect([fromText(mill!, later, english), awaitedText(mill!, english)]).toEqual([
			'does not run by 2027',
			'operating for 2028'
		])
		const set = (await yearsOf('monazite-first')).at(-1)!.awaited.map(({ process }) => process)
		expect(set).not.toContain('monazite-mining')
	})

	test('a row a stage on each route, framed in the years in which the stage is the tightest', async () => {
		const years = await yearsOf('all-announced')
		const options = { width: 870, locale: english }
		const height = pathwayHeight(india, years, { ...options, plot: 190 })
		const marks = [...marksOf(pathway(india, years, { ...options, height }).marks)]
		const rows = marks.filter(({ kind, key }) => kind === 'group' && key.startsWith('stage:'))
		expect(rows).toHaveLength(stageTracks(india, years, 'route').length)
		const spans = weakestSpans(years).filter(({ stage }) => stage !== null)
		expect(marks.filter(({ key }) => key.startsWith('weakest:')).map(({ key }) => key)).toEqual(
			spans.map(({ from }) => `weakest:${from}`)
		)
		expect(marks.filter(isText).map((mark) => textBox(mark).text)).toContain('IREL plan to 2032')
	})

	test('the table tells of the same years as the picture of the weakest stages', async () => {
		const years = await yearsOf('all-announced')
		for (const { stage, weakest } of stageTracks(india, years, 'stage'))
			expect(weakest).toEqual(years.filter((each) => each.weakest === stage).map(({ year }) => year))
	})
})
