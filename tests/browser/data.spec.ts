import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { readXlsx, writeXlsx } from 'hucre/xlsx'
import { readModel } from '../../src/lib/model/read-model.ts'
import { isZipProblem, readModelZip } from '../../src/lib/planner/own/model-zip.ts'
import { expect, headline, openPlanner, test } from './open.ts'

const grid = (page: Page) => page.getByRole('grid', { name: 'Plants' })
const state = (page: Page) => page.getByRole('status')
const cell = (page: Page, row: number, column: number) =>
	grid(page).getByRole('row').nth(row).getByRole('gridcell').nth(column)

/** Opens the data of the copper chain from its planner, and puts the focus into the table, by keys alone. */
async function openData(page: Page) {
	await openPlanner(page, '/copper-example/')
	await page.getByRole('button', { name: /^Chain/ }).press('Enter')
	await page.getByRole('link', { name: 'Edit the data of this chain, or bring your own' }).press('Enter')
	await expect(state(page)).toContainText('No errors.')
	await page.getByRole('searchbox', { name: 'Find' }).focus()
	for (let presses = 0; presses < 3; presses++) await page.keyboard.press('Tab')
	await expect(cell(page, 1, 0)).toBeFocused()
}

/** Saves a file of the export menu and returns its path. */
async function exported(page: Page, name: RegExp): Promise<string> {
	await page.getByRole('button', { name: 'Export' }).click()
	const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()])
	return download.path()
}

async function paste(page: Page, text: string) {
	await page.evaluate((data) => {
		const clipboardData = new DataTransfer()
		clipboardData.setData('text/plain', data)
		document.activeElement?.dispatchEvent(
			new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
		)
	}, text)
}

test('a plant is edited by keys, planned, exported, and imported back', async ({ planner: page }) => {
	await openData(page)
	for (let presses = 0; presses < 4; presses++) await page.keyboard.press('ArrowRight')
	await page.keyboard.press('Enter')
	await page.keyboard.press('ControlOrMeta+a')
	await page.keyboard.type('8 parsecs')
	await page.keyboard.press('Enter')
	await expect(cell(page, 2, 4)).toBeFocused()
	await expect(cell(page, 1, 4)).toHaveText('8 parsecs')
	await expect(cell(page, 1, 4)).toHaveAttribute('aria-invalid', 'true')
	await expect(page.getByRole('region', { name: 'What is wrong' })).toContainText(
		'processes.mine.capacity.plants[0].nameplate.value'
	)
	await expect(page.getByRole('button', { name: 'Plan with it' })).toBeDisabled()

	await page.keyboard.press('ArrowUp')
	await page.keyboard.type('6 Mt ore/yr')
	await page.keyboard.press('Tab')
	await expect(cell(page, 1, 5)).toBeFocused()
	await expect(page.getByText('Your model: one change from A copper chain 1')).toBeVisible()
	await expect(cell(page, 1, 7)).toHaveText('assumed')
	await expect(cell(page, 1, 8)).toHaveText(/^own-figure-\d{4}-\d\d-\d\d$/)
	await page.keyboard.press('Enter')
	await page.keyboard.type('nothing of this stays')
	await page.keyboard.press('Escape')
	await expect(cell(page, 1, 5)).toBeFocused()
	await expect(cell(page, 1, 5)).toHaveText('')

	const zip = readModelZip(readFileSync(await exported(page, /^Model folder/)))
	if (isZipProblem(zip)) throw new Error(zip.kind)
	const { chain, diagnostics } = readModel(zip)
	expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
	expect(chain?.processes[0]?.plants[0]?.nameplate.written.value).toBe(6)
	const patch = await exported(page, /^Changes only/)

	await page.getByRole('link', { name: 'Plan with it' }).click()
	await page.locator('html[data-ready]').waitFor({ state: 'attached' })
	expect(page.url()).toContain('/own/?model=copper-example-own')
	const says = await headline(page)
	await page.getByRole('button', { name: /^Chain/ }).click()
	await expect(page.getByRole('link', { name: 'A copper chain (own) own' })).toHaveAttribute('aria-current', 'page')

	await openData(page)
	await page.getByLabel('Import').setInputFiles({ name: 'changes.yaml', mimeType: '', buffer: readFileSync(patch) })
	await expect(state(page)).toContainText('One change of the patch was made.')
	await expect(cell(page, 1, 4)).toHaveText('6 Mt ore/yr')
	await page.getByRole('link', { name: 'Plan with it' }).click()
	await page.locator('html[data-ready]').waitFor({ state: 'attached' })
	expect(page.url()).toContain('copper-example-own-2')
	expect(await headline(page)).toBe(says)
})

