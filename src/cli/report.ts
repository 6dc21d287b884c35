import type { Plan } from '#lib/engine/index.ts'
import { reportText } from '#lib/exports/report-text.ts'
import { gapReport } from '#lib/exports/report.ts'
import { reading } from '#lib/figures/reading.ts'
import { words } from '#lib/messages/index.ts'
import type { Chain } from '#lib/model/chain.ts'
import type { Io } from './io.ts'

/** Some sections of the gap report as text, in the order given. */
export function reportOf(chain: Chain, plan: Plan, { today }: Io, sections: readonly string[]): string {
	const report = gapReport(chain, plan, { reading: reading(words), exported: today })
	const chosen = sections.flatMap((id) => report.sections.filter((section) => section.id === id))
	return reportText(report, chosen)
}
