import type { Chain, ComponentId } from '#lib/model/chain.ts'
import type { Plan } from '#lib/engine/index.ts'
import type { Locale } from './locale.ts'
import { headline } from './statement.ts'

/** The headline as plain text, of all components together or of one: what every figure's description begins with. */
export function summary(chain: Chain, plan: Plan, locale: Locale, component: ComponentId | null = null): string {
	return headline(chain, plan, locale, component)
		.map((part) => part.text)
		.join('')
}
