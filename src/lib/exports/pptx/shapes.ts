/** Shapes of PresentationML: what scenes are drawn with, and boxes of text. */
import { colourOf, drawingOf, type DrawnMark, type DrawnShape, type DrawnText } from '../office/drawing.ts'
import { POINTS } from '../office/faces.ts'
import type { Box, PathStep } from '../office/path.ts'
import { escaped } from '#lib/figures/scene/xml.ts'
import type { Prose } from '../report/document.ts'
import { GAP, placeInBox, type Item } from '../slides/slide.ts'

/** Gives ids that are unique on a slide. */
export type Ids = () => number

/** English Metric Units, in which office files measure, to a pixel. */
export const emu = (pixels: number) => Math.round(pixels * 9525)
/** Hundredths of a point to a pixel, in which type is measured. */
export const typeSize = (pixels: number) => Math.round(pixels * POINTS * 100)

/** A place on the slide. */
export function placeOf({ x, y, width, height }: Box, prefix = 'a'): string {
	return `<${prefix}:xfrm><a:off x="${emu(x)}" y="${emu(y)}"/><a:ext cx="${emu(width)}" cy="${emu(height)}"/></${prefix}:xfrm>`
}

/** Identity of a shape: its name in the list of shapes, and what it shows. */
export function named(id: number, name: string, description: string): string {
	return `<p:cNvPr id="${id}" name="${escaped(name)}" descr="${escaped(description)}"/>`
}

const solid = (colour: string, opacity = 1) =>
	`<a:solidFill><a:srgbClr val="${colour}">${opacity < 1 ? `<a:alpha val="${Math.round(opacity * 100_000)}"/>` : ''}</a:srgbClr></a:solidFill>`

/** A scene as a group of shapes, as large as its box allows. */
export function sceneGroup(item: Extract<Item, { kind: 'scene' }>, ids: Ids): string {
	const { scene, box } = item
	const place = placeInBox(scene, box)
	const [width, height] = [scene.width * place.scale, scene.height * place.scale]
	const group = named(ids(), scene.title, scene.description)
	const marks = drawingOf(scene, place).map((mark) => markShape(mark, ids))
	const [x, y, cx, cy] = [place.x, place.y, width, height].map(emu)
	const frame = `<a:xfrm><a:off x="${x}" y="${y}"/><a:ext cx="${cx}" cy="${cy}"/><a:chOff x="${x}" y="${y}"/><a:chExt cx="${cx}" cy="${cy}"/></a:xfrm>`
	return `<p:grpSp><p:nvGrpSpPr>${group}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr>${frame}</p:grpSpPr>${marks.join('')}</p:grpSp>`
}

function markShape(mark: DrawnMark, ids: Ids): string {
	const identity = named(ids(), mark.name, mark.label)
	return mark.kind === 'text' ? textShape(identity, mark) : paintedShape(identity, mark)
}

function paintedShape(identity: string, mark: DrawnShape): string {
	const geometry = mark.steps ? customGeometry(mark.steps, mark.box) : RECTANGLE
	return shape(identity, `${placeOf(mark.box)}${geometry}${fillOf(mark)}${strokeOf(mark)}`, NO_TEXT)
}

const RECTANGLE = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
const NO_TEXT = '<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr/></a:p></p:txBody>'

function shape(identity: string, properties: string, text: string, attributes = ''): string {
	return `<p:sp><p:nvSpPr>${identity}<p:cNvSpPr${attributes}/><p:nvPr/></p:nvSpPr><p:spPr>${properties}</p:spPr>${text}</p:sp>`
}

const COMMANDS = { M: 'moveTo', L: 'lnTo', C: 'cubicBezTo', Z: 'close' } as const

