/** `story.yaml`, read. A model without the file has no presentation; nothing in it changes a plan. */
import { z } from 'zod'
import type { Chain } from './chain.ts'
import type { Diagnostic } from './diagnostic.ts'
import { readDocument } from './document.ts'
import { error, formatPath, type Finding, type ModelFile, type Path } from './finding.ts'
import { isProblem, parseQuantity } from './quantity.ts'
import type { Scenario } from './scenario.ts'
import { isPlaceholder, PLACEHOLDER, PLACEHOLDERS, STORY_FIGURES, type StoryStep } from './story.ts'
import { didYouMean } from './suggest.ts'
import { validate } from './validate.ts'

const sentence = z.string().min(1).max(200)
const note = z.string().min(1).max(400)
const id = z.string().min(1)

export const storyFile = z.strictObject({
	story: z
		.array(
			z.strictObject({
				title: sentence,
				note: note.optional(),
				scenario: id,
				year: z.int().optional(),
				demand: id.optional(),
				element: id.optional(),
				select: id.optional(),
				show: z.enum(STORY_FIGURES).optional(),
				set: z.record(id, z.union([z.string(), z.number()])).optional(),
				levers: z.array(id).optional(),
				source: z.array(id).optional()
			})
		)
		.min(1)
})
type StepFile = z.infer<typeof storyFile>['story'][number]

/** The story is presented, not planned: it is read apart from the files that make a model. */
const FILE = 'story.yaml' as ModelFile

/** Where one step of the file is read: looks ids up and reports what is wrong at a path below the step. */
interface StepReader {
	chain: Chain
	report(path: Path, code: string, message: string, hint?: string | null): void
	known<I extends string | undefined>(id: I, things: readonly { id: string }[], path: Path): I
}

/** Reads a story for a chain that was read before; all that is wrong is reported at once. */
export function readStory(text: string | undefined, chain: Chain): { steps: StoryStep[]; diagnostics: Diagnostic[] } {
	if (text === undefined) return { steps: [], diagnostics: [] }
	const document = readDocument(FILE, text)
	const read = validate(FILE, storyFile, document.value, { story: [] })
	const findings: Finding[] = document.findings.length > 0 ? [...document.findings] : [...read.findings]
	const steps = (read.value?.story ?? []).map((step, i) => resolveStep(step, stepReader(chain, i, findings)))
	const diagnostics = findings.map((finding) => {
		const { code, severity, at, message, hint } = finding
		const line = document.lineOf.get(finding) ?? document.line(at.path)
		return { code, severity, file: FILE, line, path: formatPath(at.path), message, hint }
	})
	return { steps, diagnostics }
}

function stepReader(chain: Chain, index: number, findings: Finding[]): StepReader {
	const report: StepReader['report'] = (path, code, message, hint = null) => {
		findings.push(error(code, { file: FILE, path: ['story', index, ...path] }, message, hint))
	}
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
