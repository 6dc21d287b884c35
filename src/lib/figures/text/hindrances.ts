/** What stands in the way of the steps that close the gap: what their plants wait for, as far as the model says. */
import type { Plan } from '#lib/engine/index.ts'
import type { Chain } from '#lib/model/chain.ts'
import { largestOfRanges, type Range } from '../range.ts'
import { realBuilds, steps } from '../steps.ts'
import { nodeNames, type Locale } from './locale.ts'
import { yearsText } from './money-text.ts'

/** As many plants are named; more are counted. */
const NAMED = 3

/** A sentence for all plants that wait for the same, in the order of the steps; empty where the model names nothing. */
export function hindranceSentences(chain: Chain, plan: Plan, locale: Locale): string[] {
	const names = nodeNames(chain)
	const groups = new Map<string, { names: Set<string>; leads: Range[] }>()
	for (const { process, lead } of steps(chain, plan).flatMap(({ builds }) => realBuilds(builds))) {
		const waits = chain.processes.find(({ id }) => id === process)?.waits
		if (waits === undefined) continue
		const group = groups.get(waits) ?? { names: new Set(), leads: [] }
		groups.set(waits, group)
		group.names.add(names.get(process) ?? process)
		if (lead) group.leads.push(lead)
	}
	return [...groups].map(([waits, { names: all, leads }]) =>
		locale.words.report.brief.waits({
			names: [...all].slice(0, NAMED),
			more: Math.max(0, all.size - NAMED),
			waits,
			years: leads.length > 0 ? yearsText(largestOfRanges(leads), locale) : null
		})
	)
}
