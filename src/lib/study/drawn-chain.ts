/** A chain with its uncertain figures as they were drawn. */
import { entriesAt } from '#lib/model/addresses/addresses.ts'
import { figureByHand, originOf } from '#lib/model/addresses/by-hand.ts'
import { closed } from '#lib/model/addresses/close-whole.ts'
import { withAt } from '#lib/model/addresses/figure-entry.ts'
import { reread } from '#lib/model/addresses/reread.ts'
import type { When } from '#lib/model/capacity.ts'
import type { Address, Chain, ComponentId, Figure, Mode, NamedScenario, ShareFigure } from '#lib/model/chain.ts'
import { rangeOf } from '#lib/model/scenario/ranges.ts'
import { isProblem } from '#lib/model/units/quantity.ts'
import { triangular } from './distributions.ts'
import { shareRange, type Uncertain } from './uncertain.ts'

/** Places in the distributions of the uncertain figures. */
export interface Places {
	/** Place between 0 and 1; null leaves the figure at its mode. */
	of(address: Address): number | null
	/** Shares of a composition, in the order of its components; null leaves them as they are. */
	shares(composition: Uncertain, figure: ShareFigure): readonly number[] | null
}

/** Kinds that others rest on, in the order in which they are drawn, after the named values. */
const FIRST = ['content', 'counted'] as const

/**
 * Returns the chain with every uncertain figure at its place. Ranges written in gross units follow the contents that
 * were drawn; figures worked out from named values follow those, unless they have a range of their own.
 */
export function drawnChain(chain: Chain, uncertain: readonly Uncertain[], places: Places): Chain {
	const when: When = { year: chain.years.first, counts: chain.counts }
	const own = uncertain.filter(({ drawn }) => drawn.by === 'figure')
	const ofKind = (kind: Uncertain['kind']) => own.filter((each) => each.kind === kind)
	const valued = ofKind('value').length > 0 ? reread(withValues(chain, places), chain) : chain
	const rescaled = FIRST.reduce((changed, kind) => {
		const set = withFigures(changed, ofKind(kind), places, when)
		return set === changed ? changed : reread(set, changed)
	}, valued)
	const rest = own.filter(({ kind }) => kind !== 'value' && !FIRST.some((each) => each === kind))
	const figures = withFigures(rescaled, rest, places, when)
	const shaped = uncertain.reduce(
		(changed, each) => withDrawn(changed, each, places),
		withYields(figures, uncertain, places)
	)
	return withScenarios(shaped, places)
}

/** The figure at a place of its range; the same figure without one. */
function figureAt(figure: Figure, place: number | null, unit: { unit: string; factor: number }): Figure {
	const range = rangeOf(figure)
	if (place === null || !range) return figure
	return { ...figureByHand(figure, triangular(range, place), unit), ...originOf(figure) }
}

/** The chain with figures at their places. They are found in it before any is put: none of them moves another. */
function withFigures(chain: Chain, uncertain: readonly Uncertain[], places: Places, when: When): Chain {
	const placed = uncertain.flatMap(({ address }) => {
		const place = places.of(address)
		return place === null ? [] : [{ address, place }]
	})
	const entries = entriesAt(
		chain,
		placed.map(({ address }) => address),
		when
	)
	return placed.reduce((changed, { place }, i) => {
		const entry = entries[i]
		if (entry?.change.of !== 'figure' || !entry.figure || !('written' in entry.figure)) return changed
		return entry.change.put(changed, figureAt(entry.figure, place, entry))
	}, chain)
}

/** A named value that is high in one year is high in all. Values are kept in the unit that they are written in. */
function withValues(chain: Chain, places: Places): Chain {
	const values = chain.values!.map((value) => {
		const place = places.of(`values.${value.id}`)
		const at = (figure: Figure) => figureAt(figure, place, { unit: figure.unit, factor: 1 })
		const later = value.later?.map((step) => ({ ...step, figure: at(step.figure) }))
		return { ...value, figure: at(value.figure), ...(later ? { later } : {}) }
	})
	return { ...chain, values }
}

function withDrawn(chain: Chain, uncertain: Uncertain, places: Places): Chain {
	const { drawn, address } = uncertain
	if (drawn.by === 'delay') {
		const place = places.of(address)
		return place === null ? chain : withDelay(chain, drawn, Math.round(triangular(uncertain.range, place)))
	}
	if (drawn.by === 'chance') return withChance(chain, drawn, places.of(address))
	if (drawn.by !== 'composition') return chain
	const { of, index } = drawn.whole
	const list = of === 'feed' ? chain.feeds : chain.trades
	const figure = list[index]!.composition!
	const shares = places.shares(uncertain, figure)
	if (!shares) return chain
	const ids = Object.keys(figure.shares)
	const composition = withShares(figure, Object.fromEntries(ids.map((id, i) => [id, shares[i]!])))
	const put = <T>(each: readonly T[]) => withAt(each, index, { ...each[index]!, composition })
	return of === 'feed' ? { ...chain, feeds: put(chain.feeds) } : { ...chain, trades: put(chain.trades) }
}

