/**
 * Files as other programs read them. `npm test` installs those programs; where one is absent the tests say so and are
 * skipped. One scenario is read, or with SCENARIOS=all every scenario of every shipped chain (`npm run test:office`).
 */
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { en } from '#lib/messages/en/en.ts'
import { runHere } from '../cli/terminal.ts'
import { chainFrom } from '../support/engine.ts'
import { openOffice, textOfPart } from './office-reader.ts'
import * as programs from './programs.ts'
import { readWorkbook, type Workbook } from './workbook-reader.ts'

const CHAINS = ['india-rare-earths', 'us-rare-earths', 'copper-example']
const all = CHAINS.flatMap((model) => chainFrom(`models/${model}`).scenarios.map(({ id }) => ({ model, id })))
const read = process.env.SCENARIOS === 'all' ? all : all.slice(0, 1)

const { missingPrograms } = programs
const whatever = missingPrograms.length === 0 ? '' : `, skipped without ${missingPrograms.join(', ')}`

describe.skipIf(missingPrograms.length > 0)(`as other programs read it${whatever}`, () => {
	test.each(read)('$model, scenario $id', { timeout: 300_000 }, ({ model, id }) =>
		programs.inFolder(async (folder) => {
			const asked = ['--scenario', id, '--format', 'pdf,docx,pptx,xlsx', '--out', folder]
			const { code, said } = await runHere(['report', `models/${model}`, ...asked])
			expect(code, said).toBe(0)
			const file = (extension: string) =>
				join(
					folder,
					readdirSync(folder).find((name) => name.endsWith(extension))!
				)
			expectWorkbook(file('.xlsx'), folder)
			expectPdf(file('.pdf'))
			expectOffice(file('.docx'), file('.pptx'), folder)
		})
	)
})

/** Every formula, worked out by LibreOffice from a copy that has no results, is what was written; openpyxl finds the rest. */
function expectWorkbook(file: string, folder: string) {
	const written = readFileSync(file)
	const parts = Object.entries(unzipSync(written)).map(([path, data]): [string, Uint8Array] => [
		path,
		path.startsWith('xl/worksheets/') ? strToU8(strFromU8(data).replace(/(<\/f>)<v>[^<]*<\/v>/g, '$1')) : data
	])
	const again = join(folder, 'again')
	mkdirSync(again)
	const bare = join(folder, 'bare.xlsx')
	writeFileSync(bare, zipSync(Object.fromEntries(parts)))
	expect(formulasOf(readWorkbook(readFileSync(bare))).every(({ value }) => value === '')).toBe(true)
	programs.convert([bare], 'xlsx:Calc MS Excel 2007 XML', again)

	const [ours, theirs] = [readWorkbook(written), readWorkbook(readFileSync(join(again, 'bare.xlsx')))]
	const formulas = formulasOf(ours)
	for (const { sheet, address, formula, value } of formulas) {
		const found = Number(theirs.sheets.get(sheet)?.get(address)?.value)
		const close = Math.abs(found - Number(value)) <= 1e-6 * Math.max(1, Math.abs(found))
		expect(close, `${sheet} ${address}: ${formula} is ${found}, written ${value}`).toBe(true)
	}
	const counted = programs.countWorkbook(file)
	expect(counted.sheets).toEqual([...ours.sheets.keys()])
	expect(counted.sheets[0]).toBe(en.report.sheets.summary)
	expect(counted.formulas).toBe(formulas.length)
	expect(counted.formulas).toBeGreaterThan(20)
	// All but the summary are a table each, under a head that stays.
	expect(counted.tables).toBe(counted.sheets.length - 1)
	expect(counted.frozen).toBe(counted.sheets.length - 1)
	expect(counted.charts).toBe(Object.keys(ours.parts).filter((path) => path.startsWith('xl/charts/chart')).length)
	expect(counted.charts).toBeGreaterThan(0)
	expect(counted.names.sort()).toEqual(['delivered', 'demand', 'gap'])
}

const formulasOf = ({ sheets }: Workbook) =>
	[...sheets].flatMap(([sheet, cells]) =>
		[...cells].flatMap(([address, { formula, value }]) =>
			formula === null ? [] : [{ sheet, address, formula, value }]
		)
	)

/** Poppler finds text on every page, every font whole, the tags and the outline. */
function expectPdf(file: string) {
	const pages = programs.pagesOf(file)
	for (const [k, page] of pages.entries()) expect(page).toContain(`Page ${k + 1} of ${pages.length}`)
	const fonts = programs.fontsOf(file)
	expect(fonts.length).toBeGreaterThan(0)
	expect(fonts.filter(({ whole }) => !whole)).toEqual([])
	const properties = programs.propertiesOf(file)
	expect(properties.get('Tagged')).toBe('yes')
	expect(properties.get('Pages')).toBe(String(pages.length))
	const outline = programs.outlineOf(file)
	const roles = programs.rolesOf(file)
	expect(roles.filter((role) => role === 'H1')).toHaveLength(1)
	// The contents have a heading that the outline leaves out.
	expect(roles.filter((role) => role === 'H2')).toHaveLength(outline.length + 1)
	for (const role of ['Table', 'TR', 'TH', 'TD', 'Figure', 'L', 'Link']) expect(roles, role).toContain(role)
	for (const heading of outline) expect(bare(pages.join(''))).toContain(bare(heading))
}

/** LibreOffice makes pages of the document and of the slides: poppler finds the headings there, and the title of each slide. */
function expectOffice(docx: string, pptx: string, folder: string) {
	const [document, deck] = [join(folder, 'document.docx'), join(folder, 'deck.pptx')]
	copyFileSync(docx, document)
	copyFileSync(pptx, deck)
	programs.convert([document, deck], 'pdf', folder)

	const slides = programs.pagesOf(join(folder, 'deck.pdf'))
	const { parts } = openOffice(readFileSync(pptx))
	const count = [...parts.keys()].filter((path) => /^ppt\/slides\/slide\d+\.xml$/.test(path)).length
	expect(slides).toHaveLength(count)
	for (const [k, slide] of slides.entries()) {
		const shapes = parts.get(`ppt/slides/slide${k + 1}.xml`)!.match(/<p:sp>.*?<\/p:sp>/gs)!
		const title = textOfPart(
			shapes.find((shape) => shape.includes('<p:ph type="title"'))!,
			'a'
		).join(' ')
		expect(bare(title)).not.toBe('')
		expect(bare(slide)).toContain(bare(title))
	}

	const pages = programs.pagesOf(join(folder, 'document.pdf'))
	expect(pages.length).toBeGreaterThan(5)
	const text = openOffice(readFileSync(docx)).parts.get('word/document.xml')!
	const headings = (text.match(/<w:p>(?:(?!<\/w:p>).)*<w:pStyle w:val="Heading1"\/>.*?<\/w:p>/gs) ?? []).flatMap(
		(part) => textOfPart(part, 'w')
	)
	expect(headings.length).toBeGreaterThan(5)
	for (const heading of headings) expect(bare(pages.join(''))).toContain(bare(heading))
}

/** Text without the places where its lines break. */
const bare = (text: string) => text.replace(/\s/g, '')
