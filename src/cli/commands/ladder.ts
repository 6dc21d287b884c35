import { jsonText } from '#lib/exports/json.ts'
import { cli } from '#lib/messages/en/cli.ts'
import type { Command } from '../command.ts'
import { EXIT } from '../failure.ts'
import { planOf } from '../open-model.ts'
import { partOfReport } from '../report.ts'
import { SCENARIO_OPTIONS } from '../scenario-arguments.ts'

const SECTIONS = ['summary', 'ladder', 'causes', 'about']

/** Prints the expansion ladder of a plan. */
export const ladder: Command = {
	name: 'ladder',
	argument: 'DIR',
	options: { ...SCENARIO_OPTIONS, json: null },
	async run(args, io) {
		const { chain, plan } = await planOf(args, io)
		const { delivered, demand, unit, ladder, ladderEnd } = plan
		const data = { unit, demand, delivered, ladder, ladderEnd }
		io.out(
			args.has('json')
				? jsonText(data)
				: partOfReport(chain, plan, io, cli.ladderTitle({ chain: chain.name }), SECTIONS)
		)
		return EXIT.ok
	}
}
