import { localeOf } from '#lib/figures/text/locale.ts'
import type { ExportSubject } from '#lib/exports/formats.ts'
import type { Plan } from '#lib/engine/index.ts'
import { en } from '#lib/messages/en/en.ts'
import type { Chain } from '#lib/model/chain.ts'
import { openScenario } from '#lib/model/scenario/scenario.ts'
import { APP_ASSETS } from '../../src/cli/fonts.ts'

/** All that a file of a plan may be made of, with today's words and a fixed day. */
export function subjectOf(chain: Chain, plan: Plan): ExportSubject {
	return {
		chain,
		scenario: openScenario(plan.scenario.id),
		plan,
		base: plan,
		locale: localeOf(en),
		exported: '2026-11-22',
		component: null,
		assets: APP_ASSETS
	}
}
