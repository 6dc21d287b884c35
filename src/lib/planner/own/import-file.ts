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
import { readTable } from '#lib/model/edit/block.ts'
import { readPlantTable, type TableCell, type TableProblem } from '#lib/model/edit/plant-table.ts'
import { changesOf } from '#lib/model/edit/type-in.ts'
import type { Diagnostic } from '#lib/model/findings/diagnostic.ts'
import { MODEL_FILES } from '#lib/model/findings/finding.ts'
import { isMapping } from '#lib/model/mapping.ts'
import { readModel, type ModelTexts } from '#lib/model/read-model.ts'
import { isZipProblem, readModelZip, type ZipProblem } from './model-zip.ts'
import { baseOf, type OwnBase } from './own-model.ts'
import { readWorkbook, WORKBOOKS, type WorkbookProblem } from './workbook-table.ts'

/** Something that keeps a file, or a part of it, from being taken. */
export type ImportProblem =
	| ZipProblem
	| PatchProblem
	| TableProblem
	| FlowProblem
	| WorkbookProblem
	| { kind: 'unreadable' | 'unknown-kind' }
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
	/** Words of a model that is made of a file of flows. */
	flowWords: FlowWords
}

/** Bytes of a text at most, as of a file of a model. */
const MOST_OF_TEXT = 2_000_000

/** Reads a file by what is in it and by the end of its name. Never throws. */
export async function importFile(name: string, bytes: Uint8Array, into: ImportInto): Promise<Imported> {
	const ending = /\.(\w+)$/.exec(name.toLowerCase())?.[1] ?? ''
	const workbook = WORKBOOKS.find((each) => each === ending)
	if (workbook) {
		const table = await readWorkbook(workbook, bytes)
		return Array.isArray(table) ? importTable(table, into) : refused(table)
	}
	return bytes[0] === 0x50 && bytes[1] === 0x4b ? importZip(bytes) : importText(ending, bytes, into)
}

function importText(ending: string, bytes: Uint8Array, into: ImportInto): Imported {
	const text = textIn(bytes)
	if (typeof text !== 'string') return refused(text)
	if (['yaml', 'yml', 'json'].includes(ending)) return importPatch(text, into)
	if (ending === 'txt') return importFlows(readSankeyText(text), into.flowWords)
	if (['csv', 'tsv'].includes(ending)) return importTable(readTable(text), into)
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

function importZip(bytes: Uint8Array): Imported {
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

function importTable(table: readonly string[][], into: ImportInto): Imported {
	return isFlowTable(table) ? importFlows(readFlowTable(table), into.flowWords) : importPlants(table, into)
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

function importPlants(table: readonly string[][], { texts, data, own }: ImportInto): Imported {
	const { cells, problems } = readPlantTable(table, data)
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
