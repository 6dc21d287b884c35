import { error, within, type Finding } from '../findings/finding.ts'
import type { Draft } from './draft.ts'

/** Parts that are the element and cannot be: a component has one, above 0 and at most 1. */
export function lintElements({ chain }: Draft): Finding[] {
	const stated = (chain.values ?? []).flatMap(({ id, elementOf, figure }) =>
		elementOf ? [{ id, elementOf, figure }] : []
	)
	return stated.flatMap(({ id, elementOf, figure: { value, low, high } }, place) => {
		const at = within({ file: 'chain.yaml', path: [] }, 'values', id)
		const first = stated.slice(0, place).find((other) => other.elementOf === elementOf)
		const outside = [value, low, high].find((each) => each !== null && (each <= 0 || each > 1))
		return [
			...(first ? [error('second-element', within(at, 'elementOf'), { id: elementOf, first: first.id })] : []),
			...(typeof outside === 'number' ? [error('share-out-of-range', at, { found: outside })] : [])
		]
	})
}
