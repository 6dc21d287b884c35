import { error, within, type Finding, type Place } from '../findings/finding.ts'
import type { DeclaredIds } from '../files/declared-ids.ts'
import type { Draft } from './draft.ts'

/** Sections whose entries share one space of ids, since a flow or a lever may name any of them. */
const SPACES: readonly (readonly (keyof DeclaredIds)[])[] = [
	['feeds', 'stocks', 'stores', 'processes', 'trade', 'demands', 'levers'],
	['materials', 'outlets']
]

/** Words that a plan uses beside ids. */
const RESERVED: Partial<Record<keyof DeclaredIds, readonly string[]>> = {
	feeds: ['surplus', 'values'],
	stocks: ['surplus', 'values'],
	stores: ['surplus', 'values'],
	processes: ['surplus', 'values'],
	trade: ['surplus', 'values'],
	demands: ['surplus', 'values'],
	levers: ['surplus', 'values'],
	materials: ['feed', 'surplus', 'values']
}

/** Ids that are used twice in one space, or that cannot be used at all. */
export function lintIds(draft: Draft): Finding[] {
	const places = idPlaces(draft)
	return [...SPACES.flatMap((space) => duplicates(space, places)), ...reserved(places)]
}

type Places = Record<keyof DeclaredIds, { id: string; at: Place }[]>

function idPlaces({ declared, files }: Draft): Places {
	const under = (section: keyof DeclaredIds, file: Place['file'] = 'chain.yaml', key: string = section) =>
		[...(declared[section] ?? [])].map((id) => ({ id, at: { file, path: [key, id] } }))
	return {
		components: under('components'),
		stages: under('stages'),
		routes: under('routes'),
		outlets: under('outlets'),
		materials: under('materials'),
		feeds: under('feeds'),
		stocks: under('stocks'),
		stores: under('stores'),
		processes: under('processes'),
		trade: under('trade'),
		bases: under('bases', 'chain.yaml', 'demands'),
		// One by one: two bases may hold the same id, which a set would hide.
		demands: Object.entries(files.chain.demands).flatMap(([basis, { parts }]) =>
			Object.keys(parts).map((id) => ({
				id,
				at: { file: 'chain.yaml' as const, path: ['demands', basis, 'parts', id] }
			}))
		),
		levers: under('levers'),
		values: under('values'),
		scenarios: under('scenarios', 'scenarios.yaml'),
		sources: under('sources', 'sources.yaml')
	}
}

function duplicates(space: readonly (keyof DeclaredIds)[], places: Places): Finding[] {
	const first = new Map<string, string>()
	return space
		.flatMap((section) => places[section].map((each) => ({ ...each, section })))
		.flatMap(({ id, at, section }) => {
			const taken = first.get(id)
			if (taken === undefined) {
				first.set(id, section)
				return []
			}
			return [error('duplicate-id', at, { id, section: taken, sections: space })]
		})
}

function reserved(places: Places): Finding[] {
	return Object.entries(places).flatMap(([section, entries]) =>
		entries
			.filter(({ id }) => id in Object.prototype || RESERVED[section as keyof DeclaredIds]?.includes(id))
			.map(({ id, at }) => error('reserved-id', within(at), { id }))
	)
}
