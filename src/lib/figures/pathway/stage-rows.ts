/** When each stage comes, as rows under the columns of the years: where it runs, what starts, what is awaited, which is weakest. */
import type { Chain, NodeId } from '#lib/model/chain.ts'
import type { LegendItem } from '../scene/legend.ts'
import {
	layer,
	px,
	textMark,
	type Colour,
	type GroupMark,
	type PathMark,
	type RectMark,
	type TextMark
} from '../scene/scene.ts'
import { textWidth } from '../scene/text-width.ts'
import { nameIn, nodeNames, type Locale } from '../text/locale.ts'
import { weakestSpans, type PathwayYear } from './pathway.ts'
import type { PlantStart } from './starts.ts'
import { awaitedText, fromText, stageTracks, trackName, type StageTrack } from './tracks.ts'
import { builtText } from './text.ts'

/** Height of a row, and the width of the room for names beside it, by the size of the text. */
export const ROW = 1.5
const BESIDE = 0.8

/** The place of the rows, in pixels. */
export interface RowsFrame {
	chain: Chain
	years: readonly PathwayYear[]
	locale: Locale
	size: number
	/** Left edge of the first year and the width of each; names stand left of it, or in their rows where it is 0. */
	left: number
	step: number
	top: number
}

/**
 * Returns the rows that fit: each stage on each route, else each stage, else the stages that are ever the weakest.
 * @param most How many rows there is room for.
 */
export function tracksThatFit(chain: Chain, years: readonly PathwayYear[], most: number): StageTrack[] {
	const byRoute = stageTracks(chain, years, 'route')
	if (byRoute.length <= most) return byRoute
	const byStage = stageTracks(chain, years, 'stage')
	return byStage.length <= most ? byStage : byStage.filter(({ weakest }) => weakest.length > 0)
}

/** Width of the room that names of rows take at a size of text. */
export function namesWidth(chain: Chain, tracks: readonly StageTrack[], locale: Locale, size: number): number {
	return Math.max(0, ...tracks.map((track) => textWidth(trackName(chain, track, locale), size))) + size * BESIDE
}

const RUNS = { fill: 'quiet', fillOpacity: 0.55 } as const
const IDLE = { fill: 'paper', stroke: 'muted', strokeWidth: 1 } as const
const AWAITED = { fill: 'transparent', stroke: 'muted', strokeWidth: 1, dash: [3, 3] } as const
const TIGHTEST = { fill: 'transparent', stroke: 'alarm', strokeWidth: 1.5 } as const

/** Returns the marks of the rows with their meanings, as far as they occur. */
export function rowsLegend(
	tracks: readonly StageTrack[],
	years: readonly PathwayYear[],
	{ words }: Locale
): LegendItem[] {
	const { stageRuns, stageIdle, stageAwaited, stageTightest } = words.figures.pathway
	const has = (state: string) => tracks.some(({ states }) => states.some((each) => each === state))
	return [
		...(has('runs') ? [{ key: 'stage-runs', paint: RUNS, text: stageRuns }] : []),
		...(has('idle') ? [{ key: 'stage-idle', paint: IDLE, text: stageIdle }] : []),
		...(tracks.some((track) => awaitedFrom(track, years) !== null)
			? [{ key: 'stage-awaited', paint: AWAITED, text: stageAwaited }]
			: []),
		...(tracks.some(({ weakest }) => weakest.length > 0)
			? [{ key: 'stage-tightest', paint: TIGHTEST, text: stageTightest }]
			: [])
	]
}

/** Draws the rows, and a frame around a stage in the years in which it is the weakest. */
export function stageRows(frame: RowsFrame, tracks: readonly StageTrack[]): GroupMark[] {
	return [
		layer(
			'stages',
			tracks.map((track, place) => row(frame, track, place))
		),
		layer('weakest', weakestFrames(frame, tracks))
	]
}

/** What is said in a row: each text where there is room beside what was said before. */
class Line {
	readonly texts: TextMark[] = []
	readonly #taken: [number, number][] = []

	constructor(
		readonly frame: RowsFrame,
		readonly key: string,
		readonly top: number
	) {}