function customGeometry(steps: readonly PathStep[], box: Box): string {
	const drawn = steps.map(({ op, points }) => {
		const at = points.map(({ x, y }) => `<a:pt x="${emu(x - box.x)}" y="${emu(y - box.y)}"/>`).join('')
		return `<a:${COMMANDS[op]}>${at}</a:${COMMANDS[op]}>`
	})
	const size = `w="${emu(box.width)}" h="${emu(box.height)}"`
	return `<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst><a:path ${size}>${drawn.join('')}</a:path></a:pathLst></a:custGeom>`
}

function fillOf({ fill }: DrawnShape): string {
	if (!fill) return '<a:noFill/>'
	if (fill.kind === 'solid') return solid(fill.colour, fill.opacity)
	return `<a:pattFill prst="wdUpDiag"><a:fgClr><a:srgbClr val="${fill.colour}"/></a:fgClr><a:bgClr><a:srgbClr val="${fill.ground}"/></a:bgClr></a:pattFill>`
}

function strokeOf({ stroke }: DrawnShape): string {
	if (!stroke) return '<a:ln><a:noFill/></a:ln>'
	const { colour, opacity, width, dash } = stroke
	const [length = 0, gap = length] = dash
	const part = (pixels: number) => Math.round((pixels / width) * 100_000)
	const dashed = length > 0 ? `<a:custDash><a:ds d="${part(length)}" sp="${part(gap)}"/></a:custDash>` : ''
	return `<a:ln w="${emu(width)}">${solid(colour, opacity)}${dashed}</a:ln>`
}

function textShape(identity: string, mark: DrawnText): string {
	const ground = mark.ground === null ? '<a:noFill/>' : solid(mark.ground, 0.65)
	const align = { left: 'l', center: 'ctr', right: 'r' }[mark.align]
	const runs = mark.runs.map(({ text, colour, bold }) => run(text, { size: mark.size, colour, bold }))
	const text = `<p:txBody><a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"><a:noAutofit/></a:bodyPr><a:lstStyle/><a:p><a:pPr algn="${align}"/>${runs.join('')}</a:p></p:txBody>`
	return shape(identity, `${placeOf(mark.box)}${RECTANGLE}${ground}<a:ln><a:noFill/></a:ln>`, text, ' txBox="1"')
}

interface Type {
	size: number
	colour: string
	bold: boolean
}

/** A run of letters. */
export function run(text: string, { size, colour, bold }: Type): string {
	return `<a:r><a:rPr sz="${typeSize(size)}" b="${bold ? 1 : 0}" dirty="0">${solid(colour)}</a:rPr><a:t>${escaped(text.replace(/\s*[\r\n\t]+\s*/g, ' '))}</a:t></a:r>`
}

/** Prose as runs, figures set apart. */
export function runsOf(prose: Prose, size: number, muted = false): string {
	return prose
		.map(({ text, strong, alarm }) =>
			run(text, { size, bold: strong ?? false, colour: colourOf(alarm ? 'alarm' : muted ? 'muted' : 'ink') })
		)
		.join('')
}

/** A box of paragraphs. */
export function textBox({ box, paragraphs, size, bullets, muted }: Extract<Item, { kind: 'text' }>, ids: Ids): string {
	const said = paragraphs.map((prose) => prose.map(({ text }) => text).join('')).join(' ')
	const indent = emu(size)
	const list = bullets ? ` marL="${indent}" indent="-${indent}"` : ''
	const mark = bullets ? '<a:buChar char="•"/>' : '<a:buNone/>'
	const space = `<a:spcAft><a:spcPts val="${typeSize(size * GAP)}"/></a:spcAft>`
	const body = paragraphs.map(
		(prose) => `<a:p><a:pPr${list}>${space}${mark}</a:pPr>${runsOf(prose, size, muted)}</a:p>`
	)
	const text = `<p:txBody><a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0"><a:noAutofit/></a:bodyPr><a:lstStyle/>${body.join('')}</p:txBody>`
	const id = ids()
	return shape(
		named(id, `Text ${id}`, said.slice(0, 200)),
		`${placeOf(box)}${RECTANGLE}<a:noFill/>`,
		text,
		' txBox="1"'
	)
}
