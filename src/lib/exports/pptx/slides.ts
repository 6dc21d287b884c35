/** The slides of a plan, in their order: a new one is a function like these and a place in the list. */
import type { Plan } from '#lib/engine/index.ts'
import { balance } from '#lib/figures/balance.ts'
import { comparisonOf } from '#lib/figures/compare/compare.ts'
import { comparisonSentences } from '#lib/figures/compare/text.ts'
import { fan } from '#lib/figures/doubt/fan.ts'
import { doubtSentences } from '#lib/figures/doubt/text.ts'
import { gantt } from '#lib/figures/invest/gantt.ts'
import { investFinding, investSentences } from '#lib/figures/invest/text.ts'
import { pathway } from '#lib/figures/pathway/drawing.ts'
import { pathwayOf } from '#lib/figures/pathway/pathway.ts'
import { pathwaySentence } from '#lib/figures/pathway/text.ts'
import { sankey, sankeyFrame } from '#lib/figures/sankey/sankey.ts'
import type { Scene } from '#lib/figures/scene/scene.ts'
import { inputsTable } from '#lib/figures/tables/compare.ts'
import { stagesTable } from '#lib/figures/tables/invest.ts'
import { inDocument } from '#lib/figures/tables/table.ts'
import type { Table } from '#lib/figures/tables/tables.ts'
import { splitSentence } from '#lib/figures/text/gap-split.ts'
import { toldAmount } from '#lib/figures/text/number-format.ts'
import { amountsOf, nameIn, type Locale } from '#lib/figures/text/locale.ts'
import {
	balanceSentences,
	chips,
	firstStepSentence,
	gapLines,
	ladderEndSentence,
	liftsSentence,
	statement,
	withinLetters
} from '#lib/figures/text/statement.ts'
import { isLimit, weakestCeiling } from '#lib/figures/weakest.ts'
import type { ExportSubject } from '../format.ts'
import { stepsEnd } from '../report/brief.ts'
import { FINDING_LETTERS, prose, tableBlock, type Prose, type Report } from '../report/document.ts'
import { stampLines } from '../stamp.ts'
import type { Chain } from '#lib/model/chain.ts'
import { allTables } from '../tables.ts'
import { LEAST, moreText, plain, textHeight, textItem } from '../slides/fit.ts'
import { BODY, type Deck, type Item, type Slide } from '../slides/slide.ts'
import { heightOf, settingOf } from './table.ts'

interface Material extends ExportSubject {
	report: Report
	tables: ReadonlyMap<string, Table>
}

type SlideOf = (material: Material) => Omit<Slide, 'id' | 'notes'> | null

/** The slides by their ids. One that has nothing to show stays out. */
const SLIDES: Readonly<Record<string, SlideOf>> = {
	finding: findingSlide,
	picture: pictureSlide,
	ceilings: ceilingsSlide,
	causes: causesSlide,
	steps: stepsSlide,
	years: yearsSlide,
	sureness: surenessSlide,
	building: buildingSlide,
	differences: differencesSlide,
	elements: elementsSlide,
	demand: demandSlide,
	assumptions: assumptionsSlide
}

/** Slides that a deck of few others has too, one after another until it has enough: the report says the same at length. */
const SPARE: Readonly<Record<string, SlideOf>> = {
	processes: (material) => listSlide(material, 'processes', ['name', 'verdict', 'installed', 'used', 'utilisation']),
	demands: (material) => listSlide(material, 'demands', ['name', 'demand', 'served', 'short', 'share']),
	sources: sourcesSlide
}

/** A deck with fewer slides than these is filled up. */
const FEWEST = 8

/** Returns the deck of a plan, from its report: 8 to 12 slides. What has no place on them stands in the report. */
export function planDeck(subject: ExportSubject, report: Report): Deck {
	const { chain, plan, locale } = subject
	const tables = new Map(allTables(chain, plan, locale).map((table) => [table.id, table]))
	const material = { ...subject, report, tables }
	const made = (slides: Readonly<Record<string, SlideOf>>) =>
		Object.entries(slides).flatMap(([id, slideOf]) => {
			const slide = slideOf(material)
			return slide ? [{ id, ...slide }] : []
		})
	const slides = made(SLIDES)
	return deckOf(subject, report, [...slides, ...made(SPARE).slice(0, Math.max(0, FEWEST - slides.length))])
}

