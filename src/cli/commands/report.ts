import type { Engine } from '#lib/engine/index.ts'
import { join, resolve } from 'node:path'
import { fileName } from '#lib/exports/file-name.ts'
import { AUDIENCES } from '#lib/exports/format.ts'
import { FORMATS, type FormatId } from '#lib/exports/formats.ts'
import { PAPERS, type Marks } from '#lib/messages/papers.ts'
import { openScenario, type Scenario } from '#lib/model/scenario/scenario.ts'
import { besideOf } from '../beside.ts'
import { STUDY_OPTIONS } from '../study.ts'
import type { Command } from '../command.ts'
import { EXIT } from '../failure.ts'
import { APP_ASSETS } from '../fonts.ts'
import { INVEST_OPTIONS } from '../investment-question.ts'
import { everyYear, withEngine } from '../open-model.ts'
import { SCENARIO_OPTIONS } from '../scenario-arguments.ts'
import { loadSolver } from '../solver.ts'
import { makeFolderFor, writeTo } from '../write-out.ts'

const IDS = Object.keys(FORMATS) as FormatId[]

/** `midstream report`: the files of a plan in a folder, as the page's menu makes them. */
export const report: Command = {
	name: 'report',
	argument: 'DIR',
	options: {
		...SCENARIO_OPTIONS,
		...STUDY_OPTIONS,
		...INVEST_OPTIONS,
		format: IDS.join(','),
		audience: AUDIENCES.join('|'),
		paper: PAPERS.join('|'),
		classification: 'TEXT',
		'file-number': 'TEXT',
		out: 'FOLDER'
	},
	async run(args, io) {
		const formats = args.several('format', IDS)
		const audience = args.choice('audience', AUDIENCES)
		const solver = await loadSolver()
		const toldOf = (engine: Engine, scenario: Scenario) => ({
			chain: engine.chain,
			scenario,
			plan: engine.plan(scenario),
			base: engine.plan(openScenario(engine.chain.scenarios[0]!.id)),
			...(formats.some((id) => FORMATS[id].tellsBeside) ? { beside: besideOf(engine, solver, scenario, args) } : {})
		})
		const subject = await withEngine(args, io, toldOf, everyYear)
		const shown = args.value('out') ?? '.'
		const folder = resolve(io.cwd, shown)
		makeFolderFor(folder, shown)
		const marks: Marks = {
			paper: args.choice('paper', PAPERS),
			classification: args.value('classification') ?? '',
			fileNumber: args.value('file-number') ?? ''
		}
		const told = { locale: io.locale, exported: io.today, component: null, assets: APP_ASSETS, marks, audience }
		for (const id of formats) {
			const { kind, extension, hasBrief, write } = FORMATS[id]
			const name = fileName(subject.plan, hasBrief && audience === 'brief' ? 'brief' : kind, extension)
			writeTo(join(folder, name), join(shown, name), await write({ ...subject, ...told }), io)
		}
		return EXIT.ok
	}
}
