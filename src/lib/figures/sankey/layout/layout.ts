/**
 * Lengths: how many tonnes a pixel stands for, and where each place begins across its column. Places keep the room
 * that the frame gives them, so that nothing moves while a lever does; room that a plan needs beyond it pushes the
 * rest along, and only when a column is full does the scale give way.
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
	/** Least length of a place, for its label. */
	least(slot: Slot): number
	/** Least length of the lane; null where the chain has none. */
	lane: number | null
	/** Amounts that return along the lane: for the plan, and for the frame. */
	returning: { plan: number; frame: number }
	/** Columns that end where the lane begins; the others have the whole length. */
	overLane: { first: number; last: number } | null
}

/** Factor by which the locked scale is reduced, so that plans a little larger than the base situation still fit. */
const HEADROOM = 1.07

/**
 * Places for all columns at a scale locked by the frame's columns. Where a plan needs more than the frame foresaw, its
 * column first gives up room that others do not use; the scale gives way only when even that is not enough.
 */
export function layOut(
	columns: readonly (readonly Slot[])[],
	frame: readonly (readonly Slot[])[],
	ties: readonly Tie[],
	measures: Measures
): Layout {
	const { returning } = measures
	const framed = scaleFor(frame, returning.frame, measures) * HEADROOM
	const tonnesPerPixel = Math.max(framed, scaleFor(columns, returning.plan, measures))
	const most = Math.max(returning.plan, returning.frame)
	const laneStart =
		measures.start + measures.length - laneLength([...columns, ...frame], most, tonnesPerPixel, measures)
	const end = (column: number) => (isOverLane(column, measures) ? laneStart : measures.start + measures.length)
	const rooms = columns.map((column, index) => withRoom(column, end(index) - measures.start, tonnesPerPixel, measures))
	const places = new Map<string, Extent>()
	const main = rooms.map((column) => column.filter((slot) => !slot.lane))
	const sorted = orderTies(ties, main)
	main.forEach((column, index) => {
		const wanted = wantedStarts(column, sorted, tonnesPerPixel, measures, places)
		stack(column, wanted, { from: measures.start, to: end(index) }, tonnesPerPixel, measures, places)
	})
	const laneTop = laneStart + measures.pad
	for (const column of rooms) {
		const lanes = column.filter((slot) => slot.lane)
		stack(
			lanes,
			lanes.map(() => laneTop),
			{ from: laneTop, to: Infinity },
			tonnesPerPixel,
			measures,
			places
		)
	}
	return { tonnesPerPixel, locked: tonnesPerPixel === framed, places, laneStart }
}

/** A column with as much of the frame's room as fits: the same part of what each place does not need itself. */
function withRoom(column: readonly Slot[], length: number, scale: number, measures: Measures): Slot[] {
	const roomy = (part: number) =>
		column.map((slot) => ({ ...slot, room: slot.room + Math.max(0, slot.kept - slot.room) * part }))
	const fits = (part: number) =>
		columnLength(
			roomy(part).filter((slot) => !slot.lane),
			scale,
			measures
		) <=
		length + 0.001
	if (fits(1)) return roomy(1)
	return roomy(bisect(0, 1, (part) => !fits(part)).low)
}

/** Ties by the order of what they join, as they stand at both ends. */
function orderTies(ties: readonly Tie[], columns: readonly (readonly Slot[])[]): Tie[] {
	const index = new Map(columns.flat().map((slot, position) => [slot.key, position]))
	const position = (key: string) => index.get(key) ?? -1
	return ties
		.filter((tie) => index.has(tie.from) && index.has(tie.to) && tie.weight > 0)
		.sort((a, b) => position(a.to) - position(b.to) || position(a.from) - position(b.from))
}

/** Returns where each place would begin if what enters it ran straight. */
function wantedStarts(
	column: readonly Slot[],
	ties: readonly Tie[],
	scale: number,
	measures: Measures,
	places: ReadonlyMap<string, Extent>
): number[] {
	const left = new Map<string, number>()
	const starts = new Map<Tie, number>()
	for (const tie of ties) {
		starts.set(tie, (places.get(tie.from)?.start ?? 0) + (left.get(tie.from) ?? 0))
		left.set(tie.from, (left.get(tie.from) ?? 0) + tie.weight / scale)
	}
	return column.map((slot) => {
		const own = ties.filter((tie) => tie.to === slot.key)
		const weight = own.reduce((sum, tie) => sum + tie.weight, 0)
		let entered = 0
		let moment = 0
		for (const tie of own) {
			moment += ((starts.get(tie) ?? 0) - entered) * tie.weight
			entered += tie.weight / scale
		}
		return weight > 0 ? moment / weight : measures.start
	})
}

/** The largest scale (the fewest tonnes a pixel) at which every column fits beside the lane. */
function scaleFor(columns: readonly (readonly Slot[])[], returning: number, measures: Measures): number {
	const total = columns.flat().reduce((sum, slot) => sum + slot.room, 0)
	if (total === 0) return 1
	const fits = (scale: number) => {
		const lane = laneLength(columns, returning, scale, measures)
		return columns.every((column, index) => {
			const main = column.filter((slot) => !slot.lane)
			return columnLength(main, scale, measures) + (isOverLane(index, measures) ? lane : 0) <= measures.length
		})
	}
	const least = total / measures.length / columns.length
	return Math.exp(bisect(Math.log(least), Math.log(total), (log) => fits(Math.exp(log))).high)
}

const STEPS = 50

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

function laneLength(
	columns: readonly (readonly Slot[])[],
	returning: number,
	scale: number,
	measures: Measures
): number {
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
		(sum, slot, index) =>
			sum + extent(slot, scale, measures) + (index > 0 ? gapBefore(slots, index, scale, measures) : 0),
		0
	)
}

function extent(slot: Slot, scale: number, measures: Measures): number {
	return Math.max(slot.room / scale, slot.node === null ? 0 : measures.least(slot))
}

/** Space before a place. Beside a passing link it grows from nothing with the link, so that none appears at a jump. */
function gapBefore(slots: readonly Slot[], index: number, scale: number, measures: Measures): number {
	const widths = [slots[index - 1], slots[index]].map((slot) =>
		slot === undefined || slot.node !== null ? measures.pad : slot.room / scale
	)
	return Math.min(measures.pad, ...widths)
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
		const gap = index > 0 ? gapBefore(slots, index, scale, measures) : 0
		const start = Math.max(end + gap, wanted[index] ?? 0)
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
		limit = span.start - (index > 0 ? gapBefore(slots, index, scale, measures) : 0)
	}
}
