import { csvText } from '#lib/exports/csv-text.ts'
import { jsonText } from '#lib/exports/json.ts'
import { reportText } from '#lib/exports/report-text.ts'
import { balanceOf } from '#lib/figures/supply.ts'
import { balanceTable } from '#lib/figures/tables/balance.ts'
import { balanceSentences } from '#lib/figures/text/statement.ts'
import type { Command } from '../command.ts'
import { EXIT } from '../failure.ts'
import { planOf } from '../open-model.ts'
import { SCENARIO_OPTIONS } from '../scenario-arguments.ts'

/** Plans a scenario and prints what there is of each element, where it goes, and what is missing. */
export const balance: Command = {
	name: 'balance',
	argument: 'DIR',
	options: { ...SCENARIO_OPTIONS, json: null, csv: null },
	async run(args, io) {
		const { chain, plan } = await planOf(args, io)
		const table = balanceTable(chain, plan, io.locale)
		const { columns, rows } = table
		const cells = () => rows.map((row) => row.cells.map(({ value }) => value))
		if (args.has('json')) io.out(jsonText(balanceOf(chain, plan)))
		else if (args.has('csv')) io.out(csvText([columns.map(({ key }) => key), ...cells()]))
		else
			io.out(
				reportText({
					title: io.cli.balanceTitle({ chain: chain.name }),
					subtitle: plan.scenario.name,
					sections: [
						{
							id: 'balance',
							heading: table.caption,
							blocks: [
								{ kind: 'paragraph', prose: [{ text: balanceSentences(chain, plan, io.locale).join(' ') }] },
								{ kind: 'table', table, captioned: false }
							]
						}
					]
				})
			)
		return EXIT.ok
	}
}
