import { csvText } from '#lib/exports/csv-text.ts'
import { jsonText } from '#lib/exports/json.ts'
import { investFinding } from '#lib/figures/invest/text.ts'
import { invest as answer, presentOf, type Investment, type InvestQuestion } from '#lib/invest/invest.ts'
import { createEngine } from '#lib/engine/index.ts'
import type { Chain } from '#lib/model/chain.ts'
import { suggestionFor } from '#lib/model/text/suggest.ts'
import { withYear, type Scenario } from '#lib/model/scenario/scenario.ts'
import { scenarioYaml } from '#lib/model/scenario/scenario-yaml.ts'
import type { Arguments, Command } from '../command.ts'
import { EXIT, UsageError } from '../failure.ts'
import type { Io } from '../io.ts'
import { investmentText } from '../investment.ts'
import { withEngine } from '../open-model.ts'
import { SCENARIO_OPTIONS } from '../scenario-arguments.ts'
import { loadSolver } from '../solver.ts'
import { writeOut } from '../write-out.ts'

const { scenario, demand, set } = SCENARIO_OPTIONS

/** Says what to build, and when to decide it, for a share of the need by a year. */
export const invest: Command = {
	name: 'invest',
	argument: 'DIR',
	options: {
		target: 'SHARE',
		by: 'Y',
		budget: 'MONEY',
		limit: 'PROCESS',
		scenario,
		demand,
		set,
		out: 'FILE',
		json: null,
		csv: null
	},
	async run(args, io) {
		const solver = await loadSolver()
		const { chain, found } = await withEngine(args, io, ({ chain }, own) => {
			const engine = createEngine(chain, solver)
			try {
				return { chain, found: answer(engine, solver, questionOf(chain, own, args)) }
			} finally {
				engine.dispose()
			}
		})
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
	const share = found.demand > 0 ? found.promised / found.demand : 1
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

function questionOf(chain: Chain, scenario: Scenario, args: Arguments): InvestQuestion {
	const [target, budget] = [args.value('target'), args.value('budget')]
	if (target === null && budget === null) throw new UsageError((cli) => cli.invest.unasked)
	return {
		scenario,
		by: args.whole('by', presentOf(chain), chain.years.last) ?? chain.years.last,
		target: numberOf(target, 1, 'notShare'),
		budget: numberOf(budget, Infinity, 'notMoney'),
		fixed: args.all('limit').map((id) => processAmong(chain, id))
	}
}

function numberOf(written: string | null, most: number, refusal: 'notShare' | 'notMoney'): number | null {
	if (written === null) return null
	const value = /^\d+(\.\d+)?(e\d+)?$/.test(written) ? Number(written) : NaN
	if (value >= 0 && value <= most && Number.isFinite(value)) return value
	throw new UsageError((cli) => cli.invest[refusal]({ value: written }))
}

function processAmong({ processes }: Chain, id: string): string {
	const ids = processes.map((each) => each.id)
	if (ids.includes(id)) return id
	throw new UsageError((cli) => cli.invest.unknownProcess({ id }), suggestionFor(id, ids))
}

function csvOf({ builds, unit, currency }: Investment): string {
	return csvText([
		['process', 'added', 'unit', 'decided', 'runs', 'cost', 'cost-low', 'cost-high', 'currency'],
		...builds.map(({ process, added, decided, runs, cost }) => [
			process,
			added,
			unit,
			decided,
			runs,
			cost.value,
			cost.low,
			cost.high,
			currency ?? ''
		])
	])
}
