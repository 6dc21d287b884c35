/** How often each stage is the tightest, year by year: a row a stage, shaded by the part of the samples. */
import type { Chain, StageId } from '#lib/model/chain.ts'
import type { YearSummary } from '#lib/study/summary.ts'
import { layer, px, textMark, type Scene, type SceneMark } from '../scene/scene.ts'
import { textWidth } from '../scene/text-width.ts'
import { nameIn, type Locale } from '../text/locale.ts'
import { yearLabels } from './axis.ts'
import type { DoubtOptions } from './fan.ts'

/** Height of a row, as a multiple of the text's size. */
const ROW = 2

/** A stage with its chance in each year; null stands for nothing being short. */
interface Row {
	stage: StageId | null
	name: string
	values: number[]
}

/** The room of the rows. */
interface Frame extends Omit<DoubtOptions, 'height'> {
	years: readonly YearSummary[]
	left: number
	step: number
	/** Whether a cell has room for its number. */
	fits: boolean
}

/** Draws the chances of the stages that are the tightest in any sample, and of nothing being short. */
export function chances(chain: Chain, years: readonly YearSummary[], options: Omit<DoubtOptions, 'height'>): Scene {
	const { width, locale, size } = options
	const rows = rowsOf(chain, years, locale)
	const left = size + Math.max(0, ...rows.map(({ name }) => textWidth(name, size)))
	const step = (width - left) / Math.max(1, years.length)
	const { percent } = locale.numbers
	const widest = Math.max(0, ...rows.flatMap(({ values }) => values.map((value) => textWidth(percent(value), size))))
	const frame: Frame = { ...options, years, left, step, fits: widest < step - 4 }
	return {
		width,
		height: Math.ceil(size * (ROW * rows.length + 2)),
		title: locale.words.figures.doubt.tables.weakest,
		description: rows.map(({ name, values }) => `${name}: ${percent(values.at(-1)!)}.`).join(' '),
		marks: [
			layer(
				'names',
				rows.map((row, place) => nameMark(frame, row, place))
			),
			layer(
				'cells',
				rows.flatMap((row, place) => row.values.flatMap((_, year) => cell(frame, row, place, year)))
			),
			layer(
				'labels',
				yearLabels(
					years.map(({ year }) => year),
					{ left, step, y: size * (ROW * rows.length + 1.4), size, locale }
				)
			)
		]
	}
}

function rowsOf(chain: Chain, years: readonly YearSummary[], { words }: Locale): Row[] {
	const stages = years[0]?.weakest.map(({ stage }) => stage) ?? []
	return stages
		.map((stage, at) => ({
			stage,
			name: stage === null ? words.figures.doubt.tables.none : nameIn(chain.stages, stage),
			values: years.map(({ weakest }) => weakest[at]!.chance)
		}))
		.filter(({ values }) => values.some((value) => value > 0))
}

function nameMark({ left, size }: Frame, { stage, name }: Row, place: number): SceneMark {
	return textMark({
		key: `name:${stage ?? 'none'}`,
		role: 'label',
		x: left - size * 0.6,
		y: size * (ROW * place + 1.35),
		anchor: 'end',
		size,
		spans: [{ text: name, fill: 'ink', weight: 'regular' }]
	})
}

/** One year of a stage: shaded by its chance, with the number where there is room. */
function cell(frame: Frame, { stage, name, values }: Row, row: number, place: number): SceneMark[] {
	const { years, left, step, size, fits, locale } = frame
	const value = values[place]!
	const { year } = years[place]!
	const text = locale.numbers.percent(value)
	const area = { x: px(left + step * place + 1), y: px(size * ROW * row + 1) }
	const key = `${stage ?? 'none'}:${year}`
	const number = textMark({
		key: `chance:${key}`,
		role: 'label',
		x: area.x + (step - 2) / 2,
		y: area.y + size * 1.3,
		anchor: 'middle',
		size,
		spans: [{ text, fill: 'ink', weight: value >= 0.5 ? 'strong' : 'regular' }]
	})
	return [
		{
			kind: 'rect',
			key: `cell:${key}`,
			role: 'bar',
			label: locale.words.figures.doubt.chanceIn({ year: locale.numbers.year(year), stage: name, chance: text }),
			...area,
			width: px(step - 2),
			height: px(size * ROW - 2),
			fill: stage === null ? 'quiet' : 'alarm-soft',
			fillOpacity: value,
			stroke: 'rule',
			strokeWidth: 1
		},
		...(fits && value > 0 ? [number] : [])
	]
}
