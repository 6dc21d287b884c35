/** HiGHS for Node: the package finds its own WebAssembly. */
import loadHighs from 'highs'
import { highsSolver, type LpSolver } from '#lib/engine/index.ts'

/** Loads a HiGHS runtime of its own. */
export async function loadSolver(): Promise<LpSolver> {
	return highsSolver(await loadHighs())
}
