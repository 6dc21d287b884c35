import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { fileName } from '#lib/exports/file-name.ts'
import { PackTooLarge, writePack, type PackContent } from '#lib/exports/pack.ts'
import { openScenario } from '#lib/model/scenario/scenario.ts'
import type { Command } from '../command.ts'
import { EXIT, UsageError } from '../failure.ts'
import { readModelArgument, withEngine } from '../open-model.ts'
import { SCENARIO_OPTIONS } from '../scenario-arguments.ts'
import { writeOut } from '../write-out.ts'

/** The file that `npm run build` makes for packs. */
const TEMPLATE = fileURLToPath(new URL('../../../static/briefing-pack.html', import.meta.url))

/** `midstream pack`: one HTML file with chain, solver, story and fonts, which opens without a server. */
export const pack: Command = {
	name: 'pack',
	argument: 'DIR',
	options: { ...SCENARIO_OPTIONS, out: 'FILE' },
	async run(args, io) {
		const { story, claims } = readModelArgument(args, io)
		const { content, plan } = await withEngine(args, io, (engine, scenario) => {
			const { chain } = engine
			const first = openScenario(chain.scenarios[0]!.id)
			const opening = { scenario: first, plan: engine.plan(first) }
			const asked = JSON.stringify(scenario) !== JSON.stringify(first)
			const start = asked ? { scenario, view: null } : null
			return { content: { chain, story, claims, opening, start }, plan: engine.plan(scenario) }
		})
		if (!existsSync(TEMPLATE)) throw new UsageError((cli) => cli.noPackTemplate({ command: 'npm run build' }))
		const out = args.value('out') ?? fileName(plan, 'pack', 'html')
		writeOut(packed(content), out, io)
		return EXIT.ok
	}
}

function packed(content: PackContent): string {
	try {
		return writePack(readFileSync(TEMPLATE, 'utf8'), content)
	} catch (error) {
		if (error instanceof PackTooLarge) throw new UsageError((cli) => cli.packTooLarge({ bytes: error.bytes }))
		throw error
	}
}
