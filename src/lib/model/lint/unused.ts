import { warning, type Finding, type ModelFile } from '../findings/finding.ts'
import type { Draft } from './draft.ts'

/** Finds definitions that nothing uses: each is probably a misspelt or forgotten reference. */
export function lintUnused(draft: Draft): Finding[] {
	const { chain } = draft
	const cited = citedSources(draft)
	const routes = new Set([...chain.feeds, ...chain.processes].map((each) => each.route))
	const outlets = new Set(
		chain.processes.flatMap(({ modes }) =>
			modes.flatMap((mode) => mode.yields.map(({ to }) => ('outlet' in to ? to.outlet : '')))
		)
	)
	const compositions = [...chain.feeds, ...chain.trades].map((each) => each.composition?.shares ?? {})
	const sources = draft.whole.sources && draft.whole.scenarios ? chain.sources : []
	return [
		...sources.filter(({ id }) => !cited.has(id)).map(({ id }) => unused('source', id, 'sources.yaml')),
		...chain.routes.filter(({ id }) => !routes.has(id)).map(({ id }) => unused('route', id, 'chain.yaml')),
		...chain.outlets.filter(({ id }) => !outlets.has(id)).map(({ id }) => unused('outlet', id, 'chain.yaml')),
		...chain.components
			.filter(({ id }) => !compositions.some((shares) => shares[id] !== 0 && shares[id] !== undefined))
			.map(({ id }) => unused('component', id, 'chain.yaml'))
	]
}

function unused(kind: 'source' | 'route' | 'outlet' | 'component', id: string, file: ModelFile): Finding {
	return warning(`unused-${kind}`, { file, path: [`${kind}s`, id] }, { id })
}

function citedSources({ figures, shares, chain, files }: Draft): Set<string> {
	return new Set([
		...[...figures, ...shares].flatMap(({ figure }) => figure.sources),
		...figures.flatMap(({ figure }) => figure.alternatives.flatMap((each) => each.sources)),
		...chain.scenarios.flatMap((each) => each.sources),
		...files.story.story.flatMap((step) => step.source ?? []),
		...citedByClaims(files.claims)
	])
}

function citedByClaims(file: Draft['files']['claims']): string[] {
	if (file === null) return []
	const cited = file.claims.flatMap(({ source, against }) => [
		...(source ?? []),
		...(against ?? []).flatMap((each) => each.source)
	])
	return [file.of, ...cited]
}