/** Returns slides of a report as a deck: with sources and what made it in the notes, and the marks of an office. */
export function deckOf(
	{ chain, plan, locale, exported }: ExportSubject,
	report: Report,
	slides: readonly Omit<Slide, 'notes'>[]
): Deck {
	const stamp = stampLines(chain, plan, exported, locale)
	return {
		title: report.title,
		subject: report.subtitle,
		foot: [report.meta.marks.classification, report.meta.notice].filter((text) => text !== '').join(' · '),
		exported,
		language: locale.words.notation.tag,
		slides: slides.map((slide) => ({
			...slide,
			notes: [...sourcesOf(chain, plan, locale, slide.items, report), ...stamp]
		}))
	}
}

/** Names the sources of the demand, and of the plants of a table, for the notes, with the numbers that a report has for them. */
function sourcesOf(chain: Chain, plan: Plan, locale: Locale, items: readonly Item[], report: Report): string[] {
	const shown = new Set(
		items.flatMap((item) =>
			item.kind === 'table' ? item.table.rows.flatMap(({ cells }) => cells.map(({ text }) => text)) : []
		)
	)
	const listed = sourceItems(report)
	const ids = new Set([
		...chain.demands.filter(({ basis }) => basis === plan.scenario.demand).flatMap(({ amount }) => amount.sources),
		...chain.processes
			.filter(({ name }) => shown.has(name))
			.flatMap(({ plants }) => plants.flatMap(({ nameplate }) => nameplate.sources))
	])
	return chain.sources
		.filter(({ id }) => ids.has(id))
		.map((source) => {
			const text = locale.words.report.source(source)
			const number = listed.find((each) => each.text === text)?.id
			return `${number === undefined ? '' : `[${number}] `}${text} ${source.url ?? ''}`.trim()
		})
}

/** Height of the line that says what the deck is of, and of the lines that say what made it; pixels. */
const SUBTITLE = 44
const STAMP = 100

/** The finding, what the deck is of, what stands beside the finding, and what made it. */
function findingSlide({ report, chain, plan, locale, exported }: Material) {
	const { main, rest } = statement(chain, plan, locale)
	const said = [liftsSentence(chain, plan, locale), firstStepSentence(chain, plan, locale)]
	const remarks = chips(chain, plan, locale).map(({ text }) => text)
	const paragraphs = [
		...(rest.length > 0 ? [rest] : []),
		...[...said, ...remarks].filter((text) => text !== '').map(prose)
	]
	const subtitle = prose(`${report.title}. ${report.subtitle}`)
	const stamp = stampLines(chain, plan, exported, locale).slice(0, 3).map(prose)
	const [top, bottom] = [BODY.y + SUBTITLE, BODY.y + BODY.height - STAMP]
	const items: Item[] = [
		{ ...textItem(locale, [subtitle], { ...BODY, height: SUBTITLE }, 20), muted: true },
		textItem(locale, paragraphs, { ...BODY, y: top, height: bottom - top }, 26, true),
		{ ...textItem(locale, stamp, { ...BODY, y: bottom, height: STAMP }, LEAST), muted: true }
	]
	return {
		title: plain(main),
		items: items.filter((item) => item.kind !== 'text' || item.paragraphs.length > 0)
	}
}

function pictureSlide({ chain, plan, base, locale }: Material) {
	const { sentences, main } = statement(chain, plan, locale)
	const scene = sankey(chain, plan, { width: 1040, height: 467, locale, frame: sankeyFrame(chain, base) })
	return {
		title: plain(sentences.length > 0 ? withinLetters(sentences, FINDING_LETTERS).text : main),
		items: [{ kind: 'scene' as const, box: BODY, scene }]
	}
}

