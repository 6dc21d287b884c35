import { test as base, type Page } from '@playwright/test'
import { pathToFileURL } from 'node:url'
import { resolve } from 'node:path'
import { expect, field, heading, headline, openPlanner } from './open.ts'

/** Pages here lose files on purpose: errors in their consoles are expected. */
const test = base

const notice = (page: Page) => page.getByRole('region', { name: 'Notices' })

/** Opens the planner with a lever moved, then takes from the server all that was not loaded yet, as a redeployment does. */
async function redeployed(page: Page, before?: () => Promise<void>): Promise<string> {
	await openPlanner(page)
	await field(page, 'Monazite mining').fill('8000')
	await page.keyboard.press('Enter')
	await page.getByRole('slider', { name: 'Monazite mining' }).focus()
	const says = await headline(page)
	await before?.()
	await page.route('**/_app/immutable/**/*.js', (route) => route.fulfill({ status: 404, body: 'Not found' }))
	return says
}

/** Opens the menu of files; its content is a part of the page too. */
async function openExport(page: Page) {
	await page.getByRole('button', { name: 'Export', exact: true }).click()
	await expect(page.getByRole('button', { name: /^CSV/ })).toBeVisible()
}

/** The way out that the notice offers brings the page back with its scenario. */
async function reloads(page: Page, says: string) {
	await expect(notice(page)).toContainText('A part of the page could not be loaded')
	await page.unroute('**/_app/immutable/**/*.js')
	await notice(page).getByRole('button', { name: 'Reload the page' }).click()
	await page.locator('html[data-ready]').waitFor({ state: 'attached' })
	await expect(heading(page)).toHaveText(says)
	await expect(notice(page)).toBeHidden()
}

test('a presentation that cannot be loaded says so, and a reload keeps the scenario', async ({ page }) => {
	const says = await redeployed(page)
	await page.keyboard.press('p')
	await reloads(page, says)
	await page.keyboard.press('p')
	await expect(page.getByRole('dialog')).toBeVisible()
})

test('an export that cannot be loaded says so, and a reload keeps the scenario', async ({ page }) => {
	const says = await redeployed(page, () => openExport(page))
	await page.getByRole('button', { name: /^CSV/ }).click()
	await expect(page.getByRole('alert')).toContainText('a part of the page could not be loaded')
	await page.keyboard.press('Escape')
	await reloads(page, says)
})

for (const way of ['link', 'key'])
	test(`a report that cannot be loaded leaves the planner in place and says so, by ${way}`, async ({ page }) => {
		const says = await redeployed(page, way === 'key' ? undefined : () => openExport(page))
		if (way === 'key') await page.keyboard.press('g')
		else await page.getByRole('link', { name: /Printable report/ }).click()
		await expect(notice(page)).toBeVisible()
		await expect(heading(page)).toHaveText(says)
		if (way === 'link') await page.keyboard.press('Escape')
		await reloads(page, says)
	})

for (const [what, open] of [
	['a view', (page: Page) => page.getByRole('button', { name: 'Year by year' })],
	['a panel', (page: Page) => page.getByRole('button', { name: /^Scenario/ })],
	['the details', (page: Page) => page.getByRole('tab', { name: 'Details' })]
] as const)
	test(`${what} that cannot be loaded says so in its place, and a reload keeps the scenario`, async ({ page }) => {
		const says = await redeployed(page)
		await open(page).click()
		await expect(page.getByRole('alert')).toContainText('This part of the page could not be loaded')
		await page.keyboard.press('Escape')
		await reloads(page, says)
	})

test('from a report the way back says so when the planner cannot be loaded', async ({ page }) => {
	await openPlanner(page, '/report/')
	await page.context().setOffline(true)
	await page.getByRole('link', { name: 'Back to the planner' }).click()
	await expect(notice(page)).toContainText('A part of the page could not be loaded')
	await expect(page.locator('main')).toContainText('Gap report')
	await page.context().setOffline(false)
	await notice(page).getByRole('button', { name: 'Reload the page' }).click()
	await page.locator('html[data-ready]').waitFor({ state: 'attached' })
	await page.getByRole('link', { name: 'Back to the planner' }).click()
	await expect(page.getByRole('textbox', { name: /^Monazite mining/ })).toBeVisible()
})

test('a page whose program is gone shows its opening plan and says that nothing can be moved', async ({ page }) => {
	await page.route('**/_app/immutable/entry/*.js', (route) => route.fulfill({ status: 404, body: 'Not found' }))
	await page.goto('/')
	await expect(page.getByRole('alert')).toContainText('The page’s program could not be loaded')
	await expect(heading(page)).toBeVisible()
	await page.unroute('**/_app/immutable/entry/*.js')
	await page.getByRole('link', { name: 'Reload the page' }).click()
	await page.locator('html[data-ready]').waitFor({ state: 'attached' })
	await expect(page.getByText('The page’s program could not be loaded')).toBeHidden()
})

test('without scripts the page says that they are needed', async ({ browser, baseURL }) => {
	const context = await browser.newContext({ javaScriptEnabled: false, baseURL })
	const page = await context.newPage()
	await page.goto('/')
	await expect(page.locator('noscript p', { hasText: 'Scripts are switched off' })).toBeVisible()
	await context.close()
})

test('opened as a file, the page says that the folder must be served, and shows its opening plan', async ({ page }) => {
	await page.goto(pathToFileURL(resolve('build/index.html')).href)
	await expect(page.getByText('This page was opened as a file')).toBeVisible()
	await expect(heading(page)).toBeVisible()
	const paper = await page.evaluate(() => getComputedStyle(document.body).backgroundColor)
	expect(paper).not.toBe('rgba(0, 0, 0, 0)')
})

test('notes and sources that cannot be loaded are said to be missing, and come with the file that needs them', async ({
	page
}) => {
	await page.route('**/texts.json', (route) => route.fulfill({ status: 404, body: 'Not found' }))
	await openPlanner(page)
	await expect(notice(page)).toContainText('A part of the page could not be loaded')
	await page.locator('[data-node=oscom-cracking]').press('Enter')
	const details = page.getByRole('region', { name: 'Details' })
	await expect(details).toContainText('10,000 t monazite/yr')
	await expect(details).not.toContainText('the only such plant in India')
	await openExport(page)
	await page.getByRole('button', { name: /^CSV/ }).click()
	await expect(page.getByRole('alert')).toBeVisible()
	await page.unroute('**/texts.json')
	const saved = page.waitForEvent('download')
	await page.getByRole('button', { name: /^CSV/ }).click()
	await saved
	await expect(details).toContainText('the only such plant in India')
})

test('a report whose notes and sources cannot be loaded is printed once they can', async ({ page }) => {
	await page.route('**/texts.json', (route) => route.fulfill({ status: 404, body: 'Not found' }))
	await page.addInitScript(() => {
		window.print = () => void (document.documentElement.dataset.prints = document.querySelector('main')!.innerText)
	})
	await openPlanner(page, '/report/')
	await expect(notice(page)).toContainText('A part of the page could not be loaded')
	await expect(page.getByText('could not be loaded. “Print” on the page')).toBeAttached()
	const print = page.getByRole('button', { name: 'Print', exact: true })
	await print.click()
	await expect(page.getByRole('alert')).toContainText('Nothing was printed')
	await expect(page.locator('html')).not.toHaveAttribute('data-prints')
	await page.unroute('**/texts.json')
	await print.click()
	await expect(page.getByRole('alert')).toBeHidden()
	await expect(page.locator('html')).toHaveAttribute('data-prints', /International Energy Agency|IREL/)
})
