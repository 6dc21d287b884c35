/** The ceiling strip for narrow screens: a row a stage, the demand as a line down the right. */
import type { Chain } from '#lib/model/chain.ts'
import type { Plan } from '#lib/engine/index.ts'
import { heading, isWeakest, nameOf, type CeilingsOptions } from './ceilings.ts'
import { headlineAmounts } from './number-format.ts'
import { amountsOf, nameIn } from './reading.ts'
import { layer, px, type Scene, type SceneMark, type Span, type TextMark } from './scene.ts'
import { textWidth } from './text-width.ts'

/** Ceilings as rows; as tall as they need. */
export function ceilingRows(chain: Chain, plan: Plan, { width, reading, size = 12 }: CeilingsOptions): Scene {
	const words = reading.words.figures.ceilings
	const amounts = amountsOf(chain, reading)
	const title = words.title({ unit: reading.words.figures.perYear({ unit: chain.unit }) })
	const names = plan.ceilings.map((ceiling) => nameIn(chain.stages, ceiling.stage))
	const left = Math.max(0, ...names.map((name) => textWidth(name, size, 'strong'))) + size
	const most = Math.max(plan.demand, ...plan.ceilings.map((ceiling) => ceiling.delivered), 1e-9)
	const along = (amount: number) => left + ((width - 4 - left) * amount) / most
	const row = size * 1.9
	const top = size * 3.4
	const bottom = top + row * plan.ceilings.length
	const text = (key: string, x: number, y: number, anchor: TextMark['anchor'], span: Span): TextMark => ({
		kind: 'text',
		key,
		role: 'label',
		x: px(x),
		y: px(y),
		anchor,
		size,
		spans: [span],
		halo: true
	})
	const demand = words.demand({ amount: amounts.full(headlineAmounts(plan.demand, 0).demand) })
	const line = px(along(plan.demand))
	return {
		width,
		height: Math.ceil(bottom + size * 0.5),
		title,
		description: plan.ceilings.map((ceiling) => nameOf({ chain, reading, amounts }, ceiling)).join('. '),
		marks: [
			heading(title, size),
			{ kind: 'line', key: 'demand-line', role: 'demand-line', x1: line, x2: line, y1: px(top - size * 0.6), y2: px(bottom), stroke: 'ink', strokeWidth: 1, dash: [1.5, 2.5] },
			{ ...text('demand-label', line, top - size, 'end', { text: demand, fill: 'muted', weight: 'regular' }), role: 'demand-line' },
			...plan.ceilings.map((ceiling, index) => {
				const weakest = isWeakest(plan, ceiling)
				const y = top + row * index
				const end = along(ceiling.delivered)
				const weight = weakest ? 'strong' : 'regular'
				const value: Span = { text: reading.numbers.picture(ceiling.delivered), fill: weakest ? 'alarm' : 'muted', weight }
				const inside = end + textWidth(value.text, size, weight) + 8 > line
				const bar: SceneMark = {
					kind: 'rect',
					key: `ceiling:${ceiling.stage}`,
					role: 'ceiling',
					label: nameOf({ chain, reading, amounts }, ceiling),
					data: { stage: ceiling.stage },
					x: px(left),
					y: px(y),
					width: px(Math.max(1, end - left)),
					height: px(size),
					fill: weakest ? 'alarm' : 'quiet'
				}
				return layer(`row:${ceiling.stage}`, [
					text(`stage:${ceiling.stage}`, 0, y + size * 0.86, 'start', { text: nameIn(chain.stages, ceiling.stage), fill: weakest ? 'alarm' : 'ink', weight }),
					bar,
					text(`value:${ceiling.stage}`, inside ? end - 5 : end + 5, y + size * 0.86, inside ? 'end' : 'start', inside ? { ...value, fill: 'ink' } : value)
				])
			})
		]
	}
}
