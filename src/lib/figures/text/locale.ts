import type { Grouping } from '#lib/messages/grouping.ts'
import type { Words } from '#lib/messages/index.ts'
import type { Chain, NodeId } from '#lib/model/chain.ts'
import { numberFormat, shortUnit, withUnit, type NumberFormat } from './number-format.ts'

/** How one reader reads: language and number format. */
export interface Locale {
	words: Words
	numbers: NumberFormat
}

/** Binds a catalogue to a grouping of digits. */
export function localeOf(words: Words, grouping: Grouping = 'thousands'): Locale {
	return { words, numbers: numberFormat(grouping) }
}

/** Amounts of one chain as text, in pictures (`14,600 t`) and exactly (`14,610 t`). */
export interface Amounts {
	picture(amount: number): string
	full(amount: number): string
}

/** The amounts of a chain in its own unit of mass. */
export function amountsOf(chain: Chain, { numbers }: Locale): Amounts {
	const unit = shortUnit(chain.unit)
	return {
		picture: (amount) => withUnit(numbers.picture(amount), unit),
		full: (amount) => withUnit(numbers.full(amount), unit)
	}
}

/** Display names of everything a flow can come from or go to. */
export function nodeNames(chain: Chain): ReadonlyMap<NodeId, string> {
	return new Map(
		[...chain.feeds, ...chain.processes, ...chain.demands, ...chain.trades].map((node) => [node.id, node.name])
	)
}

/** Display name of one of a list of named things, its id where the model does not have it. */
export function nameIn(things: readonly { id: string; name: string }[], id: string): string {
	return things.find((thing) => thing.id === id)?.name ?? id
}
