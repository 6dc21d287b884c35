/** How wide an answer is, year by year: bands of percentiles, their middle, and the demand over them. */
import type { Chain } from '#lib/model/chain.ts'
import type { Spread, YearSummary } from '#lib/study/summary.ts'
import { legendOf, type Legend } from '../scene/legend.ts'
import { layer, px, type PathMark, type Scene, type SceneMark } from '../scene/scene.ts'
import { textWidth } from '../scene/text-width.ts'
import type { Locale } from '../text/locale.ts'
import { shortUnit, withUnit } from '../text/number-format.ts'
import { amountLine, roundAmounts, yearLabels } from './axis.ts'

/** Size and words of a figure of a study. */
export interface DoubtOptions {
	width: number
	height: number
	locale: Locale
	/** Size of the text, pixels. */
	size: number
}

/** Bands from the widest to the narrowest: their percentiles, and how dense they are. */
const BANDS = [
	{ from: 5, to: 95, opacity: 0.35 },
	{ from: 25, to: 75, opacity: 0.6 }
] as const

/** Dots of the line of the plan without doubt. */
const CENTRAL = [2, 3]

/** The room of a fan, and places in it. */
interface Frame extends DoubtOptions {
	chain: Chain
	years: readonly YearSummary[]
	left: number
	top: number
	base: number
	step: number
	amounts: readonly number[]
	x(place: number): number
	y(amount: number): number
}

/** Draws the spread of what is delivered. `central` is delivered without doubt, a year each; null while it is not known. */
export function fan(
	chain: Chain,
	years: readonly YearSummary[],
	central: readonly number[] | null,
	options: DoubtOptions
): Scene {
	const { width, height, locale, size } = options
	const legend = legendIn(options)
	const frame = frameOf(chain, years, options, legend.height)
	const { left, base, step, amounts, y } = frame
	const text = locale.numbers.picture
	return {
		width,
		height,
		title: locale.words.figures.doubt.fanTitle({ chain: chain.name }),
		description: years.map((year) => yearText(chain, year, locale)).join(' '),
		marks: [
			layer('legend', legend.marks),
			layer(
				'amounts',
				amounts.flatMap((amount) => amountLine(amount, text(amount), { left, right: width, y: y(amount), size }))
			),
			layer('bands', bands(frame)),
			layer('lines', lines(frame, central)),
			layer(
				'years',
				years.map((year, place) => target(frame, year, place))
			),
			layer(
				'labels',
				yearLabels(
					years.map(({ year }) => year),
					{ left, step, y: base + size * 1.4, size, locale }
				)
			)
		]
	}
}

/** What bands and lines mean. */
function legendIn({ width, locale, size }: DoubtOptions): Legend {
	const said = locale.words.figures.doubt
	const [wide, narrow] = BANDS
	return legendOf(
		[
			{ key: 'wide', paint: { fill: 'slate', fillOpacity: wide.opacity }, text: said.nineInTen },
			{ key: 'narrow', paint: { fill: 'slate', fillOpacity: wide.opacity + narrow.opacity }, text: said.half },
			{ key: 'central', line: CENTRAL, text: said.central },
			{ key: 'demand', line: [], text: said.demand }
		],
		width,
		size
	)
}

function frameOf(chain: Chain, years: readonly YearSummary[], options: DoubtOptions, legendHeight: number): Frame {
	const { width, height, locale, size } = options
	const most = Math.max(0, ...years.flatMap(({ delivered, demand }) => [delivered[95], demand[50]]))
	const amounts = roundAmounts(most)
	const left = size + Math.max(...amounts.map((amount) => textWidth(locale.numbers.picture(amount), size)))
	const [top, base] = [legendHeight + size, height - size * 2.2]
	const step = (width - left) / Math.max(1, years.length)
	return {
		...options,
		chain,
		years,
		left,
		top,
		base,
		step,
		amounts,
		x: (place) => px(left + step * (place + 0.5)),
		y: (amount) => px(base - (most > 0 ? (amount / most) * (base - top) : 0))
	}
}

const along = ({ x, y }: Frame, values: readonly number[]) =>
	values.map((value, place) => `${place === 0 ? 'M' : 'L'}${x(place)} ${y(value)}`).join('')

const delivered = ({ years }: Frame, percent: keyof Spread) => years.map((each) => each.delivered[percent])

function bands(frame: Frame): SceneMark[] {
	const { x, y } = frame
	return BANDS.map(({ from, to, opacity }) => {
		const back = delivered(frame, from)
			.map((value, place) => `L${x(place)} ${y(value)}`)
			.reverse()
		return {
			kind: 'path',
			key: `band:${from}`,
			role: 'bar',
			d: `${along(frame, delivered(frame, to))}${back.join('')}Z`,
			fill: 'slate',
			fillOpacity: opacity
		}
	})
}

/** Demand, the middle of the samples, and the plan without doubt. */
function lines(frame: Frame, central: readonly number[] | null): SceneMark[] {
	const line = (key: string, values: readonly number[], paint: Partial<PathMark>): PathMark => ({
		kind: 'path',
		key,
		role: 'axis',
		d: along(frame, values),
		fill: 'transparent',
		stroke: 'ink',
		strokeWidth: 1,
		...paint
	})
	const demand = frame.years.map((each) => each.demand[50])
	return [
		line('demand', demand, { role: 'demand-line' }),
		line('middle', delivered(frame, 50), { strokeWidth: 2 }),
		...(central ? [line('central', central, { dash: CENTRAL })] : [])
	]
}

/** The place of a year, which says its numbers to the pointer and to a screen reader. */
function target({ chain, locale, left, step, top, base }: Frame, year: YearSummary, place: number): SceneMark {
	return {
		kind: 'rect',
		key: `year-hit:${year.year}`,
		role: 'hit',
		label: yearText(chain, year, locale),
		x: px(left + step * place),
		y: px(top),
		width: px(step),
		height: px(base - top),
		fill: 'transparent'
	}
}

/** One year in a sentence. */
function yearText(chain: Chain, { year, delivered }: YearSummary, { words, numbers }: Locale): string {
	const amount = (value: number) => withUnit(numbers.picture(value), shortUnit(chain.unit))
	return words.figures.doubt.inYear({
		year: numbers.year(year),
		low: amount(delivered[5]),
		middle: amount(delivered[50]),
		high: amount(delivered[95])
	})
}
