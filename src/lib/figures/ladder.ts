/** The ladder as a waterfall: what closes the gap, step by step. */
import type { Chain } from '#lib/model/chain.ts'
import type { Plan } from '#lib/engine/index.ts'
import { layer, px, textMark, type Scene, type SceneMark, type Span, type TextMark } from './scene/scene.ts'
import { textWidth, wrapText } from './scene/text-width.ts'
import type { Locale } from './text/locale.ts'
import { stepRows, type StepRow } from './text/step-rows.ts'
import { summary } from './text/summary.ts'

/** Size and words of the ladder as a drawing. */
export interface LadderOptions {
	width: number
	locale: Locale
	/** Says below each step by when it can stand, who builds it and who has to allow it. */
	actors?: boolean
	/** Size of the text, pixels. */
	size?: number
}

const BAR = 9

/** The waterfall: a bar a row, each beginning where the one before ends. */
export function ladder(chain: Chain, plan: Plan, options: LadderOptions): Scene {
	const { width, locale, actors = true, size = 12 } = options
	const marks: SceneMark[] = []
	let top = size * 0.4
	for (const row of stepRows(chain, plan, locale)) {
		const drawn = rowMarks(row, { top, width, size, actors })
		marks.push(layer(row.key, drawn.marks))
		top += drawn.height
	}
	return {
		width,
		height: Math.ceil(top),
		title: locale.words.figures.steps.title,
		description: summary(chain, plan, locale),
		marks
	}
}

interface RowBox {
	top: number
	width: number
	size: number
	actors: boolean
}

function rowMarks(row: StepRow, { top, width, size, actors }: RowBox): { marks: SceneMark[]; height: number } {
	const data = row.place === null ? {} : { step: row.place }
	const line = size * 1.3
	const text = (part: string, x: number, y: number, span: Span, anchor: TextMark['anchor'] = 'start') =>
		textMark({ key: `${part}:${row.key}`, role: 'label', x, y, anchor, size, spans: [span], data })
	const value: Span = { text: row.value, fill: 'ink', weight: 'strong' }
	const room = width - textWidth(row.value, size, 'strong') - size
	const title = wrapText(row.title, room, size)
	const bars = top + line * title.length + size * 0.35
	const notes = actors && row.actors.length > 0 ? wrapText(row.actors.join(' '), width, size) : []
	return {
		marks: [
			...title.map((each, index) =>
				text(`title-${index}`, 0, top + line * (index + 0.75), { text: each, fill: 'ink', weight: 'regular' })
			),
			text('value', width, top + line * 0.75, value, 'end'),
			{
				kind: 'rect',
				key: `track:${row.key}`,
				role: 'axis',
				x: 0,
				y: px(bars),
				width,
				height: BAR,
				fill: 'rule',
				fillOpacity: 0.5
			},
			{
				kind: 'rect',
				key: `bar:${row.key}`,
				role: 'bar',
				label: `${row.title}: ${row.value}`,
				data,
				x: px(row.bar.from * width),
				y: px(bars),
				width: px(Math.max(1, (row.bar.to - row.bar.from) * width)),
				height: BAR,
				fill: row.colour
			},
			...notes.map((each, index) =>
				text(`note-${index}`, 0, bars + BAR + line * (index + 0.95), {
					text: each,
					fill: 'muted',
					weight: 'regular'
				})
			)
		],
		height: line * title.length + size * 0.35 + BAR + line * notes.length + size
	}
}
