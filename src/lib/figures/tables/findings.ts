/** Tables of what the plan finds: ceilings, ladder, gap by cause. */
import type { Chain } from '#lib/model/chain.ts'
import type { Ceiling, GapCause, Plan } from '#lib/engine/index.ts'
import { appliedChain } from '../applied-chain.ts'
import type { Range } from '../range.ts'
import { isLimit, missingIn } from '../weakest.ts'
import { readyYear, type Build, type Step } from '../steps.ts'
import type { RungRow } from '../text/ladder-rows.ts'
import { anyName, nameIn, nodeNames, type Locale } from '../text/locale.ts'
import { sharesOf, stepNumbers } from '../text/gap-split.ts'
import { exchangeOf } from '../text/money-text.ts'
import { stepRows, type BuildRow, type StepRow } from '../text/step-rows.ts'
import { cellsOf, shareColumn, tableOf, yearColumn, type Cell, type Column, type Table } from './table.ts'

interface CeilingRow extends Ceiling {
	/** null for the stage as a whole. */
	route: string | null
}

/** Each stage's ceiling, then each route's own, with the plants that are missing there. */
export function ceilingsTable(chain: Chain, plan: Plan, locale: Locale): Table {
	const { text, told, unit } = cellsOf(chain, plan, locale)
	const { ceilings: caption, columns: c } = locale.words.figures.tables
	const { noLimit, missingOf } = locale.words.figures.ceilings
	const missing = ({ stage, route }: CeilingRow) => missingIn(chain, plan, stage, route)
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
			{
				key: 'delivered',
				label: c.ceiling,
				unit,
				cell: (row) => (isLimit(plan, row) ? told(row.delivered) : { value: null, text: noLimit })
			},
			shareColumn({ key: 'share', label: c.shareOfDemand }, locale, (row) =>
				plan.demand > 0 && isLimit(plan, row) ? row.delivered / plan.demand : 1
			),
			{
				key: 'plantsMissing',
				label: c.plantsMissing,
				cell: (row) => text(missing(row).missing === 0 ? null : missingOf(missing(row)))
			}
		],
		[...plan.ceilings.map((ceiling) => ({ ...ceiling, route: null })), ...plan.routeCeilings],
		(row) => (row.route === null ? row.stage : `${row.stage}:${row.route}`)
	)
}

interface StepOfTable {
	row: StepRow
	step: Step
}

/** One row a step: what it builds, adds and takes, with ranges, and who acts. */
export function stepsTable(chain: Chain, plan: Plan, locale: Locale): Table {
	const { text, number, told, total, unit } = cellsOf(chain, plan, locale)
	const { steps: caption, columns: c } = locale.words.figures.tables
	const names = nodeNames(chain)
	const list = (of: readonly string[]) => text(of.join('; '))
	const adds = ({ builds }: StepRow) => builds.map((each) => locale.words.figures.steps.adds(each))
	return tableOf<StepOfTable>(
		'steps',
		caption,
		[
			{
				key: 'number',
				label: locale.words.report.columns.number,
				unit: '',
				cell: ({ row }) => number(Number(row.place) + 1)
			},
			{ key: 'step', label: c.step, cell: ({ row }) => text(row.title) },
			{ key: 'adds', label: c.adds, cell: ({ row }) => list(adds(row)) },
			{ key: 'frees', label: c.frees, unit, cell: ({ step }) => told(step.frees) },
			{ key: 'delivered', label: c.delivered, unit, cell: ({ step }) => total(step.delivered) },
			...takenColumns<StepOfTable>(chain, plan, locale, ({ step }) => step),
			yearColumn({ key: 'ready', label: c.ready }, locale, ({ step }) => readyYear(plan, step)),
			{ key: 'owners', label: c.owners, cell: ({ step }) => list(step.owners) },
			{ key: 'authorities', label: c.authorities, cell: ({ step }) => list(step.authorities) },
			{ key: 'leaves', label: c.leaves, cell: ({ step }) => list(step.leaves.map((id) => names.get(id) ?? id)) }
		],
		stepRows(chain, plan, locale).flatMap((row) => (row.step === null ? [] : [{ row, step: row.step }])),
		({ row }) => row.key
	)
}

/** Cost in every currency and time, each with its range. */
function takenColumns<T>(
	chain: Chain,
	plan: Plan,
	locale: Locale,
	of: (item: T) => Pick<Step, 'cost' | 'lead'>
): Column<T>[] {
	const { text, number, rounded } = cellsOf(chain, plan, locale)
	const { columns: c, years } = locale.words.figures.tables
	const exchange = exchangeOf(appliedChain(chain, plan))
	const range = (
		key: string,
		labels: [string, string, string],
		unit: string,
		cell: (at: keyof Range) => (item: T) => Cell
	) => [
		{ key, label: labels[0], unit, cell: cell('value') },
		{ key: `${key}Low`, label: labels[1], unit, cell: cell('low') },
		{ key: `${key}High`, label: labels[2], unit, cell: cell('high') }
	]
	const cost = (rate: number) => (at: keyof Range) => (item: T) => {
		const { cost } = of(item)
		return cost ? rounded(cost[at] * rate) : text(null)
	}
	const lead = (at: keyof Range) => (item: T) => {
		const { lead } = of(item)
		return lead ? number(lead[at]) : text(null)
	}
	const costs: [string, string, string] = [c.cost, c.costLow, c.costHigh]
	return [
		...range('cost', costs, chain.currency ?? '', cost(1)),
		...(exchange ? range('costConverted', costs, exchange.currency, cost(exchange.rate)) : []),
		...range('lead', [c.lead, c.leadLow, c.leadHigh], years, lead)
	]
}

