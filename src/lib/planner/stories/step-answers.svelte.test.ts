import { expect, test } from 'vitest'
import type { StoryFigure } from '#lib/model/files/story-format.ts'
import type { StoryStep } from '#lib/model/story.ts'
import { chainOf } from '../../../../tests/support/chains.ts'
import type { EnginePort } from '../engine-client.ts'
import type { EngineRequest } from '../protocol.ts'
import { StepAnswers } from './step-answers.svelte.ts'

const chain = chainOf({
	feeds: [{ id: 'ore', gives: 'ore' }],
	plants: [{ id: 'mine', takes: 'ore', gives: 'metal', capacity: 100 }],
	demands: [{ id: 'need', takes: 'metal', amount: 150 }]
})
const { id } = chain.scenarios[0]!
const step = (show: StoryFigure, capacity: number): StoryStep => ({
	title: 'A',
	note: null,
	speaker: null,
	scenario: { id, year: null, demand: null, set: { mine: capacity } },
	element: null,
	select: null,
	show,
	levers: [],
	sources: []
})

/** Answers with a worker that writes down what it was asked and when it was closed; plans are told by being there. */
function answers({ isFailing = false } = {}) {
	const log: string[] = []
	const start = (): EnginePort => {
		const port: EnginePort = {
			postMessage: (request) => void Promise.resolve().then(() => port.onmessage?.({ data: reply(request) } as never)),
			terminate: () => log.push('closed'),
			onmessage: null,
			onerror: null,
			onmessageerror: null
		}
		return port
	}
	function reply(request: EngineRequest) {
		if (request.kind === 'open') return { id: request.id, kind: 'opened' }
		log.push(request.kind)
		if (isFailing)
			return { id: request.id, kind: 'failed', error: { name: 'E', message: '', stack: null, details: null } }
		return { id: request.id, kind: request.kind, plans: [] }
	}
	return { log, made: new StepAnswers(chain, start) }
}

test('a step that its plan suffices for asks nothing; of all years it is asked once, and the worker is closed', async () => {
	const { log, made } = answers()
	expect([made.of(step('sankey', 1)), await made.make(step('sankey', 1))]).toEqual([null, null])
	expect(made.of(step('years', 1))).toBeUndefined()
	await Promise.all([made.make(step('years', 1)), made.make(step('years', 1))])
	expect(made.of(step('years', 1))).toEqual({ of: 'years', plans: [] })
	expect(log).toEqual(['years', 'closed'])
})

test('what fails is no answer, and is told so', async () => {
	const { made } = answers({ isFailing: true })
	expect(await made.make(step('years', 1))).toBeNull()
	expect(made.of(step('years', 1))).toBeNull()
})

test('on stage the newest question counts, and what was answered before is not asked again', async () => {
	const { log, made } = answers()
	await made.make(step('years', 1))
	const staged = made.onStage()
	const asked = (capacity: number) => staged.questionOf(step('years', 1), step('years', capacity).scenario)!
	await staged.make(asked(1))
	expect([log.length, staged.isOf(asked(1))]).toEqual([2, true])
	const older = staged.make(asked(2))
	await staged.make(asked(3))
	await older
	expect([staged.isOf(asked(2)), staged.isOf(asked(3)), staged.made]).toEqual([false, true, { of: 'years', plans: [] }])
})