const withShares = (figure: ShareFigure, shares: Record<ComponentId, number>): ShareFigure => ({
	...figure,
	shares,
	low: shares,
	high: shares
})

/** The chain without a plant or a trade that does not come: the lowest places are those in which it stays away. */
function withChance(chain: Chain, drawn: Extract<Uncertain['drawn'], { by: 'chance' }>, place: number | null): Chain {
	const comes = (chance: Figure | undefined) => place === null || place >= 1 - (chance?.value ?? 1)
	const none = (figure: Figure): Figure => ({ ...figure, state: 'none', value: 0, low: null, high: null })
	const { index } = drawn
	if (drawn.of === 'trade') {
		const trade = chain.trades[index]!
		if (comes(trade.chance)) return chain
		return { ...chain, trades: withAt(chain.trades, index, { ...trade, amount: none(trade.amount) }) }
	}
	const node = chain.processes[index]!
	const plant = node.plants[drawn.plant]!
	if (comes(plant.chance)) return chain
	const plants = withAt(node.plants, drawn.plant, { ...plant, nameplate: none(plant.nameplate) })
	return { ...chain, processes: withAt(chain.processes, index, { ...node, plants }) }
}

function withDelay(chain: Chain, { process, plant }: { process: number; plant: number }, years: number): Chain {
	const node = chain.processes[process]!
	const late = node.plants[plant]!
	const plants = withAt(node.plants, plant, { ...late, start: late.start! + years })
	return { ...chain, processes: withAt(chain.processes, process, { ...node, plants }) }
}

/** Yields by mode, so that those of one mode still sum to 1. */
function withYields(chain: Chain, uncertain: readonly Uncertain[], places: Places): Chain {
	const drawn = new Map<string, Map<number, number>>()
	for (const { address, drawn: how } of uncertain) {
		const place = how.by === 'yield' ? places.of(address) : null
		if (how.by !== 'yield' || place === null) continue
		const key = `${how.whole.process} ${how.whole.mode}`
		drawn.set(key, (drawn.get(key) ?? new Map<number, number>()).set(how.whole.yield, place))
	}
	const processes = chain.processes.map((process, p) => {
		const modes = process.modes.map((mode, m) => {
			const own = drawn.get(`${p} ${m}`)
			return own ? drawnMode(mode, own) : mode
		})
		return modes.every((mode, m) => mode === process.modes[m]) ? process : { ...process, modes }
	})
	return drawn.size === 0 ? chain : { ...chain, processes }
}

function drawnMode(mode: Mode, places: ReadonlyMap<number, number>): Mode {
	const components = [...new Set(mode.yields.flatMap(({ shares }) => Object.keys(shares)))]
	const shares = mode.yields.map((each) => ({ ...each.shares }))
	for (const component of components)
		closedShares(mode, component, places).forEach((x, y) => (shares[y]![component] = x))
	return {
		...mode,
		yields: mode.yields.map((each, y) => ({
			...each,
			shares: shares[y]!,
			figure: each.figure && withShares(each.figure, shares[y]!)
		}))
	}
}

/** The shares of one component by destination: as drawn, no more than there is, and summing to 1. */
function closedShares(mode: Mode, component: ComponentId, places: ReadonlyMap<number, number>): number[] {
	const entries = mode.yields.map((each) => each.shares[component] ?? 0)
	const drawn = new Map(
		[...places].map(([y, place]) => [y, triangular(shareRange(mode.yields[y]!.figure!, component), place)])
	)
	const rest = mode.yields.findIndex(({ figure }) => figure === null)
	const total = [...drawn.values()].reduce((sum, each) => sum + each, 0)
	const fixed = rest < 0 ? 0 : entries.reduce((sum, each, y) => (y === rest || drawn.has(y) ? sum : sum + each), 0)
	const most = Math.max(0, 1 - fixed)
	const isWhole = rest < 0 && drawn.size === entries.length
	const factor = total > most || isWhole ? most / total : 1
	const set = factor === 1 ? drawn : new Map([...drawn].map(([y, share]) => [y, share * factor]))
	if (isWhole) return entries.map((_, y) => set.get(y)!)
	const next = closed(entries, set, rest < 0 ? null : rest)
	return isProblem(next) ? entries : next
}

/** What the scenario sets is as doubtful as what the model states, and its ranges are drawn at the same places. */
function withScenarios(chain: Chain, places: Places): Chain {
	return { ...chain, scenarios: chain.scenarios.map((scenario) => withSettings(scenario, places)) }
}

function withSettings(scenario: NamedScenario, places: Places): NamedScenario {
	const at = (address: Address, figure: Figure) =>
		figureAt(figure, places.of(address), { unit: figure.unit, factor: 1 })
	const set = Object.fromEntries(
		Object.entries(scenario.set).map(([address, figure]) => [address, at(address, figure)])
	)
	const steps = Object.entries(scenario.setByYear ?? {})
	const setByYear = Object.fromEntries(
		steps.map(([address, list]) => [address, list.map((step) => ({ ...step, figure: at(address, step.figure) }))])
	)
	return { ...scenario, set, ...(steps.length > 0 ? { setByYear } : {}) }
}
