import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { strFromU8, unzipSync } from 'fflate'
import { expect, field, headline, settled, test } from './open.ts'

async function download(page: Page, name: string | RegExp): Promise<{ file: string; bytes: Buffer }> {
	await page.getByRole('button', { name: 'Export', exact: true }).click()
	const [saved] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()])
	return { file: saved.suggestedFilename(), bytes: await readFile((await saved.path())!) }
}

test('CSV, JSON, SVG and PNG are made from the plan on screen', async ({ planner }) => {
	await field(planner, 'Monazite mining').fill('8,000')
	await planner.keyboard.press('Enter')
	await settled(planner)

	const json = await download(planner, /^JSON/)
	const { plan, scenario } = JSON.parse(json.bytes.toString()) as {
		plan: { delivered: number }
		scenario: { set: object }
	}
	expect(scenario.set).toEqual({ 'monazite-mining': 8000 })
	expect(json.file).toMatch(/\.json$/)
	const says = (await headline(planner)).replaceAll(',', '')
	expect(says).toContain(`${Math.round(plan.delivered / 10) * 10} t`)

	const csv = await download(planner, /^CSV/)
	expect(csv.bytes.toString()).toMatch(/process,/)

	const svg = await download(planner, /^Sankey as SVG/)
	expect(svg.bytes.toString()).toMatch(/^<svg [\s\S]*@font-face[\s\S]*<\/svg>\s*$/)

	const size = async (factor: number) => {
		const { bytes } = await download(planner, `Sankey as PNG, ${factor} times the size`)
		expect(bytes.subarray(1, 4).toString()).toBe('PNG')
		return bytes.readUInt32BE(16)
	}
	expect(await size(4)).toBe(4 * (await size(1)))
})

test('PDF, workbook and tables are made in the page', async ({ planner }) => {
	const starts = async (name: RegExp, start: string, ending: RegExp) => {
		const { file, bytes } = await download(planner, name)
		expect(bytes.subarray(0, start.length).toString('latin1')).toBe(start)
		expect(file).toMatch(ending)
		return bytes
	}
	const pdf = await starts(/^Report as PDF/, '%PDF-1.7', /report\.pdf$/)
	// The fonts were fetched from the site and are inside.
	expect(pdf.toString('latin1')).toContain('IBMPlexSans-SemiBold')
	await starts(/^Excel workbook/, 'PK', /plan\.xlsx$/)
	await starts(/^All tables as CSV/, 'PK', /plan\.zip$/)
})

test('the Word report and the slides are made in the page', async ({ planner }) => {
	for (const [name, part] of [
		[/^Report as Word/, 'word/document.xml'],
		[/^Slides for PowerPoint/, 'ppt/slides/slide2.xml']
	] as const) {
		const parts = unzipSync((await download(planner, name)).bytes)
		expect(strFromU8(parts[part]!).replaceAll('\u00a0', ' ')).toContain('of the ')
		expect(Object.keys(parts)).toContain('[Content_Types].xml')
	}
})

test('the report is of the plan on screen, and comes back to it', async ({ planner }) => {
	await field(planner, 'Monazite mining').fill('8,000')
	await planner.keyboard.press('Enter')
	const says = await headline(planner)
	await planner.getByRole('button', { name: 'Export', exact: true }).click()
	await planner.getByRole('link', { name: /Printable report/ }).click()
	await expect(planner.locator('main')).toContainText(says)
	await expect(planner.locator('main')).toContainText('from 4,000 t monazite/yr to 8,000 t monazite/yr')
	await planner.reload()
	await expect(planner.locator('main')).toContainText(says)
	await planner.getByRole('link', { name: 'Back to the planner' }).click()
	await expect(planner.getByRole('heading', { level: 1 })).toHaveText(says)
})

/** Width and height of each page of a PDF, points. */
function paperOf(pdf: Buffer): { width: number; height: number }[] {
	const boxes = [...pdf.toString('latin1').matchAll(/\/MediaBox\s*\[([^\]]+)\]/g)]
	return boxes
		.map(([, box]) => box!.trim().split(/\s+/).map(Number))
		.map(([, , width = 0, height = 0]) => ({ width, height }))
}

test('on paper the report is A4 and has no controls', async ({ planner }) => {
	await planner.goto('/report/')
	await planner.emulateMedia({ media: 'print' })
	await expect(planner.getByRole('button', { name: 'Print or save as PDF' })).toBeHidden()
	const sheets = paperOf(await planner.pdf({ preferCSSPageSize: true }))
	expect(sheets.length).toBeGreaterThan(0)
	for (const { width, height } of sheets) {
		expect(width).toBeCloseTo(595, 0)
		expect(height).toBeCloseTo(842, 0)
	}
})

test('paper and markings are chosen once, and kept', async ({ planner }) => {
	await planner.getByRole('button', { name: 'Export' }).click()
	await planner.getByText('Paper and markings').click()
	await planner.getByRole('combobox', { name: 'Paper' }).selectOption('Letter')
	await planner.getByRole('textbox', { name: 'Classification' }).fill('Restricted <b>draft</b>')
	await planner.getByRole('textbox', { name: 'File number' }).fill('A-12/7')
	await planner.getByRole('textbox', { name: 'File number' }).press('Tab')
	await planner.goto('/report/')
	await expect(planner.getByText('Restricted <b>draft</b>').first()).toBeVisible()
	await expect(planner.getByText('File A-12/7.')).toBeVisible()
	const sheets = paperOf(await planner.pdf({ preferCSSPageSize: true }))
	expect(sheets.map(({ width, height }) => [width, height])).toEqual(sheets.map(() => [612, 792]))
})
