import type { Plan } from '#lib/engine/index.ts'
import { nameIn, type Reading } from '#lib/figures/text/reader.ts'
import type { Chain } from '#lib/model/chain.ts'

/** What tells one export from another, as lines of text: model, plan, day, and the notices. */
export function stampLines(chain: Chain, plan: Plan, exported: string, { words, numbers }: Reading): string[] {
	const { stamp, notice } = words.report
	const { scenario, year, fingerprint } = plan
	const demand = nameIn(chain.demandBases, scenario.demand)
	return [
		stamp.model(chain),
		stamp.plan({ scenario: scenario.name, year: numbers.year(year), demand, fingerprint }),
		stamp.exported({ date: exported }),
		chain.notice ?? notice
	]
}
