import { readFile } from 'node:fs/promises'
import type { BrowserContext, Page } from '@playwright/test'
import type { SavedScenario } from '../../src/lib/planner/saved/record.ts'
import { expect, field, heading, headline, openPlanner, settled, test } from './open.ts'

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Saved scenarios' })
const status = (page: Page) => dialog(page).getByRole('status')
const button = (page: Page, name: string) => dialog(page).getByRole('button', { name, exact: true })

async function openSaved(page: Page) {
	await page.getByRole('button', { name: 'Saved', exact: true }).click()
	await expect(dialog(page)).toBeVisible()
}

async function mine(page: Page, amount: string) {
	await field(page, 'Monazite mining').fill(amount)
	await page.keyboard.press('Enter')
	return headline(page)
}

async function save(page: Page, name: string, label = 'Save') {
	await dialog(page).getByLabel('Name').fill(name)
	await button(page, label).click()
}

/** A record as it is stored, changed in the browser's own database. */
async function inDatabase(page: Page, change: 'damage' | 'clear') {
	await page.evaluate(
		(change) =>
			new Promise<void>((resolve, reject) => {
				const asked = indexedDB.open('midstream.saved.india-rare-earths')
				asked.onsuccess = () => {
					const transaction = asked.result.transaction('scenarios', 'readwrite')
					const store = transaction.objectStore('scenarios')
					if (change === 'clear') store.clear()
					else store.put({ format: 1, id: 'bad', versions: '<b>no</b>' }, 'bad')
					transaction.oncomplete = () => (asked.result.close(), resolve())
					transaction.onerror = () => reject(transaction.error)
				}
			}),
		change
	)
}

async function newTab(context: BrowserContext): Promise<Page> {
	const page = await context.newPage()
	await openPlanner(page)
	return page
}

test('a scenario that was saved is there after a reload, and opens as one step to undo', async ({ planner }) => {
	const says = await mine(planner, '8000')
	await openSaved(planner)
	await dialog(planner).getByLabel('Note').fill('For the <b>review</b>')
	await dialog(planner).getByLabel('Tags').fill('review, mining')
	await save(planner, 'Mine first')
	await expect(status(planner)).toHaveText('“Mine first” is saved.')
	await planner.keyboard.press('Escape')
	const other = await mine(planner, '5000')
	expect(other).not.toBe(says)
	await planner.reload()
	await openSaved(planner)
	await expect(dialog(planner)).toContainText('For the <b>review</b>')
	await dialog(planner).getByLabel('Search').fill('nothing of it')
	await expect(dialog(planner)).toContainText('No saved scenario has these words')
	await dialog(planner).getByLabel('Search').fill('REVIEW')
	await button(planner, 'Open “Mine first”').click()
	await expect(dialog(planner)).toBeHidden()
	await expect(heading(planner)).toHaveText(says)
	await planner.keyboard.press('Control+z')
	await settled(planner)
	await expect(heading(planner)).toHaveText(other)

	// The history holds what a new version takes the place of.
	await openSaved(planner)
	await save(planner, 'mine FIRST', 'Save as a new version')
	await dialog(planner).getByLabel('More on “Mine first”').click()
	await dialog(planner)
		.getByRole('button', { name: /^Restore/ })
		.click()
	await button(planner, 'Open “Mine first”').click()
	await expect(heading(planner)).toHaveText(says)

	await openSaved(planner)
	await button(planner, 'Compare “Mine first” with the scenario on screen').click()
	await expect(planner.getByRole('combobox', { name: 'Compare with' })).toContainText('Mine first')
	await mine(planner, '5000')
	await expect(planner.getByText(/^From Mine first to Today, 2026, 1 changed/)).toBeVisible()
})

test('deleting is undone; the trash gives back, and deletes for good only when told to', async ({ planner }) => {
	await openSaved(planner)
	await save(planner, 'Plan')
	await dialog(planner).getByLabel('More on “Plan”').click()
	await button(planner, 'Delete').click()
	await expect(button(planner, 'Open “Plan”')).toBeHidden()
	await button(planner, 'Undo').click()
	await expect(button(planner, 'Open “Plan”')).toBeVisible()
	await dialog(planner).getByLabel('More on “Plan”').click()
	await button(planner, 'Delete').click()
	await dialog(planner).getByText('Trash: one scenario').click()
	await button(planner, 'Put “Plan” back').click()
	await expect(button(planner, 'Open “Plan”')).toBeVisible()
	await dialog(planner).getByLabel('More on “Plan”').click()
	await button(planner, 'Delete').click()
	await dialog(planner).getByText('Trash: one scenario').click()
	await button(planner, 'Delete “Plan” for good, with all its versions').click()
	await expect(dialog(planner)).toContainText('Nothing is saved yet')
	await expect(dialog(planner).getByText(/^Trash/)).toBeHidden()
})

