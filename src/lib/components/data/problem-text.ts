/** What is wrong with a file that was to be imported, in words. */
import { tell, type Diagnostics, type Words } from '#lib/messages/index.ts'
import type { ImportProblem } from '#lib/planner/own/import-file.ts'
import type { PageLocale } from '../locale.ts'
import { shortened } from '#lib/model/text/shortened.ts'

type Text = Words['page']['data']

const megabytes = (bytes: number) => Math.round(bytes / 1e6)

/** By kind of problem: its sentences. Names from files are shortened, and shown as text. */
type Tellers = { [K in ImportProblem['kind']]: (problem: Extract<ImportProblem, { kind: K }>) => string }

function tellers(text: Text, words: Diagnostics, amount: (value: number) => string): Tellers {
	const { problem: say } = text
	return {
		unreadable: () => say.unreadable,
		workbook: () => say.workbook,
		'empty-workbook': () => say.emptyWorkbook,
		'unknown-kind': () => say.unknownKind,
		'too-large': ({ most }) => say.tooLarge({ most: megabytes(most) }),
		'not-zip': () => say.notZip,
		'too-many': ({ most }) => say.tooMany({ most }),
		'file-too-large': ({ name, most }) => say.fileTooLarge({ name, most: megabytes(most) }),
		twice: (problem) => say.twice(problem),
		'no-model': () => say.noModel,
		diagnostic: ({ diagnostic }) => say.notModel({ place: text.inFile(diagnostic), ...tell(words, diagnostic) }),
		'not-yaml': ({ finding }) => say.notModel({ place: text.patchFile, ...tell(words, finding) }),
		'not-patch': () => say.notPatch,
		newer: ({ format }) => say.newerPatch({ format }),
		'bad-change': ({ number }) => say.badChange({ number }),
		'other-model': (problem) => say.otherModel(problem),
		'other-value': ({ expected, found, ...place }) => say.otherValue({ place: text.inFile(place), expected, found }),
		'flow-line': (problem) => say.flowLine(problem),
		'too-many-flows': (problem) => say.tooManyFlows(problem),
		'no-flows': () => say.noFlows,
		imbalance: ({ name, enters, leaves }) =>
			say.imbalance({ name, enters: amount(enters), leaves: amount(leaves), more: leaves > enters }),
		'no-column': (problem) => say.noColumn(problem),
		'unknown-column': (problem) => say.unknownColumn(problem),
		'unknown-row': (problem) => say.unknownRow(problem),
		'same-row': (problem) => say.sameRow(problem),
		'too-many-rows': (problem) => say.tooManyRows(problem),
		'bad-cell': ({ row, column, diagnostic }) =>
			say.badCell({ row, column: text.columns[column], ...tell(words, diagnostic) })
	}
}

/** Returns what is wrong and what to do about it. */
export function importProblemText(problem: ImportProblem, { page, full }: PageLocale, words: Diagnostics): string {
	const say = tellers(page.data, words, full)[problem.kind] as (problem: ImportProblem) => string
	return shortened(say(problem))
}
