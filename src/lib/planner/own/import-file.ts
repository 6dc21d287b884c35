/** A file that a reader brings: a model folder as a zip, a patch, a table of plants, or flows. Of none of it anything is trusted. */
import { applyChanges } from '#lib/model/edit/apply-changes.ts'
import { cellKey } from '#lib/model/edit/cells.ts'
import {
	flowModel,
	isFlowTable,
	readFlowTable,
	readSankeyText,
	type FlowProblem,
	type FlowWords,
	type ReadFlows
} from '#lib/model/edit/flow-model.ts'
import { isAside } from '#lib/model/edit/differences.ts'
import { dataOf, textsOf, type Change, type ModelData } from '#lib/model/edit/model-data.ts'
import type { OwnOrigin } from '#lib/model/edit/own-origin.ts'
import { readPatch, type PatchProblem } from '#lib/model/edit/patch.ts'
import { readPlantTable, separatorOf, type TableCell, type TableProblem } from '#lib/model/edit/plant-table.ts'
import { changesOf } from '#lib/model/edit/type-in.ts'
import type { Diagnostic } from '#lib/model/findings/diagnostic.ts'
import { MODEL_FILES } from '#lib/model/findings/finding.ts'
import { isMapping } from '#lib/model/mapping.ts'
import { readModel, type ModelTexts } from '#lib/model/read-model.ts'
import { isZipProblem, readModelZip, type ZipProblem } from './model-zip.ts'
import { baseOf, type OwnBase } from './own-model.ts'

/** Something that keeps a file, or a part of it, from being taken. */
export type ImportProblem =
	| ZipProblem
	| PatchProblem
	| TableProblem
	| FlowProblem
	| { kind: 'unreadable' | 'unknown-kind' | 'workbook' }
	| { kind: 'diagnostic'; diagnostic: Diagnostic }
	| { kind: 'bad-cell'; row: number; column: TableCell['column']; diagnostic: Diagnostic }

/** A file as read: a model, changes of the model on screen, or nothing that can be taken. */
export type Imported =
	| { kind: 'model'; base: OwnBase; problems: ImportProblem[] }
	| { kind: 'patch' | 'plants'; changes: Change[]; count: number; problems: ImportProblem[] }
	| { kind: 'refused'; problems: ImportProblem[] }

/** The model on screen, for which a patch or a table of plants is read. */
export interface ImportInto {
	base: OwnBase
	texts: ModelTexts
	data: ModelData
	own: OwnOrigin
	/** Words of a model that is made of a file of flows, by the file's name. */
	flowWords: (file: string) => FlowWords
}

/** Bytes of a text at most, as of a file of a model. */
const MOST_OF_TEXT = 2_000_000

/** Reads a file by what is in it and by the end of its name. Never throws. */
export function importFile(name: string, bytes: Uint8Array, into: ImportInto): Imported {
	const ending = /\.(\w+)$/.exec(name.toLowerCase())?.[1] ?? ''
	if (bytes[0] === 0x50 && bytes[1] === 0x4b) return importZip(ending, bytes)
	const text = textIn(bytes)
	if (typeof text !== 'string') return refused(text)
	if (['yaml', 'yml', 'json'].includes(ending)) return importPatch(text, into)
	if (ending === 'txt') return importFlows(readSankeyText(text), into.flowWords(name))
	if (['csv', 'tsv'].includes(ending)) return importTable(name, text, into)
	return refused(ending === 'zip' ? { kind: 'not-zip' } : { kind: 'unknown-kind' })
}

const refused = (...problems: ImportProblem[]): Imported => ({ kind: 'refused', problems })

function textIn(bytes: Uint8Array): string | ImportProblem {
	if (bytes.length > MOST_OF_TEXT) return { kind: 'too-large', most: MOST_OF_TEXT }
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
	} catch {
		return { kind: 'unknown-kind' }
	}
}

function importZip(ending: string, bytes: Uint8Array): Imported {
	if (['xlsx', 'xlsm', 'ods'].includes(ending)) return refused({ kind: 'workbook' })
	const contents = readModelZip(bytes)
	if (isZipProblem(contents)) return refused(contents)
	const texts = textsOf(contents)
	const { chain, diagnostics } = readModel(contents)
	const problems = errorsOf(diagnostics)
	return chain || isEditable(texts) ? { kind: 'model', base: baseOf(texts), problems } : refused(...problems)
}

const errorsOf = (diagnostics: readonly Diagnostic[]) =>
	diagnostics
		.filter(({ severity }) => severity === 'error')
		.map((diagnostic): ImportProblem => ({ kind: 'diagnostic', diagnostic }))

/** True for a model whose files hold data, however wrong: it can be mended in the tables. */
function isEditable(texts: ModelTexts): boolean {
	const data = dataOf(texts)
	const files = MODEL_FILES.filter((file) => texts[file] !== undefined)
	return isMapping(data['chain.yaml']) && files.every((file) => isMapping(data[file]))
}

function importTable(name: string, text: string, into: ImportInto): Imported {
	if (!isFlowTable(text)) return importPlants(text, into)
	return importFlows(readFlowTable(text, separatorOf(text)), into.flowWords(name))
}

/** A model made of flows, which is a beginning to be mended; one that is too large for a model is none. */
function importFlows({ flows, problems }: ReadFlows, words: FlowWords): Imported {
	if (flows.length === 0) return refused(...problems)
	const made = flowModel(flows, words)
	if (!isEditable(made.texts)) return refused(...errorsOf(readModel(made.texts).diagnostics))
	return { kind: 'model', base: baseOf(made.texts), problems: [...problems, ...made.problems] }
}

function importPatch(text: string, { base, data }: ImportInto): Imported {
	const { changes, problems } = readPatch(text, base, data)
	if (changes.length === 0 && problems.length > 0) return refused(...problems)
	return { kind: 'patch', changes, count: changes.filter((each) => !isAside(each)).length, problems }
}

function importPlants(text: string, { texts, data, own }: ImportInto): Imported {
	const { cells, problems } = readPlantTable(text, data)
	if (cells.length === 0 && problems.length > 0) return refused(...problems)
	const changes = changesOf(data, cells, own)
	const wrong = changes.length === 0 ? [] : wrongCells(applyChanges(texts, changes), cells)
	return { kind: 'plants', changes, count: cells.length, problems: [...problems, ...wrong] }
}

/** What the model's own reader refuses of cells, once they are in it. */
function wrongCells(texts: ModelTexts, cells: readonly TableCell[]): ImportProblem[] {
	const keys = new Map(cells.map((each) => [cellKey(each.cell), each]))
	const { diagnostics } = readModel(texts)
	return diagnostics.flatMap((diagnostic): ImportProblem[] => {
		const at = keys.get(`${diagnostic.file}:${diagnostic.path}`)
		if (!at || diagnostic.severity !== 'error') return []
		return [{ kind: 'bad-cell', row: at.row, column: at.column, diagnostic }]
	})
}
