import { expect, test, vi } from 'vitest'
import type { Plan } from '#lib/engine/index.ts'
import type { Chain } from '#lib/model/chain.ts'
import { openScenario, type Scenario } from '#lib/model/scenario/scenario.ts'
import { chainOf, figure } from '../../../tests/support/chains.ts'
import type { PlanClient } from './engine-client.ts'
import { Planner } from './planner.svelte.ts'

const plain = chainOf({
	feeds: [{ id: 'hill', gives: 'ore' }],
	plants: [{ id: 'mill', takes: 'ore', gives: 'metal', capacity: 100 }],
	demands: [{ id: 'need', takes: 'metal', amount: 1 }]
})
const chain: Chain = {
	...plain,
	processes: plain.processes.map((mill) => ({ ...mill, availability: figure(0.5) })),
	levers: [
		...plain.levers.map((lever) => (lever.id === 'mill' ? { ...lever, factor: 10, max: 100 } : lever)),
		{
			...plain.levers[0]!,
			id: 'uptime',
			kind: 'figure',
			max: 1,
			step: 0.1,
			by: 'set',
			figures: [{ address: 'mill.availability', weight: 1 }]
		}
	]
}

const planOf = (scenario: Scenario) =>
	({
		year: 2026,
		scenario: { counts: ['operating'], replaced: [] },
		processes: [{ id: 'mill', effective: 50 }],
		fingerprint: JSON.stringify(scenario.set)
	}) as unknown as Plan

/** A planner over a client whose answers come when told to, each before its plan. */
function twoParts() {
	const asked: { scenario: Scenario; answered: (answer: Plan) => void; end: (plan: Plan | null) => void }[] = []
	const client: PlanClient = {
		plan: (scenario, answered = () => {}) => new Promise((end) => asked.push({ scenario, answered, end }))
	}
	const opening = openScenario('today')
	const told: Scenario[] = []
	const planner = new Planner(
		chain,
		client,
		{ scenario: opening, plan: planOf(opening) },
		{ planned: ({ scenario }) => told.push(scenario) }
	)
	const settle = () => new Promise((resolve) => setTimeout(resolve, 5))
	return { planner, asked, told, settle }
}

/** A planner over a client that copies what crosses, as a worker does, and fails where it is told to. */
function session(fails: (scenario: Scenario) => boolean = () => false) {
	const asked: Scenario[] = []
	const client: PlanClient = {
		async plan(scenario) {
			asked.push(structuredClone(scenario))
			if (fails(scenario)) throw new Error('no plan')
			return planOf(scenario)
		}
	}
	const opening = openScenario('today')
	const planner = new Planner(chain, client, { scenario: opening, plan: planOf(opening) })
	const settle = () => new Promise((resolve) => setTimeout(resolve, 5))
	return { planner, asked, settle }
}

test('a session opens with its plan and asks for none', async () => {
	const { planner, asked, settle } = session()
	await settle()
	expect(asked).toEqual([])
	expect(planner.stale).toBe(false)
})

test('a lever is not moved to what its figure cannot be', async () => {
	const { planner, asked, settle } = session()
	planner.setLever('uptime', 0.2)
	planner.setLever('uptime', 0)
	await settle()
	expect(planner.scenario.set).toEqual({ uptime: 0.2 })
	expect([planner.stale, asked.length]).toEqual([false, 1])
	planner.undo()
	expect(planner.scenario.set).toEqual({})
})

test('one change asks for exactly one plan, and the old plan is marked stale until it comes', async () => {
	const { planner, asked, settle } = session()
	planner.setLever('mill', 20)
	expect(planner.stale).toBe(true)
	await settle()
	expect(asked.map(({ set }) => set)).toEqual([{ mill: 20 }])
	expect([planner.stale, planner.plan.fingerprint]).toEqual([false, '{"mill":20}'])
})

test('a scenario is planned again where something else is asked of its plan, and the old plan stays until then', async () => {
	const { planner, asked, settle } = session()
	planner.planAgain()
	expect([planner.stale, planner.canUndo]).toEqual([false, false])
	await settle()
	expect(asked).toHaveLength(1)
})

