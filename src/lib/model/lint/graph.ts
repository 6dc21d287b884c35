import type { Acceptance, Chain, Material, Process } from '../chain.ts'
import { error, warning, type Finding, type Place } from '../findings/finding.ts'
import type { Draft } from './draft.ts'
import { acceptedIn, canRun, reach, type Reached } from './present-components.ts'
import { givenBy, takenBy } from '../process-materials.ts'

/** Checks that matter can flow at all, whatever the capacities: from feeds and imports through processes to demands. */
export function lintGraph({ chain, files }: Draft): Finding[] {
	const made = new Set([
		...chain.feeds.flatMap(({ material, composition }) => (composition ? [material] : [])),
		...chain.trades.flatMap((each) => each.gives ?? []),
		...chain.processes.flatMap(({ modes }) => modes.flatMap(givenBy))
	])
	const taken = new Set([
		...[...chain.demands, ...chain.trades].flatMap((each) => each.takes.map((accepted) => accepted.material)),
		...chain.processes.flatMap(({ modes }) => modes.flatMap(takenBy)),
		...chain.feeds.flatMap(({ material, stock }) => (stock ? [material] : []))
	])
	// Materials that nobody makes are reported once, and then taken as given, so that what follows is not blamed too.
	const reached = reach(chain, new Set([...taken].filter((id) => !made.has(id))))
	return [
		...emptySections(files.chain),
		...chain.materials.flatMap((each) => ends(each, made.has(each.id), taken.has(each.id))),
		...chain.processes.flatMap((each) => unfed(each, reached)),
		...unreached(chain, reached),
		...chain.processes.flatMap((each) => backwards(each, chain))
	]
}

function emptySections(file: Draft['files']['chain']): Finding[] {
	const sections = ['components', 'stages', 'routes', 'materials', 'processes', 'demands'] as const
	const empty = sections.filter((key) => Object.keys(file[key]).length === 0).map((key) => [key])
	const parts = Object.entries(file.demands).filter(([, { parts }]) => Object.keys(parts).length === 0)
	return [...empty, ...parts.map(([id]) => ['demands', id, 'parts'])].map((path) =>
		error('empty-section', { file: 'chain.yaml', path }, { kind: 'section', path: path.join('.') })
	)
}

function ends({ id }: Material, made: boolean, taken: boolean): Finding[] {
	const at: Place = { file: 'chain.yaml', path: ['materials', id] }
	if (!made && !taken) return [warning('unused-material', at, { id })]
	if (!made) return [error('unmade-material', at, { id })]
	return taken ? [] : [warning('untaken-material', at, { id })]
}

function unfed(process: Process, reached: Reached): Finding[] {
	if (process.modes.length === 0 || process.modes.some((mode) => canRun(mode, reached))) return []
	const at: Place = { file: 'chain.yaml', path: ['processes', process.id] }
	return [error('unfed-process', at, { id: process.id, takes: [...new Set(process.modes.flatMap(takenBy))] })]
}

function unreached(chain: Chain, reached: Reached): Finding[] {
	const none = (takes: Acceptance[]) => !takes.some((each) => acceptedIn(each, reached).size > 0)
	return [
		...chain.demands
			.filter(({ takes }) => none(takes))
			.map(({ id, basis }) =>
				error('unreachable-demand', { file: 'chain.yaml', path: ['demands', basis, 'parts', id] }, { id })
			),
		...chain.trades
			.filter(({ kind, takes }) => kind === 'export' && takes.length > 0 && none(takes))
			.map(({ id }) => error('unreachable-export', { file: 'chain.yaml', path: ['trade', id] }, { id }))
	]
}

function backwards(process: Process, chain: Chain): Finding[] {
	if (chain.routes.find((each) => each.id === process.route)?.lane) return []
	const order = new Map(chain.stages.map((each, index) => [each.id, index]))
	const column = (material: string) =>
		order.get(chain.materials.find((each) => each.id === material)?.stage ?? '') ?? NaN
	const own = order.get(process.stage) ?? NaN
	const later = process.modes.flatMap(takenBy).filter((id) => column(id) > own)
	const earlier = process.modes.flatMap(givenBy).filter((id) => column(id) < own)
	const at: Place = { file: 'chain.yaml', path: ['processes', process.id, 'stage'] }
	return [...new Set([...later, ...earlier])].map((material) =>
		warning('backwards', at, { process: process.id, material, does: later.includes(material) ? 'takes' : 'gives' })
	)
}
