import { csvText } from '#lib/exports/csv-text.ts'
import { jsonText } from '#lib/exports/json.ts'
import { paragraph, type Block } from '#lib/exports/report/document.ts'
import { jointBlocks } from '#lib/exports/report/years.ts'
import { reportText } from '#lib/exports/report-text.ts'
import { jointByYear, jointGain, plansByYear, type Engine, type Joint, type Plan } from '#lib/engine/index.ts'
import { pathwayOf, type PathwayYear } from '#lib/figures/pathway/pathway.ts'
import { pathwaySentence } from '#lib/figures/pathway/text.ts'
import { pathwayTable, stagesTable, startsTable } from '#lib/figures/tables/pathway.ts'
import { resolveScenario } from '#lib/model/scenario/apply-scenario.ts'
import type { Chain } from '#lib/model/chain.ts'
import type { Scenario } from '#lib/model/scenario/scenario.ts'
import type { Command } from '../command.ts'
import { EXIT } from '../failure.ts'
import type { Io } from '../io.ts'
import { everyYear, withEngine } from '../open-model.ts'
import { SCENARIO_OPTIONS } from '../scenario-arguments.ts'

const { scenario, demand, set } = SCENARIO_OPTIONS

/** The years of a scenario, planned one after another, and at once where that was asked for. */
interface Asked {
	chain: Chain
	scenario: string
	plans: readonly Plan[]
	years: readonly PathwayYear[]
	joint: Joint | null
}

/** Plans every year, each with what the years before left, and prints them side by side. */
export const pathway: Command = {
	name: 'pathway',
	argument: 'DIR',
	options: { scenario, demand, set, joint: null, json: null, csv: null },
	async run(args, io) {
		const plannedYears = (engine: Engine, scenario: Scenario): Asked => {
			const plans = [...plansByYear(engine, scenario)]
			return {
				chain: engine.chain,
				scenario: resolveScenario(engine.chain, scenario).name,
				plans,
				years: pathwayOf(engine.chain, plans, io.locale),
				joint: args.has('joint') ? jointByYear(engine, scenario) : null
			}
		}
		const asked = await withEngine(args, io, plannedYears, everyYear)
		if (args.has('json')) io.out(json(asked))
		else io.out(args.has('csv') ? csv(asked, io) : text(asked, io))
		return EXIT.ok
	}
}

function json({ chain, plans, years, joint }: Asked): string {
	return jsonText(joint ? { years, joint: { ...joint, gain: jointGain(chain, plans, joint) } } : years)
}

function csv({ chain, years, joint }: Asked, { locale }: Io): string {
	const { columns, rows } = pathwayTable(chain, years, locale)
	const head = [...columns.map(({ key }) => key), ...(joint ? ['joint'] : [])]
	const values = rows.map(({ cells }, y) => [
		...cells.map(({ value }) => value),
		...(joint ? [joint.years[y]!.delivered] : [])
	])
	return csvText([head, ...values])
}

function text({ chain, scenario, plans, years, joint }: Asked, { locale, cli }: Io): string {
	const table = pathwayTable(chain, years, locale)
	const beside = [stagesTable(chain, years, locale), startsTable(chain, years, locale)]
	const blocks: Block[] = [paragraph(pathwaySentence(chain, years, locale)), { kind: 'table', table, captioned: false }]
	return reportText({
		title: cli.pathwayTitle({ chain: chain.name }),
		subtitle: scenario,
		sections: [
			{
				id: 'pathway',
				heading: table.caption,
				blocks: [...blocks, ...(joint ? jointBlocks(chain, plans, joint, locale) : [])]
			},
			...beside
				.filter(({ rows }) => rows.length > 0)
				.map((table) => ({
					id: table.id,
					heading: table.caption,
					blocks: [{ kind: 'table', table, captioned: false }] as Block[]
				}))
		]
	})
}
