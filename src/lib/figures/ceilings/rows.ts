/** The ceiling strip for narrow screens: a row a stage, the demand as a line down the right. */
import type { Chain } from '#lib/model/chain.ts'
import type { Ceiling, Plan } from '#lib/engine/index.ts'
import { layer, px, type Scene, type SceneMark } from '../scene/scene.ts'
import { textWidth } from '../scene/text-width.ts'
import { bar, demandMarks, label, nameSpan, sceneOf, stripOf, valueSpan } from './parts.ts'
import type { CeilingsOptions, Strip } from './parts.ts'

interface Rows extends Strip {
	/** Start of the bars. */
	left: number
	along(amount: number): number
}

/** Ceilings as rows; as tall as they need. */
export function ceilingRows(chain: Chain, plan: Plan, options: CeilingsOptions): Scene {
	const strip = stripOf(chain, plan, options)
	const { size } = strip
	const names = plan.ceilings.map((ceiling) => textWidth(nameSpan(strip, ceiling).text, size, 'strong'))
	const left = Math.max(0, ...names) + size
	const most = Math.max(plan.demand, ...plan.ceilings.map((ceiling) => ceiling.delivered), 1e-9)
	const rows = { ...strip, left, along: (amount: number) => left + ((options.width - 4 - left) * amount) / most }
	const top = size * 3.4
	const rowTop = (index: number) => top + size * 1.9 * index
	const bottom = rowTop(plan.ceilings.length)
	const x = px(rows.along(plan.demand))
	return sceneOf(strip, options, Math.ceil(bottom + size * 0.5), [
		demandMarks(strip, { x1: x, x2: x, y1: px(top - size * 0.6), y2: px(bottom) }, { x, y: top - size }),
		...plan.ceilings.map((ceiling, index) => rowMarks(rows, ceiling, rowTop(index)))
	])
}

function rowMarks(rows: Rows, ceiling: Ceiling, top: number): SceneMark {
	const { plan, size, left, along } = rows
	const end = along(ceiling.delivered)
	const value = valueSpan(rows, ceiling)
	const inside = end + textWidth(value.text, size, value.weight) + 8 > along(plan.demand)
	const y = top + size * 0.86
	return layer(`row:${ceiling.stage}`, [
		label(rows, ceiling, 'stage', { x: 0, y }, nameSpan(rows, ceiling)),
		bar(rows, ceiling, { x: px(left), y: px(top), width: px(Math.max(1, end - left)), height: px(size) }),
		inside
			? label(rows, ceiling, 'value', { x: end - 5, y, anchor: 'end' }, { ...value, fill: 'ink' })
			: label(rows, ceiling, 'value', { x: end + 5, y }, value)
	])
}
