import type { Plan } from '#lib/engine/index.ts'
import { nameIn, type Locale } from '#lib/figures/text/locale.ts'
import type { Words } from '#lib/messages/index.ts'
import type { Marks } from '#lib/messages/papers.ts'
import type { Chain } from '#lib/model/chain.ts'

/** Returns what an office puts on its papers, as lines; none where it puts nothing. */
export function markLines({ classification, fileNumber }: Marks, { report: { marks } }: Words): string[] {
	return [
		...(classification === '' ? [] : [marks.classification({ text: classification })]),
		...(fileNumber === '' ? [] : [marks.fileNumber({ number: fileNumber })])
	]
}

/** Returns the lines that tell one export from another: model, plan, day, and the notice. */
export function stampLines(chain: Chain, plan: Plan, exported: string, { words, numbers }: Locale): string[] {
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
