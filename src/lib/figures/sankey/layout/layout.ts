/**
 * Lengths: how many tonnes a pixel stands for, and where each place begins across its column. A place begins where the
 * frame puts it, so that nothing moves while a lever does; what outgrows the room up to the next place pushes that
 * along, and only when a column is full does the scale give way.
 */
import type { Slot } from './slots.ts'

/** Across the columns (down the screen, or along it in the narrow form). */
export interface Extent {
	start: number
	length: number
}

/** Pulls a place towards one before it, with the amount that runs between them. */
export interface Tie {
	from: string
	to: string
	weight: number
}

/** The scale, and where each place is. */
export interface Layout {
	tonnesPerPixel: number
	/** True while the scale is the frame's; false where the plan is too large for it. */
	locked: boolean
	places: ReadonlyMap<string, Extent>
	/** Start of the lanes, which is the end of the columns over them. */
	laneStart: number
}

/** Lengths and distances that a layout keeps to; pixels. */
export interface Measures {
	/** Start of the columns, and the length to fill. */
	start: number
	length: number
	/** Space between neighbours. */
	pad: number
	/** Space before a place, for its label and for the title of a region that begins with it. */
	lead(slot: Slot): number
	/** Least length of a place. */
	least(slot: Slot): number
	/** Least length of the lane; null where the chain has none. */
	lane: number | null
	/** Amounts that return along the lane: for the plan, and for the frame. */
	returning: { plan: number; frame: number }
	/** Columns that end where the lane begins; the others have the whole length. */
	overLane: { first: number; last: number } | null
	/** Places that begin side by side, at the last of their starts: those under one title. */
	level: readonly (readonly string[])[]
}

type Places = ReadonlyMap<string, Extent>
type Slots = readonly (readonly Slot[])[]

/** Factor by which the locked scale is reduced, so that plans a little larger than the base situation still fit. */
const HEADROOM = 1.08

/** Places for all columns, at the frame's scale and where the frame has them, as far as the plan fits in. */
export function layOut(columns: Slots, frame: Slots, ties: readonly Tie[], measures: Measures): Layout {
	const { returning } = measures
	const framed = frameScale(frame, measures)
	const tonnesPerPixel = fitsAt(framed, columns, returning.plan, measures)
		? framed
		: scaleFor(columns, returning.plan, measures)
	const most = Math.max(returning.plan, returning.frame)
	const laneStart =
		measures.start + measures.length - laneLength([...columns, ...frame], most, tonnesPerPixel, measures)
	const at = { tonnesPerPixel, laneStart, measures, ties }
	const rest = placesOf(frame, new Map(), at)
	return { tonnesPerPixel, locked: tonnesPerPixel === framed, places: placesOf(columns, rest, at), laneStart }
}

const frameScales = new WeakMap<Slots, Map<string, number>>()

/** The scale that a frame sets. It is the same for every plan with the same lengths, so it is kept. */
function frameScale(frame: Slots, measures: Measures): number {
	const { length, pad, lane, overLane, returning } = measures
	const leads = frame.flat().map((slot) => measures.lead(slot))
	const lengths = [length, pad, lane, overLane?.first, overLane?.last, returning.frame, ...leads].join()
	const known = frameScales.get(frame) ?? new Map<string, number>()
	frameScales.set(frame, known)
	const scale = known.get(lengths) ?? scaleFor(frame, returning.frame, measures) * HEADROOM
	known.set(lengths, scale)
	return scale
}

interface Ruling {
	tonnesPerPixel: number
	laneStart: number
	measures: Measures
	ties: readonly Tie[]
}

