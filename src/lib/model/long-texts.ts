/**
 * The long texts of a chain: notes beside its figures and plants, reasons against other figures, titles and addresses of
 * its sources. No plan depends on them, and a reader meets them only where he asks where a figure comes from; so a page can
 * open without them.
 */
import type { Chain, Source } from './chain.ts'

/** What `withoutLongTexts` took from a chain. */
export interface LongTexts {
	sources: Source[]
	/** In the order in which the chain holds them. */
	notes: string[]
}

/** Parts of a chain whose notes stand where a plan is chosen. */
const AT_HAND: readonly string[] = ['scenarios', 'demandBases', 'sources'] satisfies (keyof Chain)[]

/** Keys that hold long texts, wherever they stand in a chain. */
const LONG: readonly string[] = ['note', 'reason']

/** Returns a chain whose long texts are empty, and what they were. Sources keep their ids and publishers. */
export function withoutLongTexts(chain: Chain): { chain: Chain; texts: LongTexts } {
	const notes: string[] = []
	const short = withNotes(chain, (note) => {
		notes.push(note)
		return ''
	})
	const sources = chain.sources.map((source) => ({ ...source, title: '', date: null, url: null, note: null }))
	return { chain: { ...short, sources }, texts: { sources: chain.sources, notes } }
}

/** Puts back what `withoutLongTexts` took from a chain. */
export function withLongTexts(chain: Chain, { sources, notes }: LongTexts): Chain {
	const rest = notes.values()
	return { ...withNotes(chain, () => rest.next().value ?? ''), sources }
}

/** A copy of a chain in which each note is what `change` makes of it. */
function withNotes(chain: Chain, change: (note: string) => string): Chain {
	const parts = Object.entries(chain).map(([key, part]) => [key, AT_HAND.includes(key) ? part : changed(part, change)])
	return Object.fromEntries(parts) as Chain
}

function changed(part: unknown, change: (note: string) => string): unknown {
	if (Array.isArray(part)) return part.map((each) => changed(each, change))
	if (typeof part !== 'object' || part === null) return part
	const entries = Object.entries(part).map(([key, value]) => [
		key,
		LONG.includes(key) && typeof value === 'string' ? change(value) : changed(value, change)
	])
	return Object.fromEntries(entries)
}