function ceilingsSlide({ chain, plan, locale }: Material) {
	if (plan.ceilings.length === 0) return null
	const { figures, report } = locale.words
	const weakest = weakestCeiling(plan)
	const chart = {
		unit: figures.perYear({ unit: chain.unit }),
		categories: plan.ceilings.map((ceiling) => {
			const stage = nameIn(chain.stages, ceiling.stage)
			return isLimit(plan, ceiling) ? stage : figures.ceilings.notLimiting({ stage })
		}),
		bars: {
			name: figures.tables.columns.ceiling,
			values: plan.ceilings.map(({ delivered }) => toldAmount(plan, delivered))
		},
		line: { name: report.columns.demand, values: plan.ceilings.map(() => toldAmount(plan, plan.demand)) }
	}
	const title = weakest
		? report.slides.weakest({
				stage: nameIn(chain.stages, weakest.stage),
				amount: amountsOf(chain, plan, locale).picture(weakest.delivered)
			})
		: report.sections.ceilings
	return {
		title,
		items: [{ kind: 'chart' as const, box: BODY, chart, description: `${report.sections.ceilings}. ${title}` }]
	}
}

/** A table under a finding, without columns that say nothing; below it a note, and how many rows it has no room for. */
function tableSlide({ locale }: Material, table: Table | undefined, keys: readonly string[], title: string, note = '') {
	const place = (key: string) => table?.columns.findIndex((column) => column.key === key) ?? -1
	const told = keys.filter((key) => table?.rows.some((row) => row.cells[place(key)]?.text))
	const [block] = tableBlock(table, told)
	if (block?.kind !== 'table') return null
	const height = REST + (note === '' ? 0 : textHeight([prose(note)], BODY.width, LEAST))
	const box = { ...BODY, height: BODY.height - height }
	const shown = inDocument(block.table)
	const setting = settingOf(shown, box)
	const left = shown.rows.length - (setting.heights.length - 1)
	// Right below the table, however few rows it has.
	const rest = { ...BODY, y: BODY.y + Math.min(box.height, heightOf(setting) + REST / 2), height }
	const items: Item[] = [{ kind: 'table', box, table: shown }]
	const said = [...(left > 0 ? [moreText(locale, left)] : []), ...(note === '' ? [] : [prose(note)])]
	if (said.length > 0) items.push({ ...textItem(locale, said, rest, LEAST), muted: true })
	return { title, items }
}

/** Height of a line below a table, pixels. */
const REST = 28

function causesSlide(material: Material) {
	const { chain, plan, locale, tables, report } = material
	const [first] = gapLines(chain, plan, locale)
	const lifts = liftsSentence(chain, plan, locale)
	return tableSlide(
		material,
		tables.get('gap-by-cause'),
		['cause', 'amount', 'share', 'steps'],
		first ? locale.words.report.slides.largest({ cause: first.text }) : lifts || report.title,
		splitSentence(chain, plan, locale)
	)
}

function stepsSlide(material: Material) {
	const { chain, plan, locale, tables } = material
	return tableSlide(
		material,
		tables.get('steps'),
		['number', 'step', 'frees', 'delivered', 'cost', 'lead', 'ready', 'owners', 'authorities'],
		stepsEnd(material),
		ladderEndSentence(chain, plan, locale)
	)
}

/** A picture as large as the slide has room for, under a finding. */
const pictureOf = (title: string, scene: Scene) => ({
	title,
	items: [{ kind: 'scene' as const, box: BODY, scene }]
})

/** Size of pictures, pixels: the slide scales them to its room. */
const PICTURE = { width: 1040, height: 467, size: 15 }

function yearsSlide({ chain, plan, locale, beside }: Material) {
	if (!beside?.years) return null
	const years = pathwayOf(chain, beside.years, locale)
	return pictureOf(
		pathwaySentence(chain, years, locale),
		pathway(chain, years, { ...PICTURE, locale, shown: plan.year })
	)
}

function surenessSlide({ chain, locale, beside }: Material) {
	if (!beside?.study) return null
	const { years, central } = beside.study
	const [finding = ''] = doubtSentences(chain, beside.study, locale)
	return pictureOf(finding, fan(chain, years, central.delivered, { ...PICTURE, locale }))
}