test('steps that were ticked before an element was chosen are listed for it too, once its plan is there', async () => {
	const { planner, asked, settle } = twoParts()
	planner.ticked.toggle(0, () => new Map([['mill', 5]]))
	const made = planner.scenario
	asked[0]!.end(planOf(made))
	await settle()
	expect(planner.ticked.current.plan.elements).toBeUndefined()

	const telling = (scenario: Scenario) => ({ ...planOf(scenario), elements: { ladder: [] } }) as unknown as Plan
	planner.planAgain()
	asked[1]!.end(telling(made))
	await settle()
	expect(asked.map(({ scenario }) => scenario)).toEqual([made, made, planner.opening.scenario])
	asked[2]!.answered(planOf(planner.opening.scenario))
	asked[2]!.end(telling(planner.opening.scenario))
	await settle()
	expect(planner.ticked.current.plan.elements).toBeDefined()
	expect([planner.plannedScenario, planner.stale, [...planner.ticked.current.steps]]).toEqual([made, false, [0]])
	expect(planner.answer.fingerprint).toBe(planOf(made).fingerprint)
	expect(asked).toHaveLength(3)
})

test('a drag is one undo step, and undo plans again', async () => {
	const { planner, asked, settle } = session()
	planner.begin()
	for (let value = 11; value <= 30; value++) planner.setLever('mill', value)
	planner.end()
	await settle()
	planner.undo()
	expect(planner.scenario.set).toEqual({})
	expect(planner.canUndo).toBe(false)
	await settle()
	expect(asked.at(-1)?.set).toEqual({})
	expect(planner.stale).toBe(false)
})

test('a drag that is cancelled returns to its mark and plans again', async () => {
	const { planner, settle } = session()
	planner.begin()
	planner.setLever('mill', 30)
	await settle()
	planner.cancel()
	await settle()
	expect([planner.canUndo, planner.plan.fingerprint]).toEqual([false, '{}'])
})

test('a lever that comes back to the named scenario is no longer changed', () => {
	const { planner } = session()
	planner.setLever('mill', 20)
	expect(planner.resolved.changed).toEqual(['mill'])
	planner.setLever('mill', 10)
	expect(planner.resolved.changed).toEqual([])
})

test('taking steps moves their levers together; taking them back, and undo and redo, take the ticks along', async () => {
	const { planner, settle } = session()
	const additions = () => new Map([['mill', 25]])
	planner.ticked.toggle(0, additions)
	await settle()
	planner.ticked.toggle(1, additions)
	// 100 installed and 50 more usable, at half availability, in units of ten
	expect(planner.scenario.set).toEqual({ mill: 20 })
	expect([...planner.ticked.current.steps]).toEqual([0, 1])
	await settle()
	planner.undo()
	expect([planner.scenario.set, [...planner.ticked.current.steps]]).toEqual([{ mill: 15 }, [0]])
	planner.redo()
	planner.ticked.toggle(0, additions)
	expect([planner.scenario.set, [...planner.ticked.current.steps]]).toEqual([{ mill: 15 }, [1]])
	planner.ticked.toggle(1, additions)
	expect([planner.scenario.set, planner.ticked.current.steps.size]).toEqual([{}, 0])
})

test('steps are listed of the plan that the first was taken on, until the scenario changes in another way', async () => {
	const { planner, settle } = session()
	const listed = planner.ticked.current.plan
	planner.ticked.toggle(0, () => new Map([['mill', 25]]))
	await settle()
	expect(planner.ticked.current.plan).toBe(listed)
	planner.setLever('mill', 40)
	await settle()
	expect(planner.ticked.current).toMatchObject({ plan: { fingerprint: '{"mill":40}' } })
	expect(planner.ticked.current.steps.size).toBe(0)
})

test('what is ticked stays so where a range is stated or a lever is locked, and unticking keeps the range', async () => {
	const { planner, settle } = session()
	planner.ticked.toggle(0, () => new Map([['mill', 25]]))
	await settle()
	const ranges = { mill: { low: 1, mode: 2, high: 3 } }
	planner.ticked.restate((scenario) => ({ ...scenario, ranges }))
	planner.lock('mine', true)
	planner.lock('mine', false)
	expect([...planner.ticked.current.steps]).toEqual([0])
	planner.ticked.toggle(0, () => new Map([['mill', 25]]))
	expect([planner.scenario.set, planner.scenario.ranges]).toEqual([{}, ranges])
})

