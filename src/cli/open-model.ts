/** From a command's arguments to a chain, a scenario and its plan. */
import { resolve } from 'node:path'
import { createEngine, type Engine, type Plan } from '#lib/engine/index.ts'
import { cli } from '#lib/messages/en/cli.ts'
import type { Chain } from '#lib/model/chain.ts'
import type { ReadModel } from '#lib/model/read-model.ts'
import type { Scenario } from '#lib/model/scenario.ts'
import type { Arguments } from './command.ts'
import { ModelErrors, UsageError } from './failure.ts'
import type { Io } from './io.ts'
import { readModelFolder } from './read-model.ts'
import { readScenario } from './scenario-arguments.ts'
import { loadSolver } from './solver.ts'

/** Reads the model folder that a command names. Throws {@link UsageError} where there is none to read. */
export function readModelArgument({ argument }: Arguments, { cwd }: Io): ReadModel & { dir: string } {
	const dir = argument!
	try {
		return { dir, ...readModelFolder(resolve(cwd, dir)) }
	} catch (error) {
		if (error instanceof RangeError) throw new UsageError(cli.notAFolder({ path: dir }))
		if (isSystemError(error)) throw new UsageError(cli.cannotRead({ path: dir, reason: error.code }))
		throw error
	}
}

/** True for what the file system refuses, as against what we got wrong. */
export function isSystemError(error: unknown): error is Error & { code: string } {
	return error instanceof Error && 'code' in error && typeof error.code === 'string'
}

/** The chain of a model that can be planned; warnings are counted on standard error. */
function openChain(args: Arguments, io: Io): Chain {
	const { dir, chain, diagnostics } = readModelArgument(args, io)
	if (!chain) throw new ModelErrors(dir, diagnostics)
	if (diagnostics.length > 0)
		io.say(cli.modelWarnings({ count: diagnostics.length, command: `${cli.run} check ${dir}` }))
	return chain
}

/** Runs `use` with an engine for the model and scenario that a command names, and frees the solver after it. */
export async function withEngine<T>(
	args: Arguments,
	io: Io,
	use: (engine: Engine, scenario: Scenario) => T
): Promise<T> {
	const chain = openChain(args, io)
	const scenario = readScenario(chain, args, io)
	const engine = createEngine(chain, await loadSolver())
	try {
		return use(engine, scenario)
	} finally {
		engine.dispose()
	}
}

/** The plan that a command asks for. */
export function planOf(args: Arguments, io: Io): Promise<{ chain: Chain; scenario: Scenario; plan: Plan }> {
	return withEngine(args, io, (engine, scenario) => ({ chain: engine.chain, scenario, plan: engine.plan(scenario) }))
}
