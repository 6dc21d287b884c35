/** What the doubt rests on: for each figure what is delivered at its low and at its high end, all others at their modes. */
import type { Chain } from '#lib/model/chain.ts'
import type { Influence, StudySummary } from '#lib/study/summary.ts'
import { layer, px, textMark, type GroupMark, type RectMark, type Scene, type SceneMark } from '../scene/scene.ts'
import { fitText, textWidth } from '../scene/text-width.ts'
import { shortUnit, withUnit } from '../text/number-format.ts'
import type { DoubtOptions } from './fan.ts'
import { influenceName } from './text.ts'

/** Figures that are shown: the table has them all. */
const MOST = 12

/** Height of a row, and the part of the width that names take at most. */
const ROW = 1.8
const NAMES = 0.42

/** Swings below this part of what is delivered are not seen. */
const SEEN = 0.0005

/** The figures that move something by themselves, the widest first. */
export function strongest({ influences, central }: Pick<StudySummary, 'influences' | 'central'>): Influence[] {
	const last = central.delivered.at(-1) ?? 0
	const width = ({ swing }: Influence) => Math.max(Math.abs(swing.low - last), Math.abs(swing.high - last))
	return [...influences]
		.filter((each) => width(each) > SEEN * last)
		.sort((a, b) => width(b) - width(a))
		.slice(0, MOST)
}

/** The room of the rows, and places in it. */
interface Frame extends Omit<DoubtOptions, 'height'> {
	/** Delivered with all figures at their modes. */
	last: number
	left: number
	right: number
	top: number
	x(amount: number): number
	amount(value: number): string
}

/** Draws the swing of the strongest figures, with their rank correlation at the right. */
export function tornado(
	chain: Chain,
	summary: Pick<StudySummary, 'influences' | 'central'>,
	options: Omit<DoubtOptions, 'height'>
): Scene {
	const { width, locale, size } = options
	const said = locale.words.figures.doubt
	const rows = strongest(summary)
	const last = summary.central.delivered.at(-1) ?? 0
	const ends = [last, ...rows.flatMap(({ swing }) => [swing.low, swing.high])]
	const [least, most] = [Math.min(...ends), Math.max(...ends)]
	const names = rows.map((each) => fitText(influenceName(each, locale), width * NAMES, size))
	const left = size + Math.max(0, ...names.map((name) => textWidth(name, size)))
	const right = width - size - textWidth('−100 %', size)
	const top = size * 2.6
	const height = Math.ceil(top + size * (ROW * rows.length + 0.5))
	const x = (amount: number) => px(left + (most > least ? (amount - least) / (most - least) : 0.5) * (right - left))
	const amount = (value: number) => withUnit(locale.numbers.picture(value), shortUnit(chain.unit))
	const frame: Frame = { ...options, last, left, right, top, x, amount }
	const marks = rows.map((each, place) => rowOf(frame, each, names[place]!, place))
	return {
		width,
		height,
		title: said.tables.influences,
		description: marks.map(({ label }) => label).join(' '),
		marks: [
			layer('head', [
				label('least', left, size * 1.1, amount(least), 'start', size),
				label('most', right, size * 1.1, amount(most), 'end', size),
				label('rank', width, size * 2.2, said.rank, 'end', size)
			]),
			layer('rows', marks),
			{
				kind: 'line',
				key: 'central',
				role: 'axis',
				x1: x(last),
				x2: x(last),
				y1: px(top - size * 0.5),
				y2: px(height),
				stroke: 'ink',
				strokeWidth: 1
			}
		]
	}
}

function label(key: string, x: number, y: number, text: string, anchor: 'start' | 'end', size: number): SceneMark {
	return textMark({ key, role: 'label', x, y, anchor, size, spans: [{ text, fill: 'muted', weight: 'regular' }] })
}

/** A figure: its name, the bars to both its ends, and its rank correlation. */
function rowOf(frame: Frame, each: Influence, name: string, place: number): GroupMark {
	const { width, locale, size, left, top, amount } = frame
	const y = top + size * ROW * place
	const { address } = each.uncertain
	const { low, high } = each.swing
	return {
		kind: 'group',
		key: address,
		role: 'node',
		label: locale.words.figures.doubt.swing({
			name: influenceName(each, locale),
			low: amount(low),
			high: amount(high)
		}),
		children: [
			label(`name:${address}`, left - size * 0.6, y + size * 0.95, name, 'end', size),
			bar(frame, `low:${address}`, low, y, { fill: 'quiet', stroke: 'slate', strokeWidth: 1 }),
			bar(frame, `high:${address}`, high, y, { fill: 'slate' }),
			label(`rank:${address}`, width, y + size * 0.95, locale.numbers.percent(each.correlation), 'end', size)
		]
	}
}

function bar({ last, x, size }: Frame, key: string, to: number, y: number, paint: Partial<RectMark>): SceneMark {
	const [a, b] = [x(last), x(to)]
	return {
		kind: 'rect',
		key,
		role: 'bar',
		x: Math.min(a, b),
		y: px(y),
		width: px(Math.abs(b - a)),
		height: px(size * 1.1),
		...paint
	}
}
