import type { Page } from '@playwright/test'
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

const lineHeight = async (page: Page) => (await page.locator('.page > header').boundingBox())!.height

for (const route of ['/', '/us-rare-earths/'])
	test(`the top line of ${route} is one row from 1000 pixels on, and two below, changed or not`, async ({ page }) => {
		await openPlanner(page, route)
		const fits = async () => {
			for (const width of [1000, 1024, 1352, 1366, 1440, 1920]) {
				await page.setViewportSize({ width, height: 768 })
				await expect.poll(() => lineHeight(page), { message: `${width}` }).toBeLessThan(60)
			}
			for (const width of [360, 390, 720, 800]) {
				await page.setViewportSize({ width, height: 844 })
				await expect.poll(() => lineHeight(page), { message: `${width}` }).toBeLessThan(105)
			}
		}
		await fits()
		await page
			.getByRole('checkbox', { name: /^Take the step/ })
			.first()
			.check()
		await settled(page)
		await fits()
	})

test('the top line is one row whatever the scenario is called', async ({ planner }) => {
	await planner.setViewportSize({ width: 1024, height: 768 })
	const scenario = planner.getByRole('button', { name: /^Scenario/ })
	await scenario.click()
	const count = await planner.locator('.scenarios input').count()
	for (let place = 0; place < count; place++) {
		if ((await scenario.getAttribute('aria-expanded')) === 'false') await scenario.click()
		await planner.locator('.scenarios input').nth(place).check()
		await settled(planner)
		expect(await lineHeight(planner)).toBeLessThan(60)
		expect(await planner.evaluate(() => document.documentElement.scrollWidth)).toBe(1024)
	}
})

for (const [width, height] of [
	[390, 844],
	[1024, 768]
] as const)
	test(`the details of a box that was tapped leave it in sight, at ${width} x ${height}`, async ({ planner }) => {
		await planner.setViewportSize({ width, height })
		await planner.emulateMedia({ reducedMotion: 'reduce' })
		const covered: string[] = []
		for (const node of ['oscom-cracking', 'sintered-ndfeb', 'red-aluva']) {
			const box = planner.locator(`main [data-target="${node}"]`)
			// Where the sheet will be.
			await box.evaluate((element) => element.scrollIntoView({ block: 'end' }))
			await box.click()
			const sheet = planner.locator('.sheet')
			await expect(sheet).toBeVisible()
			const top = (await sheet.boundingBox())!.y
			const { y, height: tall } = (await box.boundingBox())!
			if (y < 0 || y + tall > top) covered.push(`${node}: ${y} to ${y + tall}, sheet at ${top}`)
			await planner.keyboard.press('Escape')
		}
		expect(covered).toEqual([])
	})

test.describe('under a finger', () => {
	test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } })
	test('the levers do not speak of a double click', async ({ planner }) => {
		await expect(planner.getByText('The arrow beside a changed lever resets it')).toBeVisible()
		await expect(planner.getByText('Double-click')).toBeHidden()
	})
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
