import { applyScenario } from '#lib/model/scenario/apply-scenario.ts'
import { SolverDefect, TooManyLots } from '#lib/engine/index.ts'
import type { Chain } from '#lib/model/chain.ts'
import { error, type Finding } from '#lib/model/findings/finding.ts'
import { losslessLoops } from '#lib/model/lint/loops.ts'
import { plannedAmounts, tooFarApart } from '#lib/model/lint/magnitudes.ts'
import type { Scenario } from '#lib/model/scenario/scenario.ts'

/**
 * Explains by the model why the engine refuses it: compositions that never settle, a loop that loses nothing, amounts
 * too far apart for the solver. The command line and the page's loader show these in place of a defect.
 *
 * @param failure What was thrown while planning.
 * @param scenarios The scenarios that were being planned.
 * @returns Errors with their places; none when nothing in the model explains the failure, which is then a defect.
 */
export function unplannable(failure: unknown, chain: Chain, scenarios: readonly Scenario[]): Finding[] {
	if (failure instanceof TooManyLots) {
		const { material: id } = failure
		return [error('too-many-compositions', { file: 'chain.yaml', path: ['materials', id] }, { id })]
	}
	if (!(failure instanceof SolverDefect)) return []
	const loops = losslessLoops(chain)
	if (loops.length > 0) return loops
	const apart = scenarios.flatMap((each) => tooFarApart(plannedAmounts(applyScenario(chain, each)), chain.unit, null))
	return apart.slice(0, 1)
}
