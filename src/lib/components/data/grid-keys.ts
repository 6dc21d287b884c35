/** Movements of a grid's active cell by its keys, as in the grid pattern of the ARIA practices. */

/** A cell of a grid, by its place. */
export interface GridPlace {
	row: number
	column: number
}

/** The extent of a grid, and the rows of a page of it. */
export interface GridExtent {
	rows: number
	columns: number
	page: number
}

/** Returns the place that a key leads to from another; null where it is no key that moves. */
export function movedBy(
	{ key, ctrlKey, metaKey }: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey'>,
	{ row, column }: GridPlace,
	{ rows, columns, page }: GridExtent
): GridPlace | null {
	const far = ctrlKey || metaKey
	const last = { row: rows - 1, column: columns - 1 }
	const to = {
		ArrowUp: { row: far ? 0 : row - 1, column },
		ArrowDown: { row: far ? last.row : row + 1, column },
		ArrowLeft: { row, column: far ? 0 : column - 1 },
		ArrowRight: { row, column: far ? last.column : column + 1 },
		Home: { row: far ? 0 : row, column: 0 },
		End: { row: far ? last.row : row, column: last.column },
		PageUp: { row: row - page, column },
		PageDown: { row: row + page, column }
	}[key]
	return to ? within(to, { rows, columns }) : null
}

/** Returns the nearest place inside a grid. */
export function within({ row, column }: GridPlace, { rows, columns }: Omit<GridExtent, 'page'>): GridPlace {
	const clamp = (value: number, size: number) => Math.max(0, Math.min(size - 1, value))
	return { row: clamp(row, rows), column: clamp(column, columns) }
}

/** The rectangle between two cells. */
export interface GridRange {
	from: GridPlace
	to: GridPlace
}

/** Returns the rectangle of which two cells are corners. */
export function rangeOf(one: GridPlace, other: GridPlace): GridRange {
	return {
		from: { row: Math.min(one.row, other.row), column: Math.min(one.column, other.column) },
		to: { row: Math.max(one.row, other.row), column: Math.max(one.column, other.column) }
	}
}

/** True for a cell inside a rectangle. */
export function isIn({ from, to }: GridRange, { row, column }: GridPlace): boolean {
	return row >= from.row && row <= to.row && column >= from.column && column <= to.column
}

/** The places of a rectangle, row by row. */
export function placesIn({ from, to }: GridRange): GridPlace[] {
	const rows = Array.from({ length: to.row - from.row + 1 }, (_, place) => from.row + place)
	const columns = Array.from({ length: to.column - from.column + 1 }, (_, place) => from.column + place)
	return rows.flatMap((row) => columns.map((column) => ({ row, column })))
}
