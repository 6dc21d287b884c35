import { csvText } from '#lib/exports/csv-text.ts'
import { jsonText } from '#lib/exports/json.ts'
import { reportText } from '#lib/exports/report-text.ts'
import type { Block } from '#lib/exports/report/document.ts'
import { comparePlans, type Engine } from '#lib/engine/index.ts'
import { comparisonOf, type Comparison } from '#lib/figures/compare/compare.ts'
import { comparisonSentences } from '#lib/figures/compare/text.ts'
import { flowDifferencesTable, inputsTable, resultsTable } from '#lib/figures/tables/compare.ts'
import type { Table } from '#lib/figures/tables/table.ts'
import type { Chain } from '#lib/model/chain.ts'
import type { Scenario } from '#lib/model/scenario/scenario.ts'
import type { Command } from '../command.ts'
import { EXIT } from '../failure.ts'
import type { Io } from '../io.ts'
import { withEngine } from '../open-model.ts'
import { idAmong, SCENARIO_OPTIONS } from '../scenario-arguments.ts'

const { year, demand, set } = SCENARIO_OPTIONS

/** Plans two scenarios, and prints what they differ in: what each is given, and what comes of it. */
export const compare: Command = {
	name: 'compare',
	argument: 'DIR',
	further: ['BEFORE', 'AFTER'],
	options: { year, demand, set, json: null, csv: null },
	async run(args, io) {
		const pair = ({ scenarios }: Chain, { set, ...options }: Scenario): [Scenario, Scenario] => {
			const [before, after] = args.further.map((id) => idAmong(scenarios, id, 'unknownScenario')!)
			return [
				{ ...options, id: before!, set: {} },
				{ ...options, id: after!, set }
			]
		}
		const compared = (engine: Engine, scenario: Scenario) => ({
			chain: engine.chain,
			comparison: comparisonOf(comparePlans(engine, ...pair(engine.chain, scenario)))
		})
		const { chain, comparison } = await withEngine(args, io, compared, pair)
		if (args.has('json')) io.out(jsonText(comparison))
		else io.out(args.has('csv') ? csv(chain, comparison, io) : text(chain, comparison, io))
		return EXIT.ok
	}
}

const tablesOf = (chain: Chain, comparison: Comparison, { locale }: Io): Table[] => [
	inputsTable(chain, comparison, locale),
	resultsTable(chain, comparison, locale),
	flowDifferencesTable(chain, comparison, locale)
]

/** One list of all differences: the tables one below the other, each row with the table that it is of. */
function csv(chain: Chain, comparison: Comparison, io: Io): string {
	const lists = tablesOf(chain, comparison, io).map(({ id, columns, rows }) => [
		['table', ...columns.map(({ key }) => key)],
		...rows.map(({ cells }) => [id, ...cells.map(({ value }) => value)])
	])
	return csvText(lists.flatMap((list, place) => (place === 0 ? list : [[], ...list])))
}

function text(chain: Chain, comparison: Comparison, io: Io): string {
	const { locale, cli } = io
	const { scenario: a, year: yearOfA } = comparison.a
	const { scenario: b, year: yearOfB } = comparison.b
	const nothing: Block = { kind: 'paragraph', prose: [{ text: locale.words.figures.compare.nothing }] }
	return reportText({
		title: cli.compareTitle({ chain: chain.name }),
		subtitle: cli.compared({
			before: a.name,
			beforeYear: locale.numbers.year(yearOfA),
			after: b.name,
			afterYear: locale.numbers.year(yearOfB)
		}),
		sections: [
			{
				id: 'difference',
				heading: locale.words.figures.tables.columns.difference,
				blocks: [
					{ kind: 'paragraph', prose: [{ text: comparisonSentences(chain, comparison, locale).join(' ') }] },
					...(comparison.inputs.length === 0 ? [nothing] : [])
				]
			},
			...tablesOf(chain, comparison, io)
				.filter(({ rows }) => rows.length > 0)
				.map((table) => ({
					id: table.id,
					heading: table.caption,
					blocks: [{ kind: 'table', table, captioned: false }] as Block[]
				}))
		]
	})
}
