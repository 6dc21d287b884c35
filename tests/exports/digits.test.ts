import { describe, expect, test } from 'vitest'
import type { Plan } from '#lib/engine/index.ts'
import { briefReport, gapReport, type Block } from '#lib/exports/report.ts'
import { briefDeck } from '#lib/exports/pptx/brief.ts'
import { planDeck } from '#lib/exports/pptx/slides.ts'
import type { Item } from '#lib/exports/slides/slide.ts'
import { allTables } from '#lib/exports/tables.ts'
import { ladder } from '#lib/figures/ladder.ts'
import { sankey, sankeyFrame } from '#lib/figures/sankey/sankey.ts'
import { marksOf, textOf, type Scene } from '#lib/figures/scene/scene.ts'
import { steps } from '#lib/figures/steps.ts'
import type { Table } from '#lib/figures/tables/tables.ts'
import { headlineAmounts, toldAmount } from '#lib/figures/text/number-format.ts'
import { chips, closingSentences, statement } from '#lib/figures/text/statement.ts'
import type { Chain } from '#lib/model/chain.ts'
import { chainFrom, withEngine } from '../support/engine.ts'
import { subjectOf } from './subject.ts'

/** Sections that tell figures of the model, not amounts of the plan. */
const FIGURES = new Set(['assumptions', 'changes', 'demand-basis', 'sources'])

type Subject = ReturnType<typeof subjectOf>

/** Texts in heavy letters: lighter ones tell of parts of the demand, plants and the legend, which have amounts of their own. */
const textsIn = (scene: Scene) =>
	[...marksOf(scene.marks)].flatMap((mark) =>
		mark.kind === 'text' && mark.spans.every(({ weight }) => weight === 'strong') ? [textOf(mark)] : []
	)
const proseOf = (parts: readonly { text: string }[]) => parts.map(({ text }) => text).join('')

function textsOf(block: Block): string[] {
	switch (block.kind) {
		case 'paragraph':
			return [proseOf(block.prose)]
		case 'list':
			return block.items.map(proseOf)
		case 'figure':
			return [...textsIn(block.scene), block.scene.description]
		default:
			return []
	}
}

const textsOn = (item: Item) =>
	item.kind === 'text' ? item.paragraphs.map(proseOf) : item.kind === 'scene' ? textsIn(item.scene) : []

/** What the screen, the reports and the slides say of a plan, by where they say it. */
function said(subject: Subject): Record<string, string[]> {
	const { chain, plan, locale } = subject
	const figures = { frame: sankeyFrame(chain, plan), width: 860 }
	const [report, brief] = [gapReport, briefReport].map((make) => make(chain, plan, { ...subject, figures }))
	const { main, rest } = statement(chain, plan, locale)
	const screen = [
		proseOf(main),
		proseOf(rest),
		...chips(chain, plan, locale).map(({ text }) => text),
		...closingSentences(chain, plan, locale),
		...textsIn(sankey(chain, plan, { width: 1400, height: 800, locale, frame: sankeyFrame(chain, plan) })),
		...textsIn(ladder(chain, plan, { width: 900, locale }))
	]
	const inReport = (of: typeof report) => [
		of!.title,
		...of!.sections.filter(({ id }) => !FIGURES.has(id)).flatMap(({ blocks }) => blocks.flatMap(textsOf))
	]
	const onSlides = ({ slides }: ReturnType<typeof planDeck>) =>
		slides.flatMap(({ title, items }) => [title, ...items.flatMap(textsOn)])
	return {
		screen,
		report: inReport(report),
		brief: inReport(brief),
		slides: onSlides(planDeck(subject, report!)),
		'slides of the brief': onSlides(briefDeck(subject, brief!))
	}
}

/** Amounts that several places tell, each with the one way to tell it. */
function amountsOf(chain: Chain, plan: Plan): { amount: number; told: number }[] {
	const totals = [plan.delivered, plan.top.delivered, ...steps(chain, plan).map(({ delivered }) => delivered)]
	const others = [
		...steps(chain, plan).map(({ frees }) => frees),
		...plan.gapByCause.map(({ amount }) => amount),
		...plan.ceilings.map(({ delivered }) => delivered)
	]
	return [
		...totals.flatMap((amount) => {
			const { delivered, gap } = headlineAmounts(plan.demand, amount)
			return [
				{ amount, told: delivered },
				{ amount: plan.demand - amount, told: gap }
			]
		}),
		...others.map((amount) => ({ amount, told: toldAmount(plan, amount) }))
	].filter(({ amount }) => amount > plan.demand * 1e-6)
}

