/** The question of what to build, as options of a command. */
import { presentOf, type InvestQuestion } from '#lib/invest/invest.ts'
import type { Chain } from '#lib/model/chain.ts'
import { importsForSale } from '#lib/model/prices.ts'
import type { Scenario } from '#lib/model/scenario/scenario.ts'
import { suggestionFor } from '#lib/model/text/suggest.ts'
import type { Arguments } from './command.ts'
import { UsageError } from './failure.ts'

/** Options that ask what to build. */
export const INVEST_OPTIONS = {
	target: 'SHARE',
	by: 'Y',
	budget: 'MONEY',
	'budget-a-year': 'MONEY',
	limit: 'ID',
	buy: 'IMPORT'
}

/** Returns true where it is asked: there is a share to serve, or a sum to spend, in all or in a year. */
export const isAsked = (args: Arguments) =>
	(['target', 'budget', 'budget-a-year'] as const).some((option) => args.value(option) !== null)

/** Reads the question. @throws UsageError for a chain without a need, or a share, sum, year or process that cannot be */
export function questionOf(chain: Chain, scenario: Scenario, args: Arguments): InvestQuestion {
	if (chain.open) throw new UsageError((cli) => cli.invest.noNeed)
	const [target, budget] = [args.value('target'), args.value('budget')]
	return {
		scenario,
		by: args.whole('by', presentOf(chain), chain.years.last) ?? chain.years.last,
		target: numberOf(target, 1, 'notShare'),
		budget: numberOf(budget, Infinity, 'notMoney'),
		yearly: numberOf(args.value('budget-a-year'), Infinity, 'notMoney'),
		...limitsIn(chain, args.all('limit')),
		imports: args.all('buy').map((id) => importAmong(chain, id))
	}
}

function numberOf(written: string | null, most: number, refusal: 'notShare' | 'notMoney'): number | null {
	if (written === null) return null
	const value = /^\d+(\.\d+)?(e\d+)?$/.test(written) ? Number(written) : NaN
	if (value >= 0 && value <= most && Number.isFinite(value)) return value
	throw new UsageError((cli) => cli.invest[refusal]({ value: written }))
}

/** What may not grow: limits that the model names, and processes one by one. */
function limitsIn({ processes, limits = [] }: Chain, asked: readonly string[]) {
	const [known, named] = [processes, limits].map((list) => list.map(({ id }) => id)) as [string[], string[]]
	const ids = [...named, ...known]
	const unknown = asked.find((id) => !ids.includes(id))
	if (unknown !== undefined)
		throw new UsageError((cli) => cli.invest.unknownProcess({ id: unknown }), suggestionFor(unknown, ids))
	return { fixed: known.filter((id) => asked.includes(id)), limits: named.filter((id) => asked.includes(id)) }
}

function importAmong(chain: Chain, id: string): string {
	const ids = importsForSale(chain).map((each) => each.id)
	if (ids.includes(id)) return id
	throw new UsageError((cli) => cli.invest.notForSale({ id }), suggestionFor(id, ids))
}
