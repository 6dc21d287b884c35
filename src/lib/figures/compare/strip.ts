/** All scenarios as bars in one scale: what each delivers of its demand, and which stage holds it back. */
import type { Plan } from '#lib/engine/index.ts'
import type { Chain, StageId } from '#lib/model/chain.ts'
import { legendOf } from '../scene/legend.ts'
import { layer, px, textMark, type GroupMark, type RectMark, type Scene, type Span } from '../scene/scene.ts'
import { textWidth } from '../scene/text-width.ts'
import { nameIn, type Locale } from '../text/locale.ts'
import { headlineAmounts, shortUnit, withUnit } from '../text/number-format.ts'
import { isEven } from '../tolerances.ts'
import { weakestCeiling } from '../weakest.ts'

/** The result of a scenario; base units a year. */
export interface ScenarioBar {
	id: string
	name: string
	delivered: number
	demand: number
	/** The stage that limits most; null where nothing is missing, or each stage alone could pass all. */
	weakest: StageId | null
}

/** Returns the bar of a plan, under a name of its own where one is given. */
export function scenarioBar(plan: Plan, name = plan.scenario.name, id = plan.scenario.id): ScenarioBar {
	const isShort = !isEven(plan, plan.gap)
	const weakest = isShort ? (weakestCeiling(plan)?.stage ?? null) : null
	return { id, name, delivered: plan.delivered, demand: plan.demand, weakest }
}

/** Size and words of the strip. */
export interface StripOptions {
	width: number
	locale: Locale
	/** Size of the text, pixels. */
	size?: number
}

/** Lines of text, the bar and the space after it, by the size of the text. */
const LINE = 1.3
const BAR = 0.95
const AFTER = 0.75

const GAP: Partial<RectMark> = { fill: 'hatch-gap', stroke: 'alarm', strokeWidth: 1 }

/** Draws the scenarios below one another. */
export function strip(chain: Chain, bars: readonly ScenarioBar[], { width, locale, size = 13 }: StripOptions): Scene {
	const words = locale.words.figures.compare.strip
	const legend = legendOf(
		[
			{ key: 'delivered', paint: { fill: 'ink' }, text: words.delivered },
			{ key: 'missing', paint: GAP, text: words.missing }
		],
		width,
		size
	)
	const isWide = bars.every(
		(bar) => textWidth(bar.name, size, 'strong') + textWidth(resultText(chain, bar, locale), size) + size < width
	)
	const top = legend.height + size * 0.6
	const step = size * (LINE * (isWide ? 1 : 2) + BAR + AFTER)
	const most = Math.max(0, ...bars.map(({ demand, delivered }) => Math.max(demand, delivered)))
	const frame = { chain, locale, size, width, isWide, step, scale: most > 0 ? (width - 1) / most : 0 }
	return {
		width,
		height: Math.ceil(top + step * bars.length),
		title: words.title({ chain: chain.name }),
		description: bars.map((bar) => rowText(chain, bar, locale)).join('; '),
		marks: [
			layer('legend', legend.marks),
			layer(
				'rows',
				bars.map((bar, place) => row(frame, bar, top + step * place))
			)
		]
	}
}

interface Frame {
	chain: Chain
	locale: Locale
	size: number
	width: number
	/** The result stands beside the name. */
	isWide: boolean
	scale: number
	/** From one row to the next. */
	step: number
}

function row(
	{ chain, locale, size, width, isWide, scale, step: height }: Frame,
	bar: ScenarioBar,
	y: number
): GroupMark {
	const { id, delivered, demand } = bar
	const piece = (part: string, role: RectMark['role'], from: number, to: number, paint: Partial<RectMark>) => {
		const top = px(y + size * LINE * (isWide ? 1 : 2))
		const area = { x: px(0.5 + from * scale), y: top, width: px((to - from) * scale), height: px(size * BAR) }
		return to > from ? [{ kind: 'rect', key: `${part}:${id}`, role, ...area, ...paint } as RectMark] : []
	}
	const text = (part: string, span: Span, place: { x: number; line: number; anchor: 'start' | 'end' }) =>
		textMark({
			key: `${part}:${id}`,
			role: 'label',
			x: px(place.x),
			y: px(y + size * (place.line * LINE - 0.35)),
			anchor: place.anchor,
			size,
			spans: [span]
		})
	const result: Span = { text: resultText(chain, bar, locale), fill: 'muted', weight: 'regular' }
	return {
		kind: 'group',
		key: `row:${id}`,
		role: 'node',
		label: rowText(chain, bar, locale),
		data: { node: id },
		children: [
			{ kind: 'rect', key: `hit:${id}`, role: 'hit', x: 0, y: px(y), width, height: px(height), fill: 'transparent' },
			text('name', { text: bar.name, fill: 'ink', weight: 'strong' }, { x: 0, line: 1, anchor: 'start' }),
			text('result', result, isWide ? { x: width, line: 1, anchor: 'end' } : { x: 0, line: 2, anchor: 'start' }),
			...piece('bar-delivered', 'bar', 0, delivered, { fill: 'ink' }),
			...piece('bar-missing', 'gap', delivered, demand, GAP)
		]
	}
}

/** Delivery and demand of a bar as they are said. */
function amountsOf(chain: Chain, { delivered, demand }: ScenarioBar, { numbers }: Locale) {
	const shown = headlineAmounts(demand, delivered)
	const text = (value: number) => withUnit(numbers.full(value), shortUnit(chain.unit))
	return { delivered: text(shown.delivered), demand: text(shown.demand) }
}

function resultText(chain: Chain, bar: ScenarioBar, locale: Locale): string {
	const words = locale.words.figures.compare.strip
	const result = words.result(amountsOf(chain, bar, locale))
	const { weakest } = bar
	return weakest === null ? result : `${result} · ${words.tightest({ stage: nameIn(chain.stages, weakest) })}`
}

function rowText(chain: Chain, bar: ScenarioBar, locale: Locale): string {
	const stage = bar.weakest && nameIn(chain.stages, bar.weakest)
	return locale.words.figures.compare.strip.row({ name: bar.name, ...amountsOf(chain, bar, locale), stage })
}
