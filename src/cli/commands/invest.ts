import type { Engine } from '#lib/engine/index.ts'
import { csvText } from '#lib/exports/csv-text.ts'
import { jsonText } from '#lib/exports/json.ts'
import { investFinding } from '#lib/figures/invest/text.ts'
import { invest as answer, presentOf, type Investment } from '#lib/invest/invest.ts'
import type { Chain } from '#lib/model/chain.ts'
import { withYear, type Scenario } from '#lib/model/scenario/scenario.ts'
import { scenarioYaml } from '#lib/model/scenario/scenario-yaml.ts'
import type { Command } from '../command.ts'
import { EXIT, UsageError } from '../failure.ts'
import type { Io } from '../io.ts'
import { investmentText } from '../investment.ts'
import { INVEST_OPTIONS, isAsked, questionOf } from '../investment-question.ts'
import { everyYear, withEngine } from '../open-model.ts'
import { SCENARIO_OPTIONS } from '../scenario-arguments.ts'
import { loadSolver } from '../solver.ts'
import { writeOut } from '../write-out.ts'

const { scenario, demand, set } = SCENARIO_OPTIONS

/** Says what to build, and when to decide it, for a share of the need by a year. */
export const invest: Command = {
	name: 'invest',
	argument: 'DIR',
	options: {
		...INVEST_OPTIONS,
		scenario,
		demand,
		set,
		out: 'FILE',
		json: null,
		csv: null
	},
	async run(args, io) {
		if (!isAsked(args)) throw new UsageError((cli) => cli.invest.unasked)
		const solver = await loadSolver()
		const asked = (engine: Engine, own: Scenario) => ({
			chain: engine.chain,
			found: answer(engine, solver, questionOf(engine.chain, own, args))
		})
		const { chain, found } = await withEngine(args, io, asked, everyYear)
		const file = args.value('out')
		if (file !== null) writeOut(scenarioOf(chain, found, io), file, io)
		if (args.has('json')) io.out(jsonText(found))
		else io.out(args.has('csv') ? csvOf(found) : investmentText(chain, found, args.argument!, io))
		return EXIT.ok
	}
}

const NO_BREAK_SPACE = '\u00a0'

/** The builds as a named scenario, for the model's own file. */
function scenarioOf(chain: Chain, found: Investment, { locale, cli }: Io): string {
	const { name, id } = cli.invest.scenario
	const share = found.demand > 0 ? found.delivered / found.demand : 1
	const asked = {
		share: locale.numbers.percent(share).replaceAll(NO_BREAK_SPACE, ' '),
		year: locale.numbers.year(found.year)
	}
	return scenarioYaml(chain, withYear(found.scenario, found.year), presentOf(chain), {
		id: id({ ...asked, share: String(Math.round(share * 100)) }),
		name: name(asked),
		note: investFinding(chain, found, locale).replaceAll(NO_BREAK_SPACE, ' '),
		sources: new Map(
			chain.processes
				.filter(({ id }) => found.builds.some(({ process }) => process === id))
				.map(({ id, expansion }) => [id, expansion.cost?.sources ?? []])
		)
	})
}

/** A row for each decision: a plant that is begun in parts has several, which sum to it. Imports that are bought come after. */
function csvOf({ builds, bought, year, unit, currency }: Investment): string {
	return csvText([
		['process', 'added', 'unit', 'decided', 'runs', 'cost', 'cost_low', 'cost_high', 'currency', 'paid'],
		...builds.flatMap(({ process, runs, parts }) =>
			parts.map(({ added, decided, cost }) => [
				process,
				added,
				unit,
				decided,
				runs,
				cost.value,
				cost.low,
				cost.high,
				currency ?? '',
				'once'
			])
		),
		...bought.map(({ trade, amount, cost }) => [
			trade,
			amount,
			unit,
			'',
			year,
			cost.value,
			cost.low,
			cost.high,
			currency ?? '',
			'yearly'
		])
	])
}
