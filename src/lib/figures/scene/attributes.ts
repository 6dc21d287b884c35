/** Drawing of marks: one table of SVG attributes for the page, for files and for print. */
import { isHatch, type Colour, type GroupMark, type Hatch, type Paint, type SceneMark, type Span } from './scene.ts'

/** A mark that is drawn itself, rather than holding others. */
type DrawnMark = Exclude<SceneMark, GroupMark>

/** SVG presentation attributes by name; those that are undefined are left out. */
export type Attributes = Record<string, string | number | undefined>

/** Turns palette tokens into values of attributes. */
export interface Pen {
	colour(token: Colour): string
	hatch(token: Hatch): string
	/** Paints nothing; `transparent` still answers to the pointer, `none` does not. */
	transparent: 'transparent' | 'none'
}

/** Opacity of what a selection leaves out: it steps back, and its words stay readable. */
const DIMMED = { shape: 0.22, text: 0.5 }

/** Width of the rim of paper around letters that stand on a hatch, pixels. */
const HALO = 3

/** Returns the opacity of a mark under a selection; undefined where it is not dimmed. */
export function opacityOf(mark: SceneMark): number | undefined {
	if (mark.emphasis !== 'dim') return undefined
	return mark.kind === 'text' ? DIMMED.text : DIMMED.shape
}

/** Returns the attributes of a mark: where it is, and how it is painted. */
export function attributesOf(mark: DrawnMark, pen: Pen): Attributes {
	const opacity = opacityOf(mark)
	switch (mark.kind) {
		case 'rect':
			return { x: mark.x, y: mark.y, width: mark.width, height: mark.height, ...paintOf(mark, pen), opacity }
		case 'line':
			return { x1: mark.x1, y1: mark.y1, x2: mark.x2, y2: mark.y2, ...paintOf(mark, pen), opacity }
		case 'path':
			return { d: mark.d, ...paintOf(mark, pen), opacity }
		case 'text':
			return {
				x: mark.x,
				y: mark.y,
				'font-size': mark.size,
				'text-anchor': mark.anchor === 'start' ? undefined : mark.anchor,
				...(mark.halo ? haloOf(pen) : {}),
				opacity
			}
	}
}

/** Returns the attributes of one part of a line of text. */
export function spanAttributes(span: Span, pen: Pen): Attributes {
	return { fill: pen.colour(span.fill), 'font-weight': span.weight === 'strong' ? 600 : undefined }
}

function paintOf(mark: Exclude<DrawnMark, { kind: 'text' }>, pen: Pen): Attributes {
	return {
		fill: mark.kind === 'line' ? undefined : paintValue(mark.fill ?? null, pen),
		'fill-opacity': mark.fillOpacity,
		stroke: mark.stroke === undefined ? undefined : paintValue(mark.stroke, pen),
		'stroke-opacity': mark.strokeOpacity,
		'stroke-width': mark.strokeWidth,
		'stroke-dasharray': mark.dash?.join(' ')
	}
}

function paintValue(paint: Paint | null, pen: Pen): string {
	if (paint === null) return 'none'
	if (paint === 'transparent') return pen.transparent
	return isHatch(paint) ? pen.hatch(paint) : pen.colour(paint)
}

function haloOf(pen: Pen): Attributes {
	return {
		stroke: pen.colour('paper'),
		'stroke-width': HALO,
		'stroke-linejoin': 'round',
		'paint-order': 'stroke'
	}
}
