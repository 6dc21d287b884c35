import { readFile } from 'node:fs/promises'
import type { Browser, Page } from '@playwright/test'
import { expect, field, openPlanner, settled, test } from './open.ts'

interface Violation {
	directive: string
	blocked: string
	sample: string
}

declare global {
	interface Window {
		violations: Violation[]
	}
}

/** Notes every violation of the page's Content-Security-Policy, from its first byte on. */
async function watch(page: Page) {
	await page.addInitScript(() => {
		window.violations = []
		addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) =>
			window.violations.push({ directive: effectiveDirective, blocked: blockedURI, sample })
		)
	})
}

const violations = (page: Page) => page.evaluate(() => window.violations)

for (const file of ['index.html', 'report/index.html', '404.html'])
	test(`${file} carries a policy without inline code or styles`, async () => {
		const html = await readFile(`build/${file}`, 'utf8')
		const policy = /<meta http-equiv="content-security-policy" content="([^"]*)">/.exec(html)?.[1] ?? ''
		const sources = (directive: string) => policy.split('; ').find((each) => each.startsWith(`${directive} `))
		for (const directive of ['default-src', 'object-src', 'base-uri', 'form-action'])
			expect(sources(directive)).toBe(`${directive} 'none'`)
		expect(sources('style-src')).toBe("style-src 'self'")
		expect(policy.replace('wasm-unsafe-eval', '')).not.toContain('unsafe')
		expect(html).not.toMatch(/<style| style=| on\w+="/)
		expect(sources('script-src')).toMatch(/^script-src 'self' 'wasm-unsafe-eval'( 'sha256-[\w+/=]+')+$/)
	})

test('the policy is in force: it stops what a page under it must not do', async ({ page }) => {
	await openPlanner(page)
	await page.evaluate(() =>
		addEventListener('securitypolicyviolation', ({ effectiveDirective: found }) => {
			document.documentElement.dataset.stopped = `${document.documentElement.dataset.stopped ?? ''} ${found}`
		})
	)
	await page.evaluate(() => {
		document.head.append(Object.assign(document.createElement('script'), { textContent: 'window.ran = true' }))
		document.body.insertAdjacentHTML('beforeend', '<i style="color: red"></i><img src="https://example.org/a.png">')
		void fetch('https://example.org/').catch(() => {})
	})
	for (const directive of ['script-src-elem', 'style-src-attr', 'img-src', 'connect-src'])
		await expect(page.locator('html')).toHaveAttribute('data-stopped', new RegExp(directive))
	expect(await page.evaluate(() => 'ran' in window)).toBe(false)
})

test('nothing that the page does offends against its policy, dark and light', async ({ page }) => {
	await watch(page)
	await page.emulateMedia({ colorScheme: 'dark' })
	await openPlanner(page)
	await field(page, 'Monazite mining').fill('8000')
	await page.keyboard.press('Enter')
	await settled(page)
	await page.locator('[data-node=oscom-cracking]').click()
	await page.getByRole('button', { name: /Scenario/ }).click()
	await page.keyboard.press('Escape')
	await page.getByRole('button', { name: 'Settings', exact: true }).click()
	await page.getByRole('button', { name: /^Theme/ }).click()
	await page.keyboard.press('Escape')
	await page.keyboard.press('t')
	await page.keyboard.press('t')
	for (const name of [/^CSV/, /^JSON/, /^Sankey as SVG/, /2 times the size/]) {
		await page.getByRole('button', { name: 'Export', exact: true }).click()
		await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()])
	}
	await page.keyboard.press('p')
	await expect(page.getByRole('dialog')).toBeVisible()
	for (let i = 0; i < 6; i++) await page.keyboard.press('PageDown')
	await page.keyboard.press('Escape')
	await page.getByRole('button', { name: 'Export', exact: true }).click()
	await page.getByRole('link', { name: /Printable report/ }).click()
	await expect(page.getByRole('button', { name: /^Print/ })).toBeEnabled()
	await page.emulateMedia({ media: 'print' })
	await page.pdf()
	await page.emulateMedia({ media: 'screen' })
	await page.getByRole('link', { name: 'Back to the planner' }).click()
	await settled(page)
	expect(await violations(page)).toEqual([])
	await openPlanner(page, '/report/')
	expect(await violations(page)).toEqual([])
})

/** The Sankey as PNG, from a page that obeys its policy or does not. */
async function picture(browser: Browser, baseURL: string | undefined, bypassCSP: boolean): Promise<Buffer> {
	const context = await browser.newContext({ baseURL, bypassCSP, viewport: { width: 1440, height: 900 } })
	const page = await context.newPage()
	await openPlanner(page)
	await page.getByRole('button', { name: 'Export', exact: true }).click()
	const [saved] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('button', { name: /1 times the size/ }).click()
	])
	const bytes = await readFile((await saved.path())!)
	await context.close()
	return bytes
}

test('the policy takes nothing from a picture: its fonts and styles are inside', async ({ browser, baseURL }) => {
	const strict = await picture(browser, baseURL, false)
	expect(strict.equals(await picture(browser, baseURL, true))).toBe(true)
})
