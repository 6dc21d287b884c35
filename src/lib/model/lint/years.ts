import { error, type Finding } from '../findings/finding.ts'
import type { Draft } from './draft.ts'

const EARLIEST = 1900
const LATEST = 2200

/** The years that can be planned. */
export function lintYears({ chain }: Draft): Finding[] {
	const at = { file: 'chain.yaml' as const, path: ['years'] }
	const { first, last } = chain.years
	if (first > last) return [error('bad-years', at, `The first year, ${first}, is after the last, ${last}.`)]
	const outside = first < EARLIEST || last > LATEST
	return outside ? [error('bad-years', at, `Years lie between ${EARLIEST} and ${LATEST}.`)] : []
}
