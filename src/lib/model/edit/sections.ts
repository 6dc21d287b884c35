/** The tables of a model: plants, feeds, trades, demands, yields, further figures, values and sources. */
import { formatPath, type Path } from '../findings/finding.ts'
import { isMapping } from '../mapping.ts'
import { cellAt, figureCells, fixedCell, shareCells, textOf, type Cell, type ColumnId } from './cells.ts'
import { entriesAt, itemsAt, valueAt, type ModelData } from './model-data.ts'

/** The tables, in their order. */
export const SECTIONS = ['plants', 'feeds', 'trades', 'demands', 'yields', 'further', 'values', 'sources'] as const
/** One of {@link SECTIONS}. */
export type SectionId = (typeof SECTIONS)[number]

/** One figure or node. */
export interface Row {
	key: string
	/** Path of the plant, node or figure in its file. */
	path: Path
	/** A cell for each column of its table. */
	cells: Cell[]
}

/** A table: its columns, and its rows in the order of the files. */
export interface Section {
	id: SectionId
	columns: ColumnId[]
	rows: Row[]
}

const FIGURE: readonly ColumnId[] = ['value', 'low', 'high', 'status', 'source', 'confidence']

/** Columns of each table. */
const SECTION_COLUMNS: Readonly<Record<SectionId, readonly ColumnId[]>> = {
	plants: ['of', 'name', 'state', 'start', ...FIGURE],
	feeds: ['name', 'material', 'route', ...FIGURE],
	trades: ['name', 'kind', 'partner', ...FIGURE],
	demands: ['of', 'name', 'tier', ...FIGURE],
	yields: ['of', 'part', 'value', 'status', 'source', 'confidence'],
	further: ['of', 'part', ...FIGURE],
	values: ['id', 'name', ...FIGURE],
	sources: ['id', 'publisher', 'title', 'date', 'url', 'note']
}

/** Returns one table of a model. */
export function sectionOf(id: SectionId, data: ModelData): Section {
	return { id, columns: [...SECTION_COLUMNS[id]], rows: ROWS[id](data) }
}

const ROWS: Readonly<Record<SectionId, (data: ModelData) => Row[]>> = {
	plants: plantRows,
	feeds: feedRows,
	trades: tradeRows,
	demands: demandRows,
	yields: yieldRows,
	further: furtherRows,
	values: valueRows,
	sources: sourceRows
}

const row = (path: Path, cells: Cell[]): Row => ({ key: formatPath(path), path, cells })

const nameOf = (data: ModelData, path: Path) =>
	textOf(valueAt(data['chain.yaml'], [...path, 'name'])) || String(path.at(-1))

/** All entries of a section of chain.yaml, as paths. */
const nodes = (data: ModelData, ...path: Path): Path[] =>
	entriesAt(data['chain.yaml'], path).map(([id]) => [...path, id])

const lists = (data: ModelData, ...path: Path): Path[] =>
	itemsAt(data['chain.yaml'], path).map((_, place) => [...path, place])

const has = (data: ModelData, path: Path) => valueAt(data['chain.yaml'], path) !== undefined

function plantRows(data: ModelData): Row[] {
	return nodes(data, 'processes').flatMap((process) =>
		lists(data, ...process, 'capacity', 'plants').map((plant) =>
			row(plant, [
				cellAt(data, { path: [...process, 'name'], column: 'of' }),
				cellAt(data, { path: [...plant, 'name'], column: 'name' }),
				cellAt(data, { path: [...plant, 'status'], column: 'state' }),
				cellAt(data, { path: [...plant, 'start'], column: 'start', kind: 'amount' }),
				...figureCells(data, [...plant, 'nameplate'])
			])
		)
	)
}

function feedRows(data: ModelData): Row[] {
	const rows = (section: string, amount: string) =>
		nodes(data, section).map((node) =>
			row(node, [
				cellAt(data, { path: [...node, 'name'], column: 'name' }),
				cellAt(data, { path: [...node, 'material'], column: 'material' }),
				cellAt(data, { path: [...node, 'route'], column: 'route' }),
				...figureCells(data, [...node, amount])
			])
		)
	return [...rows('feeds', 'available'), ...rows('stocks', 'amount')]
}

function tradeRows(data: ModelData): Row[] {
	return nodes(data, 'trade').map((node) =>
		row(node, [
			cellAt(data, { path: [...node, 'name'], column: 'name' }),
			cellAt(data, { path: [...node, 'kind'], column: 'kind' }),
			cellAt(data, { path: [...node, 'partner'], column: 'partner' }),
			...figureCells(data, [...node, 'amount'])
		])
	)
}

function demandRows(data: ModelData): Row[] {
	return nodes(data, 'demands').flatMap((basis) =>
		nodes(data, ...basis, 'parts').map((node) =>
			row(node, [
				cellAt(data, { path: [...basis, 'name'], column: 'of' }),
				cellAt(data, { path: [...node, 'name'], column: 'name' }),
				cellAt(data, { path: [...node, 'tier'], column: 'tier', kind: 'amount' }),
				...figureCells(data, [...node, 'amount'])
			])
		)
	)
}

