import { error, type Finding } from '../findings/finding.ts'
import type { Draft } from './draft.ts'

const EARLIEST = 1900
const LATEST = 2200

/** The years that can be planned. */
export function lintYears({ chain }: Draft): Finding[] {
	const at = { file: 'chain.yaml' as const, path: ['years'] }
	const { first, last } = chain.years
	if (first > last) return [error('bad-years', at, { kind: 'order', first, last })]
	const outside = first < EARLIEST || last > LATEST
	return outside ? [error('bad-years', at, { kind: 'outside', earliest: EARLIEST, latest: LATEST })] : []
}
