import { strFromU8, unzipSync } from 'fflate'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { beforeAll, describe, expect, test } from 'vitest'
import { comparePlans, jointByYear, mostMade, plansByYear } from '#lib/engine/index.ts'
import { besideTables } from '#lib/exports/beside.ts'
import { FORMATS, type ExportSubject, type FormatId } from '#lib/exports/formats.ts'
import { allTables } from '#lib/exports/tables.ts'
import { planDeck } from '#lib/exports/pptx/slides.ts'
import { briefReport, gapReport } from '#lib/exports/report.ts'
import { comparisonOf } from '#lib/figures/compare/compare.ts'
import { comparisonSentences } from '#lib/figures/compare/text.ts'
import { doubtSentences } from '#lib/figures/doubt/text.ts'
import { localeOf, nodeNames } from '#lib/figures/text/locale.ts'
import { en } from '#lib/messages/en/en.ts'
import { investFinding, stopperTexts } from '#lib/figures/invest/text.ts'
import { invest } from '#lib/invest/invest.ts'
import { PLAIN_MARKS, type Marks } from '#lib/messages/papers.ts'
import { startOf } from '#lib/model/scenario/differences.ts'
import { openScenario, withLever, withYear } from '#lib/model/scenario/scenario.ts'
import { rowsOf, studySubject } from '#lib/study/study.ts'
import { resultsOf, summaryOf } from '#lib/study/summary.ts'
import { chainFrom, testSolver, withEngine } from '../support/engine.ts'
import { readRecords } from './csv-reader.ts'
import { expectWhole, openOffice, textOfPart } from './office-reader.ts'
import { subjectOf } from './subject.ts'
import { readWorkbook } from './workbook-reader.ts'

const india = chainFrom('models/india-rare-earths')
const locale = localeOf(en)
const opening = openScenario(india.scenarios[0]!.id)
const changed = withLever(withLever(opening, 'monazite-mining', 8000), 'oscom-cracking', 12_000)

const solver = await testSolver()

/** A plan with all that may be told beside it. */
const subject = await withEngine(india, (engine): ExportSubject => {
	const plan = { scenario: changed, samples: 24, seed: 3 }
	const uncertain = studySubject(india, changed)
	const rows = [...rowsOf(engine, uncertain, plan, { from: 0, to: plan.samples })]
	return {
		...subjectOf(india, engine.plan(changed)),
		scenario: changed,
		base: engine.plan(opening),
		beside: {
			years: [...plansByYear(engine, changed)],
			joint: jointByYear(engine, changed),
			comparison: comparePlans(engine, startOf(india, changed)!, changed),
			most: mostMade(engine, engine.situation(changed)),
			study: summaryOf(uncertain, plan, resultsOf(engine, uncertain, rows)),
			investment: invest(engine, solver, {
				scenario: changed,
				by: 2036,
				target: 0.95,
				budget: null,
				fixed: ['toyotsu']
			})
		}
	}
})
const beside = subject.beside!
const tables = besideTables(india, subject.plan, beside, locale)
const bytesOf = async (id: FormatId, marks: Marks = PLAIN_MARKS) =>
	(await FORMATS[id].write({ ...subject, marks })) as Uint8Array

test('every table says of its columns what they are: shares are fractions, years are years, keys have one spelling', () => {
	let [shares, years] = [0, 0]
	for (const { id, columns, rows } of [...allTables(india, subject.plan, locale), ...tables])
		for (const [k, { key, label, kind, unit }] of columns.entries()) {
			const cells = rows.map(({ cells }) => cells[k]!)
			if (key !== label) expect(key, id).toMatch(/^[a-z][A-Za-z0-9]*$/)
			expect(unit, `${id} ${key}`).not.toBe('%')
			const isYear = /^(year|announced|start|likely|earliest|latest|decided|ready|runs)$/.test(key)
			expect(kind === 'year', `${id} ${key}`).toBe(isYear)
			const isPercent = cells.some(({ text }) => /^[<>−]?\d+\u00a0%$/.test(text))
			if (isPercent) expect(kind, `${id} ${key}`).toBe('share')
			if (kind === 'share')
				for (const { value } of cells) expect(Math.abs(Number(value)), `${id} ${key}`).toBeLessThanOrEqual(1 + 1e-9)
			shares += kind === 'share' ? 1 : 0
			years += kind === 'year' ? 1 : 0
		}
	expect(shares).toBeGreaterThan(5)
	expect(years).toBeGreaterThan(5)
})

