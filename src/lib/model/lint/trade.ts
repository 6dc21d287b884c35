import { error, within, type Finding, type Place } from '../findings/finding.ts'
import type { Draft } from './draft.ts'
import { outsideChance } from './plants.ts'

/** Imports bring a material of known composition; exports take materials. Neither does the other. A chance is at most 1. */
export function lintTrade({ files, chain }: Draft): Finding[] {
	const chances = chain.trades.flatMap(({ id, chance }) =>
		outsideChance(chance, { file: 'chain.yaml', path: ['trade', id, 'chance'] })
	)
	const keys = Object.entries(files.chain.trade ?? {}).flatMap(([id, file]) => {
		const at: Place = { file: 'chain.yaml', path: ['trade', id] }
		const needs = file.kind === 'import' ? (['gives', 'composition'] as const) : (['takes'] as const)
		const not = file.kind === 'import' ? (['takes'] as const) : (['gives', 'composition'] as const)
		return [
			...needs
				.filter((key) => file[key] === undefined)
				.map((key) => error('missing-key', at, { kind: 'trade', key, trade: file.kind })),
			...not
				.filter((key) => file[key] !== undefined)
				.map((key) => error('misplaced-key', within(at, key), { key, trade: file.kind }))
		]
	})
	return [...keys, ...chances]
}
