import { expect, test } from 'vitest'
import { openScenario, withLever, withYear } from '#lib/model/scenario/scenario.ts'
import type { StudyPlan } from '#lib/study/study.ts'
import { chainOf } from '../../../tests/support/chains.ts'
import type { StudyMade, StudyPart } from './protocol.ts'
import { Studies, type StudyWorker } from './studies.svelte.ts'

const chain = chainOf({
	feeds: [{ id: 'hill', gives: 'ore', available: 10 }],
	plants: [{ id: 'mill', takes: 'ore', gives: 'metal', capacity: 5 }],
	demands: [{ id: 'need', takes: 'metal', amount: 8 }]
})
const { years } = chain
const everyYear = <Value>(value: Value) => Array.from({ length: years.last - years.first + 1 }, () => value)
const outcome = { delivered: everyYear(5), demand: everyYear(8), weakest: everyYear(null) }

/** A worker that answers every part alike. */
const worker = (): StudyWorker => ({
	study: (_plan: StudyPlan, part: StudyPart) => {
		if (part.of === 'central') return Promise.resolve({ of: 'central', central: outcome } as StudyMade)
		const places = Array.from({ length: part.to - part.from }, (_, i) => part.from + i)
		if (part.of === 'swings') return Promise.resolve({ of: 'swings', swings: places.map(() => null) } as never)
		return Promise.resolve({ of: 'rows', rows: places.map((sample) => ({ sample, ...outcome })) } as StudyMade)
	},
	dispose: () => {}
})

const today = openScenario(chain.scenarios[0]!.id)
const planOf = (scenario: typeof today, samples = 20): StudyPlan => ({ scenario, samples, seed: 1 })

test('a study stays with its scenario while those of other scenarios are made', async () => {
	const studies = new Studies(chain, worker, () => 1)
	const more = withLever(today, 'mill', 8)
	await studies.make(planOf(today))
	expect(studies.of(today)?.summary.samples).toBe(20)
	expect(studies.of(more)).toBeNull()
	await studies.make(planOf(more))
	expect(studies.of(more)?.plan.scenario).toBe(more)
	expect(studies.of(withYear(today, years.last))?.plan.scenario).toBe(today)
	await studies.make(planOf(today, 40))
	expect(studies.of(today)?.summary.samples).toBe(40)
})
