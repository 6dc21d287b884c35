import type { NamedValue } from '../chain.ts'
import { error, within, type Finding } from '../findings/finding.ts'
import type { Draft } from './draft.ts'

/**
 * Named values that state something of money: one for each, money in the chain's currency, and a power of size by which
 * more costs more and a tonne of a larger plant no more than that of a smaller one.
 */
export function lintMoney({ chain }: Draft): Finding[] {
	const stating = (chain.values ?? []).filter(({ states }) => states !== undefined)
	return stating.flatMap((value, place) => {
		const first = stating.slice(0, place).find(({ states }) => states === value.states)
		const at = within({ file: 'chain.yaml', path: [] }, 'values', value.id)
		return [
			...(first ? [error('second-statement', within(at, 'states'), { states: value.states!, first: first.id })] : []),
			...(value.states === 'capital-spending' && chain.currency === null
				? [error('missing-currency', within(at, 'states'))]
				: []),
			...(isExponent(value) ? [] : [error('scale-exponent', within(at, 'value'))])
		]
	})
}

/** True of any value but an exponent of scale, with its range, that is not above 0 or is above 1. */
function isExponent({ states, figure }: NamedValue): boolean {
	if (states !== 'scale-exponent') return true
	return [figure.value, figure.low, figure.high].every((each) => each === null || (each > 0 && each <= 1))
}
