/** Sums that must stay 1 when some of their entries are set: yields of a mode, compositions, recipes. */
import type { Chain, ComponentId, Figure, Mode, Process, ShareFigure, Yield } from '../chain.ts'
import { toldSum } from '../sum.ts'
import { isProblem, type Problem } from '../units/quantity.ts'
import { figureByHand, originOf } from './by-hand.ts'
import { withAt, type Whole } from './figure-entry.ts'

/** Sums that miss 1 by less than this are rounding. */
const ROUNDING = 1e-9

/** A part of a sum that is set; `component` is null where the one number stands for all components. */
export interface PartSetting {
	whole: Whole
	component: ComponentId | null
	value: number
	/** The scenario's figure; null where it was set by hand. */
	figure: Figure | null
}

/**
 * Sets some entries of a list that sums to 1. The entry `rest` gives way where it is not set itself; without one all
 * entries that are not set do, in proportion.
 */
export function closed(
	entries: readonly number[],
	set: ReadonlyMap<number, number>,
	rest: number | null
): number[] | Problem {
	const next = entries.map((entry, i) => set.get(i) ?? entry)
	const byRest = rest !== null && !set.has(rest)
	const gives = entries.map((_, i) => (byRest ? i === rest : !set.has(i)))
	let [taken, given] = [0, 0]
	for (const [i, isGiving] of gives.entries()) {
		if (isGiving) given += entries[i]!
		else taken += next[i]!
	}
	const left = 1 - taken
	if (left < -ROUNDING) return { problem: { kind: 'sum-over', sum: toldSum(1 - left) } }
	const only = gives.indexOf(true)
	if (only >= 0 && only === gives.lastIndexOf(true)) return withAt(next, only, Math.max(0, left))
	if (given <= 0 && left > ROUNDING) return { problem: { kind: 'sum-under', sum: toldSum(1 - left) } }
	return given <= 0 ? next : next.map((entry, i) => (gives[i] ? entry * (Math.max(0, left) / given) : entry))
}

/** Sets the parts of one sum, which all have the same mode, feed or trade, so that it still sums to 1. */
export function withParts(chain: Chain, parts: readonly PartSetting[]): Chain | Problem {
	const { whole } = parts[0]!
	if ('index' in whole) return withComposition(chain, whole, parts)
	const process = chain.processes[whole.process]!
	const mode = process.modes[whole.mode]!
	const next = whole.of === 'yields' ? withYields(mode, parts) : withRecipe(mode, parts)
	if (isProblem(next)) return next
	const changed: Process = { ...process, modes: withAt(process.modes, whole.mode, next) }
	return { ...chain, processes: withAt(chain.processes, whole.process, changed) }
}

function withComposition(
	chain: Chain,
	{ of, index }: Extract<Whole, { index: number }>,
	parts: readonly PartSetting[]
): Chain | Problem {
	const figure = of === 'feed' ? chain.feeds[index]!.composition! : chain.trades[index]!.composition!
	const ids = Object.keys(figure.shares)
	const set = new Map(parts.map((part) => [ids.indexOf(part.component!), part.value]))
	const rest = figure.rest === undefined ? null : ids.indexOf(figure.rest)
	const shares = closed(Object.values(figure.shares), set, rest)
	if (isProblem(shares)) return shares
	const composition = withShares(figure, Object.fromEntries(ids.map((id, i) => [id, shares[i]!])), parts)
	if (of === 'feed') return { ...chain, feeds: withAt(chain.feeds, index, { ...chain.feeds[index]!, composition }) }
	return { ...chain, trades: withAt(chain.trades, index, { ...chain.trades[index]!, composition }) }
}

/** Shares that changed have no range of their own any more; a vector of which a part is set has the setting's origin. */
function withShares(
	figure: ShareFigure,
	shares: Record<ComponentId, number>,
	parts: readonly Pick<PartSetting, 'figure'>[]
): ShareFigure {
	const ranged = (bounds: Record<ComponentId, number>) =>
		Object.fromEntries(
			Object.entries(shares).map(([id, share]) => [id, share === figure.shares[id] ? (bounds[id] ?? share) : share])
		)
	const origin = parts[0] && originOf(parts[0].figure)
	return { ...stillFollowing(figure, shares), shares, low: ranged(figure.low), high: ranged(figure.high), ...origin }
}

/** Shares that were set follow no named value any more. */
function stillFollowing({ expression, ...figure }: ShareFigure, shares: Record<ComponentId, number>): ShareFigure {
	const following = Object.entries(expression ?? {}).filter(([id]) => shares[id] === figure.shares[id])
	return following.length === 0 ? figure : { ...figure, expression: Object.fromEntries(following) }
}

function withRecipe(mode: Mode, parts: readonly PartSetting[]): Mode | Problem {
	const at = (part: PartSetting) => (part.whole as Extract<Whole, { of: 'recipe' }>).ingredient
	const set = new Map(parts.map((part) => [at(part), part.value]))
	const rest = mode.ingredients.findIndex((each) => each.figure === null)
	const shares = closed(
		mode.ingredients.map((each) => each.share),
		set,
		rest < 0 ? null : rest
	)
	if (isProblem(shares)) return shares
	const given = new Map(parts.map((part) => [at(part), part.figure]))
	const origin = originOf(parts[0]!.figure)
	const ingredients = mode.ingredients.map((each, i) => {
		const share = shares[i]!
		if (share === each.share) return each
		if (each.figure === null && !set.has(i)) return { ...each, share }
		const figure = given.get(i) ?? figureByHand(each.figure, share, { unit: '', factor: 1 }, origin)
		return { ...each, share, figure }
	})
	return { ...mode, ingredients }
}

/** True for shares that another setting moved, by more than rounding. */
function gaveWay(before: Record<ComponentId, number>, after: Record<ComponentId, number>): boolean {
	return Object.entries(after).some(([id, share]) => Math.abs(share - (before[id] ?? 0)) > ROUNDING)
}

/** Closes component by component: `rest` gives way, or else the other destinations in proportion. */
function withYields(mode: Mode, parts: readonly PartSetting[]): Mode | Problem {
	const rest = mode.yields.findIndex((each) => each.figure === null)
	const components = [...new Set(mode.yields.flatMap((each) => Object.keys(each.shares)))]
	const at = (part: PartSetting) => (part.whole as Extract<Whole, { of: 'yields' }>).yield
	const shares = mode.yields.map((each) => ({ ...each.shares }))
	for (const component of components) {
		const concerning = parts.filter((part) => part.component === null || part.component === component)
		if (concerning.length === 0) continue
		// A setting for one component is more exact than one for all.
		const ordered = [...concerning].sort((a, b) => Number(a.component !== null) - Number(b.component !== null))
		const set = new Map(ordered.map((part) => [at(part), part.value]))
		const entries = mode.yields.map((each) => each.shares[component] ?? 0)
		const next = closed(entries, set, rest < 0 ? null : rest)
		if (isProblem(next)) return { problem: { kind: 'of-component', component, reason: next.problem } }
		next.forEach((share, y) => (shares[y]![component] = share))
	}
	const yields = mode.yields.map((each, y): Yield => {
		const own = parts.filter((part) => at(part) === y)
		const setBy = own.length > 0 ? own : gaveWay(each.shares, shares[y]!) ? parts : []
		return { ...each, shares: shares[y]!, figure: each.figure && withShares(each.figure, shares[y]!, setBy) }
	})
	return { ...mode, yields }
}