/** Yields, recipes and compositions: a row for each share that is written. */
function yieldRows(data: ModelData): Row[] {
	const modes = nodes(data, 'processes').flatMap((process) =>
		lists(data, ...process, 'modes').flatMap((mode) => [
			...lists(data, ...mode, 'gives').flatMap((end) =>
				vectorRows(data, [...end, 'yield'], nameOf(data, process), textOf(valueAt(data['chain.yaml'], [...end, 'to'])))
			),
			...lists(data, ...mode, 'recipe').map((part) => recipeRow(data, part, nameOf(data, process)))
		])
	)
	const compositions = ['feeds', 'stocks', 'trade'].flatMap((section) =>
		nodes(data, section)
			.map((node): Path => [...node, 'composition'])
			.filter((path) => has(data, path))
			.flatMap((path) => vectorRows(data, path, nameOf(data, path.slice(0, -1)), ''))
	)
	return [...modes, ...compositions]
}

function vectorRows(data: ModelData, vector: Path, of: string, to: string): Row[] {
	const written = valueAt(data['chain.yaml'], vector)
	const by = ['shares', 'amounts'].find((key) => isMapping(valueAt(written, [key])))
	if (by === undefined) {
		const share = isMapping(written) ? [...vector, 'shares'] : vector
		return [
			row(share, [fixedCell('of', vector, of), fixedCell('part', vector, to), ...shareCells(data, vector, share)])
		]
	}
	return nodes(data, ...vector, by).map((share) => {
		const part = [to, String(share.at(-1))].filter((each) => each !== '').join(', ')
		return row(share, [fixedCell('of', vector, of), fixedCell('part', share, part), ...shareCells(data, vector, share)])
	})
}

function recipeRow(data: ModelData, part: Path, of: string): Row {
	const share: Path = [...part, 'share']
	const takes = valueAt(data['chain.yaml'], [...part, 'takes'])
	const names = [takes].flat().map((each) => textOf(isMapping(each) ? each.material : each))
	const [value, , , ...origin] = figureCells(data, share)
	return row(share, [fixedCell('of', part, of), fixedCell('part', part, names.join(', ')), value!, ...origin])
}

/** Figures of nodes beside their principal one. */
const FURTHER: readonly (readonly [section: string, ...figures: Path[]])[] = [
	['materials', ['content']],
	['feeds', ['resource']],
	['stocks', ['draw'], ['limit'], ['least']],
	['stores', ['amount'], ['limit']],
	[
		'processes',
		['capacity', 'availability'],
		['expansion', 'limit'],
		['expansion', 'least'],
		['expansion', 'cost'],
		['expansion', 'reference'],
		['expansion', 'operating'],
		['expansion', 'income'],
		['expansion', 'life'],
		['expansion', 'lead'],
		['commitment']
	]
]

function furtherRows(data: ModelData): Row[] {
	const figureRow = (node: Path, figure: Path) =>
		row(figure, [
			fixedCell('of', node, nameOf(data, node)),
			fixedCell('part', figure, formatPath(figure.slice(node.length))),
			...figureCells(data, figure)
		])
	const present = (node: Path, figures: readonly Path[]) =>
		figures
			.map((figure): Path => [...node, ...figure])
			.filter((path) => has(data, path))
			.map((path) => figureRow(node, path))
	const ofNodes = FURTHER.flatMap(([section, ...figures]) =>
		nodes(data, section).flatMap((node) => present(node, figures))
	)
	const ofProcesses = nodes(data, 'processes').flatMap((process) => [
		...lists(data, ...process, 'capacity', 'plants').flatMap((plant) =>
			present(
				process,
				['delay', 'chance'].map((key) => [...plant.slice(process.length), key])
			)
		),
		...nodes(data, ...process, 'byproducts').flatMap((made) =>
			present(process, [[...made.slice(process.length), 'per']])
		)
	])
	const ofDemands = nodes(data, 'demands').flatMap((basis) =>
		nodes(data, ...basis, 'parts').flatMap((node) => present(node, [['counted']]))
	)
	return [...ofNodes, ...ofProcesses, ...ofDemands]
}

function valueRows(data: ModelData): Row[] {
	return nodes(data, 'values').map((node) =>
		row(node, [
			fixedCell('id', node, String(node.at(-1))),
			cellAt(data, { path: [...node, 'name'], column: 'name' }),
			...figureCells(data, node)
		])
	)
}

function sourceRows(data: ModelData): Row[] {
	const cell = (path: Path, column: ColumnId) => cellAt(data, { file: 'sources.yaml', path: [...path, column], column })
	return entriesAt(data['sources.yaml'], ['sources']).map(([id]) => {
		const path = ['sources', id]
		const cells = (['publisher', 'title', 'date', 'url', 'note'] as const).map((column) => cell(path, column))
		return row(path, [fixedCell('id', path, id), ...cells])
	})
}
