/** The elements as a drawing that parts at an axis: to the left what is missing of each, to the right what there is of it. */
import type { Plan } from '#lib/engine/index.ts'
import type { Chain } from '#lib/model/chain.ts'
import {
	layer,
	px,
	type GroupMark,
	type RectMark,
	type Scene,
	type SceneMark,
	type Span,
	type TextMark
} from './scene/scene.ts'
import { legendOf, type LegendItem } from './scene/legend.ts'
import { textWidth } from './scene/text-width.ts'
import { amountsOf, type Locale } from './text/locale.ts'
import { balanceSentences } from './text/statement.ts'
import { balanceOf, ENDS, type BalanceRow, type End } from './supply.ts'
import { isEven } from './tolerances.ts'
import { missingText, rowSentence, worthText } from './text/supply-text.ts'

/** Size and words of the balance as a drawing. */
export interface BalanceOptions {
	width: number
	/** Height to aim for; a chain with many components takes more. */
	height: number
	locale: Locale
	/** Size of the text, pixels. */
	size?: number
}

/** Paints of the ends; apart by lightness and outline, since colours are those of origins. */
const END_PAINT: Record<End, Partial<RectMark>> = {
	served: { fill: 'ink' },
	elsewhere: { fill: 'grey' },
	exported: { fill: 'quiet', stroke: 'grey', strokeWidth: 1 },
	kept: { fill: 'transparent', stroke: 'grey', strokeWidth: 1 },
	surplus: { fill: 'transparent', stroke: 'ink', strokeWidth: 1, dash: [3, 2] }
}
/** Paints of what is missing whatever stands in, and of what more could be used. */
const MISSING_PAINT: Record<'missing' | 'wanted', Partial<RectMark>> = {
	missing: { fill: 'hatch-gap', stroke: 'alarm', strokeWidth: 1 },
	wanted: { fill: 'transparent', stroke: 'alarm', strokeWidth: 1, dash: [3, 2] }
}

/** From one row to the next, its text and its bar, as multiples of the text's size. */
const ROW = { least: 2.7, most: 4, text: 1.3, bar: 0.95 }

interface Row {
	row: BalanceRow
	missing: string | null
	supply: string
}

interface Frame {
	chain: Chain
	plan: Plan
	locale: Locale
	size: number
	rows: readonly Row[]
	/** Place of the axis, and pixels per base unit. */
	axis: number
	scale: number
	top: number
	step: number
}

/** Draws the balance of a plan's elements. Both sides have one scale. */
export function balance(chain: Chain, plan: Plan, options: BalanceOptions): Scene {
	const { width, height, locale, size = 13 } = options
	const legend = legendOf(legendItems(balanceOf(chain, plan), plan, locale), width, size)
	const frame = frameOf(chain, plan, { width, height, locale, size }, size * 0.6 + legend.height)
	const bottom = frame.top + frame.step * frame.rows.length
	const edge = px(frame.axis)
	return {
		width,
		height: Math.ceil(bottom),
		title: locale.words.figures.balance.title({
			chain: chain.name,
			scenario: plan.scenario.name,
			year: locale.numbers.year(plan.year)
		}),
		description: balanceSentences(chain, plan, locale).join(' '),
		marks: [
			layer('legend', legend.marks),
			layer(
				'rows',
				frame.rows.map((row, place) => rowMarks(frame, row, place))
			),
			{
				kind: 'line',
				key: 'axis',
				role: 'axis',
				x1: edge,
				x2: edge,
				y1: px(frame.top),
				y2: px(bottom),
				stroke: 'ink',
				strokeWidth: 1
			}
		]
	}
}

/** What the paints mean that some row has. */
function legendItems(rows: readonly BalanceRow[], plan: Plan, { words }: Locale): LegendItem[] {
	const { ends, gap } = words.figures.balance
	const isSome = (of: (row: BalanceRow) => number) => rows.some((row) => !isEven(plan, of(row)))
	const lacks = [
		{ key: 'missing', isThere: isSome(({ missing }) => missing?.low ?? 0) },
		{ key: 'wanted', isThere: isSome(({ missing }) => (missing ? missing.high - missing.low : 0)) }
	] as const
	return [
		...lacks.filter(({ isThere }) => isThere).map(({ key }) => ({ key, paint: MISSING_PAINT[key], text: gap[key] })),
		...ENDS.filter((end) => isSome((row) => row.ends[end])).map((end) => ({
			key: end,
			paint: END_PAINT[end],
			text: ends[end]
		}))
	]
}

