/**
 * Lengths: how many tonnes a pixel stands for, and where each place begins across its column. Places keep the room
 * that the frame gives them, so that nothing moves while a lever does; room that a plan needs beyond it pushes the
 * rest along, and only when a column is full does the scale give way.
 */
import type { Slot } from './slots.ts'

/** Across the columns (down the screen, or along it in the narrow form). */
export interface Span {
	start: number
	length: number
}

export interface Layout {
	tonnesPerPixel: number
	places: ReadonlyMap<string, Span>
	/** Where lanes begin; the end of the columns. */
	laneStart: number
}

export interface Measures {
	/** Where the columns begin, and the length to fill. */
	start: number
	length: number
	/** Space between neighbours. */
	pad: number
	/** Least length of a place, for its label. */
	least(slot: Slot): number
	/** Least length of the lane; 0 where the chain has none. */
	lane: number
}

/** Places for all columns, on the largest scale at which the fullest column fits. */
export function layOut(columns: readonly (readonly Slot[])[], measures: Measures): Layout {
	const tonnesPerPixel = scaleFor(columns, measures)
	const lane = laneLength(columns, tonnesPerPixel, measures)
	const laneStart = measures.start + measures.length - lane
	const places = new Map<string, Span>()
	for (const column of columns) {
		place(column.filter((slot) => !slot.lane), measures.start, tonnesPerPixel, measures, places)
		place(column.filter((slot) => slot.lane), laneStart + (lane > 0 ? measures.pad : 0), tonnesPerPixel, measures, places)
	}
	return { tonnesPerPixel, places, laneStart }
}

const STEPS = 60

/** Bisection on the scale: the length of a column falls as a pixel stands for more. */
function scaleFor(columns: readonly (readonly Slot[])[], measures: Measures): number {
	const rooms = columns.flat().map((slot) => slot.room)
	const total = rooms.reduce((sum, room) => sum + room, 0)
	if (total === 0) return 1
	const fits = (scale: number) =>
		columns.every((column) => {
			const main = column.filter((slot) => !slot.lane)
			return lengthOf(main, scale, measures) + laneLength(columns, scale, measures) <= measures.length
		})
	let small = total / measures.length / columns.length
	let large = total
	for (let step = 0; step < STEPS; step++) {
		const middle = Math.sqrt(small * large)
		if (fits(middle)) large = middle
		else small = middle
	}
	return large
}

function laneLength(columns: readonly (readonly Slot[])[], scale: number, measures: Measures): number {
	if (measures.lane === 0) return 0
	const lanes = columns.map((column) => lengthOf(column.filter((slot) => slot.lane), scale, measures))
	return measures.pad * 2 + Math.max(measures.lane, ...lanes)
}

function lengthOf(slots: readonly Slot[], scale: number, measures: Measures): number {
	return slots.reduce((sum, slot, index) => sum + extent(slot, scale, measures) + (index > 0 ? gapBefore(slots, index, scale, measures) : 0), 0)
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

function place(
	slots: readonly Slot[],
	from: number,
	scale: number,
	measures: Measures,
	places: Map<string, Span>
): void {
	let start = from
	slots.forEach((slot, index) => {
		if (index > 0) start += gapBefore(slots, index, scale, measures)
		const length = extent(slot, scale, measures)
		places.set(slot.key, { start, length })
		start += length
	})
}
