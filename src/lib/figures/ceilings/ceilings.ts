/** The ceiling strip: what could be delivered if every stage but one had no limit, against the demand. */
import type { Chain } from '#lib/model/chain.ts'
import { sum } from '#lib/model/sum.ts'
import type { Ceiling, Plan } from '#lib/engine/index.ts'
import { nameIn } from '../text/locale.ts'
import { layer, px, type Scene, type SceneMark, type Span } from '../scene/scene.ts'
import { textWidth } from '../scene/text-width.ts'
import { bar, demandMarks, isWeakest, label, nameSpan, sceneOf, stripOf, valueSpan } from './parts.ts'
import type { CeilingsOptions, Strip } from './parts.ts'
import { ceilingRows } from './rows.ts'

export type { CeilingsOptions } from './parts.ts'

const BAR = 34
const EDGE = 2

interface Bars extends Strip {
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
	const { width, height } = options
	const strip = stripOf(chain, plan, options)
	const { size } = strip
	const longest = Math.max(0, ...chain.stages.map((stage) => textWidth(stage.name, size, 'strong')))
	if (longest + size > width / plan.ceilings.length) return ceilingRows(chain, plan, options)
	const bars: Bars = {
		...strip,
		width,
		base: height - size * 1.7,
		line: size * 3.2,
		top: Math.max(plan.demand, ...plan.ceilings.map((ceiling) => ceiling.delivered)),
		x: placer(plan, width)
	}
	const right = px(width - EDGE)
	const across = (y: number) => ({ x1: EDGE, x2: right, y1: px(y), y2: px(y) })
	const demand = yOf(bars, plan.demand)
	return sceneOf(strip, options, height, [
		demandMarks(strip, across(demand), { x: right, y: demand - 4 }),
		layer(
			'ceilings',
			plan.ceilings.flatMap((ceiling) => barMarks(bars, ceiling))
		),
		...(options.routes ? [routeMarks(bars)] : []),
		{ kind: 'line', key: 'axis', role: 'axis', ...across(bars.base), stroke: 'ink', strokeWidth: 1 }
	])
}

function placer(plan: Plan, width: number): (stage: string) => number {
	const step = (width - 2 * EDGE) / Math.max(1, plan.ceilings.length)
	const starts = new Map(plan.ceilings.map(({ stage }, index) => [stage, EDGE + step * index]))
	return (stage) => starts.get(stage) ?? EDGE
}

function yOf(bars: Bars, amount: number): number {
	return bars.base - ((bars.base - bars.line) * amount) / Math.max(bars.top, 1e-9)
}

function barMarks(bars: Bars, ceiling: Ceiling): SceneMark[] {
	const { size, base, locale, plan } = bars
	const x = bars.x(ceiling.stage)
	const y = yOf(bars, ceiling.delivered)
	const value = valueSpan(bars, ceiling)
	const weakest: Span = { text: ` ${locale.words.figures.ceilings.weakest}`, fill: 'alarm', weight: 'regular' }
	const name = [nameSpan(bars, ceiling), ...(isWeakest(plan, ceiling) ? [weakest] : [])]
	return [
		bar(bars, ceiling, { x: px(x), y: px(Math.min(y, base - 1)), width: BAR, height: px(Math.max(1, base - y)) }),
		label(bars, ceiling, 'value', valuePlace(value, bars, ceiling), value),
		label(bars, ceiling, 'stage', { x, y: base + size * 1.25 }, ...fitting(name, bars, ceiling.stage))
	]
}

/**
 * Returns the place of a value: over its bar. Where it would run into the demand line it stands beside the bar, or over
 * that line if the next bar is near.
 */
function valuePlace(value: Span, bars: Bars, ceiling: Ceiling): { x: number; y: number } {
	const { size } = bars
	const x = bars.x(ceiling.stage)
	const y = yOf(bars, ceiling.delivered)
	const line = yOf(bars, bars.plan.demand)
	const meets = y - size * 1.3 < line && y > line - size
	if (!meets) return { x, y: y - size * 0.35 }
	const beside = x + BAR + 5
	const end = beside + textWidth(value.text, size, value.weight) + size * 0.5
	return end <= nextTo(bars, ceiling.stage) ? { x: beside, y: y + size * 1.1 } : { x, y: line - size * 0.35 }
}

/** Leaves out the word beside a stage's name where the next stage stands too near. */
function fitting(spans: Span[], bars: Bars, stage: string): Span[] {
	const own = bars.x(stage)
	const width = sum(spans.map(({ text, weight }) => textWidth(text, bars.size, weight)))
	return own + width + bars.size * 0.5 <= nextTo(bars, stage) ? spans : spans.slice(0, 1)
}

/** Returns where the next stage's bar begins, or else the figure ends. */
function nextTo(bars: Bars, stage: string): number {
	const own = bars.x(stage)
	return Math.min(bars.width, ...bars.plan.ceilings.map((each) => bars.x(each.stage)).filter((x) => x > own))
}

function routeMarks(bars: Bars): SceneMark {
	const { plan, chain, locale, amounts } = bars
	return layer(
		'routes',
		plan.routeCeilings.map((ceiling): SceneMark => {
			const route = chain.routes.find((each) => each.id === ceiling.route)
			const x = bars.x(ceiling.stage)
			const y = px(yOf(bars, ceiling.delivered))
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
