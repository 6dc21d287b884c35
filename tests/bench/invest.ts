/** What to build, as the page asks for it: with least sizes and economies of scale, and as if there were none. */
import loadHighs from 'highs'
import { createEngine, highsSolver } from '#lib/engine/index.ts'
import { invest, type Investment } from '#lib/invest/invest.ts'
import type { Chain } from '#lib/model/chain.ts'
import { openScenario } from '#lib/model/scenario/scenario.ts'
import { time, type Timing } from './clock.ts'

/** Shares of the need, and the year by which they are asked for; the last is the hardest. */
const QUESTIONS = [
	{ target: 0.3, by: 2035 },
	{ target: 0.5, by: 2035 },
	{ target: 0.9, by: 2040 }
]

export interface InvestTimings {
	/** Of any size, every tonne at the same cost. */
	linear: Timing
	/** As the model states sizes and scale. */
	sized: Timing
	/** The most that an answer may be dearer than the best, as a part of its worth. */
	gap: number
}

/** The chain with nothing said of sizes. */
const withoutSizes = (chain: Chain): Chain => ({
	...chain,
	processes: chain.processes.map((each) => ({
		...each,
		expansion: { ...each.expansion, least: null, reference: null }
	}))
})

/** Times the questions, each with the other needs that its builds are tried under. */
export async function timeInvest(chain: Chain, runs: number): Promise<InvestTimings> {
	const solver = highsSolver(await loadHighs())
	const found: Investment[] = []
	const timed = (of: Chain) => {
		const engine = createEngine(of, solver)
		const scenario = openScenario(of.scenarios[0]!.id)
		const timing = time(runs * QUESTIONS.length, (i) => {
			const question = { scenario, budget: null, fixed: [], ...QUESTIONS[i % QUESTIONS.length]! }
			found.push(invest(engine, solver, question))
		})
		engine.dispose()
		return timing
	}
	const [linear, sized] = [timed(withoutSizes(chain)), timed(chain)]
	return { linear, sized, gap: Math.max(...found.map(({ bound, worth }) => 1 - bound / worth.value)) }
}