/** Places of columns: where they rest, or else where what enters them runs straight. */
function placesOf(columns: Slots, rest: Places, { tonnesPerPixel, laneStart, measures, ties }: Ruling): Places {
	const places = new Map<string, Extent>()
	const main = columns.map((column) => column.filter((slot) => !slot.lane))
	const pulls = pullsOf(orderTies(ties, main), tonnesPerPixel)
	const end = (column: number) => (isOverLane(column, measures) ? laneStart : measures.start + measures.length)
	const bounds = (index: number) => ({ from: measures.start, to: end(index) })
	main.forEach((column, index) => {
		const straight = wantedStarts(column, pulls, tonnesPerPixel, measures, places)
		const wanted = column.map((slot, position) => rest.get(slot.key)?.start ?? straight[position] ?? 0)
		stack(column, wanted, bounds(index), tonnesPerPixel, measures, places)
	})
	const level = levels(measures.level, places)
	main.forEach((column, index) => {
		if (!column.some((slot) => level.has(slot.key))) return
		const wanted = column.map(
			(slot) => level.get(slot.key) ?? rest.get(slot.key)?.start ?? places.get(slot.key)?.start ?? 0
		)
		stack(column, wanted, bounds(index), tonnesPerPixel, measures, places)
	})
	for (const column of columns) {
		const lanes = column.filter((slot) => slot.lane)
		const top = laneStart + measures.pad
		stack(
			lanes,
			lanes.map(() => top),
			{ from: top, to: Infinity },
			tonnesPerPixel,
			measures,
			places
		)
	}
	return places
}

/** Common starts of the places that begin side by side. */
function levels(groups: readonly (readonly string[])[], places: Places): ReadonlyMap<string, number> {
	return new Map(
		groups.flatMap((group) => {
			const start = Math.max(...group.map((key) => places.get(key)?.start ?? 0))
			return group.map((key) => [key, start] as const)
		})
	)
}

/** Ties by the order of what they join, as they stand at both ends. */
function orderTies(ties: readonly Tie[], columns: Slots): Tie[] {
	const index = new Map(columns.flat().map((slot, position) => [slot.key, position]))
	const position = (key: string) => index.get(key) ?? -1
	return ties
		.filter((tie) => index.has(tie.from) && index.has(tie.to) && tie.weight > 0)
		.sort((a, b) => position(a.to) - position(b.to) || position(a.from) - position(b.from))
}

/** A tie with where it leaves its source: pixels from the start of that. */
interface Pull extends Tie {
	offset: number
}

/** The ties into each place; what leaves a source is stacked there in the order of the ties. */
function pullsOf(ties: readonly Tie[], scale: number): ReadonlyMap<string, readonly Pull[]> {
	const left = new Map<string, number>()
	const pulls = new Map<string, Pull[]>()
	for (const tie of ties) {
		const offset = left.get(tie.from) ?? 0
		left.set(tie.from, offset + tie.weight / scale)
		const own = pulls.get(tie.to)
		if (own) own.push({ ...tie, offset })
		else pulls.set(tie.to, [{ ...tie, offset }])
	}
	return pulls
}

/** Returns where each place would begin if what enters it ran straight. */
function wantedStarts(
	column: readonly Slot[],
	pulls: ReadonlyMap<string, readonly Pull[]>,
	scale: number,
	measures: Measures,
	places: Places
): number[] {
	return column.map((slot) => {
		const own = pulls.get(slot.key) ?? []
		const weight = own.reduce((sum, tie) => sum + tie.weight, 0)
		let entered = 0
		let moment = 0
		for (const tie of own) {
			moment += ((places.get(tie.from)?.start ?? 0) + tie.offset - entered) * tie.weight
			entered += tie.weight / scale
		}
		return weight > 0 ? moment / weight : measures.start
	})
}

/** The largest scale (the fewest tonnes a pixel) at which every column fits beside the lane. */
function scaleFor(columns: Slots, returning: number, measures: Measures): number {
	const total = columns.flat().reduce((sum, slot) => sum + slot.room, 0)
	if (total === 0) return 1
	const least = total / measures.length / columns.length
	const fits = (log: number) => fitsAt(Math.exp(log), columns, returning, measures)
	return Math.exp(bisect(Math.log(least), Math.log(total), fits).high)
}

