import type { Chain } from '#lib/model/chain.ts'
import { isPlaceholder, PLACEHOLDER, PLACEHOLDERS, STORY_FIGURES } from '#lib/model/files/story-format.ts'
import { importsForSale } from '#lib/model/prices.ts'
import { presentOf, type StepBuild } from '#lib/model/scenario/first-build.ts'
import type { OwnStep, StoryStep } from '#lib/model/story.ts'
import { knownRival, knownScenario, missing, type LeftOut } from '../snapshot.ts'

/** A step that a reader made, as far as this model knows it. */
export interface KnownStep {
	own: OwnStep
	/** Null where the model does not have its scenario: it is then not presented. */
	step: StoryStep | null
	/** Each named once. */
	dropped: LeftOut[]
}

/** Returns the steps as this model knows them. Never throws. */
export function knownSteps(chain: Chain, steps: readonly OwnStep[]): KnownStep[] {
	return steps.map((own) => knownStep(chain, own))
}

/** Returns the steps that can be presented. */
export function presentable(chain: Chain, steps: readonly OwnStep[]): StoryStep[] {
	return knownSteps(chain, steps).flatMap(({ step }) => step ?? [])
}

function knownStep(chain: Chain, own: OwnStep): KnownStep {
	if (!chain.scenarios.some(({ id }) => id === own.scenario.id))
		return { own, step: null, dropped: [missing(own.scenario.id)] }
	const dropped = [own.title, own.note, own.speaker].flatMap((text) =>
		unknownPlaceholders(text ?? '', chain).map(missing)
	)
	const scenario = knownScenario(chain, own.scenario, dropped)
	const known = (ids: ReadonlySet<string>) => (id: string) => {
		if (!ids.has(id)) dropped.push(missing(id))
		return ids.has(id)
	}
	const isElement = known(idsOf(chain.components))
	const isNode = known(idsOf([...chain.feeds, ...chain.processes, ...chain.demands, ...chain.trades]))
	const isFigure = known(new Set(STORY_FIGURES))
	const { title, note, speaker, element, select, show } = own
	const step: StoryStep = {
		title,
		note,
		speaker,
		scenario,
		element: element !== null && isElement(element) ? element : null,
		select: select !== null && isNode(select) ? select : null,
		show: isFigure(show) ? (show as StoryStep['show']) : 'sankey',
		levers: own.levers.filter(known(idsOf(chain.levers))),
		sources: own.sources.filter(known(idsOf(chain.sources)))
	}
	Object.assign(step, askedOf(chain, own, dropped))
	return { own, step, dropped: [...new Map(dropped.map((each) => [each.name, each])).values()] }
}

/** What a step asks beside its plan. */
function askedOf(chain: Chain, own: OwnStep, dropped: LeftOut[]): Pick<StoryStep, 'against' | 'build'> {
	const against = own.against && knownRival(chain, own.against, dropped)
	const build = own.build && knownBuild(chain, own.build, dropped)
	return { ...(against ? { against } : {}), ...(build ? { build } : {}) }
}

function knownBuild(chain: Chain, build: StepBuild, dropped: LeftOut[]): StepBuild | null {
	const knownOf = (ids: readonly string[], list: ReadonlySet<string>) => {
		dropped.push(...ids.filter((id) => !list.has(id)).map(missing))
		return ids.filter((id) => list.has(id))
	}
	const fixed = knownOf(build.fixed, idsOf(chain.processes))
	const limits = build.limits && knownOf(build.limits, idsOf(chain.limits ?? []))
	const imports = build.imports && knownOf(build.imports, idsOf(importsForSale(chain)))
	const [first, last] = [presentOf(chain), chain.years.last]
	if (build.by >= first && build.by <= last)
		return { ...build, fixed, ...(imports ? { imports } : {}), ...(limits ? { limits } : {}) }
	dropped.push({ name: String(build.by), reason: { kind: 'outside-years', first, last } })
	return null
}

const idsOf = (list: readonly { id: string }[]): ReadonlySet<string> => new Set(list.map(({ id }) => id))

/** Placeholders that nothing can be filled in for, as they are written. */
function unknownPlaceholders(sentence: string, chain: Chain): string[] {
	return [...sentence.matchAll(PLACEHOLDER)].flatMap(([whole, name = '', id]) => {
		if (!isPlaceholder(name)) return [whole]
		const list = PLACEHOLDERS[name]
		const fits = list === null ? id === undefined : chain[list].some((each) => each.id === id)
		return fits ? [] : [whole]
	})
}