/** When to decide what, as shapes, and beside it what each stage costs. */
function buildingSlide({ chain, locale, beside }: Material) {
	const found = beside?.investment
	if (!found || found.builds.length === 0) return null
	const [left, right] = halves(BODY, 0.62)
	const [costs] = tableBlock(stagesTable(chain, found, locale), ['stage', 'cost', 'share'])
	const items: Item[] = [
		{ kind: 'scene', box: left, scene: gantt(chain, found, { width: left.width, locale, size: 14 }) },
		...(costs?.kind === 'table' ? [{ kind: 'table' as const, box: right, table: costs.table }] : [])
	]
	const used = costs?.kind === 'table' ? heightOf(settingOf(costs.table, right)) + BETWEEN : 0
	const below = { ...right, y: right.y + used, height: right.height - used }
	items.push(textItem(locale, investSentences(chain, found, locale).map(prose), below, 18))
	return { title: investFinding(chain, found, locale), items }
}

/** A box as two beside each other, the first with a share of its width. */
function halves(box: Item['box'], share: number): [Item['box'], Item['box']] {
	const width = box.width * share - BETWEEN / 2
	return [
		{ ...box, width },
		{ ...box, x: box.x + width + BETWEEN, width: box.width - width - BETWEEN }
	]
}

/** Between two things beside each other, pixels. */
const BETWEEN = 32

function differencesSlide(material: Material) {
	const { chain, locale, beside } = material
	if (!beside?.comparison) return null
	const compared = comparisonOf(beside.comparison)
	const [finding = ''] = comparisonSentences(chain, compared, locale)
	return tableSlide(material, inputsTable(chain, compared, locale), ['input', 'a', 'b', 'delivered', 'gap'], finding)
}

function elementsSlide({ chain, plan, locale, tables }: Material) {
	if (!tables.has('balance')) return null
	const scene = balance(chain, plan, { width: 960, height: 432, locale, size: 13 })
	const [finding = scene.title] = balanceSentences(chain, plan, locale)
	return { title: finding, items: [{ kind: 'scene' as const, box: BODY, scene }] }
}

/** Paragraphs and lists of a section of the report. */
function textsOf({ sections }: Report, id: string): Prose[] {
	const blocks = sections.find((section) => section.id === id)?.blocks ?? []
	return blocks.flatMap((block) => {
		if (block.kind === 'paragraph') return [block.prose]
		return block.kind === 'list' ? [...block.items] : []
	})
}

/** Largest type of lists, pixels. */
const LISTED = 26

/** Where the demand comes from, headed by how much it is and its largest part; by the heading where no need is stated. */
function demandSlide({ chain, plan, report, locale }: Material) {
	const texts = textsOf(report, 'demand-basis')
	if (texts.length === 0) return null
	const heading = report.sections.find(({ id }) => id === 'demand-basis')!.heading
	const [largest, ...others] = [...plan.demands].sort((a, b) => b.amount - a.amount)
	const { picture } = amountsOf(chain, plan, locale)
	const title =
		plan.open || !largest || plan.demand === 0
			? heading
			: locale.words.report.slides.demand({
					amount: picture(plan.demand),
					largest: nameIn(chain.demands, largest.id),
					part: others.length === 0 ? null : picture(largest.amount)
				})
	return { title, items: [textItem(locale, texts, BODY, LISTED, true)] }
}

/** A table of the report under its heading. */
function listSlide(material: Material, id: 'processes' | 'demands', keys: readonly string[]) {
	return tableSlide(material, material.tables.get(id), keys, material.locale.words.report.sections[id])
}

function assumptionsSlide({ report, locale }: Material) {
	const [lead, ...items] = textsOf(report, 'assumptions')
	if (!lead || items.length === 0) return null
	return { title: plain(lead), items: [textItem(locale, items, BODY, LISTED, true)] }
}

/** The list of sources of a report; empty in a brief. */
const sourceItems = ({ sections }: Report) =>
	sections.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'sources' ? block.items : [])))

function sourcesSlide({ report, locale }: Material) {
	const section = report.sections.find(({ id }) => id === 'sources')
	const sources = sourceItems(report)
	if (!section || sources.length === 0) return null
	const texts = sources.map(({ id, text }) => prose(`[${id}] ${text}`))
	return { title: section.heading, items: [textItem(locale, texts, BODY, LISTED)] }
}
