import type { Page } from '@playwright/test'
import { expect, heading, headline, settled, slider, solves, test } from './open.ts'

/** Presses Tab until the focus has this accessible name. */
async function tabTo(page: Page, name: string | RegExp, most = 200): Promise<void> {
	for (let i = 0; i < most; i++) {
		await page.keyboard.press('Tab')
		const found = await page.evaluate(() => {
			const at = document.activeElement
			return at?.getAttribute('aria-label') ?? at?.textContent?.trim() ?? ''
		})
		if (typeof name === 'string' ? found.startsWith(name) : name.test(found)) return
	}
	throw new Error(`Tab does not reach ${name}`)
}

test('the first Tab offers to skip to the figures', async ({ planner }) => {
	await planner.keyboard.press('Tab')
	const skip = planner.getByRole('link', { name: 'Skip to the figures' })
	await expect(skip).toBeFocused()
	await expect(skip).toBeInViewport()
	await planner.keyboard.press('Enter')
	await expect(planner.locator('main')).toBeFocused()
})

test('without a mouse: move a lever, see the answer, undo, look into a plant, take a step', async ({ planner }) => {
	const before = await headline(planner)
	await tabTo(planner, 'Monazite mining, in')
	await planner.keyboard.press('Tab')
	await planner.keyboard.press('PageUp')
	const more = await headline(planner)
	expect(more).not.toBe(before)
	await planner.keyboard.press('Control+z')
	await expect(heading(planner)).toHaveText(before)
	await planner.keyboard.press('Control+Shift+z')
	await expect(heading(planner)).toHaveText(more)
	await planner.keyboard.press('Control+z')

	await tabTo(planner, /^Beach sands/)
	await planner.keyboard.press('ArrowRight')
	await planner.keyboard.press('Enter')
	await expect(planner.getByRole('button', { name: 'Unpin' })).toBeVisible()
	await planner.keyboard.press('Escape')
	await expect(planner.getByRole('button', { name: 'Unpin' })).toBeHidden()

	await tabTo(planner, 'Take the step')
	await planner.keyboard.press('Space')
	await expect(heading(planner)).not.toHaveText(before)
})

test('undo in a field takes back what is being typed, and the plan once that is taken', async ({ planner }) => {
	const before = await headline(planner)
	const field = planner.getByRole('textbox', { name: 'Monazite mining, in' })
	await field.fill('9000')
	await planner.keyboard.press('Enter')
	const more = await headline(planner)
	expect(more).not.toBe(before)
	await field.press('End')
	await planner.keyboard.type('5')
	await planner.keyboard.press('Control+z')
	await expect(field).toHaveValue('9,000')
	await expect(heading(planner)).toHaveText(more)
	await planner.keyboard.press('Escape')
	await planner.keyboard.press('Control+z')
	await expect(heading(planner)).toHaveText(before)
})

/** Stops the page's clock, so that a slow machine does not make quick keys slow. */
async function standStill(page: Page) {
	await page.clock.install()
	await page.clock.pauseAt(Date.now() + 60_000)
}

test('quick key steps are one step to undo, later ones another', async ({ planner }) => {
	const lever = slider(planner, 'Monazite mining')
	await standStill(planner)
	await lever.focus()
	for (let i = 0; i < 5; i++) await planner.keyboard.press('ArrowRight')
	await planner.clock.runFor(700)
	await planner.keyboard.press('Shift+ArrowRight')
	await planner.clock.runFor(700)
	await expect(lever).toHaveAttribute('aria-valuetext', /^5,500 t monazite\/yr/)
	await planner.keyboard.press('Control+z')
	await expect(lever).toHaveAttribute('aria-valuetext', /^4,500 /)
	await planner.keyboard.press('Control+z')
	await expect(lever).toHaveAttribute('aria-valuetext', /^4,000 /)
})

test('Home and End go to the ends, Escape back to where the keys began', async ({ planner }) => {
	const lever = slider(planner, 'Monazite mining')
	await standStill(planner)
	await lever.focus()
	await planner.keyboard.press('End')
	await expect(lever).toHaveAttribute('aria-valuetext', /^26,000 /)
	await planner.keyboard.press('Home')
	await expect(lever).toHaveAttribute('aria-valuetext', /^0 /)
	await planner.keyboard.press('Escape')
	await expect(lever).toHaveAttribute('aria-valuetext', /^4,000 /)
	await expect(planner.getByRole('button', { name: 'Undo' })).toBeDisabled()
})

test('t shows every figure as a table, and back', async ({ planner }) => {
	await planner.keyboard.press('t')
	for (const caption of ['Processes', 'Flows', 'What each stage alone limits delivery to', 'What each step builds'])
		await expect(planner.getByRole('table', { name: new RegExp(caption) })).toBeVisible()
	await planner.keyboard.press('t')
	await expect(planner.getByRole('table')).toHaveCount(0)
})

test('? lists the keys; single characters can be switched off, and then do nothing', async ({ planner }) => {
	await planner.keyboard.press('?')
	const dialog = planner.getByRole('dialog', { name: 'Keyboard shortcuts' })
	await expect(dialog).toBeVisible()
	await dialog.getByRole('checkbox').uncheck()
	await planner.keyboard.press('Escape')
	await expect(dialog).toBeHidden()
	await planner.keyboard.press('t')
	await expect(planner.getByRole('table')).toHaveCount(0)
	await planner.getByRole('button', { name: 'Settings', exact: true }).click()
	await planner.getByRole('button', { name: 'Keyboard shortcuts' }).click()
	await dialog.getByRole('checkbox').check()
})

test('letters typed into a field are not shortcuts', async ({ planner }) => {
	await planner.getByRole('textbox', { name: /^Monazite mining, in/ }).focus()
	await planner.keyboard.type('t?g')
	await expect(planner.getByRole('table')).toHaveCount(0)
	await expect(planner.getByRole('dialog')).toHaveCount(0)
	expect(await solves(planner)).toBe(0)
})

test('brackets step the year', async ({ planner }) => {
	await planner.keyboard.press(']')
	await planner.keyboard.press(']')
	await settled(planner)
	await expect(planner.getByRole('spinbutton', { name: 'Year' })).toHaveValue('2028')
	await planner.keyboard.press('[')
	await expect(planner.getByRole('spinbutton', { name: 'Year' })).toHaveValue('2027')
})
