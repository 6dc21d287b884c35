/** Every model folder is a chain of the site: chosen in the masthead, each with its own pages and its own session. */
import type { Page } from '@playwright/test'
import { expect, field, heading, openPlanner, settled, test } from './open.ts'

const chooser = (page: Page) => page.getByRole('button', { name: /^Chain / })
const choose = (page: Page, name: RegExp) => page.getByRole('link', { name })
const ready = (page: Page) => page.locator('html[data-ready]').waitFor({ state: 'attached' })

test('another chain is chosen by keyboard, and only its model is loaded', async ({ planner }) => {
	await chooser(planner).focus()
	await planner.keyboard.press('Enter')
	await expect(choose(planner, /^India/)).toHaveAttribute('aria-current', 'page')
	await choose(planner, /United States/).focus()
	const [response] = await Promise.all([planner.waitForResponse(/us-rare-earths/), planner.keyboard.press('Enter')])
	expect(await response.text()).not.toContain('oscom-cracking')
	await ready(planner)
	await expect(heading(planner)).toContainText('The United States')
	await expect(planner).toHaveTitle(/^The rare-earth chain of the United States/)
	await expect(planner.getByText(/India/)).toHaveCount(0)
})

test('each chain keeps its own scenario', async ({ planner }) => {
	await field(planner, 'Monazite mining').fill('8000')
	await planner.keyboard.press('Enter')
	await settled(planner)
	const india = await heading(planner).innerText()
	await expect
		.poll(() => planner.evaluate(() => sessionStorage.getItem('midstream.session.india-rare-earths')))
		.toContain('8000')

	await openPlanner(planner, '/copper-example/')
	await expect(heading(planner)).toContainText('copper')
	await expect(planner.getByText('1 changed')).toHaveCount(0)

	await planner.goBack()
	await ready(planner)
	await settled(planner)
	await expect(heading(planner)).toHaveText(india, { useInnerText: true })
})

test('report and claims are those of the chain on screen, and lead back to it', async ({ planner }) => {
	await openPlanner(planner, '/us-rare-earths/')
	await planner.getByRole('button', { name: 'Export', exact: true }).click()
	await planner.getByRole('link', { name: /Printable report/ }).click()
	await expect(planner).toHaveURL(/\/us-rare-earths\/report\/$/)
	await expect(heading(planner)).toContainText('United States')
	await planner.getByRole('navigation').getByRole('link').first().click()
	await expect(planner).toHaveURL(/\/us-rare-earths\/$/)
	await expect(planner.getByRole('link', { name: 'Claims' })).toHaveCount(0)
})

test('a claim opens the scenario that shows it', async ({ planner }) => {
	await openPlanner(planner, '/claims/')
	const link = planner.getByRole('link', { name: /^See it in the scenario “Japan-backed hard rock”/ }).first()
	await link.click()
	await ready(planner)
	await expect(planner).toHaveURL(/\/$/)
	await expect(planner.getByRole('button', { name: /Japan-backed hard rock/ }).first()).toBeVisible()
})

test('a chain is chosen on a phone', async ({ planner }) => {
	await planner.setViewportSize({ width: 390, height: 800 })
	await chooser(planner).click()
	await choose(planner, /copper/i).click()
	await expect(planner).toHaveURL(/\/copper-example\/$/)
	await ready(planner)
	await expect(chooser(planner)).toBeInViewport()
	expect(await planner.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
})

test('the story of another chain is told with its own plans', async ({ planner }) => {
	await openPlanner(planner, '/us-rare-earths/')
	await planner.getByRole('button', { name: 'Present', exact: true }).click()
	await expect(planner.getByRole('dialog').getByRole('heading')).toHaveText(
		'The United States mine enough: 45,500 t of oxide in concentrate a year'
	)
})
