import type { Page } from '@playwright/test'
import { expect, openPlanner, test } from './open.ts'

const offer = (page: Page) => page.getByRole('button', { name: 'Take a tour' })
const card = (page: Page) => page.getByRole('dialog')
const next = (page: Page) => page.getByRole('button', { name: /^(Next|Done)$/ })

/** The part of the page that is lit, and the card: neither outside the window, and the card never over what it speaks of if there is room. */
const boxes = (page: Page) =>
	page.evaluate(() =>
		['.ring', '.card'].map((each) => {
			const { left, top, right, bottom } = document.querySelector(`.layer ${each}`)!.getBoundingClientRect()
			return { left, top, right, bottom }
		})
	)

test('a first visit is offered a tour of five stops by keys, and it is not offered again', async ({ planner }) => {
	await offer(planner).focus()
	await planner.keyboard.press('Enter')
	await expect(next(planner)).toBeFocused()
	const names = []
	for (let stop = 1; stop <= 5; stop++) {
		await expect(card(planner)).toContainText(`Stop ${stop} of 5`)
		names.push(await card(planner).getByRole('heading').innerText())
		const [ring, text] = await boxes(planner)
		expect(text!.left).toBeGreaterThanOrEqual(0)
		expect(text!.bottom).toBeLessThanOrEqual(900)
		const apart =
			text!.left >= ring!.right || text!.right <= ring!.left || text!.top >= ring!.bottom || text!.bottom <= ring!.top
		if (ring!.right - ring!.left < 800) expect(apart, `the card beside stop ${stop}`).toBe(true)
		await planner.keyboard.press('Enter')
	}
	expect(new Set(names).size).toBe(5)
	await expect(card(planner)).toBeHidden()
	await expect(planner.locator('#figures')).toBeFocused()
	await planner.reload()
	await planner.locator('html[data-ready]').waitFor({ state: 'attached' })
	await expect(offer(planner)).toBeHidden()
})

test('the tour is left by Escape, declined by a button, and found again among the shortcuts', async ({ planner }) => {
	await offer(planner).click()
	await expect(next(planner)).toBeFocused()
	await planner.keyboard.press('Escape')
	await expect(card(planner)).toBeHidden()
	await planner.keyboard.press('?')
	await planner.getByRole('button', { name: 'See the page in five stops' }).click()
	await expect(card(planner)).toContainText('Stop 1 of 5')
	await expect(next(planner)).toBeFocused()
	await planner.getByRole('button', { name: 'Leave the tour' }).click()
	await expect(card(planner)).toBeHidden()
})

test('declined, the tour is not offered after a reload', async ({ planner }) => {
	await planner.getByRole('button', { name: 'Do not offer the tour again' }).click()
	await expect(offer(planner)).toBeHidden()
	await planner.reload()
	await planner.locator('html[data-ready]').waitFor({ state: 'attached' })
	await expect(offer(planner)).toBeHidden()
})

test('on a phone each stop is in sight beside its card, and levers move meanwhile', async ({ page }) => {
	await page.setViewportSize({ width: 390, height: 844 })
	await page.emulateMedia({ reducedMotion: 'reduce' })
	await openPlanner(page)
	await offer(page).click()
	for (let stop = 1; stop <= 5; stop++) {
		await expect(card(page)).toContainText(`Stop ${stop} of 5`)
		await expect
			.poll(async () => {
				const [ring, text] = await boxes(page)
				return ring!.top < 844 && ring!.bottom > 0 && text!.left >= 0 && text!.right <= 390 && text!.bottom <= 844
			})
			.toBe(true)
		if (stop === 4) await page.getByRole('slider', { name: 'Total demand' }).press('ArrowRight')
		await next(page).click()
	}
	await expect(card(page)).toBeHidden()
})
