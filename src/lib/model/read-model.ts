import type { z } from 'zod'
import type { Chain } from './chain.ts'
import type { Diagnostic } from './findings/diagnostic.ts'
import { readDocument, type ModelDocument } from './files/document.ts'
import { chainFile, checksFile, scenariosFile, sourcesFile, storyFile, type CheckFile } from './files/file.ts'
import { error, formatPath, MODEL_FILES, type Finding, type ModelFile } from './findings/finding.ts'
import { declaredIds } from './files/declared-ids.ts'
import type { Draft } from './lint/draft.ts'
import { lint } from './lint/lint.ts'
import type { Reading } from './resolve/figures.ts'
import { resolve } from './resolve/resolve.ts'
import { resolveStory } from './resolve/story.ts'
import type { StoryStep } from './story.ts'
import { validate, type Validated } from './files/validate.ts'

/** The text of each file of a model; left out or undefined for a file that is not there. */
export type ModelTexts = { readonly [file in ModelFile]?: string | undefined }

/** A model as read: a chain that can be planned, or the errors that keep it from that, and warnings in either case. */
export interface ReadModel {
	chain: Chain | null
	checks: CheckFile[]
	/** Empty where the model has none: it then has no presentation. */
	story: StoryStep[]
	diagnostics: Diagnostic[]
}

type Documents = Record<ModelFile, ModelDocument>

/**
 * Reads the files of a model, checks them and brings them to base units. Never throws: all that is wrong, in all the
 * files, is in `diagnostics`, and the chain is null when any of it is an error.
 */
export function readModel(texts: ModelTexts): ReadModel {
	const documents = Object.fromEntries(MODEL_FILES.map((file) => [file, openFile(file, texts[file])])) as Documents
	const files = validateAll(documents)
	const findings = [...Object.values(documents), ...Object.values(files)].flatMap((each) => each.findings)
	const draft = draftModel(files, documents)
	if (draft) findings.push(...draft.findings, ...lint(draft))
	const diagnostics = locate(findings, documents)
	if (!draft || diagnostics.some((each) => each.severity === 'error'))
		return { chain: null, checks: [], story: [], diagnostics }
	const { chain, files: read } = draft
	return { chain, checks: read.checks.checks, story: resolveStory(read.story, chain), diagnostics }
}

const NEEDED: Partial<Record<ModelFile, string>> = {
	'chain.yaml':
		'A model is a folder with chain.yaml, scenarios.yaml and sources.yaml; checks.yaml and story.yaml are optional.',
	'scenarios.yaml': 'The least is: scenarios: {today: {name: Today, note: As it stands}}',
	'sources.yaml': 'The least is: sources: {own: {publisher: Me, title: My notes}}'
}

function openFile(file: ModelFile, text: string | undefined): ModelDocument {
	if (text !== undefined) return readDocument(file, text)
	const hint = NEEDED[file]
	const findings = hint ? [error('missing-file', { file, path: [] }, `${file} is missing.`, hint)] : []
	return { value: undefined, findings, line: () => null, lineOf: new Map() }
}

// Stand-ins for sections that cannot be read, so that the other sections are still checked.
const BLANK_CHAIN = {
	id: 'chain',
	name: 'chain',
	version: '0',
	date: '9999',
	unit: '',
	unitName: 'unit',
	years: { first: 1900, last: 2200 },
	counts: ['operating'],
	components: {},
	stages: {},
	routes: {},
	materials: {},
	feeds: {},
	processes: {},
	demands: {}
}

function validateAll(documents: Documents) {
	const apply = <T>(file: ModelFile, schema: z.ZodType<T>, blank: Record<string, unknown>): Validated<T> => {
		const { value, findings } = documents[file]
		const unread = value === undefined || (value === null && findings.length > 0)
		return unread ? { value: null, findings: [] } : validate(file, schema, value, blank)
	}
	return {
		chain: apply('chain.yaml', chainFile, BLANK_CHAIN),
		scenarios: apply('scenarios.yaml', scenariosFile, { scenarios: {} }),
		checks: apply('checks.yaml', checksFile, { checks: [] }),
		sources: apply('sources.yaml', sourcesFile, { sources: {} }),
		story: apply('story.yaml', storyFile, { story: [] })
	}
}

/** The model as far as it can be read, for the checks of meaning; null when there is no chain to speak of. */
function draftModel(
	files: ReturnType<typeof validateAll>,
	documents: Documents
): (Draft & { findings: Finding[] }) | null {
	const chain = files.chain.value
	if (!chain) return null
	const parts = {
		chain,
		scenarios: files.scenarios.value ?? { scenarios: {} },
		checks: files.checks.value ?? { checks: [] },
		sources: files.sources.value ?? { sources: {} },
		story: files.story.value ?? { story: [] }
	}
	const findings: Finding[] = []
	const reading: Reading = {
		components: Object.keys(chain.components),
		dates: new Map(Object.entries(parts.sources.sources).map(([id, source]) => [id, source.date ?? null])),
		report: (finding) => findings.push(finding),
		figures: [],
		shares: []
	}
	return {
		chain: resolve(parts, reading),
		files: parts,
		declared: declaredIds(documents),
		whole: {
			chain: files.chain.findings.length + documents['chain.yaml'].findings.length === 0,
			sources: files.sources.findings.length + documents['sources.yaml'].findings.length === 0,
			scenarios: files.scenarios.findings.length + documents['scenarios.yaml'].findings.length === 0
		},
		figures: reading.figures,
		shares: reading.shares,
		findings
	}
}

const MOST_DIAGNOSTICS = 500

function locate(findings: readonly Finding[], documents: Documents): Diagnostic[] {
	const located = findings.slice(0, MOST_DIAGNOSTICS).map((finding): Diagnostic => {
		const { code, severity, at, message, hint } = finding
		const document = documents[at.file]
		const line = document.lineOf.get(finding) ?? document.line(at.path)
		const path = shortened(formatPath(at.path))
		return { code, severity, file: at.file, line, path, message: shortened(message), hint: hint && shortened(hint) }
	})
	const order = (each: Diagnostic) => MODEL_FILES.indexOf(each.file as ModelFile)
	located.sort((a, b) => order(a) - order(b) || (a.line ?? 0) - (b.line ?? 0))
	return findings.length > MOST_DIAGNOSTICS ? [...located, more(findings.length - MOST_DIAGNOSTICS)] : located
}

const LONGEST_TEXT = 500

/** Messages quote the file, which may hold anything of any length. */
function shortened(text: string): string {
	return text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text
}

function more(count: number): Diagnostic {
	const message = `There are ${count} more problems; mend these first.`
	return { code: 'more', severity: 'error', file: 'chain.yaml', line: null, path: '', message, hint: null }
}
