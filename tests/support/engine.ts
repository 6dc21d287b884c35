import { createEngine, type Engine, type LpSolver, type Plan } from '#lib/engine/index.ts'
import type { Chain } from '#lib/model/chain.ts'
import type { Scenario } from '#lib/model/scenario/scenario.ts'
import { readModelFolder } from '#lib/disk/model-folder.ts'
import { loadSolver } from '../../src/cli/solver.ts'
import { toldText } from './diagnostics.ts'

let solver: Promise<LpSolver> | null = null

/** One HiGHS runtime for a test file. */
export function testSolver(): Promise<LpSolver> {
	return (solver ??= loadSolver())
}

/** Plans once and frees the solver's model. */
export async function planOnce(
	chain: Chain,
	set: Scenario['set'] = {},
	scenario: Partial<Scenario> = {}
): Promise<Plan> {
	return withEngine(chain, (engine) =>
		engine.plan({ id: chain.scenarios[0]!.id, year: null, demand: null, set, ...scenario })
	)
}

export async function withEngine<T>(chain: Chain, use: (engine: Engine) => T): Promise<T> {
	const engine = createEngine(chain, await testSolver())
	try {
		return use(engine)
	} finally {
		engine.dispose()
	}
}

/** A shipped or test model that must be without errors. */
export function chainFrom(dir: string): Chain {
	const { chain, diagnostics } = readModelFolder(dir)
	if (!chain) throw new Error(toldText(diagnostics))
	return chain
}

export const process = (plan: Plan, id: string) => plan.processes.find((p) => p.id === id)!
