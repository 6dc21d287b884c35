/**
 * Amounts of one plan that lie too far apart. The programme is solved in doubles, scaled so that the largest amount asked
 * for is of moderate size; an amount ten orders of magnitude below it is then within the solver's tolerance, and would
 * count as nothing without a word.
 */
import { effectiveCapacity } from '../capacity.ts'
import { applyScenario, type Applied } from '../scenario/apply-scenario.ts'
import type { Chain, NodeId } from '../chain.ts'
import { error, type Finding, type Place } from '../findings/finding.ts'
import type { AmountName } from '../findings/parameters.ts'
import { inherit } from '../scenario/inherit.ts'
import type { ResolvedScenario, Scenario } from '../scenario/scenario.ts'

/** An amount that enters a plan. */
export interface PlannedAmount {
	name: AmountName
	/** The place where it is written. */
	at: Place
	/** In base units a year. */
	value: number
	/** True for needs, commitments and exports, by which a plan is scaled. */
	asked: boolean
}

/** Orders of magnitude between the largest amount asked for and the smallest amount of a plan, at most. */
export const MOST_ORDERS = 10
/** Orders of magnitude that are beyond the ordinary: they are named as the reason when the solver fails. */
const UNUSUAL_ORDERS = 6

/**
 * Finds amounts of a scenario that cannot be planned together; see {@link tooFarApart}.
 * @throws RangeError as {@link applyScenario} does.
 */
export function lintMagnitudes(chain: Chain, scenario: Scenario): Finding[] {
	return tooFarApart(plannedAmounts(applyScenario(chain, scenario)), chain.unit)
}

/**
 * Finds the largest amount asked for and the smallest amount above 0 that lie more than `most` orders of magnitude
 * apart.
 *
 * @param unit The base unit.
 * @param most Null where the solver failed, and this is the only reason that can be told.
 * @returns One error that names both, at the place of the smaller; none when all amounts can be planned together.
 */
export function tooFarApart(
	amounts: readonly PlannedAmount[],
	unit: string,
	most: number | null = MOST_ORDERS
): Finding[] {
	const apart = farthestApart(amounts, most ?? UNUSUAL_ORDERS)
	if (apart === null) return []
	const { largest, smallest, orders } = apart
	const named = ({ name, value }: PlannedAmount) => ({ ...name, value: Number(value.toPrecision(4)) })
	const place = { place: largest.at.path.join('.'), file: largest.at.file }
	return [
		error('too-far-apart', smallest.at, {
			unit,
			largest: { ...named(largest), ...place },
			smallest: named(smallest),
			orders,
			most
		})
	]
}

/** Two amounts of a plan that lie too far apart. */
export interface FarApart {
	largest: PlannedAmount
	smallest: PlannedAmount
	/** Whole orders of magnitude between them. */
	orders: number
}

/**
 * Returns the largest amount asked for, or the largest of all where none is asked for, and the smallest amount above 0,
 * where they lie more than `most` orders of magnitude apart; else null.
 */
export function farthestApart(amounts: readonly PlannedAmount[], most = MOST_ORDERS): FarApart | null {
	const positive = amounts.filter(({ value }) => value > 0 && Number.isFinite(value))
	const asked = positive.filter((each) => each.asked)
	const largest = extreme(asked.length > 0 ? asked : positive, (value) => value)
	const smallest = extreme(positive, (value) => -value)
	if (!largest || !smallest) return null
	const orders = Math.log10(largest.value / smallest.value)
	return orders > most ? { largest, smallest, orders: Math.floor(orders) } : null
}

function extreme(amounts: readonly PlannedAmount[], by: (value: number) => number): PlannedAmount | null {
	return amounts.reduce<PlannedAmount | null>(
		(best, each) => (best && by(best.value) >= by(each.value) ? best : each),
		null
	)
}

/** Returns every amount that the plan of a scenario uses, with its name and place; NaN for those not known. */
export function plannedAmounts({ chain, scenario }: Applied): PlannedAmount[] {
	const amount = (
		asked: boolean,
		name: AmountName,
		value: number | null | undefined,
		id: NodeId,
		...path: string[]
	) => ({
		name,
		value: value ?? NaN,
		asked,
		at: setIn(chain, scenario, id) ?? { file: 'chain.yaml' as const, path }
	})
	const { demand, year, counts } = scenario
	return [
		...chain.demands
			.filter((each) => each.basis === demand)
			.map(({ id, name, basis, amount: { value } }) =>
				amount(true, { kind: 'need', name }, value, id, 'demands', basis, 'parts', id, 'amount')
			),
		...chain.processes.map(({ id, name, commitment }) =>
			amount(true, { kind: 'commitment', name }, commitment?.value, `${id}.commitment`, 'processes', id, 'commitment')
		),
		...chain.trades.map(({ id, name, kind, amount: { value } }) =>
			amount(kind === 'export', { kind, name }, value, id, 'trade', id, 'amount')
		),
		...chain.feeds.flatMap(({ id, name, available, resource, stock }) =>
			stock
				? [
						amount(false, { kind: 'stock', name }, resource?.value, id, 'stocks', id, 'amount'),
						amount(false, { kind: 'stock', name }, available?.value, `${id}.draw`, 'stocks', id, 'draw')
					]
				: [amount(false, { kind: 'feed', name }, available?.value, id, 'feeds', id, 'available')]
		),
		...chain.processes.map((each) => {
			const value = effectiveCapacity(each, year, counts)
			return amount(false, { kind: 'capacity', name: each.name }, value, each.id, 'processes', each.id, 'capacity')
		})
	]
}

/** The place in scenarios.yaml where the scenario, or the nearest one that it extends, sets a figure; else null. */
function setIn(chain: Chain, scenario: ResolvedScenario, address: NodeId): Place | null {
	if (scenario.changed.includes(address) || !scenario.replaced.includes(address)) return null
	const { lineage } = inherit(chain, scenario.id)
	const named = lineage.findLast(
		({ set, setByYear = {} }) =>
			Object.hasOwn(set, address) || setByYear[address]?.some(({ from }) => from <= scenario.year)
	)
	return named ? { file: 'scenarios.yaml', path: ['scenarios', named.id, 'set', address] } : null
}
