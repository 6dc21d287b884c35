/** The figures, sentences and tables of a study say what its summary says. */
import { describe, expect, test } from 'vitest'
import { roundAmounts } from '#lib/figures/doubt/axis.ts'
import { chances } from '#lib/figures/doubt/chances.ts'
import { fan } from '#lib/figures/doubt/fan.ts'
import { doubtSentences } from '#lib/figures/doubt/text.ts'
import { strongest, tornado } from '#lib/figures/doubt/tornado.ts'
import { marksOf } from '#lib/figures/scene/scene.ts'
import { doubtTables } from '#lib/figures/tables/doubt.ts'
import { headlineAmounts } from '#lib/figures/text/number-format.ts'
import { openScenario } from '#lib/model/scenario/scenario.ts'
import { rowsOf, studySubject } from '#lib/study/study.ts'
import { PERCENTILES, resultsOf, summaryOf } from '#lib/study/summary.ts'
import { chainFrom, withEngine } from '../support/engine.ts'
import { english } from './plans.ts'

describe.each(['us-rare-earths', 'copper-example'])('%s', async (model) => {
	const chain = chainFrom(`models/${model}`)
	const plan = { scenario: openScenario(chain.scenarios[0]!.id), samples: 30, seed: 3 }
	const summary = await withEngine(chain, (engine) => {
		const subject = studySubject(chain, plan.scenario)
		const rows = [...rowsOf(engine, subject, plan, { from: 0, to: plan.samples })]
		return summaryOf(subject, plan, resultsOf(engine, subject, rows))
	})

	test.each([360, 870])('nothing stands outside its figure, and every key is unique, at %d pixels', (width) => {
		const options = { width, height: 320, locale: english, size: 13 }
		const scenes = [
			fan(chain, summary.years, summary.central.delivered, options),
			chances(chain, summary.years, options),
			tornado(chain, summary, options)
		]
		for (const scene of scenes) {
			const marks = [...marksOf(scene.marks)]
			expect(new Set(marks.map(({ key }) => key)).size).toBe(marks.length)
			expect(JSON.stringify(scene)).not.toMatch(/NaN|Infinity/)
			for (const mark of marks) {
				if (mark.kind !== 'rect') continue
				expect(mark.x).toBeGreaterThanOrEqual(0)
				expect(mark.x + mark.width).toBeLessThanOrEqual(width + 0.01)
				expect(mark.y + mark.height).toBeLessThanOrEqual(scene.height + 0.01)
			}
		}
	})

	test('the shades of a year stand for all samples', () => {
		const marks = [...marksOf(chances(chain, summary.years, { width: 870, locale: english, size: 13 }).marks)]
		for (const { year } of summary.years) {
			const cells = marks.flatMap((mark) => (mark.kind === 'rect' && mark.key.endsWith(`:${year}`) ? [mark] : []))
			expect(cells.reduce((sum, { fillOpacity }) => sum + fillOpacity!, 0)).toBeCloseTo(1, 12)
		}
	})

	test('figures that move something are drawn with their own swing, the widest first', () => {
		const last = summary.central.delivered.at(-1)!
		const widths = strongest(summary).map(({ swing }) =>
			Math.max(Math.abs(swing.low - last), Math.abs(swing.high - last))
		)
		expect(widths.length).toBeGreaterThan(0)
		expect([...widths].sort((a, b) => b - a)).toEqual(widths)
		const drawn = [...marksOf(tornado(chain, summary, { width: 870, locale: english, size: 13 }).marks)]
		expect(drawn.filter(({ key }) => key.startsWith('high:'))).toHaveLength(widths.length)
	})

	test('what the plan itself delivers is told as its headline tells it', async () => {
		const last = { ...plan.scenario, year: summary.years.at(-1)!.year }
		const central = await withEngine(chain, (engine) => engine.plan(last))
		const { delivered } = headlineAmounts(central.demand, central.delivered)
		expect(doubtSentences(chain, summary, english)[0]).toContain(`delivers ${english.numbers.full(delivered)}`)
	})

	test('sentences and tables have the numbers of the summary', () => {
		const said = doubtSentences(chain, summary, english).join(' ')
		const last = summary.years.at(-1)!
		for (const percent of [5, 50, 95] as const) expect(said).toContain(english.numbers.picture(last.delivered[percent]))
		expect(said).toContain(
			last.closedBy === 0 ? 'closes in no sample' : `in ${english.numbers.percent(last.closedBy)} of the samples`
		)
		const [years] = doubtTables(chain, summary, english)
		const row = years!.rows.at(-1)!.cells.map(({ value }) => value)
		expect(row.slice(1, 6)).toEqual(PERCENTILES.map((percent) => last.delivered[percent]))
	})
})

test('amounts of an axis are round, few, and reach as far as they can', () => {
	expect(roundAmounts(17_000)).toEqual([0, 5000, 10_000, 15_000])
	expect(roundAmounts(0.9)).toEqual([0, 0.2, 0.4, 0.6000000000000001, 0.8])
	expect(roundAmounts(0)).toEqual([0])
})