/** One row for each process that a step builds, in base units and in those that its capacity is counted in. */
export function stepBuildsTable(chain: Chain, plan: Plan, locale: Locale): Table {
	const { text, rounded, unit } = cellsOf(chain, plan, locale)
	const { stepBuilds: caption, columns: c } = locale.words.figures.tables
	const own = locale.words.report.columns
	const processes = new Map(chain.processes.map((process) => [process.id, process]))
	const lever = ({ process }: Build) => chain.levers.find((each) => each.id === process)
	interface Item {
		row: StepRow
		build: BuildRow
	}
	return tableOf<Item>(
		'step-builds',
		caption,
		[
			{ key: 'step', label: c.step, cell: ({ row }) => ({ value: row.title, text: String(Number(row.place) + 1) }) },
			{ key: 'process', label: c.process, cell: ({ build }) => text(build.name) },
			{ key: 'added', label: own.added, unit, cell: ({ build }) => rounded(build.added) },
			{
				key: 'gross',
				label: own.gross,
				unit: '',
				cell: ({ build }) => rounded(build.added / (lever(build)?.factor ?? 1))
			},
			{ key: 'grossUnit', label: own.grossUnit, cell: ({ build }) => text(lever(build)?.unit ?? unit) },
			...takenColumns<Item>(chain, plan, locale, ({ build }) => build),
			{ key: 'owners', label: c.owners, cell: ({ build }) => text(processes.get(build.process)?.owner) },
			{
				key: 'authorities',
				label: c.authorities,
				cell: ({ build }) => text(processes.get(build.process)?.authorities.join('; ') || null)
			}
		],
		stepRows(chain, plan, locale).flatMap((row) => row.builds.map((build) => ({ row, build }))),
		({ row, build }) => `${row.key}:${build.process}`
	)
}

/** One row a rung, with the step that it belongs to. */
export function ladderTable(chain: Chain, plan: Plan, locale: Locale): Table {
	const { text, number, told, rounded, total, unit } = cellsOf(chain, plan, locale)
	const { ladder: caption, columns: c, years } = locale.words.figures.tables
	return tableOf<RungRow & { step: StepRow }>(
		'ladder',
		caption,
		[
			{ key: 'step', label: c.step, cell: ({ step }) => ({ value: step.title, text: String(Number(step.place) + 1) }) },
			{ key: 'rung', label: c.rung, cell: (row) => text(row.title) },
			{
				key: 'adds',
				label: c.adds,
				cell: (row) => text(row.adds.map((each) => locale.words.figures.steps.adds(each)).join('; '))
			},
			{ key: 'frees', label: c.frees, unit, cell: ({ rung }) => told(rung.frees) },
			{ key: 'delivered', label: c.delivered, unit, cell: ({ rung }) => total(rung.delivered) },
			{
				key: 'cost',
				label: c.cost,
				unit: chain.currency ?? '',
				cell: ({ rung }) => (rung.cost === null ? text(null) : rounded(rung.cost))
			},
			{
				key: 'lead',
				label: c.lead,
				unit: years,
				cell: ({ rung }) => (rung.lead === null ? text(null) : number(rung.lead))
			}
		],
		stepRows(chain, plan, locale).flatMap((step) => step.rungs.map((rung) => ({ ...rung, step }))),
		({ place }) => `rung-${place}`
	)
}

/** The gap by cause, each with its share of the gap. */
export function gapByCauseTable(chain: Chain, plan: Plan, locale: Locale): Table {
	const { text, told, unit } = cellsOf(chain, plan, locale)
	const { gapByCause: caption, columns: c, causeKind } = locale.words.figures.tables
	const shares = sharesOf(chain, plan)
	return tableOf<GapCause & { steps: number[] }>(
		'gap-by-cause',
		caption,
		[
			{ key: 'kind', label: c.kind, cell: ({ cause }) => text(causeKind[cause.kind]) },
			{ key: 'cause', label: c.cause, cell: ({ cause }) => text(cause.of.map((id) => anyName(chain, id)).join('; ')) },
			{ key: 'amount', label: c.amount, unit, cell: ({ amount }) => told(amount) },
			shareColumn({ key: 'share', label: c.shareOfGap }, locale, ({ amount }) =>
				plan.gap > 0 ? amount / plan.gap : 0
			),
			{ key: 'steps', label: locale.words.report.columns.closedBy, cell: ({ steps }) => text(steps.join('; ')) }
		],
		plan.gapByCause.map((each, place) => ({ ...each, steps: stepNumbers(shares[place]!) })),
		({ cause }) => `${cause.kind}:${cause.of.join('+')}`
	)
}
