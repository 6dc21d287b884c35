/** The pathway as a drawing: a column for each year, a ribbon of the weakest stages, and what is built when. */
import type { Chain } from '#lib/model/chain.ts'
import { legendOf, type Legend } from '../scene/legend.ts'
import { layer, px, textMark, type RectMark, type Scene, type SceneMark, type TextMark } from '../scene/scene.ts'
import { originNames } from '../sankey/data/origins.ts'
import { textWidth } from '../scene/text-width.ts'
import { nameIn, type Locale } from '../text/locale.ts'
import { shortUnit, withUnit } from '../text/number-format.ts'
import { builtText, pathwaySentence, yearSentence } from './text.ts'
import { weakestSpans, type PathwayYear, type Span } from './pathway.ts'

/** Size and words of the pathway as a drawing. */
export interface PathwayOptions {
	width: number
	height: number
	locale: Locale
	/** The year that the rest of the page shows. */
	shown?: number
	/** Size of the text, pixels. */
	size?: number
}

/** Of the line of a demand that is estimated. */
const DASH = [3, 3]

/** Part of a year's width that its column takes. */
const COLUMN = 0.72

interface Frame extends Required<Omit<PathwayOptions, 'shown'>> {
	chain: Chain
	years: readonly PathwayYear[]
	shown: number | null
	/** Width of a year. */
	step: number
	/** Top and bottom of the columns. */
	top: number
	base: number
	/** Pixels per base unit. */
	scale: number
	/** Letters of causes of the gap, by name. */
	letters: ReadonlyMap<string, string>
}

/** Draws a pathway. All columns have one scale: that of the largest demand. */
export function pathway(chain: Chain, years: readonly PathwayYear[], options: PathwayOptions): Scene {
	const frame = frameOf(chain, years, options)
	return {
		width: options.width,
		height: options.height,
		title: options.locale.words.figures.pathway.title({ chain: chain.name }),
		description: pathwaySentence(chain, years, options.locale),
		marks: [
			layer('legend', legendIn(chain, years, frame).marks),
			layer('demand', demandLabels(frame)),
			layer(
				'years',
				years.map((year, place) => column(frame, year, place))
			),
			layer('starts', [...years.map((year, place) => start(frame, year, place)), ...likelyStarts(frame)]),
			layer('weakest', ribbon(frame))
		]
	}
}

/** What the colours and the dashes mean. */
function legendIn(
	chain: Chain,
	years: readonly PathwayYear[],
	{ locale, width, size }: { locale: Locale; width: number; size: number }
): Legend {
	const { missing, estimated } = locale.words.figures.pathway
	const origins = [...originNames(chain, locale)].map(([fill, text]) => ({ key: fill, paint: { fill }, text }))
	const gap: Partial<RectMark> = { fill: 'hatch-gap', stroke: 'alarm', strokeWidth: 1 }
	const dashes = years.some((year) => year.estimated) ? [{ key: 'dash', line: DASH, text: estimated }] : []
	const causes = [...lettersOf(years, width)].map(([name, letter]) => ({
		key: `cause-${letter}`,
		paint: gap,
		text: locale.words.figures.pathway.cause({ letter, name })
	}))
	const gaps = causes.length > 0 ? causes : [{ key: 'hatch-gap', paint: gap, text: missing }]
	return legendOf([...origins, ...gaps, ...dashes], width, size)
}

function frameOf(chain: Chain, years: readonly PathwayYear[], options: PathwayOptions): Frame {
	const { width, height, locale, shown = null, size = 13 } = options
	const most = Math.max(0, ...years.map(({ demand, delivered }) => Math.max(demand, delivered)))
	const top = size * 2 + legendIn(chain, years, { locale, width, size }).height
	const base = height - size * 5.3
	return {
		chain,
		years,
		width,
		height,
		locale,
		shown,
		size,
		step: width / Math.max(1, years.length),
		top,
		base,
		scale: most > 0 ? (base - top) / most : 0,
		letters: lettersOf(years, width)
	}
}

