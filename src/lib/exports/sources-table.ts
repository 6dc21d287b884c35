import type { Locale } from '#lib/figures/text/locale.ts'
import { tableOf, textCell, type Table } from '#lib/figures/tables/table.ts'
import type { Chain } from '#lib/model/chain.ts'

/** The sources of a chain, a row each. */
export function sourcesTable({ sources }: Chain, { words }: Locale): Table {
	const { columns: c } = words.report.sourceTable
	return tableOf(
		'sources',
		words.report.sections.sources,
		[
			{ key: 'id', label: c.id, cell: ({ id }) => textCell(id) },
			{ key: 'publisher', label: c.publisher, cell: ({ publisher }) => textCell(publisher) },
			{ key: 'title', label: c.title, cell: ({ title }) => textCell(title) },
			{ key: 'date', label: c.date, cell: ({ date }) => textCell(date) },
			{ key: 'url', label: c.url, cell: ({ url }) => textCell(url) },
			{ key: 'note', label: c.note, cell: ({ note }) => textCell(note) }
		],
		sources,
		({ id }) => id
	)
}