test('a block is pasted, filled down, taken back and discarded', async ({ planner: page }) => {
	await openData(page)
	await page.keyboard.press('ArrowRight')
	await paste(page, 'North pit\tannounced\t2028\nLine A\toperating\t\n')
	await expect(state(page)).toContainText('6 cells were pasted.')
	await expect(cell(page, 1, 1)).toHaveText('North pit')
	await expect(cell(page, 1, 3)).toHaveText('2028')
	await expect(cell(page, 2, 1)).toHaveText('Line A')
	await page.keyboard.press('ControlOrMeta+z')
	await expect(cell(page, 1, 1)).toHaveText('')
	await expect(page.getByText('No changes from A copper chain 1')).toBeVisible()
	await page.keyboard.press('ControlOrMeta+y')
	await expect(cell(page, 1, 1)).toHaveText('North pit')
	await page.keyboard.press('ArrowRight')
	for (let presses = 0; presses < 2; presses++) await page.keyboard.press('Shift+ArrowDown')
	await page.keyboard.press('ControlOrMeta+d')
	await expect(cell(page, 3, 2)).toHaveText('announced')
	await expect(page.locator('main[aria-busy=false]')).toBeVisible()
	await page.reload()
	await expect(cell(page, 3, 2)).toHaveText('announced')
	await page.getByRole('button', { name: /^Changes/ }).click()
	await page.getByRole('button', { name: 'Discard all' }).click()
	await page.keyboard.press('Escape')
	await expect(page.getByText('No changes from A copper chain 1')).toBeVisible()
	await expect(cell(page, 1, 1)).toHaveText('')
})

test('three answers add a plant, which can be duplicated and retired', async ({ planner: page }) => {
	await openData(page)
	await page.getByRole('button', { name: 'Add a plant' }).click()
	const dialog = page.getByRole('dialog', { name: 'Add a plant' })
	await dialog.getByLabel('It takes').selectOption('Concentrate')
	await dialog.getByLabel('It gives').selectOption('Anodes')
	await dialog.getByLabel('It can take in').fill('50 kt concentrate/yr')
	await dialog.getByRole('button', { name: 'Add it' }).click()
	await expect(state(page)).toContainText('“Own plant” was added.')
	await expect(state(page)).toContainText('No errors.')
	await page.getByRole('button', { name: 'Duplicate the plant' }).click()
	await expect(grid(page)).toContainText('Own plant 2')
	await page.getByRole('button', { name: 'Retire the plant' }).click()
	await expect(state(page)).toContainText('was taken out')
})

test('a hostile file is refused with its place and a remedy, and changes nothing', async ({ planner: page }) => {
	await openData(page)
	const give = (name: string, text: string) =>
		page.getByLabel('Import').setInputFiles({ name, mimeType: '', buffer: Buffer.from(text) })
	await give('<img src=x onerror=alert(1)>.zip', 'PK nothing')
	await expect(page.getByText('The zip is damaged, cut off')).toBeVisible()
	await expect(page.locator('main img')).toHaveCount(0)
	await give('changes.yaml', '__proto__: { polluted: 1 }')
	await expect(page.getByRole('region', { name: /^What could not be taken/ })).toContainText('The patch')
	await give('plants.csv', 'plant,value\nprocesses.none,3\n')
	await expect(page.getByText('Row 2: there is no plant “processes.none” in this model.')).toBeVisible()
	await expect(page.getByText('No changes from A copper chain 1')).toBeVisible()
})

test('a text of SankeyMATIC becomes a chain, with a list of what does not balance', async ({ planner: page }) => {
	await openData(page)
	const text = 'Ore [100] Mill\nMill [80] Works\nMill [10] Tailings\nWorks [80] Wire\nbad [x] line\n'
	await page.getByLabel('Import').setInputFiles({ name: 'flows.txt', mimeType: '', buffer: Buffer.from(text) })
	await expect(state(page)).toContainText('“flows” was imported.')
	const problems = page.getByRole('region', { name: 'What could not be taken from flows.txt:' })
	await expect(problems).toContainText('Line 5, “bad [x] line”')
	await expect(problems).toContainText('Mill: 100 enter and 90 leave.')
	await expect(grid(page)).toContainText('Works')
})

