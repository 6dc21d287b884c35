/** What is said of two plans and what stands in the tables beside it: one input, one rounding, over all scenarios of the shipped chains. */
import { describe, expect, test } from 'vitest'
import { comparePlans, type InputEffect } from '#lib/engine/index.ts'
import { comparisonOf, type Comparison } from '#lib/figures/compare/compare.ts'
import { comparisonSentences } from '#lib/figures/compare/text.ts'
import { inputsTable, resultsTable } from '#lib/figures/tables/compare.ts'
import { leastAmount } from '#lib/figures/tolerances.ts'
import type { Chain } from '#lib/model/chain.ts'
import { openScenario } from '#lib/model/scenario/scenario.ts'
import { chainFrom, withEngine } from '../support/engine.ts'
import { english } from './plans.ts'

const CHAINS = ['india-rare-earths', 'us-rare-earths', 'copper-example'].map((id) => chainFrom(`models/${id}`))

const comparisonsOf = (chain: Chain) =>
	withEngine(chain, (engine) =>
		chain.scenarios.flatMap(({ id: a }, place) =>
			chain.scenarios
				.slice(place + 1)
				.map(({ id: b }) => comparisonOf(comparePlans(engine, openScenario(a), openScenario(b))))
		)
	)

const NAMED =
	/(?:The input with the largest effect|The one with the largest effect|The one input that differs): (.+?)\.(?: With| The figure|$)/

const isFelt =
	({ a, b }: Comparison) =>
	({ delivered, gap }: InputEffect) =>
		Math.max(Math.abs(delivered ?? 0), Math.abs(gap ?? 0)) >= Math.max(leastAmount(a), leastAmount(b))

describe.each(CHAINS.map((chain) => [chain.name, chain] as const))('every two scenarios of %s', (_, chain) => {
	test('are told with the input of the first row, in the digits of the tables', async () => {
		for (const comparison of await comparisonsOf(chain)) {
			const { a, b, inputs } = comparison
			const said = comparisonSentences(chain, comparison, english).join(' ')
			const where = `${a.scenario.name} and ${b.scenario.name}: ${said}`
			const [row] = inputsTable(chain, comparison, english).rows
			const tells = inputs.slice(0, 1).some(isFelt(comparison))
			expect(NAMED.exec(said)?.[1], where).toBe(tells ? row!.cells[0]!.text : undefined)
			const told = resultsTable(chain, comparison, english)
			for (const total of ['delivered', 'gap']) {
				const { cells } = told.rows.find(({ key }) => key === total)!
				const [before, after, difference] = cells.slice(1).map(({ text }) => text)
				if (before !== after) {
					expect(said, where).toContain(`${after}\u00a0t in place of ${before}\u00a0t`)
					expect(said, where).toContain(`${difference!.replace('−', '')}\u00a0t`)
				}
			}
		}
	})
})
