/** The gap report as a document: what the printable page, the text and the Markdown are all written from. */
import type { Plan } from '#lib/engine/index.ts'
import { inDocument, textCell } from '#lib/figures/tables/table.ts'
import { nameIn, type Locale } from '#lib/figures/text/locale.ts'
import type { SankeyFrame } from '#lib/figures/sankey/sankey.ts'
import { PLAIN_MARKS, type Marks } from '#lib/messages/papers.ts'
import type { Chain } from '#lib/model/chain.ts'
import type { Beside } from './beside.ts'
import { abbreviationsNote, abbreviationsSection } from './report/abbreviations.ts'
import { aboutSection, assumptionsSection, changesSection, sourcesBehind, sourcesSection } from './report/basis.ts'
import { decideSection, findingOf, stepsSection, sureSection, whySection } from './report/brief.ts'
import { buildingSection } from './report/building.ts'
import { differencesSection } from './report/differences.ts'
import { CITED, type Block, type Report, type Section, type Subject } from './report/document.ts'
import { mostSection } from './report/most.ts'
import { pictureSection } from './report/picture.ts'
import { causesSection, closesSection, doubtsSection, holdsSection, summarySection } from './report/statements.ts'
import { surenessSection } from './report/sureness.ts'
import { tableSections } from './report/tables.ts'
import { closingSentence, yearsSection } from './report/years.ts'
import { allTables } from './tables.ts'

export type { Block, Prose, Report, ReportMeta, Section, SourceItem } from './report/document.ts'

/** Words, day and figures of a report. */
export interface ReportOptions {
	locale: Locale
	/** Day of the report, e.g. 2026-11-22. */
	exported: string
	/** Draws the figures; left out where a report has none, as in a terminal. The frame is the model's base situation's. */
	figures?: { frame: SankeyFrame; width: number }
	/** What is told beside the plan. */
	beside?: Beside
	marks?: Marks
}

/** The gap report of a plan. Sections that have nothing to say are left out. */
export function gapReport(chain: Chain, plan: Plan, options: ReportOptions): Report {
	const { locale, figures = null, beside = {} } = options
	const { years, joint, comparison, study, most, investment } = beside
	const tables = new Map(allTables(chain, plan, locale).map((table) => [table.id, table]))
	const numbers = new Map(sourcesBehind(chain, plan, locale).map(({ id }, place) => [id, String(place + 1)]))
	const cite = (ids: readonly string[]) => ids.map((id) => numbers.get(id) ?? id)
	const subject = { chain, plan, locale, tables, cite }
	const sections = [
		summarySection(subject),
		...(figures ? [pictureSection(subject, figures)] : []),
		doubtsSection(subject),
		holdsSection(subject),
		closesSection(subject),
		causesSection(subject),
		...(years ? [yearsSection(subject, years, figures, joint ?? null)] : []),
		...(study ? [surenessSection(subject, study, figures)] : []),
		...(investment ? [buildingSection(subject, investment, figures)] : []),
		...(comparison ? [differencesSection(subject, comparison, figures)] : []),
		...(most ? [mostSection(subject, most)] : []),
		...tableSections(subject),
		changesSection(subject),
		assumptionsSection(subject)
	]
	const sources = sourcesSection(subject)
	const last = [abbreviationsSection(subject, [...sections, sources]), sources, aboutSection(subject, options.exported)]
	return reportOf(subject, locale.words.report.title({ chain: chain.name }), [...sections, ...last], options)
}

/** Height by width of the picture of a brief, which leaves room for the words. */
const BRIEF_RATIO = 0.36

/** The brief of a plan: one page, whose title is the finding. */
export function briefReport(chain: Chain, plan: Plan, options: ReportOptions): Report {
	const { locale, figures, beside: { years, study } = {} } = options
	const subject: Subject = { chain, plan, locale, tables: new Map(), cite: (ids) => [...ids] }
	const sections = [
		whySection(subject, figures ? pictureSection(subject, { ...figures, ratio: BRIEF_RATIO }).blocks : []),
		stepsSection(subject, years ? closingSentence(subject, years) : null),
		sureSection(subject, study ?? null),
		decideSection(subject)
	]
	const told = sections.filter(({ blocks }) => blocks.length > 0)
	const last = told.at(-1)!
	const noted = { ...last, blocks: [...last.blocks, ...abbreviationsNote(subject, told)] }
	return { ...reportOf(subject, findingOf(subject), [...told.slice(0, -1), noted], options), onePage: true }
}

function reportOf(
	{ chain, plan, locale: { words, numbers }, cite }: Subject,
	title: string,
	sections: readonly Section[],
	{ exported, marks = PLAIN_MARKS }: ReportOptions
): Report {
	const { scenario, year } = plan
	const { id, name, version, date, fingerprint } = chain
	const demand = nameIn(chain.demandBases, scenario.demand)
	return {
		title,
		subtitle: [
			words.report.subtitle({
				scenario: scenario.name,
				changes: scenario.changed.length,
				year: numbers.year(year),
				demand
			}),
			...(marks.fileNumber === '' ? [] : [words.report.marks.fileNumber({ number: marks.fileNumber })])
		].join(' '),
		sections: sections
			.filter(({ blocks }) => blocks.length > 0)
			.map((section) => ({ ...section, blocks: section.blocks.map((block) => printed(block, cite)) })),
		onePage: false,
		meta: {
			model: { id, name, version, date, fingerprint },
			scenario: { id: scenario.id, name: scenario.name },
			year,
			demand: { id: scenario.demand, name: demand },
			fingerprint: plan.fingerprint,
			exported,
			notice: chain.notice ?? words.report.notice,
			marks
		}
	}
}

/** A block whose tables have the digits of documents and cite sources by their numbers. */
function printed(block: Block, cite: Subject['cite']): Block {
	if (block.kind !== 'table') return block
	const table = inDocument(block.table)
	const at = table.columns.findIndex(({ key }) => key === 'sources')
	const rows = table.rows.map((row) => ({
		...row,
		cells: row.cells.map((cell, place) => (place === at ? textCell(cite(cell.text.split(' ')).join(CITED)) : cell))
	}))
	return { ...block, table: { ...table, rows } }
}
