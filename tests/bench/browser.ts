/** The built site in Chromium: first paint, time to interactive, size of the first load, and a lever dragged. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { chromium, type Browser, type CDPSession, type Page } from '@playwright/test'
import { gzipSync } from 'node:zlib'
import { existsSync } from 'node:fs'
import { CHROMIUM } from '../../scripts/chromium.ts'
import { timingOf } from './clock.ts'

type Line = (text?: string) => void

/** A built site that is served. */
interface Site {
	name: string
	address: string
}

const PORT = 4390

const VIEWPORT = { width: 1440, height: 900 }

const kB = (bytes: number) => `${(bytes / 1000).toFixed(0)} kB`

interface Loaded {
	firstPaint: number
	interactive: number
	/** Compressed bytes until a lever can be moved, and of what came after that (the solver, the report for printing). */
	first: number
	later: number
}

const isSolver = (url: string) => url.endsWith('.wasm') || /worker/i.test(url)

/** Loads the page cold and waits until a lever can be moved and the engine has loaded. */
async function load(page: Page, address: string): Promise<Loaded> {
	const sizes = { first: 0, later: 0 }
	let isReady = false
	const bodies: Promise<void>[] = []
	page.on('response', (response) => {
		const part = isReady || isSolver(response.url()) ? 'later' : 'first'
		bodies.push(
			response
				.body()
				.then((body) => void (sizes[part] += gzipSync(body).length))
				.catch(() => undefined)
		)
	})
	const start = Date.now()
	await page.goto(address)
	await page.locator('html[data-ready]').waitFor({ state: 'attached' })
	isReady = true
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

/** Time of the page's main thread a change of a lever, milliseconds. */
interface OwnTime {
	whole: number
	script: number
	/** Style and layout. */
	layout: number
}

/** Times of the main thread since the page opened, milliseconds. */
async function mainThread(session: CDPSession): Promise<OwnTime> {
	const { metrics } = await session.send('Performance.getMetrics')
	const ms = (name: string) => (metrics.find((metric) => metric.name === name)?.value ?? NaN) * 1000
	return {
		whole: ms('TaskDuration'),
		script: ms('ScriptDuration'),
		layout: ms('LayoutDuration') + ms('RecalcStyleDuration')
	}
}

/**
 * Drags the first slider back and forth. Moves are sent straight to the browser and timed here, so that nothing but
 * the events themselves is added to the page's work.
 */
async function drag(page: Page, moves: number, everyMs: number): Promise<void> {
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
}

/** Opens the page anew, lets the engine rehearse, drags, and reads what came of it. `slower` divides the processor's speed. */
async function afresh<T>(
	browser: Browser,
	address: string,
	slower: number,
	drags: (page: Page, session: CDPSession) => Promise<T>
): Promise<T> {
	const page = await browser.newPage({ viewport: VIEWPORT })
	await page.addInitScript(noteInputs)
	await load(page, address)
	await setTimeout(1000)
	const session = await page.context().newCDPSession(page)
	await session.send('Emulation.setCPUThrottlingRate', { rate: slower })
	const made = await drags(page, session)
	await page.close()
	return made
}

/** The page's own time of 150 changes, 25 a second, after a third as many to warm up. */
const timeOwn = (browser: Browser, address: string, slower: number) =>
	afresh(browser, address, slower, async (page, session): Promise<OwnTime> => {
		await session.send('Performance.enable')
		await drag(page, 50, 40)
		const before = await mainThread(session)
		const noted = () => page.evaluate(() => (window as unknown as { noted: Noted }).noted.inputs.length)
		const first = await noted()
		await drag(page, 150, 40)
		const after = await mainThread(session)
		const changes = (await noted()) - first
		const each = (name: keyof OwnTime) => (after[name] - before[name]) / changes
		return { whole: each('whole'), script: each('script'), layout: each('layout') }
	})

/** Prints the page's own time a change, of each site by turns: what disturbs the machine disturbs all of them. */
async function describeOwn(line: Line, browser: Browser, sites: readonly Site[]): Promise<void> {
	for (const slower of [1, 4]) {
		const rounds: OwnTime[][] = []
		for (let round = 0; round < 3; round++) {
			const times: OwnTime[] = []
			for (const { address } of sites) times.push(await timeOwn(browser, address, slower))
			rounds.push(times)
		}
		line(`  the page's own time a change, 25 a second${slower === 1 ? '' : `, processor slowed ${slower} times`}`)
		sites.forEach(({ name }, site) => {
			const median = (part: keyof OwnTime) =>
				timingOf(rounds.map((times) => times[site]![part]))
					.median.toFixed(1)
					.padStart(6)
			line(
				`    ${name.padEnd(12)}${median('whole')} ms, of it script${median('script')}, style and layout${median('layout')}`
			)
		})
	}
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

const dragged = (browser: Browser, address: string, moves: number, everyMs: number, slower = 1) =>
	afresh(browser, address, slower, async (page) => {
		await drag(page, moves, everyMs)
		return readDrag(page)
	})

/** Opens each site five times, by turns, and prints how soon it is there. */
async function describeLoads(line: Line, browser: Browser, sites: readonly Site[]): Promise<void> {
	const loads = sites.map((): Loaded[] => [])
	for (let round = 0; round < 5; round++) {
		for (const [site, { address }] of sites.entries()) {
			const page = await browser.newPage({ viewport: VIEWPORT })
			loads[site]!.push(await load(page, address))
			await page.close()
		}
	}
	sites.forEach(({ name }, site) => {
		const median = (part: keyof Loaded) => timingOf(loads[site]!.map((l) => l[part])).median.toFixed(0)
		line(`  ${name}`)
		line(`    first contentful paint   median ${median('firstPaint')} ms`)
		line(`    interactive              median ${median('interactive')} ms`)
		line(
			`    first load               ${kB(loads[site]![0]!.first)} compressed, without the solver   target under 250 kB`
		)
		line(`    solver, after first paint ${kB(loads[site]![0]!.later)} compressed`)
	})
}

/** Serves the site that is built in a folder, by that folder's own tools. */
async function serve(folder: string, port: number): Promise<{ address: string; close(): void }> {
	const address = `http://127.0.0.1:${port}/`
	const vite = join('node_modules', 'vite', 'bin', 'vite.js')
	const args = [vite, 'preview', '--host', '127.0.0.1', '--port', String(port), '--strictPort']
	const server = spawn(process.execPath, args, { cwd: folder, stdio: 'ignore' })
	const isThere = () =>
		fetch(address).then(
			({ ok }) => ok,
			() => false
		)
	while (!(await isThere())) {
		if (server.exitCode !== null) throw new Error(`The site in ${folder} cannot be served`)
		await setTimeout(100)
	}
	return { address, close: () => server.kill() }
}

/**
 * @param beside Folder of another state of the project, with its site built there: both are measured by turns.
 */
export async function benchBrowser(line: Line, beside: string | null): Promise<void> {
	if (!existsSync('build/index.html')) return line('\nThe browser part needs the built site: npm run build')
	const folders = [{ name: 'this site', folder: '.' }, ...(beside ? [{ name: 'the other', folder: beside }] : [])]
	const servers = await Promise.all(folders.map(({ folder }, i) => serve(folder, PORT + i)))
	const sites = folders.map(({ name }, i): Site => ({ name, address: servers[i]!.address }))
	const { address } = sites[0]!
	const browser = await chromium.launch(CHROMIUM)
	try {
		line()
		line(`In Chromium ${browser.version()}, 1440 x 900, the built site`)
		await describeLoads(line, browser, sites)
		await describeOwn(line, browser, sites)
		line(
			'  a lever dragged, 25 changes a second   target p95 under 33 ms from the input event, one solve and one painting a change'
		)
		describeDrag(line, await dragged(browser, address, 150, 40))
		line('  the same, processor slowed 4 times')
		describeDrag(line, await dragged(browser, address, 150, 40, 4))
		line('  a lever dragged, a change every frame')
		describeDrag(line, await dragged(browser, address, 300, 1000 / 60))
		line(
			'  Painted: style, layout and paint are done in the page; raster and the screen come after. While frames run, an'
		)
		line('  event waits for the next of them, up to 16.7 ms, before the page hears of it; that wait is counted.')
	} finally {
		await browser.close()
		for (const server of servers) server.close()
	}
}