test('no step is taken from the list of an earlier scenario', () => {
	const { planner } = session()
	planner.setLever('mill', 20)
	planner.ticked.toggle(0, () => new Map([['mill', 25]]))
	expect(planner.scenario.set).toEqual({ mill: 20 })
})

test('a plan that fails keeps the last one, says so, and is left by undo or by returning', async () => {
	const { planner, settle } = session((scenario) => scenario.set.mill === 66)
	planner.setLever('mill', 20)
	await settle()
	planner.setLever('mill', 66)
	await settle()
	expect(planner.failure?.error).toMatchObject({ message: 'no plan' })
	expect(planner.plan.fingerprint).toBe('{"mill":20}')
	planner.returnToSolved()
	expect(planner.failure).toBe(null)
	await settle()
	expect([planner.scenario.set, planner.stale]).toEqual([{ mill: 20 }, false])
})

test('amounts too far apart are an outcome that names both: no plan is asked for, and moving back makes one', async () => {
	const { planner, asked, settle } = session()
	planner.setLever('mill', 20)
	await settle()
	planner.setLever('mill', 1e-12)
	await settle()
	expect(planner.tooFarApart).toMatchObject({
		largest: { name: { kind: 'need', name: 'need' }, value: 1 },
		smallest: { value: expect.closeTo(5e-12, 20) },
		orders: 11
	})
	expect(asked.map(({ set }) => set.mill)).toEqual([20])
	expect([planner.failure, planner.planning, planner.stale, planner.plan.fingerprint]).toEqual([
		null,
		false,
		true,
		'{"mill":20}'
	])
	planner.returnToSolved()
	await settle()
	expect([planner.tooFarApart, planner.scenario.set, planner.stale]).toEqual([null, { mill: 20 }, false])
})

test('starting over returns to what the session opened with', async () => {
	const { planner, settle } = session()
	planner.setLever('mill', 20)
	planner.setYear(2030)
	planner.startOver()
	await settle()
	expect(planner.resolved).toMatchObject({ year: 2026, changed: [] })
})

test('any figure is set by its address, undone, and back at its own value no change', () => {
	const { planner } = session()
	planner.setFigure('hill.available', 7)
	planner.setFigure('mill.availability', 0.25)
	expect(planner.scenario.set).toEqual({ hill: 7, 'mill.availability': 0.25 })
	expect(planner.resolved.changed).toEqual(['hill', 'mill.availability'])
	planner.undo()
	expect(planner.scenario.set).toEqual({ hill: 7 })
	planner.redo()
	planner.setFigure('mill.availability', 0.5)
	expect(planner.scenario.set).toEqual({ hill: 7 })
	planner.resetFigure('hill.available')
	expect(planner.scenario.set).toEqual({})
})

test.each([
	['mill.colour', 1, 'no-figure'],
	['mill.yield.metal', 1.5, 'outside-share'],
	['mill', -1, 'below-zero']
])('%s cannot be set to %d', (address, value, message) => {
	const { planner } = session()
	expect(() => planner.setFigure(address, value)).toThrow(message)
	expect(planner.scenario.set).toEqual({})
})

test('amounts are shown as soon as they are there, the plan stays stale until its explanation has come', async () => {
	const { planner, asked, told, settle } = twoParts()
	planner.setLever('mill', 20)
	expect(planner.answered).toBe(false)
	asked[0]!.answered({ ...planOf(planner.scenario), delivered: 7 })
	expect([planner.answered, planner.stale, planner.answer.delivered, planner.plan.fingerprint]).toEqual([
		true,
		true,
		7,
		'{}'
	])
	asked[0]!.end(planOf(planner.scenario))
	await settle()
	expect([planner.stale, planner.plan.fingerprint]).toEqual([false, '{"mill":20}'])
	expect(told).toEqual([planner.scenario])
})

test('the next change is asked for once the amounts are there, and a dropped explanation is no failure', async () => {
	const { planner, asked, told, settle } = twoParts()
	planner.setLever('mill', 20)
	planner.setLever('mill', 30)
	expect(asked).toHaveLength(1)
	asked[0]!.answered(planOf(asked[0]!.scenario))
	await settle()
	expect(asked.map(({ scenario }) => scenario.set)).toEqual([{ mill: 20 }, { mill: 30 }])
	asked[0]!.end(null)
	await settle()
	expect([planner.failure, planner.stale, planner.plan.fingerprint, told]).toEqual([null, true, '{}', []])
	asked[1]!.end(planOf(asked[1]!.scenario))
	await settle()
	expect(planner.plan.fingerprint).toBe('{"mill":30}')
})

