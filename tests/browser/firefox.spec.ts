/** The journeys of a briefing in Firefox, each by the keyboard on a laptop and by touch on a phone. */
import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import type { Page } from 'puppeteer-core'
import { readModel } from '../../src/lib/model/read-model.ts'
import { isZipProblem, readModelZip } from '../../src/lib/planner/own/model-zip.ts'
import {
	begins,
	button,
	download,
	expect,
	open,
	press,
	pressInHead,
	ready,
	test,
	text,
	write,
	type Visit
} from './firefox-visit.ts'
import { serveSite } from './site-server.ts'

const MINING = 'input[aria-label^="Monazite mining, in "]'
const STAGE_TITLE = 'dialog h1'

/** Types an amount into the first lever; returns the headline that comes of it. */
async function mine(visit: Visit, amount: string, within = ''): Promise<string> {
	const title = `${within} h1`
	const before = await text(visit.page, title)
	await write(visit, `${within} ${MINING}`, amount)
	await expect.poll(() => text(visit.page, title)).not.toBe(before)
	await visit.page.waitForSelector('main[aria-busy=false]')
	return text(visit.page, title)
}

/** Turns to the next step, by key or by a swipe. */
async function next({ page, by }: Visit): Promise<void> {
	if (by === 'keys') return page.keyboard.press('PageDown')
	const box = (await (await page.$(STAGE_TITLE))!.boundingBox())!
	const finger = await page.touchscreen.touchStart(box.x + box.width * 0.9, box.y + 10)
	await finger.move(box.x + box.width * 0.1, box.y + 10)
	await finger.end()
}

const step = (page: Page) =>
	page.$eval('dialog nav [aria-current=step]', (at) => at.getAttribute('aria-label') ?? at.textContent)

async function brief(visit: Visit): Promise<void> {
	const { page } = visit
	const before = await text(page, 'h1')
	await pressInHead(visit, button('Present'))
	await page.waitForSelector(STAGE_TITLE)
	const steps = await page.$$eval('dialog nav li', (each) => each.length)
	expect(steps).toBeGreaterThanOrEqual(8)
	let told = ''
	for (let at = 1; at < steps; at++) {
		await expect.poll(() => step(page)).toMatch(new RegExp(`^Step ${at}:`))
		await expect.poll(() => text(page, STAGE_TITLE)).not.toBe(told)
		told = await text(page, STAGE_TITLE)
		// A question from the room, at the second step.
		if (at === 2) {
			expect(await mine(visit, '10000', 'dialog')).not.toBe(told)
			await (await page.$(STAGE_TITLE))!.focus()
			await page.keyboard.press('r')
			await expect.poll(() => text(page, STAGE_TITLE)).toBe(told)
		}
		await next(visit)
	}
	await expect.poll(() => step(page)).toMatch(new RegExp(`^Step ${steps}:`))
	await page.keyboard.press('Escape')
	await page.waitForSelector('dialog', { hidden: true })
	expect(await text(page, 'h1')).toBe(before)
}

async function openSaved(visit: Visit): Promise<void> {
	await pressInHead(visit, button('Saved'))
	await visit.page.waitForSelector('dialog[open]')
}

async function exportFile(visit: Visit, name: string): Promise<string> {
	await pressInHead(visit, button('Export'))
	return download(visit, () => press(visit, begins(name)))
}

for (const by of ['keys', 'touch'] as const)
	test.describe(`in Firefox, by ${by}`, () => {
		test.use({ by })

		test('a briefing is told to its end, interrupted by a lever', async ({ visit, baseURL }) => {
			await open(visit, baseURL!)
			await brief(visit)
		})

		test('a scenario is saved, and is there after coming back', async ({ visit, baseURL }) => {
			await open(visit, baseURL!)
			const picture = await visit.page.$eval('main figure svg', (svg) => svg.innerHTML)
			const says = await mine(visit, '8000')
			expect(await visit.page.$eval('main figure svg', (svg) => svg.innerHTML)).not.toBe(picture)
			await openSaved(visit)
			await write(visit, 'dialog[open] form input', 'Mine first')
			await expect.poll(() => text(visit.page, 'dialog[open] [role=status]')).toContain('is saved')
			await visit.page.keyboard.press('Escape')
			const other = await mine(visit, '5000')
			await visit.page.reload()
			await ready(visit.page)
			expect(await text(visit.page, 'h1')).toBe(other)
			await openSaved(visit)
			await press(visit, button('Open “Mine first”'))
			await expect.poll(() => text(visit.page, 'h1')).toBe(says)
		})

		test('an old link opens, and says what has changed since', async ({ visit, baseURL }) => {
			const [kept] = JSON.parse(readFileSync('tests/links/format-1.json', 'utf8')) as { link: string }[]
			await open(visit, new URL(kept!.link, baseURL).href)
			await visit.page.waitForSelector('[aria-label=Notices]')
			expect(await text(visit.page, '[aria-label=Notices]')).toContain('version')
		})

		test('a plant is edited and its model exported', async ({ visit, baseURL }) => {
			const { page } = visit
			await open(visit, new URL('/copper-example/', baseURL).href)
			await pressInHead(visit, begins('Chain'))
			await press(visit, begins('Edit the data of this chain'))
			await page.waitForSelector('[role=grid] [role=gridcell]')
			if (by === 'touch') await page.tap('[role=grid] tbody tr:first-child .value')
			else {
				await page.focus('[role=grid] [tabindex="0"]')
				for (let presses = 0; presses < 4; presses++) await page.keyboard.press('ArrowRight')
			}
			await page.keyboard.type('6 Mt ore/yr')
			await page.keyboard.press('Enter')
			await page.waitForSelector('::-p-text(Your model: one change from A copper chain 1)')
			const zip = readModelZip(readFileSync(await exportFile(visit, 'Model folder')))
			if (isZipProblem(zip)) throw new Error(zip.kind)
			const { chain } = readModel(zip)
			expect(chain?.processes[0]?.plants[0]?.nameplate.written.value).toBe(6)
		})

		test('without a network all goes on', async ({ visit }) => {
			const { page } = visit
			const site = await serveSite('build', '/')
			await open(visit, site.address)
			await page.evaluate(async () => {
				const { serviceWorker } = navigator
				await serviceWorker.ready
				if (!serviceWorker.controller)
					await new Promise((resolve) => serviceWorker.addEventListener('controllerchange', resolve, { once: true }))
			})
			site.close()
			await page.reload()
			await ready(page)
			const says = await mine(visit, '8000')
			expect(readFileSync(await exportFile(visit, 'CSV'), 'utf8')).toContain(',')
			await page.keyboard.press('Escape')
			await pressInHead(visit, begins('Chain'))
			await press(visit, begins('The rare-earth chain of the United States'))
			await page.waitForFunction(() => location.pathname.includes('us-rare-earths'))
			await ready(page)
			expect(await text(page, 'h1')).not.toBe(says)
		})

		test('a briefing pack opens from its file, with its story and levers', async ({ visit, baseURL }) => {
			await open(visit, baseURL!)
			const says = await mine(visit, '8000')
			const file = await exportFile(visit, 'Briefing pack')
			await open(visit, pathToFileURL(file).href)
			expect(await text(visit.page, 'h1')).toBe(says)
			expect(await mine(visit, '5000')).not.toBe(says)
			await brief(visit)
			expect(readFileSync(await exportFile(visit, 'Report as PDF'), 'latin1')).toMatch(/^%PDF-/)
		})
	})
