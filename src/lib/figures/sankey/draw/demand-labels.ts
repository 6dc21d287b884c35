/** What is written beside the bar of the demand: an amount and a name for each stretch, and under it the whole gap. */
import type { Measure } from '../../measure.ts'
import { px, type SceneMark, type Span, type TextMark } from '../../scene/scene.ts'
import { wrapText } from '../../scene/text-width.ts'
import { headlineAmounts } from '../../text/number-format.ts'
import { isEven } from '../../tolerances.ts'
import type { FlowNode } from '../data/graph.ts'
import { allotLines, BESIDE, heightOf, LEADING, nameLines } from '../layout/label-room.ts'
import { at, nameOf, partsOf, type Bar, type Stretch } from './demand-stretches.ts'
import { textLine, type Drawing } from './drawing.ts'
import { spread } from './spread.ts'

/** Size of amounts, and space between labels, as multiples of the text's size. */
const LARGE = 1.23
const APART = 0.35

/** A line of text and its size, pixels. */
export interface Line {
	span: Span
	size: number
}

/** Lines that belong together, and the place in the bar that they speak of, pixels. */
interface Block {
	key: string
	lines: Line[]
	middle: number
	cause?: string
}

/** A stretch that has a label: an amount and, below it, what it is. */
interface Labelled extends Stretch {
	key: string
	amount: string
	/** What it is, in words that become fewer. */
	names: readonly [string, ...string[]]
	fill: 'ink' | 'alarm'
	cause?: string
}

/** What is delivered, and each part of the gap; of a component whose gap is not divided, the whole of it. */
function labelled({ drawing, node, asked, gap, measure }: Bar): Labelled[] {
	const { amounts, locale, component } = drawing
	const words = locale.words.figures.sankey
	const { delivered } = headlineAmounts(asked, node.real)
	const fill = measure.need === null ? ('ink' as const) : ('alarm' as const)
	const missing = { key: 'missing', from: node.real, to: asked, fill }
	const isWhole = component !== null && gap.length === 0 && asked - node.real > drawing.least
	return [
		{
			key: 'delivered',
			from: 0,
			to: node.real,
			amount: component === null ? amounts.full(delivered) : amounts.picture(node.real),
			names: [words.delivered],
			fill: 'ink'
		},
		...(isWhole
			? [
					{
						...missing,
						amount: amounts.picture(asked - node.real),
						names: [measure.need === null ? words.withSteps : words.undivided] as const
					}
				]
			: []),
		...gap.map(({ id, from, to, amount, name, shorter }) => {
			return {
				key: id,
				from,
				to,
				amount: amounts.picture(amount),
				names: [name, ...shorter] as const,
				fill: 'alarm' as const,
				cause: id
			}
		})
	]
}

/** Lines of a name at most. */
const NAME_LINES = 4

/** The first of several forms of a name that is whole in so many lines; the last is cut where it is not. */
function inLines(forms: readonly [string, ...string[]], width: number, size: number, most: number): readonly string[] {
	const fits = (form: string) => wrapText(form, width, size).length <= most
	return nameLines(forms.find(fits) ?? forms.at(-1) ?? forms[0], width, size, most, 'regular')
}

/** The labels that have room between two ends, line by line; what is delivered comes first, then the largest part. */
function blocks(bar: Bar, width: number, room: number): Block[] {
	const { size } = bar.drawing
	const all = labelled(bar).map((each) => ({
		...each,
		lines: inLines(each.names, width, size, NAME_LINES)
	}))
	const given = allotLines(
		all.map(({ fill, from, to, lines }) => ({
			weight: fill === 'ink' ? Infinity : to - from,
			lines: lines.map((_, line) => size * LEADING * (line === 0 ? 1 + LARGE : 1) + (line === 0 ? size * APART : 0))
		})),
		room + size * APART
	)
	return all.flatMap(({ key, amount, names: forms, fill, cause, from, to }, index): Block[] => {
		const most = given[index] ?? 0
		if (most === 0) return []
		const names = inLines(forms, width, size, most).map((text): Line => {
			return { span: { text, fill: fill === 'ink' ? 'muted' : fill, weight: 'regular' }, size }
		})
		const lines: Line[] = [{ span: { text: amount, fill, weight: 'strong' }, size: size * LARGE }, ...names]
		return [{ key, lines, middle: at(bar, (from + to) / 2), ...(cause === undefined ? {} : { cause }) }]
	})
}

