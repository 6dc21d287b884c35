/** The ceiling strip: what could be delivered if every stage but one had no limit, against the demand. */
import type { Chain } from '#lib/model/chain.ts'
import type { Ceiling, Plan } from '#lib/engine/index.ts'
import { ceilingRows } from './rows.ts'
import { heading, isWeakest, ceilingSentence, ceilingsTitle, type CeilingsOptions } from './parts.ts'
import { headlineAmounts } from '../text/number-format.ts'
import { amountsOf, nameIn, type Amounts, type Locale } from '../text/locale.ts'
import { layer, px, type Scene, type SceneMark, type Span, type TextMark } from '../scene/scene.ts'
import { textWidth } from '../scene/text-width.ts'

export type { CeilingsOptions } from './parts.ts'

const BAR = 34
const EDGE = 2
interface Strip {
	chain: Chain
	plan: Plan
	locale: Locale
	amounts: Amounts
	size: number
	width: number
	/** Baseline of the bars, and of the demand line. */
	base: number
	line: number
	/** Amount at the demand line. */
	top: number
	x(stage: string): number
}

/** The ceiling strip of a plan: bars side by side, or rows where their names do not fit side by side. */
export function ceilings(chain: Chain, plan: Plan, options: CeilingsOptions): Scene {
	const { width, height, locale, size = 13 } = options
	const longest = Math.max(0, ...chain.stages.map((stage) => textWidth(stage.name, size, 'strong')))
	if (longest + size > width / plan.ceilings.length) return ceilingRows(chain, plan, options)
	const strip: Strip = {
		chain,
		plan,
		locale,
		amounts: amountsOf(chain, plan, locale),
		size,
		width,
		base: height - size * 1.7,
		line: size * 3.2,
		top: Math.max(plan.demand, ...plan.ceilings.map((ceiling) => ceiling.delivered)),
		x: placer(plan, width)
	}
	const title = ceilingsTitle(chain, options)
	return {
		width,
		height,
		title,
		description: plan.ceilings.map((ceiling) => ceilingSentence(strip, ceiling)).join('. '),
		marks: [
			heading(title, size),
			demandLine(strip),
			layer(
				'ceilings',
				plan.ceilings.flatMap((ceiling) => bar(strip, ceiling))
			),
			...(options.routes ? [routeMarks(strip)] : []),
			{
				kind: 'line',
				key: 'axis',
				role: 'axis',
				x1: EDGE,
				x2: px(width - EDGE),
				y1: px(strip.base),
				y2: px(strip.base),
				stroke: 'ink',
				strokeWidth: 1
			}
		]
	}
}

function placer(plan: Plan, width: number): (stage: string) => number {
	const step = (width - 2 * EDGE) / Math.max(1, plan.ceilings.length)
	const starts = new Map(plan.ceilings.map(({ stage }, index) => [stage, EDGE + step * index]))
	return (stage) => starts.get(stage) ?? EDGE
}

function demandLine(strip: Strip): SceneMark {
	const { plan, size, width, locale, amounts } = strip
	const y = yOf(strip, plan.demand)
	const text = locale.words.figures.ceilings.demand({ amount: amounts.full(headlineAmounts(plan.demand, 0).demand) })
	return layer('demand', [
		{
			kind: 'line',
			key: 'demand-line',
			role: 'demand-line',
			x1: EDGE,
			x2: px(width - EDGE),
			y1: px(y),
			y2: px(y),
			stroke: 'ink',
			strokeWidth: 1,
			dash: [1.5, 2.5]
		},
		{
			kind: 'text',
			key: 'demand-label',
			role: 'demand-line',
			x: px(width - EDGE),
			y: px(y - 4),
			anchor: 'end',
			size,
			spans: [{ text, fill: 'muted', weight: 'regular' }]
		}
	])
}

function yOf(strip: Strip, amount: number): number {
	return strip.base - ((strip.base - strip.line) * amount) / Math.max(strip.top, 1e-9)
}

