import { csvText } from '#lib/exports/csv-text.ts'
import { jsonText } from '#lib/exports/json.ts'
import type { Block } from '#lib/exports/report/document.ts'
import { reportText } from '#lib/exports/report-text.ts'
import { plansByYear } from '#lib/engine/index.ts'
import { pathwayOf, type PathwayYear } from '#lib/figures/pathway/pathway.ts'
import { pathwaySentence } from '#lib/figures/pathway/text.ts'
import { pathwayTable, startsTable } from '#lib/figures/tables/pathway.ts'
import { resolveScenario } from '#lib/model/scenario/apply-scenario.ts'
import type { Chain } from '#lib/model/chain.ts'
import type { Command } from '../command.ts'
import { EXIT } from '../failure.ts'
import type { Io } from '../io.ts'
import { withEngine } from '../open-model.ts'
import { SCENARIO_OPTIONS } from '../scenario-arguments.ts'

const { scenario, demand, set } = SCENARIO_OPTIONS

/** Plans every year, each with what the years before left, and prints them side by side. */
export const pathway: Command = {
	name: 'pathway',
	argument: 'DIR',
	options: { scenario, demand, set, json: null, csv: null },
	async run(args, io) {
		const { chain, name, years } = await withEngine(args, io, (engine, scenario) => ({
			chain: engine.chain,
			name: resolveScenario(engine.chain, scenario).name,
			years: pathwayOf(engine.chain, [...plansByYear(engine, scenario)], io.locale)
		}))
		if (args.has('json')) io.out(jsonText(years))
		else io.out(args.has('csv') ? csv(chain, years, io) : text(chain, years, io, name))
		return EXIT.ok
	}
}

function csv(chain: Chain, years: readonly PathwayYear[], { locale }: Io): string {
	const { columns, rows } = pathwayTable(chain, years, locale)
	return csvText([columns.map(({ key }) => key), ...rows.map(({ cells }) => cells.map(({ value }) => value))])
}

function text(chain: Chain, years: readonly PathwayYear[], { locale, cli }: Io, scenario: string): string {
	const table = pathwayTable(chain, years, locale)
	const starts = startsTable(chain, years, locale)
	return reportText({
		title: cli.pathwayTitle({ chain: chain.name }),
		subtitle: scenario,
		sections: [
			{
				id: 'pathway',
				heading: table.caption,
				blocks: [
					{ kind: 'paragraph', prose: [{ text: pathwaySentence(chain, years, locale) }] },
					{ kind: 'table', table, captioned: false }
				]
			},
			...(starts.rows.length > 0
				? [
						{
							id: starts.id,
							heading: starts.caption,
							blocks: [{ kind: 'table', table: starts, captioned: false }] as Block[]
						}
					]
				: [])
		]
	})
}