test('a scenario of an earlier visit is taken up without a step to undo', async () => {
	const { planner, settle } = session()
	planner.restore({ ...openScenario('today'), set: { mill: 20 } })
	await settle()
	expect([planner.canUndo, planner.plan.fingerprint]).toEqual([false, '{"mill":20}'])
	planner.startOver()
	expect(planner.canUndo).toBe(true)
})

test('remembers the lever that was moved and the plan before its gesture, until something else changes', async () => {
	const { planner, settle } = session()
	const before = planner.plan
	expect(planner.moved).toBeNull()
	planner.begin()
	planner.setLever('mill', 20)
	await settle()
	planner.setLever('mill', 30)
	expect(planner.moved).toEqual({ lever: 'mill', before })
	planner.end()
	await settle()
	const between = planner.plan
	planner.setLever('mill', 40)
	expect(planner.moved?.before).toBe(between)
	planner.undo()
	expect(planner.moved).toBeNull()
})

test('a locked lever keeps its value when a scenario is opened, a year or a demand is set and a step is ticked', async () => {
	const { planner, settle } = session()
	planner.setLever('mill', 7)
	planner.lock('mill', true)
	await settle()
	for (const change of [
		() => planner.open('today'),
		() => planner.setYear(2027),
		() => planner.setDemand('base'),
		() => planner.buildTogether(['mill']),
		() => planner.ticked.toggle(0, () => new Map([['mill', 30]])),
		() => planner.ticked.toggle(0, () => new Map()),
		() => planner.setLever('mill', 9),
		() => planner.resetLever('mill')
	]) {
		change()
		await settle()
		expect(planner.scenario).toMatchObject({ set: { mill: 7 }, locked: ['mill'] })
	}
	planner.lock('mill', false)
	planner.open('today')
	expect(planner.scenario).toEqual(openScenario('today'))
})

test('a lock is undone and redone, and one that changes nothing of another scenario leaves no change in it', () => {
	const { planner } = session()
	planner.lock('mill', true)
	planner.open('today')
	expect(planner.scenario).toEqual({ ...openScenario('today'), locked: ['mill'] })
	planner.undo()
	planner.undo()
	expect(planner.scenario.locked).toBeUndefined()
	planner.redo()
	expect(planner.scenario.locked).toEqual(['mill'])
})

/** Two planners over one engine that explains a plan in two looks at its messages; a newer request drops the older. */
function shared() {
	let drop = () => {}
	const asked: Scenario[] = []
	const client: PlanClient = {
		plan(scenario, answered = () => {}) {
			asked.push(scenario)
			drop()
			answered(planOf(scenario))
			return new Promise((end) => {
				const made = setTimeout(() => end(planOf(scenario)), 300)
				drop = () => {
					clearTimeout(made)
					end(null)
				}
			})
		}
	}
	const opening = openScenario('today')
	const open = () => new Planner(chain, client, { scenario: opening, plan: planOf(opening) })
	return { page: open(), stage: open(), asked }
}

test('a plan that another planner of the engine displaced comes after that of the other', async () => {
	const { page, stage, asked } = shared()
	page.yieldTo(stage)
	page.setLever('mill', 300)
	stage.setLever('mill', 700)
	await vi.waitFor(() => expect(stage.planning).toBe(false), { timeout: 2000 })
	expect([page.planning, page.busy, stage.stale]).toEqual([true, true, false])
	await vi.waitFor(() => expect(page.planning).toBe(false), { timeout: 2000 })
	expect([page.plan.fingerprint, page.busy]).toEqual(['{"mill":300}', false])
	expect(asked).toHaveLength(3)
})

test('a planner that was closed asks for no displaced plan again', async () => {
	const { page, stage, asked } = shared()
	page.yieldTo(stage)
	stage.setLever('mill', 700)
	page.yieldTo(null)
	stage.close()
	page.setLever('mill', 300)
	await vi.waitFor(() => expect(page.busy).toBe(false), { timeout: 2000 })
	await new Promise((resolve) => setTimeout(resolve, 300))
	expect([asked.length, page.stale, stage.stale]).toEqual([2, false, true])
})
