import { entryAt } from '../addresses/addresses.ts'
import { error, within, type Finding, type Place } from '../findings/finding.ts'
import type { Draft } from './draft.ts'
import { reference } from './references.ts'
import { settable } from './scenarios.ts'

/** Limits that keep processes, or give way to figures, that are not there. */
export function lintLimits(draft: Draft): Finding[] {
	const { files, declared } = draft
	return Object.entries(files.chain.limits ?? {}).flatMap(([id, { keeps, unless }]) => {
		const at: Place = { file: 'chain.yaml', path: ['limits', id] }
		return [
			...keeps.flatMap((each, index) => reference('process', each, declared.processes, within(at, 'keeps', index))),
			...(unless === undefined ? [] : figureAt(unless, draft, within(at, 'unless')))
		]
	})
}

/** A finding when an address is not that of a figure: a lever of several is none. */
function figureAt(address: string, draft: Draft, at: Place): Finding[] {
	const unknown = settable(address, draft, at)
	if (unknown.length > 0 || entryAt(draft.chain, address) !== null) return unknown
	return [error('unknown-address', at, { id: address, suggestion: null })]
}
