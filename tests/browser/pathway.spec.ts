import AxeBuilder from '@axe-core/playwright'
import { expect, test } from './open.ts'

test('all years stand side by side, say what the years say, and choose a year', async ({ planner: page }) => {
	await page.getByRole('button', { name: 'Year by year' }).click()
	await expect(
		page
			.getByRole('paragraph')
			.filter({ hasText: /^The gap does not close by 2040: [\d,]+\st a year is missing then\.$/ })
	).toBeVisible()
	const years = page.locator('.years [data-target]')
	await expect(years).toHaveCount(15)

	await years.first().focus()
	await page.keyboard.press('ArrowRight')
	await page.keyboard.press('Enter')
	await expect(page.locator('.years [aria-pressed="true"]')).toHaveAttribute('data-target', '2027')
	await expect(years).toHaveCount(15)
	expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])

	await page.getByRole('button', { name: 'Table', exact: true }).click()
	await expect(page.getByRole('table', { name: 'Year by year' }).getByRole('row')).toHaveCount(16)
	await page.getByRole('button', { name: 'Flows' }).click()
	await expect(page.getByRole('table', { name: 'Year by year' })).toHaveCount(0)
})

test('a lever moves the years too', async ({ planner: page }) => {
	await page.getByRole('button', { name: 'Year by year' }).click()
	const finding = page.locator('.years .finding')
	const before = await finding.textContent()
	const field = page.getByRole('textbox', { name: /^Monazite mining/ }).first()
	await field.fill('6000')
	await field.press('Enter')
	await expect(finding).not.toHaveText(before!)
})

test('the years can be played, undone as one step, and Home and End set the first and the last', async ({
	planner: page
}) => {
	const year = page.getByRole('spinbutton', { name: 'Year' })
	await expect(year).toHaveValue('2026')
	await page.getByRole('button', { name: 'Play the years' }).click()
	await expect(year).toHaveValue('2028')
	await page.getByRole('button', { name: 'Stop playing' }).click()
	const stopped = await year.inputValue()
	await page.getByRole('button', { name: 'Undo' }).click()
	await expect(year).toHaveValue('2026')
	expect(Number(stopped)).toBeGreaterThan(2027)

	await year.press('End')
	await expect(year).toHaveValue('2040')
	await year.press('Home')
	await expect(year).toHaveValue('2026')
})

test('a demand that grows says in which years it is estimated', async ({ planner: page }) => {
	await page.getByRole('button', { name: /^Demand/ }).click()
	await page.getByText('Growing need', { exact: true }).click()
	await page.keyboard.press('Escape')
	await page.getByRole('button', { name: 'Year by year' }).click()
	await expect(page.locator('.years').getByText('Demand estimated')).toBeVisible()
	await page.getByRole('button', { name: 'Table', exact: true }).click()
	const table = page.getByRole('table', { name: 'Year by year' })
	await expect(table.getByRole('cell', { name: 'estimated' })).toHaveCount(11)
})

test('a plant starts in another year by keys or by a drag, each undone as one step', async ({ planner: page }) => {
	await page.getByRole('button', { name: /Scenario/ }).click()
	await page.getByRole('radio', { name: 'All announced' }).check()
	await page.keyboard.press('Escape')
	await page.getByRole('button', { name: 'Year by year' }).click()
	const start = page.getByRole('slider', { name: 'Start of IREL plan to 2032 (OSCOM cracking)' })
	const reset = page.getByRole('button', { name: 'Start of IREL plan to 2032 back to 2033' })
	await expect(start).toHaveAttribute('aria-valuetext', '2033')

	await start.focus()
	await page.keyboard.press('ArrowRight')
	await page.keyboard.press('ArrowRight')
	await expect(start).toHaveAttribute('aria-valuenow', '2035')
	await expect(start).toBeFocused()
	await expect(page.getByText(/OSCOM cracking\): announced.*in the plan from 2035/)).toBeVisible()
	await page.keyboard.press('Control+z')
	await expect(start).toHaveAttribute('aria-valuenow', '2033')

	await start.scrollIntoViewIfNeeded()
	const { x, y, width, height } = (await start.boundingBox())!
	const year = (await page.locator('.years > svg, .years svg').first().boundingBox())!.width / 15
	await page.mouse.move(x + width / 2, y + height / 2)
	await page.mouse.down()
	await page.mouse.move(x + width / 2 + 1.5 * year, y + height / 2, { steps: 4 })
	await page.mouse.move(x + width / 2 + 3 * year, y + height / 2, { steps: 4 })
	await page.mouse.up()
	await expect(start).toHaveAttribute('aria-valuenow', '2036')
	await expect(reset).toBeVisible()
	await expect(page.locator('.years')).toHaveAttribute('aria-busy', 'false')
	expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
	await page.getByRole('button', { name: 'Undo' }).click()
	await expect(start).toHaveAttribute('aria-valuenow', '2033')
	await expect(reset).toHaveCount(0)
})
