/** The Sankey as a standalone drawing: with its headline above and, below, what made it. */
import type { Plan } from '#lib/engine/index.ts'
import type { Theme } from '#lib/figures/scene/palette.ts'
import { nameIn, type Locale } from '#lib/figures/text/locale.ts'
import { sankey, type SankeyFrame } from '#lib/figures/sankey/sankey.ts'
import { sceneContent, svgSheet } from '#lib/figures/scene/scene-svg.ts'
import { textMark, type Scene, type Span } from '#lib/figures/scene/scene.ts'
import { headline } from '#lib/figures/text/statement.ts'
import { wrapText } from '#lib/figures/scene/text-width.ts'
import { spansOf, wrapSpans } from '#lib/figures/scene/wrap-spans.ts'
import type { Chain, ComponentId } from '#lib/model/chain.ts'
import { fontCss, type EmbeddedFont } from './fonts.ts'
import { stampLines } from './stamp.ts'

/** Size, colours and content of the drawing. */
export interface SankeySvgOptions {
	locale: Locale
	/** Day of the export, e.g. 2026-11-22. */
	exported: string
	/** From the model's base situation, so that drawings of one model share their scale. */
	frame: SankeyFrame
	/** Pixels. */
	width?: number
	/** Pixels; left out, it follows from the width. */
	height?: number
	theme?: Theme
	/** Carried inside the drawing; without them it asks for the reader's own. */
	fonts?: readonly EmbeddedFont[]
	/** Draws one component alone. */
	component?: ComponentId | null
}

const WIDTH = 1400
const MARGIN = 28
const GAP = 18
const SIZE = 15

/** The drawing as SVG text, in need of nothing outside itself. */
export function sankeySvg(chain: Chain, plan: Plan, options: SankeySvgOptions): string {
	const width = (options.width ?? WIDTH) - 2 * MARGIN
	const { locale, frame, component = null } = options
	const [above, below] = [header(chain, plan, width, options), footer(chain, plan, width, options)]
	const room = (options.height ?? 0) - above.height - below.height - 2 * (MARGIN + GAP)
	const height = options.height === undefined ? Math.round(width * 0.5) : room
	const picture = sankey(chain, plan, { width, height, locale, frame, component, size: SIZE })
	const middle = options.height === undefined ? { scene: picture } : { scene: picture, room }
	return sheet([{ scene: above }, middle, { scene: below }], width + 2 * MARGIN, options)
}

function header(chain: Chain, plan: Plan, width: number, { locale, component }: SankeySvgOptions): Scene {
	const subtitle = locale.words.report.subtitle({
		scenario: plan.scenario.name,
		changes: plan.scenario.changed.length,
		year: locale.numbers.year(plan.year),
		demand: nameIn(chain.demandBases, plan.scenario.demand)
	})
	const lines = [
		...wrapText(chain.name, width, 22, 'strong').map((text) => ({ size: 22, spans: [span(text, 'strong')] })),
		...wrapText(subtitle, width, 14).map((text) => ({ size: 14, spans: [span(text, 'regular', 'muted')] })),
		...wrapSpans(spansOf(headline(chain, plan, locale, component)), width, 18).map((spans) => ({ size: 18, spans }))
	]
	return textScene('header', chain.name, lines, width)
}

function footer(chain: Chain, plan: Plan, width: number, { locale, exported }: SankeySvgOptions): Scene {
	const lines = stampLines(chain, plan, exported, locale)
		.flatMap((line) => wrapText(line, width, 11))
		.map((text) => ({ size: 11, spans: [span(text, 'regular', 'muted')] }))
	return textScene('footer', chain.name, lines, width)
}

function span(text: string, weight: Span['weight'], fill: Span['fill'] = 'ink'): Span {
	return { text, weight, fill }
}

/** Lines of text, one below the other, as a scene. */
function textScene(
	key: string,
	title: string,
	lines: readonly { size: number; spans: Span[] }[],
	width: number
): Scene {
	let y = 0
	const marks = lines.map(({ size, spans }, index) => {
		y += size * 1.45
		return textMark({ key: `${key}:${index}`, role: 'heading', x: 0, y: y - size * 0.35, size, spans })
	})
	return { width, height: Math.ceil(y), title, description: '', marks }
}

/** Scenes below each other on one sheet, each with ids of its own; one that is too high for its room is drawn smaller. */
function sheet(scenes: readonly Placed[], width: number, { theme = 'light', fonts = [], ...size }: SankeySvgOptions) {
	let y = MARGIN
	const placed = scenes.flatMap(({ scene, room = scene.height }, index) => {
		const content = sceneContent(scene, { theme, prefix: `part${index}` })
		const scale = Math.min(1, room / scene.height)
		const x = MARGIN + (scene.width * (1 - scale)) / 2
		const smaller = scale < 1 ? ` scale(${scale})` : ''
		const group = [`<g transform="translate(${x} ${y})${smaller}">`, ...content, '</g>']
		y += scene.height * scale + GAP
		return group
	})
	const css = fontCss(fonts, placed.join(''))
	const style = css === '' ? [] : [`<style>${css}</style>`]
	const { title, description } = scenes[1]!.scene
	const height = size.height ?? y - GAP + MARGIN
	return svgSheet({ width, height, title, description }, [...style, ...placed], { theme })
}

interface Placed {
	scene: Scene
	/** Most of its height. */
	room?: number
}
