import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Plan } from '#lib/engine/index.ts'
import { withLock } from '#lib/model/scenario/locks.ts'
import { openScenario, withLever, withYear, type Scenario } from '#lib/model/scenario/scenario.ts'
import { Years } from './years.svelte.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A client whose replies are given by hand, oldest request first. */
function client() {
	const asked: Scenario[] = []
	const waiting: { resolve(plans: Plan[] | null): void; reject(error: Error): void }[] = []
	const years = (scenario: Scenario) =>
		new Promise<Plan[] | null>((resolve, reject) => {
			asked.push(scenario)
			waiting.push({ resolve, reject })
		})
	return { asked, years, reply: () => waiting.shift()! }
}

const plans = (id: string) => [{ fingerprint: id }] as Plan[]
const today = openScenario('today')

test('the years of one scenario are made once, whatever year is on screen', async () => {
	const engine = client()
	const years = new Years(engine)
	void years.make(today)
	void years.make(withYear(today, 2030))
	engine.reply().resolve(plans('today'))
	await vi.runAllTimersAsync()
	expect([years.made, years.isOf(withYear(today, 2031))]).toEqual([plans('today'), true])
	await years.make(withYear(today, 2032))
	await years.make(withLock({ ...today, set: {} }, 'mill', true))
	expect(engine.asked).toHaveLength(1)
})

test('a newer scenario takes the place of the one that is being made', async () => {
	const engine = client()
	const years = new Years(engine)
	const moved = withLever(today, 'mill', 5)
	void years.make(today)
	void years.make(moved)
	engine.reply().resolve(plans('today'))
	engine.reply().resolve(plans('moved'))
	await vi.runAllTimersAsync()
	expect([years.made, years.isOf(moved), years.isOf(today)]).toEqual([plans('moved'), true, false])
})

test('years that were dropped are asked for again', async () => {
	const engine = client()
	const years = new Years(engine)
	void years.make(today)
	engine.reply().resolve(null)
	await vi.advanceTimersByTimeAsync(1000)
	expect(engine.asked).toEqual([today, today])
	engine.reply().resolve(plans('today'))
	await vi.runAllTimersAsync()
	expect(years.isOf(today)).toBe(true)
})

test('years that fail are told of, and not asked for without end', async () => {
	const engine = client()
	const years = new Years(engine)
	void years.make(today)
	engine.reply().reject(new Error('broken'))
	await vi.advanceTimersByTimeAsync(5000)
	expect([years.hasFailed(today), years.made, engine.asked.length]).toEqual([true, null, 1])
})

test('a scenario that comes back while it waits is asked for once at a time', async () => {
	const engine = client()
	const years = new Years(engine)
	void years.make(today)
	engine.reply().resolve(null)
	await vi.advanceTimersByTimeAsync(10)
	void years.make(withLever(today, 'mill', 5))
	void years.make(today)
	await vi.advanceTimersByTimeAsync(2000)
	expect(engine.asked.filter((each) => each === today)).toHaveLength(2)
})

test('years that failed once are made when they are asked for again', async () => {
	const engine = client()
	const years = new Years(engine)
	void years.make(today)
	engine.reply().reject(new Error('silent'))
	await vi.advanceTimersByTimeAsync(10)
	void years.make(today)
	engine.reply().resolve(plans('today'))
	await vi.runAllTimersAsync()
	expect([years.hasFailed(today), years.isOf(today)]).toEqual([false, true])
})

test('nothing is asked for once the figure is gone', async () => {
	const engine = client()
	const years = new Years(engine)
	void years.make(today)
	engine.reply().resolve(null)
	years.stop()
	await vi.advanceTimersByTimeAsync(2000)
	expect(engine.asked).toHaveLength(1)
})
