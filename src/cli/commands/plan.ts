import { jsonText } from '#lib/exports/json.ts'
import type { Command } from '../command.ts'
import { EXIT } from '../failure.ts'
import { planOf } from '../open-model.ts'
import { partOfReport } from '../report.ts'
import { SCENARIO_OPTIONS } from '../scenario-arguments.ts'

const SECTIONS = ['summary', 'processes', 'held-back', 'demands', 'feeds', 'stocks', 'trades', 'ceilings', 'about']

/** Plans a scenario and prints the plan. */
export const plan: Command = {
	name: 'plan',
	argument: 'DIR',
	options: { ...SCENARIO_OPTIONS, json: null },
	async run(args, io) {
		const { chain, plan } = await planOf(args, io)
		io.out(
			args.has('json')
				? jsonText(plan)
				: partOfReport(chain, plan, io, io.cli.planTitle({ chain: chain.name }), SECTIONS)
		)
		return EXIT.ok
	}
}
