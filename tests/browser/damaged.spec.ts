import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expect, openPlanner, test } from './open.ts'

const dialog = (page: Page, name = 'Saved scenarios') => page.getByRole('dialog', { name })

/** Deletes a database of the browser, and makes it anew with these parts and records. */
async function remake(page: Page, name: string, version: number, stores: Record<string, Record<string, unknown>>) {
	await page.evaluate(
		({ name, version, stores }) =>
			new Promise<void>((resolve, reject) => {
				indexedDB.deleteDatabase(name)
				const asked = indexedDB.open(name, version)
				asked.onupgradeneeded = () => {
					for (const [store, records] of Object.entries(stores)) {
						const made = asked.result.createObjectStore(store)
						for (const [key, record] of Object.entries(records)) made.put(record, key)
					}
				}
				asked.onsuccess = () => (asked.result.close(), resolve())
				asked.onerror = () => reject(asked.error)
			}),
		{ name, version, stores }
	)
}

const saved = 'midstream.saved.india-rare-earths'

/** The record of a scenario saved just now. */
async function savedRecord(page: Page): Promise<Record<string, unknown>> {
	await page.getByRole('button', { name: 'Saved', exact: true }).click()
	await dialog(page).getByLabel('Name').fill('Plan')
	await dialog(page).getByRole('button', { name: 'Save', exact: true }).click()
	await expect(dialog(page)).toContainText('“Plan” is saved.')
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		dialog(page).getByRole('button', { name: 'Export all to a file' }).click()
	])
	const file = JSON.parse(await readFile(await download.path(), 'utf8')) as { scenarios: Record<string, unknown>[] }
	return file.scenarios[0]!
}

async function reopen(page: Page) {
	await openPlanner(page)
	await page.getByRole('button', { name: 'Saved', exact: true }).click()
	await expect(dialog(page)).toBeVisible()
}

test('databases that are newer, lack a part or cannot be opened are told, and what is whole stays usable', async ({
	planner: page
}) => {
	const record = await savedRecord(page)
	const id = String(record.id)

	await remake(page, saved, 99, { scenarios: { [id]: record }, stories: {} })
	await reopen(page)
	await expect(dialog(page).getByRole('alert')).toContainText('written by a newer version of this page')
	await dialog(page).getByLabel('Name').fill('Another')
	await dialog(page).getByRole('button', { name: 'Save', exact: true }).click()
	await expect(dialog(page).getByRole('status')).toContainText('written by a newer version of this page')
	await dialog(page).getByRole('button', { name: 'Open “Plan”' }).click()
	await expect(dialog(page)).toBeHidden()

	await remake(page, saved, 2, { stories: {} })
	await reopen(page)
	await expect(dialog(page).getByRole('alert')).toContainText('has lost the part where these are kept')
	await dialog(page).getByLabel('Name').fill('Another')
	await dialog(page).getByRole('button', { name: 'Save', exact: true }).click()
	await expect(dialog(page).getByRole('status')).toContainText('“Another” is saved.')
	await page.keyboard.press('Escape')
	await page.getByRole('button', { name: 'Presentations', exact: true }).click()
	await expect(dialog(page, 'Presentations')).toBeVisible()
	await expect(dialog(page, 'Presentations').getByRole('alert')).toBeHidden()

	await page.addInitScript(() => {
		indexedDB.open = () => {
			throw new DOMException('Internal error opening backing store for indexedDB.open.', 'UnknownError')
		}
	})
	await reopen(page)
	await expect(dialog(page).getByRole('alert')).toContainText('is there, but cannot be opened')
	await expect(dialog(page).getByRole('button', { name: 'Export all to a file' })).toBeEnabled()
})

test('a stored model that cannot be read is told where it is asked for, and can be saved to a file', async ({
	planner: page
}) => {
	await remake(page, 'midstream.own-models', 1, { models: { 'tin-own': { format: 1, id: 'tin-own', texts: 3 } } })
	await page.goto('/own/data/?model=tin-own')
	await expect(page.getByRole('heading', { name: 'This model cannot be read' })).toBeVisible()
	await expect(page.getByText('missing, or not as it should be:')).toBeVisible()
	await page.goto('/copper-example/data/')
	await page.getByRole('button', { name: 'Your models' }).click()
	await expect(page.getByText('One stored model cannot be read')).toBeVisible()
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('button', { name: 'Save “tin-own” to a file' }).click()
	])
	expect(JSON.parse(await readFile(await download.path(), 'utf8'))).toEqual({ format: 1, id: 'tin-own', texts: 3 })
	await page.getByRole('button', { name: 'Delete “tin-own” for good' }).click()
	await expect(page.getByText('One stored model cannot be read')).toBeHidden()
})
