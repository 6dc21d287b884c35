import { error, type Finding } from '../findings/finding.ts'
import type { Draft } from './draft.ts'

const EARLIEST = 1900
const LATEST = 2200

/** The years that can be planned, and those for which named values are stated. */
export function lintYears(draft: Draft): Finding[] {
	return [...plannedYears(draft), ...statedYears(draft)]
}

/** Values are stated for years after the first, which has a figure already. */
function statedYears({ chain: { values = [], years } }: Draft): Finding[] {
	if (years.first >= years.last) return []
	const known = { first: years.first + 1, last: years.last }
	return values.flatMap(({ id, later = [] }) =>
		later
			.filter(({ year }) => year < known.first || year > known.last)
			.map(({ year }) =>
				error('year-outside', { file: 'chain.yaml', path: ['values', id, 'later', String(year)] }, { year, ...known })
			)
	)
}

function plannedYears({ chain }: Draft): Finding[] {
	const at = { file: 'chain.yaml' as const, path: ['years'] }
	const { first, last } = chain.years
	if (first > last) return [error('bad-years', at, { kind: 'order', first, last })]
	const outside = first < EARLIEST || last > LATEST
	return outside ? [error('bad-years', at, { kind: 'outside', earliest: EARLIEST, latest: LATEST })] : []
}
