import { jsonText } from '#lib/exports/json.ts'
import { steps } from '#lib/figures/steps.ts'
import type { Command } from '../command.ts'
import { EXIT } from '../failure.ts'
import { planOf } from '../open-model.ts'
import { partOfReport } from '../report.ts'
import { SCENARIO_OPTIONS } from '../scenario-arguments.ts'

const SECTIONS = ['summary', 'ladder', 'causes', 'about']

/** Prints the steps that close the gap of a plan, and the ladder that they gather. */
export const ladder: Command = {
	name: 'ladder',
	argument: 'DIR',
	options: { ...SCENARIO_OPTIONS, json: null },
	async run(args, io) {
		const { chain, plan } = await planOf(args, io)
		const { delivered, demand, unit, ladder, ladderEnd } = plan
		const data = { unit, demand, delivered, steps: steps(chain, plan), ladder, ladderEnd }
		io.out(
			args.has('json')
				? jsonText(data)
				: partOfReport(chain, plan, io, io.cli.ladderTitle({ chain: chain.name }), SECTIONS)
		)
		return EXIT.ok
	}
}
