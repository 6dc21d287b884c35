/** A scene as a standalone SVG file: no script, no style sheet, no reference outside itself. */
import { escaped } from './xml.ts'
import { HATCHES, PALETTES, type Palette, type Theme } from './palette.ts'
import { attributesOf, opacityOf, spanAttributes, type Attributes, type Pen } from './attributes.ts'
import { isHatch, marksOf, type GroupMark, type Hatch, type Scene, type SceneMark } from './scene.ts'

/** Colours and ground of a drawing in a file. */
export interface SvgOptions {
	theme?: Theme
	/** Draws the paper behind the figure; left out, the figure is transparent. */
	background?: boolean
	/** Tells the ids of several figures on one page apart. */
	prefix?: string
}

/** Font families of a drawing, the bundled one first. */
const FONT_STACK = "'IBM Plex Sans', system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"

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
		`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="${prefix}-title ${prefix}-desc" font-family="${escaped(FONT_STACK)}" font-variant-numeric="tabular-nums">`,
		`<title id="${prefix}-title">${escaped(sheet.title)}</title>`,
		`<desc id="${prefix}-desc">${escaped(sheet.description)}</desc>`,
		...(background ? [`<rect width="${width}" height="${height}" fill="${PALETTES[theme].paper}"/>`] : []),
		...content,
		'</svg>'
	]
	return `${lines.join('\n')}\n`
}

/** Returns a scene as lines of SVG, for a sheet that may hold several: its hatches, then its marks. */
export function sceneContent(scene: Scene, { theme = 'light', prefix = 'scene' }: SvgOptions = {}): string[] {
	const pen = penFor(PALETTES[theme], prefix)
	return [
		...patterns(scene, pen, prefix),
		...scene.marks.map((mark) => markText(mark, pen)).filter((line) => line !== '')
	]
}

function penFor(palette: Palette, prefix: string): Pen {
	return { colour: (token) => palette[token], hatch: (token) => `url(#${prefix}-${token})`, transparent: 'none' }
}

function patterns(scene: Scene, pen: Pen, prefix: string): string[] {
	const used = new Set<Hatch>()
	for (const mark of marksOf(scene.marks)) {
		if (mark.kind === 'group' || mark.kind === 'text') continue
		for (const paint of [mark.fill, mark.stroke]) if (paint !== undefined && isHatch(paint)) used.add(paint)
	}
	if (used.size === 0) return []
	return ['<defs>', ...[...used].sort().map((hatch) => pattern(hatch, pen, prefix)), '</defs>']
}

function pattern(hatch: Hatch, pen: Pen, prefix: string): string {
	const { colour, spacing, width, opacity } = HATCHES[hatch]
	const stroke = `stroke="${pen.colour(colour)}" stroke-width="${width}" stroke-opacity="${opacity}"`
	return `<pattern id="${prefix}-${hatch}" width="${spacing}" height="${spacing}" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><line x1="0" y1="0" x2="0" y2="${spacing}" ${stroke}/></pattern>`
}

function markText(mark: SceneMark, pen: Pen): string {
	if (mark.role === 'hit') return ''
	if (mark.kind === 'group') return groupText(mark, pen)
	const written = attributes(attributesOf(mark, pen))
	if (mark.kind === 'text') {
		const spans = mark.spans.map(
			(span) => `<tspan${attributes(spanAttributes(span, pen))}>${escaped(span.text)}</tspan>`
		)
		return `<text${written}>${spans.join('')}</text>`
	}
	const title = name(mark)
	return title === '' ? `<${mark.kind}${written}/>` : `<${mark.kind}${written}>${title}</${mark.kind}>`
}

function groupText(group: GroupMark, pen: Pen): string {
	const children = group.children.map((child) => markText(child, pen)).filter((text) => text !== '')
	if (children.length === 0) return ''
	return `<g${attributes({ opacity: opacityOf(group) })}>${name(group)}\n${children.join('\n')}\n</g>`
}

function name(mark: SceneMark): string {
	return mark.label === undefined ? '' : `<title>${escaped(mark.label)}</title>`
}

function attributes(values: Attributes): string {
	return Object.entries(values)
		.filter(([, value]) => value !== undefined)
		.map(([key, value]) => ` ${key}="${typeof value === 'number' ? number(value) : escaped(value ?? '')}"`)
		.join('')
}

function number(value: number): string {
	return String(Math.round(value * 100) / 100)
}
