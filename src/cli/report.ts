import type { Plan } from '#lib/engine/index.ts'
import { reportText } from '#lib/exports/report-text.ts'
import { gapReport } from '#lib/exports/report.ts'
import type { Chain } from '#lib/model/chain.ts'
import type { Io } from './io.ts'

/** Some sections of the gap report as text, in the order given, under a title of their own. */
export function partOfReport(
	chain: Chain,
	plan: Plan,
	{ today, locale }: Io,
	title: string,
	ids: readonly string[]
): string {
	const report = gapReport(chain, plan, { locale, exported: today })
	const sections = ids.flatMap((id) => report.sections.filter((section) => section.id === id))
	return reportText({ ...report, title, sections })
}