function frameOf(chain: Chain, plan: Plan, options: Required<BalanceOptions>, top: number): Frame {
	const { width, height, locale, size } = options
	const rows = balanceOf(chain, plan)
	const names = Math.max(...rows.map(({ component }) => textWidth(component.id, size, 'strong'))) + size
	const texts = textsOf(chain, plan, rows, locale)
	const side = (of: readonly (string | null)[]) =>
		Math.max(0, ...of.map((text) => textWidth(text ?? '', size))) + size * 0.5
	const room = width - names
	const left = side(texts.map(({ missing }) => missing))
	// Where there is no room for what it is worth, that is left to the table.
	const fits = left + side(texts.map(({ supply }) => supply)) <= room
	const said = fits ? texts : textsOf(chain, plan, rows, locale, false)
	const right = side(said.map(({ supply }) => supply))
	const most = {
		missing: Math.max(0, ...rows.map(({ missing }) => missing?.high ?? 0)),
		supply: Math.max(0, ...rows.map(({ supply }) => supply))
	}
	const share = most.missing / (most.missing + most.supply || 1)
	const wide = Math.min(Math.max(room * share, left), Math.max(left, room - right))
	const scaleOf = (pixels: number, amount: number) => (amount > 0 ? (pixels - 1) / amount : Infinity)
	const scale = Math.min(scaleOf(wide, most.missing), scaleOf(room - wide, most.supply))
	const step = Math.min(ROW.most, Math.max(ROW.least, (height - top) / Math.max(1, rows.length) / size)) * size
	return {
		chain,
		plan,
		locale,
		size,
		rows: said,
		axis: names + wide,
		scale: Number.isFinite(scale) ? scale : 0,
		top,
		step
	}
}

function textsOf(chain: Chain, plan: Plan, rows: readonly BalanceRow[], locale: Locale, isWorth = true): Row[] {
	const { picture } = amountsOf(chain, plan, locale)
	return rows.map((row) => {
		const worth = isWorth ? worthText(chain, row, locale) : null
		const supply = locale.words.figures.balance.supply({ amount: picture(row.supply), worth })
		return { row, missing: missingText(chain, plan, row, locale), supply }
	})
}

function rowMarks(frame: Frame, { row, missing, supply }: Row, place: number): GroupMark {
	const { axis, size, top, step, chain, plan, locale } = frame
	const y = top + step * place
	const id = row.component.id
	const gap = size * 0.35
	const text = (part: string, x: number, anchor: TextMark['anchor'], line: number, span: Span): TextMark => ({
		kind: 'text',
		key: `${part}:${id}`,
		role: 'label',
		x: px(x),
		y: px(y + size * line),
		anchor,
		size,
		spans: [span]
	})
	const middle = ROW.text + ROW.bar * 0.9
	const texts = [
		text('name', 0, 'start', middle, { text: id, fill: 'ink', weight: 'strong' }),
		text('supply', axis + gap, 'start', 0.98, { text: supply, fill: 'ink', weight: 'regular' }),
		...(missing === null
			? []
			: [text('missing', axis - gap, 'end', 0.98, { text: missing, fill: 'alarm', weight: 'regular' })])
	]
	return {
		kind: 'group',
		key: `row:${id}`,
		role: 'node',
		label: rowSentence(chain, plan, row, locale),
		data: { node: id },
		children: [...bars(frame, row, y + size * ROW.text), ...texts]
	}
}

function bars({ axis, scale, size }: Frame, { component, ends, missing }: BalanceRow, y: number): SceneMark[] {
	const piece = (key: string, from: number, to: number, paint: Partial<RectMark>): RectMark[] => {
		const [left, right] = [axis + Math.min(from, to) * scale, axis + Math.max(from, to) * scale]
		if (right - left <= 0) return []
		const area = { x: px(left), y: px(y), width: px(right - left), height: px(size * ROW.bar) }
		return [{ kind: 'rect', key: `bar-${key}:${component.id}`, role: 'bar', ...area, ...paint }]
	}
	let reached = 0
	const supplied = ENDS.flatMap((end) => {
		const from = reached
		reached += Math.max(0, ends[end])
		return piece(end, from, reached, END_PAINT[end])
	})
	if (missing === null) return supplied
	return [
		...piece('wanted', -missing.low, -missing.high, MISSING_PAINT.wanted),
		...piece('missing', 0, -missing.low, { role: 'gap', ...MISSING_PAINT.missing }),
		...supplied
	]
}
