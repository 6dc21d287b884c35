import { runChecks, type CheckResult } from '#lib/checks/checks.ts'
import { unplannable } from '#lib/checks/unplannable.ts'
import type { Diagnostic } from '#lib/model/findings/diagnostic.ts'
import { withUnit } from '#lib/figures/text/number-format.ts'
import type { Chain } from '#lib/model/chain.ts'
import { openScenario } from '#lib/model/scenario/scenario.ts'
import { failureText } from '../check-text.ts'
import type { Command } from '../command.ts'
import { diagnosticText } from '../diagnostic-text.ts'
import { EXIT, statusOf } from '../failure.ts'
import type { Io } from '../io.ts'
import { readModelArgument, withEngineFor, type OpenModel } from '../open-model.ts'

/** Reads a model, lists its problems and runs its checks. The problems are this command's data: standard output. */
export const check: Command = {
	name: 'check',
	argument: 'DIR',
	options: {},
	async run(args, io) {
		const model = readModelArgument(args, io)
		const { dir, chain } = model
		const { cli } = io
		const { results, refusals } = await resultsOf(model)
		const diagnostics = [...model.diagnostics, ...refusals]
		for (const each of diagnostics) io.out(diagnosticText(each, dir, io))
		const errors = diagnostics.filter((each) => each.severity === 'error').length
		const failed = results.filter((result) => !result.ok)
		for (const result of failed) io.out(resultText(result, io))
		if (chain) {
			io.out(cli.modelLine(chain))
			for (const line of normalisedLines(chain, io)) io.out(line)
		}
		io.out(cli.problems({ errors, warnings: diagnostics.length - errors }))
		if (chain && refusals.length === 0)
			io.out(cli.checksHold({ held: results.length - failed.length, of: results.length }))
		return failed.length > 0 ? EXIT.findings : statusOf(diagnostics)
	}
}

/** Compositions that were given in amounts: they sum to 1 because they were divided, not because they were written so. */
function normalisedLines(chain: Chain, { cli, locale: { numbers } }: Io): string[] {
	return [...chain.feeds, ...chain.trades].flatMap(({ name, composition }) => {
		if (!composition?.normalised) return []
		const { total, unit } = composition.normalised
		return [cli.normalised({ of: name, total: withUnit(numbers.full(total), unit) })]
	})
}

/** The results of a model's checks, or the reasons why it cannot be planned. */
async function resultsOf({ chain, checks, locate }: OpenModel) {
	const none = { results: [] as CheckResult[], refusals: [] as Diagnostic[] }
	if (!chain) return none
	try {
		const results = await withEngineFor(chain, (engine) => runChecks(chain, checks, engine))
		return { ...none, results }
	} catch (error) {
		const findings = unplannable(
			error,
			chain,
			chain.scenarios.map((each) => openScenario(each.id))
		)
		if (findings.length === 0) throw error
		return { ...none, refusals: findings.map(locate) }
	}
}

function resultText({ says, failures }: CheckResult, { cli, locale: { numbers } }: Io): string {
	return [cli.checkFails({ says }), ...failures.map((failure) => failureText(failure, cli, numbers.full))].join(
		'\n    '
	)
}
