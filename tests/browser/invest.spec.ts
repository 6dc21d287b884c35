import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, headline, settled, test } from './open.ts'

async function open(page: Page, share: string) {
	await page.getByRole('button', { name: 'What to build', exact: true }).click()
	await page.getByLabel('Share of the need').fill(share)
	await page.getByRole('button', { name: 'Work it out' }).press('Enter')
	await expect(page.getByRole('button', { name: 'Work it out' })).toBeFocused()
}

test('a share of the need is worked out, drawn, put into the scenario as one step, and taken out again', async ({
	planner: page
}) => {
	const main = page.locator('main')
	await open(page, '60')
	await expect(main.locator('.finding')).toHaveText(/^To serve 60\s% of the need in 2036, enlarge or build /)
	expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
	await page.keyboard.press('t')
	await expect(main.getByRole('table')).toHaveCount(5)
	await page.keyboard.press('t')

	const before = await headline(page)
	await page.getByRole('button', { name: 'Put it into the scenario' }).click()
	await settled(page)
	expect(await headline(page)).toContain('10,200')
	await expect(page.getByRole('spinbutton', { name: 'Year', exact: true })).toHaveValue('2036')
	await expect(main.getByText('The plan on screen has these builds from 2036 on.')).toBeFocused()
	await page.getByRole('button', { name: 'Undo' }).click()
	await settled(page)
	expect(await headline(page)).toBe(before)
	await expect(page.getByRole('button', { name: 'Put it into the scenario' })).toBeVisible()

	await page.keyboard.press('g')
	const building = page.locator('section.building')
	await expect(building.getByRole('heading', { name: 'What to build' })).toBeVisible()
	await expect(building.getByRole('img')).toBeVisible()
})

test('what to build opens with the answer to the question that stands there', async ({ planner: page }) => {
	await page.getByRole('button', { name: 'What to build', exact: true }).click()
	await expect(page.locator('main .finding')).toHaveText(/^To serve 50\s% of the need in 2036, /)
})

test('another question or scenario makes the answer an earlier one; what is out of reach says what stops it', async ({
	planner: page
}) => {
	const main = page.locator('main')
	await open(page, '50')
	await expect(main.locator('.finding')).toContainText(/To serve 50\s%/)
	await page.getByText('Every plant may grow').click()
	await page.getByRole('checkbox', { name: /^Ministry of Mines/ }).check()
	await expect(main.getByRole('status').filter({ hasText: 'answers an earlier question' })).toBeVisible()
	await expect(page.getByRole('button', { name: 'Put it into the scenario' })).toBeHidden()
	await page.getByLabel('Share of the need').fill('95')
	await page.getByRole('button', { name: 'Work it out' }).press('Enter')
	await expect(main.locator('.finding')).toContainText(/95\s% of the need is out of reach in 2036/)
	await expect(main.getByText('Hard-rock cracking may not grow, as was asked.')).toBeVisible()

	// What the field refuses is not asked.
	await page.getByLabel('Share of the need').fill('140')
	await page.getByRole('button', { name: 'Work it out' }).click()
	await expect(main.locator('.finding')).toContainText(/95\s%/)
	await page.getByRole('slider', { name: 'Monazite mining' }).press('PageUp')
	await settled(page)
	await expect(main.getByRole('status').filter({ hasText: 'answers an earlier question' })).toBeVisible()
})

test('a row leads to where its figures come from, by the keyboard', async ({ planner: page }) => {
	await open(page, '60')
	const rows = page.locator('.invest [data-target]')
	await rows.first().focus()
	await page.keyboard.press('ArrowDown')
	await page.keyboard.press('Enter')
	await expect(page.getByRole('heading', { name: 'Hard-rock cracking' })).toBeVisible()
})

test('an import that is ticked is bought where that costs less, and comes into the scenario', async ({
	planner: page
}) => {
	const main = page.locator('main')
	await open(page, '90')
	await expect(main.locator('.finding')).toContainText(/90\s% of the need/)
	await expect(main.locator('.finding')).not.toContainText('Bought for it')
	await page.getByText('No import may fill the rest').click()
	await page.getByRole('checkbox', { name: /^Finished magnets imported up to/ }).check()
	await expect(page.getByText('1 import may fill the rest at listed prices')).toBeVisible()
	await page.getByRole('button', { name: 'Work it out' }).press('Enter')
	await expect(main.locator('.finding')).toContainText('Bought for it at listed prices: Finished magnets imported')
	expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
	await page.keyboard.press('t')
	await expect(main.getByRole('table', { name: 'What is bought at listed prices in each year' })).toBeVisible()
	await page.keyboard.press('t')
	await page.getByRole('button', { name: 'Put it into the scenario' }).click()
	await settled(page)
	await expect(main.getByText('The plan on screen has these builds from 2036 on.')).toBeVisible()
	await expect(page.getByRole('slider', { name: 'Finished magnets imported' })).not.toHaveValue('0')
})

test('a limit that the model names is ticked, told, and lifted by what the scenario has', async ({ planner: page }) => {
	const main = page.locator('main')
	await open(page, '90')
	await page.getByText('Every plant may grow').click()
	await page.getByRole('checkbox', { name: /^Hard rock only with a partner/ }).check()
	await expect(page.getByText('7 plants may not grow')).toBeVisible()
	await page.getByRole('button', { name: 'Work it out' }).press('Enter')
	await expect(main.getByText(/may not grow under the limit “Hard rock only with a partner”/).first()).toBeVisible()
	await page.getByRole('slider', { name: 'Japan’s share of the capital' }).press('PageUp')
	await settled(page)
	await expect(page.getByText('does not hold: the scenario has what lifts it')).toBeVisible()
	await expect(page.getByText('Every plant may grow')).toBeVisible()
})
