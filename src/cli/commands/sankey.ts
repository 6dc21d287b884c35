import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { sankeySvg } from '#lib/exports/svg.ts'
import { localeOf } from '#lib/figures/text/locale.ts'
import { sankeyFrame } from '#lib/figures/sankey/sankey.ts'
import { cli } from '#lib/messages/en/cli.ts'
import { words } from '#lib/messages/index.ts'
import { openScenario } from '#lib/model/scenario.ts'
import type { Arguments, Command } from '../command.ts'
import { EXIT, UsageError } from '../failure.ts'
import { appFonts } from '../fonts.ts'
import type { Io } from '../io.ts'
import { isSystemError, withEngine } from '../open-model.ts'
import { idAmong, SCENARIO_OPTIONS } from '../scenario-arguments.ts'

const LEAST_WIDTH = 700
const MOST_WIDTH = 6000

export const sankey: Command = {
	name: 'sankey',
	argument: 'DIR',
	options: { ...SCENARIO_OPTIONS, out: 'FILE.svg', component: 'ID', theme: 'light|dark', width: 'PIXELS' },
	async run(args, io) {
		const width = args.whole('width', LEAST_WIDTH, MOST_WIDTH)
		const theme = args.choice('theme', ['light', 'dark'])
		const svg = await withEngine(args, io, (engine, scenario) => {
			const { chain } = engine
			const component = idAmong(chain.components, args.value('component'), cli.unknownComponent)
			const frame = sankeyFrame(chain, engine.plan(openScenario(chain.scenarios[0]!.id)), component)
			return sankeySvg(chain, engine.plan(scenario), {
				locale: localeOf(words),
				exported: io.today,
				fonts: appFonts(),
				frame,
				theme,
				component,
				...(width === null ? {} : { width })
			})
		})
		write(svg, args, io)
		return EXIT.ok
	}
}

function write(text: string, args: Arguments, io: Io) {
	const out = args.value('out')
	if (out === null) return io.out(text)
	try {
		writeFileSync(resolve(io.cwd, out), text)
	} catch (error) {
		if (isSystemError(error)) throw new UsageError(cli.cannotWrite({ path: out, reason: error.code }))
		throw error
	}
	io.say(cli.wrote({ path: out }))
}
