/** A report as plain text for a terminal: headings underlined, sentences wrapped, tables in columns. Figures are left out. */
import type { Table } from '#lib/figures/tables/tables.ts'
import { sum } from '#lib/model/sum.ts'
import type { Block, Prose, Report, Section } from './report/document.ts'

const LINE = 110
const SPACE = '  '

/** All of a report that its text is made of; without `meta` nothing stands above the title. */
type TextReport = Pick<Report, 'title' | 'subtitle' | 'sections'> & Partial<Pick<Report, 'meta'>>

/** Returns a report as plain text, in lines of limited width. */
export function reportText({ title, subtitle, sections, meta }: TextReport): string {
	const classification = meta?.marks.classification ?? ''
	const parts = [
		...(classification === '' ? [] : [classification]),
		underlined(title, '='),
		wrap(subtitle, LINE).join('\n'),
		...sections.map(sectionText)
	]
	return `${parts.join('\n\n').replaceAll('\u00a0', ' ')}\n`
}

function underlined(text: string, line: string): string {
	return `${text}\n${line.repeat(text.length)}`
}

function sectionText({ heading, blocks }: Section): string {
	return [underlined(heading, '-'), ...blocks.map(blockText).filter((text) => text !== '')].join('\n\n')
}

function blockText(block: Block): string {
	switch (block.kind) {
		case 'paragraph':
			return wrap(plain(block.prose), LINE).join('\n')
		case 'list':
			return block.items.map((item, index) => itemText(item, block.ordered ? `${index + 1}. ` : '- ')).join('\n')
		case 'table':
			return [...(block.captioned ? [block.table.caption] : []), ...tableLines(block.table)].join('\n')
		case 'sources':
			return block.items
				.map(({ id, text, url }) => itemText([{ text: url === null ? text : `${text} ${url}` }], `[${id}] `))
				.join('\n')
		case 'figure':
			return ''
	}
}

function plain(prose: Prose): string {
	return prose.map((part) => part.text).join('')
}

function itemText(item: Prose, bullet: string): string {
	const indent = `\n${' '.repeat(bullet.length)}`
	return bullet + wrap(plain(item), LINE - bullet.length).join(indent)
}

/** Lines of at most `width` letters, broken at spaces. A word that is longer than a line, as an address, stands alone. */
function wrap(text: string, width: number): string[] {
	const lines: string[] = ['']
	for (const word of text.split(/[ \r\n\t]+/)) {
		const last = lines.at(-1)!
		if (last === '') lines[lines.length - 1] = word
		else if (last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`
		else lines.push(word)
	}
	return lines
}

interface TextColumn {
	head: string
	cells: string[]
	numeric: boolean
	width: number
	/** Below this, words would be cut. */
	least: number
}

function tableLines(table: Table): string[] {
	const columns = fitted(table.columns.map((_, index) => textColumn(table, index)))
	const row = (texts: readonly string[]) => rowLines(texts, columns)
	return [
		...row(columns.map((column) => column.head)),
		columns.map((column) => '-'.repeat(column.width)).join(SPACE),
		...table.rows.flatMap((_, index) => row(columns.map((column) => column.cells[index]!)))
	]
}

function textColumn({ columns, rows }: Table, index: number): TextColumn {
	const { label, unit, numeric } = columns[index]!
	const head = unit ? `${label}, ${unit}` : label
	const cells = rows.map((row) => row.cells[index]!.text)
	const longest = (texts: readonly string[]) => Math.max(1, ...texts.map((text) => text.length))
	const words = [head, ...cells].flatMap((text) => text.split(/\s+/))
	return { head, cells, numeric, width: longest([head, ...cells]), least: longest(words) }
}

/** Takes letters from the widest column until the table fits the line, or no column can give more. */
function fitted(columns: readonly TextColumn[]): TextColumn[] {
	const widths = columns.map((column) => column.width)
	const most = LINE - SPACE.length * (columns.length - 1)
	for (let over = sum(widths) - most; over > 0; over--) {
		const spare = widths.map((width, index) => (width > columns[index]!.least ? width : 0))
		const widest = Math.max(0, ...spare)
		if (widest === 0) break
		widths[spare.indexOf(widest)] = widest - 1
	}
	return columns.map((column, index) => ({ ...column, width: widths[index]! }))
}

function rowLines(texts: readonly string[], columns: readonly TextColumn[]): string[] {
	const wrapped = columns.map((column, index) => wrap(texts[index]!, column.width))
	const height = Math.max(...wrapped.map((lines) => lines.length))
	return Array.from({ length: height }, (_, line) =>
		columns
			.map((column, index) => {
				const text = wrapped[index]![line] ?? ''
				return column.numeric ? text.padStart(column.width) : text.padEnd(column.width)
			})
			.join(SPACE)
			.trimEnd()
	)
}