	/** Keeps texts away from a mark. */
	keepFree(x: number): void {
		this.#taken.push([x - this.frame.size * 0.5, x + this.frame.size * 0.5])
	}

	/** Writes the first text that fits at the first place where one does; nothing where none does. */
	say(id: string, places: (width: number) => readonly number[], texts: readonly string[], fill: Colour): void {
		const { size, left } = this.frame
		const end = xOf(this.frame, this.frame.years.at(-1)!.year + 1)
		for (const text of texts)
			for (const x of places(textWidth(text, size))) {
				const to = x + textWidth(text, size)
				if (x < left || to > end || this.#taken.some(([start, stop]) => x < stop && start < to)) continue
				this.#taken.push([x, to + size * 0.5])
				this.texts.push(textIn(this, id, x, text, fill))
				return
			}
	}
}

const textIn = (
	{ frame: { size, left }, key, top }: Line,
	id: string,
	x: number,
	text: string,
	fill: Colour
): TextMark =>
	textMark({
		key: `${id}:${key}`,
		role: 'label',
		x,
		y: top + size * 1.1,
		size,
		halo: left === 0,
		spans: [{ text, fill, weight: 'regular' }]
	})

const xOf = ({ left, step, years }: RowsFrame, year: number) => left + step * (year - years[0]!.year)

function row(frame: RowsFrame, track: StageTrack, place: number): GroupMark {
	const { chain, years, locale, size, left } = frame
	const line = new Line(frame, `${track.stage}:${track.route ?? 'all'}`, frame.top + place * ROW * size)
	const name = trackName(chain, track, locale)
	const awaited = awaitedText(track, locale)
	const marks = [...bars(line, track), ...triangles(line, track)]
	const start = left + size * 0.4
	if (left > 0) {
		const from = awaitedFrom(track, years)
		sayStarts(line, track)
		if (awaited !== '')
			line.say('awaited', () => [...(from === null ? [] : [xOf(frame, from) + size * 0.4]), start], [awaited], 'ink')
		line.texts.push(textIn(line, 'name', 0, name, 'ink'))
	} else line.say('name', () => [start], track.from === null ? [`${name}: ${awaited}`, name] : [name], 'ink')
	return {
		kind: 'group',
		key: `stage:${line.key}`,
		role: 'region',
		label: locale.words.figures.pathway.stage({ name, runs: fromText(track, years, locale), awaited }),
		children: [...marks, ...line.texts]
	}
}

/** The first year shown in which a plant is awaited that somebody has announced or proposed for it; null for none. */
function awaitedFrom({ awaited }: StageTrack, years: readonly PathwayYear[]): number | null {
	const starts = awaited.flatMap(({ start }) => start ?? [])
	const first = Math.max(years[0]!.year, Math.min(...starts))
	return first <= years.at(-1)!.year ? first : null
}

/** A bar for the years in a row in which the stage runs or stands idle, and an outline from the year in which more is awaited. */
function bars({ frame, key, top }: Line, track: StageTrack): RectMark[] {
	const { years, size } = frame
	const bar = (id: string, from: number, to: number, paint: Partial<RectMark>, inset: number): RectMark => ({
		kind: 'rect',
		key: `${id}:${key}:${from}`,
		role: 'bar',
		x: px(xOf(frame, from) + inset),
		y: px(top + inset + 0.5),
		width: px(xOf(frame, to + 1) - xOf(frame, from) - 2 * inset),
		height: px(ROW * size - 2 * inset - 2),
		...paint
	})
	const last = years.at(-1)!.year
	const spans = track.states.flatMap((state, place) => {
		if (state === 'absent' || state === track.states[place - 1]) return []
		const end = track.states.findIndex((each, other) => other > place && each !== state)
		return [{ state, from: years[place]!.year, to: end < 0 ? last : years[end]!.year - 1 }]
	})
	const awaited = awaitedFrom(track, years)
	return [
		...spans.map(({ state, from, to }) => bar(state, from, to, state === 'runs' ? RUNS : IDLE, 0)),
		...(awaited === null ? [] : [bar('awaited-bar', awaited, last, AWAITED, 1)])
	]
}

/** A full triangle where capacity of the stage changes, an open one where a plant is likely to start that the plan has earlier. */
function triangles(line: Line, { processes }: StageTrack): PathMark[] {
	const { frame } = line
	const isOwn = ({ process }: { process: NodeId }) => processes.includes(process)
	const { numbers, words } = frame.locale
	const late = frame.years.flatMap(({ starts }) => starts.filter(isOwn)).filter(isLate)
	return frame.years.flatMap((each): PathMark[] => {
		const built = each.built.filter(isOwn)
		const likely = late.filter(({ likely }) => likely?.year === each.year).map(({ plant }) => plant)
		const mark = (id: string, label: string, paint: Partial<PathMark>): PathMark => ({
			kind: 'path',
			key: `${id}:${line.key}:${each.year}`,
			role: 'key',
			label,
			d: triangle(line, each.year),
			...paint
		})
		if (built.length > 0 || likely.length > 0) line.keepFree(xOf(frame, each.year) + frame.size * 0.5)
		const year = numbers.year(each.year)
		const names = [...new Set(likely)]
		return [
			...(names.length > 0
				? [
						mark('likely', words.figures.pathway.likelyIn({ year, names }), {
							fill: 'paper',
							stroke: 'ink',
							strokeWidth: 1
						})
					]
				: []),
			...(built.length > 0
				? [mark('start', builtText(frame.chain, { ...each, built }, frame.locale), { fill: 'ink' })]
				: [])
		]
	})
}

const isLate = ({ start, likely }: PlantStart) => likely !== null && likely.year > start

/** A triangle at the beginning of a year. */
function triangle({ frame, top }: Line, year: number): string {
	const { size } = frame
	const [x, y, half] = [xOf(frame, year) + size * 0.5, top + size * 0.4, size * 0.38]
	return `M${px(x)} ${px(y)}L${px(x + half)} ${px(y + half * 1.7)}L${px(x - half)} ${px(y + half * 1.7)}Z`
}

/** Names what starts beside its triangle; a capacity that is set by the name of its process. */
function sayStarts(line: Line, { processes }: StageTrack): void {
	const { chain, years, locale, size } = line.frame
	const names = nodeNames(chain)
	const { startNames } = locale.words.figures.pathway
	for (const { year, built, starts } of years) {
		const told = built
			.filter(({ process }) => processes.includes(process))
			.flatMap(({ process }) => {
				const plants = starts.filter((each) => each.process === process).map(({ plant }) => plant)
				return plants.length > 0 ? plants : [names.get(process) ?? process]
			})
		const [first, ...others] = [...new Set(told)]
		if (first === undefined) continue
		const texts = [[first, ...others], [first]].map((said) =>
			startNames({ names: said, more: others.length + 1 - said.length })
		)
		const x = xOf(line.frame, year)
		line.say(`start-name:${year}`, (width) => [x + size * 1.1, x - width - size * 0.2], texts, 'ink')
	}
}

/** A frame around the rows of each stage in the years in which it is the weakest. */
function weakestFrames({ chain, years, locale, ...frame }: RowsFrame, tracks: readonly StageTrack[]): RectMark[] {
	const { size, top } = frame
	return weakestSpans(years).flatMap(({ stage, from, to }): RectMark[] => {
		const [first, last] = [
			tracks.findIndex((each) => each.stage === stage),
			tracks.findLastIndex((each) => each.stage === stage)
		]
		if (stage === null || first < 0) return []
		const [left, right] = [from, to + 1].map((year) => xOf({ chain, years, locale, ...frame }, year))
		return [
			{
				kind: 'rect',
				key: `weakest:${from}`,
				role: 'region',
				label: locale.words.figures.pathway.weakestIn({
					stage: nameIn(chain.stages, stage),
					from: locale.numbers.year(from),
					to: locale.numbers.year(to)
				}),
				x: px(left! + 1),
				y: px(top + first * ROW * size - 0.5),
				width: px(right! - left! - 2),
				height: px((last - first + 1) * ROW * size - 0.5),
				...TIGHTEST
			}
		]
	})
}
