import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { strFromU8, unzipSync } from 'fflate'
import { expect, field, headline, openPlanner, settled, test } from './open.ts'

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
	const own = await size(1)
	expect(await size(4)).toBe(4 * own)
	expect(await size(6)).toBe(6 * own)
	const { bytes } = await download(planner, /to fill a slide/)
	expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1920, 1080])
})

test('files of the page are those of the command line, byte for byte, made in a thread of their own', async ({
	planner
}) => {
	const folder = mkdtempSync(join(tmpdir(), 'midstream-files-'))
	const day = await planner.evaluate(() => new Date().toLocaleDateString('sv'))
	const epoch = String(Date.parse(`${day}T12:00:00Z`) / 1000)
	const formats = 'pdf,docx,pptx,xlsx,zip,csv,json,svg,md,text,brief'
	const report = ['src/cli/main.ts', 'report', 'models/india-rare-earths', '--format', formats, '--out', folder]
	execFileSync('npx', ['tsx', ...report], { env: { ...process.env, SOURCE_DATE_EPOCH: epoch }, stdio: 'pipe' })
	let threads = 0
	planner.on('worker', (worker) => {
		if (worker.url().includes('files.worker')) threads += 1
	})
	const names = [
		/^Report as PDF/,
		/^Report as Word/,
		/^Slides for PowerPoint/,
		/^Excel workbook/,
		/^All tables as CSV/,
		/^CSV/,
		/^JSON/,
		/^Sankey as SVG/,
		/^Report as Markdown/,
		/^Report as text/,
		/^One-page brief/
	]
	for (const name of names) {
		const { file, bytes } = await download(planner, name)
		expect(bytes.equals(readFileSync(join(folder, file))), file).toBe(true)
	}
	expect(threads).toBe(names.length)
	// A thread that was ended leaves the browser's list a moment later.
	const left = () => planner.workers().filter((worker) => worker.url().includes('files.worker')).length
	await expect.poll(left).toBe(0)
	rmSync(folder, { recursive: true })
})

test('files of the story from the page are those of the command line, byte for byte', async ({ planner }) => {
	const folder = mkdtempSync(join(tmpdir(), 'midstream-story-'))
	const day = await planner.evaluate(() => new Date().toLocaleDateString('sv'))
	const epoch = String(Date.parse(`${day}T12:00:00Z`) / 1000)
	const formats = {
		pptx: /^Presentation as slides/,
		pdf: /^Presentation as PDF A page/,
		notes: /^Presentation as PDF with notes/
	}
	for (const [format, name] of Object.entries(formats)) {
		const { file, bytes } = await download(planner, name)
		const told = [
			'src/cli/main.ts',
			'story',
			'models/india-rare-earths',
			'--format',
			format,
			'--out',
			join(folder, file)
		]
		execFileSync('npx', ['tsx', ...told], { env: { ...process.env, SOURCE_DATE_EPOCH: epoch }, stdio: 'pipe' })
		expect(bytes.equals(readFileSync(join(folder, file))), file).toBe(true)
	}
	rmSync(folder, { recursive: true })
})

test('a file that is being made says how far it is, and is stopped at once; the session stays', async ({ planner }) => {
	await field(planner, 'Monazite mining').fill('8,000')
	await planner.keyboard.press('Enter')
	const says = await headline(planner)
	// A thread that is there and never ends its task.
	await planner.route('**/files.worker-*.js', (route) =>
		route.fulfill({ contentType: 'text/javascript', body: "postMessage({ kind: 'started' })" })
	)
	const saved: string[] = []
	planner.on('download', (file) => saved.push(file.suggestedFilename()))
	await planner.getByRole('button', { name: 'Export', exact: true }).click()
	const menu = planner.getByRole('group', { name: 'Export' })
	await menu.getByRole('button', { name: /^Report as PDF/ }).click()
	await expect(menu.getByRole('status').filter({ hasText: 'Writing the file' })).toBeVisible()
	await expect(menu.getByRole('button', { name: /^Report as Word/ })).toBeDisabled()
	expect(planner.workers().some((worker) => worker.url().includes('files.worker'))).toBe(true)
	const pressed = menu.getByRole('button', { name: /^Report as PDF/ })
	await expect(pressed).toBeFocused()
	await expect(menu.getByRole('status').getByRole('button')).toHaveCount(0)
	await menu.getByRole('button', { name: 'Cancel' }).press('Enter')
	await expect(menu.getByRole('button', { name: /^Report as Word/ })).toBeEnabled()
	await expect(pressed).toBeFocused()
	await expect.poll(() => planner.workers().some((worker) => worker.url().includes('files.worker'))).toBe(false)
	await planner.unroute('**/files.worker-*.js')
	await planner.keyboard.press('Escape')
	const { bytes } = await download(planner, /^Report as text/)
	expect(bytes.toString()).toContain('8,000')
	expect(saved).toHaveLength(1)
	expect(await headline(planner)).toBe(says)
})

