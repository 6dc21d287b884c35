/** The pathway as a drawing: a column for each year, and below it when each stage comes. */
import type { Chain } from '#lib/model/chain.ts'
import { legendOf, type Legend } from '../scene/legend.ts'
import { layer, px, textMark, type RectMark, type Scene, type SceneMark, type TextMark } from '../scene/scene.ts'
import { originNames } from '../sankey/data/origins.ts'
import { textWidth } from '../scene/text-width.ts'
import type { Locale } from '../text/locale.ts'
import { shortUnit, withUnit } from '../text/number-format.ts'
import { namesWidth, ROW, rowsLegend, stageRows, tracksThatFit } from './stage-rows.ts'
import { stageTracks, type StageTrack } from './tracks.ts'
import { pathwaySentence, yearSentence } from './text.ts'
import type { PathwayYear } from './pathway.ts'

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

/** Room above the columns for the demand, and below them for the years, by the size of the text. */
const ABOVE = 2
const YEARS_BELOW = 2.1

/** Part of the height that the columns take at least. */
const PLOT = 0.22

interface Placed extends Required<Omit<PathwayOptions, 'shown'>> {
	chain: Chain
	years: readonly PathwayYear[]
	shown: number | null
	/** Stages that are shown, a row each. */
	tracks: readonly StageTrack[]
}

interface Frame extends Placed {
	/** Left edge of the first year. */
	left: number
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
			layer('legend', legendIn(frame).marks),
			layer('demand', demandLabels(frame)),
			layer(
				'years',
				years.map((year, place) => column(frame, year, place))
			),
			...stageRows({ ...frame, top: frame.base + frame.size * YEARS_BELOW }, frame.tracks)
		]
	}
}

/** What the colours, the dashes and the outlines mean. */
function legendIn({ chain, years, tracks, locale, width, size }: Placed): Legend {
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
	return legendOf([...origins, ...gaps, ...dashes, ...rowsLegend(tracks, years, locale)], width, size)
}

/** As many stages as fit beside a plot of some height, and the room that their names take where it is wide. */
function frameOf(chain: Chain, years: readonly PathwayYear[], options: PathwayOptions): Frame {
	const { width, height, locale, shown = null, size = 13 } = options
	const given = { chain, years, width, height, locale, shown, size }
	const topWith = (tracks: readonly StageTrack[]) => size * ABOVE + legendIn({ ...given, tracks }).height
	const room = height * (1 - PLOT) - topWith(stageTracks(chain, years, 'route')) - size * YEARS_BELOW
	const tracks = tracksThatFit(chain, years, Math.floor(room / (ROW * size)))
	const [top, base] = [topWith(tracks), height - size * (YEARS_BELOW + ROW * tracks.length)]
	const left = width < NARROW ? 0 : namesWidth(chain, tracks, locale, size)
	const most = Math.max(0, ...years.map(({ demand, delivered }) => Math.max(demand, delivered)))
	return {
		...given,
		tracks,
		left,
		step: (width - left) / Math.max(1, years.length),
		top,
		base,
		scale: most > 0 ? (base - top) / most : 0,
		letters: lettersOf(years, width)
	}
}

/** The height at which a pathway shows every stage below a plot of some height, at a width and a size of text; pixels. */
export function pathwayHeight(
	chain: Chain,
	years: readonly PathwayYear[],
	{ plot, ...options }: Omit<PathwayOptions, 'height'> & { plot: number }
): number {
	const tracks = stageTracks(chain, years, 'route')
	const { size = 13, shown = null } = options
	const { height } = legendIn({ ...options, chain, years, tracks, size, shown, height: 0 })
	return height + plot + size * (ABOVE + YEARS_BELOW + ROW * tracks.length)
}

function column(frame: Frame, year: PathwayYear, place: number): SceneMark {
	const { base, scale, step, left } = frame
	const x = px(left + step * (place + (1 - COLUMN) / 2))
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
				x1: px(left + step * place),
				x2: px(left + step * (place + 1)),
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
	const { years, size, step, left, locale, shown } = frame
	const room = textWidth(locale.numbers.year(2030), size, 'strong') + size * 0.5
	const every = [1, 2, 5, 10].find((each) => each * step >= room) ?? years.length
	if (place % every !== 0 && year !== shown) return []
	const isNextToShown = shown !== null && year !== shown && Math.abs(year - shown) * step < room
	if (isNextToShown) return []
	// The labels of the first and the last year stay inside the figure.
	const middle = left + step * (place + 0.5)
	const x = Math.min(Math.max(middle, left + room / 2), frame.width - room / 2)
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
	{ locale, chain, years, size, base, scale, width, left, step }: Frame,
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
		x: anchor === 'start' ? left : width,
		y: base - highest * scale - size * 0.45,
		anchor,
		size,
		spans: [{ text, fill: 'muted', weight: 'regular' }]
	})
}
