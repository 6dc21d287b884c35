import type { Chain, Feed, Figure } from '../chain.ts'
import { error, warning, within, type Finding, type Place } from '../findings/finding.ts'
import type { Draft } from './draft.ts'

/** Stocks and stores whose amounts contradict each other, or whose contents are not clear. */
export function lintStocks({ chain, files }: Draft): Finding[] {
	const at = (...path: string[]): Place => ({ file: 'chain.yaml', path })
	return [
		...chain.feeds.flatMap((feed) => (feed.stock ? stock(feed, chain, at('stocks', feed.id)) : [])),
		...chain.stores.flatMap(({ id, amount, limit, unit }) => overfull(amount, limit, unit, at('stores', id))),
		...sharedStores(files.chain.stores ?? {}, at('stores')),
		...unlikeByproducts(chain, at('processes'))
	]
}

function stock(feed: Feed, { components, unit }: Chain, at: Place): Finding[] {
	const { limit, least } = feed.stock!
	const upper = { lower: 'least', upper: 'limit', least: least?.value ?? NaN, most: limit?.value ?? NaN }
	return [
		...contents(feed, components.length, at),
		...(isMore(least, limit) ? [error('bad-range', within(at, 'least'), { kind: 'figure', ...upper })] : []),
		...overfull(feed.resource, limit, unit, at)
	]
}

/** What is in a stock is known, by amount and by component. */
function contents({ id, composition, resource }: Feed, components: number, at: Place): Finding[] {
	if (resource?.state === 'unknown') return [error('stock-unknown', within(at, 'amount'))]
	if (resource?.value === 0 || composition || components === 1) return []
	return [error('missing-key', at, { kind: 'stock', id })]
}

/** False where either is not stated or not known. */
function isMore(one: Figure | null, other: Figure | null): boolean {
	return (one?.value ?? NaN) > (other?.value ?? NaN)
}

function overfull(amount: Figure | null, limit: Figure | null, unit: string, at: Place): Finding[] {
	if (!isMore(amount, limit)) return []
	return [warning('overfull', within(at, 'amount'), { amount: amount!.value!, limit: limit!.value!, unit })]
}

function sharedStores(stores: NonNullable<Draft['files']['chain']['stores']>, at: Place): Finding[] {
	const first = new Map<string, string>()
	return Object.entries(stores).flatMap(([id, { holds }]) => {
		const other = first.get(holds)
		if (other !== undefined) return [error('duplicate-store', within(at, id, 'holds'), { holds, other })]
		first.set(holds, id)
		return []
	})
}

/** By-products of one name that are kept together have one unit. */
function unlikeByproducts({ processes, stores }: Chain, at: Place): Finding[] {
	const units = new Map(stores.flatMap(({ holds, unit }) => ('byproduct' in holds ? [[holds.byproduct, unit]] : [])))
	return processes.flatMap((process) =>
		process.byproducts.flatMap(({ id, unit: made }) => {
			const kept = units.get(id)
			if (kept === undefined || kept === made) return []
			return [error('bad-unit', within(at, process.id, 'byproducts', id, 'per'), { of: 'kept', id, kept, made })]
		})
	)
}
