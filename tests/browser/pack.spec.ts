import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page } from '@playwright/test'
import { expect, field, heading, headline, openPlanner, test } from './open.ts'

declare global {
	interface Window {
		stopped: string[]
	}
}

let folder: string
test.beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'midstream-pack-'))
})
test.afterAll(() => rmSync(folder, { recursive: true }))

/** Opens a pack as a double-click does; returns what it asked for and what its policy stopped. */
async function openPack(page: Page, file: string) {
	const asked: string[] = []
	const errors: string[] = []
	page.on('request', (request) => asked.push(request.url()))
	page.on('pageerror', (error) => errors.push(error.message))
	await page.addInitScript(() => {
		window.stopped = []
		addEventListener('securitypolicyviolation', ({ effectiveDirective }) => window.stopped.push(effectiveDirective))
	})
	await openPlanner(page, pathToFileURL(file).href)
	const outside = () => asked.filter((address) => !/^(file|data|blob):/.test(address))
	return { outside, errors, stopped: () => page.evaluate(() => window.stopped) }
}

async function move(page: Page, value: string): Promise<string> {
	const before = await headline(page)
	await field(page, 'Monazite mining').fill(value)
	await page.keyboard.press('Enter')
	await expect(heading(page)).not.toHaveText(before)
	return headline(page)
}

async function exported(page: Page, name: RegExp) {
	await page.getByRole('button', { name: 'Export', exact: true }).click()
	const [saved] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()])
	return saved
}

test('a pack made by the command opens from a file with live levers, report, files and story, and asks for nothing', async ({
	page
}) => {
	const file = join(folder, 'command.html')
	execFileSync('npx', ['tsx', 'src/cli/main.ts', 'pack', 'models/india-rare-earths', '--out', file], { stdio: 'pipe' })
	expect(statSync(file).size).toBeLessThan(8_000_000)
	const opened = await openPack(page, file)
	const says = await move(page, '8000')
	const threads: string[] = []
	page.on('worker', (worker) => threads.push(worker.url()))
	const pdf = await exported(page, /^Report as PDF/)
	expect(threads).toHaveLength(1)
	expect(
		readFileSync((await pdf.path())!)
			.subarray(0, 5)
			.toString()
	).toBe('%PDF-')
	await exported(page, /2 times the size/)
	await page.keyboard.press('g')
	await expect(page.getByRole('button', { name: /^Print/ })).toBeEnabled()
	await page.goBack()
	await expect(heading(page)).toHaveText(says)
	await page.getByRole('link', { name: 'Claims' }).click()
	await page.getByRole('link', { name: 'Back to the planner' }).click()
	await expect(heading(page)).toHaveText(says)
	await page.keyboard.press('p')
	await expect(page.getByRole('dialog')).toBeVisible()
	await page.keyboard.press('Escape')
	await page.getByRole('button', { name: 'Saved', exact: true }).click()
	const saved = page.getByRole('dialog', { name: 'Saved scenarios' })
	await expect(saved).toContainText('beside those of other briefing packs of this chain')
	await saved.getByLabel('Name').fill('From a pack')
	await saved.getByRole('button', { name: 'Save', exact: true }).click()
	await expect(saved.getByRole('status')).toContainText('is saved')
	await page.reload()
	await page.getByRole('button', { name: 'Saved', exact: true }).click()
	await expect(saved.getByRole('button', { name: 'Open “From a pack”' })).toBeVisible()
	await page.keyboard.press('Escape')
	expect(await opened.stopped()).toEqual([])
	expect(opened.outside()).toEqual([])
	expect(opened.errors).toEqual([])
	// Where the browser starts no further thread, the page makes the file itself.
	await page.evaluate(() => {
		Object.defineProperty(window, 'Worker', { value: undefined })
	})
	await exported(page, /^Report as Word/)
	await page.evaluate(() => {
		document.head.append(Object.assign(document.createElement('script'), { textContent: 'window.ran = true' }))
		void fetch('https://example.org/').catch(() => {})
	})
	expect(await opened.stopped()).toEqual(['script-src-elem', 'connect-src'])
	expect(await page.evaluate(() => 'ran' in window)).toBe(false)
})

test('a pack made by the button starts with what was on screen, also where nothing is stored', async ({
	planner,
	context
}) => {
	const says = await move(planner, '8000')
	const saved = await exported(planner, /^Briefing pack/)
	expect(saved.suggestedFilename()).toBe('midstream-india-rare-earths-today-2026-pack.html')
	const file = join(folder, 'button.html')
	await saved.saveAs(file)
	const page = await context.newPage()
	await page.addInitScript(() => {
		for (const name of ['localStorage', 'sessionStorage'])
			Object.defineProperty(window, name, {
				get() {
					throw new DOMException('Access is denied for this document.', 'SecurityError')
				}
			})
	})
	const opened = await openPack(page, file)
	await expect(heading(page)).toHaveText(says)
	await page.getByRole('button', { name: 'Undo' }).click()
	await expect(heading(page)).not.toHaveText(says)
	expect(await opened.stopped()).toEqual([])
	expect(opened.outside()).toEqual([])
})
