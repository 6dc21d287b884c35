/**
 * `npm run bench`: how long things take, as ratios within one run. Prints the machine. `--quick` leaves the browser out.
 */
import { cpus, platform, release, totalmem } from 'node:os'
import { join } from 'node:path'
import { createEngine } from '#lib/engine/index.ts'
import type { Chain } from '#lib/model/chain.ts'
import { readModelFolder } from '#lib/disk/model-folder.ts'
import { loadSolver } from '../../src/cli/solver.ts'
import { openToday } from '../support/chains.ts'
import { benchBrowser } from './browser.ts'
import { time, type Timing } from './clock.ts'
import { grownChain } from './growth.ts'
import { timePlan, timeSolvers } from './solve.ts'

const ms = (value: number) => `${value.toPrecision(3)} ms`
const show = (t: Timing) => `median ${ms(t.median)}, p95 ${ms(t.p95)} (${t.runs} runs)`
const line = (text = '') => process.stdout.write(`${text}\n`)

function machine() {
	const [cpu] = cpus()
	line(
		`Machine: ${cpu?.model ?? 'unknown'}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, ${platform()} ${release()}, Node ${process.version}`
	)
}

const ratio = (other: Timing, warm: Timing) => `${(other.median / warm.median).toFixed(0)} x warm`

async function solvers(name: string, chain: Chain, runs: number) {
	const t = await timeSolvers(chain, runs)
	line()
	line(`${name}: one solve, ${t.columns} columns x ${t.rows} rows`)
	line(`  warm re-solve                        ${show(t.warm)}`)
	line(`  with nothing changed                 ${show(t.idle)}   the solver’s floor`)
	line(`  with its certificate                 ${show(t.certified)}`)
	line(`  the same through highs.solve(text)   ${show(t.text)}   ${ratio(t.text, t.warm)}, target 50 x`)
	line(`  the same through YALPS               ${show(t.yalps)}   ${ratio(t.yalps, t.warm)}, target 10 x`)
}

async function solves() {
	const chain = readModelFolder(join('models', 'india-rare-earths')).chain!
	const t = await timePlan(chain)
	line()
	line(`India: lever to full plan, ${t.solves} certified solves   ${show(t.plan)}   target p95 under 16 ms`)
	await solvers('India', chain, 3000)
	await solvers('A grown chain of 203 processes', grownChain(200), 200)
}

async function growth() {
	const solver = await loadSolver()
	line()
	line('Growth, lever to full plan')
	const points: { n: number; median: number }[] = []
	for (const n of [10, 50, 200, 1000]) {
		const chain = grownChain(n)
		const engine = createEngine(chain, solver)
		const lever = chain.processes[0]!.id
		let solved = 0
		const once = (i: number) => (solved = engine.plan({ ...openToday, set: { [lever]: 50 + i } }).certificate.solves)
		time(n < 500 ? 20 : 1, once)
		const t = time(n < 500 ? 40 : 7, once)
		engine.dispose()
		points.push({ n: chain.processes.length, median: t.median })
		line(`  ${String(chain.processes.length).padStart(4)} processes, ${solved} solves   ${show(t)}`)
	}
	const [first, last] = [points[0]!, points[points.length - 1]!]
	const order = Math.log(last.median / first.median) / Math.log(last.n / first.n)
	line(`  grows as n^${order.toFixed(2)}   target n^1.3, largest under 1 s`)
}

machine()
await solves()
await growth()
if (!process.argv.includes('--quick')) await benchBrowser(line)
