import type { AcceptsFile } from '../files/chain-file.ts'
import type { ShareFile } from '../files/figure-file.ts'
import { error, within, type Finding, type Place } from '../findings/finding.ts'
import { union } from '../files/declared-ids.ts'
import type { Draft } from './draft.ts'
import { list } from '../resolve/figures.ts'
import type { ReferenceKind } from '../findings/parameters.ts'
import { suggestionFor } from '../text/suggest.ts'

/** A finding when `id` is not among `declared`; none when it is, or when `declared` could not be read. */
export function reference(
	kind: ReferenceKind,
	id: string | undefined,
	declared: ReadonlySet<string> | null,
	at: Place
): Finding[] {
	if (id === undefined || declared === null || declared.has(id)) return []
	return [error(`unknown-${kind}`, at, { id, suggestion: suggestionFor(id, declared) })]
}

/** References inside chain.yaml, and to sources from anywhere, that lead nowhere. */
export function lintReferences(draft: Draft): Finding[] {
	return [values, materials, feeds, stocks, stores, processes, trade, demands, sources].flatMap((check) => check(draft))
}

const ROOT: Place = { file: 'chain.yaml', path: [] }

function values({ files, declared }: Draft): Finding[] {
	return Object.entries(files.chain.values ?? {}).flatMap(([id, { prices, elementOf }]) => [
		...reference('component', prices, declared.components, within(ROOT, 'values', id, 'prices')),
		...reference('component', elementOf, declared.components, within(ROOT, 'values', id, 'elementOf'))
	])
}

function materials({ files, declared }: Draft): Finding[] {
	return Object.entries(files.chain.materials).flatMap(([id, { stage }]) =>
		reference('stage', stage, declared.stages, within(ROOT, 'materials', id, 'stage'))
	)
}

function feeds({ files, declared }: Draft): Finding[] {
	return Object.entries(files.chain.feeds).flatMap(([id, feed]) => {
		const at = within(ROOT, 'feeds', id)
		return [
			...reference('route', feed.route, declared.routes, within(at, 'route')),
			...reference('material', feed.material, declared.materials, within(at, 'material')),
			...components(feed.composition, declared.components, within(at, 'composition'))
		]
	})
}

function stocks({ files, declared }: Draft): Finding[] {
	return Object.entries(files.chain.stocks ?? {}).flatMap(([id, stock]) => {
		const at = within(ROOT, 'stocks', id)
		return [
			...reference('route', stock.route, declared.routes, within(at, 'route')),
			...reference('material', stock.material, declared.materials, within(at, 'material')),
			...components(stock.composition, declared.components, within(at, 'composition'))
		]
	})
}

function stores({ files, declared, chain }: Draft): Finding[] {
	const byproducts = chain.processes.flatMap((process) => process.byproducts.map((each) => each.id))
	const all = declared.processes && union([declared.outlets, new Set(byproducts)])
	return Object.entries(files.chain.stores ?? {}).flatMap(([id, { holds }]) =>
		reference('kept', holds, all, within(ROOT, 'stores', id, 'holds'))
	)
}

function components(file: ShareFile | undefined, declared: ReadonlySet<string> | null, at: Place): Finding[] {
	if (typeof file !== 'object') return []
	const named = (key: 'shares' | 'amounts') =>
		typeof file[key] === 'object'
			? Object.keys(file[key]).flatMap((id) => reference('component', id, declared, within(at, key, id)))
			: []
	return [...named('shares'), ...named('amounts'), ...reference('component', file.rest, declared, within(at, 'rest'))]
}

function processes({ files, declared }: Draft): Finding[] {
	return Object.entries(files.chain.processes).flatMap(([id, process]) => {
		const at = within(ROOT, 'processes', id)
		return [
			...reference('stage', process.stage, declared.stages, within(at, 'stage')),
			...reference('route', process.route, declared.routes, within(at, 'route')),
			...list(process.capacity.on ?? []).flatMap((each) =>
				reference('material', each, declared.materials, within(at, 'capacity', 'on'))
			),
			...process.modes.flatMap((mode, index) => modeReferences(mode, declared, within(at, 'modes', index)))
		]
	})
}

type ModeFile = Draft['files']['chain']['processes'][string]['modes'][number]

function modeReferences(mode: ModeFile, declared: Draft['declared'], at: Place): Finding[] {
	return [
		...accepts(mode.takes, declared, within(at, 'takes')),
		...(mode.recipe ?? []).flatMap((each, index) =>
			accepts(each.takes, declared, within(at, 'recipe', index, 'takes'))
		),
		...mode.gives.flatMap((each, index) => {
			const place = within(at, 'gives', index)
			const unknown = destination(each.to, declared, within(place, 'to'))
			return each.yield === 'rest'
				? unknown
				: [...unknown, ...components(each.yield, declared.components, within(place, 'yield'))]
		})
	]
}

function destination(id: string, declared: Draft['declared'], at: Place): Finding[] {
	const all = union([declared.materials, declared.outlets])
	if (all === null || all.has(id)) return []
	return [error('unknown-destination', at, { id, suggestion: suggestionFor(id, all) })]
}

function accepts(file: AcceptsFile | undefined, declared: Draft['declared'], at: Place): Finding[] {
	return list(file ?? []).flatMap((each, index) => {
		const place = Array.isArray(file) ? within(at, index) : at
		if (typeof each === 'string') return reference('material', each, declared.materials, place)
		return [
			...reference('material', each.material, declared.materials, within(place, 'material')),
			...list(each.only ?? []).flatMap((id) => reference('component', id, declared.components, within(place, 'only')))
		]
	})
}

function trade({ files, declared }: Draft): Finding[] {
	return Object.entries(files.chain.trade ?? {}).flatMap(([id, each]) => {
		const at = within(ROOT, 'trade', id)
		return [
			...reference('material', each.gives, declared.materials, within(at, 'gives')),
			...accepts(each.takes, declared, within(at, 'takes')),
			...components(each.composition, declared.components, within(at, 'composition'))
		]
	})
}

function demands({ files, declared }: Draft): Finding[] {
	return Object.entries(files.chain.demands).flatMap(([basis, { parts }]) =>
		Object.entries(parts).flatMap(([id, part]) =>
			accepts(part.takes, declared, within(ROOT, 'demands', basis, 'parts', id, 'takes'))
		)
	)
}

function sources({ figures, shares, files, declared }: Draft): Finding[] {
	const cited = [
		...[...figures, ...shares].map(({ at, figure }) => ({ at: within(at, 'source'), ids: figure.sources })),
		...figures.flatMap(({ at, figure }) =>
			figure.alternatives.map((each, index) => ({ at: within(at, 'alternatives', index, 'source'), ids: each.sources }))
		),
		...Object.entries(files.scenarios.scenarios).map(([id, { source }]) => ({
			at: { file: 'scenarios.yaml' as const, path: ['scenarios', id, 'source'] },
			ids: list(source ?? [])
		}))
	]
	return cited.flatMap(({ at, ids }) => ids.flatMap((id) => missingSource(id, declared.sources, at)))
}

/** A finding when a source is not in sources.yaml. */
export function missingSource(id: string, declared: ReadonlySet<string> | null, at: Place): Finding[] {
	if (declared === null || declared.has(id)) return []
	return [error('missing-source', at, { id, suggestion: suggestionFor(id, declared) })]
}
