/**
 * Bands as strands: what a link carries today, a strand for each origin, and its ghost. A strand is stacked with the
 * others at every place it meets: today's flow against what is used of a box, ghosts against what is not.
 */
import type { Colour } from '../../scene/scene.ts'
import type { Layout } from './layout.ts'
import type { Origins } from '../data/origins.ts'
import type { FlowNode } from '../data/graph.ts'
import type { LinkPath } from './slots.ts'

/** Extent of a place along the chain. */
export interface Edges {
	start: number
	end: number
}

/** A strand as it crosses one place: where it enters and leaves along the chain, where it lies across it. */
interface Crossing {
	enters: number
	leaves: number
	start: number
	width: number
}

/** A part of a band: the flow of one origin, or the ghost. */
export interface Strand {
	path: LinkPath
	/** Colour of its origin; null for ghost flow. */
	colour: Colour | null
	/** Amount at its source. */
	amount: number
	crossings: Crossing[]
}

/** A strand before it is placed: its amount at the source. */
interface Amount {
	path: LinkPath
	colour: Colour | null
	/** Place of its colour among the origins. */
	shade: number
	amount: number
}

/** Rules by which strands are stacked at one place. */
interface Stacking {
	key(strand: Amount): string
	order(strand: Amount): readonly number[]
	taper(strand: Amount): number
}

/** Cuts every path's flow into strands and places them. */
export function strandsOf(
	paths: readonly LinkPath[],
	originsOf: (path: LinkPath) => Origins,
	layout: Layout,
	boxOf: (stop: string, path: LinkPath) => Edges
): Strand[] {
	const amounts = paths.flatMap((path) => amountsOf(path, originsOf(path)))
	const at = (stop: string) => layout.places.get(stop)?.start ?? 0
	const index = new Map(paths.map((path, position) => [path, position]))
	const from = stacked(amounts, {
		key: ({ path }) => path.from.id,
		order: ({ path, shade }) => [farSide(path, at(path.stops[1] ?? '')), index.get(path) ?? 0, shade],
		taper: () => 1
	})
	const to = stacked(amounts, {
		key: ({ path }) => path.to.id,
		order: ({ path, shade }) => [shade, farSide(path, at(path.stops.at(-2) ?? '')), index.get(path) ?? 0],
		taper: ({ path }) => path.link.taper
	})
	const by = bypassed(amounts, (strand) => [strand.shade, index.get(strand.path) ?? 0])
	return amounts.map((strand) => {
		const { path, colour } = strand
		const lengths = (offset: Offset) => ({
			start: offset.before / layout.tonnesPerPixel,
			width: offset.amount / layout.tonnesPerPixel
		})
		const crossings = path.stops.map((stop, position): Crossing => {
			const box = boxOf(stop, path)
			const last = position === path.stops.length - 1
			const offset = position === 0 ? from(strand) : last ? to(strand) : by(strand, stop)
			const used = position === 0 ? ghostStart(path.from) : last ? path.to.real : offset.used
			const before = colour === null ? offset.before + used : offset.before
			const { start, width } = lengths({ ...offset, before })
			const enters = position === 0 ? box.end : box.start
			return { enters, leaves: last ? box.start : box.end, start: at(stop) + start, width }
		})
		return { path, colour, amount: strand.amount, crossings }
	})
}

/** Ghosts leave beside what is used of a box, or where that leaves which nobody uses today and they would take. */
function ghostStart({ real, out, freed }: FlowNode): number {
	return freed > 0 ? out - freed : Math.max(real, out)
}

function amountsOf(path: LinkPath, origins: Origins): Amount[] {
	const { real, ghost } = path.link
	return [
		...origins.map(({ colour, share, shade }) => ({ path, colour, shade, amount: real * share })),
		{ path, colour: null, shade: 0, amount: ghost }
	].filter((strand) => strand.amount > 0)
}

/** Returns a sort key: what runs back along the lane comes after all that goes straight on. */
function farSide(path: LinkPath, start: number): number {
	return path.course === 'return' ? Infinity : start
}

interface Offset {
	/** Amount stacked before the strand, of its own kind. */
	before: number
	amount: number
	/** Amount of real flow at the place. */
	used: number
}

function stacked(amounts: readonly Amount[], stacking: Stacking): (strand: Amount) => Offset {
	const offsets = new Map<Amount, Offset>()
	const totals = new Map<string, number>()
	const kind = (strand: Amount) => `${strand.colour === null ? 'ghost' : 'real'} ${stacking.key(strand)}`
	const sorted = amounts
		.map((strand) => ({ strand, order: stacking.order(strand) }))
		.sort((a, b) => compare(a.order, b.order))
	for (const { strand } of sorted) {
		const stack = kind(strand)
		const before = totals.get(stack) ?? 0
		const amount = strand.amount * stacking.taper(strand)
		offsets.set(strand, { before, amount, used: 0 })
		totals.set(stack, before + amount)
	}
	return (strand) => offsets.get(strand) ?? { before: 0, amount: 0, used: 0 }
}

/** The same in the places that links pass, each of which holds the links of one bypass. */
function bypassed(amounts: readonly Amount[], order: (strand: Amount) => readonly number[]) {
	const passing = new Map<string, Amount[]>()
	for (const strand of amounts)
		for (const stop of strand.path.stops.slice(1, -1)) {
			const here = passing.get(stop)
			if (here) here.push(strand)
			else passing.set(stop, [strand])
		}
	const byStop = new Map(
		[...passing].map(([stop, here]) => {
			const used = here.reduce((sum, strand) => sum + (strand.colour === null ? 0 : strand.amount), 0)
			return [stop, { used, offset: stacked(here, { key: () => stop, order, taper: () => 1 }) }]
		})
	)
	return (strand: Amount, stop: string): Offset => {
		const found = byStop.get(stop)
		return found ? { ...found.offset(strand), used: found.used } : { before: 0, amount: 0, used: 0 }
	}
}

function compare(a: readonly number[], b: readonly number[]): number {
	for (let index = 0; index < a.length; index++) {
		const [one = 0, other = 0] = [a[index], b[index]]
		if (one !== other) return one < other ? -1 : 1
	}
	return 0
}
