/** Labels along a line, each as near to its place as the others allow. */

/** A label: where its middle wants to be, and its length. */
export interface Label {
	middle: number
	length: number
}

/**
 * Returns where each label starts: in their order, `apart` from each other, within bounds as far as there is room.
 * Labels that would meet are set as one block around the mean of their wishes.
 */
export function spread(labels: readonly Label[], bounds: { from: number; to: number }, apart: number): number[] {
	const blocks: { labels: number; start: number; length: number; wish: number }[] = []
	for (const { middle, length } of labels) {
		blocks.push({ labels: 1, wish: middle - length / 2, start: middle - length / 2, length })
		settle(blocks, bounds, apart)
	}
	const starts: number[] = []
	let at = 0
	for (const block of blocks) {
		let start = block.start
		for (const { length } of labels.slice(at, at + block.labels)) {
			starts.push(start)
			start += length + apart
		}
		at += block.labels
	}
	return starts
}

type Blocks = { labels: number; start: number; length: number; wish: number }[]

/** Joins the last blocks while they meet, and keeps the last within bounds. */
function settle(blocks: Blocks, bounds: { from: number; to: number }, apart: number): void {
	for (;;) {
		const last = blocks.at(-1)
		if (last === undefined) return
		last.start = Math.max(bounds.from, Math.min(last.wish, bounds.to - last.length))
		const before = blocks.at(-2)
		if (before === undefined || before.start + before.length + apart <= last.start) return
		blocks.splice(-2, 2, joined(before, last, apart))
	}
}

function joined(a: Blocks[number], b: Blocks[number], apart: number): Blocks[number] {
	const labels = a.labels + b.labels
	const offset = a.length + apart
	return {
		labels,
		wish: (a.wish * a.labels + (b.wish - offset) * b.labels) / labels,
		start: a.start,
		length: offset + b.length
	}
}
