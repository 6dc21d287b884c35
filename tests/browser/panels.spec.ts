import { expect, heading, headline, openPlanner, settled, test } from './open.ts'

test('beside the panels the page never scrolls, whatever is opened in them', async ({ planner }) => {
	await planner.setViewportSize({ width: 1440, height: 900 })
	for (const summary of await planner.locator('aside.side details > summary').all()) await summary.click()
	await planner
		.getByRole('checkbox', { name: /^Take the step/ })
		.first()
		.check()
	expect(await planner.evaluate(() => document.documentElement.scrollHeight - innerHeight)).toBe(0)
})

test('a missing route is selected with the step that builds it', async ({ planner }) => {
	await planner.locator('text.region.named').first().click()
	const step = planner.locator('aside.side li.lit')
	await expect(step).toHaveCount(1)
	await expect(step.getByRole('checkbox')).toHaveAccessibleName(/hard-rock route/)
})

test('a scenario that is chosen again is as it was, and undo brings the changes back', async ({ planner }) => {
	const before = await headline(planner)
	await planner
		.getByRole('checkbox', { name: /^Take the step/ })
		.nth(1)
		.check()
	await expect(heading(planner)).not.toHaveText(before)
	const changed = await headline(planner)
	const scenario = planner.getByRole('button', { name: /^Scenario/ })
	await scenario.click()
	await planner.locator('.scenarios').getByText('Today', { exact: true }).click()
	await expect(scenario).toHaveText('Scenario Today')
	await settled(planner)
	expect(await headline(planner)).toBe(before)
	await planner.keyboard.press('Control+z')
	await settled(planner)
	expect(await headline(planner)).toBe(changed)
})

test('a remark that speaks of several plants lists them all', async ({ planner }) => {
	await planner.getByRole('button', { name: /^Short of feed/ }).click()
	const list = planner.getByRole('group', { name: /^Short of feed/ })
	await expect(list.getByRole('button')).toHaveCount(5)
	await list.getByRole('button', { name: /^OSCOM cracking/ }).click()
	await expect(list).toBeHidden()
	await expect(planner.getByRole('heading', { name: 'OSCOM cracking' })).toBeVisible()
})

for (const route of ['/', '/us-rare-earths/'])
	test(`the top line of ${route} is one row from 1352 pixels on, changed or not`, async ({ page }) => {
		await openPlanner(page, route)
		const height = async () => (await page.locator('.page > header').boundingBox())!.height
		for (const width of [1352, 1366, 1440, 1920]) {
			await page.setViewportSize({ width, height: 768 })
			await expect.poll(height).toBeLessThan(60)
		}
		await page
			.getByRole('checkbox', { name: /^Take the step/ })
			.first()
			.check()
		await settled(page)
		await page.setViewportSize({ width: 1440, height: 768 })
		await expect.poll(height).toBeLessThan(60)
	})

test('on a phone the menu that opens the saved scenarios closes behind them', async ({ page }) => {
	await page.setViewportSize({ width: 390, height: 844 })
	await openPlanner(page)
	const more = page.getByRole('button', { name: 'More', exact: true })
	await more.click()
	await expect(more).toHaveAttribute('aria-expanded', 'true')
	await page.getByRole('button', { name: 'Saved', exact: true }).click()
	await expect(page.getByRole('dialog', { name: /saved/i })).toBeVisible()
	await page.keyboard.press('Escape')
	await expect(page.getByRole('dialog', { name: /saved/i })).toBeHidden()
	await expect(more).toHaveAttribute('aria-expanded', 'false')
})
