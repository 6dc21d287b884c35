import type { Grouping } from '#lib/messages/notation.ts'
import type { Words } from '#lib/messages/index.ts'
import type { Chain, NodeId } from '#lib/model/chain.ts'
import type { Plan } from '#lib/engine/index.ts'
import { leastAmount } from '../tolerances.ts'
import { numberFormat, shortUnit, toldAmount, withUnit, type NumberFormat } from './number-format.ts'

/** The words of one language, and the digits that go with them. */
export interface Locale {
	words: Words
	numbers: NumberFormat
}

/** Returns a locale: a catalogue of words with a grouping of digits. */
export function localeOf(words: Words, grouping: Grouping = 'thousands'): Locale {
	return { words, numbers: numberFormat(words.notation, grouping) }
}

/** Amounts of one plan as text, in pictures (`14,600 t`) and exactly (`14,610 t`). */
export interface Amounts {
	picture(amount: number): string
	full(amount: number): string
	/** As in pictures, without its unit: `14,600`. */
	bare(amount: number): string
	/** As in pictures, with what is counted: `14,600 t REO`. */
	contained(amount: number): string
}

/** Returns the amounts of a plan in the unit of mass of its chain; what the solver's rounding leaves is 0. */
export function amountsOf(chain: Chain, plan: Plan, { numbers }: Locale): Amounts {
	const unit = shortUnit(chain.unit)
	const least = leastAmount(plan)
	const shown = (amount: number) => (Math.abs(amount) < least ? 0 : amount)
	return {
		picture: (amount) => withUnit(numbers.full(toldAmount(plan, amount)), unit),
		full: (amount) => withUnit(numbers.full(shown(amount)), unit),
		bare: (amount) => numbers.full(toldAmount(plan, amount)),
		contained: (amount) => withUnit(numbers.full(toldAmount(plan, amount)), chain.unit)
	}
}

type Names = ReadonlyMap<NodeId, string>

interface NamesOf {
	full: Names
	short: Names
	shortest: Names
}

const namesByChain = new WeakMap<Chain, NamesOf>()

function namesOf(chain: Chain): NamesOf {
	const known = namesByChain.get(chain)
	if (known !== undefined) return known
	const nodes: { id: NodeId; name: string; short?: string; shortest?: string }[] = [
		...chain.feeds,
		...chain.stores,
		...chain.processes,
		...chain.demands,
		...chain.trades
	]
	const names = {
		full: new Map(nodes.map(({ id, name }) => [id, name])),
		short: new Map(nodes.map(({ id, name, short }) => [id, short ?? name])),
		shortest: new Map(nodes.flatMap(({ id, shortest }) => (shortest === undefined ? [] : [[id, shortest]])))
	}
	namesByChain.set(chain, names)
	return names
}

/** Returns the display names of everything that a flow can come from or go to, by id. Memoised by chain. */
export function nodeNames(chain: Chain): Names {
	return namesOf(chain).full
}

/** Returns the names of the same where room is narrow. Memoised by chain. */
export function shortNames(chain: Chain): Names {
	return namesOf(chain).short
}

/** Returns the names of those that have one for where there is room for one line alone. Memoised by chain. */
export function shortestNames(chain: Chain): Names {
	return namesOf(chain).shortest
}

/** Returns the display name of one of a list of named things, its id where the model does not have it. */
export function nameIn(things: readonly { id: string; name: string }[], id: string): string {
	return things.find((thing) => thing.id === id)?.name ?? id
}

/** Returns the name of whatever can hold delivery back: a node, or a component. */
export function anyName(chain: Chain, id: string): string {
	return nodeNames(chain).get(id) ?? nameIn(chain.components, id)
}

/**
 * Returns the word that several names begin with, as one name for all of them; the names themselves where there is none,
 * where it is the whole name of one of them, or where it stands in `epithets` and names nothing by itself.
 */
export function sharedName(names: readonly string[], epithets: readonly string[]): readonly string[] {
	const [first, ...others] = new Set(names.map((name) => name.split(' ')[0]!))
	if (names.length < 2 || first === undefined || others.length > 0) return names
	return names.includes(first) || epithets.includes(first.toLowerCase()) ? names : [first]
}
