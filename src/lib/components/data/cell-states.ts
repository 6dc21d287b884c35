/** What is known of the cells of a model: where they stand, what is wrong with them, and what they can hold. */
import { tell, type Diagnostics } from '#lib/messages/index.ts'
import { CONFIDENCES, FIGURE_STATUSES, PLANT_STATUSES } from '#lib/model/chain.ts'
import { cellKey, type Cell } from '#lib/model/edit/cells.ts'
import { entriesAt, type ModelData } from '#lib/model/edit/model-data.ts'
import { sectionOf, SECTIONS, type SectionId } from '#lib/model/edit/sections.ts'
import type { Diagnostic } from '#lib/model/findings/diagnostic.ts'
import type { GridPlace } from './grid-keys.ts'

/** A cell with its table and its place there. */
export interface CellSite {
	section: SectionId
	place: GridPlace
	cell: Cell
}

/** Finds the cell of a diagnostic: that of its path, or else the nearest one around or below it. */
export type FindCell = (diagnostic: Pick<Diagnostic, 'file' | 'path'>) => CellSite | null

/** Returns what finds cells by the path of a diagnostic. */
export function cellsByPath(data: ModelData): FindCell {
	const sites = new Map<string, CellSite>()
	for (const section of SECTIONS)
		sectionOf(section, data).rows.forEach(({ cells }, row) =>
			cells.forEach((cell, column) => {
				const key = cellKey(cell)
				if (cell.kind !== 'fixed' && !sites.has(key)) sites.set(key, { section, place: { row, column }, cell })
			})
		)
	return ({ file, path }) => {
		for (let at = path; at !== ''; at = at.replace(/(\.[^.[]*|\[\d+\]|^[^.[]+)$/, '')) {
			const site = sites.get(`${file}:${at}`) ?? sites.get(`${file}:${at}.value`) ?? sites.get(`${file}:${at}.shares`)
			if (site) return site
		}
		return null
	}
}

/** Returns what is wrong with cells, with its remedy, by the cells' keys. */
export function wrongCells(
	errors: readonly Diagnostic[],
	find: FindCell,
	words: Diagnostics
): ReadonlyMap<string, string> {
	const wrong = new Map<string, string>()
	for (const error of errors) {
		const site = find(error)
		if (!site) continue
		const { message, remedy } = tell(words, error)
		const key = cellKey(site.cell)
		wrong.set(key, [wrong.get(key), message, remedy].filter((each) => each !== undefined).join(' '))
	}
	return wrong
}

/** Texts that a cell may hold. */
export function choicesFor({ column, kind }: Cell, data: ModelData): readonly string[] {
	const ids = (file: 'chain.yaml' | 'sources.yaml', section: string) =>
		entriesAt(data[file], [section]).map(([id]) => id)
	if (kind === 'fixed') return []
	switch (column) {
		case 'state':
			return PLANT_STATUSES
		case 'status':
			return FIGURE_STATUSES
		case 'confidence':
			return CONFIDENCES
		case 'source':
			return ids('sources.yaml', 'sources')
		case 'material':
			return ids('chain.yaml', 'materials')
		case 'route':
			return ids('chain.yaml', 'routes')
		default:
			return []
	}
}