function column(frame: Frame, year: PathwayYear, place: number): SceneMark {
	const { base, scale, step } = frame
	const x = px(step * (place + (1 - COLUMN) / 2))
	const width = px(step * COLUMN)
	const key = String(year.year)
	let reached = 0
	const piece = (id: string, amount: number, paint: Partial<RectMark>): RectMark => {
		const from = reached
		reached += amount
		const y = px(base - reached * scale)
		return {
			kind: 'rect',
			key: `${id}:${key}`,
			role: 'bar',
			x,
			y,
			width,
			height: px(base - from * scale - y),
			...paint
		}
	}
	return {
		kind: 'group',
		key,
		role: 'node',
		label: yearSentence(frame.chain, year, frame.locale),
		data: { node: key },
		children: [
			...year.origins.map(({ colour, amount }) => piece(colour, amount, { role: 'used', fill: colour })),
			...year.parts.flatMap(({ id, name, amount }) => {
				const rect = piece(id, amount, { role: 'gap', fill: 'hatch-gap', stroke: 'alarm', strokeWidth: 1 })
				return [rect, ...letterIn(frame, rect, name)]
			}),
			{
				kind: 'line',
				key: `demand:${key}`,
				role: 'demand-line',
				x1: px(step * place),
				x2: px(step * (place + 1)),
				y1: px(base - year.demand * scale),
				y2: px(base - year.demand * scale),
				stroke: 'ink',
				strokeWidth: 1,
				...(year.estimated ? { dash: DASH } : {})
			},
			...yearLabel(frame, year, place)
		]
	}
}

/** The letter of a cause within its piece, where there is room for it. */
function letterIn({ letters, size }: Frame, { key, x, y, width, height }: RectMark, cause: string): TextMark[] {
	const letter = letters.get(cause)
	if (letter === undefined || height < size * 1.15 || width < size) return []
	return [
		textMark({
			key: `letter:${key}`,
			role: 'label',
			x: px(x + width / 2),
			y: px(y + height / 2 + size * 0.35),
			anchor: 'middle',
			size,
			halo: true,
			spans: [{ text: letter, fill: 'alarm', weight: 'strong' }]
		})
	]
}

/** Below this width the legend has no room for causes; pixels. */
const NARROW = 640

/** As many causes have a letter: those by which most is missing. */
const MOST_LETTERS = 6

/** Letters of the causes by which most is missing over the years, by name, in the order in which they come up. */
function lettersOf(years: readonly PathwayYear[], width: number): Frame['letters'] {
	if (width < NARROW) return new Map()
	const totals = new Map<string, number>()
	for (const { name, amount } of years.flatMap(({ parts }) => parts)) totals.set(name, amount + (totals.get(name) ?? 0))
	const least = [...totals.values()].sort((a, b) => b - a)[MOST_LETTERS - 1] ?? 0
	const named = [...totals].filter(([, amount]) => amount >= least).slice(0, MOST_LETTERS)
	return new Map(named.map(([name], place) => [name, String.fromCharCode(65 + place)]))
}

/** Every year where there is room for it, else every second or fifth; the shown year always. */
function yearLabel(frame: Frame, { year }: PathwayYear, place: number): TextMark[] {
	const { years, size, step, locale, shown } = frame
	const room = textWidth(locale.numbers.year(2030), size, 'strong') + size * 0.5
	const every = [1, 2, 5, 10].find((each) => each * step >= room) ?? years.length
	if (place % every !== 0 && year !== shown) return []
	const isNextToShown = shown !== null && year !== shown && Math.abs(year - shown) * step < room
	if (isNextToShown) return []
	// The labels of the first and the last year stay inside the figure.
	const middle = step * (place + 0.5)
	const x = Math.min(Math.max(middle, room / 2), frame.width - room / 2)
	return [
		textMark({
			key: `label:${year}`,
			role: 'label',
			x,
			y: frame.base + size * 1.35,
			anchor: 'middle',
			size,
			spans: [{ text: locale.numbers.year(year), fill: 'ink', weight: year === shown ? 'strong' : 'regular' }]
		})
	]
}

/** The demand of the first year above its line, and that of the last where it is another. */
function demandLabels(frame: Frame): SceneMark[] {
	const [first, last] = [frame.years[0], frame.years.at(-1)]
	if (!first || !last) return []
	const ends = [demandLabel(frame, first, 'start')]
	return frame.locale.numbers.picture(first.demand) === frame.locale.numbers.picture(last.demand)
		? ends
		: [...ends, demandLabel(frame, last, 'end')]
}

