/** Parts of a report: plain data, in reading order. */
import type { Plan } from '#lib/engine/index.ts'
import type { Locale } from '#lib/figures/text/locale.ts'
import type { Scene } from '#lib/figures/scene/scene.ts'
import type { Table } from '#lib/figures/tables/tables.ts'
import type { Part } from '#lib/messages/index.ts'
import type { Marks } from '#lib/messages/papers.ts'
import type { Chain } from '#lib/model/chain.ts'

/** The plan that a report is on, with its words and tables. */
export interface Subject {
	chain: Chain
	plan: Plan
	locale: Locale
	/** Every table of the plan, by its id; those without rows are not there. */
	tables: ReadonlyMap<string, Table>
	/** The numbers in the list of sources of ids of the model; an id that the list lacks stays as it is. */
	cite(ids: readonly string[]): string[]
}

/** One sentence or more; parts may be set apart. */
export type Prose = readonly Part[]

/** A piece of a section. */
export type Block =
	/** A lead is set large, a note small. */
	| { kind: 'paragraph'; prose: Prose; lead?: boolean; note?: boolean }
	| { kind: 'list'; items: readonly Prose[]; ordered: boolean }
	/** The table's own caption is shown only where the section's heading does not say it. */
	| { kind: 'table'; table: Table; captioned: boolean }
	| { kind: 'figure'; scene: Scene; caption: string }
	| { kind: 'sources'; items: readonly SourceItem[] }

/** One source, under the number that the rest of the report cites it by; its text begins with the model's own id. */
export interface SourceItem {
	id: string
	text: string
	url: string | null
}

/** A part of a report under one heading. */
export interface Section {
	/** Stable, for anchors and for picking sections out. */
	id: string
	heading: string
	/** The sentence that a slide is headed by in place of the heading; one of the section's own. */
	finding?: string
	blocks: readonly Block[]
}

/** Identity of the plan that a report was made from. */
export interface ReportMeta {
	model: { id: string; name: string; version: string; date: string; fingerprint: string }
	scenario: { id: string; name: string }
	year: number
	demand: { id: string; name: string }
	/** Of the plan. */
	fingerprint: string
	/** Day of the report. */
	exported: string
	notice: string
	marks: Marks
}

/** A report as plain data, in reading order. */
export interface Report {
	title: string
	/** Scenario, year and demand basis, in words. */
	subtitle: string
	sections: readonly Section[]
	meta: ReportMeta
	/** True where it is to fit one page: a writer of pages makes it smaller until it does. */
	onePage: boolean
}

/** Stands between the numbers of sources in a cell of a table. */
export const CITED = ', '

/** Letters of a finding of several sentences, as many as head a slide in large type. */
export const FINDING_LETTERS = 170

/** Plain text as prose. */
export function prose(text: string): Prose {
	return [{ text }]
}

/** Returns a paragraph of plain text. */
export function paragraph(text: string): Block {
	return { kind: 'paragraph', prose: prose(text) }
}

/** A list, or nothing where there is nothing to list. */
export function listOf(items: readonly (string | Prose)[], ordered = false): Block[] {
	const told = items.map((item) => (typeof item === 'string' ? prose(item) : item))
	return told.length === 0 ? [] : [{ kind: 'list', items: told, ordered }]
}

/** A table with only some of its columns, in the order given; nothing where it has no rows. */
export function tableBlock(table: Table | undefined, keys: readonly string[], captioned = false): Block[] {
	if (!table || table.rows.length === 0) return []
	const places = keys
		.map((key) => table.columns.findIndex((column) => column.key === key))
		.filter((place) => place >= 0)
	const columns = places.map((place) => table.columns[place]!)
	const rows = table.rows.map((row) => ({ key: row.key, cells: places.map((place) => row.cells[place]!) }))
	return [{ kind: 'table', table: { ...table, columns, rows }, captioned }]
}
