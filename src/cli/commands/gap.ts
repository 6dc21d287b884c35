import type { Engine } from '#lib/engine/index.ts'
import { FORMATS, PRINTABLE_FORMATS } from '#lib/exports/formats.ts'
import type { Scenario } from '#lib/model/scenario/scenario.ts'
import { besideOf } from '../beside.ts'
import { STUDY_OPTIONS } from '../study.ts'
import type { Command } from '../command.ts'
import { EXIT } from '../failure.ts'
import { APP_ASSETS } from '../fonts.ts'
import { INVEST_OPTIONS } from '../investment-question.ts'
import { everyYear, withEngine } from '../open-model.ts'
import { SCENARIO_OPTIONS } from '../scenario-arguments.ts'
import { loadSolver } from '../solver.ts'

/** `midstream gap`: the gap report, or the plan as data, in any format that needs no drawing. */
export const gap: Command = {
	name: 'gap',
	argument: 'DIR',
	options: { ...SCENARIO_OPTIONS, ...STUDY_OPTIONS, ...INVEST_OPTIONS, format: PRINTABLE_FORMATS.join('|') },
	async run(args, io) {
		const format = args.choice('format', PRINTABLE_FORMATS)
		const solver = await loadSolver()
		const toldOf = (engine: Engine, scenario: Scenario) => ({
			chain: engine.chain,
			scenario,
			plan: engine.plan(scenario),
			...(FORMATS[format].tellsBeside ? { beside: besideOf(engine, solver, scenario, args) } : {})
		})
		const subject = await withEngine(args, io, toldOf, everyYear)
		const told = { locale: io.locale, exported: io.today, component: null, assets: APP_ASSETS }
		io.out((await FORMATS[format].write({ ...subject, ...told, base: subject.plan })) as string)
		return EXIT.ok
	}
}