/** Above the lines of all years that it reaches over. */
function demandLabel(
	{ locale, chain, years, size, base, scale, width, step }: Frame,
	{ year, demand }: PathwayYear,
	anchor: 'start' | 'end'
): TextMark {
	const amount = withUnit(locale.numbers.picture(demand), shortUnit(chain.unit))
	const text = locale.words.figures.pathway.demand({ amount })
	const reach = Math.ceil(textWidth(text, size) / step)
	const under = anchor === 'start' ? years.slice(0, reach) : years.slice(-reach)
	const highest = Math.max(...under.map((each) => each.demand))
	return textMark({
		key: `demand-label:${year}`,
		role: 'label',
		x: anchor === 'start' ? 0 : width,
		y: base - highest * scale - size * 0.45,
		anchor,
		size,
		spans: [{ text, fill: 'muted', weight: 'regular' }]
	})
}

/** A mark under a year in which something is built, with what it is as its name. */
function start(frame: Frame, year: PathwayYear, place: number): SceneMark | null {
	if (year.built.length === 0) return null
	return {
		kind: 'path',
		key: `start:${year.year}`,
		role: 'key',
		label: builtText(frame.chain, year, frame.locale),
		d: triangle(frame, place, 1.75),
		fill: 'ink'
	}
}

/** A triangle under the column of a year, so many sizes of the text below it. */
function triangle({ size, base, step }: Frame, place: number, below: number): string {
	const [x, y, half] = [step * (place + 0.5), base + size * below, size * 0.38]
	return `M${px(x)} ${px(y)}L${px(x + half)} ${px(y + half * 1.7)}L${px(x - half)} ${px(y + half * 1.7)}Z`
}

/** An open mark under a year in which plants are likely to start that the plan has earlier, with their names. */
function likelyStarts(frame: Frame): SceneMark[] {
	const late = frame.years.flatMap(({ starts }) => starts.filter(({ start, likely }) => likely && likely.year > start))
	return frame.years.flatMap(({ year }, place): SceneMark[] => {
		const names = late.filter(({ likely }) => likely?.year === year).map(({ plant }) => plant)
		if (names.length === 0) return []
		return [
			{
				kind: 'path',
				key: `likely:${year}`,
				role: 'key',
				label: frame.locale.words.figures.pathway.likelyIn({
					year: frame.locale.numbers.year(year),
					names: [...new Set(names)]
				}),
				d: triangle(frame, place, 2.5),
				fill: 'paper',
				stroke: 'ink',
				strokeWidth: 1
			}
		]
	})
}

function ribbon(frame: Frame): SceneMark[] {
	const { chain, years, size, step, height, locale } = frame
	const top = height - size * 1.6
	const placeOf = (year: number) => year - years[0]!.year
	const name = ({ stage }: Span) => (stage === null ? locale.words.figures.pathway.met : nameIn(chain.stages, stage))
	return weakestSpans(years).flatMap((span): SceneMark[] => {
		const [from, to] = [step * placeOf(span.from), step * (placeOf(span.to) + 1)]
		const fits = textWidth(name(span), size, 'regular') + size * 0.6 <= to - from
		return [
			{
				kind: 'rect',
				key: `weakest:${span.from}`,
				role: 'region',
				label: locale.words.figures.pathway.weakestIn({
					stage: name(span),
					from: locale.numbers.year(span.from),
					to: locale.numbers.year(span.to)
				}),
				x: px(from + 1),
				y: px(top),
				width: px(to - from - 2),
				height: px(size * 1.6),
				fill: span.met ? 'quiet' : 'alarm-soft',
				fillOpacity: 0.5
			},
			...(fits
				? [
						textMark({
							key: `weakest-name:${span.from}`,
							role: 'label',
							x: from + size * 0.4,
							y: top + size * 1.15,
							size,
							spans: [{ text: name(span), fill: span.met ? 'muted' : 'alarm', weight: 'regular' }]
						})
					]
				: [])
		]
	})
}
