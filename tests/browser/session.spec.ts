import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type BrowserContext, type Page } from '@playwright/test'
import { CHROMIUM } from '../../scripts/chromium.ts'
import { expect, field, heading, headline, openPlanner, settled, test } from './open.ts'

const notices = (page: Page) => page.getByRole('region', { name: 'Notices' })

/** Moves a lever and waits until its scenario is stored, as it is without the page being left. */
async function change(page: Page, value: string): Promise<string> {
	await field(page, 'Monazite mining').fill(value)
	await page.keyboard.press('Enter')
	await stored(page, value)
	return headline(page)
}

const stored = (page: Page, value: string) =>
	expect
		.poll(() => page.evaluate(() => sessionStorage.getItem('midstream.session.india-rare-earths')))
		.toContain(`"monazite-mining":${value}`)

/** A page that works although nothing is stored, and says so. */
async function worksUnkept(page: Page) {
	await openPlanner(page)
	await expect(notices(page)).toContainText('This browser stores nothing for this page')
	const before = await headline(page)
	await field(page, 'Monazite mining').fill('8000')
	await page.keyboard.press('Enter')
	await expect(heading(page)).not.toHaveText(before)
	await page.getByRole('button', { name: 'Settings', exact: true }).click()
	await page.getByRole('button', { name: 'Theme: system' }).click()
	await expect(page.getByRole('button', { name: 'Theme: light' })).toBeVisible()
	await page.keyboard.press('Escape')
	await notices(page).getByRole('button', { name: 'Dismiss' }).click()
	await expect(notices(page)).toBeHidden()
}

/** Ways in which a browser refuses storage; each runs in the page before any of its scripts. */
const REFUSALS: Record<string, () => void> = {
	'throws from the getter': () => {
		for (const name of ['localStorage', 'sessionStorage'])
			Object.defineProperty(window, name, {
				get() {
					throw new DOMException('Access is denied for this document.', 'SecurityError')
				}
			})
	},
	'hands out null': () => {
		for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, { value: null })
	},
	'throws from every call': () => {
		for (const method of ['getItem', 'setItem', 'removeItem'] as const)
			Storage.prototype[method] = () => {
				throw new DOMException('denied', 'SecurityError')
			}
	},
	'has no room': () => {
		Storage.prototype.setItem = () => {
			throw new DOMException('full', 'QuotaExceededError')
		}
	}
}

for (const [name, refuse] of Object.entries(REFUSALS))
	test(`the page works, and says that nothing is kept, where storage ${name}`, async ({ page }) => {
		await page.addInitScript(refuse)
		await worksUnkept(page)
	})

test('the page works in a browser whose settings block all cookies', async ({ baseURL }) => {
	const profile = await mkdtemp(join(tmpdir(), 'midstream-profile-'))
	await mkdir(join(profile, 'Default'))
	const block = { profile: { default_content_setting_values: { cookies: 2 } } }
	await writeFile(join(profile, 'Default', 'Preferences'), JSON.stringify(block))
	const context = await chromium.launchPersistentContext(profile, { ...CHROMIUM, baseURL })
	try {
		const [page = await context.newPage()] = context.pages()
		await page.goto('/')
		const getter = page.evaluate(() => localStorage.length)
		await expect(getter).rejects.toThrow('Access is denied')
		await worksUnkept(page)
	} finally {
		await context.close()
		await rm(profile, { recursive: true, force: true })
	}
})

/** A new tab of the same browser. */
async function newTab(context: BrowserContext, route = '/'): Promise<Page> {
	const page = await context.newPage()
	await openPlanner(page, route)
	return page
}

test('a change is kept without the page being left, and a new tab continues it and says so', async ({
	planner,
	context
}) => {
	const opening = await headline(planner)
	const changed = await change(planner, '8000')
	const second = await newTab(context)
	await expect(heading(second)).toHaveText(changed)
	await expect(second.getByRole('button', { name: 'Undo' })).toBeDisabled()
	await expect(notices(second)).toContainText('continues the scenario of another tab')
	await notices(second)
		.getByRole('button', { name: /Start from/ })
		.click()
	await settled(second)
	await expect(heading(second)).toHaveText(opening)
	await expect(notices(second)).toBeHidden()
})

test('two tabs do not overwrite each other; a duplicated tab opens with what its original shows', async ({
	planner,
	context
}) => {
	const first = await change(planner, '8000')
	const second = await newTab(context)
	const other = await change(second, '5000')
	expect(other).not.toBe(first)
	await planner.reload()
	await expect(heading(planner)).toHaveText(first)
	await second.reload()
	await expect(heading(second)).toHaveText(other)
	const [copy] = await Promise.all([context.waitForEvent('page'), planner.evaluate(() => void window.open('/'))])
	await copy.locator('html[data-ready]').waitFor({ state: 'attached' })
	await expect(heading(copy)).toHaveText(first)
	await expect(notices(copy)).toBeHidden()
})

