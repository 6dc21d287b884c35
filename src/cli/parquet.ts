/** The rows of a study as a Parquet file, for programs that read tables by column. */
import { parquetWriteBuffer } from 'hyparquet-writer'
import type { MergedRows } from '#lib/study/rows.ts'

/**
 * Returns a row for each scenario, sample and year: `scenario`, `basis` (null where it is the scenario's own), `sample`, `year`, `demand`, `delivered` and `gap` in the unit of the study,
 * `weakest`, which is null where nothing is short, and whether the year is `closed`. The study is told in the metadata.
 */
export function rowsParquet({ header, rows }: MergedRows): Uint8Array {
	const [first, last] = header.years
	const years = Array.from({ length: last - first + 1 }, (_, i) => first + i)
	const column = <T>(of: (row: MergedRows['rows'][number], year: number) => T) =>
		rows.flatMap((row) => years.map((_, year) => of(row, year)))
	const demand = column((row, year) => row.demand[year]!)
	const delivered = column((row, year) => row.delivered[year]!)
	const weakest = column((row, year) => row.weakest[year] ?? null)
	const content = parquetWriteBuffer({
		columnData: [
			{ name: 'scenario', data: column(({ scenario }) => header.scenarios[scenario]!.id), type: 'STRING' },
			{ name: 'basis', data: column(({ scenario }) => header.scenarios[scenario]!.demand), type: 'STRING' },
			{ name: 'sample', data: column(({ sample }) => sample), type: 'INT32' },
			{ name: 'year', data: column((_, year) => years[year]!), type: 'INT32' },
			{ name: 'demand', data: demand, type: 'DOUBLE' },
			{ name: 'delivered', data: delivered, type: 'DOUBLE' },
			{ name: 'gap', data: demand.map((each, i) => Math.max(0, each - delivered[i]!)), type: 'DOUBLE' },
			{ name: 'weakest', data: weakest, type: 'STRING' },
			{ name: 'closed', data: weakest.map((stage) => stage === null), type: 'BOOLEAN' }
		],
		kvMetadata: [{ key: 'midstream', value: JSON.stringify(header) }]
	})
	return new Uint8Array(content)
}
