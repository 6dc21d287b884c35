import { jsonText } from '#lib/exports/json.ts'
import type { Command } from '../command.ts'
import { EXIT } from '../failure.ts'
import { planOf } from '../open-model.ts'
import { reportOf } from '../report.ts'
import { SCENARIO_OPTIONS } from '../scenario-arguments.ts'

const SECTIONS = ['summary', 'processes', 'held-back', 'demands', 'feeds', 'trades', 'ceilings', 'about']

export const plan: Command = {
	name: 'plan',
	argument: 'DIR',
	options: { ...SCENARIO_OPTIONS, json: null },
	async run(args, io) {
		const { chain, plan } = await planOf(args, io)
		io.out(args.has('json') ? jsonText(plan) : reportOf(chain, plan, io, SECTIONS))
		return EXIT.ok
	}
}
