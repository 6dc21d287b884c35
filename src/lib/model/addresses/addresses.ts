/** Addresses of figures: every figure of a chain has one, and `entryAt` finds the figure of each. */
import type { When } from '../capacity.ts'
import type { Address, Chain } from '../chain.ts'
import { suggestionFor, type Suggestion } from '../text/suggest.ts'
import { demandFigures, feedFigures, materialFigures, storeFigures, tradeFigures, valueFigure } from './end-figures.ts'
import type { Addressable, FigureEntry, FigureKind, Owner } from './figure-entry.ts'
import { capacityOf, processFigures } from './process-figures.ts'

/** Names of principal figures, which the id of the node alone addresses too. */
const PRINCIPAL = /^([^.]+)\.(capacity|amount|available)$/

/** The chain's own first year and statuses, for capacities that are asked for without a scenario. */
function opening(chain: Addressable & Partial<Pick<Chain, 'years' | 'counts'>>): When {
	return { year: chain.years?.first ?? 0, counts: chain.counts ?? [] }
}

/**
 * Returns the shortest form of an address: the id of the node alone for its principal figure. Does not say whether there
 * is such a figure.
 */
export function shortAddress(address: string): Address {
	return PRINCIPAL.exec(address)?.[1] ?? address
}

/** True for the address of a plant's first year, which is written as a year. */
export function isStartAddress(address: Address): boolean {
	return /\.plants\.[^.]+\.start$/.test(address)
}

/** Every figure of a chain, each under one address, in the chain's order; capacities as of `when`. */
export function figureAddresses(chain: Chain, when: When = opening(chain)): FigureEntry[] {
	const owner: Owner = { chain, when }
	return [
		...(chain.values ?? []).map((_, i) => valueFigure(owner, i)),
		...chain.materials.flatMap((_, i) => materialFigures(owner, i)),
		...chain.feeds.flatMap((_, i) => feedFigures(owner, i)),
		...chain.stores.flatMap((_, i) => storeFigures(owner, i)),
		...chain.processes.flatMap((_, i) => processFigures(owner, i)),
		...chain.trades.flatMap((_, i) => tradeFigures(owner, i)),
		...chain.demands.flatMap((_, i) => demandFigures(owner, i))
	].filter((entry) => entry.listed)
}

/** The figure at an address, in any of its forms; null when the chain has none there. */
export function entryAt(chain: Addressable, address: Address, when: When = opening(chain)): FigureEntry | null {
	return entriesAt(chain, [address], when)[0]!
}

/** The same for several addresses, each node's figures looked up once. */
export function entriesAt(
	chain: Addressable,
	addresses: readonly Address[],
	when: When = opening(chain)
): (FigureEntry | null)[] {
	const owner: Owner = { chain, when }
	const below = new Map<string, FigureEntry[]>()
	const candidatesOf = (id: string, word: string) => {
		const key = `${id}.${word}`
		const found = below.get(key) ?? candidates(owner, id, word)
		below.set(key, found)
		return found
	}
	return addresses.map((address) => entryOf(owner, address, candidatesOf))
}

function entryOf(
	owner: Owner,
	address: Address,
	candidatesOf: (id: string, word: string) => FigureEntry[]
): FigureEntry | null {
	const { chain } = owner
	const short = shortAddress(address)
	const [id = '', word = ''] = short.split('.', 2)
	const named = (kind: FigureKind) => short === address || address === `${short}.${kind}`
	const process = short === id ? chain.processes.findIndex((each) => each.id === id) : -1
	if (process >= 0) return named('capacity') ? capacityOf(owner, process) : null
	const found = id === 'values' ? namedValue(owner, short) : candidatesOf(id, word).find((e) => e.address === short)
	return found && named(found.kind) ? found : null
}

/** The named value at an address: looked up without the others, of which a chain has many. */
function namedValue(owner: Owner, address: Address): FigureEntry | undefined {
	const index = owner.chain.values?.findIndex(({ id }) => address === `values.${id}`) ?? -1
	return index < 0 ? undefined : valueFigure(owner, index)
}

/** Every figure whose address begins with `id`; of a process those with a word after it, where one is given. */
function candidates(owner: Owner, id: string, word: string | null = null): FigureEntry[] {
	const { chain } = owner
	const of = (list: readonly { id: string }[] | undefined, figures: (own: Owner, index: number) => FigureEntry[]) => {
		const index = list?.findIndex((each) => each.id === id) ?? -1
		return index < 0 ? [] : figures(owner, index)
	}
	return [
		...(id === 'values' ? (chain.values ?? []).map((_, i) => valueFigure(owner, i)) : []),
		...of(chain.processes, (own, index) => processFigures(own, index, word)),
		...of(chain.feeds, feedFigures),
		...of(chain.stores, storeFigures),
		...of(chain.demands, demandFigures),
		...of(chain.trades, tradeFigures),
		...of(chain.materials, materialFigures)
	]
}

/** Returns the address that was probably meant. */
export function meantAddress(chain: Addressable, address: string): Suggestion | null {
	const owner: Owner = { chain, when: opening(chain) }
	const [id = ''] = address.split('.', 1)
	const below = candidates(owner, id).map((entry) => entry.address)
	if (below.length > 0) return suggestionFor(address, below.includes(address) ? below.slice(1) : below)
	const nodes = [chain.processes, chain.feeds, chain.stores, chain.demands, chain.trades].flat().map((each) => each.id)
	return suggestionFor(id, [...nodes, ...chain.levers.map((each) => each.id)])
}
