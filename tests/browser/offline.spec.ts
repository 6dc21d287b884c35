import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { writeSiteList } from '../../scripts/offline-list.ts'
import { expect, field, heading, headline, openPlanner, settled, test } from './open.ts'
import { serveSite } from './site-server.ts'

test.use({ serviceWorkers: 'allow' })

/** Waits until the whole site is kept and the page is in its care. */
const kept = (page: Page) =>
	page.evaluate(async () => {
		const { serviceWorker } = navigator
		await serviceWorker.ready
		if (!serviceWorker.controller)
			await new Promise((resolve) => serviceWorker.addEventListener('controllerchange', resolve, { once: true }))
	})

async function move(page: Page, value: string): Promise<string> {
	const before = await headline(page)
	await field(page, 'Monazite mining').fill(value)
	await page.keyboard.press('Enter')
	await expect(heading(page)).not.toHaveText(before)
	return headline(page)
}

/** The same site as of a later day: other pages, another version. */
function laterVersion(): string {
	const folder = mkdtempSync(join(tmpdir(), 'midstream-site-'))
	cpSync('build', folder, { recursive: true })
	const change = (file: string, from: string, to: string) => {
		const text = readFileSync(join(folder, file), 'utf8')
		expect(text).toContain(from)
		writeFileSync(join(folder, file), text.replaceAll(from, to))
	}
	const { version } = JSON.parse(readFileSync('build/_app/version.json', 'utf8')) as { version: string }
	change('service-worker.js', version, 'later')
	change('_app/version.json', version, 'later')
	change('index.html', '<html lang="en"', '<html lang="en" data-made="later"')
	writeSiteList(folder)
	return folder
}

test('after one visit, under any path, all goes on without a network', async ({ page, context }) => {
	const site = await serveSite('build', '/some/where/')
	await openPlanner(page, site.address)
	await kept(page)
	site.close()
	await context.setOffline(true)
	await page.reload()
	await page.locator('html[data-ready]').waitFor({ state: 'attached' })
	const says = await move(page, '8000')
	await page.getByRole('button', { name: 'Export', exact: true }).click()
	await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: /^CSV/ }).click()])
	await page.keyboard.press('g')
	await expect(page.getByRole('button', { name: /^Print/ })).toBeEnabled()
	await page.getByRole('link', { name: 'Back to the planner' }).click()
	await expect(heading(page)).toHaveText(says)
	await page.getByRole('button', { name: /^Chain/ }).click()
	await page.getByRole('link', { name: /United States/ }).click()
	await page.locator('html[data-ready]').waitFor({ state: 'attached' })
	await settled(page)
	expect(new URL(page.url()).pathname).toBe('/some/where/us-rare-earths/')
})

test('a new version waits until the reader opens it, and the work is kept', async ({ page }) => {
	const later = laterVersion()
	const site = await serveSite('build', '/')
	try {
		await openPlanner(page, site.address)
		await kept(page)
		const says = await move(page, '8000')
		site.folder = later
		await page.reload()
		const notice = page.getByRole('region', { name: 'Notices' })
		await expect(notice).toContainText('A new version of the page is ready')
		await expect(page.locator('html[data-made]')).toHaveCount(0)
		const again = await move(page, '5000')
		expect(again).not.toBe(says)
		await notice.getByRole('button', { name: 'Open the new version' }).click()
		await page.locator('html[data-made=later][data-ready]').waitFor({ state: 'attached' })
		await expect(heading(page)).toHaveText(again)
		await expect(notice).toBeHidden()
	} finally {
		site.close()
		rmSync(later, { recursive: true })
	}
})
