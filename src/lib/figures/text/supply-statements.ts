/** The sentences that say what the balance of the elements comes to, each with the condition under which it is true. */
import { balanceOf, findingsOf, type BalanceFindings, type BalanceRow } from '../supply.ts'
import { openDemands } from '../measure.ts'
import type { Facts } from './facts.ts'
import { amountsOf, type Locale } from './locale.ts'
import type { Statement } from './statement-entry.ts'

/** The components that are named: so many are one finding. */
const NAMED = 3

const findings = ({ chain, plan }: Facts) => findingsOf(plan, balanceOf(chain, plan))

function entry(
	id: string,
	holds: (found: BalanceFindings) => boolean,
	say: (found: BalanceFindings, facts: Facts, locale: Locale) => string
): Statement {
	return {
		id,
		place: 'balance',
		holds: (facts) => facts.component === null && holds(findings(facts)),
		say: (facts, locale) => say(findings(facts), facts, locale)
	}
}

/** Each component with an amount of it, most first. */
function listed(rows: readonly BalanceRow[], of: (row: BalanceRow) => number, { chain, plan }: Facts, locale: Locale) {
	const { contained } = amountsOf(chain, plan, locale)
	const shown = rows.slice(0, NAMED).map((row) => ({ name: row.component.name, amount: contained(of(row)) }))
	return { shown, more: rows.length - shown.length }
}

/** The table: what is missing, what more could be used, and elements that no goods have to contain. */
export const SUPPLY_STATEMENTS: readonly Statement[] = [
	entry(
		'elements-short',
		({ short }) => short.length > 0,
		({ short }, facts, locale) =>
			locale.words.chain.balance.short({
				subject: facts.chain.subject,
				...listed(short, ({ missing }) => missing?.low ?? 0, facts, locale)
			})
	),
	entry(
		'elements-wanted',
		({ wanted }) => wanted.length > 0,
		({ wanted }, facts, locale) =>
			locale.words.chain.balance.wanted(listed(wanted, ({ missing }) => missing?.high ?? 0, facts, locale))
	),
	entry(
		'elements-enough',
		({ short, wanted }) => short.length === 0 && wanted.length === 0,
		(_, __, { words }) => words.chain.balance.enough
	),
	{
		id: 'elements-open',
		place: 'balance',
		holds: ({ chain, plan, component }) => component === null && openDemands(chain, plan).length > 0,
		say: ({ chain, plan }, locale) => {
			const { contained } = amountsOf(chain, plan, locale)
			const goods = openDemands(chain, plan).map(({ demand, short }) => ({
				name: demand.name,
				amount: contained(short)
			}))
			return locale.words.chain.balance.open({ goods })
		}
	},
	entry(
		'elements-unasked',
		({ unasked }) => unasked.length > 0,
		({ unasked, unaskedShare, unaskedWorth }, facts, locale) =>
			locale.words.chain.balance.unasked({
				...listed(unasked, ({ supply }) => supply, facts, locale),
				percent: locale.numbers.percent(unaskedShare),
				worth: unaskedWorth === null ? null : locale.numbers.percent(unaskedWorth)
			})
	)
]
