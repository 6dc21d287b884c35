/** Investment questions put to small chains. */
import { invest, type Investment, type InvestQuestion } from '#lib/invest/invest.ts'
import type { Chain } from '#lib/model/chain.ts'
import { openToday } from '../support/chains.ts'
import { testSolver, withEngine } from '../support/engine.ts'

/** The year that is asked for. */
export const BY = 2030

/** What the engine says that it searches to. */
export const GAP = 0.005

/** Answers questions of which only what differs from one for nothing in {@link BY} is stated. */
export async function asked(chain: Chain, questions: readonly Partial<InvestQuestion>[]): Promise<Investment[]> {
	const solver = await testSolver()
	const nothing = { scenario: openToday, by: BY, target: null, budget: null, fixed: [] }
	return withEngine(chain, (engine) => questions.map((own) => invest(engine, solver, { ...nothing, ...own })))
}