test('the report in a new tab is of the plan in the tab that it was opened from', async ({ planner, context }) => {
	const says = await change(planner, '8000')
	const second = await newTab(context)
	await change(second, '5000')
	await planner.bringToFront()
	await planner.evaluate(() => dispatchEvent(new Event('focus')))
	await planner.getByRole('button', { name: 'Export', exact: true }).click()
	const [report] = await Promise.all([
		context.waitForEvent('page'),
		planner.getByRole('link', { name: /Printable report/ }).click({ modifiers: ['ControlOrMeta'] })
	])
	await expect(report.locator('main')).toContainText(says)
})

/** Holds the files of a pattern back until told to go on: the time before they arrive, made long. */
async function hold(page: Page, pattern: string) {
	let release = () => {}
	const released = new Promise<void>((resolve) => (release = resolve))
	await page.route(pattern, async (route) => {
		await released
		await route.continue()
	})
	return () => release()
}

for (const route of ['/', '/report/'])
	test(`${route} never shows the opening plan as the one that is restored`, async ({ planner }) => {
		const opening = await headline(planner)
		const changed = await change(planner, '8000')
		const goOn = await hold(planner, '**/_app/immutable/{entry,nodes,chunks}/*.js')
		const solve = await hold(planner, '**/*.wasm')
		await planner.goto(route, { waitUntil: 'commit' })
		await expect(planner.getByText('Restoring your scenario')).toBeVisible()
		await expect(heading(planner)).toBeHidden()
		await expect(planner.getByText(opening, { exact: true }).first()).toBeHidden()
		goOn()
		await planner.locator('html[data-hydrated]').waitFor({ state: 'attached' })
		await expect(planner.getByText('Restoring your scenario')).toBeVisible()
		await expect(heading(planner)).toBeHidden()
		if (route === '/report/') await expect(planner.getByRole('button', { name: /^Print/ })).toBeDisabled()
		solve()
		await expect(planner.locator('main')).toContainText(changed)
		await expect(heading(planner)).toBeVisible()
		await expect(planner.getByText('Restoring your scenario')).toBeHidden()
	})

test('on paper a report whose plan is not there yet is a line that says so', async ({ planner }) => {
	await change(planner, '8000')
	await hold(planner, '**/*.wasm')
	await planner.goto('/report/')
	await planner.locator('html[data-hydrated]').waitFor({ state: 'attached' })
	await planner.emulateMedia({ media: 'print' })
	await expect(planner.getByText('The report was not ready')).toBeVisible()
	await expect(planner.locator('main')).toBeHidden()
})

test('figures of the previous scenario say so while the next plan keeps one waiting', async ({ page }) => {
	const goOn = await hold(page, '**/*.wasm')
	await page.goto('/')
	await page.locator('html[data-hydrated]').waitFor({ state: 'attached' })
	await field(page, 'Monazite mining').fill('8000')
	await page.keyboard.press('Enter')
	await expect(page.getByText('Recalculating; figures still show the previous scenario')).toBeVisible()
	await page.getByRole('button', { name: 'Export', exact: true }).click()
	await expect(page.getByRole('button', { name: /^CSV/ })).toBeDisabled()
	goOn()
	await expect(page.getByText('Recalculating; figures still show the previous scenario')).toBeHidden()
	await expect(page.getByRole('button', { name: /^CSV/ })).toBeEnabled()
})

test('amounts are drawn before their explanation, and the page says that the rest is of the previous scenario', async ({
	page
}) => {
	// A worker whose plans come in two parts, the second when the test says so.
	await page.addInitScript(() => {
		const Original = Worker
		const held: (() => void)[] = []
		window.Worker = class extends Original {
			override set onmessage(handler: (event: MessageEvent) => void) {
				super.onmessage = (event: MessageEvent<{ id: number; kind: string; plan: unknown }>) => {
					const { id, kind, plan } = event.data
					if (kind !== 'planned') return handler(event)
					handler(new MessageEvent('message', { data: { id, kind: 'answered', answer: plan } }))
					held.push(() => handler(event))
				}
			}
		}
		Object.assign(window, { explain: () => held.splice(0).forEach((explain) => explain()) })
	})
	await openPlanner(page)
	const before = await headline(page)
	const ladder = page.locator('.ladder')
	const today = await ladder.innerText()
	await field(page, 'Monazite mining').fill('8000')
	await page.keyboard.press('Enter')
	await expect(heading(page)).not.toHaveText(before)
	await expect(page.getByText('causes, ceilings and steps still show the previous scenario')).toBeVisible()
	expect(await ladder.innerText()).toBe(today)
	await page.getByRole('button', { name: 'Export', exact: true }).click()
	await expect(page.getByRole('button', { name: /^CSV/ })).toBeDisabled()
	await page.keyboard.press('Escape')
	await page.evaluate(() => (window as unknown as { explain(): void }).explain())
	await settled(page)
	await expect(page.getByText('causes, ceilings and steps still show the previous scenario')).toBeHidden()
	await expect(ladder).not.toHaveText(today)
})
