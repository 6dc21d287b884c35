/** How long a study takes: samples of all years of a chain, in one process. */
import loadHighs from 'highs'
import { createEngine } from '#lib/engine/index.ts'
import { highsSolver } from '#lib/engine/lp/highs.ts'
import type { Chain } from '#lib/model/chain.ts'
import { openScenario } from '#lib/model/scenario/scenario.ts'
import { rowsOf, studySubject } from '#lib/study/study.ts'

/** A study of some samples, in one process. */
export interface StudyTiming {
	samples: number
	years: number
	/** Milliseconds of processor time a sample, threads of the runtime included. */
	perSample: number
	/** Memory of the process after each tenth, MiB. */
	memory: number[]
}

const PARTS = 10

/** Answers all samples of a study of the scenario that opens, as `midstream uncertainty` does, and keeps no row. */
export async function timeStudy(chain: Chain, samples: number): Promise<StudyTiming> {
	const engine = createEngine(chain, highsSolver(await loadHighs()))
	const scenario = openScenario(chain.scenarios[0]!.id)
	const subject = studySubject(chain, scenario)
	const plan = { scenario, samples, seed: 1 }
	const memory: number[] = []
	const before = process.cpuUsage()
	for (let part = 0; part < PARTS; part++) {
		const [from, to] = [part, part + 1].map((each) => Math.floor((samples * each) / PARTS)) as [number, number]
		for (const row of rowsOf(engine, subject, plan, { from, to })) void row
		memory.push(process.memoryUsage().rss / 2 ** 20)
	}
	const { user, system } = process.cpuUsage(before)
	engine.dispose()
	return { samples, years: subject.years.length, perSample: (user + system) / 1000 / samples, memory }
}
