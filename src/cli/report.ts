import type { Plan } from '#lib/engine/index.ts'
import { reportText } from '#lib/exports/report-text.ts'
import { gapReport } from '#lib/exports/report.ts'
import { localeOf } from '#lib/figures/text/locale.ts'
import { words } from '#lib/messages/index.ts'
import type { Chain } from '#lib/model/chain.ts'
import type { Io } from './io.ts'

/** Some sections of the gap report as text, in the order given, under a title of their own. */
export function partOfReport(chain: Chain, plan: Plan, { today }: Io, title: string, ids: readonly string[]): string {
	const report = gapReport(chain, plan, { locale: localeOf(words), exported: today })
	const sections = ids.flatMap((id) => report.sections.filter((section) => section.id === id))
	return reportText({ ...report, title, sections })
}
