/** Firefox as Debian installs it, over WebDriver BiDi: Playwright drives a Firefox of its own alone, puppeteer-core the installed one. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test as base } from '@playwright/test'
import puppeteer, { type Browser, type Page } from 'puppeteer-core'

/** A visit of its own, which continues no other, and the folder that its files are saved in. */
export interface Visit {
	page: Page
	/** Keys on a laptop or a finger on a phone. */
	by: 'keys' | 'touch'
	saved: string
}

/** One Firefox for all tests of a worker, and in each a visit that ends with no error. */
export const test = base.extend<{ by: Visit['by']; visit: Visit }, { firefox: { browser: Browser; saved: string } }>({
	by: ['keys', { option: true }],
	firefox: [
		// eslint-disable-next-line no-empty-pattern -- Playwright reads what a fixture asks for out of its pattern.
		async ({}, use) => {
			const saved = mkdtempSync(join(tmpdir(), 'midstream-firefox-'))
			const browser = await puppeteer.launch({
				browser: 'firefox',
				executablePath: process.env.FIREFOX,
				headless: true,
				extraPrefsFirefox: {
					// Its list of downloads takes the keys that come next.
					'browser.download.alwaysOpenPanel': false,
					'browser.download.folderList': 2,
					'browser.download.dir': saved,
					'browser.download.useDownloadDir': true
				}
			})
			await use({ browser, saved })
			await browser.close()
			rmSync(saved, { recursive: true, force: true })
		},
		{ scope: 'worker', timeout: 120_000 }
	],
	visit: async ({ firefox: { browser, saved }, by }, use, test) => {
		const errors: string[] = []
		const context = await browser.createBrowserContext()
		const page = await context.newPage()
		page.setDefaultTimeout(30_000)
		page.on('pageerror', (error) => errors.push(String(error)))
		await page.setViewport(by === 'keys' ? { width: 1440, height: 900 } : { width: 390, height: 844, hasTouch: true })
		await use({ page, by, saved })
		await page.screenshot({ path: test.outputPath('end.png') })
		const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
		await context.close()
		expect(errors, 'errors in the page').toEqual([])
		expect(over, 'pixels over the edge').toBeLessThanOrEqual(0)
	}
})

/** Opens an address and waits until its engine answers. */
export async function open({ page }: Visit, address: string): Promise<void> {
	await page.goto(address)
	await ready(page)
}

export async function ready(page: Page): Promise<void> {
	await page.waitForSelector('html[data-ready]')
	await page.waitForSelector('main[aria-busy=false]')
}

/** A button by its whole name. */
export const button = (name: string) =>
	`::-p-xpath(//button[@aria-label="${name}" or (not(@aria-label) and normalize-space() = "${name}")])`
/** A button or link by how its text begins. */
export const begins = (text: string) =>
	`::-p-xpath(//*[(self::button or self::a) and starts-with(normalize-space(), "${text}")])`

/** Does what a button does, with the keyboard or a finger. */
export async function press({ page, by }: Visit, selector: string): Promise<void> {
	const element = await page.locator(selector).waitHandle()
	if (by === 'touch') return element.tap()
	await element.focus()
	await page.keyboard.press('Enter')
}

/** Does what a button of the page's head does, which stands under More where the screen is narrow. */
export async function pressInHead(visit: Visit, selector: string): Promise<void> {
	const more = await visit.page.$(button('More'))
	const found = await visit.page.$(selector)
	if (more && !(await found?.isVisible())) await press(visit, button('More'))
	return press(visit, selector)
}

/** Writes over what a field holds. */
export async function write({ page, by }: Visit, selector: string, text: string): Promise<void> {
	const element = await page.locator(selector).waitHandle()
	await (by === 'touch' ? element.tap() : element.focus())
	await page.keyboard.down('Control')
	await page.keyboard.press('a')
	await page.keyboard.up('Control')
	await page.keyboard.type(text)
	await page.keyboard.press('Enter')
}

/** Text of the first element that a selector finds, with single spaces; empty where there is none. */
export const text = (page: Page, selector: string) =>
	page.evaluate(
		(selector) => document.querySelector(selector)?.textContent?.replace(/\s+/g, ' ').trim() ?? '',
		selector
	)

/** Waits for the file that an action saves, whole, and returns its path. */
export async function download({ saved }: Visit, action: () => Promise<void>): Promise<string> {
	const before = new Set(readdirSync(saved))
	await action()
	const added = () => readdirSync(saved).filter((name) => !before.has(name) && !name.endsWith('.part'))
	await expect.poll(() => (readdirSync(saved).some((name) => name.endsWith('.part')) ? 0 : added().length)).toBe(1)
	return join(saved, added()[0]!)
}

export { expect }
