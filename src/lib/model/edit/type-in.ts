/** From what is typed into a cell to the changes of a model that it means. */
import { isMapping } from '../mapping.ts'
import type { Path } from '../findings/finding.ts'
import type { Cell, OriginKey } from './cells.ts'
import { valueAt, withChanges, type Change, type ModelData } from './model-data.ts'
import { originOf, sourceAdded, type OwnOrigin } from './own-origin.ts'

/** A text for a cell. */
export interface Typed {
	cell: Cell
	text: string
}

/**
 * Returns the changes that texts typed into cells mean. A value or range that changes takes the origin of a figure
 * changed by hand, and what was said of the figure before it falls away: its date, its note and its alternatives.
 */
export function changesOf(data: ModelData, typed: readonly Typed[], own: OwnOrigin): Change[] {
	const changes: Change[] = []
	let now = data
	for (const each of typed.filter(({ cell }) => cell.kind !== 'fixed')) {
		if (each.text.trim() === each.cell.text) continue
		const next = changesOfCell(now, each, own)
		changes.push(...next)
		now = withChanges(now, next)
	}
	const { source } = originOf(own)
	return changes.some(({ value }) => value === source) ? [...sourceAdded(data, own), ...changes] : changes
}

const ORIGIN: readonly string[] = ['status', 'source', 'confidence'] satisfies OriginKey[]

function changesOfCell(data: ModelData, { cell, text }: Typed, own: OwnOrigin): Change[] {
	const value = valueOf(cell, text.trim())
	const { file, path, figure } = cell
	if (figure === null) return [{ file, path, value }]
	const key = path.at(-1)!
	const written = valueAt(data[file], figure)
	const change = (name: string | number, to: unknown): Change => ({ file, path: [...figure, name], value: to })
	const alone = written === undefined || isMapping(written) ? [] : [aloneAsFigure(cell, figure, written)]
	if (path.length === figure.length + 1 && ORIGIN.includes(String(key))) return [...alone, change(key, value)]
	if (value === 'rest') return [{ file, path: figure, value }]
	const figures = path.length > figure.length ? [{ file, path, value }] : [change(principal(figure), value)]
	const origin = [
		...(['date', 'note', 'alternatives'] as const).map((each) => change(each, undefined)),
		...Object.entries(originOf(own)).map(([name, to]) => change(name, to))
	]
	return [...alone, ...figures, ...origin]
}

/** A figure that is written as an amount alone becomes one with keys. */
function aloneAsFigure({ file }: Cell, figure: Path, written: unknown): Change {
	return { file, path: figure, value: { [principal(figure)]: written } }
}

/** The key of the amount itself: vectors of shares have another than single figures. */
function principal(figure: Path): string {
	const last = figure.at(-1)
	return last === 'yield' || last === 'composition' ? 'shares' : 'value'
}

const NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?$/

function valueOf({ kind }: Cell, text: string): unknown {
	if (text === '') return undefined
	if (kind === 'amount') return NUMBER.test(text) && Number.isFinite(Number(text)) ? Number(text) : text
	if (kind !== 'ids') return text
	const ids = text.split(',').map((each) => each.trim())
	return ids.length === 1 ? ids[0] : ids
}