/** The other ways in which an amount could be rounded. */
function otherwise(plan: Plan, amount: number): number[] {
	const { delivered, gap } = headlineAmounts(plan.demand, amount)
	const asGap = headlineAmounts(plan.demand, plan.demand - amount).gap
	return [
		Number(amount.toPrecision(3)),
		Number(amount.toPrecision(4)),
		delivered,
		gap === 0 ? delivered : asGap,
		Math.round(amount),
		Math.round(amount * 1000) / 1000
	]
}

/** The last digit that the headline tells. */
const lastDigit = ({ demand }: Plan) => 10 ** (Math.floor(Math.log10(demand)) - 3)

/** Off by no more than parts that are too small for the headline's digits can be: none of them, and nothing is off. */
function expectSum(plan: Plan, parts: readonly number[], total: number) {
	const small = parts.filter((part) => Math.abs(part) < 20 * lastDigit(plan)).length
	const told = parts.reduce((sum, part) => sum + toldAmount(plan, part), 0)
	expect(Math.abs(told - total)).toBeLessThanOrEqual((small * lastDigit(plan)) / 2 + 1e-6 * plan.demand)
}

describe.each(['india-rare-earths', 'us-rare-earths', 'copper-example'])('amounts of %s', async (id) => {
	const chain = chainFrom(`models/${id}`)
	const plans = await withEngine(chain, (engine) =>
		chain.scenarios.slice(0, 6).map((each) => engine.plan({ id: each.id, year: null, demand: null, set: {} }))
	)

	test.each(plans.map((plan) => [plan.scenario.id, plan] as const))(
		'add up as they are printed, steps to what they reach and causes to the gap: %s',
		(_, plan) => {
			const { delivered, gap } = headlineAmounts(plan.demand, plan.delivered)
			const reached = headlineAmounts(plan.demand, plan.top.delivered).delivered
			const taken = steps(chain, plan).map(({ frees }) => frees)
			expectSum(plan, taken, taken.length > 0 ? reached - delivered : 0)
			const causes = plan.gapByCause.map(({ amount }) => amount)
			expectSum(plan, causes, gap)
			for (const part of [...taken, ...causes])
				expect(Math.abs(toldAmount(plan, part) - part)).toBeLessThanOrEqual(
					Math.max(lastDigit(plan), 0.0051 * Math.abs(part))
				)
		}
	)

	test.each(plans.map((plan) => [plan.scenario.id, plan] as const))(
		'are told in one rounding on the screen, in reports and on slides: %s',
		(_, plan) => {
			const subject = subjectOf(chain, plan)
			const all = amountsOf(chain, plan)
			const right = new Set(all.map(({ told }) => told))
			const texts = Object.entries(said(subject))
			for (const { amount, told } of all)
				for (const other of otherwise(plan, amount)) {
					// What is right for another amount may stand.
					if (right.has(other)) continue
					const written = subject.locale.numbers.full(other).replace('.', '\\.')
					const number = new RegExp(`(?<![\\d.,])${written}[ \u00a0]t\\b`)
					for (const [place, list] of texts)
						for (const text of list) expect(text, `${place} tells ${amount} as ${told} elsewhere`).not.toMatch(number)
				}
		}
	)

	test.each(plans.map((plan) => [plan.scenario.id, plan] as const))(
		'stand in the tables of findings and in charts as sentences have them: %s',
		(_, plan) => {
			const subject = subjectOf(chain, plan)
			const tables = new Map(allTables(chain, plan, subject.locale).map((table) => [table.id, table]))
			const texts = (table: Table | undefined, key: string) => {
				const place = table?.columns.findIndex((column) => column.key === key) ?? -1
				return table?.rows.map(({ cells }) => cells[place]!.text) ?? []
			}
			const { full } = subject.locale.numbers
			const told = (amounts: readonly number[]) => amounts.map((amount) => full(toldAmount(plan, amount)))
			const taken = steps(chain, plan)
			expect(texts(tables.get('gap-by-cause'), 'amount')).toEqual(told(plan.gapByCause.map(({ amount }) => amount)))
			expect(texts(tables.get('steps'), 'frees')).toEqual(told(taken.map(({ frees }) => frees)))
			expect(texts(tables.get('steps'), 'delivered')).toEqual(
				taken.map(({ delivered }) => full(headlineAmounts(plan.demand, delivered).delivered))
			)
			const charts = planDeck(subject, gapReport(chain, plan, subject)).slides.flatMap(({ items }) =>
				items.flatMap((item) => (item.kind === 'chart' ? [item.chart] : []))
			)
			for (const { bars } of charts)
				expect(bars.values).toEqual(plan.ceilings.map(({ delivered }) => toldAmount(plan, delivered)))
		}
	)
})