test('of two tabs that change one scenario, neither overwrites the other', async ({ planner, context }) => {
	await openSaved(planner)
	await save(planner, 'Plan')
	await expect(status(planner)).toContainText('is saved')
	const second = await newTab(context)
	const changed = await mine(second, '8000')
	await openSaved(second)
	await save(second, 'Plan', 'Save as a new version')
	await expect(status(second)).toHaveText('“Plan” is saved.')

	// This tab has not seen that.
	await save(planner, 'Plan', 'Save as a new version')
	await expect(status(planner)).toContainText('yours was saved beside it as “Plan (2)”')
	await second.keyboard.press('Escape')
	await openSaved(second)
	await dialog(second).getByLabel('More on “Plan (2)”').click()
	await button(second, 'Delete').click()
	await expect(status(second)).toContainText('in the trash')
	await dialog(planner).getByLabel('More on “Plan (2)”').click()
	await button(planner, 'Delete').click()
	await expect(status(planner)).toContainText('Another tab changed this scenario meanwhile, so nothing was done')
	await button(planner, 'Open “Plan”').click()
	await expect(heading(planner)).toHaveText(changed)
})

test('a list that stays open shows what another tab has saved once one comes back to it', async ({
	planner,
	context
}) => {
	await openSaved(planner)
	await expect(dialog(planner)).toContainText('Nothing is saved yet')
	await dialog(planner).getByLabel('Name').fill('Half a na')
	const second = await newTab(context)
	await openSaved(second)
	await save(second, 'Of the other tab')
	await expect(status(second)).toContainText('is saved')
	await planner.bringToFront()
	await planner.evaluate(() => dispatchEvent(new Event('focus')))
	await expect(button(planner, 'Open “Of the other tab”')).toBeVisible()
	await expect(dialog(planner).getByLabel('Name')).toHaveValue('Half a na')
})

test('a damaged record is named and leaves the others alone; what the browser took away can be saved again', async ({
	planner
}) => {
	await openSaved(planner)
	await save(planner, 'Plan')
	await expect(status(planner)).toContainText('is saved')
	await inDatabase(planner, 'damage')
	await planner.keyboard.press('Escape')
	await openSaved(planner)
	await expect(dialog(planner)).toContainText('One stored scenario cannot be read')
	await expect(dialog(planner)).toContainText(
		'bad: missing, or not as it should be: chain, revision, trashed, versions.'
	)
	await expect(button(planner, 'Open “Plan”')).toBeVisible()
	await inDatabase(planner, 'clear')
	await planner.keyboard.press('Escape')
	await openSaved(planner)
	await expect(dialog(planner)).toContainText('No longer in this browser')
	await button(planner, 'Save again').click()
	await expect(button(planner, 'Open “Plan”')).toBeVisible()
	await expect(dialog(planner)).not.toContainText('No longer in this browser')
})

test('a file takes saved scenarios elsewhere, adds to what stands there, and says all that is wrong with it', async ({
	planner,
	browser
}) => {
	await openSaved(planner)
	await save(planner, 'Plan')
	await expect(status(planner)).toHaveText('“Plan” is saved.')
	await save(planner, 'Other')
	await expect(status(planner)).toHaveText('“Other” is saved.')
	const [file] = await Promise.all([planner.waitForEvent('download'), button(planner, 'Export all to a file').click()])
	expect(file.suggestedFilename()).toBe('midstream-india-rare-earths-saved.json')
	const text = await readFile((await file.path())!, 'utf8')

	const elsewhere = await (await browser.newContext()).newPage()
	await openPlanner(elsewhere)
	await openSaved(elsewhere)
	await save(elsewhere, 'Plan')
	const choose = (content: string) =>
		dialog(elsewhere)
			.getByLabel('Import a file')
			.setInputFiles({ name: 'file.json', mimeType: 'application/json', buffer: Buffer.from(content) })
	await choose(text)
	await expect(status(elsewhere)).toContainText('2 scenarios were added.')
	for (const name of ['Plan', 'Plan (2)', 'Other']) await expect(button(elsewhere, `Open “${name}”`)).toBeVisible()
	await choose('nothing of the kind')
	await expect(status(elsewhere)).toContainText('The file is not JSON')
	const broken = JSON.parse(text)
	delete broken.scenarios[0].versions[0].at
	broken.scenarios[1].chain = 'copper'
	await choose(JSON.stringify(broken))
	await expect(status(elsewhere)).toContainText('versions.0.at')
	await expect(status(elsewhere)).toContainText('is of another chain, “copper”')
	await expect(dialog(elsewhere).getByRole('heading', { name: '3 saved scenarios' })).toBeVisible()
	await elsewhere.context().close()
})

