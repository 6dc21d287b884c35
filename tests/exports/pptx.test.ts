import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { readXlsx } from 'hucre/xlsx'
import { drawingOf } from '#lib/exports/office/drawing.ts'
import { FORMATS, type ExportSubject } from '#lib/exports/formats.ts'
import { briefDeck } from '#lib/exports/pptx/brief.ts'
import { planDeck } from '#lib/exports/pptx/slides.ts'
import { titleSize } from '#lib/exports/slides/fit.ts'
import type { Deck, Item } from '#lib/exports/slides/slide.ts'
import { settingOf } from '#lib/exports/pptx/table.ts'
import { briefReport, gapReport } from '#lib/exports/report.ts'
import { sankeyFrame } from '#lib/figures/sankey/sankey.ts'
import { toldAmount } from '#lib/figures/text/number-format.ts'
import type { Plan } from '#lib/engine/index.ts'
import { openScenario } from '#lib/model/scenario/scenario.ts'
import type { Chain } from '#lib/model/chain.ts'
import { chainFrom, planOnce, withEngine } from '../support/engine.ts'
import { evilChain } from './evil.ts'
import { expectWhole, openOffice, plain, textOfPart, type OfficeFile } from './office-reader.ts'
import { subjectOf } from './subject.ts'

async function written(chain: Chain) {
	const subject = subjectOf(chain, await planOnce(chain))
	const bytes = (await FORMATS.pptx.write(subject)) as Uint8Array
	return { subject, bytes, deck: planDeck(subject, gapReport(chain, subject.plan, subject)) }
}

const spaced = (text: string) => text.replace(/[\s\u00a0]+/g, ' ').trim()
const slidePart = ({ parts }: OfficeFile, number: number) => parts.get(`ppt/slides/slide${number}.xml`)!

/** What must be true of any deck. */
function expectSound(file: OfficeFile, deck: Deck) {
	expectWhole(file)
	for (const [path, part] of file.parts) {
		const ids = [...part.matchAll(/<p:cNvPr id="(\d+)"/g)].map(([, id]) => id)
		expect(new Set(ids).size, path).toBe(ids.length)
		for (const shape of part.match(/<p:sp>.*?<\/p:sp>/gs) ?? [])
			if (!shape.includes('type="sldImg"')) expect(shape).toContain('<p:txBody>')
		if (!path.startsWith('ppt/slides/slide')) continue
		for (const shape of part.match(/<p:cNvPr id="(?!1")[^>]*>/g)!) expect(shape, path).toMatch(/ descr="[^"]+"/)
	}
	deck.slides.forEach(({ title, notes }, place) => {
		expect(textOfPart(slidePart(file, place + 1), 'a').map(spaced)).toContain(spaced(title))
		const said = textOfPart(file.parts.get(`ppt/notesSlides/notesSlide${place + 1}.xml`)!, 'a').map(spaced)
		expect(said).toEqual(notes.map(spaced))
	})
}

/** The number and the content of the slide that shows something. */
function shownIn<K extends Item['kind']>(deck: Deck, kind: K): { number: number; item: Extract<Item, { kind: K }> }[] {
	return deck.slides.flatMap(({ items }, place) =>
		items.flatMap((item) =>
			item.kind === kind ? [{ number: place + 1, item: item as Extract<Item, { kind: K }> }] : []
		)
	)
}

describe('the slides of India today', () => {
	let file: OfficeFile
	let deck: Deck
	let bytes: Uint8Array
	let subject: ReturnType<typeof subjectOf>

	beforeAll(async () => {
		;({ bytes, deck, subject } = await written(chainFrom('models/india-rare-earths')))
		file = openOffice(bytes)
	}, 60_000)

	test('are eight to twelve, each whole, under a finding, with sources in its notes', () => {
		expectSound(file, deck)
		expect(deck.slides.length).toBeGreaterThanOrEqual(8)
		expect(deck.slides.length).toBeLessThanOrEqual(12)
		expect(spaced(deck.slides[0]!.title)).toContain('1,910 t of the 17,000 t')
		for (const { notes } of deck.slides) expect(notes.join('\n')).toContain(subject.plan.fingerprint)
	})

	test('are the same bytes for the same plan and day', async () => {
		expect(Buffer.compare((await FORMATS.pptx.write(subject)) as Uint8Array, bytes)).toBe(0)
	})

	test('draw each mark of a scene as a shape, and its words as text', () => {
		const scenes = shownIn(deck, 'scene')
		expect(scenes.length).toBeGreaterThanOrEqual(2)
		for (const { number, item } of scenes) {
			const group = /<p:grpSp>.*<\/p:grpSp>/s.exec(slidePart(file, number))![0]
			const marks = drawingOf(item.scene, { x: 0, y: 0, scale: 1 })
			expect(group.match(/<p:sp>/g)).toHaveLength(marks.length)
			const texts = textOfPart(group, 'a').filter((text) => text !== '')
			expect(texts).toEqual(marks.flatMap((mark) => (mark.kind === 'text' ? [mark.label] : [])))
		}
		expect(slidePart(file, scenes[0]!.number)).toMatch(/custGeom.*pattFill prst="wdUpDiag"/s)
	})

	test('have the printed digits in their tables, and count the rows that they have no room for', () => {
		const tables = shownIn(deck, 'table')
		expect(tables).toHaveLength(2)
		for (const { number, item } of tables) {
			const part = slidePart(file, number)
			const [, ...rows] = part.match(/<a:tr .*?<\/a:tr>/gs)!.map((row) => textOfPart(row, 'a').map(spaced))
			const { heights } = settingOf(item.table, item.box)
			const expected = item.table.rows.slice(0, heights.length - 1)
			expect(rows).toEqual(expected.map(({ cells }) => cells.map(({ text }) => spaced(text))))
			expect(heights.reduce((sum, height) => sum + height, 0)).toBeLessThanOrEqual(item.box.height)
			const left = item.table.rows.length - expected.length
			expect(part.includes(`and ${left} more, in the report`)).toBe(left > 0)
		}
	})

	test('have charts whose values stand in the chart and in its workbook', async () => {
		const { item, number } = shownIn(deck, 'chart')[0]!
		const part = file.parts.get(`ppt/charts/chart${number}-1.xml`)!
		const cached = [...part.matchAll(/<c:v>([^<]*)<\/c:v>/g)].map(([, value]) => plain(value!))
		const { bars, line, categories } = item.chart
		for (const each of [...categories, ...[...bars.values, ...line.values].map(String)]) expect(cached).toContain(each)
		const { ceilings } = subject.plan
		// Labels of columns are the amounts that the other slides tell.
		expect(bars.values).toEqual(ceilings.map(({ delivered }) => toldAmount(subject.plan, delivered)))
		const workbook = await readXlsx([...file.binaries.values()][0]!)
		expect(workbook.sheets[0]!.rows.slice(1)).toEqual(
			categories.map((name, place) => [name, bars.values[place], line.values[place]])
		)
	})

	test('keep every text in its box', () => {
		for (const { item } of shownIn(deck, 'text')) {
			expect(item.box.y + item.box.height).toBeLessThanOrEqual(676)
			expect(item.size).toBeGreaterThanOrEqual(16)
		}
	})
})

