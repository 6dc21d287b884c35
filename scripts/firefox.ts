/**
 * Opens the built site and a briefing pack in Firefox, moves a lever, and says what came of it: what Chromium alone does not show. The
 * pictures are to be looked at. `npx tsx scripts/firefox.ts [FOLDER]`, after `npm run build`; FIREFOX names another one.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import puppeteer, { type Page } from 'puppeteer-core'
import { preview } from 'vite'

const SIZES = [
	[1440, 900],
	[390, 844]
] as const
const LEVER = '.lever input[type=range]'

/** What must hold of the page, by name. */
type Checks = Record<string, boolean>

/** The headline, the filled length of the first bar, and the widths of the panels. */
const read = (page: Page) =>
	page.evaluate(() => {
		const widths = [...document.querySelectorAll<HTMLElement>('.levers, .side')].map((panel) => ({
			panel: panel.getBoundingClientRect().width,
			inside: panel.clientWidth,
			text: panel.firstElementChild?.getBoundingClientRect().width ?? 0
		}))
		return {
			headline: document.querySelector('h1')?.textContent?.replace(/\s+/g, ' ').trim() ?? '',
			picture: document.querySelector('main figure svg')?.innerHTML ?? '',
			busy: document.querySelector('main')?.getAttribute('aria-busy') === 'true',
			overflow: document.documentElement.scrollWidth - innerWidth,
			widths
		}
	})

/** Moves a lever by its keys to the end, and waits for the plan. */
async function move(page: Page): Promise<void> {
	await page.focus(LEVER)
	await page.keyboard.press('End')
	await page.waitForFunction(() => document.querySelector('main[aria-busy=false]') !== null)
}

/** The site, or a pack, and the beginning of the names of its pictures. */
interface Place {
	address: string
	name: string
}

async function look(page: Page, { address, name }: Place, folder: string, [width, height]: (typeof SIZES)[number]) {
	const errors: string[] = []
	page.on('pageerror', (error) => errors.push(String(error)))
	await page.setViewport({ width, height })
	await page.goto(address)
	await page.waitForSelector('html[data-ready]', { timeout: 60_000 })
	await page.screenshot({ path: join(folder, `${name}-${width}.png`) })
	const before = await read(page)
	await move(page)
	const after = await read(page)
	await page.screenshot({ path: join(folder, `${name}-${width}-moved.png`) })
	console.log(
		`${name}, ${width} px: ${before.headline}\n  moved: ${after.headline}\n  panels: ${JSON.stringify(after.widths)}`
	)
	const checks: Checks = {
		'the headline follows the lever': before.headline !== after.headline,
		'the picture follows the lever': before.picture !== after.picture,
		'nothing reaches over the edge': after.overflow <= 0,
		'no error': errors.length === 0
	}
	for (const error of errors) console.log(`  ${error}`)
	return Object.entries(checks).flatMap(([claim, holds]) => (holds ? [] : [`${name}, ${width} px: not so: ${claim}`]))
}

const [folder = 'gallery'] = process.argv.slice(2)
mkdirSync(folder, { recursive: true })
const pack = resolve(folder, 'pack.html')
execFileSync('npx', ['tsx', 'src/cli/main.ts', 'pack', 'models/india-rare-earths', '--out', pack])
const server = await preview({ logLevel: 'silent' })
const browser = await puppeteer.launch({
	browser: 'firefox',
	executablePath: process.env.FIREFOX ?? '/usr/bin/firefox-esr',
	headless: true
})
try {
	const failed: string[] = []
	for (const size of SIZES) {
		// A visit of its own, which continues no other.
		const visit = await browser.createBrowserContext()
		const places = [
			{ name: 'firefox', address: server.resolvedUrls?.local[0] ?? '' },
			{ name: 'firefox-pack', address: pathToFileURL(pack).href }
		]
		for (const place of places) failed.push(...(await look(await visit.newPage(), place, folder, size)))
		await visit.close()
	}
	for (const each of failed) console.error(each)
	process.exitCode = failed.length === 0 ? 0 : 1
} finally {
	await browser.close()
	await server.close()
}
