/** Tables of what the plan finds: ceilings, ladder, gap by cause. */
import type { Chain } from '#lib/model/chain.ts'
import type { Ceiling, GapCause, Plan } from '#lib/engine/index.ts'
import { ladderRows, type LadderRow } from '../text/ladder-rows.ts'
import { nameIn, type Locale } from '../text/locale.ts'
import { anyName } from '../text/statement.ts'
import { cellsOf, tableOf, type Table } from './table.ts'

interface CeilingRow extends Ceiling {
	/** null for the stage as a whole. */
	route: string | null
}

/** Each stage's ceiling, then each route's own. */
export function ceilingsTable(chain: Chain, plan: Plan, locale: Locale): Table {
	const { text, number, percent, unit } = cellsOf(chain, plan, locale)
	const { ceilings: caption, columns: c, percent: per } = locale.words.figures.tables
	return tableOf<CeilingRow>(
		'ceilings',
		caption,
		[
			{ key: 'stage', label: c.stage, cell: (row) => text(nameIn(chain.stages, row.stage)) },
			{
				key: 'route',
				label: c.route,
				cell: (row) => text(row.route === null ? null : nameIn(chain.routes, row.route))
			},
			{ key: 'delivered', label: c.ceiling, unit, cell: (row) => number(row.delivered) },
			{
				key: 'share',
				label: c.shareOfDemand,
				unit: per,
				cell: (row) => percent(plan.demand > 0 ? row.delivered / plan.demand : 1)
			}
		],
		[...plan.ceilings.map((ceiling) => ({ ...ceiling, route: null })), ...plan.routeCeilings],
		(row) => (row.route === null ? row.stage : `${row.stage}:${row.route}`)
	)
}

/** Today, each rung and what the ladder reaches: one row a process enlarged would repeat the rung, so they are listed. */
export function ladderTable(chain: Chain, plan: Plan, locale: Locale): Table {
	const { text, number, money, unit } = cellsOf(chain, plan, locale)
	const { ladder: caption, columns: c, years } = locale.words.figures.tables
	const rung = (row: LadderRow) => (row.rung === null ? undefined : plan.ladder[row.rung])
	const optional = (value: number | null | undefined, cell = number) => (value === undefined ? text(null) : cell(value))
	return tableOf<LadderRow>(
		'ladder',
		caption,
		[
			{ key: 'step', label: c.step, cell: (row) => text(row.title) },
			{
				key: 'adds',
				label: c.adds,
				cell: (row) =>
					text(row.adds.map(({ name, amount }) => locale.words.figures.ladder.adds({ name, amount })).join('; '))
			},
			{ key: 'frees', label: c.frees, unit, cell: (row) => optional(rung(row)?.frees) },
			{
				key: 'delivered',
				label: c.delivered,
				unit,
				cell: (row) => number(rung(row)?.delivered ?? (row.kind === 'today' ? plan.delivered : plan.top.delivered))
			},
			{ key: 'cost', label: c.cost, unit: chain.currency ?? '', cell: (row) => optional(rung(row)?.cost, money) },
			{ key: 'lead', label: c.lead, unit: years, cell: (row) => optional(rung(row)?.lead) }
		],
		ladderRows(chain, plan, locale),
		(row) => row.key
	)
}

/** The gap by cause, each with its share of the gap. */
export function gapByCauseTable(chain: Chain, plan: Plan, locale: Locale): Table {
	const { text, number, percent, unit } = cellsOf(chain, plan, locale)
	const { gapByCause: caption, columns: c, causeKind, percent: per } = locale.words.figures.tables
	return tableOf<GapCause>(
		'gap-by-cause',
		caption,
		[
			{ key: 'kind', label: c.kind, cell: ({ cause }) => text(causeKind[cause.kind]) },
			{ key: 'cause', label: c.cause, cell: ({ cause }) => text(cause.of.map((id) => anyName(chain, id)).join('; ')) },
			{ key: 'amount', label: c.amount, unit, cell: ({ amount }) => number(amount) },
			{
				key: 'share',
				label: c.shareOfGap,
				unit: per,
				cell: ({ amount }) => percent(plan.gap > 0 ? amount / plan.gap : 0)
			}
		],
		plan.gapByCause,
		({ cause }) => `${cause.kind}:${cause.of.join('+')}`
	)
}
