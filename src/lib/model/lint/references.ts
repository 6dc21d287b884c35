import type { AcceptsFile, ShareFile } from '../files/file.ts'
import { error, within, type Finding, type Place } from '../findings/finding.ts'
import { union } from '../files/declared-ids.ts'
import type { Draft } from './lint.ts'
import { list } from '../resolve/figures.ts'
import { didYouMean } from '../findings/suggest.ts'

/** A finding when `id` is not among `known`; none when it is, or when `known` could not be read. */
export function reference(
	kind: string,
	id: string | undefined,
	known: ReadonlySet<string> | null,
	at: Place
): Finding[] {
	if (id === undefined || known === null || known.has(id)) return []
	return [error(`unknown-${kind}`, at, `There is no ${kind} ${id}.`, didYouMean(id, known))]
}

/** References inside chain.yaml, and to sources from anywhere, that lead nowhere. */
export function lintReferences(draft: Draft): Finding[] {
	return [materials, feeds, processes, trade, demands, sources].flatMap((check) => check(draft))
}

const ROOT: Place = { file: 'chain.yaml', path: [] }

function materials({ files, known }: Draft): Finding[] {
	return Object.entries(files.chain.materials).flatMap(([id, { stage }]) =>
		reference('stage', stage, known.stages, within(ROOT, 'materials', id, 'stage'))
	)
}

function feeds({ files, known }: Draft): Finding[] {
	return Object.entries(files.chain.feeds).flatMap(([id, feed]) => {
		const at = within(ROOT, 'feeds', id)
		return [
			...reference('route', feed.route, known.routes, within(at, 'route')),
			...reference('material', feed.material, known.materials, within(at, 'material')),
			...components(feed.composition, known.components, within(at, 'composition'))
		]
	})
}

function components(file: ShareFile | undefined, known: ReadonlySet<string> | null, at: Place): Finding[] {
	if (!file || typeof file.shares !== 'object') return []
	return Object.keys(file.shares).flatMap((id) => reference('component', id, known, within(at, 'shares', id)))
}

function processes({ files, known }: Draft): Finding[] {
	return Object.entries(files.chain.processes).flatMap(([id, process]) => {
		const at = within(ROOT, 'processes', id)
		return [
			...reference('stage', process.stage, known.stages, within(at, 'stage')),
			...reference('route', process.route, known.routes, within(at, 'route')),
			...reference('material', process.capacity.on, known.materials, within(at, 'capacity', 'on')),
			...process.modes.flatMap((mode, index) => modeReferences(mode, known, within(at, 'modes', index)))
		]
	})
}

type ModeFile = Draft['files']['chain']['processes'][string]['modes'][number]

function modeReferences(mode: ModeFile, known: Draft['known'], at: Place): Finding[] {
	return [
		...accepts(mode.takes, known, within(at, 'takes')),
		...(mode.recipe ?? []).flatMap((each, index) => accepts(each.takes, known, within(at, 'recipe', index, 'takes'))),
		...mode.gives.flatMap((each, index) => {
			const place = within(at, 'gives', index)
			const unknown = destination(each.to, known, within(place, 'to'))
			return each.yield === 'rest'
				? unknown
				: [...unknown, ...components(each.yield, known.components, within(place, 'yield'))]
		})
	]
}

function destination(id: string, known: Draft['known'], at: Place): Finding[] {
	const all = union([known.materials, known.outlets])
	if (all === null || all.has(id)) return []
	return [error('unknown-destination', at, `${id} is neither a material nor an outlet.`, didYouMean(id, all))]
}

function accepts(file: AcceptsFile | undefined, known: Draft['known'], at: Place): Finding[] {
	return list(file ?? []).flatMap((each, index) => {
		const place = Array.isArray(file) ? within(at, index) : at
		if (typeof each === 'string') return reference('material', each, known.materials, place)
		return [
			...reference('material', each.material, known.materials, within(place, 'material')),
			...list(each.only ?? []).flatMap((id) => reference('component', id, known.components, within(place, 'only')))
		]
	})
}

function trade({ files, known }: Draft): Finding[] {
	return Object.entries(files.chain.trade ?? {}).flatMap(([id, each]) => {
		const at = within(ROOT, 'trade', id)
		return [
			...reference('material', each.gives, known.materials, within(at, 'gives')),
			...accepts(each.takes, known, within(at, 'takes')),
			...components(each.composition, known.components, within(at, 'composition'))
		]
	})
}

function demands({ files, known }: Draft): Finding[] {
	return Object.entries(files.chain.demands).flatMap(([basis, { parts }]) =>
		Object.entries(parts).flatMap(([id, part]) =>
			accepts(part.takes, known, within(ROOT, 'demands', basis, 'parts', id, 'takes'))
		)
	)
}

function sources({ figures, shares, files, known }: Draft): Finding[] {
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
	return cited.flatMap(({ at, ids }) => ids.flatMap((id) => missingSource(id, known.sources, at)))
}

/** A finding when a source is not in sources.yaml. */
export function missingSource(id: string, known: ReadonlySet<string> | null, at: Place): Finding[] {
	if (known === null || known.has(id)) return []
	const hint = didYouMean(id, known)
	return [error('missing-source', at, `The source ${id} is not in sources.yaml.`, hint ?? 'Add it there.')]
}
