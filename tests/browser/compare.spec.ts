import AxeBuilder from '@axe-core/playwright'
import { expect, test } from './open.ts'

test('a key sets the plan beside another scenario, and the strip chooses which', async ({ planner: page }) => {
	await page.keyboard.press('c')
	const comparison = page.locator('.comparison')
	await expect(comparison.locator('.names')).toHaveText('From Today, 2026 to Stocks released, 2028')
	await expect(comparison.locator('.finding')).toContainText(/^2,330\st a year more is delivered: 4,240\st in place of/)
	await expect(
		comparison
			.getByRole('group', { name: /^What differs/ })
			.locator('[data-target]')
			.first()
	).toBeVisible()

	const rows = comparison.getByRole('group', { name: /^All scenarios/ }).locator('[data-target]')
	await expect(rows).toHaveCount(11)
	await rows.nth(2).click()
	await expect(comparison.getByLabel('Compare with')).toHaveValue(/monazite-first/)
	await expect(comparison.locator('.names')).toContainText('to Monazite first')
	expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])

	await page.keyboard.press('t')
	await expect(page.getByRole('table', { name: 'Flows that differ' })).toBeVisible()
	await expect(page.getByRole('table', { name: 'All scenarios' }).getByRole('row')).toHaveCount(12)
	await page.keyboard.press('c')
	await expect(comparison).toHaveCount(0)
})

test('changes are compared with the scenario without them, and follow the lever', async ({ planner: page }) => {
	const field = page.getByRole('textbox', { name: /^Monazite mining/ }).first()
	await field.fill('6000')
	await field.press('Enter')
	await page.getByRole('button', { name: 'Compare', exact: true }).click()
	const finding = page.locator('.comparison .finding')
	await expect(finding).toContainText('The one input that differs: Monazite mining: capacity.')
	await expect(finding).toContainText(/^940\st a year more/)
	await field.fill('5000')
	await field.press('Enter')
	await expect(finding).not.toContainText(/^940\st a year more/)
	await page.getByLabel('Compare with').selectOption('in 2030')
	await expect(page.locator('.comparison .names')).toHaveText('From Today, 2026, 1 changed to Today, 2030, 1 changed')
})
