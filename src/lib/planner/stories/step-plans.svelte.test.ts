import { expect, test } from 'vitest'
import type { Plan } from '#lib/engine/index.ts'
import type { Scenario } from '#lib/model/scenario/scenario.ts'
import type { StoryStep } from '#lib/model/story.ts'
import { chainOf } from '../../../../tests/support/chains.ts'
import { StepPlans } from './step-plans.svelte.ts'

const chain = chainOf({
	feeds: [{ id: 'ore', gives: 'ore' }],
	plants: [{ id: 'mine', takes: 'ore', gives: 'metal', capacity: 100 }],
	demands: [{ id: 'need', takes: 'metal', amount: 150 }]
})
/** Told from no plan by being there. */
const plan = {} as Plan
const step = (set: Scenario['set'], element: string | null = null): StoryStep => ({
	title: 'A',
	note: null,
	speaker: null,
	scenario: { id: chain.scenarios[0]!.id, year: null, demand: null, set },
	element,
	select: null,
	show: 'sankey',
	levers: [],
	sources: []
})

/** Plans, with a client that writes down what it was asked. */
function plans(answers: (asked: number) => Promise<typeof plan | null> = async () => plan) {
	const asked: string[] = []
	const planner = { busy: false }
	const client = {
		plan: (scenario: Scenario, _answered?: unknown, element?: string | null) =>
			answers(asked.push(`${element ?? ''}${JSON.stringify(scenario.set)}`))
	}
	return { asked, planner, made: new StepPlans(chain, client, planner) }
}

test('steps of one scenario and element are planned once, however often they are asked for', async () => {
	const { asked, made } = plans()
	const [one, other] = [step({ mine: 120 }), step({ mine: 120 })]
	await Promise.all([one, other, one, step({ mine: 120 }, 'M'), step({})].map((each) => made.make(each)))
	await made.make({ ...one, title: 'Another title', show: 'ladder' })
	expect(asked).toEqual(['{"mine":120}', 'M{"mine":120}', '{}'])
	expect(made.of(other)).toBe(plan)
})

test('a plan that was displaced is asked for again, and none while the page plans', async () => {
	const { asked, planner, made } = plans(async (asked) => (asked === 1 ? null : plan))
	planner.busy = true
	const waiting = made.make(step({}))
	await new Promise((resolve) => setTimeout(resolve))
	expect(asked).toEqual([])
	planner.busy = false
	expect(await waiting).toBe(plan)
	expect(asked).toHaveLength(2)
})

test('a step that cannot be planned is told, is not tried again, and leaves the others alone', async () => {
	const { asked, made } = plans((asked) => (asked === 1 ? Promise.reject(new Error('no')) : Promise.resolve(plan)))
	expect(await made.make(step({}))).toBe(null)
	expect(await made.make(step({ mine: 1 }))).toBe(plan)
	expect(await made.make(step({}))).toBe(null)
	expect(asked).toHaveLength(2)
})

test('a plan made elsewhere is taken up', async () => {
	const { asked, made } = plans()
	made.take(step({}), plan)
	expect(await made.make(step({}))).toBe(plan)
	expect(asked).toEqual([])
})
