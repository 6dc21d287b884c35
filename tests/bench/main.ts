/**
 * `npm run bench`: how long things take, as ratios within one run. Prints the machine. `--quick` leaves the browser out,
 * `--page` all but the browser, `--long` adds a study of 10,000 samples; `--beside FOLDER` measures the site that is built there by turns with this one.
 */
import { cpus, platform, release, totalmem } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Chain } from '#lib/model/chain.ts'
import { readModelFolder } from '#lib/disk/model-folder.ts'
import { benchBrowser } from './browser.ts'
import { type Timing } from './clock.ts'
import { grownChain } from './growth.ts'
import { timeInvest } from './invest.ts'
import { timeStudy, type StudyTiming } from './study.ts'
import { timeHorizon, timePlan, timeSolvers } from './solve.ts'

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

const times = (whole: Timing, part: Timing) => `${(whole.median / part.median).toFixed(1)} x`

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
	const t = await timePlan(chain, 200)
	line()
	line(`India: from a lever moved, ${t.solves} certified solves`)
	line(`  delivery alone      ${show(t.delivery)}   ${times(t.plan, t.delivery)} cheaper than the plan, target 60 x`)
	line(`  answer with flows   ${show(t.answer)}   ${times(t.plan, t.answer)}, target 6 x`)
	line(`  explanation         ${show(t.explanation)}`)
	line(`  plan, both          ${show(t.plan)}   target p95 under 12 ms`)
	await solvers('India', chain, 3000)
	await solvers('A grown chain of 203 processes', grownChain(200), 200)
}

async function horizon() {
	const chain = readModelFolder(join('models', 'india-rare-earths')).chain!
	const [steady, growing] = [await timeHorizon(chain, 100), await timeHorizon(chain, 100, 'growing')]
	line()
	line(`India, ${steady.years} years, from a lever moved`)
	line(`  answers                            ${show(steady.answers)}   target p95 under 33 ms`)
	line(`  with explanations                  ${show(steady.plans)}   target p95 under 250 ms`)
	line(`  the same with a need that grows    ${show(growing.plans)}   no two years alike; target as above`)
}

async function building() {
	const t = await timeInvest(readModelFolder(join('models', 'india-rare-earths')).chain!, 3)
	line()
	line('India, what to build for 30 and 50 % by 2035 and for 90 % by 2040, with other needs tried')
	line(`  any size            ${show(t.linear)}`)
	line(`  sizes and scale     ${show(t.sized)}   ${times(t.sized, t.linear)} as long, target p95 under 10 s`)
	line(`  from the best       at most ${(t.gap * 100).toFixed(2)} %, target 1 %`)
}

/** Samples beyond which a study is not measured but by `--long`. */
const LARGE = 10_000

const studyLine = ({ samples, perSample, memory }: StudyTiming) =>
	`  ${samples.toLocaleString('en').padStart(6)} samples      ${ms(perSample)} of processor time each, memory ${memory.map((mib) => mib.toFixed(0)).join(' ')} MiB`

async function doubt() {
	const chain = readModelFolder(join('models', 'india-rare-earths')).chain!
	await timeStudy(chain, 100)
	const [some, many] = [await timeStudy(chain, 100), await timeStudy(chain, 1000)]
	line()
	line(`India, a study of ${some.years} years with every figure drawn, in one process`)
	for (const each of [some, many]) line(studyLine(each))
	const order = Math.log10((many.perSample * many.samples) / (some.perSample * some.samples))
	const large = (many.perSample * many.samples * (LARGE / many.samples) ** order) / 1000
	line(
		`  grows as n^${order.toFixed(2)}; by that ${LARGE.toLocaleString('en')} samples take ${(large / 2).toFixed(0)} s on two cores, target 60 s`
	)
	if (asked.long) line(studyLine(await timeStudy(chain, LARGE)))
}

async function growth() {
	line()
	line('Growth, from a lever moved')
	const points: { n: number; median: number }[] = []
	for (const n of [10, 50, 200, 1000]) {
		const chain = grownChain(n)
		const { answer, explanation, plan, solves } = await timePlan(chain, n < 500 ? 30 : 5)
		points.push({ n: chain.processes.length, median: plan.median })
		line(`  ${String(chain.processes.length).padStart(4)} processes, ${solves} solves`)
		line(`       answer        ${show(answer)}${n < 500 ? '' : '   target 30 ms'}`)
		line(`       explanation   ${show(explanation)}`)
	}
	const [first, last] = [points[0]!, points[points.length - 1]!]
	const order = Math.log(last.median / first.median) / Math.log(last.n / first.n)
	line(`  the plan grows as n^${order.toFixed(2)}   target n^1.2`)
}

const { values: asked } = parseArgs({
	options: {
		quick: { type: 'boolean' },
		page: { type: 'boolean' },
		long: { type: 'boolean' },
		beside: { type: 'string' }
	}
})

machine()
if (!asked.page) for (const part of [solves, horizon, building, doubt, growth]) await part()
if (!asked.quick) await benchBrowser(line, asked.beside ?? null)
