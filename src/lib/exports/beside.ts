/** What files tell beside a plan: all years of its scenario, what it changes against another, how sure it is, and what to build. */
import type { Joint, MostMade, Plan, PlanPair } from '#lib/engine/index.ts'
import { comparisonOf } from '#lib/figures/compare/compare.ts'
import { jointTable } from '#lib/figures/tables/joint.ts'
import { pathwayOf } from '#lib/figures/pathway/pathway.ts'
import { flowDifferencesTable, inputsTable, resultsTable } from '#lib/figures/tables/compare.ts'
import { doubtTables } from '#lib/figures/tables/doubt.ts'
import { investTables } from '#lib/figures/tables/invest.ts'
import { feedMostTable, mixTable, mostTable } from '#lib/figures/tables/most.ts'
import { pathwayTable, stagesTable, startsTable } from '#lib/figures/tables/pathway.ts'
import type { Table } from '#lib/figures/tables/tables.ts'
import type { Locale } from '#lib/figures/text/locale.ts'
import type { Investment } from '#lib/invest/invest.ts'
import type { Chain } from '#lib/model/chain.ts'
import type { StudySummary } from '#lib/study/summary.ts'

/** Each part is left out where it is not at hand, and then nothing is said of it. */
export interface Beside {
	/** Plans of all years of the scenario. */
	years?: readonly Plan[]
	/** The same years planned at once. */
	joint?: Joint
	/** The plan that is told and the one that its scenario is told against. */
	comparison?: PlanPair
	/** A study of the scenario. */
	study?: StudySummary
	/** The most that could be made of each good, and of each feed. */
	most?: MostMade
	/** An answer of what to build, asked of the scenario or applied in it. */
	investment?: Investment
}

/** The tables of what stands beside a plan; those without rows are left out. */
export function besideTables(
	chain: Chain,
	plan: Plan,
	{ years, joint, comparison, study, most, investment }: Beside,
	locale: Locale
): Table[] {
	const pathway = years ? pathwayOf(chain, years, locale) : []
	const compared = comparison && comparisonOf(comparison)
	return [
		pathwayTable(chain, pathway, locale),
		...(years && joint ? [jointTable(chain, years, joint, locale)] : []),
		stagesTable(chain, pathway, locale),
		startsTable(chain, pathway, locale),
		...(compared
			? [inputsTable, resultsTable, flowDifferencesTable].map((table) => table(chain, compared, locale))
			: []),
		...(study ? doubtTables(chain, study, locale) : []),
		...(most ? [mostTable, feedMostTable, mixTable].map((table) => table(chain, plan, most, locale)) : []),
		...(investment ? investTables(chain, investment, locale) : [])
	].filter(({ rows }) => rows.length > 0)
}
