import type { ChainFile } from './chain-file.ts'
import type { ModelDocument } from './document.ts'
import type { ModelFile } from '../findings/finding.ts'
import { isMapping } from '../mapping.ts'

/**
 * Ids that a model defines, also by entries that are themselves wrong, so that one mistake is not reported again at
 * every reference to it. Null where a section cannot be read: nothing can then be said about references to it.
 */
export interface DeclaredIds {
	components: ReadonlySet<string> | null
	stages: ReadonlySet<string> | null
	routes: ReadonlySet<string> | null
	outlets: ReadonlySet<string> | null
	materials: ReadonlySet<string> | null
	feeds: ReadonlySet<string> | null
	stocks: ReadonlySet<string> | null
	stores: ReadonlySet<string> | null
	processes: ReadonlySet<string> | null
	trade: ReadonlySet<string> | null
	bases: ReadonlySet<string> | null
	demands: ReadonlySet<string> | null
	scenarios: ReadonlySet<string> | null
	sources: ReadonlySet<string> | null
	levers: ReadonlySet<string> | null
	values: ReadonlySet<string> | null
}

/** Ids as they stand in the files, whether or not the entries are right. */
export function declaredIds(documents: Record<ModelFile, ModelDocument>): DeclaredIds {
	const chain = documents['chain.yaml'].value
	const section = (key: string) => idsOf(at(chain, key))
	const optional = (key: string) => (at(chain, key) === undefined ? new Set<string>() : section(key))
	return {
		components: section('components'),
		stages: section('stages'),
		routes: section('routes'),
		outlets: optional('outlets'),
		materials: section('materials'),
		feeds: section('feeds'),
		stocks: optional('stocks'),
		stores: optional('stores'),
		processes: section('processes'),
		trade: optional('trade'),
		levers: optional('levers'),
		values: optional('values'),
		bases: section('demands'),
		demands: demandIds(at(chain, 'demands')),
		scenarios: idsOf(at(documents['scenarios.yaml'].value, 'scenarios')),
		sources: idsOf(at(documents['sources.yaml'].value, 'sources'))
	}
}

/** The same of a chain that states no demands, with those that stand for its products. */
export function withOpenIds(declared: DeclaredIds, { demands }: Pick<ChainFile, 'demands'>): DeclaredIds {
	return { ...declared, bases: idsOf(demands), demands: demandIds(demands) }
}

function demandIds(demands: unknown): ReadonlySet<string> | null {
	if (!isMapping(demands)) return null
	const parts = Object.values(demands).map((basis) => idsOf(at(basis, 'parts')))
	return union(parts)
}

/** All ids of several sections; null when one of them cannot be read. */
export function union(sets: readonly (ReadonlySet<string> | null)[]): ReadonlySet<string> | null {
	return sets.includes(null) ? null : new Set(sets.flatMap((each) => [...(each ?? [])]))
}

function idsOf(value: unknown): ReadonlySet<string> | null {
	return isMapping(value) ? new Set(Object.keys(value)) : null
}

function at(value: unknown, key: string): unknown {
	return isMapping(value) && Object.hasOwn(value, key) ? value[key] : undefined
}
