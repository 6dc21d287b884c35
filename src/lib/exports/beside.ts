/** What files tell beside a plan: all years of its scenario, what it changes against another, and how sure it is. */
import type { MostMade, Plan, PlanPair } from '#lib/engine/index.ts'
import { comparisonOf } from '#lib/figures/compare/compare.ts'
import { pathwayOf } from '#lib/figures/pathway/pathway.ts'
import { flowDifferencesTable, inputsTable, resultsTable } from '#lib/figures/tables/compare.ts'
import { doubtTables } from '#lib/figures/tables/doubt.ts'
import { feedMostTable, mostTable } from '#lib/figures/tables/most.ts'
import { pathwayTable, startsTable } from '#lib/figures/tables/pathway.ts'
import type { Table } from '#lib/figures/tables/tables.ts'
import type { Locale } from '#lib/figures/text/locale.ts'
import type { Chain } from '#lib/model/chain.ts'
import type { StudySummary } from '#lib/study/summary.ts'

/** Each part is left out where it is not at hand, and then nothing is said of it. */
export interface Beside {
	/** Plans of all years of the scenario. */
	years?: readonly Plan[]
	/** The plan that is told and the one that its scenario is told against. */
	comparison?: PlanPair
	/** A study of the scenario. */
	study?: StudySummary
	/** The most that could be made of each good, and of each feed. */
	most?: MostMade
}

/** The tables of what stands beside a plan; those without rows are left out. */
export function besideTables(
	chain: Chain,
	plan: Plan,
	{ years, comparison, study, most }: Beside,
	locale: Locale
): Table[] {
	const pathway = years ? pathwayOf(chain, years, locale) : []
	const compared = comparison && comparisonOf(comparison)
	return [
		pathwayTable(chain, pathway, locale),
		startsTable(chain, pathway, locale),
		...(compared
			? [inputsTable, resultsTable, flowDifferencesTable].map((table) => table(chain, compared, locale))
			: []),
		...(study ? doubtTables(chain, study, locale) : []),
		...(most ? [mostTable, feedMostTable].map((table) => table(chain, plan, most, locale)) : [])
	].filter(({ rows }) => rows.length > 0)
}
