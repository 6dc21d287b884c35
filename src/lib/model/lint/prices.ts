import { error, within, type Finding } from '../findings/finding.ts'
import type { Draft } from './draft.ts'

/** Listed prices that could not be told apart, or that are in no money: a component has one, in the chain's currency. */
export function lintPrices({ chain }: Draft): Finding[] {
	const priced = (chain.values ?? []).flatMap(({ id, prices }) => (prices === undefined ? [] : [{ id, prices }]))
	return priced.flatMap(({ id, prices }, place) => {
		const at = within({ file: 'chain.yaml', path: [] }, 'values', id, 'prices')
		const first = priced.slice(0, place).find((other) => other.prices === prices)
		return [
			...(first ? [error('second-price', at, { id: prices, first: first.id })] : []),
			...(chain.currency === null ? [error('missing-currency', at)] : [])
		]
	})
}
