/** Over the columns: the names of the stages, and what each limits delivery to. */
import type { Ceiling } from '#lib/engine/index.ts'
import { layer, type GroupMark, type Span, type TextMark } from '../../scene/scene.ts'
import { textWidth } from '../../scene/text-width.ts'
import { measureOf, type Measure } from '../../measure.ts'
import { isEven } from '../../tolerances.ts'
import { ceilingsIn, isLimit, missingIn, weakestCeiling } from '../../weakest.ts'
import { headlineAmounts } from '../../text/number-format.ts'
import { LEADING, OVER } from '../layout/label-room.ts'
import { textLine, type Drawing } from './drawing.ts'
import { outlinesIn } from './regions.ts'

/** Writes the heads of the columns. */
export function headingLayer(drawing: Drawing): GroupMark {
	return headings(
		drawing,
		(stage, column) => underStage(drawing, stage, column),
		() => rowName(drawing)
	)
}

/** Writes the names of the stages alone. */
export function stageNames(drawing: Drawing): GroupMark {
	return headings(
		drawing,
		() => [],
		() => []
	)
}

function headings(drawing: Drawing, under: (stage: string, column: number) => Span[], row: () => Span[]): GroupMark {
	const { stages } = drawing.columns
	const named = new Set(stages.map((each) => each.column))
	const feeds = drawing.columns.list.flatMap((column, index) => (column.feeds && !named.has(index) ? [index] : []))
	const { feedHeading } = drawing.locale.words.figures
	return layer('headings', [
		...feeds.flatMap((column, index) =>
			head(drawing, column, `feeds-${column}`, [plain(feedHeading, 'muted', 'strong'), ...(index === 0 ? row() : [])])
		),
		...stages.flatMap(({ column, name, stage }) =>
			head(drawing, column, stage, [plain(name, 'ink', 'strong'), ...under(stage, column)])
		)
	])
}

function plain(text: string, fill: Span['fill'], weight: Span['weight'] = 'regular'): Span {
	return { text, fill, weight }
}

/**
 * Under a stage the most that it lets be delivered, where that is less than is asked for, in the alarm colour where none is
 * lower; else how many of its plants are missing, lest it look as if it were enough. Under the last stage, the demand.
 */
function underStage(drawing: Drawing, stage: string, column: number): Span[] {
	const { chain, plan, locale, amounts, component, columns } = drawing
	const measure = measureOf(chain, plan, component)
	if (column === columns.list.length - 1) return askedText(drawing, measure).map((text) => plain(text, 'muted'))
	const ceiling = limitsOf(drawing).find((each) => each.stage === stage)
	if (ceiling === undefined) return missingText(drawing, stage).map((text) => plain(text, 'alarm'))
	const amount = amounts.bare(ceiling.delivered)
	const text = saysLimits(drawing) ? locale.words.figures.sankey.limitsTo({ amount }) : amount
	const isWeakest = weakestCeiling(plan, measure)?.stage === stage
	return [isWeakest ? plain(text, 'alarm', 'strong') : plain(text, 'muted')]
}

/** The ceilings that are below what is asked for; all where nothing is. */
function limitsOf({ chain, plan, component }: Drawing): Ceiling[] {
	const { need } = measureOf(chain, plan, component)
	const all = ceilingsIn(plan, component)
	return all.filter((each) => isLimit(plan, each, need))
}

function missingText({ chain, plan, locale }: Drawing, stage: string): string[] {
	const count = missingIn(chain, plan, stage).missing
	return count === 0 ? [] : [locale.words.figures.sankey.missingPlants({ count })]
}

/** What is asked for in a year; of a component at most so much, where others can stand in; nothing where nothing asks for it. */
function askedText({ plan, locale, amounts }: Drawing, { component, asked }: Measure): string[] {
	const words = locale.words.figures
	if (component === null) return [words.yearly({ amount: amounts.full(headlineAmounts(plan.demand, 0).demand) })]
	if (asked === null) return []
	const amount = words.yearly({ amount: amounts.picture(asked.high) })
	return [isEven(plan, asked.high - asked.low) ? amount : words.sankey.upTo({ amount })]
}

/** Where the amounts stand alone, what they are, at the head of their row. */
function rowName(drawing: Drawing): Span[] {
	if (limitsOf(drawing).length === 0 || saysLimits(drawing)) return []
	return [plain(drawing.locale.words.figures.sankey.limitsTo({ amount: null }), 'muted')]
}

/** Tells if there is room to say under every head what the amount is; else it stands alone under each. */
function saysLimits(drawing: Drawing): boolean {
	const { locale, amounts, columns, axes, size, spans } = drawing
	if (axes.downwards) return true
	const widths = new Map(
		limitsOf(drawing).map(({ stage, delivered }) => {
			const text = locale.words.figures.sankey.limitsTo({ amount: amounts.bare(delivered) })
			return [stage, textWidth(text, size, 'strong')]
		})
	)
	return columns.stages
		.slice(0, -1)
		.every(({ stage, column }) => (widths.get(stage) ?? 0) <= (spans[column]?.labels ?? 0))
}

/** One below the other over a column; downwards beside one another over a row. */
function head(drawing: Drawing, column: number, id: string, spans: readonly Span[]): TextMark[] {
	const span = drawing.spans[column]
	if (span === undefined) return []
	const { size, axes } = drawing
	const data = { stage: drawing.columns.list[column]?.stage ?? '' }
	const line = (x: number, y: number, index: number, ...parts: Span[]) =>
		textLine(drawing, { key: `heading:${id}:${index}`, role: 'heading', x, y, data, halo: axes.downwards }, ...parts)
	const last = column === drawing.columns.list.length - 1
	const start = last ? drawing.bar.start : span.start
	if (!axes.downwards) return spans.map((each, index) => line(start, size * (0.9 + index * LEADING), index, each))
	const y = span.heading
	const outlines = outlinesIn(drawing, column, y)
	let x = 0
	return spans.map((each, index) => {
		const width = textWidth(each.text, size, each.weight)
		// In a region where it would lie over its outline.
		const crossed = outlines.find((at) => x < at + OVER && at - OVER < x + width)
		if (crossed !== undefined) x = crossed + OVER
		const mark = line(x, y, index, each)
		x += width + size * 0.6
		return mark
	})
}
