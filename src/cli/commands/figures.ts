import { csvText } from '#lib/exports/csv-text.ts'
import { jsonText } from '#lib/exports/json.ts'
import { figuresTable, rangeOf } from '#lib/figures/tables/figures.ts'
import { figureName } from '#lib/figures/text/figure-text.ts'
import { figureAddresses } from '#lib/model/addresses/addresses.ts'
import { applyScenario } from '#lib/model/scenario/apply-scenario.ts'
import type { When } from '#lib/model/capacity.ts'
import type { Chain } from '#lib/model/chain.ts'
import type { Command } from '../command.ts'
import { EXIT } from '../failure.ts'
import type { Io } from '../io.ts'
import { openPlanned } from '../open-model.ts'
import { SCENARIO_OPTIONS } from '../scenario-arguments.ts'

/** Lists every figure of a model under its address, as a scenario sets it. */
export const figures: Command = {
	name: 'figures',
	argument: 'DIR',
	options: { ...SCENARIO_OPTIONS, json: null, csv: null },
	run(args, io) {
		const { chain: model, scenario: asked } = openPlanned(args, io)
		const { chain, scenario } = applyScenario(model, asked)
		const write = args.has('json') ? json : args.has('csv') ? csv : text
		io.out(write(chain, scenario, io))
		return EXIT.ok
	}
}

function json(chain: Chain, when: When, { locale }: Io): string {
	return jsonText(
		figureAddresses(chain, when).map((entry) => ({
			address: entry.address,
			kind: entry.kind,
			name: figureName(entry, locale),
			...rangeOf(entry),
			unit: entry.unit,
			status: entry.figure?.status ?? null,
			confidence: entry.figure?.confidence ?? null,
			sources: entry.figure?.sources ?? []
		}))
	)
}

function csv(chain: Chain, when: When, { locale }: Io): string {
	const table = figuresTable(chain, locale, when)
	const headings = table.columns.map(({ key }) => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`))
	return csvText([headings, ...table.rows.map((row) => row.cells.map((cell) => cell.value))])
}

/** Columns of text, as wide as they need to be. */
function text(chain: Chain, when: When, { locale, cli }: Io): string {
	const { columns, rows } = figuresTable(chain, locale, when)
	const lines = [columns.map(({ label }) => label), ...rows.map((row) => row.cells.map((cell) => cell.text))]
	const widths = columns.map((_, c) => Math.max(...lines.map((line) => line[c]!.length)))
	const shown = lines.map((line) =>
		line
			.map((cell, c) => (columns[c]!.numeric ? cell.padStart(widths[c]!) : cell.padEnd(widths[c]!)))
			.join('  ')
			.trimEnd()
	)
	return [...shown, '', cli.figuresHint].join('\n')
}
