/** What one scenario is given that another is not: the year, the demand, and every figure that is set otherwise. */
import { figureAddresses } from '../addresses/addresses.ts'
import type { FigureEntry } from '../addresses/figure-entry.ts'
import type { Address, Chain } from '../chain.ts'
import { valuesBehind } from '../growth.ts'
import { applyScenario, opened } from './apply-scenario.ts'
import { openScenario, withDemand, withLever, withYear, type Scenario } from './scenario.ts'

/** One input in which two scenarios differ. */
export type Difference =
	| { of: 'year'; a: number; b: number }
	| { of: 'demand'; a: string; b: string }
	/** Amounts in `unit`; null where the figure is not known. */
	| {
			of: 'figure'
			address: Address
			/** What it is, for its name. */
			entry: Pick<FigureEntry, 'kind' | 'names'>
			unit: string
			a: number | null
			b: number | null
	  }

/** Relative difference below which two amounts are one: rounding of units. */
const SAME = 1e-9

const isSame = (a: number | null, b: number | null) =>
	a === b || (a !== null && b !== null && Math.abs(a - b) <= SAME * Math.max(Math.abs(a), Math.abs(b)))

/**
 * Returns the inputs in which scenario `b` differs from `a` under the demand of `b`, in the model's order: those in the year
 * of `b`, then those that only show in the year of `a`, as a capacity that `a` has there and `b` in neither year. What follows
 * from another difference is none of its own: plants that start by the year, figures that use a named value, shares that
 * give way.
 * @throws RangeError as `applyScenario` does
 */
export function differences(chain: Chain, a: Scenario, b: Scenario): Difference[] {
	const [before, after] = [opened(chain, a), opened(chain, b)]
	const found: Difference[] = []
	if (before.year !== after.year) found.push({ of: 'year', a: before.year, b: after.year })
	if (before.demand !== after.demand) found.push({ of: 'demand', a: before.demand, b: after.demand })
	const asked = withDemand(a, after.demand)
	const figures = figuresThatDiffer(chain, withYear(asked, after.year), b)
	if (before.year === after.year) return [...found, ...figures]
	const known = new Set(figures.map(({ address }) => address))
	const now = entriesOf(chain, b)
	const gone = figuresThatDiffer(chain, asked, withYear(b, before.year)).flatMap((each): FigureDifference[] => {
		const entry = now.get(each.address)
		if (known.has(each.address) || entry === undefined || isSame(each.a, shown(entry))) return []
		return [{ ...each, b: shown(entry) }]
	})
	return [...found, ...figures, ...gone]
}

type FigureDifference = Extract<Difference, { of: 'figure' }>

/** Of two scenarios in one year and under one demand. */
function figuresThatDiffer(chain: Chain, a: Scenario, b: Scenario): FigureDifference[] {
	const [one, other] = [entriesOf(chain, a), entriesOf(chain, b)]
	const differing = [...other.values()].filter((entry) => {
		const before = one.get(entry.address)
		return before !== undefined && !isSame(shown(before), shown(entry))
	})
	const addresses = new Set(differing.map(({ address }) => address))
	return differing
		.filter((entry) => !followsFrom(chain, entry, addresses))
		.map((entry) => ({
			of: 'figure',
			address: entry.address,
			entry: { kind: entry.kind, names: entry.names },
			unit: entry.unit,
			a: shown(one.get(entry.address)!),
			b: shown(entry)
		}))
}

/** A figure's amount in its own unit, so that it stays the same when a content changes. */
const shown = ({ value, factor }: FigureEntry) => (value === null ? null : value / factor)

function entriesOf(chain: Chain, scenario: Scenario): Map<Address, FigureEntry> {
	const { chain: applied, scenario: resolved } = applyScenario(chain, scenario)
	const asked = { ...applied, demands: applied.demands.filter(({ basis }) => basis === resolved.demand) }
	return new Map(figureAddresses(asked, resolved).map((entry) => [entry.address, entry]))
}

const OF_PLANTS: ReadonlySet<FigureEntry['kind']> = new Set(['nameplate', 'start', 'ramp'])

/** Whether a figure differs because another does: a plant's by its process, or one worked out from a named value. */
function followsFrom(
	chain: Chain,
	{ address, kind, node, figure }: FigureEntry,
	differing: ReadonlySet<Address>
): boolean {
	if (OF_PLANTS.has(kind) && node !== null && differing.has(node)) return true
	if (!figure || !('written' in figure)) return false
	return valuesBehind(chain, figure).some(({ id }) => address !== `values.${id}` && differing.has(`values.${id}`))
}

/** Returns scenario `b` with one of its differences from `a` set back; null for a figure that nobody knows. */
export function setBack(b: Scenario, difference: Difference): Scenario | null {
	if (difference.of === 'year') return withYear(b, difference.a)
	if (difference.of === 'demand') return withDemand(b, difference.a)
	return difference.a === null ? null : withLever(b, difference.address, difference.a)
}

/**
 * Returns what a scenario is told against: itself without changes; where nothing is changed, the scenario that opens;
 * null for that one itself.
 */
export function startOf(chain: Chain, scenario: Scenario): Scenario | null {
	const { id, year, demand, set } = scenario
	if (year !== null || demand !== null || Object.keys(set).length > 0) return openScenario(id)
	const opening = chain.scenarios[0]!.id
	return id === opening ? null : openScenario(opening)
}
