import { sankeySvg } from '#lib/exports/svg.ts'
import { sankeyFrame } from '#lib/figures/sankey/sankey.ts'
import { openScenario } from '#lib/model/scenario/scenario.ts'
import type { Command } from '../command.ts'
import { EXIT } from '../failure.ts'
import { APP_ASSETS } from '../fonts.ts'
import { withEngine } from '../open-model.ts'
import { idAmong, SCENARIO_OPTIONS } from '../scenario-arguments.ts'
import { writeOut } from '../write-out.ts'

const LEAST_WIDTH = 700
const MOST_WIDTH = 6000

/** Draws the capacity Sankey of a plan as SVG. */
export const sankey: Command = {
	name: 'sankey',
	argument: 'DIR',
	options: { ...SCENARIO_OPTIONS, out: 'FILE.svg', component: 'ID', theme: 'light|dark', width: 'PIXELS' },
	async run(args, io) {
		const width = args.whole('width', LEAST_WIDTH, MOST_WIDTH)
		const theme = args.choice('theme', ['light', 'dark'])
		const fonts = await APP_ASSETS.fonts()
		const svg = await withEngine(args, io, (engine, scenario) => {
			const { chain } = engine
			const component = idAmong(chain.components, args.value('component'), 'unknownComponent')
			const frame = sankeyFrame(chain, engine.plan(openScenario(chain.scenarios[0]!.id)), component)
			return sankeySvg(chain, engine.plan(scenario), {
				locale: io.locale,
				exported: io.today,
				fonts,
				frame,
				theme,
				component,
				...(width === null ? {} : { width })
			})
		})
		writeOut(svg, args.value('out'), io)
		return EXIT.ok
	}
}
