/** The pathway as tables: a row a year, a row a stage, and a row a plant that starts. */
import type { Chain } from '#lib/model/chain.ts'
import { weakestSpans, type PathwayYear } from '../pathway/pathway.ts'
import { awaitedText, fromText, stageTracks, type StageTrack } from '../pathway/tracks.ts'
import { nameIn, nodeNames, type Locale } from '../text/locale.ts'
import { headlineAmounts } from '../text/number-format.ts'
import type { PlantStart } from '../pathway/starts.ts'
import { confidenceCell, statusCell, tableOf, textCell, yearColumn, type Cell, type Table } from './table.ts'

/** Every year: demand, delivery, gap, the weakest stage, and what is built. */
export function pathwayTable(chain: Chain, years: readonly PathwayYear[], { words, numbers }: Locale): Table {
	const { columns: c, pathway } = words.figures.tables
	const { columns: totals } = words.report
	const unit = words.figures.perYear({ unit: chain.unit })
	const names = nodeNames(chain)
	const told = (value: number, shown: number): Cell => ({ value, text: numbers.full(shown) })
	const shownOf = ({ demand, delivered }: PathwayYear) => headlineAmounts(demand, delivered)
	const list = (values: readonly string[]) => textCell(values.join(', '))
	const grows = years.some(({ estimated }) => estimated)
	return tableOf<PathwayYear>(
		'pathway',
		pathway,
		[
			yearColumn({ key: 'year', label: c.year }, { numbers }, ({ year }) => year),
			{ key: 'demand', label: totals.demand, unit, cell: (row) => told(row.demand, shownOf(row).demand) },
			...(grows
				? [
						{
							key: 'estimated',
							label: c.demandIs,
							cell: ({ estimated }: PathwayYear) => textCell(estimated ? c.estimated : c.stated)
						}
					]
				: []),
			{ key: 'delivered', label: totals.delivered, unit, cell: (row) => told(row.delivered, shownOf(row).delivered) },
			{
				key: 'imported',
				label: totals.imported,
				unit,
				cell: ({ imported }) => ({ value: imported, text: numbers.picture(imported) })
			},
			{ key: 'gap', label: totals.gap, unit, cell: (row) => told(row.gap, shownOf(row).gap) },
			{
				key: 'weakest',
				label: c.weakest,
				cell: ({ weakest }) => textCell(weakest === null ? null : nameIn(chain.stages, weakest))
			},
			{
				key: 'built',
				label: c.built,
				cell: ({ built }) => list(built.map(({ process }) => names.get(process) ?? process))
			}
		],
		years,
		({ year }) => String(year)
	)
}

/** Every stage, by route: from when it runs, what is announced beyond the plan, and when it is the tightest. */
export function stagesTable(chain: Chain, years: readonly PathwayYear[], locale: Locale): Table {
	const { words, numbers } = locale
	const { columns: c, stages } = words.figures.tables
	const { noYears, yearSpans } = words.figures.pathway
	return tableOf<StageTrack>(
		'stages',
		stages,
		[
			{ key: 'stage', label: c.stage, cell: ({ stage }) => textCell(nameIn(chain.stages, stage)) },
			{ key: 'route', label: c.route, cell: ({ route }) => textCell(nameIn(chain.routes, route!)) },
			{ key: 'comes', label: c.comes, cell: (track) => textCell(fromText(track, years, locale)) },
			{ key: 'awaited', label: c.awaited, cell: (track) => textCell(awaitedText(track, locale)) },
			{
				key: 'tightest',
				label: c.tightestIn,
				cell: ({ stage }) => {
					const spans = weakestSpans(years).filter((span) => span.stage === stage)
					const told = spans.map(({ from, to }) => ({ from: numbers.year(from), to: numbers.year(to) }))
					return textCell(told.length === 0 ? noYears : yearSpans({ spans: told }))
				}
			}
		],
		stageTracks(chain, years, 'route'),
		({ stage, route }) => `${stage} ${route}`
	)
}

/** Every plant that starts, with the dates that are announced and that are likely. */
export function startsTable(chain: Chain, years: readonly PathwayYear[], { words, numbers }: Locale): Table {
	const { columns: c, starts } = words.figures.tables
	const names = nodeNames(chain)
	const year = (
		key: 'announced' | 'start' | 'likely' | 'earliest' | 'latest',
		of: (start: PlantStart) => number | null | undefined
	) => yearColumn({ key, label: c[key] }, { numbers }, of)
	return tableOf<PlantStart>(
		'starts',
		starts,
		[
			{ key: 'plant', label: c.plant, cell: ({ plant }) => textCell(plant) },
			{ key: 'process', label: c.process, cell: ({ process }) => textCell(names.get(process) ?? process) },
			{ key: 'plantStatus', label: c.plantStatus, cell: ({ status }) => textCell(words.page.status[status]) },
			year('announced', ({ announced }) => announced),
			year('start', ({ start }) => start),
			year('likely', ({ likely }) => likely?.year),
			year('earliest', ({ likely }) => likely?.earliest),
			year('latest', ({ likely }) => likely?.latest),
			{ key: 'status', label: c.status, cell: ({ likely }) => statusCell(likely?.delay ?? null, words) },
			{ key: 'confidence', label: c.confidence, cell: ({ likely }) => confidenceCell(likely?.delay ?? null, words) },
			{ key: 'sources', label: c.sources, cell: ({ likely }) => textCell(likely?.delay.sources.join(' ')) }
		],
		years.flatMap(({ starts }) => starts),
		({ process, plant }) => `${process} ${plant}`
	)
}
