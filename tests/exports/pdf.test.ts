import { constants, inflateSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import { FORMATS } from '#lib/exports/formats.ts'
import { reportPdf } from '#lib/exports/pdf/report-pdf.ts'
import { paragraph, type Block } from '#lib/exports/report/document.ts'
import { gapReport, type Report } from '#lib/exports/report.ts'
import { plansByYear } from '#lib/engine/index.ts'
import { sankeyFrame } from '#lib/figures/sankey/sankey.ts'
import { amountsOf } from '#lib/figures/text/locale.ts'
import { gapParts } from '#lib/figures/text/gap-parts.ts'
import { figuresBehind } from '#lib/figures/text/provenance.ts'
import { statement } from '#lib/figures/text/statement.ts'
import { stepRows } from '#lib/figures/text/step-rows.ts'
import { en } from '#lib/messages/en/en.ts'
import { PAPERS, PLAIN_MARKS } from '#lib/messages/papers.ts'
import { chainFrom, planOnce, withEngine } from '../support/engine.ts'
import { evilChain } from './evil.ts'
import { readPdf, tags, type Tag } from './pdf-reader.ts'
import { subjectOf } from './subject.ts'

/** Text without the places where its lines break. */
const bare = (text: string) => text.replace(/[\s\u00a0]/g, '')

const india = chainFrom('models/india-rare-earths')
const subject = subjectOf(india, await planOnce(india))
const report: Report = gapReport(india, subject.plan, subject)
let bytes: Uint8Array
let pdf: Awaited<ReturnType<typeof readPdf>>
beforeAll(async () => {
	bytes = (await FORMATS.pdf.write(subject)) as Uint8Array
	pdf = await readPdf(bytes)
})

describe('the PDF of India', () => {
	test('holds every sentence and every cell of the report', () => {
		const text = bare(pdf.pages.flatMap(({ lines }) => lines).join(''))
		const cells = report.sections
			.flatMap(({ heading, blocks }) => [
				heading,
				...blocks.flatMap((block) => {
					if (block.kind === 'paragraph') return [block.prose.map((part) => part.text).join('')]
					if (block.kind === 'table') return block.table.rows.flatMap((row) => row.cells.map((cell) => cell.text))
					return block.kind === 'sources' ? block.items.flatMap((item) => [item.text, item.url ?? '']) : []
				})
			])
			.map(bare)
		// A sentence or a table may go on after the foot of a page: all but a few stand in one piece.
		const missing = [...new Set(cells)].filter((cell) => !text.includes(cell))
		expect(missing.length).toBeLessThan(pdf.pages.length)
	})

	test('keeps all text on the page, and says on each which it is', () => {
		for (const [k, { lines, right, bottom, width }] of pdf.pages.entries()) {
			expect(lines.join(' ')).toContain(`Page ${k + 1} of ${pdf.pages.length}`)
			expect(right).toBeLessThan(width - 50 + 1)
			expect(bottom).toBeGreaterThan(20)
		}
	})

	test('has a title, a language, and an outline of its sections', () => {
		expect((pdf.meta.info as { Title: string }).Title).toBe(report.title)
		expect((pdf.meta.info as { Language: string }).Language).toBe('en-GB')
		const titles = pdf.outline.map(({ title }) => title)
		for (const { heading } of report.sections) expect(titles).toContain(heading)
	})

	test('is tagged: headings, lists, table heads with cells below them, and the figure in words', () => {
		// Counted in the file itself: a reader of pages sees a table that goes over two of them twice.
		const text = Buffer.from(bytes).toString('latin1')
		const count = (role: string) => text.split(`/S /${role}\n`).length - 1
		expect(count('H1')).toBe(1)
		expect(count('H2')).toBe(pdf.outline.length + 1)
		const tables = report.sections.flatMap(({ blocks }) => blocks).filter((block) => block.kind === 'table')
		const heads = tables.reduce((sum, { table }) => sum + table.columns.length, 0)
		expect(count('TH')).toBe(heads)
		expect(count('TD')).toBe(tables.reduce((sum, { table }) => sum + table.rows.length * table.columns.length, 0))
		const figures = pdf.pages.flatMap(({ tree }) => tags(tree as Tag)).filter(({ role }) => role === 'Figure')
		expect(figures.map(({ alt }) => alt).join()).toContain('India')
	})

	test('links every source that has an address', () => {
		const urls = report.sections.flatMap(({ blocks }) =>
			blocks.flatMap((block) => (block.kind === 'sources' ? block.items.map((item) => item.url) : []))
		)
		const wanted = urls.filter((url) => url !== null)
		expect(wanted.length).toBeGreaterThan(20)
		expect(pdf.pages.flatMap(({ links }) => links).filter((url) => url !== '')).toHaveLength(wanted.length)
	})

	test('is the same, byte for byte, when it is written again', async () => {
		expect(Buffer.compare((await FORMATS.pdf.write(subject)) as Uint8Array, bytes)).toBe(0)
	})
})

describe.each(['india-rare-earths', 'us-rare-earths', 'copper-example'])('the brief of %s', async (id) => {
	const chain = chainFrom(`models/${id}`)
	const plan = await planOnce(chain)
	const about = subjectOf(chain, plan)
	const { pages, meta } = await readPdf((await FORMATS.brief.write(about)) as Uint8Array)
	const text = bare(pages.flatMap(({ lines }) => lines).join(''))

	test('is one page whose title is the finding', () => {
		expect(pages).toHaveLength(1)
		const { main } = statement(chain, plan, about.locale)
		expect((meta.info as { Title: string }).Title).toBe(main.map((part) => part.text).join(''))
	})

	test('names the largest parts of the gap with the tonnes that the page has', () => {
		const parts = [...gapParts(chain, plan, about.locale)].sort((a, b) => b.amount - a.amount).slice(0, 3)
		expect(parts.length).toBeGreaterThan(0)
		const { picture } = amountsOf(chain, plan, about.locale)
		for (const { amount, name } of parts) expect(text).toContain(bare(`${picture(amount)}: ${name}`))
	})

	test('says what each of the first steps costs and takes, and how many figures are assumed', () => {
		const rows = stepRows(chain, plan, about.locale).filter(({ step }) => step !== null)
		for (const row of rows.slice(0, 3))
			for (const part of [row.title, `It takes ${row.lead}`, `It costs about ${row.cost.join(', or ')}.`])
				expect(text).toContain(bare(part))
		const assumed = figuresBehind(chain, plan, en).filter(({ figure }) => figure.status === 'assumed').length
		expect(text).toMatch(new RegExp(`(?:All)?${assumed}(?:ofthe\\d+)?figuresbehindthispageareassumptions`))
	})
})

/** Sizes of letters of a section's heading and of a table's caption, points; nothing else has them. */
const HEADINGS = [12.5, 8.5]

/** Lines of other text before each section, so that headings come to stand at every height of a page. */
const OTHERS = [0, 5, 11, 18, 29, 41]

/** Long tables as their first rows: where they end is not what is asked here. */
const shorter = (block: Block): Block =>
	block.kind === 'table' ? { ...block, table: { ...block.table, rows: block.table.rows.slice(0, 8) } } : block

test.each(['india-rare-earths', 'us-rare-earths'])('no page of a report on %s ends with a heading', async (id) => {
	const chain = chainFrom(`models/${id}`)
	const { years, plan } = await withEngine(chain, (engine) => {
		const today = { id: chain.scenarios[0]!.id, year: null, demand: null, set: {} }
		return { plan: engine.plan(today), years: [...plansByYear(engine, today)] }
	})
	const about = subjectOf(chain, plan)
	const figures = { frame: sankeyFrame(chain, plan), width: 860 }
	const whole = gapReport(chain, plan, { ...about, figures, beside: { years } })
	let pages = 0
	for (const [place, count] of OTHERS.entries()) {
		const others = Array.from({ length: count }, () => paragraph('Other text.'))
		const sections = whole.sections.map((section) => ({
			...section,
			blocks: [...section.blocks.map(shorter), ...others]
		}))
		const marks = { ...PLAIN_MARKS, paper: PAPERS[place % 2]! }
		const moved = { ...whole, sections, meta: { ...whole.meta, marks } }
		const written = await readPdf(await reportPdf(moved, { typefaces: about.assets.typefaces, locale: about.locale }))
		pages += written.pages.length
		for (const [k, { last }] of written.pages.entries())
			expect(HEADINGS, `${count} lines, page ${k + 1}`).not.toContain(Math.round(last! * 100) / 100)
	}
	expect(pages).toBeGreaterThan(100)
})

test.each(['india-rare-earths', 'us-rare-earths'])(
	'the brief of every scenario of %s is one page of A4 and of Letter, with markings',
	{ timeout: 240_000 },
	async (id) => {
		const chain = chainFrom(`models/${id}`)
		const plans = await withEngine(chain, (engine) =>
			chain.scenarios.map(({ id: scenario }) => engine.plan({ id: scenario, year: null, demand: null, set: {} }))
		)
		for (const plan of plans)
			for (const paper of ['a4', 'letter'] as const) {
				const file = (await FORMATS.brief.write({
					...subjectOf(chain, plan),
					marks: { ...PLAIN_MARKS, paper, classification: 'Restricted', fileNumber: 'A-12/7' }
				})) as Uint8Array
				expect((await readPdf(file)).pages, `${plan.scenario.id} on ${paper}`).toHaveLength(1)
			}
	}
)

test('a figure is drawn smaller rather than leaving a page half empty', async () => {
	const pictured = gapReport(india, subject.plan, {
		...subject,
		figures: { frame: sankeyFrame(india, subject.plan), width: 860 }
	})
	const written = await readPdf(
		await reportPdf(pictured, { typefaces: subject.assets.typefaces, locale: subject.locale })
	)
	const page = written.pages.findIndex(({ tree }) => tags(tree as Tag).some(({ role }) => role === 'Figure'))
	expect(page).toBe(0)
})

/** What readers copy in place of the letters that are drawn, from the pages' own content. */
function actualTexts(bytes: Uint8Array): string[] {
	const file = Buffer.from(bytes)
	const streams = [...file.toString('latin1').matchAll(/stream\r?\n/g)].flatMap(({ index, 0: { length } }) => {
		const data = file.subarray(index + length, file.indexOf('endstream', index))
		return data[0] === 0x78 ? [inflateSync(data, { finishFlush: constants.Z_SYNC_FLUSH }).toString('latin1')] : []
	})
	return streams.flatMap((text) =>
		[...text.matchAll(/\/ActualText \(((?:\\[\s\S]|[^\\)])*)\)/g)].map(([, written]) => {
			const plain = written!.replace(
				/\\([\s\S])/g,
				(_, letter) => ({ n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' })[letter as string] ?? letter
			)
			return Buffer.from(plain, 'latin1')
				.swap16()
				.toString('utf16le')
				.replace(/^\ufeff/, '')
		})
	)
}

test('names of any kind are text and nothing else; Hindi is copied as it is written', async () => {
	const name = 'कर्मचारी विद्युत'
	const named = { ...evilChain, name: `${'A'.repeat(300)} \u202e${name} 😀` }
	const file = (await FORMATS.pdf.write(subjectOf(named, await planOnce(named)))) as Uint8Array
	const { pages } = await readPdf(file)
	expect(bare(actualTexts(file).join(''))).toContain(bare(name))
	expect(bare(pages.flatMap(({ lines }) => lines).join(''))).toContain('<script>')
	for (const { right, width } of pages) expect(right).toBeLessThan(width - 50 + 1)
})

describe('a chain with names in other scripts', () => {
	const NAMES = ['東邦チタニウム磁石工場', 'مصنع الفصل', 'מפעל ההפרדה', '한국']
	const copper = chainFrom('models/copper-example')
	const named = {
		...copper,
		processes: copper.processes.map((process, k) => ({ ...process, name: NAMES[k % NAMES.length]! }))
	}
	let bytes: Uint8Array
	let text: string
	beforeAll(async () => {
		bytes = (await FORMATS.pdf.write(subjectOf(named, await planOnce(named)))) as Uint8Array
		const { pages } = await readPdf(bytes)
		text = pages.flatMap(({ lines }) => lines).join(' ')
	})

	test('has Japanese, Arabic and Hebrew names in fonts of their own, as they are read', () => {
		for (const name of NAMES.slice(0, 3)) expect(bare(text)).toContain(bare(name))
		for (const font of ['JP', 'Arabic', 'Hebrew']) expect(latin1(bytes)).toContain(`IBMPlexSans${font}-Regular`)
	})

	test('reads each font file once, also where one is for both weights', async () => {
		const read: string[] = []
		const about = subjectOf(named, await planOnce(named))
		const typefaces = about.assets.typefaces.map((face) => ({
			...face,
			read() {
				read.push(face.name)
				return face.read()
			}
		}))
		await FORMATS.pdf.write({ ...about, assets: { ...about.assets, typefaces } })
		expect(read.filter((name) => name.includes('-jp-')).length).toBeGreaterThan(2)
		expect(read).toEqual([...new Set(read)])
	})

	test('says that letters without a font are boxes', () => {
		expect(text).toContain(en.report.boxes({ count: 2 }))
	})

	test('is the only one that carries such fonts, or says so', async () => {
		const other = (await FORMATS.pdf.write(subject)) as Uint8Array
		for (const font of ['JP', 'Arabic', 'Hebrew']) expect(latin1(other)).not.toContain(`IBMPlexSans${font}`)
		expect(pdf.pages.flatMap(({ lines }) => lines).join(' ')).not.toContain('boxes stand in their place')
	})
})

const latin1 = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')
