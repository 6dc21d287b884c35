/** What one year leaves to the next: what is in the ground and in store. */

import type { Chain, ComponentId, Feed, NodeId, ShareFigure } from '#lib/model/chain.ts'
import { sum } from '#lib/model/sum.ts'
import { SAME_COMPOSITION } from '../tolerances.ts'

/** Amounts left in the ground and in store at the beginning of a year; plain data, safe to keep and to post. */
export interface State {
	/** Base units left in each feed that states a resource. */
	feeds: Record<NodeId, number>
	/** Base units by component in each stock of a material. What is in a stock is mixed. */
	stocks: Record<NodeId, Record<ComponentId, number>>
	/** In each store of an outlet or a by-product, in the store's unit. */
	stores: Record<NodeId, number>
}

/** Returns what a chain says is there before its first year. */
export function stateBefore({ components, feeds, stores }: Chain): State {
	const held = ({ resource, composition }: Feed) =>
		Object.fromEntries(
			components.flatMap(({ id }) => {
				const amount = (resource?.value ?? 0) * (composition?.shares[id] ?? 0)
				return amount > 0 ? [[id, amount] as const] : []
			})
		)
	return {
		feeds: Object.fromEntries(
			feeds.flatMap(({ id, stock, resource }) =>
				stock || !resource || resource.value === null ? [] : [[id, resource.value] as const]
			)
		),
		stocks: Object.fromEntries(feeds.flatMap((feed) => (feed.stock ? [[feed.id, held(feed)] as const] : []))),
		stores: Object.fromEntries(stores.map(({ id, amount }) => [id, amount.value ?? 0]))
	}
}

/**
 * Returns the chain with what a state says is there, in place of its own.
 * @throws RangeError for a state that names what the chain does not have
 */
export function withState(chain: Chain, state: State): Chain {
	const known = new Set([...chain.feeds, ...chain.stores].map(({ id }) => id))
	const strange = [state.feeds, state.stocks, state.stores].flatMap(Object.keys).find((id) => !known.has(id))
	if (strange !== undefined) throw new RangeError(`The chain ${chain.id} has no feed, stock or store "${strange}".`)
	return {
		...chain,
		feeds: chain.feeds.map((feed) => feedIn(feed, state)),
		stores: chain.stores.map((store) => {
			const left = state.stores[store.id]
			return left === undefined ? store : { ...store, amount: { ...store.amount, value: left } }
		})
	}
}

function feedIn(feed: Feed, { feeds, stocks }: State): Feed {
	const held = stocks[feed.id]
	if (held) return stockOf(feed, held)
	const left = feeds[feed.id]
	return left === undefined || !feed.resource ? feed : { ...feed, resource: { ...feed.resource, value: left } }
}

function stockOf(feed: Feed, held: Record<ComponentId, number>): Feed {
	const total = sum(Object.values(held))
	const resource = feed.resource && { ...feed.resource, value: total }
	if (total <= 0) return { ...feed, resource }
	const shares = Object.fromEntries(Object.entries(held).map(([id, amount]) => [id, amount / total]))
	// The same object where nothing has changed, so that the programme need not be built again.
	return { ...feed, resource, composition: isSame(feed.composition, shares) ? feed.composition : mixture(feed, shares) }
}

function isSame(composition: ShareFigure | null, shares: Record<ComponentId, number>): boolean {
	if (!composition) return false
	const ids = new Set([...Object.keys(composition.shares), ...Object.keys(shares)])
	return [...ids].every((id) => Math.abs((composition.shares[id] ?? 0) - (shares[id] ?? 0)) <= SAME_COMPOSITION)
}

/** A composition that comes of a plan has no source of its own. */
function mixture({ composition }: Feed, shares: Record<ComponentId, number>): ShareFigure {
	const origin = composition ?? { status: 'derived', sources: [], confidence: 'low', date: null, note: null }
	return { ...origin, shares, low: shares, high: shares }
}