test('a scenario is told against itself unchanged, else against the one that opens, and that one against none', () => {
	expect(startOf(india, changed)).toEqual(opening)
	expect(startOf(india, withYear(opening, 2030))).toEqual(opening)
	expect(startOf(india, openScenario('all-announced'))).toEqual(opening)
	expect(startOf(india, opening)).toBeNull()
})

test('plants of one plan that start at several processes are told apart', async () => {
	const scenario = openScenario('all-announced')
	const { sections } = await withEngine(india, (engine) => {
		const plan = engine.plan(scenario)
		return gapReport(india, plan, { ...subjectOf(india, plan), beside: { years: [...plansByYear(engine, scenario)] } })
	})
	const blocks = sections.flatMap((section) => section.blocks)
	const starts = blocks.flatMap((block) => (block.kind === 'table' && block.table.id === 'starts' ? [block.table] : []))
	const names = starts[0]!.rows.map(({ cells }) => cells.slice(0, 2).map(({ text }) => text).join(', ')) // prettier-ignore
	expect(names.filter((name) => name.startsWith('IREL plan to 2032')).length).toBeGreaterThan(3)
	expect(new Set(names).size).toBe(names.length)
})

describe('what stands beside a plan', () => {
	const options = { ...subject, beside }

	test('has its sections in the report, with the sentences and numbers of the views', () => {
		const { sections } = gapReport(india, subject.plan, options)
		const textOf = (id: string) => JSON.stringify(sections.find((section) => section.id === id)?.blocks)
		const compared = comparisonOf(beside.comparison!)
		for (const sentence of comparisonSentences(india, compared, locale))
			expect(textOf('differences')).toContain(sentence)
		expect(textOf('years')).toContain('Looking at one year at a time costs nothing here')
		for (const sentence of doubtSentences(india, beside.study!, locale)) expect(textOf('sureness')).toContain(sentence)
		expect(textOf('sureness')).toContain('24 samples, seed 3.')
		for (const said of [investFinding, stopperTexts].flatMap((say) => say(india, beside.investment!, locale)))
			expect(textOf('building')).toContain(said)
	})

	test('is not spoken of where it is not at hand', () => {
		const ids = gapReport(india, subject.plan, { ...options, beside: {} }).sections.map(({ id }) => id)
		for (const id of ['years', 'differences', 'sureness', 'most', 'building']) expect(ids).not.toContain(id)
	})

	test('says the range and the chance in the brief, which is still one page', async () => {
		const said = JSON.stringify(briefReport(india, subject.plan, options).sections.find(({ id }) => id === 'sure'))
		for (const sentence of doubtSentences(india, beside.study!, locale).slice(0, 2)) expect(said).toContain(sentence)
		const { numPages } = await getDocument({ data: (await bytesOf('brief')).slice(), verbosity: 0 }).promise
		expect(numPages).toBe(1)
	})

	test('has a sheet for each table, row by row and with its numbers', async () => {
		const book = readWorkbook(await bytesOf('xlsx'))
		const names: Readonly<Record<string, string>> = en.report.sheets
		expect(tables.map(({ id }) => id)).toEqual([
			'pathway',
			'stages',
			'inputs',
			'results',
			'flow-differences',
			'doubt-years',
			'doubt-weakest',
			'doubt-influences',
			'most',
			'feed-most',
			'mix-most',
			'invest-builds',
			'invest-stages',
			'invest-regrets',
			'invest-left',
			'invest-spending',
			'invest-running'
		])
		for (const { id, rows, columns } of tables) {
			const cells = book.sheets.get(names[id]!)!
			for (const [r, row] of rows.entries())
				for (const [k, { value, text }] of row.cells.entries()) {
					const found = cells.get(`${String.fromCharCode(65 + k)}${r + 2}`)?.value ?? ''
					if (typeof value === 'number' && columns[k]!.numeric) expect(Number(found)).toBeCloseTo(value, 5)
					else expect(found).toBe(text)
				}
		}
	})

	test('is in the zip as tidy files that the dictionary names', async () => {
		const files = unzipSync(await bytesOf('zip'))
		const { resources } = JSON.parse(strFromU8(files['datapackage.json']!)) as { resources: { path: string }[] }
		for (const { id, rows } of tables) {
			expect(resources.map(({ path }) => path)).toContain(`${id}.csv`)
			expect(readRecords(strFromU8(files[`${id}.csv`]!)).map((record) => record.id)).toEqual(rows.map(({ key }) => key))
		}
	})

	test('has columns that its numbers fit, and years without groups', async () => {
		const { parts } = openOffice(await bytesOf('xlsx'))
		const styles = parts.get('xl/styles.xml')!
		const codes = new Map(
			[...styles.matchAll(/numFmtId="(\d+)" formatCode="([^"]*)"/g)].map(([, id, code]) => [id, code])
		)
		const xfs = /<cellXfs.*?<\/cellXfs>/s.exec(styles)![0].match(/<xf [^>]*>/g)!
		const codeOf = (style: string) => {
			const id = /numFmtId="(\d+)"/.exec(xfs[Number(style)]!)![1]!
			return id === '1' ? '0' : (codes.get(id) ?? '')
		}
		let years = 0
		for (const [path, sheet] of parts) {
			if (!/worksheets\/sheet\d+\.xml$/.test(path)) continue
			const widths = [...sheet.matchAll(/<col [^>]*?min="(\d+)"[^>]*?width="([\d.]+)"/g)]
			for (const [, column, style, value] of sheet.matchAll(/<c r="([A-Z]+)\d+" s="(\d+)"[^>]*><v>([\d.e+-]+)<\/v>/g)) {
				const number = Number(value)
				const isYear = codeOf(style!) === '0'
				if (isYear) years += 1
				if (isYear) expect(number > 2000 && number < 2100, `${path} ${column} ${value}`).toBe(true)
				const place = [...column!].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
				const width = Number(widths.find(([, min]) => Number(min) === place)?.[2])
				expect(width, `${path} ${column} ${value}`).toBeGreaterThan(
					number.toLocaleString('en', { maximumFractionDigits: 3 }).length
				)
			}
		}
		expect(years).toBeGreaterThan(india.years.last - india.years.first)
	})

	test('has slides whose titles are its findings', async () => {
		const deck = planDeck(subject, gapReport(india, subject.plan, options))
		const titles = new Map(deck.slides.map(({ id, title }) => [id, title]))
		expect(titles.get('years')).toContain('The gap does not close by 2040')
		expect(titles.get('sureness')).toContain('nine in ten samples')
		expect(titles.get('differences')).toContain('more is delivered')
		const building = deck.slides.find(({ id }) => id === 'building')!
		const finding = investFinding(india, beside.investment!, locale)
		expect(finding.startsWith(building.title.replace(/ …$/, ''))).toBe(true)
		const { builds } = beside.investment!
		const drawn = JSON.stringify(building.items.filter(({ kind }) => kind === 'scene'))
		expect(builds.length).toBeGreaterThan(3)
		for (const { process } of builds) expect(drawn).toContain(nodeNames(india).get(process))
		const [costs] = building.items.filter((item) => item.kind === 'table')
		const column = costs!.table.columns.findIndex(({ key }) => key === 'cost')
		const sum = costs!.table.rows.reduce((all, { cells }) => all + Number(cells[column]!.value), 0)
		expect(sum).toBeCloseTo(beside.investment!.cost.value, 0)
		expectWhole(openOffice(await bytesOf('pptx')))
	})
})