/** Tells if every column fits beside the lane at a scale. */
function fitsAt(scale: number, columns: Slots, returning: number, measures: Measures): boolean {
	const lane = laneLength(columns, returning, scale, measures)
	return columns.every((column, index) => {
		const main = column.filter((slot) => !slot.lane)
		return columnLength(main, scale, measures) + (isOverLane(index, measures) ? lane : 0) <= measures.length
	})
}

/** Halvings that find a scale to a millionth of itself. */
const STEPS = 26

/** Narrows down where a condition turns from false to true between two numbers. */
function bisect(low: number, high: number, isTrue: (value: number) => boolean): { low: number; high: number } {
	for (let step = 0; step < STEPS; step++) {
		const middle = (low + high) / 2
		if (isTrue(middle)) high = middle
		else low = middle
	}
	return { low, high }
}

function isOverLane(column: number, { overLane }: Measures): boolean {
	return overLane !== null && column >= overLane.first && column <= overLane.last
}

function laneLength(columns: Slots, returning: number, scale: number, measures: Measures): number {
	if (measures.lane === null) return 0
	const lanes = columns.map((column) =>
		columnLength(
			column.filter((slot) => slot.lane),
			scale,
			measures
		)
	)
	return measures.pad * 2 + Math.max(measures.lane, ...lanes) + returning / scale
}

function columnLength(slots: readonly Slot[], scale: number, measures: Measures): number {
	return slots.reduce(
		(sum, slot, index) => sum + spaceBefore(slots, index, scale, measures) + extent(slot, scale, measures),
		0
	)
}

function extent(slot: Slot, scale: number, measures: Measures): number {
	return Math.max(slot.room / scale, slot.node === null ? 0 : measures.least(slot))
}

/**
 * Space before a place, its label's included. Beside a passing link it grows from nothing with the link, so that none
 * appears at a jump; two nodes are never nearer than neighbours, whatever passes between them.
 */
function spaceBefore(slots: readonly Slot[], index: number, scale: number, measures: Measures): number {
	const slot = slots[index]
	const lead = slot === undefined ? 0 : measures.lead(slot)
	if (index === 0) return lead
	const widths = [slots[index - 1], slot].map((each) =>
		each === undefined || each.node !== null ? measures.pad : each.room / scale
	)
	const space = Math.min(measures.pad, ...widths)
	if (slot === undefined || slot.node === null) return lead + space
	return lead + Math.max(space, measures.pad - passedBefore(slots, index, scale, measures))
}

/** Returns the length of the links that pass between a place and the node before it; without such a node, Infinity. */
function passedBefore(slots: readonly Slot[], index: number, scale: number, measures: Measures): number {
	let length = 0
	for (let at = index - 1; at >= 0; at--) {
		const slot = slots[at]
		if (slot === undefined) break
		if (slot.node !== null) return length
		length += extent(slot, scale, measures) + spaceBefore(slots, at, scale, measures)
	}
	return Infinity
}

/** Places as near to where they are wanted as order and space allow: first pushed down, then back up from the end. */
function stack(
	slots: readonly Slot[],
	wanted: readonly number[],
	bounds: { from: number; to: number },
	scale: number,
	measures: Measures,
	places: Map<string, Extent>
): void {
	const spans: Extent[] = []
	let end = bounds.from
	slots.forEach((slot, index) => {
		const start = Math.max(end + spaceBefore(slots, index, scale, measures), wanted[index] ?? 0)
		spans.push({ start, length: extent(slot, scale, measures) })
		end = start + extent(slot, scale, measures)
	})
	let limit = bounds.to
	for (let index = spans.length - 1; index >= 0; index--) {
		const span = spans[index]
		const slot = slots[index]
		if (span === undefined || slot === undefined) continue
		span.start = Math.min(span.start, limit - span.length)
		places.set(slot.key, span)
		limit = span.start - spaceBefore(slots, index, scale, measures)
	}
}