function bar(strip: Strip, ceiling: Ceiling): SceneMark[] {
	const { size, locale, chain } = strip
	const x = strip.x(ceiling.stage)
	const y = yOf(strip, ceiling.delivered)
	const weakest = isWeakest(strip.plan, ceiling)
	const data = { stage: ceiling.stage }
	const value: Span = {
		text: locale.numbers.picture(ceiling.delivered),
		fill: weakest ? 'alarm' : 'muted',
		weight: weakest ? 'strong' : 'regular'
	}
	const stage: Span[] = [
		{
			text: nameIn(chain.stages, ceiling.stage),
			fill: weakest ? 'alarm' : 'ink',
			weight: weakest ? 'strong' : 'regular'
		},
		...(weakest
			? [{ text: ` ${locale.words.figures.ceilings.weakest}`, fill: 'alarm', weight: 'regular' } as const]
			: [])
	]
	const text = (part: string, left: number, top: number, spans: Span[]): TextMark => ({
		kind: 'text',
		key: `${part}:${ceiling.stage}`,
		role: 'label',
		x: px(left),
		y: px(top),
		anchor: 'start',
		size,
		spans,
		data
	})
	return [
		{
			kind: 'rect',
			key: `ceiling:${ceiling.stage}`,
			role: 'ceiling',
			label: ceilingSentence(strip, ceiling),
			data,
			x: px(x),
			y: px(Math.min(y, strip.base - 1)),
			width: BAR,
			height: px(Math.max(1, strip.base - y)),
			fill: weakest ? 'alarm' : 'quiet'
		},
		text('value', ...valuePlace(value, strip, ceiling), [value]),
		text('stage', x, strip.base + size * 1.25, fitting(stage, strip, ceiling.stage))
	]
}

/**
 * Returns the place of a value: over its bar. Where it would run into the demand line it stands beside the bar, or over
 * that line if the next bar is near.
 */
function valuePlace(value: Span, strip: Strip, ceiling: Ceiling): [x: number, y: number] {
	const { size } = strip
	const x = strip.x(ceiling.stage)
	const y = yOf(strip, ceiling.delivered)
	const line = yOf(strip, strip.plan.demand)
	const meets = y - size * 1.3 < line && y > line - size
	if (!meets) return [x, y - size * 0.35]
	const beside = x + BAR + 5
	const end = beside + textWidth(value.text, size, value.weight) + size * 0.5
	return end <= nextTo(strip, ceiling.stage) ? [beside, y + size * 1.1] : [x, line - size * 0.35]
}

/** Leaves out the word beside a stage's name where the next stage stands too near. */
function fitting(spans: Span[], strip: Strip, stage: string): Span[] {
	const own = strip.x(stage)
	const width = spans.reduce((sum, span) => sum + textWidth(span.text, strip.size, span.weight), 0)
	return own + width + strip.size * 0.5 <= nextTo(strip, stage) ? spans : spans.slice(0, 1)
}

/** Returns where the next stage's bar begins, or else the figure ends. */
function nextTo(strip: Strip, stage: string): number {
	const own = strip.x(stage)
	return Math.min(strip.width, ...strip.plan.ceilings.map((each) => strip.x(each.stage)).filter((x) => x > own))
}

function routeMarks(strip: Strip): SceneMark {
	const { plan, chain, locale, amounts } = strip
	return layer(
		'routes',
		plan.routeCeilings.map((ceiling): SceneMark => {
			const route = chain.routes.find((each) => each.id === ceiling.route)
			const x = strip.x(ceiling.stage)
			const y = px(yOf(strip, ceiling.delivered))
			return {
				kind: 'line',
				key: `route-ceiling:${ceiling.stage}:${ceiling.route}`,
				role: 'route-ceiling',
				label: locale.words.figures.ceilings.routeName({
					stage: nameIn(chain.stages, ceiling.stage),
					route: nameIn(chain.routes, ceiling.route),
					amount: amounts.picture(ceiling.delivered)
				}),
				data: { stage: ceiling.stage },
				x1: px(x + BAR + 3),
				x2: px(x + BAR + 13),
				y1: y,
				y2: y,
				stroke: route?.colour ?? 'grey',
				strokeWidth: 2
			}
		})
	)
}
