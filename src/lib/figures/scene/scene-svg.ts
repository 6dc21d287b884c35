/** A scene as a standalone SVG file: no script, no style sheet, no reference outside itself. */
import { HATCHES, PALETTES, type Palette, type Theme } from './palette.ts'
import { marksOf, type Hatch, type Paint, type Scene, type SceneMark, type TextMark } from './scene.ts'

export interface SvgOptions {
	theme?: Theme
	/** Draws the paper behind the figure; left out, the figure is transparent. */
	background?: boolean
	/** Tells the ids of several figures on one page apart. */
	prefix?: string
}

export const FONT_STACK =
	"'IBM Plex Sans', system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"
/** What a selection leaves out steps back; its words stay readable. */
const DIMMED = { shape: 0.22, text: 0.5 }

/** The scene as SVG text. */
export function sceneToSvg(scene: Scene, options: SvgOptions = {}): string {
	return svgSheet(scene, sceneContent(scene, options), options)
}

/** A sheet of paper under its name, with `content` drawn on it, as SVG text. */
export function svgSheet(sheet: Omit<Scene, 'marks'>, content: readonly string[], options: SvgOptions = {}): string {
	const { theme = 'light', background = true, prefix = 'scene' } = options
	const width = number(sheet.width)
	const height = number(sheet.height)
	const lines = [
		`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="${prefix}-title ${prefix}-desc" font-family="${escape(FONT_STACK)}" font-variant-numeric="tabular-nums">`,
		`<title id="${prefix}-title">${escape(sheet.title)}</title>`,
		`<desc id="${prefix}-desc">${escape(sheet.description)}</desc>`,
		...(background ? [`<rect width="${width}" height="${height}" fill="${PALETTES[theme].paper}"/>`] : []),
		...content,
		'</svg>'
	]
	return `${lines.join('\n')}\n`
}

/** What a scene draws, line by line, for a sheet that may hold several: its hatches, then its marks. */
export function sceneContent(scene: Scene, { theme = 'light', prefix = 'scene' }: SvgOptions = {}): string[] {
	const pen: Pen = { palette: PALETTES[theme], prefix }
	return [...patterns(scene, pen), ...scene.marks.map((mark) => markText(mark, pen)).filter((line) => line !== '')]
}

interface Pen {
	palette: Palette
	prefix: string
}

function isHatch(paint: Paint): paint is Hatch {
	return paint in HATCHES
}

function patterns(scene: Scene, pen: Pen): string[] {
	const used = new Set<Hatch>()
	for (const mark of marksOf(scene.marks)) {
		if (mark.kind === 'group' || mark.kind === 'text') continue
		for (const paint of [mark.fill, mark.stroke]) if (paint !== undefined && isHatch(paint)) used.add(paint)
	}
	if (used.size === 0) return []
	return ['<defs>', ...[...used].sort().map((hatch) => pattern(hatch, pen)), '</defs>']
}

function pattern(hatch: Hatch, pen: Pen): string {
	const { colour, spacing, width, opacity } = HATCHES[hatch]
	const stroke = `stroke="${pen.palette[colour]}" stroke-width="${width}" stroke-opacity="${opacity}"`
	return `<pattern id="${pen.prefix}-${hatch}" width="${spacing}" height="${spacing}" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><line x1="0" y1="0" x2="0" y2="${spacing}" ${stroke}/></pattern>`
}

function markText(mark: SceneMark, pen: Pen): string {
	if (mark.role === 'hit') return ''
	const opacity = mark.emphasis === 'dim' ? ` opacity="${mark.kind === 'text' ? DIMMED.text : DIMMED.shape}"` : ''
	if (mark.kind === 'group') {
		const children = mark.children.map((child) => markText(child, pen)).filter((text) => text !== '')
		if (children.length === 0) return ''
		return `<g${opacity}>${name(mark)}\n${children.join('\n')}\n</g>`
	}
	if (mark.kind === 'text') return textText(mark, pen, opacity)
	const attributes = `${geometry(mark)}${paints(mark, pen)}${opacity}`
	const title = name(mark)
	return title === '' ? `<${mark.kind}${attributes}/>` : `<${mark.kind}${attributes}>${title}</${mark.kind}>`
}

function name(mark: SceneMark): string {
	return mark.label === undefined ? '' : `<title>${escape(mark.label)}</title>`
}

type Shape = Exclude<SceneMark, { kind: 'group' } | { kind: 'text' }>

function geometry(mark: Shape): string {
	switch (mark.kind) {
		case 'rect':
			return attributes({ x: mark.x, y: mark.y, width: mark.width, height: mark.height })
		case 'line':
			return attributes({ x1: mark.x1, y1: mark.y1, x2: mark.x2, y2: mark.y2 })
		case 'path':
			return attributes({ d: mark.d })
	}
}

function paints(mark: Shape, pen: Pen): string {
	const paint = (value: Paint | undefined) => {
		if (value === undefined || value === 'transparent') return 'none'
		return isHatch(value) ? `url(#${pen.prefix}-${value})` : pen.palette[value]
	}
	return attributes({
		fill: mark.kind === 'line' ? undefined : paint(mark.fill),
		'fill-opacity': mark.fillOpacity,
		stroke: mark.stroke === undefined ? undefined : paint(mark.stroke),
		'stroke-opacity': mark.strokeOpacity,
		'stroke-width': mark.strokeWidth,
		'stroke-dasharray': mark.dash?.join(' ')
	})
}

function textText(mark: TextMark, pen: Pen, opacity: string): string {
	const spans = mark.spans.map((span) => {
		const weight = span.weight === 'strong' ? ' font-weight="600"' : ''
		return `<tspan fill="${pen.palette[span.fill]}"${weight}>${escape(span.text)}</tspan>`
	})
	const halo = mark.halo
		? attributes({ stroke: pen.palette.paper, 'stroke-width': 3, 'stroke-linejoin': 'round', 'paint-order': 'stroke' })
		: ''
	const anchor = mark.anchor === 'start' ? undefined : mark.anchor
	const place = attributes({
		x: mark.x,
		y: mark.y,
		'font-size': mark.size,
		'text-anchor': anchor,
		'xml:space': 'preserve'
	})
	return `<text${place}${halo}${opacity}>${spans.join('')}</text>`
}

function attributes(values: Record<string, string | number | undefined>): string {
	return Object.entries(values)
		.filter(([, value]) => value !== undefined)
		.map(([key, value]) => ` ${key}="${typeof value === 'number' ? number(value) : escape(value ?? '')}"`)
		.join('')
}

function number(value: number): string {
	return String(Math.round(value * 100) / 100)
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
/** Control characters that XML 1.0 forbids. */
// eslint-disable-next-line no-control-regex
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g

function escape(text: string): string {
	return text.replace(FORBIDDEN, '').replace(/[&<>"]/g, (letter) => ENTITIES[letter] ?? letter)
}
