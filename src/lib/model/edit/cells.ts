/** Cells of a model: one value each, as it is written in the files. */
import { formatPath, type ModelFile, type Path } from '../findings/finding.ts'
import { isMapping } from '../mapping.ts'
import { valueAt, type ModelData } from './model-data.ts'

/** Columns of the tables of a model. */
export const COLUMNS = [
	'of',
	'part',
	'kind',
	'id',
	'name',
	'state',
	'value',
	'low',
	'high',
	'start',
	'status',
	'source',
	'confidence',
	'material',
	'route',
	'partner',
	'tier',
	'publisher',
	'title',
	'date',
	'url',
	'note'
] as const
/** One of {@link COLUMNS}. */
export type ColumnId = (typeof COLUMNS)[number]

/** Kinds of cells, by what they take: text as it is, a number where it is one, ids between commas; or nothing, where it only names. */
export type CellKind = 'text' | 'amount' | 'ids' | 'fixed'

/** A part of a figure's origin. */
export type OriginKey = 'status' | 'source' | 'confidence'

/** One value of a model. */
export interface Cell {
	column: ColumnId
	kind: CellKind
	file: ModelFile
	path: Path
	/** As it is written; empty where nothing is. */
	text: string
	/** Text that holds where the cell is empty, as of a block's defaults; empty where there is none. */
	inherited: string
	/** The figure that it is a part of; null where it is of none. */
	figure: Path | null
}

/** Returns a value as a reader types it: ids of a list between commas, and no text for a mapping. */
export function textOf(value: unknown): string {
	if (Array.isArray(value)) return value.map(textOf).join(', ')
	return value === undefined || value === null || isMapping(value) ? '' : String(value)
}

/** Makes a cell of what stands at a path. */
export function cellAt(
	data: ModelData,
	at: { file?: ModelFile; path: Path; column: ColumnId; kind?: CellKind },
	figure: Path | null = null
): Cell {
	const { file = 'chain.yaml', path, column, kind = 'text' } = at
	return { column, kind, file, path, text: textOf(valueAt(data[file], path)), inherited: '', figure }
}

/** Makes a cell that names what its row is of, and cannot be edited. */
export function fixedCell(column: ColumnId, path: Path, text: string): Cell {
	return { column, kind: 'fixed', file: 'chain.yaml', path, text, inherited: '', figure: null }
}

const ORIGIN: readonly OriginKey[] = ['status', 'source', 'confidence']

/** Makes the cells of a figure, which may be written as an amount alone: value, range and origin. */
export function figureCells(data: ModelData, figure: Path): Cell[] {
	const alone = !isMapping(valueAt(data['chain.yaml'], figure))
	const part = (column: ColumnId, key: string) => {
		const path = alone && key === 'value' ? figure : [...figure, key]
		return cellAt(data, { path, column, kind: 'amount' }, figure)
	}
	return [part('value', 'value'), part('low', 'low'), part('high', 'high'), ...originCells(data, figure)]
}

/** Makes the cell of one share of a vector, or of all where one number is written for all, and the vector's origin. */
export function shareCells(data: ModelData, vector: Path, share: Path): Cell[] {
	return [cellAt(data, { path: share, column: 'value', kind: 'amount' }, vector), ...originCells(data, vector)]
}

function originCells(data: ModelData, figure: Path): Cell[] {
	return ORIGIN.map((key) => {
		const kind = key === 'source' ? 'ids' : 'text'
		return {
			...cellAt(data, { path: [...figure, key], column: key, kind }, figure),
			inherited: textOf(defaultAt(data['chain.yaml'], figure, key))
		}
	})
}

/** The default of the innermost block around a figure that has one. */
function defaultAt(chain: unknown, figure: Path, key: OriginKey): unknown {
	for (let depth = figure.length - 1; depth >= 0; depth--) {
		const found = valueAt(chain, [...figure.slice(0, depth), 'defaults', key])
		if (found !== undefined) return found
	}
	return undefined
}

/** Returns what tells a cell from all others. */
export function cellKey({ file, path }: Pick<Cell, 'file' | 'path'>): string {
	return `${file}:${formatPath(path)}`
}