/** Part of the height of the bar that how far each part of the demand is met may take. */
const PARTS = 0.2

/** The whole gap, and how far each part of the demand is met. */
export function totalLines(drawing: Drawing, measure: Measure): Line[] {
	const { size } = drawing
	const gap = gapText(drawing, measure)
	const whole = gap === null ? [] : wrapText(gap, roomBelow(drawing), size * LARGE, 'strong')
	return [
		...whole.map((text): Line => ({ span: { text, fill: 'alarm', weight: 'strong' }, size: size * LARGE })),
		...partLines(drawing).map((text): Line => ({ span: { text, fill: 'muted', weight: 'regular' }, size }))
	]
}

/** Width of what is written below the bar and its labels, pixels. */
function roomBelow({ axes, length, bar }: Drawing): number {
	return axes.downwards ? length : bar.end + BESIDE + bar.labels - bar.start
}

/** The gap; between two amounts where other components can stand in. Null where nothing is missing or asked for. */
function gapText({ plan, locale, amounts }: Drawing, { component, asked, served }: Measure): string | null {
	const { sankey: words } = locale.words.figures
	if (component === null) {
		const { gap } = headlineAmounts(plan.demand, plan.delivered)
		return gap > 0 ? words.gapOf({ amount: amounts.full(gap) }) : null
	}
	if (asked === null || isEven(plan, Math.max(0, asked.high - served))) return null
	const [low, high] = [Math.max(0, asked.low - served), asked.high - served]
	if (isEven(plan, low)) return words.gapUpTo({ amount: amounts.picture(high) })
	const ends = { low: amounts.picture(low), high: amounts.picture(high) }
	return words.gapOf({ amount: isEven(plan, high - low) ? ends.high : locale.words.chain.range(ends) })
}

/** How far each part of the demand is met; of those that have no room for all, the largest, and the others as one. */
function partLines(drawing: Drawing): string[] {
	const { locale, amounts, size, axes } = drawing
	const words = locale.words.figures.sankey
	const width = roomBelow(drawing)
	const shareOf = (parts: readonly FlowNode[]) => ({
		used: amounts.picture(sum(parts.map(({ real }) => real))),
		of: amounts.picture(sum(parts.map(({ outline }) => outline)))
	})
	const parts = partsOf(drawing).map((part) => {
		const shares = { name: nameOf(drawing, part.id), ...shareOf([part]) }
		const text = drawing.plan.open ? words.partMade(shares) : words.partMet(shares)
		return { part, texts: wrapText(text, width, size) }
	})
	const room = axes.downwards ? Infinity : Math.floor((drawing.length * PARTS) / (size * LEADING))
	const all = sum(parts.map(({ texts }) => texts.length)) <= room
	const summedUp = (rest: readonly FlowNode[]) =>
		wrapText(words.otherParts({ count: rest.length, ...shareOf(rest) }), width, size)
	// The sum of all parts takes at least as many lines as that of some.
	const named = all ? parts : largestThatFit(parts, room - summedUp(partsOf(drawing)).length)
	const left = parts.filter((each) => !named.includes(each))
	const rest = left.map(({ part }) => part)
	// Of one alone its name says more than a count; all parts together are the bar itself.
	const summed = () => (left.length === 1 ? left[0]!.texts : summedUp(rest))
	return [
		...parts.flatMap((each) => (named.includes(each) ? each.texts : [])),
		...(rest.length > 0 && rest.length < parts.length ? summed() : [])
	]
}

