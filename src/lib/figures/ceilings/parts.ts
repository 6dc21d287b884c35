/** Parts that both forms of the ceiling strip share. */
import type { Chain, ComponentId } from '#lib/model/chain.ts'
import type { Ceiling, Plan } from '#lib/engine/index.ts'
import { layer, textMark } from '../scene/scene.ts'
import type { LineMark, RectMark, Scene, SceneMark, Span, TextMark } from '../scene/scene.ts'
import { amountsOf, nameIn, type Amounts, type Locale } from '../text/locale.ts'
import { headlineAmounts } from '../text/number-format.ts'
import { isLimit, weakestCeiling } from '../weakest.ts'

/** Size and words of the ceiling strip. */
export interface CeilingsOptions {
	width: number
	height: number
	locale: Locale
	/** Draws a thin mark for each route's own ceiling. */
	routes?: boolean
	/** The component shown alone elsewhere: ceilings count all together, and then say so. */
	component?: ComponentId | null
	/** Size of the text, pixels. */
	size?: number
}

/** A plan's ceilings in one language, at one size of text: both forms of the strip draw from it. */
export interface Strip {
	chain: Chain
	plan: Plan
	locale: Locale
	amounts: Amounts
	size: number
}

/** The strip of a plan, before its form is chosen. */
export function stripOf(chain: Chain, plan: Plan, { locale, size = 13 }: CeilingsOptions): Strip {
	return { chain, plan, locale, amounts: amountsOf(chain, plan, locale), size }
}

/** The strip as a scene, under its own heading. */
export function sceneOf(strip: Strip, options: CeilingsOptions, height: number, marks: readonly SceneMark[]): Scene {
	const { plan, size } = strip
	const title = titleOf(strip, options)
	const spans: Span[] = [{ text: title, fill: 'ink', weight: 'strong' }]
	return {
		width: options.width,
		height,
		title,
		description: plan.ceilings.map((ceiling) => sentenceOf(strip, ceiling)).join('. '),
		marks: [textMark({ key: 'title', role: 'heading', x: 0, y: size, size, spans }), ...marks]
	}
}

/** With one component drawn above, the title says that ceilings count all. */
function titleOf({ chain, locale }: Strip, { component = null }: CeilingsOptions): string {
	const { perYear, ceilings } = locale.words.figures
	return (component === null ? ceilings.title : ceilings.titleAllElements)({ unit: perYear({ unit: chain.unit }) })
}

/** The demand: a line, and a label that ends at a place. */
export function demandMarks(
	{ plan, locale, amounts, size }: Strip,
	line: Pick<LineMark, 'x1' | 'x2' | 'y1' | 'y2'>,
	labelEnd: Pick<TextMark, 'x' | 'y'>
): SceneMark {
	const amount = amounts.full(headlineAmounts(plan.demand, 0).demand)
	const spans: Span[] = [{ text: locale.words.figures.ceilings.demand({ amount }), fill: 'muted', weight: 'regular' }]
	const role = 'demand-line'
	return layer('demand', [
		{ kind: 'line', key: 'demand-line', role, ...line, stroke: 'ink', strokeWidth: 1, dash: [1.5, 2.5] },
		textMark({ key: 'demand-label', role, ...labelEnd, anchor: 'end', size, spans })
	])
}

/** The bar of a ceiling. */
export function bar(strip: Strip, ceiling: Ceiling, place: Pick<RectMark, 'x' | 'y' | 'width' | 'height'>): RectMark {
	return {
		kind: 'rect',
		key: `ceiling:${ceiling.stage}`,
		role: 'ceiling',
		label: sentenceOf(strip, ceiling),
		data: { stage: ceiling.stage },
		...place,
		fill: isWeakest(strip.plan, ceiling) ? 'alarm' : 'quiet'
	}
}

function sentenceOf({ chain, plan, locale, amounts }: Strip, ceiling: Ceiling): string {
	const stage = nameIn(chain.stages, ceiling.stage)
	const amount = isLimit(plan, ceiling) ? amounts.picture(ceiling.delivered) : null
	return locale.words.figures.ceilings.stageName({ stage, amount })
}

/** The name of a ceiling's stage. */
export function nameSpan({ chain, plan }: Strip, ceiling: Ceiling): Span {
	return spanOf(plan, ceiling, nameIn(chain.stages, ceiling.stage), 'ink')
}

/** The amount of a ceiling, where it limits. */
export function valueSpan({ plan, locale }: Strip, ceiling: Ceiling): Span {
	const { noLimit } = locale.words.figures.ceilings
	const text = isLimit(plan, ceiling) ? locale.numbers.picture(ceiling.delivered) : noLimit
	return spanOf(plan, ceiling, text, 'muted')
}

function spanOf(plan: Plan, ceiling: Ceiling, text: string, usual: Span['fill']): Span {
	return isWeakest(plan, ceiling) ? { text, fill: 'alarm', weight: 'strong' } : { text, fill: usual, weight: 'regular' }
}

/** A text that belongs to a ceiling. */
export function label(
	{ size }: Strip,
	{ stage }: Ceiling,
	part: 'stage' | 'value',
	place: Pick<TextMark, 'x' | 'y'> & Partial<Pick<TextMark, 'anchor'>>,
	...spans: readonly Span[]
): TextMark {
	return textMark({ key: `${part}:${stage}`, role: 'label', ...place, size, spans, data: { stage } })
}

/** Tells if a ceiling is that of the weakest stage, and below the demand. */
export function isWeakest(plan: Plan, { stage }: Ceiling): boolean {
	return weakestCeiling(plan)?.stage === stage
}