describe.each(['india-rare-earths', 'us-rare-earths', 'copper-example'])('a deck of %s', (id) => {
	const chain = chainFrom(`models/${id}`)
	const deckFor = (plan: Plan, years?: readonly Plan[]) => {
		const subject = { ...subjectOf(chain, plan), ...(years ? { beside: { years } } : {}) }
		return planDeck(subject, gapReport(chain, plan, subject))
	}
	/** Eight to twelve slides, none of them twice, each under a title that is whole and can be read from afar. */
	function expectFit({ slides }: Deck, of: string) {
		expect(slides.length, of).toBeGreaterThanOrEqual(8)
		expect(slides.length, of).toBeLessThanOrEqual(12)
		expect(new Set(slides.map(({ id }) => id)).size).toBe(slides.length)
		for (const { title, items } of slides) {
			expect(title, of).toMatch(/[^…]$/)
			expect(titleSize(title), `${of}: ${title}`).toBeGreaterThanOrEqual(20)
			expect(items.length, `${of}: ${title}`).toBeGreaterThan(0)
		}
	}

	test('has eight to twelve slides in every scenario, with its years and without', async () => {
		await withEngine(chain, (engine) => {
			for (const { id: scenario } of chain.scenarios) {
				const asked = openScenario(scenario)
				const plan = engine.plan(asked)
				expectFit(deckFor(plan), scenario)
				expectFit(deckFor(plan, [plan]), `${scenario} by year`)
			}
		})
	})

	test('has eight to twelve slides wherever levers and demands stand', async () => {
		await withEngine(chain, (engine) =>
			fc.assert(
				fc.property(
					fc.constantFrom(...chain.levers),
					fc.integer({ min: 0, max: 20 }),
					fc.constantFrom(...chain.demands),
					fc.constantFrom(0, 1, 1000),
					({ id: lever, min, max }, part, demand, need) => {
						const set = { [lever]: min + (part / 20) * (max - min), [demand.id]: need }
						expectFit(deckFor(engine.plan({ ...openScenario(chain.scenarios[0]!.id), set })), JSON.stringify(set))
					}
				),
				{ numRuns: 8 }
			)
		)
	})
})

test('names that try to be something else stay names, and break no slide', async () => {
	const { bytes, deck } = await written(evilChain)
	const file = openOffice(bytes)
	expectSound(file, deck)
	const all = [...file.parts].filter(([path]) => path.includes('slides/')).map(([, part]) => plain(part))
	expect(all.join('\n')).toContain('👩\u200D🔬')
})

test.each(['india-rare-earths', 'us-rare-earths', 'copper-example'])(
	'the brief of %s is three or four slides: the finding with its picture, then each section under what it comes to',
	async (id) => {
		const chain = chainFrom(`models/${id}`)
		const subject: ExportSubject = { ...subjectOf(chain, await planOnce(chain)), audience: 'brief' }
		const report = briefReport(chain, subject.plan, {
			...subject,
			figures: { frame: sankeyFrame(chain, subject.base), width: 1080 }
		})
		const deck = briefDeck(subject, report)
		const file = openOffice((await FORMATS.pptx.write(subject)) as Uint8Array)
		expectSound(file, deck)
		expect(deck.slides.length).toBeGreaterThanOrEqual(3)
		expect(deck.slides.length).toBeLessThanOrEqual(4)
		const [first, ...others] = deck.slides
		expect(first!.title).toBe(report.title)
		expect(first!.items.map(({ kind }) => kind)).toEqual(['text', 'scene'])
		const shown = spaced(others.map(({ title, items }) => [title, JSON.stringify(items)].join(' ')).join(' '))
		const findings = report.sections.flatMap(({ finding }) => finding ?? [])
		expect(findings.length).toBeGreaterThan(0)
		for (const finding of findings) expect(shown).toContain(spaced(finding).slice(0, 40))
		expect(shown).not.toContain('in the report')
	}
)
