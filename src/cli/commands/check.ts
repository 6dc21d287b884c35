import { runChecks, type CheckResult } from '#lib/checks/checks.ts'
import { createEngine } from '#lib/engine/index.ts'
import { numberFormat } from '#lib/figures/text/number-format.ts'
import { cli } from '#lib/messages/en/cli.ts'
import type { Chain } from '#lib/model/chain.ts'
import type { CheckFile } from '#lib/model/files/file.ts'
import { failureText } from '../check-text.ts'
import type { Command } from '../command.ts'
import { diagnosticText } from '../diagnostic-text.ts'
import { EXIT } from '../failure.ts'
import { readModelArgument } from '../open-model.ts'
import { loadSolver } from '../solver.ts'

/** What is found is this command's data, and so goes to standard output. */
export const check: Command = {
	name: 'check',
	argument: 'DIR',
	options: {},
	async run(args, io) {
		const { dir, chain, checks, diagnostics } = readModelArgument(args, io)
		for (const each of diagnostics) io.out(diagnosticText(each, dir))
		const errors = diagnostics.filter((each) => each.severity === 'error').length
		const results = chain ? await resultsOf(chain, checks) : []
		const failed = results.filter((result) => !result.ok)
		for (const result of failed) io.out(resultText(result))
		if (chain) io.out(cli.modelLine(chain))
		io.out(cli.problems({ errors, warnings: diagnostics.length - errors }))
		if (chain) io.out(cli.checksHold({ held: results.length - failed.length, of: results.length }))
		return errors + failed.length > 0 ? EXIT.findings : EXIT.ok
	}
}

async function resultsOf(chain: Chain, checks: readonly CheckFile[]): Promise<CheckResult[]> {
	const engine = createEngine(chain, await loadSolver())
	try {
		return runChecks(chain, checks, (scenario) => engine.plan(scenario))
	} finally {
		engine.dispose()
	}
}

const { full } = numberFormat()

function resultText({ says, failures }: CheckResult): string {
	return [cli.checkFails({ says }), ...failures.map((failure) => failureText(failure, full))].join('\n    ')
}
