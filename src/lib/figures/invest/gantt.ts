/** Decisions over time: a row for each build, from the year in which it is decided to that from which it runs. */
import { presentOf, type Investment, type InvestBuild } from '#lib/invest/invest.ts'
import type { Chain } from '#lib/model/chain.ts'
import { yearLabels } from '../doubt/axis.ts'
import { legendOf, type Legend } from '../scene/legend.ts'
import {
	layer,
	px,
	textMark,
	type GroupMark,
	type RectMark,
	type Scene,
	type SceneMark,
	type Span
} from '../scene/scene.ts'
import { fitText, textWidth } from '../scene/text-width.ts'
import { sumOfRanges } from '../range.ts'
import { nodeNames, type Locale } from '../text/locale.ts'
import { addedText, buildCost, buildText } from './text.ts'

/** Size and words of the decisions as a drawing. */
export interface GanttOptions {
	width: number
	locale: Locale
	/** Size of the text, pixels. */
	size: number
	/** The most height that there is; where the builds do not fit in it, those of the same years share a row. */
	height?: number
	/** The process whose details are shown. */
	selected?: string | null
}

/** A build, or all that are decided and run in the same years. */
interface Row extends Pick<InvestBuild, 'decided' | 'runs'> {
	key: string
	name: string
	facts: string
	/** In sentences. */
	label: string
	/** Null where it stands for several. */
	process: string | null
}

/** Builds that are named in a row of several. */
const NAMED = 2

/** Years that are shown after the one in which the share is to be served. */
const AFTER = 3

/** A line of text, a bar and the space below it, by the size of the text. */
const LINE = 1.35
const BAR = 1.3
const SPACE = 0.7

const BUILDING: Partial<RectMark> = { fill: 'quiet', stroke: 'muted', strokeWidth: 1 }
const RUNNING: Partial<RectMark> = { fill: 'slate' }

/** The room of the rows, and places in it. */
interface Frame extends GanttOptions {
	years: readonly number[]
	/** Cost and capacity stand beside the name. */
	isWide: boolean
	top: number
	/** From one row to the next. */
	row: number
	/** Width of a year. */
	step: number
	x(year: number): number
}

/** Draws the builds below one another, the first to be decided first, over one axis of years. */
export function gantt(chain: Chain, found: Investment, options: GanttOptions): Scene {
	const { width, locale, size } = options
	const { builds } = found
	const legend = legendIn(options)
	const { frame, rows, bottom, height } = placed(chain, found, options, legend.height)
	return {
		width,
		height,
		title: locale.words.figures.invest.title({ chain: chain.name, year: locale.numbers.year(found.year) }),
		description: builds.map((build) => buildText(chain, build, locale)).join(' '),
		marks: [
			layer('legend', legend.marks),
			layer('grid', grid(frame, found.year, bottom)),
			layer(
				'rows',
				rows.map((row, place) => rowOf(frame, row, frame.top + frame.row * place))
			),
			layer('years', yearLabels(frame.years, { left: 0, step: frame.step, y: bottom + size * 1.4, size, locale }))
		]
	}
}

/** A row for each build, or for each pair of years where those are more than the height holds. */
function placed(chain: Chain, found: Investment, options: GanttOptions, legendHeight: number) {
	const { locale, size, height: most = Infinity } = options
	const within = (rows: readonly Row[]) => {
		const frame = frameOf(chain, found, rows, options, legendHeight)
		const bottom = frame.top + frame.row * rows.length
		return { frame, rows, bottom, height: Math.ceil(bottom + size * 1.8) }
	}
	const each = within(found.builds.map((build) => rowOfBuild(chain, build, locale)))
	return each.height <= most ? each : within(rowsByYears(chain, found.builds, locale))
}

const rowOfBuild = (chain: Chain, build: InvestBuild, locale: Locale): Row => ({
	...build,
	key: build.process,
	name: nameOf(chain, build),
	facts: facts(chain, build, locale),
	label: buildText(chain, build, locale)
})

/** The builds of the same years as one row, in the order of the first of each; the dearest are named. */
function rowsByYears(chain: Chain, builds: readonly InvestBuild[], locale: Locale): Row[] {
	const groups = new Map<string, InvestBuild[]>()
	for (const build of builds) {
		const key = `${build.decided}-${build.runs}`
		groups.set(key, [...(groups.get(key) ?? []), build])
	}
	return [...groups].map(([key, group]) => {
		const [first] = group
		if (group.length === 1) return rowOfBuild(chain, first!, locale)
		const dearest = group.toSorted((a, b) => b.cost.value - a.cost.value).slice(0, NAMED)
		return {
			key,
			process: null,
			decided: first!.decided,
			runs: first!.runs,
			name: locale.words.figures.invest.several({
				names: dearest.map((build) => nameOf(chain, build)),
				more: group.length - dearest.length
			}),
			facts: buildCost(chain, { cost: sumOfRanges(group.map(({ cost }) => cost)) }, locale),
			label: group.map((build) => buildText(chain, build, locale)).join(' ')
		}
	})
}

