import type { z } from 'zod'
import type { Chain } from './chain.ts'
import type { Claims } from './claims.ts'
import type { Diagnostic } from './findings/diagnostic.ts'
import { decodeFile, type FileContent } from './files/decode.ts'
import { claimsFile } from './files/claims-file.ts'
import { readDocument, type ModelDocument } from './files/document.ts'
import { chainFile } from './files/chain-file.ts'
import { checksFile, type CheckFile } from './files/checks-file.ts'
import { scenariosFile } from './files/scenarios-file.ts'
import { sourcesFile } from './files/sources-file.ts'
import { storyFile } from './files/story-file.ts'
import { error, formatPath, MODEL_FILES, type Finding, type ModelFile } from './findings/finding.ts'
import { declaredIds, withOpenIds } from './files/declared-ids.ts'
import type { Draft } from './lint/draft.ts'
import { lint } from './lint/lint.ts'
import { lintMagnitudes } from './lint/magnitudes.ts'
import type { Reading } from './resolve/figures.ts'
import { openScenario } from './scenario/scenario.ts'
import { shortened } from './text/shortened.ts'
import { withOpenEnds } from './resolve/open-ends.ts'
import { resolve } from './resolve/resolve.ts'
import { resolveClaims } from './resolve/claims.ts'
import { resolveStory } from './resolve/story.ts'
import type { StoryStep } from './story.ts'
import { validate, type Validated } from './files/validate.ts'

/** The text of each file of a model; left out or undefined for a file that is not there. */
export type ModelTexts = { readonly [file in ModelFile]?: string | undefined }

/** Each file of a model as it is on disk: bytes, text, or why it cannot be read; undefined where it is not there. */
export type ModelContents = { readonly [file in ModelFile]?: FileContent | undefined }

/** A model as read: a chain that can be planned, or the errors that keep it from that, and warnings in either case. */
export interface ReadModel {
	chain: Chain | null
	checks: CheckFile[]
	/** Empty where the model has none: it then has no presentation. */
	story: StoryStep[]
	/** Null where the model has none. */
	claims: Claims | null
	diagnostics: Diagnostic[]
	/** Gives a finding that is made later, e.g. when the model is planned, its line in the files. */
	locate(finding: Finding): Diagnostic
}

type Documents = Record<ModelFile, ModelDocument>

/**
 * Reads the files of a model, checks them and brings them to base units. Never throws, whatever the files hold: all that
 * is wrong, in all the files, is in `diagnostics`, and the chain is null when any of it is an error.
 */
export function readModel(contents: ModelContents): ReadModel {
	const documents = Object.fromEntries(MODEL_FILES.map((file) => [file, openFile(file, contents[file])])) as Documents
	const files = validateAll(documents)
	const findings = [...Object.values(documents), ...Object.values(files)].flatMap((each) => each.findings)
	const draft = draftModel(files, documents)
	if (draft) findings.push(...draft.findings, ...lint(draft))
	if (draft && !findings.some((each) => each.severity === 'error')) findings.push(...magnitudes(draft.chain))
	const diagnostics = locateAll(findings, documents)
	const locate = (finding: Finding) => located(finding, documents)
	if (!draft || diagnostics.some((each) => each.severity === 'error'))
		return { chain: null, checks: [], story: [], claims: null, diagnostics, locate }
	const { chain, files: read } = draft
	return {
		chain,
		checks: read.checks.checks,
		story: resolveStory(read.story, chain),
		claims: read.claims && resolveClaims(read.claims),
		diagnostics,
		locate
	}
}

/** Amounts that lie too far apart, in each scenario of a chain that is otherwise sound; each pair once. */
function magnitudes(chain: Chain): Finding[] {
	const found = chain.scenarios.flatMap((each) => lintMagnitudes(chain, openScenario(each.id)))
	return [...new Map(found.map((each) => [JSON.stringify(each), each])).values()]
}

/** Files without which there is no model. */
const NEEDED: readonly ModelFile[] = ['chain.yaml', 'scenarios.yaml', 'sources.yaml']

function openFile(file: ModelFile, content: FileContent | undefined): ModelDocument {
	if (content === undefined) {
		const findings = NEEDED.includes(file) ? [error('missing-file', { file, path: [] }, { file })] : []
		return { value: undefined, findings, line: () => null, lineOf: new Map() }
	}
	const { text, findings } = decodeFile(file, content)
	const document = text === null ? unread() : readDocument(file, text)
	for (const { finding, line } of findings) {
		document.findings.unshift(finding)
		if (line !== null) document.lineOf.set(finding, line)
	}
	return document
}

function unread(): ModelDocument {
	return { value: undefined, findings: [], line: () => null, lineOf: new Map() }
}

/** Stand-ins for sections that cannot be read; see {@link Draft}. */
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
		story: apply('story.yaml', storyFile, { story: [] }),
		claims: apply('claims.yaml', claimsFile, { claims: [] })
	}
}

/** The model as far as it can be read, for the checks of meaning; null when there is no chain to speak of. */
function draftModel(
	files: ReturnType<typeof validateAll>,
	documents: Documents
): (Draft & { findings: Finding[] }) | null {
	const written = files.chain.value
	if (!written) return null
	const chain = withOpenEnds(written)
	const parts = {
		chain,
		scenarios: files.scenarios.value ?? { scenarios: {} },
		checks: files.checks.value ?? { checks: [] },
		sources: files.sources.value ?? { sources: {} },
		story: files.story.value ?? { story: [] },
		claims: files.claims.value
	}
	const findings: Finding[] = []
	const reading: Reading = {
		components: Object.keys(chain.components),
		defaults: {},
		values: new Map(),
		dates: new Map(Object.entries(parts.sources.sources).map(([id, source]) => [id, source.date ?? null])),
		report: (finding) => findings.push(finding),
		figures: [],
		shares: []
	}
	return {
		chain: resolve(parts, reading),
		files: parts,
		declared: chain.open ? withOpenIds(declaredIds(documents), chain) : declaredIds(documents),
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

/** Diagnostics listed at most; what is beyond is counted. */
const MOST_DIAGNOSTICS = 500

function locateAll(findings: readonly Finding[], documents: Documents): Diagnostic[] {
	const shown = findings.slice(0, MOST_DIAGNOSTICS).map((finding) => located(finding, documents))
	const order = (each: Diagnostic) => MODEL_FILES.indexOf(each.file)
	shown.sort((a, b) => order(a) - order(b) || (a.line ?? 0) - (b.line ?? 0))
	return findings.length > MOST_DIAGNOSTICS ? [...shown, more(shown.at(-1)!, findings.length - shown.length)] : shown
}

function located(finding: Finding, documents: Documents): Diagnostic {
	const { at, ...fault } = finding
	const document = documents[at.file]
	const line = document.lineOf.get(finding) ?? document.line(at.path)
	return { ...fault, file: at.file, line, path: shortened(formatPath(at.path)) }
}

function more({ file, line }: Diagnostic, count: number): Diagnostic {
	return { code: 'more', severity: 'error', parameters: { count }, file, line, path: '' }
}