/** The largest parts, as many as find room from the largest on: what is summed up is never larger than what is named. */
function largestThatFit<Each extends { part: FlowNode; texts: readonly string[] }>(
	parts: readonly Each[],
	room: number
): Each[] {
	const ordered = [...parts].sort((a, b) => b.part.outline - a.part.outline)
	let left = room
	const over = ordered.findIndex(({ texts }) => (left -= texts.length) < 0)
	return over === -1 ? ordered : ordered.slice(0, over)
}

const sum = (amounts: readonly number[]) => amounts.reduce((total, each) => total + each, 0)

/** Labels to the right of the bar, each as near to its stretch as the others allow, and under it the whole gap. */
export function labelsBeside(bar: Bar): SceneMark[] {
	const { drawing, edges, across, measure } = bar
	const { size } = drawing
	const end = across.start + across.length
	const bounds = { from: across.start - size * 0.2, to: end + size * 0.2 }
	const all = blocks(bar, drawing.bar.labels, bounds.to - bounds.from)
	const starts = spread(
		all.map((block) => ({ middle: block.middle, length: heightOf(block.lines) })),
		bounds,
		size * APART
	)
	const x = edges.end + BESIDE
	const beside = all.flatMap((block, index) => write(drawing, block, x, starts[index] ?? 0))
	const total = { key: 'total', lines: totalLines(drawing, measure), middle: 0 }
	return [...bracket(bar), ...beside, ...write(drawing, total, edges.start, end + size * 0.6)]
}

function write(drawing: Drawing, block: Block, x: number, top: number): TextMark[] {
	let y = top
	return block.lines.map(({ span, size }, index) => {
		y += size * (index === 0 ? 0.86 : LEADING)
		const data = block.cause === undefined ? {} : { data: { cause: block.cause } }
		const key = `demand-label:${block.key}:${index}`
		return textLine(drawing, { key, role: 'gap', x, y, size: px(size), halo: true, ...data }, span)
	})
}

/** A line along the gap, closed at both ends: the parts beside it are one. */
function bracket(bar: Bar): SceneMark[] {
	const { drawing, node, asked, edges, gap } = bar
	if (gap.length === 0) return []
	const [from, to] = [at(bar, node.real) + 1, at(bar, asked)]
	const x = edges.end + BESIDE / 2
	const p = drawing.axes.point
	const d = `M${p(x - 3, from)}L${p(x, from)}L${p(x, to)}L${p(x - 3, to)}`
	const paint = { fill: 'transparent', stroke: 'alarm', strokeWidth: 1 } as const
	return [{ kind: 'path', key: 'gap-bracket', role: 'leader', d, ...paint }]
}

/** Downwards: a line for each stretch below the bar, its name beside the amount. */
export function labelsBelow(bar: Bar): SceneMark[] {
	const { drawing, measure } = bar
	const { size, top } = drawing
	let y = bar.edges.end + size * 0.7
	const marks = blocks(bar, drawing.length - size * AMOUNT, Infinity).flatMap((block) => {
		const [amount, ...name] = block.lines
		const beside = { ...block, key: `${block.key}:name`, lines: name }
		const first = { ...block, lines: amount ? [amount] : [] }
		const written = [...write(drawing, first, top, y), ...write(drawing, beside, top + size * AMOUNT, y + size * 0.2)]
		y += Math.max(heightOf(first.lines), heightOf(name)) + size * 0.3
		return written
	})
	const total = { key: 'total', lines: totalLines(drawing, measure), middle: 0 }
	return [...marks, ...write(drawing, total, top, y + size * 0.3)]
}

/** Width of the amounts in the list below the bar, as a multiple of the text's size. */
const AMOUNT = 6

/** Height of what is listed below the bar, where the chain runs down the page; pixels. */
export function heightBelow(bar: Bar): number {
	const { size, length } = bar.drawing
	const rows = blocks(bar, length - size * AMOUNT, Infinity).map(({ lines: [amount, ...name] }) =>
		Math.max(heightOf(amount ? [amount] : []), heightOf(name))
	)
	return rows.reduce((sum, row) => sum + row + size * 0.3, 0) + heightOf(totalLines(bar.drawing, bar.measure))
}