function legendIn({ width, locale, size }: GanttOptions): Legend {
	const said = locale.words.figures.invest
	return legendOf(
		[
			{ key: 'building', paint: BUILDING, text: said.building },
			{ key: 'running', paint: RUNNING, text: said.running }
		],
		width,
		size
	)
}

function frameOf(
	chain: Chain,
	{ year }: Investment,
	rows: readonly Row[],
	options: GanttOptions,
	legendHeight: number
): Frame {
	const { width, size } = options
	const first = presentOf(chain)
	const last = Math.min(chain.years.last, year + AFTER)
	const step = width / (last - first + 1)
	const isWide = rows.every(
		(row) => textWidth(row.name, size, 'strong') + textWidth(row.facts, size) + 2 * size < width
	)
	return {
		...options,
		years: Array.from({ length: last - first + 1 }, (_, place) => first + place),
		isWide,
		top: legendHeight + size * 0.6,
		row: size * (LINE * (isWide ? 1 : 2) + BAR + SPACE),
		step,
		x: (each) => px(step * (each - first))
	}
}

const nameOf = (chain: Chain, { process }: InvestBuild) => nodeNames(chain).get(process) ?? process

const facts = (chain: Chain, build: InvestBuild, locale: Locale) =>
	locale.words.figures.invest.facts({
		added: addedText(chain, build, locale),
		cost: buildCost(chain, build, locale)
	})

/** A line at the beginning of each year; that of the target stands out. */
function grid({ years, x, top }: Frame, target: number, bottom: number): SceneMark[] {
	return years.map((year) => ({
		kind: 'line',
		key: `year-line:${year}`,
		role: 'axis',
		x1: x(year),
		x2: x(year),
		y1: px(top),
		y2: px(bottom),
		stroke: year === target ? 'ink' : 'rule',
		strokeWidth: 1
	}))
}

function rowOf(frame: Frame, of: Row, y: number): GroupMark {
	const { size, width, isWide, selected, row } = frame
	const { key, process } = of
	/** Height of the lines of text. */
	const text = size * LINE * (isWide ? 1 : 2)
	const line = (part: string, at: 1 | 2, span: Span, anchor: 'start' | 'end') =>
		textMark({
			key: `${part}:${key}`,
			role: 'label',
			x: anchor === 'start' ? 0 : width,
			y: y + size * (at * LINE - 0.35),
			anchor,
			size,
			spans: [{ ...span, text: fitText(span.text, width, size, span.weight) }]
		})
	return {
		kind: 'group',
		key,
		role: 'node',
		label: of.label,
		...(process === null ? {} : { data: { node: process } }),
		...(process !== null && selected === process ? { emphasis: 'lit' as const } : {}),
		children: [
			{
				kind: 'rect',
				key: `backing:${key}`,
				role: 'backing',
				x: 0,
				y: px(y),
				width,
				height: px(text - size * 0.1),
				fill: 'paper'
			},
			{ kind: 'rect', key: `hit:${key}`, role: 'hit', x: 0, y: px(y), width, height: px(row), fill: 'transparent' },
			line('name', 1, { text: of.name, fill: 'ink', weight: 'strong' }, 'start'),
			line('facts', isWide ? 1 : 2, { text: of.facts, fill: 'muted', weight: 'regular' }, isWide ? 'end' : 'start'),
			...bars(frame, of, y + text)
		]
	}
}

/** The time of building with its year of decision, then the years in which it runs. */
function bars({ x, step, years, size, locale }: Frame, { key, decided, runs }: Row, y: number): SceneMark[] {
	const end = x(years.at(-1)!) + step
	const height = px(size * BAR)
	const text = locale.numbers.year(decided)
	const fits = textWidth(text, size) + size < x(runs) - x(decided)
	const bar = (part: string, from: number, to: number, paint: Partial<RectMark>): RectMark => ({
		kind: 'rect',
		key: `${part}:${key}`,
		role: 'bar',
		x: px(from),
		y: px(y),
		width: px(to - from),
		height,
		...paint
	})
	return [
		...(runs > decided ? [bar('building', x(decided), x(runs), BUILDING)] : []),
		bar('running', x(runs), end, RUNNING),
		...(fits
			? [
					textMark({
						key: `decided:${key}`,
						role: 'label',
						x: x(decided) + size * 0.4,
						y: y + size * 0.98,
						size,
						spans: [{ text, fill: 'ink', weight: 'regular' }]
					})
				]
			: [])
	]
}
