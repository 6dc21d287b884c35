/** A scene as a group of native shapes in a line of text: each can be picked, moved and edited. */
import type { ParagraphChild } from 'docx'
import type { Scene } from '#lib/figures/scene/scene.ts'
import { drawingOf, fitScale, type DrawnMark, type DrawnShape, type DrawnText } from '../office/drawing.ts'
import { POINTS } from '../office/faces.ts'
import { extentOf, pathData, type Box } from '../office/path.ts'
import type { Docx } from './library.ts'

type GroupOptions = ConstructorParameters<Docx['shapes']['ShapeGroupRun']>[0]
type Child = GroupOptions['children'][number]
type Fill = Extract<Child, { fill?: unknown }>['fill']
type Line = Extract<Child, { line?: unknown }>['line']

/** Draws a scene as large as the room allows, and no larger than it is. Sizes in pixels. */
export function figureRun(docx: Docx, scene: Scene, room: Pick<Box, 'width' | 'height'>): ParagraphChild {
	const scale = fitScale(scene, room)
	const marks = drawingOf(scene, { x: 0, y: 0, scale })
	return new docx.shapes.ShapeGroupRun({
		children: marks.map((mark) => (mark.kind === 'text' ? textChild(docx, mark) : shapeChild(mark))),
		// Standing on the line itself, LibreOffice sets the shapes of a group a group's height above their texts.
		floating: {
			horizontalPosition: { relative: 'column', offset: 0 },
			verticalPosition: { relative: 'paragraph', offset: 0 },
			wrap: { type: docx.TextWrappingType.TOP_AND_BOTTOM }
		},
		altText: { name: scene.title, title: scene.title, description: scene.description }
	})
}

const placeOf = ({ x, y, width, height }: Box) => ({ offset: { left: x, top: y }, width, height })
const altText = ({ name, label }: DrawnMark) => ({ name, description: label })

function shapeChild(mark: DrawnShape): Child {
	const common = { altText: altText(mark), fill: fillOf(mark), line: lineOf(mark) }
	if (!mark.steps) return { ...common, type: 'rectangle', transformation: placeOf(mark.box) }
	return { ...common, type: 'custom', path: pathData(mark.steps), transformation: placeOf(extentOf(mark.steps)) }
}

function fillOf({ fill }: DrawnShape): Fill {
	if (!fill) return undefined
	if (fill.kind === 'solid') return { color: fill.colour, transparency: clear(fill.opacity) }
	return { type: 'pattern', pattern: 'wideUpwardDiagonal', color: fill.colour, backgroundColor: fill.ground }
}

function lineOf({ stroke }: DrawnShape): Line {
	if (!stroke) return 'none'
	const { colour, opacity, width, dash } = stroke
	const [length = 0, gap = length] = dash
	return {
		color: colour,
		transparency: clear(opacity),
		width: width * POINTS,
		...(length > 0 ? { dash: [{ length: length / width, gap: gap / width }] } : {})
	}
}

const clear = (opacity: number) => Math.round((1 - opacity) * 100)

function textChild({ Paragraph, TextRun }: Docx, mark: DrawnText): Child {
	const runs = mark.runs.map(
		({ text, colour, bold }) => new TextRun({ text, color: colour, bold, size: halfPoints(mark.size) })
	)
	return {
		type: 'rectangle',
		altText: altText(mark),
		transformation: placeOf(mark.box),
		fill: mark.ground === null ? undefined : { color: mark.ground, transparency: 35 },
		line: 'none',
		children: [new Paragraph({ style: 'FigureText', alignment: mark.align, children: runs })],
		textOptions: { wrap: false, verticalAlignment: 'top', margins: { top: 0, right: 0, bottom: 0, left: 0 } }
	}
}

/** Word counts type in half points. */
const halfPoints = (pixels: number) => Math.round(pixels * POINTS * 2)
