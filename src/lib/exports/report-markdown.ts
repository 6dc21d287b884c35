/** A report as Markdown (CommonMark with the tables of GitHub), for file notes and wikis. Figures are left out. */
import type { Table } from '#lib/figures/tables/tables.ts'
import type { Part } from '#lib/messages/index.ts'
import type { Block, Prose, Report, Section } from './report/document.ts'

/** Returns a report as Markdown. */
export function reportMarkdown(report: Report): string {
	const { classification } = report.meta.marks
	const parts = [
		...(classification === '' ? [] : [`**${escaped(classification)}**`]),
		`# ${escaped(report.title)}`,
		escaped(report.subtitle),
		...report.sections.map(sectionText)
	]
	return `${parts.join('\n\n')}\n`
}

function sectionText({ heading, blocks }: Section): string {
	return [`## ${escaped(heading)}`, ...blocks.map(blockText).filter((text) => text !== '')].join('\n\n')
}

function blockText(block: Block): string {
	switch (block.kind) {
		case 'paragraph':
			return proseText(block.prose)
		case 'list':
			return block.items.map((item, index) => `${block.ordered ? `${index + 1}.` : '-'} ${proseText(item)}`).join('\n')
		case 'table':
			return [...(block.captioned ? [`**${escaped(block.table.caption)}**`, ''] : []), ...tableLines(block.table)].join(
				'\n'
			)
		case 'sources':
			return block.items
				.map(({ id, text, url }) => `- ${escaped(`[${id}] ${text}`)}${url === null ? '' : ` ${linkText(url)}`}`)
				.join('\n')
		case 'figure':
			return ''
	}
}

function proseText(prose: Prose): string {
	return prose.map(partText).join('')
}

/** Emphasis may not begin or end with a space. */
function partText({ text, strong }: Part): string {
	const inner = text.trim()
	if (!strong || inner === '') return escaped(text)
	const at = text.indexOf(inner)
	return `${text.slice(0, at)}**${escaped(inner)}**${text.slice(at + inner.length)}`
}

function tableLines({ columns, rows }: Table): string[] {
	const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
	return [
		line(columns.map(({ label, unit }) => escaped(unit ? `${label}, ${unit}` : label))),
		line(columns.map(({ numeric }) => (numeric ? '--:' : ':--'))),
		...rows.map((row) => line(row.cells.map((cell) => escaped(cell.text))))
	]
}

/** An address between angle brackets, which it may not hold itself. */
function linkText(url: string): string {
	return `<${url.replace(/[<>\s]/g, encodeURIComponent)}>`
}

/** Text that stays text: what Markdown or HTML would read as markup is escaped, and it stays on its line. */
function escaped(text: string): string {
	return text
		.replace(/[\s\u00a0]+/g, ' ')
		.replace(/[\\`*_[\]<>|~&]/g, '\\$&')
		.replace(/^( ?)([-+#=])/, '$1\\$2')
		.replace(/^( ?\d+)([.)])(?= |$)/, '$1\\$2')
}
