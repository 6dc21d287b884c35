/** The ceiling strip for narrow screens: a row a stage, the demand as a line down the right. */
import type { Chain } from '#lib/model/chain.ts'
import type { Ceiling, Plan } from '#lib/engine/index.ts'
import { headlineAmounts } from '../text/number-format.ts'
import { amountsOf, nameIn, type Amounts, type Locale } from '../text/locale.ts'
import { layer, px, type Scene, type SceneMark, type Span, type TextMark } from '../scene/scene.ts'
import { textWidth } from '../scene/text-width.ts'
import { heading, isWeakest, ceilingSentence, ceilingsTitle, type CeilingsOptions } from './parts.ts'

interface Rows {
	chain: Chain
	plan: Plan
	locale: Locale
	amounts: Amounts
	size: number
	/** Start of the bars, and of the first row. */
	left: number
	top: number
	along(amount: number): number
}

/** Ceilings as rows; as tall as they need. */
export function ceilingRows(chain: Chain, plan: Plan, options: CeilingsOptions): Scene {
	const { width, locale, size = 13 } = options
	const title = ceilingsTitle(chain, options)
	const names = plan.ceilings.map((ceiling) => nameIn(chain.stages, ceiling.stage))
	const left = Math.max(0, ...names.map((name) => textWidth(name, size, 'strong'))) + size
	const most = Math.max(plan.demand, ...plan.ceilings.map((ceiling) => ceiling.delivered), 1e-9)
	const along = (amount: number) => left + ((width - 4 - left) * amount) / most
	const rows: Rows = {
		chain,
		plan,
		locale,
		amounts: amountsOf(chain, plan, locale),
		size,
		left,
		top: size * 3.4,
		along
	}
	const bottom = yOf(rows, plan.ceilings.length)
	return {
		width,
		height: Math.ceil(bottom + size * 0.5),
		title,
		description: plan.ceilings.map((ceiling) => ceilingSentence(rows, ceiling)).join('. '),
		marks: [
			heading(title, size),
			demandMarks(rows, bottom),
			...plan.ceilings.map((ceiling, index) => rowMarks(rows, ceiling, yOf(rows, index)))
		]
	}
}

function yOf({ top, size }: Rows, index: number): number {
	return top + size * 1.9 * index
}

function text(key: string, x: number, y: number, size: number, anchor: TextMark['anchor'], span: Span): TextMark {
	return { kind: 'text', key, role: 'label', x: px(x), y: px(y), anchor, size, spans: [span] }
}

function demandMarks({ plan, locale, amounts, size, top, along }: Rows, bottom: number): SceneMark {
	const amount = amounts.full(headlineAmounts(plan.demand, 0).demand)
	const span: Span = { text: locale.words.figures.ceilings.demand({ amount }), fill: 'muted', weight: 'regular' }
	const x = px(along(plan.demand))
	const line: SceneMark = {
		kind: 'line',
		key: 'demand-line',
		role: 'demand-line',
		x1: x,
		x2: x,
		y1: px(top - size * 0.6),
		y2: px(bottom),
		stroke: 'ink',
		strokeWidth: 1,
		dash: [1.5, 2.5]
	}
	return layer('demand', [line, { ...text('demand-label', x, top - size, size, 'end', span), role: 'demand-line' }])
}

function rowMarks(rows: Rows, ceiling: Ceiling, y: number): SceneMark {
	const { chain, plan, locale, size, left, along } = rows
	const weakest = isWeakest(plan, ceiling)
	const weight = weakest ? 'strong' : 'regular'
	const end = along(ceiling.delivered)
	const value: Span = { text: locale.numbers.picture(ceiling.delivered), fill: weakest ? 'alarm' : 'muted', weight }
	const inside = end + textWidth(value.text, size, weight) + 8 > along(plan.demand)
	const baseline = y + size * 0.86
	const name: Span = { text: nameIn(chain.stages, ceiling.stage), fill: weakest ? 'alarm' : 'ink', weight }
	return layer(`row:${ceiling.stage}`, [
		text(`stage:${ceiling.stage}`, 0, baseline, size, 'start', name),
		{
			kind: 'rect',
			key: `ceiling:${ceiling.stage}`,
			role: 'ceiling',
			label: ceilingSentence(rows, ceiling),
			data: { stage: ceiling.stage },
			x: px(left),
			y: px(y),
			width: px(Math.max(1, end - left)),
			height: px(size),
			fill: weakest ? 'alarm' : 'quiet'
		},
		inside
			? text(`value:${ceiling.stage}`, end - 5, baseline, size, 'end', { ...value, fill: 'ink' })
			: text(`value:${ceiling.stage}`, end + 5, baseline, size, 'start', value)
	])
}
