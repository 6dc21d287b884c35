/** The built site in Chromium: first paint, time to interactive, size of the first load, and a lever dragged. */
import { setTimeout } from 'node:timers/promises'
import { chromium, type Browser, type Page } from '@playwright/test'
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

/** What a drag came to. Times are in milliseconds, one for every change that was painted. */
interface Drag {
	/** Input events of the slider; one that leaves the lever where it is is no change. */
	events: number
	changes: number
	solves: number
	/** From the lever's input event to the first task after the frame that shows the change's plan. */
	painted: number[]
	/** The same from the time stamp of the pointer's event, which waits for a frame while frames run. */
	fromPointer: number[]
	/** Parts of that: until the plan is asked for, until it is in the page, until it is painted. */
	parts: { asked: number[]; planned: number[]; drawn: number[] }
}

interface Noted {
	/** Time stamps of each input event and of the pointer's event that led to it. */
	inputs: { pointer: number; input: number }[]
}

/** Notes when each input event came. Runs in the page. */
function noteInputs() {
	const noted: Noted = { inputs: [] }
	let pointer = 0
	for (const type of ['pointerdown', 'pointermove']) addEventListener(type, (e) => (pointer = e.timeStamp), true)
	addEventListener('input', (e) => noted.inputs.push({ pointer, input: e.timeStamp }), true)
	Object.assign(window, { noted })
}

interface Span {
	start: number
	end: number
	/** Changes made until then, where the page counts them. */
	inputs: number
}

function spansOf(page: Page, name: string): Promise<Span[]> {
	return page.evaluate(
		(measure) =>
			performance.getEntriesByName(measure).map((entry) => ({
				start: entry.startTime,
				end: entry.startTime + entry.duration,
				inputs: (entry as PerformanceMeasure).detail?.inputs ?? 0
			})),
		name
	)
}

/** Pairs what was noted with the page's own measures. */
async function readDrag(page: Page): Promise<Drag> {
	const { inputs } = await page.evaluate(() => (window as unknown as { noted: Noted }).noted)
	const solves = await spansOf(page, 'midstream:solve')
	const paints = await spansOf(page, 'midstream:input-to-paint')
	const pairs = paints.map((paint) => ({
		...[...inputs].reverse().find(({ input }) => input <= paint.start)!,
		solve: [...solves].reverse().find(({ end }) => end <= paint.end)!,
		paint
	}))
	return {
		events: inputs.length,
		changes: paints.at(-1)?.inputs ?? 0,
		solves: solves.length,
		painted: pairs.map(({ input, paint }) => paint.end - input),
		fromPointer: pairs.map(({ pointer, paint }) => paint.end - pointer),
		parts: {
			asked: pairs.map(({ input, solve }) => solve.start - input),
			planned: pairs.map(({ solve }) => solve.end - solve.start),
			drawn: pairs.map(({ solve, paint }) => paint.end - solve.end)
		}
	}
}

/**
 * Drags the first slider back and forth. Moves are sent straight to the browser and timed here, so that nothing but
 * the events themselves is added to the page's work.
 */
async function drag(page: Page, moves: number, everyMs: number): Promise<Drag> {
	const box = (await page.getByRole('slider').first().boundingBox())!
	const y = box.y + box.height / 2
	const at = (i: number) => box.x + box.width * (0.2 + 0.6 * Math.abs((((i * 2) / moves) % 2) - 1))
	const session = await page.context().newCDPSession(page)
	const send = (type: 'mouseMoved' | 'mousePressed' | 'mouseReleased', i: number) =>
		session.send('Input.dispatchMouseEvent', { type, x: at(i), y, button: 'left', buttons: 1, clickCount: 1 })
	await send('mousePressed', 0)
	for (let i = 0; i < moves; i++) {
		const start = performance.now()
		await send('mouseMoved', i)
		await setTimeout(Math.max(0, everyMs - (performance.now() - start)))
	}
	await send('mouseReleased', moves - 1)
	await setTimeout(500)
	return readDrag(page)
}

/** Opens the page anew, lets the engine rehearse, and drags. */
async function dragAfresh(browser: Browser, address: string, moves: number, everyMs: number): Promise<Drag> {
	const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
	await page.addInitScript(noteInputs)
	await load(page, address)
	await setTimeout(1000)
	const dragged = await drag(page, moves, everyMs)
	await page.close()
	return dragged
}

function describeDrag(line: Line, drag: Drag): void {
	const show = (times: number[]) => {
		const { median, p95 } = timingOf(times)
		return `median ${median.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms`
	}
	const { asked, planned, drawn } = drag.parts
	const median = (times: number[]) => timingOf(times).median.toFixed(1)
	const painted = drag.painted.length
	const whole = drag.changes === drag.solves && drag.changes === painted
	line(`    input event to painted Sankey      ${show(drag.painted)}`)
	line(`    pointer's event to painted Sankey  ${show(drag.fromPointer)}`)
	line(
		`    of the first, medians    ${median(asked)} ms until the plan is asked for, ${median(planned)} ms until it is there, ${median(drawn)} ms to draw, lay out and paint it`
	)
	const counts = [`${drag.changes} changes`, `${drag.solves} plans solved`, `${painted} painted`]
	line(`    ${whole ? counts.join(' = ') : `${counts.join(', ')}   NOT one for one`}`)
	line(`    ${drag.events - drag.changes} of ${drag.events} events left the lever where it was`)
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
		line()
		line(`In Chromium ${browser.version()}, 1440 x 900, the built site`)
		line(`  first contentful paint   median ${timingOf(loads.map((l) => l.firstPaint)).median.toFixed(0)} ms`)
		line(`  interactive              median ${timingOf(loads.map((l) => l.interactive)).median.toFixed(0)} ms`)
		line(`  first load               ${kB(loads[0]!.first)} compressed, without the solver   target under 250 kB`)
		line(`  solver, after first paint ${kB(loads[0]!.later)} compressed`)
		line(
			'  a lever dragged, 25 changes a second   target p95 under 33 ms from the input event, one solve and one painting a change'
		)
		describeDrag(line, await dragAfresh(browser, address, 150, 40))
		line('  a lever dragged, a change every frame')
		describeDrag(line, await dragAfresh(browser, address, 300, 1000 / 60))
		line(
			'  Painted: style, layout and paint are done in the page; raster and the screen come after. While frames run, an'
		)
		line('  event waits for the next of them, up to 16.7 ms, before the page hears of it; that wait is counted.')
	} finally {
		await browser.close()
		await server.close()
	}
}
