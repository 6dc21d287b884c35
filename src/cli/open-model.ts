/** From a command's arguments to a chain, a scenario and its plan. */
import { resolve } from 'node:path'
import { unplannable } from '#lib/checks/unplannable.ts'
import { readFolder } from '#lib/disk/model-folder.ts'
import { isSystemError } from '#lib/disk/system-error.ts'
import { createEngine, type Engine, type LpSolver, type Plan } from '#lib/engine/index.ts'
import type { Chain } from '#lib/model/chain.ts'
import { lintMagnitudes } from '#lib/model/lint/magnitudes.ts'
import { readModel, type ModelContents, type ReadModel } from '#lib/model/read-model.ts'
import { withYear, type Scenario } from '#lib/model/scenario/scenario.ts'
import { RUN, type Arguments } from './command.ts'
import { ModelErrors, UsageError } from './failure.ts'
import type { Io } from './io.ts'
import { readScenario } from './scenario-arguments.ts'
import { loadSolver } from './solver.ts'

/** A model that a command names, with the folder as it was typed. */
export interface OpenModel extends ReadModel {
	dir: string
}

/**
 * Reads the model folder that a command names.
 * @throws UsageError where there is no folder to read.
 */
export function readModelArgument({ argument }: Arguments, { cwd }: Io): OpenModel {
	const dir = argument!
	return { dir, ...readModel(contentsOf(dir, cwd)) }
}

function contentsOf(dir: string, cwd: string): ModelContents {
	try {
		return readFolder(resolve(cwd, dir))
	} catch (error) {
		if (error instanceof RangeError) throw new UsageError((cli) => cli.notAFolder({ path: dir }))
		if (isSystemError(error)) throw new UsageError((cli) => cli.cannotRead({ path: dir, reason: error.code }))
		throw error
	}
}

/** Makes an engine for a chain, uses it, and frees the solver, whatever happens. */
export async function withEngineFor<T>(chain: Chain, use: (engine: Engine, solver: LpSolver) => T): Promise<T> {
	const solver = await loadSolver()
	const engine = createEngine(chain, solver)
	try {
		return use(engine, solver)
	} finally {
		engine.dispose()
	}
}

/**
 * Reads the model that a command names; warnings are counted on standard error.
 * @throws ModelErrors for a model with errors.
 */
export function openChain(args: Arguments, io: Io) {
	const { dir, chain, diagnostics, locate } = readModelArgument(args, io)
	if (!chain) throw new ModelErrors(dir, diagnostics)
	if (diagnostics.length > 0)
		io.say(io.cli.modelWarnings({ count: diagnostics.length, command: `${RUN} check ${dir}` }))
	return { dir, chain, locate }
}

/** Returns every scenario that a command plans, given the one that its options describe. */
export type Planned = (chain: Chain, scenario: Scenario) => readonly Scenario[]

/** The scenario in its own year, and in each of the chain's. */
export const everyYear: Planned = ({ years: { first, last } }, scenario) => [
	scenario,
	...Array.from({ length: last - first + 1 }, (_, i) => withYear(scenario, first + i))
]

/**
 * Reads the model and the scenario that a command names; warnings are counted on standard error.
 * @param planned Left out where it is that scenario alone.
 * @throws ModelErrors for a model with errors, and for amounts that cannot be planned together.
 */
export function openPlanned(args: Arguments, io: Io, planned: Planned = (_, scenario) => [scenario]) {
	const { dir, chain, locate } = openChain(args, io)
	const scenario = readScenario(chain, args, io)
	const scenarios = planned(chain, scenario)
	const apart = scenarios.map((each) => lintMagnitudes(chain, each)).find((each) => each.length > 0)
	if (apart) throw new ModelErrors(dir, apart.map(locate))
	return { dir, chain, locate, scenario, scenarios }
}

/**
 * Runs `use` with an engine for what {@link openPlanned} reads.
 * @throws ModelErrors as that, and for a model that the engine cannot plan.
 */
export async function withEngine<T>(
	args: Arguments,
	io: Io,
	use: (engine: Engine, scenario: Scenario) => T,
	planned?: Planned
): Promise<T> {
	const { dir, chain, locate, scenario, scenarios } = openPlanned(args, io, planned)
	try {
		return await withEngineFor(chain, (engine) => use(engine, scenario))
	} catch (error) {
		const findings = unplannable(error, chain, scenarios)
		if (findings.length === 0) throw error
		throw new ModelErrors(dir, findings.map(locate))
	}
}

/** The plan that a command asks for. */
export function planOf(args: Arguments, io: Io): Promise<{ chain: Chain; scenario: Scenario; plan: Plan }> {
	return withEngine(args, io, (engine, scenario) => ({ chain: engine.chain, scenario, plan: engine.plan(scenario) }))
}
