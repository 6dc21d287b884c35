/**
 * Figures as plain data. One geometry serves the screen, SVG, print and presentation: views only draw it.
 * Lengths are CSS pixels with the origin at the top left; colours are palette tokens, never colour values.
 */
import type { RouteColour } from '#lib/model/chain.ts'

/** Colours by meaning. Those of routes are the origins of material; alarm is for gap and absence alone. */
export type Colour = 'paper' | 'ink' | 'muted' | 'rule' | 'quiet' | 'alarm' | 'alarm-soft' | RouteColour

/** Hatches: what is missing (`gap`), and a plant that does not exist (`absent`). */
const HATCH_NAMES = ['hatch-absent', 'hatch-gap'] as const
/** One hatch, by its token. */
export type Hatch = (typeof HATCH_NAMES)[number]

/** All that a mark may be filled or stroked with. */
export type Paint = Colour | Hatch | 'transparent'

/** Tells hatches from colours. */
export function isHatch(paint: Paint): paint is Hatch {
	return HATCH_NAMES.some((hatch) => hatch === paint)
}

/** Meaning of a mark; views style and test by it. */
export type Role =
	| 'figure'
	| 'layer'
	| 'node'
	| 'flow'
	| 'thin-flow'
	| 'ghost'
	| 'grown-flow'
	| 'shrunk-flow'
	| 'ghost-edge'
	| 'capacity'
	| 'installed'
	| 'used'
	| 'needed'
	| 'absent'
	| 'gap'
	| 'cap'
	| 'cut'
	| 'before'
	| 'cause'
	| 'part'
	| 'region'
	| 'leader'
	| 'hit'
	| 'backing'
	| 'label'
	| 'heading'
	| 'key'
	| 'legend'
	| 'scale-bar'
	| 'axis'
	| 'demand-line'
	| 'ceiling'
	| 'route-ceiling'
	| 'bar'

/** Ids of what a mark stands for, so that a view can hook hover and selection to it. */
export interface MarkData {
	node?: string
	link?: string
	stage?: string
	step?: number
	/** A part of the gap. */
	cause?: string
}

interface Mark {
	/** Stable across plans of one chain, and unique in its scene. */
	key: string
	role: Role
	/** Accessible name, where the mark has one of its own. */
	label?: string
	data?: MarkData
	/** `lit` and `dim` answer a selection; left out means neither. */
	emphasis?: 'lit' | 'dim'
}

interface Painted {
	fill?: Paint
	fillOpacity?: number
	stroke?: Paint
	strokeOpacity?: number
	strokeWidth?: number
	/** Lengths of dash and space. */
	dash?: readonly number[]
}

/** A rectangle. */
export interface RectMark extends Mark, Painted {
	kind: 'rect'
	x: number
	y: number
	width: number
	height: number
}

/** A path, as SVG path data. */
export interface PathMark extends Mark, Painted {
	kind: 'path'
	d: string
}

/** A straight line. */
export interface LineMark extends Mark, Painted {
	kind: 'line'
	x1: number
	y1: number
	x2: number
	y2: number
}

/** Weight of letters: 400 or 600. */
export type Weight = 'regular' | 'strong'

/** A part of a line of text in one colour and weight. */
export interface Span {
	text: string
	fill: Colour
	weight: Weight
}

/** One line of text; `y` is its baseline. */
export interface TextMark extends Mark {
	kind: 'text'
	x: number
	y: number
	anchor: 'start' | 'middle' | 'end'
	size: number
	spans: readonly Span[]
	/** Draws a rim of paper behind the letters, where they stand on a hatch. */
	halo?: boolean
}

/** Marks that belong together; a view may act on them as one. */
export interface GroupMark extends Mark {
	kind: 'group'
	children: readonly SceneMark[]
}

/** Any mark of a scene. */
export type SceneMark = RectMark | PathMark | LineMark | TextMark | GroupMark

/** A figure as plain data, of a size in pixels. */
export interface Scene {
	width: number
	height: number
	/** Accessible name of the whole figure. */
	title: string
	/** The finding in words, for those who do not see the figure. */
	description: string
	marks: readonly SceneMark[]
}

/** Rounds a length to a hundredth of a pixel, so that equal plans give equal text. */
export function px(length: number): number {
	return Math.round(length * 100) / 100
}

/** A line of text at a place; from its start, unless said otherwise. */
export function textMark(line: Omit<TextMark, 'kind' | 'anchor'> & Partial<Pick<TextMark, 'anchor'>>): TextMark {
	return { kind: 'text', anchor: 'start', ...line, x: px(line.x), y: px(line.y), size: px(line.size) }
}

/** A group under one key, without those of its children that do not apply. */
export function layer(key: string, children: readonly (SceneMark | null)[]): GroupMark {
	return { kind: 'group', key, role: 'layer', children: children.filter((mark) => mark !== null) }
}

/** Every mark of a scene, groups included, in drawing order. */
export function* marksOf(marks: readonly SceneMark[]): Generator<SceneMark> {
	for (const mark of marks) {
		yield mark
		if (mark.kind === 'group') yield* marksOf(mark.children)
	}
}

/** The text of a line, its spans joined. */
export function textOf(mark: TextMark): string {
	return mark.spans.map((span) => span.text).join('')
}
