import { mostMade } from '#lib/engine/index.ts'
import { csvText } from '#lib/exports/csv-text.ts'
import { jsonText } from '#lib/exports/json.ts'
import { reportText } from '#lib/exports/report-text.ts'
import { mostSection } from '#lib/exports/report/most.ts'
import { feedMostTable, mixTable, mostTable } from '#lib/figures/tables/most.ts'
import type { Command } from '../command.ts'
import { EXIT } from '../failure.ts'
import { withEngine } from '../open-model.ts'
import { SCENARIO_OPTIONS } from '../scenario-arguments.ts'

/** Says how much could be made: of each good with the plants that there are, and out of each feed. */
export const most: Command = {
	name: 'most',
	argument: 'DIR',
	options: { ...SCENARIO_OPTIONS, json: null, csv: null },
	async run(args, io) {
		const { chain, plan, made } = await withEngine(args, io, (engine, scenario) => ({
			chain: engine.chain,
			plan: engine.plan(scenario),
			made: mostMade(engine, engine.situation(scenario))
		}))
		if (args.has('json')) io.out(jsonText(made))
		else if (args.has('csv')) {
			const rows = [mostTable, feedMostTable].flatMap((of) => {
				const { id, columns, rows } = of(chain, plan, made, io.locale)
				return rows.map(({ key, cells }) => [id, key, cells.at(-1)!.value, columns.at(-1)!.unit])
			})
			const { id, columns, rows: mixes } = mixTable(chain, plan, made, io.locale)
			// Amounts and worth, a row each.
			const worths = mixes.flatMap(({ key, cells }) =>
				['made', 'worth'].map((column) => {
					const at = columns.findIndex((each) => each.key === column)
					return [`${id}-${column}`, key, cells[at]!.value, columns[at]!.unit]
				})
			)
			io.out(csvText([['record', 'id', 'most', 'unit'], ...rows, ...worths]))
		} else {
			const section = mostSection({ chain, plan, locale: io.locale }, made)
			const title = io.cli.mostTitle({ chain: chain.name })
			io.out(reportText({ title, subtitle: plan.scenario.name, sections: [section] }))
		}
		return EXIT.ok
	}
}