test('the menu has its files in groups with headings, which the keyboard walks in the order of the screen', async ({
	planner
}) => {
	await planner.getByRole('button', { name: 'Export', exact: true }).click()
	const menu = planner.getByRole('group', { name: 'Export' })
	const groups = menu.getByRole('region')
	const names = ['Report', 'Presentation', 'Data', 'Pictures', 'Link']
	await expect(groups.getByRole('heading')).toHaveText(names)
	for (const [name, row] of [
		['Report', /^One-page brief as PDF/],
		['Presentation', /^Slides for PowerPoint/],
		['Data', /^Excel workbook/],
		['Pictures', /^Sankey as SVG/],
		['Link', /^Copy link/]
	] as const)
		await expect(menu.getByRole('region', { name }).getByRole('button', { name: row })).toBeVisible()
	const walked: string[] = []
	const last = menu.getByRole('button', { name: /^QR code/ })
	await menu.getByRole('link').first().focus()
	for (let press = 0; press < 40 && !(await last.evaluate((each) => each === document.activeElement)); press++) {
		await planner.keyboard.press('Tab')
		const heading = planner.locator('section:focus-within').getByRole('heading')
		walked.push(await heading.innerText())
	}
	expect([...new Set(walked)]).toEqual(names)
	expect(walked).toEqual([...walked].sort((a, b) => names.indexOf(a) - names.indexOf(b)))
})

test('where the browser starts no thread, the page makes the file itself', async ({ planner }) => {
	await planner.route('**/files.worker-*.js', (route) => route.abort())
	const { bytes } = await download(planner, /^Report as PDF/)
	expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
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
	await expect(planner.getByRole('button', { name: 'Print', exact: true })).toBeHidden()
	const sheets = paperOf(await planner.pdf({ preferCSSPageSize: true }))
	expect(sheets.length).toBeGreaterThan(0)
	for (const { width, height } of sheets) {
		expect(width).toBeCloseTo(595, 0)
		expect(height).toBeCloseTo(842, 0)
	}
})

test('the report is seen as it will be, full or brief, on its paper, before it is saved', async ({ planner }) => {
	await planner.goto('/report/')
	await planner.locator('html[data-ready]').waitFor({ state: 'attached' })
	const main = planner.locator('main')
	await expect(main.getByRole('heading', { name: 'Assumptions' })).toBeVisible()
	await planner.getByRole('radio', { name: 'One-page brief' }).check()
	await expect(main.getByRole('heading', { name: 'What is to be decided' })).toBeVisible()
	await expect(main.getByRole('heading', { name: 'Assumptions' })).toHaveCount(0)
	await planner.getByText('Paper and markings', { exact: true }).click()
	await planner.getByRole('combobox', { name: 'Paper' }).selectOption('Letter')
	await planner.getByRole('textbox', { name: 'Classification' }).fill('Secret')
	await planner.getByRole('textbox', { name: 'Classification' }).press('Tab')
	await expect(main.locator('.classification')).toHaveText('Secret')
	const saved = async (name: string) => {
		const button = planner.getByRole('button', { name: `Save this report as ${name}` })
		const [file] = await Promise.all([planner.waitForEvent('download'), button.click()])
		return { file: file.suggestedFilename(), bytes: await readFile((await file.path())!) }
	}
	const pdf = await saved('PDF')
	expect(pdf.file).toMatch(/brief\.pdf$/)
	expect(paperOf(pdf.bytes)).toEqual([{ width: 612, height: 792 }])
	const slides = unzipSync((await saved('Slides')).bytes)
	expect(Object.keys(slides).filter((name) => /^ppt\/slides\/slide\d/.test(name))).toHaveLength(4)
})

test('paper and markings are chosen once, and kept', async ({ planner }) => {
	await planner.getByRole('button', { name: 'Export' }).click()
	await planner.getByText('Paper and markings', { exact: true }).click()
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

test('on a phone the numbers are three taps away, each row as high as a finger needs', async ({ browser, baseURL }) => {
	const context = await browser.newContext({
		baseURL,
		viewport: { width: 390, height: 844 },
		hasTouch: true,
		isMobile: true
	})
	const page = await context.newPage()
	await openPlanner(page)
	await page.getByRole('button', { name: 'Export', exact: true }).tap()
	const rows = page.getByRole('button', { name: /^(CSV|Excel workbook|One-page brief)/ })
	await expect(rows).toHaveCount(3)
	for (const row of await rows.all()) expect((await row.boundingBox())!.height).toBeGreaterThanOrEqual(44)
	const [saved] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: /^CSV/ }).tap()])
	expect(saved.suggestedFilename()).toMatch(/\.csv$/)
	await context.close()
})
