import type { Chain } from './chain.ts'
import type { Diagnostic } from './diagnostic.ts'
import { readDocument, type ModelDocument } from './document.ts'
import { chainFile, checksFile, scenariosFile, sourcesFile, type CheckFile } from './file.ts'
import { error, formatPath, type Finding, type ModelFile } from './finding.ts'
import { lint } from './lint.ts'
import { resolve, resolveSources } from './resolve.ts'
import type { Reading } from './reading.ts'
import { validate, type Validated } from './validate.ts'

/** The text of each file of a model; undefined for a file that is not there. */
export type ModelTexts = Partial<Record<ModelFile, string | undefined>>

/** A model as read: a chain that can be planned, or else the errors that keep it from that; warnings in either case. */
export interface ReadModel {
	chain: Chain | null
	checks: CheckFile[]
	diagnostics: Diagnostic[]
}

const BLANK_CHAIN = {
	id: 'chain',
	name: 'chain',
	version: '0',
	date: '2000',
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

/**
 * Reads the files of a model, checks them and brings them to base units. Never throws: everything that is wrong, in all
 * the files at once, is in `diagnostics`, and the chain is null when any of it is an error.
 */
export function readModel(texts: ModelTexts): ReadModel {
	const documents = readDocuments(texts)
	const files = {
		chain: validated('chain.yaml', chainFile, documents, BLANK_CHAIN),
		scenarios: validated('scenarios.yaml', scenariosFile, documents, { scenarios: {} }),
		checks: validated('checks.yaml', checksFile, documents, { checks: [] }),
		sources: validated('sources.yaml', sourcesFile, documents, { sources: {} })
	}
	const findings = [
		...Object.values(documents).flatMap((document) => document.findings),
		...Object.values(files).flatMap((file) => file.findings)
	]
	const meaning = files.chain.value ? readMeaning(files, documents, findings) : null
	if (meaning) findings.push(...meaning.findings)
	const diagnostics = located(findings, documents)
	const failed = diagnostics.some((each) => each.severity === 'error')
	return { chain: failed ? null : (meaning?.chain ?? null), checks: files.checks.value?.checks ?? [], diagnostics }
}