test('where IndexedDB is blocked the page says so, keeps for as long as it is open, and exports', async ({ page }) => {
	await page.addInitScript(() => {
		IDBFactory.prototype.open = () => {
			throw new DOMException('denied', 'SecurityError')
		}
	})
	await openPlanner(page)
	await openSaved(page)
	await expect(dialog(page).getByRole('alert')).toContainText('This browser stores nothing for this page')
	await save(page, 'Plan')
	await expect(button(page, 'Open “Plan”')).toBeVisible()
	const [file] = await Promise.all([page.waitForEvent('download'), button(page, 'Export all to a file').click()])
	expect(await readFile((await file.path())!, 'utf8')).toContain('"name": "Plan"')
})

test('where there is no room nothing is lost: what was typed stays, and goes into a file', async ({ page }) => {
	await page.addInitScript(() => {
		IDBObjectStore.prototype.put = () => {
			throw new DOMException('full', 'QuotaExceededError')
		}
	})
	await openPlanner(page)
	await openSaved(page)
	await save(page, 'Plan')
	await expect(status(page)).toContainText('There is no room left')
	await expect(dialog(page).getByLabel('Name')).toHaveValue('Plan')
	const [file] = await Promise.all([page.waitForEvent('download'), button(page, 'Save to a file').click()])
	expect(file.suggestedFilename()).toBe('midstream-india-rare-earths-plan.json')
})

test('ticked steps come back with a saved scenario, and can be taken back', async ({ planner }) => {
	const ticks = planner.getByRole('checkbox', { name: /^Take the step/ })
	const before = await headline(planner)
	await ticks.nth(0).check()
	await settled(planner)
	await ticks.nth(1).check()
	await settled(planner)
	const with2 = await headline(planner)
	await openSaved(planner)
	await save(planner, 'Two steps')
	await expect(status(planner)).toContainText('Two steps')
	await planner.keyboard.press('Escape')
	await planner.getByRole('button', { name: 'Undo', exact: true }).click()
	await planner.getByRole('button', { name: 'Undo', exact: true }).click()
	await settled(planner)
	await expect(heading(planner)).toHaveText(before)
	await expect(ticks.nth(0)).not.toBeChecked()
	await openSaved(planner)
	await button(planner, 'Open “Two steps”').click()
	await expect(heading(planner)).toHaveText(with2)
	await expect(ticks.nth(0)).toBeChecked()
	await expect(ticks.nth(1)).toBeChecked()
	await ticks.nth(1).uncheck()
	await ticks.nth(0).uncheck()
	await expect(heading(planner)).toHaveText(before)
})

test('a file of ten thousand scenarios is added or refused with a short list, and the page goes on', async ({
	planner: page
}) => {
	await openSaved(page)
	await save(page, 'Plan')
	const download = page.waitForEvent('download')
	await button(page, 'Export all to a file').click()
	const file = JSON.parse(await readFile(await (await download).path(), 'utf8')) as { scenarios: SavedScenario[] }
	const [sound] = file.scenarios as [SavedScenario]
	const give = (label: (place: number) => object) => {
		const scenarios = Array.from({ length: 10_000 }, (_, place) => ({
			...sound,
			versions: sound.versions.map((version) => ({ ...version, ...label(place) }))
		}))
		const buffer = Buffer.from(JSON.stringify({ ...file, scenarios }))
		return dialog(page)
			.getByLabel('Import a file')
			.setInputFiles({ name: 'f.json', mimeType: 'application/json', buffer })
	}
	await give(() => ({ name: 'n'.repeat(300) }))
	await expect(status(page).getByRole('listitem')).toHaveCount(20)
	await expect(status(page)).toContainText('Scenario 1 (“nnn')
	await expect(status(page)).toContainText('9980 more are not shown here.')
	await give((place) => ({ tags: ['one', 'one'], note: `${place}` }))
	await expect(status(page)).toContainText('10000 scenarios were added.')
	await expect(dialog(page).getByRole('heading', { level: 4 })).toHaveCount(100)
	await dialog(page).getByLabel('Search').fill('Plan (10001)')
	await expect(dialog(page).getByRole('heading', { level: 4 })).toHaveText(['Plan (10001)'])
})
