/**
 * The long texts of a chain: notes beside its figures and plants, reasons against other figures, what its abbreviations stand
 * for, and what its sources are. No plan depends on them, and a reader meets them only where he asks where a figure comes from; so a page can
 * open without them.
 */
import type { Chain, Source } from './chain.ts'
import { fingerprint } from './fingerprint.ts'

/** The long texts of a chain, apart from it. */
export interface LongTexts {
	/** Fingerprint of the chain without them. */
	of: string
	sources: Source[]
	abbreviations: Chain['abbreviations']
	/** In the order in which the chain holds them. */
	notes: string[]
}

/** Keys that hold long texts, wherever they stand in a chain. */
const LONG: readonly string[] = ['note', 'reason']

/** Returns a chain whose long texts are empty, and what they were. Sources keep their ids. */
export function withoutLongTexts(chain: Chain): { chain: Chain; texts: LongTexts } {
	const notes: string[] = []
	const short = withNotes(chain, (note) => {
		notes.push(note)
		return ''
	})
	const sources = chain.sources.map((source) => ({
		...source,
		publisher: '',
		title: '',
		date: null,
		url: null,
		note: null
	}))
	const { abbreviations, ...left } = { ...short, sources }
	return { chain: left, texts: { of: fingerprint(left), sources: chain.sources, abbreviations, notes } }
}

/**
 * Puts back what `withoutLongTexts` took from a chain.
 * @throws Error where the texts are of another chain, or of another version of it: each note would stand beside a figure that it
 * is not of.
 */
export function withLongTexts(chain: Chain, { of, sources, abbreviations, notes }: LongTexts): Chain {
	if (of !== fingerprint(chain)) throw new Error('These texts are of another version of the chain')
	const rest = notes.values()
	const whole = { ...withNotes(chain, () => rest.next().value ?? ''), sources }
	return abbreviations ? { ...whole, abbreviations } : whole
}

/** A copy of a chain in which each note is what `change` makes of it. */
function withNotes(chain: Chain, change: (note: string) => string): Chain {
	// Notes of demands say why a headline is to be doubted, which a page opens with.
	const { demandBases, ...rest } = chain
	return { ...(changed({ ...rest, sources: [] }, change) as Chain), demandBases }
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
