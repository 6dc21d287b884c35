import { expect, test } from '@playwright/test'
import type { Page } from '@playwright/test'
import { field, headline, heading, openPlanner, settled } from './open.ts'

test('a solver that does not load is said in words, with a record and a way back, and is tried again', async ({
	page
}) => {
	await page.route('**/*.wasm', (route) => route.abort())
	await page.goto('/')
	await page.locator('html[data-ready]').waitFor({ state: 'attached' })
	const before = await headline(page)
	await field(page, 'Monazite mining').fill('8000')
	await page.keyboard.press('Enter')
	const alert = page.getByRole('alert').filter({ hasText: 'This scenario could not be planned' })
	await expect(alert).toBeVisible()
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(before)
	await alert.getByText('Record for a bug report').click()
	await expect(alert.locator('pre')).toContainText('"monazite-mining": 8000')
	await page.unroute('**/*.wasm')
	await alert.getByRole('button', { name: 'Return to the last plan that worked' }).click()
	await expect(alert).toBeHidden()
	await field(page, 'Monazite mining').fill('8000')
	await page.keyboard.press('Enter')
	await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(before)
})

test('a page that is not there says so and leads home', async ({ page }) => {
	await page.goto('/404.html')
	await expect(page.getByRole('link', { name: 'Open the planner' })).toBeVisible()
})

/** Notes every worker that the page starts, for a test to end without the page being told. */
async function noteWorkers(page: Page) {
	await page.addInitScript(() => {
		const workers: Worker[] = []
		const Original = Worker
		window.Worker = class extends Original {
			constructor(url: string | URL, options?: WorkerOptions) {
				super(url, options)
				workers.push(this)
			}
		}
		Object.assign(window, { workers })
	})
	return () => page.evaluate(() => (window as unknown as { workers: Worker[] }).workers.at(-1)!.terminate())
}

async function move(page: Page, value: string) {
	await field(page, 'Monazite mining').fill(value)
	await page.keyboard.press('Enter')
}

test('a worker that ends without a word is replaced, and the newest scenario is planned', async ({ page }) => {
	await page.clock.install()
	const end = await noteWorkers(page)
	await openPlanner(page)
	const before = await headline(page)
	await end()
	await move(page, '8000')
	await move(page, '9000')
	await expect(page.locator('main[aria-busy=true]')).toBeVisible()
	await page.clock.runFor(60_000)
	await settled(page)
	await expect(heading(page)).not.toHaveText(before)
	await expect(page.getByRole('alert')).toBeHidden()
})

test('workers that never answer end in a defect with ways out, not in waiting for ever', async ({ page }) => {
	await page.clock.install()
	await openPlanner(page)
	await page.route('**/engine.worker*', () => {})
	await page.evaluate(() => {
		Worker.prototype.postMessage = () => {}
	})
	await move(page, '8000')
	for (let i = 0; i < 4; i++) await page.clock.runFor(100_000)
	const alert = page.getByRole('alert').filter({ hasText: 'This scenario could not be planned' })
	await expect(alert).toContainText('did not reply within')
	await settled(page)
	await alert.getByRole('button', { name: 'Return to the last plan that worked' }).click()
	await expect(alert).toBeHidden()
})

test('without a clipboard the record is selected for the reader to copy', async ({ page }) => {
	await page.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }))
	await page.route('**/*.wasm', (route) => route.abort())
	await page.goto('/')
	await page.locator('html[data-ready]').waitFor({ state: 'attached' })
	await move(page, '8000')
	await page.getByRole('button', { name: 'Copy the record' }).click()
	await expect(page.getByText('The record is selected below')).toBeVisible()
	expect(await page.evaluate(() => getSelection()?.toString())).toContain('"monazite-mining": 8000')
})
