/** Parts that both forms of the ceiling strip share. */
import type { Chain, ComponentId } from '#lib/model/chain.ts'
import type { Ceiling, Plan } from '#lib/engine/index.ts'
import { nameIn, type Amounts, type Locale } from '../text/locale.ts'
import type { TextMark } from '../scene/scene.ts'
import { weakestCeiling } from '../weakest.ts'

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

/** Returns the title of the strip; with one component drawn above, it says that ceilings count all. */
export function ceilingsTitle(chain: Chain, { locale, component = null }: CeilingsOptions): string {
	const { perYear, ceilings } = locale.words.figures
	return (component === null ? ceilings.title : ceilings.titleAllElements)({ unit: perYear({ unit: chain.unit }) })
}

/** The figure's own heading. */
export function heading(title: string, size: number): TextMark {
	return {
		kind: 'text',
		key: 'title',
		role: 'heading',
		x: 0,
		y: size,
		anchor: 'start',
		size,
		spans: [{ text: title, fill: 'ink', weight: 'strong' }]
	}
}

/** Tells if a ceiling is that of the weakest stage, and below the demand. */
export function isWeakest(plan: Plan, { stage }: Ceiling): boolean {
	return weakestCeiling(plan)?.stage === stage
}

interface Context {
	chain: Chain
	locale: Locale
	amounts: Amounts
}

/** A ceiling as a sentence. */
export function ceilingSentence({ chain, locale, amounts }: Context, ceiling: Ceiling): string {
	const stage = nameIn(chain.stages, ceiling.stage)
	return locale.words.figures.ceilings.stageName({ stage, amount: amounts.picture(ceiling.delivered) })
}
