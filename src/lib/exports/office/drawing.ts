/** A scene as a flat list of shapes, which every office format draws as its own: placed, and with colours of paper. */
import { HATCHES, PALETTES, type Palette } from '#lib/figures/scene/palette.ts'
import {
	isHatch,
	textOf,
	type Colour,
	type Paint,
	type PathMark,
	type RectMark,
	type LineMark,
	type Scene,
	type SceneMark,
	type TextMark
} from '#lib/figures/scene/scene.ts'
import { textWidth } from '#lib/figures/scene/text-width.ts'
import { ASCENT, BOX } from './faces.ts'
import { extentOf, parsePath, type Box, type PathStep } from './path.ts'

/** The fill of a shape; colours are `RRGGBB`, opacity from 0 to 1. */
export type ShapeFill =
	{ kind: 'solid'; colour: string; opacity: number } | { kind: 'hatch'; colour: string; ground: string }

/** The outline of a shape; widths and dashes in pixels. */
export interface ShapeStroke {
	colour: string
	opacity: number
	width: number
	dash: readonly number[]
}

interface Drawn {
	/** Unique in its drawing. */
	name: string
	/** What it shows, for those who do not see it. */
	label: string
	box: Box
}

/** A painted shape: a rectangle, where it has no steps. */
export interface DrawnShape extends Drawn {
	kind: 'shape'
	steps: readonly PathStep[] | null
	fill: ShapeFill | null
	stroke: ShapeStroke | null
}

/** A part of a line of text. */
export interface DrawnRun {
	text: string
	colour: string
	bold: boolean
}

/** A line of text in a box that it fits. */
export interface DrawnText extends Drawn {
	kind: 'text'
	align: 'left' | 'center' | 'right'
	/** Pixels. */
	size: number
	runs: readonly DrawnRun[]
	/** Colour behind the letters, where they stand on a hatch. */
	ground: string | null
}

/** Anything that is drawn. */
export type DrawnMark = DrawnShape | DrawnText

/** A place for a scene, and the factor by which it is drawn larger. */
export interface Placement {
	x: number
	y: number
	scale: number
}

/** Colours without the hash. The paper of office files is white. */
const COLOURS: Palette = { ...PALETTES.light, paper: '#ffffff' }

/** A token of the palette as `RRGGBB`. */
export function colourOf(token: Colour): string {
	return COLOURS[token].slice(1).toUpperCase()
}

/** Returns the factor by which a scene fits a room, and at most `largest`. */
export function fitScale(
	{ width, height }: Pick<Scene, 'width' | 'height'>,
	room: Pick<Box, 'width' | 'height'>,
	largest = 1
): number {
	return Math.min(largest, room.width / width, room.height / height)
}

/** The shapes of a scene, in drawing order. What only answers to a pointer is left out. */
export function drawingOf(scene: Scene, placement: Placement): DrawnMark[] {
	return scene.marks.flatMap((mark) => drawn(mark, scene.title, placement))
}

function drawn(mark: SceneMark, label: string, placement: Placement): DrawnMark[] {
	if (mark.role === 'hit') return []
	const own = mark.label ?? label
	if (mark.kind === 'group') return mark.children.flatMap((child) => drawn(child, own, placement))
	if (mark.kind === 'text') return textOf(mark).trim() === '' ? [] : [textShape(mark, placement)]
	const shape = paintedShape(mark, own, placement)
	return shape.fill || shape.stroke ? [shape] : []
}

function paintedShape(mark: RectMark | PathMark | LineMark, label: string, placement: Placement): DrawnShape {
	const { scale } = placement
	const steps = mark.kind === 'rect' ? null : placed(parsePath(outlineOf(mark)), placement)
	const box = steps ? extentOf(steps) : placedBox(mark as RectMark, placement)
	return {
		kind: 'shape',
		name: mark.key,
		label,
		box,
		steps,
		fill: mark.kind === 'line' ? null : fillOf(mark.fill, mark.fillOpacity ?? 1),
		stroke: strokeOf(mark, scale)
	}
}

function outlineOf(mark: PathMark | LineMark): string {
	return mark.kind === 'path' ? mark.d : `M${mark.x1} ${mark.y1}L${mark.x2} ${mark.y2}`
}

function placed(steps: readonly PathStep[], { x, y, scale }: Placement): PathStep[] {
	return steps.map(({ op, points }) => ({
		op,
		points: points.map((point) => ({ x: x + point.x * scale, y: y + point.y * scale }))
	}))
}

function placedBox(rect: Box, { x, y, scale }: Placement): Box {
	return {
		x: x + rect.x * scale,
		y: y + rect.y * scale,
		width: rect.width * scale,
		height: rect.height * scale
	}
}

function fillOf(paint: Paint | undefined, opacity: number): ShapeFill | null {
	if (paint === undefined || paint === 'transparent' || opacity === 0) return null
	if (!isHatch(paint)) return { kind: 'solid', colour: colourOf(paint), opacity }
	const rule = HATCHES[paint]
	return { kind: 'hatch', colour: blended(rule.colour, rule.opacity), ground: colourOf('paper') }
}

function strokeOf(
	{ stroke, strokeOpacity = 1, strokeWidth = 1, dash = [] }: RectMark | PathMark | LineMark,
	scale: number
) {
	if (stroke === undefined || stroke === 'transparent' || strokeWidth === 0) return null
	const colour = colourOf(isHatch(stroke) ? HATCHES[stroke].colour : stroke)
	return { colour, opacity: strokeOpacity, width: strokeWidth * scale, dash: dash.map((length) => length * scale) }
}

/** A colour laid over paper with an opacity: patterns of office programs know no transparency. */
function blended(token: Colour, opacity: number): string {
	const [over, under] = [colourOf(token), colourOf('paper')]
	return [0, 2, 4]
		.map((at) => {
			const part = (hex: string) => Number.parseInt(hex.slice(at, at + 2), 16)
			return Math.round(part(over) * opacity + part(under) * (1 - opacity))
				.toString(16)
				.padStart(2, '0')
		})
		.join('')
		.toUpperCase()
}

const ALIGN = { start: 'left', middle: 'center', end: 'right' } as const
/** Part of a line's width that stands at its left of the place it is anchored at. */
const BEFORE = { start: 0, middle: 0.5, end: 1 } as const
/** Room beside the letters, as a part of their width: office programs set them a little wider or narrower. */
const SLACK = 0.12

/** Size of letters as a part of the scene's: bold ones of Arial run wider than those that labels are placed by. */
const SET = 0.95

function textShape(mark: TextMark, { x, y, scale }: Placement): DrawnText {
	const size = mark.size * scale * SET
	const letters = mark.spans.reduce((sum, span) => sum + textWidth(span.text, size, span.weight), 0)
	const width = letters * (1 + SLACK)
	return {
		kind: 'text',
		name: mark.key,
		label: textOf(mark),
		box: {
			x: x + mark.x * scale - width * BEFORE[mark.anchor],
			y: y + mark.y * scale - size * ASCENT,
			width,
			height: size * BOX
		},
		align: ALIGN[mark.anchor],
		size,
		runs: mark.spans.map(({ text, fill, weight }) => ({ text, colour: colourOf(fill), bold: weight === 'strong' })),
		ground: mark.halo ? colourOf('paper') : null
	}
}
