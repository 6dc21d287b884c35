import type { Chain } from '../chain.ts'
import type { StoryFile } from '../files/story-file.ts'
import { error, within, type Finding, type Place } from '../findings/finding.ts'
import { union, type DeclaredIds } from '../files/declared-ids.ts'
import type { Draft } from './draft.ts'
import { missingSource, reference } from './references.ts'
import { settings, unknownLever, yearWithin } from './scenarios.ts'
import { isPlaceholder, PLACEHOLDER, PLACEHOLDERS } from '../files/story-format.ts'
import type { FindingParameters } from '../findings/parameters.ts'
import { presentOf } from '../scenario/first-build.ts'
import { suggestionFor } from '../text/suggest.ts'

/** Steps of a story that name nothing, or have a number filled in that does not exist. */
export function lintStory(draft: Draft): Finding[] {
	return draft.files.story.story.flatMap((step, index) => stepFindings(step, draft, index))
}

function stepFindings(step: StoryFile['story'][number], draft: Draft, index: number): Finding[] {
	const { chain, declared } = draft
	const at: Place = { file: 'story.yaml', path: ['story', index] }
	const nodes = union([declared.feeds, declared.stocks, declared.processes, declared.demands, declared.trade])
	return [
		...placeholders(step.title, declared, within(at, 'title')),
		...placeholders(step.note ?? '', declared, within(at, 'note')),
		...placeholders(step.speaker ?? '', declared, within(at, 'speaker')),
		...reference('scenario', step.scenario, declared.scenarios, within(at, 'scenario')),
		...reference('demand', step.demand, declared.bases, within(at, 'demand')),
		...yearWithin(step.year, chain, within(at, 'year')),
		...settings(step.set, draft, within(at, 'set')),
		...reference('component', step.element, declared.components, within(at, 'element')),
		...reference('node', step.select, nodes, within(at, 'select')),
		...reference('scenario', step.against, declared.scenarios, within(at, 'against')),
		...yearWithin(step.build?.by, buildable(draft), within(at, 'build', 'by')),
		...(step.levers ?? []).flatMap((id, i) => leverless(id, draft, within(at, 'levers', i))),
		...(step.source ?? []).flatMap((id, i) => missingSource(id, declared.sources, within(at, 'source', i)))
	]
}

/** The chain with the years by which something can be built alone, where its scenarios can be read. */
function buildable({ chain, whole }: Draft): Chain {
	const [opening] = chain.scenarios
	if (!whole.scenarios || !opening || opening.extends !== null) return chain
	return { ...chain, years: { ...chain.years, first: presentOf(chain) } }
}

/** A finding for what cannot be moved on stage; of a chain with holes nothing is said that the hole may explain. */
function leverless(id: string, { chain, declared, whole }: Draft, at: Place): Finding[] {
	const { processes, feeds, stocks, stores, demands, trade, levers } = declared
	const nodes = union([processes, feeds, stocks, stores, demands, trade, levers])
	const unknown = unknownLever(id, nodes, at)
	if (unknown.length > 0 || !whole.chain || chain.levers.some((lever) => lever.id === id)) return unknown
	return [error('unknown-lever', at, { id, suggestion: null, named: true })]
}

/** By list of the chain: the kind of thing that a placeholder's id names, and the section that declares it. */
const KINDS = {
	processes: ['process', 'processes'],
	demands: ['demand', 'demands'],
	feeds: ['feed', 'feeds'],
	trades: ['trade', 'trade'],
	stages: ['stage', 'stages']
} as const

function placeholders(sentence: string, declared: DeclaredIds, at: Place): Finding[] {
	return [...sentence.matchAll(PLACEHOLDER)].flatMap(([whole, name = '', id]) => {
		const wrong = (of: FindingParameters['unknown-placeholder']) => [error('unknown-placeholder', at, of)]
		if (!isPlaceholder(name))
			return wrong({ kind: 'name', text: whole, suggestion: suggestionFor(name, Object.keys(PLACEHOLDERS)) })
		const list = PLACEHOLDERS[name]
		if (list === null) return id === undefined ? [] : wrong({ kind: 'no-id', name })
		const [of, section] = KINDS[list]
		return id === undefined ? wrong({ kind: 'needs-id', name, of }) : reference(of, id, declared[section], at)
	})
}
