/**
 * Kills a real Chromium, again and again, while it saves scenarios, and looks whether all is there that it said was saved.
 * A process that dies is what this shows, not a machine that loses its power.
 *
 *     KILLS=100 npx tsx scripts/kill-check.ts
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import puppeteer, { type Browser, type Page } from 'puppeteer-core'
import { build, type Rollup } from 'vite'
import type { createSaved } from '../src/lib/planner/saved/create-saved.ts'
import { CHROMIUM } from './chromium.ts'

/** Milliseconds from the first scenario that is saved within which the browser is killed. */
const LONGEST = 1500

/** A scenario and the revision of it that the page said was saved. */
type Acknowledged = [id: string, revision: number]

/** What came of all rounds. */
interface Killed {
	kills: number
	/** Changes that were said to be saved before the browser was killed. */
	acknowledged: number
	/** Those of them that were not there afterwards. */
	lost: number
	/** Stored data that could not be read afterwards. */
	damaged: number
}

/** The page's own code for saving, as one module. */
async function bundle(): Promise<string> {
	const root = fileURLToPath(new URL('..', import.meta.url))
	const built = (await build({
		root,
		configFile: false,
		logLevel: 'error',
		plugins: [svelte({ configFile: false, compilerOptions: { runes: true } })],
		publicDir: false,
		build: { write: false, target: 'es2022', lib: { entry: 'src/lib/planner/saved/create-saved.ts', formats: ['es'] } }
	})) as Rollup.RollupOutput[]
	return built[0]!.output[0].code
}

/** Serves an empty page and the module. */
function serve(code: string): Promise<Server> {
	const server = createServer(({ url }, response) => {
		const isModule = url === '/saved.js'
		response.setHeader('content-type', isModule ? 'text/javascript' : 'text/html')
		response.end(isModule ? code : '<!doctype html><title>saved</title>')
	})
	return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)))
}

async function open(profile: string, address: string): Promise<{ browser: Browser; page: Page }> {
	const { executablePath, args } = CHROMIUM
	const browser = await puppeteer.launch({ executablePath, args, userDataDir: profile })
	const page = await browser.newPage()
	await page.goto(address)
	return { browser, page }
}

/** Saves without a pause, every second time anew, and tells what is saved. Runs in the page and never ends. */
async function saveOn(): Promise<void> {
	const { createSaved: create } = (await import('/saved.js' as string)) as { createSaved: typeof createSaved }
	const saved = await create('kill-check')
	const tell = (window as unknown as { acknowledge(id: string, revision: number): void }).acknowledge
	for (let count = 1; ; count++) {
		const snapshot = {
			model: { version: '1', fingerprint: 'kill' },
			scenario: { id: 'today', year: 2030, demand: null, set: { mill: count } },
			view: { element: null, figure: 'flows', pinned: null },
			result: { delivered: count, gap: 0 }
		}
		const into = count % 2 === 0 ? (saved.records[0] ?? null) : null
		const outcome = await saved.save({ name: `Plan ${count}`, note: 'n'.repeat(500), tags: [] }, snapshot, into)
		if (outcome.kind === 'kept') tell(outcome.record.id, outcome.record.revision)
	}
}

/** Runs in the page: all that is stored, and how much cannot be read. */
async function stored(): Promise<{ revisions: Acknowledged[]; damaged: number }> {
	const { createSaved: create } = (await import('/saved.js' as string)) as { createSaved: typeof createSaved }
	const { records, damaged } = await create('kill-check')
	return { revisions: records.map(({ id, revision }) => [id, revision]), damaged: damaged.length }
}

/** One round with a profile of its own: save, kill, look. */
async function round(address: string): Promise<Omit<Killed, 'kills'>> {
	const profile = mkdtempSync(join(tmpdir(), 'midstream-kill-'))
	try {
		const acknowledged = new Map<string, number>()
		let changes = 0
		const first = await open(profile, address)
		await new Promise<void>((resolve, reject) => {
			const acknowledge = (id: string, revision: number) => {
				acknowledged.set(id, revision)
				changes++
				resolve()
			}
			const saving = first.page.exposeFunction('acknowledge', acknowledge).then(() => first.page.evaluate(saveOn))
			saving.catch(reject)
		})
		await new Promise((resolve) => setTimeout(resolve, Math.random() * LONGEST))
		const gone = new Promise((resolve) => first.browser.process()!.once('exit', resolve))
		// The whole group: puppeteer makes the browser the head of one.
		process.kill(-first.browser.process()!.pid!, 'SIGKILL')
		await gone
		const { browser, page } = await open(profile, address)
		const { revisions, damaged } = await page.evaluate(stored)
		await browser.close()
		const there = new Map(revisions)
		const lost = [...acknowledged].filter(([id, revision]) => (there.get(id) ?? 0) < revision).length
		return { acknowledged: changes, lost, damaged }
	} finally {
		rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
	}
}

/** Kills a browser that saves, so many times, and adds up what came of it. */
async function killCheck(kills: number): Promise<Killed> {
	const server = await serve(await bundle())
	const sum: Killed = { kills: 0, acknowledged: 0, lost: 0, damaged: 0 }
	try {
		const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
		for (; sum.kills < kills; sum.kills++) {
			const { acknowledged, lost, damaged } = await round(address)
			sum.acknowledged += acknowledged
			sum.lost += lost
			sum.damaged += damaged
		}
	} finally {
		server.close()
	}
	return sum
}

const result = await killCheck(Number(process.env.KILLS ?? 100))
console.log(JSON.stringify(result))
if (result.lost > 0 || result.damaged > 0) process.exitCode = 1