test('differences between scenarios are told in the digits of sentences, on paper and on slides', () => {
	const report = gapReport(subject.chain, subject.plan, subject)
	const inReport = report.sections.flatMap(({ blocks }) =>
		blocks.flatMap((block) => (block.kind === 'table' ? [block.table] : []))
	)
	const onSlides = planDeck(subject, report).slides.flatMap(({ items }) =>
		items.flatMap((item) => (item.kind === 'table' ? [item.table] : []))
	)
	const tables = [...inReport, ...onSlides].filter(({ id }) => id === 'inputs' || id === 'results')
	expect(new Set(tables.map(({ id }) => id)).size).toBe(2)
	for (const { id, columns, rows } of tables)
		for (const [place, { numeric }] of columns.entries())
			for (const { cells } of numeric ? rows : []) {
				const digits = cells[place]!.text.replace(/\D/g, '').replace(/^0+|0+$/g, '')
				expect(digits.length, `${id}: ${cells[place]!.text}`).toBeLessThanOrEqual(4)
			}
})

describe('paper and markings', () => {
	const marks: Marks = { paper: 'letter', classification: 'Restricted & <draft>', fileNumber: '=A-12/7' }
	let pages: { text: string; width: number; height: number }[]

	beforeAll(async () => {
		const file = await getDocument({ data: (await bytesOf('pdf', marks)).slice(), verbosity: 0 }).promise
		pages = await Promise.all(
			Array.from({ length: file.numPages }, async (_, k) => {
				const page = await file.getPage(k + 1)
				const { items } = await page.getTextContent()
				const text = items.map((item) => ('str' in item ? item.str : '')).join('\n')
				return { text, width: page.view[2]!, height: page.view[3]! }
			})
		)
	})

	test('stand above and below every page of a PDF, which is on that paper', () => {
		expect(pages.length).toBeGreaterThan(10)
		for (const { text, width, height } of pages) {
			expect(text.split(marks.classification)).toHaveLength(3)
			expect([width, height]).toEqual([612, 792])
		}
		expect(pages[0]!.text).toContain('File =A-12/7.')
	})

	test('stand in every other document', async () => {
		const word = openOffice(await bytesOf('docx', marks))
		expectWhole(word)
		const heads = [...word.parts].filter(([path]) => /^word\/header\d*\.xml$/.test(path))
		expect(heads.flatMap(([, part]) => textOfPart(part, 'w')).join('')).toContain(marks.classification)
		expect(word.parts.get('word/document.xml')).toContain('w:w="12240"')
		const deck = openOffice(await bytesOf('pptx', marks))
		for (const [path, part] of deck.parts)
			if (/^ppt\/slides\/slide\d+\.xml$/.test(path))
				expect(textOfPart(part, 'a').join('\n')).toContain(marks.classification)
		const sheets = [...openOffice(await bytesOf('xlsx', marks)).parts].filter(([path]) =>
			/worksheets\/sheet\d+\.xml$/.test(path)
		)
		for (const [, part] of sheets)
			expect(part).toMatch(/<oddHeader>[^<]*Restricted &amp;&amp; &lt;draft&gt;<\/oddHeader>/)
		const text = (await FORMATS.text.write({ ...subject, marks })) as string
		expect(text.startsWith(`${marks.classification}\n`)).toBe(true)
		expect((await FORMATS.md.write({ ...subject, marks })) as string).toMatch(/^\*\*Restricted/)
	})

	test('leave a document without them as it is', async () => {
		expect(await bytesOf('docx')).toEqual(await bytesOf('docx', PLAIN_MARKS))
		expect((await bytesOf('docx')).length).toBeGreaterThan(1000)
		const word = openOffice(await bytesOf('docx'))
		expect([...word.parts.keys()].some((path) => path.includes('header'))).toBe(false)
	})
})
