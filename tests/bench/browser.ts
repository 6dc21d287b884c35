/** The built site in Chromium: first paint, time to interactive, size of the first load, and a lever dragged. */
import { chromium, type Page } from '@playwright/test'
import { preview } from 'vite'
import { gzipSync } from 'node:zlib'
import { existsSync } from 'node:fs'
import { CHROMIUM } from '../../scripts/chromium.ts'
import { timingOf } from './clock.ts'

type Line = (text?: string) => void

const kB = (bytes: number) => `${(bytes / 1000).toFixed(0)} kB`

interface Loaded {
	firstPaint: number
	interactive: number
	/** Compressed bytes of the first load, and of what came after it (the solver). */
	first: number
	later: number
}

const isSolver = (url: string) => url.endsWith('.wasm') || /worker/i.test(url)

/** Loads the page cold and waits until a lever can be moved and the engine has loaded. */
async function load(page: Page, address: string): Promise<Loaded> {
	const sizes = { first: 0, later: 0 }
	const bodies: Promise<void>[] = []
	page.on('response', (response) => {
		bodies.push(
			response
				.body()
				.then((body) => void (sizes[isSolver(response.url()) ? 'later' : 'first'] += gzipSync(body).length))
				.catch(() => undefined)
		)
	})
	const start = Date.now()
	await page.goto(address)
	await page.locator('html[data-ready]').waitFor({ state: 'attached' })
	const interactive = Date.now() - start
	await page.waitForLoadState('networkidle')
	await Promise.all(bodies)
	const firstPaint = await page.evaluate(
		() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN
	)
	return { firstPaint, interactive, ...sizes }
}

interface Drag {
	times: number[]
	inputs: number
	painted: number
	solves: number
}

/** Drags the first slider back and forth, one pointer move per frame. */
async function drag(page: Page, moves: number): Promise<Drag> {
	const slider = page.getByRole('slider').first()
	const box = (await slider.boundingBox())!
	const y = box.y + box.height / 2
	const at = (i: number) => box.x + box.width * (0.2 + 0.6 * Math.abs((((i * 2) / moves) % 2) - 1))
	await page.mouse.move(at(0), y)
	await page.mouse.down()
	for (let i = 0; i < moves; i++) {
		await page.mouse.move(at(i), y)
		await page.waitForTimeout(40)
	}
	await page.mouse.up()
	await page.waitForTimeout(500)
	return page.evaluate(() => {
		const entries = performance.getEntriesByName('midstream:input-to-paint') as PerformanceMeasure[]
		const last = entries[entries.length - 1]?.detail as { inputs: number; painted: number } | undefined
		const solves = performance.getEntriesByName('midstream:solve').length
		return { times: entries.map((e) => e.duration), inputs: last?.inputs ?? 0, painted: last?.painted ?? 0, solves }
	})
}

export async function benchBrowser(line: Line): Promise<void> {
	if (!existsSync('build/index.html')) return line('\nThe browser part needs the built site: npm run build')
	const server = await preview({ preview: { port: 4390, host: '127.0.0.1' } })
	const browser = await chromium.launch(CHROMIUM)
	try {
		const address = server.resolvedUrls!.local[0]!
		const loads: Loaded[] = []
		for (let i = 0; i < 5; i++) {
			const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
			loads.push(await load(page, address))
			await page.close()
		}
		const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
		await load(page, address)
		const dragged = await drag(page, 150)
		const t = timingOf(dragged.times)
		line()
		line(`In Chromium ${browser.version()}, 1440 x 900, the built site`)
		line(`  first contentful paint   median ${timingOf(loads.map((l) => l.firstPaint)).median.toFixed(0)} ms`)
		line(`  interactive              median ${timingOf(loads.map((l) => l.interactive)).median.toFixed(0)} ms`)
		line(`  first load               ${kB(loads[0]!.first)} compressed, without the solver   target under 250 kB`)
		line(`  solver, after first paint ${kB(loads[0]!.later)} compressed`)
		line(
			`  input to painted Sankey  median ${t.median.toFixed(1)} ms, p95 ${t.p95.toFixed(1)} ms   target p95 under 33 ms`
		)
		line(`  ${dragged.inputs} changes, ${dragged.solves} plans solved, ${dragged.painted} painted`)
	} finally {
		await browser.close()
		await server.close()
	}
}
