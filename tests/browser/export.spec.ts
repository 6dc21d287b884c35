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

test('on paper the report is A4 and has no controls', async ({ planner }) => {
	await planner.goto('/report/')
	await planner.emulateMedia({ media: 'print' })
	await expect(planner.getByRole('button', { name: 'Print or save as PDF' })).toBeHidden()
	const pdf = (await planner.pdf({ preferCSSPageSize: true })).toString('latin1')
	const boxes = [...pdf.matchAll(/\/MediaBox\s*\[([^\]]+)\]/g)].map(([, box]) => box!.trim().split(/\s+/).map(Number))
	expect(boxes.length).toBeGreaterThan(0)
	for (const [, , width, height] of boxes) {
		expect(width).toBeCloseTo(595, 0)
		expect(height).toBeCloseTo(842, 0)
	}
})
