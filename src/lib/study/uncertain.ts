/** The figures of a chain that are in doubt as far as an answer of one scenario rests on them. */
import { figureAddresses } from '#lib/model/addresses/addresses.ts'
import type { FigureEntry, Whole } from '#lib/model/addresses/figure-entry.ts'
import type { Address, Chain, ComponentId, Expansion, Figure, NamedValue, ShareFigure } from '#lib/model/chain.ts'
import { inherit } from '#lib/model/scenario/inherit.ts'
import { IDLE, isDrawn, rangeOf } from '#lib/model/scenario/ranges.ts'
import type { Range, Scenario } from '#lib/model/scenario/scenario.ts'
import { valuesIn } from '#lib/model/units/arithmetic.ts'
import { concentrationOf } from './distributions.ts'

/** Kinds of uncertain figure that are drawn in ways of their own. */
export type Drawn =
	/** A number of its own, by the triangular distribution of its range. */
	| { by: 'figure' }
	/** A number that a scenario sets where the model has no range of its own. */
	| { by: 'setting' }
	/** Whole years by which a plant comes later than its start. */
	| { by: 'delay'; process: number; plant: number }
	/** A plant or a trade that comes, or does not. */
	| { by: 'chance'; of: 'process'; index: number; plant: number }
	| { by: 'chance'; of: 'trade'; index: number }
	/** Fractions of a yield that move together: one plant runs better or worse, for all components. */
	| { by: 'yield'; whole: Extract<Whole, { of: 'yields' }> }
	/** A composition by the Dirichlet distribution; `component` stands for it where one number has to. */
	| { by: 'composition'; whole: Extract<Whole, { index: number }>; component: ComponentId; concentration: number }

/** A figure with a range. */
export interface Uncertain {
	address: Address
	/** Names for readers, the owner's first. */
	names: string[]
	kind: FigureEntry['kind'] | 'delay' | 'chance'
	drawn: Drawn
	/** In `unit`. */
	range: Range
	unit: string
}

/** The range of one component's share. */
export function shareRange({ shares, low, high }: ShareFigure, component: ComponentId): Range {
	const mode = shares[component] ?? 0
	return { low: Math.min(low[component] ?? mode, mode), mode, high: Math.max(high[component] ?? mode, mode) }
}

/**
 * Returns the chain with what a scenario's answers do not rest on left out: demands of other bases that nothing sets,
 * other scenarios, levers that are not moved, and named values that only costs and prices follow. What is drawn need not
 * be brought to those.
 */
export function subjectOf(chain: Chain, scenario: Scenario): Chain {
	const { lineage } = inherit(chain, scenario.id)
	const basis = basisOf(chain, scenario)
	const kept = new Set([chain.scenarios[0], ...lineage])
	const levers = chain.levers.filter(({ id }) => Object.hasOwn(scenario.set, id))
	const set = [
		...Object.keys(scenario.set),
		...levers.flatMap(({ figures = [] }) => figures.map(({ address }) => address)),
		...lineage.flatMap((each) => [...Object.keys(each.set), ...Object.keys(each.setByYear ?? {})])
	]
	const isSet = (id: string) => set.some((address) => address === id || address.startsWith(`${id}.`))
	const reduced: Chain = {
		...chain,
		processes: chain.processes.map((process) => ({ ...process, expansion: settled(process.expansion) })),
		demands: chain.demands.filter((each) => each.basis === basis || isSet(each.id)),
		scenarios: chain.scenarios.filter((each) => kept.has(each)),
		levers
	}
	return chain.values ? { ...reduced, values: valuesUsed(reduced, chain.values, scenario) } : reduced
}

/** The basis of demand that a scenario plans for. */
export const basisOf = (chain: Chain, scenario: Scenario): string =>
	scenario.demand ?? inherit(chain, scenario.id).demand

/** Sizes, costs and lead times as they stand: no answer depends on how they were worked out. */
function settled(expansion: Expansion): Expansion {
	const plain = (figure: Figure | null) => figure && { ...figure, expression: {} }
	const entries = Object.entries(expansion) as [keyof Expansion, Figure | null][]
	return { ...expansion, ...Object.fromEntries(entries.map(([key, figure]) => [key, plain(figure)])) }
}

/** The named values that a scenario sets, or any figure but a value's own follows; and those that they follow. */
function valuesUsed(chain: Chain, values: readonly NamedValue[], scenario: Scenario): NamedValue[] {
	const set = [
		...Object.keys(scenario.set),
		...chain.scenarios.flatMap((each) => [...Object.keys(each.set), ...Object.keys(each.setByYear ?? {})])
	]
	const used = new Set(valuesIn(JSON.stringify({ ...chain, values: [] })))
	for (const { id } of values) if (set.includes(`values.${id}`)) used.add(id)
	// A value follows only values before it.
	for (const value of [...values].reverse())
		if (used.has(value.id)) for (const id of valuesIn(JSON.stringify(value))) used.add(id)
	return values.filter(({ id }) => used.has(id))
}

/** Returns the uncertain figures of a chain, in its order. */
export function uncertainOf(chain: Chain): Uncertain[] {
	const entries = figureAddresses(chain)
	const named = new Map((chain.values ?? []).map((value) => [`values.${value.id}`, value]))
	const own = entries.filter(isDrawn)
	const figures = own.flatMap((entry) => ofFigure(entry, named.get(entry.address)))
	const known = new Set(figures.map(({ address }) => address))
	return [
		...figures,
		...settings(chain, entries).filter(({ address }) => !known.has(address)),
		...vectors(entries, 'composition').flatMap(ofComposition),
		...vectors(entries, 'yield').flatMap(ofYield),
		...delays(chain),
		...chances(chain)
	]
}

