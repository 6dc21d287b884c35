import type { Chain } from '#lib/model/chain.ts'
import type { Plan } from '#lib/engine/index.ts'
import type { Locale } from './locale.ts'
import { headline } from './statement.ts'

/** The headline as plain text: what every figure's description begins with. */
export function summary(chain: Chain, plan: Plan, locale: Locale): string {
	return headline(chain, plan, locale)
		.map((part) => part.text)
		.join('')
}
