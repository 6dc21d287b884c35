import type { Plan } from '#lib/engine/index.ts'
import { localeOf } from '#lib/figures/text/locale.ts'
import { sankeyFrame } from '#lib/figures/sankey/sankey.ts'
import { textOf, type SceneMark, type TextMark } from '#lib/figures/scene/scene.ts'
import { textWidth } from '#lib/figures/scene/text-width.ts'
import { en } from '#lib/messages/en/en.ts'
import type { Chain } from '#lib/model/chain.ts'
import { chainFrom, withEngine } from '../support/engine.ts'

export const english = localeOf(en)

/** A model with its base plan and the plans of every scenario under every demand basis. */
export interface Planned {
	chain: Chain
	base: Plan
	plans: { name: string; plan: Plan }[]
}

export async function planned(model: string): Promise<Planned> {
	const chain = chainFrom(`models/${model}`)
	return withEngine(chain, (engine) => {
		const plans = chain.scenarios.flatMap(({ id }) =>
			chain.demandBases.map((basis) => ({
				name: `${id}, ${basis.id}`,
				plan: engine.plan({ id, year: null, demand: basis.id, set: {} })
			}))
		)
		return { chain, plans, base: engine.plan({ id: chain.scenarios[0]!.id, year: null, demand: null, set: {} }) }
	})
}

export const frameOf = ({ chain, base }: Planned) => sankeyFrame(chain, base)

export interface TextBox {
	text: string
	left: number
	right: number
	top: number
	bottom: number
}

/** Where a line of text stands, by the font's own widths. */
export function textBox(mark: TextMark): TextBox {
	const width = mark.spans.reduce((sum, span) => sum + textWidth(span.text, mark.size, span.weight), 0)
	const left = mark.x - (mark.anchor === 'end' ? width : mark.anchor === 'middle' ? width / 2 : 0)
	return {
		text: textOf(mark),
		left,
		right: left + width,
		top: mark.y - mark.size * 0.75,
		bottom: mark.y + mark.size * 0.22
	}
}

export const isText = (mark: SceneMark): mark is TextMark => mark.kind === 'text'

/** Numbers in text to one decimal, so that a golden file does not turn on the last bits of a solve. */
export function normalised(svg: string): string {
	return svg.replace(/-?\d+\.\d+/g, (number) => String(Math.round(Number(number) * 10) / 10))
}
