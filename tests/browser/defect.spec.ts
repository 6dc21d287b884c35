import { expect, test } from '@playwright/test'
import { field, headline } from './open.ts'

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
