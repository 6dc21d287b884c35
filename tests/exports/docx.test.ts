import { beforeAll, describe, expect, test } from 'vitest'
import { FORMATS } from '#lib/exports/formats.ts'
import { drawingOf } from '#lib/exports/office/drawing.ts'
import { gapReport, type Report } from '#lib/exports/report.ts'
import { sankeyFrame } from '#lib/figures/sankey/sankey.ts'
import { localeOf } from '#lib/figures/text/locale.ts'
import { en } from '#lib/messages/en/en.ts'
import type { Chain } from '#lib/model/chain.ts'
import { chainFrom, planOnce } from '../support/engine.ts'
import { evilChain } from './evil.ts'
import { expectWhole, openOffice, plain, textOfPart, type OfficeFile } from './office-reader.ts'
import { subjectOf } from './subject.ts'

const locale = localeOf(en)

async function written(chain: Chain, exported = '2026-11-22') {
	const plan = await planOnce(chain)
	const bytes = (await FORMATS.docx.write({ ...subjectOf(chain, plan), exported })) as Uint8Array
	const figures = { frame: sankeyFrame(chain, plan), width: 860 }
	return { bytes, report: gapReport(chain, plan, { locale, exported, figures }) }
}

const spaced = (text: string) => text.replace(/[\s\u00a0]+/g, ' ').trim()

describe('the Word document of the copper example', () => {
	let bytes: Uint8Array
	let report: Report
	let file: OfficeFile
	let document: string
	let lines: string[]

	beforeAll(async () => {
		;({ bytes, report } = await written(chainFrom('models/copper-example')))
		file = openOffice(bytes)
		document = file.parts.get('word/document.xml')!
		lines = textOfPart(document.replace(/<w:drawing>.*?<\/w:drawing>/gs, ''), 'w').map(spaced)
	}, 60_000)

	test('has every part, relation and id that it names', () => expectWhole(file))

	test('is the same bytes for the same plan and day, and says another day', async () => {
		const again = await written(chainFrom('models/copper-example'))
		expect(Buffer.compare(again.bytes, bytes)).toBe(0)
		expect(file.parts.get('docProps/core.xml')).toContain('2026-11-22T00:00:00Z')
	})

	test('has every sentence of the report as a paragraph, once', () => {
		const sentences = report.sections.flatMap(({ blocks }) =>
			blocks.flatMap((block) => {
				if (block.kind === 'paragraph') return [block.prose]
				return block.kind === 'list' ? block.items : []
			})
		)
		expect(sentences.length).toBeGreaterThan(10)
		for (const prose of sentences) {
			const text = spaced(prose.map((part) => part.text).join(''))
			expect(
				lines.filter((line) => line === text),
				text
			).toHaveLength(1)
		}
	})

	test('lists each heading in its contents, with the page that it stands on', () => {
		for (const { heading } of report.sections) {
			expect(lines, heading).toContain(heading)
			expect(
				lines.filter((line) => line.startsWith(heading) && /^\d+$/.test(line.slice(heading.length))),
				heading
			).toHaveLength(1)
		}
	})

	test('has the printed digits of every table, under a head that comes back on every page', () => {
		const tables = report.sections.flatMap(({ blocks }) =>
			blocks.flatMap((block) => (block.kind === 'table' ? [block.table] : []))
		)
		const found = document
			.match(/<w:tbl>.*?<\/w:tbl>/gs)!
			.map((table) => table.match(/<w:tr>.*?<\/w:tr>|<w:tr .*?<\/w:tr>/gs)!)
		expect(found).toHaveLength(tables.length)
		tables.forEach(({ rows, columns }, place) => {
			const [head, ...body] = found[place]!
			expect(head).toContain('<w:tblHeader/>')
			const cells = body.map((row) => textOfPart(row, 'w').map(spaced))
			expect(cells).toEqual(rows.map((row) => row.cells.map((cell) => spaced(cell.text))))
			const toRight = (head!.match(/<w:jc w:val="(?:right|end)"\/>/g) ?? []).length
			expect(toRight).toBe(columns.filter(({ numeric }) => numeric).length)
		})
		expect(document.match(/SEQ Table/g)).toHaveLength(tables.length)
	})

	test('draws the figure as shapes with alternative text, one a mark', () => {
		const scene = report.sections.flatMap(({ blocks }) =>
			blocks.flatMap((b) => (b.kind === 'figure' ? [b.scene] : []))
		)[0]!
		const marks = drawingOf(scene, { x: 0, y: 0, scale: 1 })
		const drawing = /<w:drawing>.*?<\/w:drawing>/s.exec(document)![0]
		expect(drawing.match(/<wps:wsp>/g)).toHaveLength(marks.length)
		expect(drawing.match(/<wps:txbx>/g)).toHaveLength(marks.filter(({ kind }) => kind === 'text').length)
		const described = [...drawing.matchAll(/ descr="([^"]*)"/g)].map(([, text]) => plain(text!))
		expect(described).toEqual([scene.description, ...marks.map(({ label }) => label)])
		expect(drawing).toContain('pattFill')
		const ids = [...document.matchAll(/<(?:wp:docPr|wps:cNvPr|wpg:cNvPr)\b[^>]*?\bid="(\d+)"/g)].map(([, id]) => id)
		expect(new Set(ids).size).toBe(ids.length)
	})

	test('numbers its pages, and says the notice on each', () => {
		const feet = [...file.parts].filter(([path]) => /footer\d+\.xml$/.test(path))
		expect(feet.length).toBeGreaterThan(0)
		for (const [, foot] of feet) {
			expect(textOfPart(foot, 'w')).toContain(report.meta.notice)
			expect(foot).toMatch(/PAGE.*NUMPAGES/s)
		}
	})

	test('links the sources of each table to the list of them', () => {
		const anchors = [...document.matchAll(/w:anchor="(source_\d+)"/g)].map(([, anchor]) => anchor)
		const bookmarks = new Set([...document.matchAll(/w:name="(source_\d+)"/g)].map(([, name]) => name))
		expect(anchors.length).toBeGreaterThan(0)
		expect(anchors.filter((anchor) => !bookmarks.has(anchor))).toEqual([])
	})
})

test('names that try to be something else stay names, and break no part', async () => {
	const { bytes } = await written(evilChain)
	const file = openOffice(bytes)
	expectWhole(file)
	const said = textOfPart(file.parts.get('word/document.xml')!, 'w').join('\n')
	expect(said).toContain('<script>alert(1)</script>')
	expect(said).toContain('👩\u200D🔬')
})