test('plants go out as a workbook, and a changed one comes in with its mistakes by row', async ({ planner: page }) => {
	await openData(page)
	const { sheets } = await readXlsx(readFileSync(await exported(page, /^Plants \(workbook\)/)))
	const edited = sheets[0]!.rows.map((row) =>
		row.map((each) => (each === '10 Mt ore/yr' ? '9 Mt ore/yr' : each === '60 kt anode/yr' ? '60 elephants' : each))
	)
	const buffer = Buffer.from(await writeXlsx({ sheets: [{ name: 'Plants', rows: edited }] }))
	await page.getByLabel('Import').setInputFiles({ name: 'plants.xlsx', mimeType: '', buffer })
	await expect(state(page)).toContainText('2 cells differ and were changed.')
	await expect(page.getByRole('region', { name: 'What could not be taken from plants.xlsx:' })).toContainText('Row 6')
	await expect(grid(page)).toContainText('9 Mt ore/yr')
})

test('the focus stays in the grid when its row is taken away, and a cell that is gone to is seen', async ({
	planner: page
}) => {
	await page.goto('/data/')
	await expect(state(page)).toContainText('No errors.')
	await page.getByRole('button', { name: 'Add a plant' }).press('Enter')
	const dialog = page.getByRole('dialog', { name: 'Add a plant' })
	await dialog.getByLabel('It takes').selectOption({ index: 1 })
	await dialog.getByLabel('It gives').selectOption({ index: 2 })
	await dialog.getByLabel('It can take in').fill('50 t/yr')
	await dialog.getByRole('button', { name: 'Add it' }).press('Enter')
	const name = grid(page).getByRole('gridcell', { name: 'Own plant', exact: true })
	const focused = grid(page).locator('td:focus')
	await expect(grid(page).getByRole('row').last().locator('td:focus')).toHaveCount(1)
	await expect(name).toBeVisible()
	await expect(focused).toBeInViewport({ ratio: 1 })
	await page.keyboard.press('ControlOrMeta+z')
	await expect(name).toBeHidden()
	await expect(focused).toBeInViewport({ ratio: 1 })
	await page.keyboard.press('ControlOrMeta+Home')
	await page.keyboard.press('End')
	for (let presses = 0; presses < 5; presses++) await page.keyboard.press('ArrowLeft')
	await expect(cell(page, 1, 4)).toBeFocused()
	await page.keyboard.type('8 parsecs')
	await page.keyboard.press('Enter')
	await page.keyboard.press('ControlOrMeta+ArrowDown')
	await page.getByRole('button', { name: /^Go to/ }).press('Enter')
	await expect(cell(page, 1, 4)).toBeFocused()
	// The head of the table stands over what is scrolled below it.
	const isOnTop = () =>
		cell(page, 1, 4).evaluate((element) => {
			const { left, top } = element.getBoundingClientRect()
			return element.contains(document.elementFromPoint(left + 4, top + 4))
		})
	await expect.poll(isOnTop).toBe(true)
	await page.getByRole('tab', { name: 'Sources' }).press('Enter')
	await page.getByRole('button', { name: /^Go to/ }).press('Enter')
	await expect(cell(page, 1, 4)).toBeFocused()
	await expect.poll(isOnTop).toBe(true)
})

test('of many lines that are no flow the first are told and the others counted, as text, and all of them saved', async ({
	planner: page
}) => {
	await openData(page)
	const bad = Array.from({ length: 30 }, (_, place) => `<img src=x onerror=alert(${place})> [none] Mill`)
	const text = [...bad, 'Ore [100] Mill', 'Mill [100] <b>Wire</b>'].join('\n')
	await page.getByLabel('Import').setInputFiles({ name: 'flows.txt', mimeType: '', buffer: Buffer.from(text) })
	const problems = page.getByRole('region', { name: 'What could not be taken from flows.txt:' })
	await expect(problems.getByRole('listitem')).toHaveCount(20)
	await expect(problems).toContainText('10 more are not shown here.')
	await expect(page.locator('main img, main td b')).toHaveCount(0)
	const download = page.waitForEvent('download')
	await problems.getByRole('button', { name: 'Save the whole list' }).click()
	const saved = readFileSync(await (await download).path(), 'utf8')
	expect(saved).toContain('Line 30, “<img src=x onerror=alert(29)> [none] Mill”')
	expect(saved.trim().split('\n')).toHaveLength(31)
})
