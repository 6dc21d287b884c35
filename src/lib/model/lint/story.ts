import type { StoryFile } from '../files/file.ts'
import { error, within, type Finding, type Place } from '../findings/finding.ts'
import { union, type KnownIds } from '../files/declared-ids.ts'
import type { Draft } from './lint.ts'
import { missingSource, reference } from './references.ts'
import { settable, settings, yearWithin } from './scenarios.ts'
import { isPlaceholder, PLACEHOLDER, PLACEHOLDERS } from '../story.ts'
import { didYouMean } from '../findings/suggest.ts'

/** Steps of a story that name nothing, or have a number filled in that does not exist. */
export function lintStory(draft: Draft): Finding[] {
	return draft.files.story.story.flatMap((step, index) => stepFindings(step, draft, index))
}

function stepFindings(step: StoryFile['story'][number], draft: Draft, index: number): Finding[] {
	const { chain, known } = draft
	const at: Place = { file: 'story.yaml', path: ['story', index] }
	const nodes = union([known.feeds, known.processes, known.demands, known.trade])
	return [
		...placeholders(step.title, known, within(at, 'title')),
		...placeholders(step.note ?? '', known, within(at, 'note')),
		...reference('scenario', step.scenario, known.scenarios, within(at, 'scenario')),
		...reference('demand', step.demand, known.bases, within(at, 'demand')),
		...yearWithin(step.year, chain, within(at, 'year')),
		...settings(step.set, draft, within(at, 'set')),
		...reference('component', step.element, known.components, within(at, 'element')),
		...reference('node', step.select, nodes, within(at, 'select')),
		...(step.levers ?? []).flatMap((id, i) => leverless(id, draft, within(at, 'levers', i))),
		...(step.source ?? []).flatMap((id, i) => missingSource(id, known.sources, within(at, 'source', i)))
	]
}

/** A finding for what cannot be moved on stage; of a chain with holes nothing is said that the hole may explain. */
function leverless(id: string, { chain, known, whole }: Draft, at: Place): Finding[] {
	const unknown = settable(id, known, at)
	if (unknown.length > 0 || !whole.chain || chain.levers.some((lever) => lever.id === id)) return unknown
	return [error('unknown-lever', at, `${id} has no lever.`, 'Give it one in chain.yaml.')]
}

/** What the id of a placeholder is of, and where its ids are. */
const KINDS = {
	processes: ['process', 'processes'],
	demands: ['demand', 'demands'],
	feeds: ['feed', 'feeds'],
	trades: ['trade', 'trade'],
	stages: ['stage', 'stages']
} as const

function placeholders(sentence: string, known: KnownIds, at: Place): Finding[] {
	return [...sentence.matchAll(PLACEHOLDER)].flatMap(([whole, name = '', id]) => {
		const wrong = (message: string, hint: string | null = null) => [error('unknown-placeholder', at, message, hint)]
		if (!isPlaceholder(name)) return wrong(`${whole} stands for nothing.`, didYouMean(name, Object.keys(PLACEHOLDERS)))
		const list = PLACEHOLDERS[name]
		if (list === null) return id === undefined ? [] : wrong(`{${name}} takes no id.`)
		const [kind, section] = KINDS[list]
		return id === undefined ? wrong(`{${name}} needs the id of a ${kind}.`) : reference(kind, id, known[section], at)
	})
}
