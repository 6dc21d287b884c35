import AxeBuilder from '@axe-core/playwright'
import { expect, test } from './open.ts'

test('elements stand side by side, say what goods lack, and one is chosen by keys', async ({ planner: page }) => {
	await page.getByRole('button', { name: 'Elements', exact: true }).click()
	await expect(page.locator('.balance .finding')).toContainText(
		/^India lacks at least 1,970\st REO of neodymium and praseodymium a year\.$/
	)
	const rows = page.locator('.balance [data-target]')
	await expect(rows).toHaveCount(10)
	expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])

	await page.getByRole('button', { name: 'Table', exact: true }).click()
	await expect(page.getByRole('table', { name: 'Elements: supply and need' }).getByRole('row')).toHaveCount(11)
	await page.getByRole('button', { name: 'Picture', exact: true }).click()

	await rows.first().focus()
	await page.keyboard.press('ArrowDown')
	await page.keyboard.press('Enter')
	await expect(page.locator('main')).toContainText('Cerium alone')
	await expect(page.getByRole('heading', { level: 1 })).toContainText(/delivers 927\st of cerium/)
})

test('a lever moves the elements too', async ({ planner: page }) => {
	await page.getByRole('button', { name: 'Elements', exact: true }).click()
	const finding = page.locator('.balance .others')
	await expect(finding).toContainText(/927\st REO of cerium/)
	const field = page.getByRole('textbox', { name: /^Monazite mining/ }).first()
	await field.fill('8000')
	await field.press('Enter')
	await expect(finding).not.toContainText(/927\st REO of cerium/)
})