function ofFigure({ address, names, kind, figure, unit, factor }: FigureEntry, value?: NamedValue): Uncertain[] {
	if (!figure || !('written' in figure)) return []
	const stated = [figure, ...(value?.later ?? []).map((step) => step.figure)]
	const base = stated.map(rangeOf).find((each) => each !== null)
	if (!base) return []
	const range = { low: base.low / factor, mode: base.mode / factor, high: base.high / factor }
	return [{ address, names, kind, unit, range, drawn: { by: 'figure' } }]
}

/** The figures with a range that scenarios set, each once. */
function settings({ scenarios }: Chain, entries: readonly FigureEntry[]): Uncertain[] {
	const found = new Map<Address, Uncertain>()
	for (const { set, setByYear = {} } of scenarios) {
		const years = Object.entries(setByYear).flatMap(([id, steps]) => steps.map(({ figure }) => [id, figure] as const))
		for (const [address, figure] of [...Object.entries(set), ...years]) {
			const range = rangeOf(figure)
			const entry = entries.find((each) => each.address === address)
			if (!range || !entry || found.has(address)) continue
			if (IDLE.has(entry.kind) && entry.kind !== 'capacity') continue
			const { names, kind, unit, factor } = entry
			const shown = { low: range.low / factor, mode: range.mode / factor, high: range.high / factor }
			found.set(address, { address, names, kind, unit, range: shown, drawn: { by: 'setting' } })
		}
	}
	return [...found.values()]
}

/** A list of shares: its entries, in the chain's order of components, and its own address and names. */
interface Vector {
	address: Address
	names: string[]
	figure: ShareFigure
	whole: Whole
	components: ComponentId[]
}

/** The vectors of a kind, each once. */
function vectors(entries: readonly FigureEntry[], kind: 'composition' | 'yield'): Vector[] {
	const found = new Map<string, Vector>()
	for (const { address, names, figure, change, kind: own } of entries) {
		if (own !== kind || change.of !== 'part' || !figure || 'written' in figure) continue
		const { component, whole } = change
		const key = JSON.stringify(whole)
		const bare = component === null ? address : address.slice(0, address.lastIndexOf('.'))
		const vector = found.get(key) ?? {
			address: bare,
			names: component === null ? names : names.slice(0, -1),
			figure,
			whole,
			components: Object.keys(figure.shares)
		}
		found.set(key, vector)
	}
	return [...found.values()]
}

/** The component whose range is the widest for its share; null where none has one. */
function widest({ figure, components }: Vector): { component: ComponentId; range: Range } | null {
	const ranges = components.map((component) => ({ component, range: shareRange(figure, component) }))
	const width = ({ range: { low, mode, high } }: { range: Range }) => (mode > 0 ? (high - low) / mode : 0)
	const first = [...ranges].sort((a, b) => width(b) - width(a))[0]
	return first && width(first) > 0 ? first : null
}

function ofComposition(vector: Vector): Uncertain[] {
	const first = widest(vector)
	const ranges = vector.components.map((component) => shareRange(vector.figure, component))
	const concentration = concentrationOf(ranges)
	if (!first || concentration === null || !('index' in vector.whole)) return []
	const { address, names, whole } = vector
	const drawn = { by: 'composition', whole, component: first.component, concentration } as const
	return [{ address, names: [...names, first.component], kind: 'composition', unit: '', range: first.range, drawn }]
}

function ofYield(vector: Vector): Uncertain[] {
	const first = widest(vector)
	if (!first || vector.whole.of !== 'yields') return []
	const { address, names, whole } = vector
	return [{ address, names, kind: 'yield', unit: '', range: first.range, drawn: { by: 'yield', whole } }]
}

/** A plant that stands already is not late. */
function delays(chain: Chain): Uncertain[] {
	return chain.processes.flatMap((each, process) =>
		each.plants.flatMap(({ id, name, start, status, delay }, plant): Uncertain[] => {
			const range = delay && rangeOf(delay)
			if (!range || start === null || status === 'operating') return []
			const address = `${each.id}.plants.${id}.delay`
			const names = [each.name, name]
			return [{ address, names, kind: 'delay', unit: 'yr', range, drawn: { by: 'delay', process, plant } }]
		})
	)
}

/** Plants and trades that may not come at all. What stands already has come. */
function chances({ processes, trades }: Chain): Uncertain[] {
	const of = (address: Address, names: string[], chance: Figure | undefined, drawn: Drawn): Uncertain[] => {
		const mode = chance?.value ?? 1
		return mode < 1 ? [{ address, names, kind: 'chance', unit: '', range: { low: 0, mode, high: 1 }, drawn }] : []
	}
	return [
		...processes.flatMap(({ id, name, plants }, index) =>
			plants.flatMap((each, plant) =>
				each.status === 'operating'
					? []
					: of(`${id}.plants.${each.id}.chance`, [name, each.name], each.chance, {
							by: 'chance',
							of: 'process',
							index,
							plant
						})
			)
		),
		...trades.flatMap(({ id, name, chance }, index) =>
			of(`${id}.chance`, [name], chance, { by: 'chance', of: 'trade', index })
		)
	]
}
