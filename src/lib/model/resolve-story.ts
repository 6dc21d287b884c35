/** `story.yaml`: what is told in a presentation. Nothing in it changes a plan. */
import type { Chain } from './chain.ts'
import type { StoryFile } from './file.ts'
import { error, type Path, type Report } from './finding.ts'
import { isProblem, parseQuantity } from './quantity.ts'
import type { Scenario } from './scenario.ts'
import { isPlaceholder, PLACEHOLDER, PLACEHOLDERS, type StoryStep } from './story.ts'
import { didYouMean } from './suggest.ts'

type StepFile = StoryFile['story'][number]

/** Where one step of the file is read: looks ids up and reports what is wrong at a path below the step. */
interface StepReader {
	chain: Chain
	report(path: Path, code: string, message: string, hint?: string | null): void
	known<I extends string | undefined>(id: I, things: readonly { id: string }[], path: Path): I
}

/** The steps of a story for a chain that has nothing wrong in it; all that is wrong in them is reported at once. */
export function resolveStory(file: StoryFile | null, chain: Chain, report: Report): StoryStep[] {
	return (file?.story ?? []).map((step, index) => resolveStep(step, stepReader(chain, index, report)))
}

function stepReader(chain: Chain, index: number, found: Report): StepReader {
	const report: StepReader['report'] = (path, code, message, hint = null) =>
		found(error(code, { file: 'story.yaml', path: ['story', index, ...path] }, message, hint))
	return {
		chain,
		report,
		known(id, things, path) {
			const ids = things.map((thing) => thing.id)
			if (id !== undefined && !ids.includes(id))
				report(path, 'unknown-id', `${id} is not in this model.`, didYouMean(id, ids))
			return id
		}
	}
}

function resolveStep(step: StepFile, reader: StepReader): StoryStep {
	const { chain, known } = reader
	const nodes = [...chain.feeds, ...chain.processes, ...chain.demands, ...chain.trades]
	checkPlaceholders(step.title, 'title', reader)
	checkPlaceholders(step.note ?? '', 'note', reader)
	return {
		title: step.title,
		note: step.note ?? null,
		scenario: {
			id: known(step.scenario, chain.scenarios, ['scenario']),
			year: yearWithin(step.year, reader),
			demand: known(step.demand, chain.demandBases, ['demand']) ?? null,
			set: leverValues(step.set ?? {}, reader)
		},
		element: known(step.element, chain.components, ['element']) ?? null,
		select: known(step.select, nodes, ['select']) ?? null,
		show: step.show ?? 'sankey',
		levers: (step.levers ?? []).map((lever, i) => known(lever, chain.levers, ['levers', i])),
		sources: (step.source ?? []).map((source, i) => known(source, chain.sources, ['source', i]))
	}
}

function yearWithin(year: number | undefined, { chain, report }: StepReader): number | null {
	const { first, last } = chain.years
	if (year !== undefined && (year < first || year > last))
		report(['year'], 'out-of-range', `${year} is not within ${first} to ${last}.`)
	return year ?? null
}

function checkPlaceholders(sentence: string, key: string, { chain, report, known }: StepReader): void {
	for (const [whole, name = '', id] of sentence.matchAll(PLACEHOLDER)) {
		if (!isPlaceholder(name)) {
			report([key], 'unknown-placeholder', `${whole} stands for nothing.`, didYouMean(name, Object.keys(PLACEHOLDERS)))
			continue
		}
		const list = PLACEHOLDERS[name]
		if (list !== null) known(id ?? '', chain[list], [key])
		else if (id !== undefined) report([key], 'unknown-placeholder', `{${name}} takes no id.`)
	}
}

/** Amounts written in the levers' own units, as the numbers of a scenario. */
function leverValues(set: NonNullable<StepFile['set']>, { chain, report, known }: StepReader): Scenario['set'] {
	const values = Object.entries(set).map(([id, written]) => {
		const lever = chain.levers.find((each) => each.id === known(id, chain.levers, ['set', id]))
		const quantity = parseQuantity(written)
		if (isProblem(quantity)) report(['set', id], 'bad-amount', quantity.problem)
		else if (quantity.state !== 'known') report(['set', id], 'bad-amount', `A lever cannot be ${quantity.state}.`)
		else if (lever && quantity.unit.text !== lever.unit)
			report(['set', id], 'bad-unit', `"${written}" is not in the unit of the lever.`, `Write it in ${lever.unit}.`)
		return [id, 'number' in quantity ? quantity.number : 0] as const
	})
	return Object.fromEntries(values)
}
