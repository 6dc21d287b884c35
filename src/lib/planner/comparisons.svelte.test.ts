import { expect, test } from 'vitest'
import type { PlanPair } from '#lib/engine/index.ts'
import { openScenario, withLever } from '#lib/model/scenario/scenario.ts'
import { chainOf } from '../../../tests/support/chains.ts'
import { inOrder, rivalScenario } from '#lib/model/scenario/rival.ts'
import { Comparisons, rivalOf } from './comparisons.svelte.ts'

const chain = {
	...chainOf({
		feeds: [{ id: 'hill', gives: 'ore' }],
		plants: [{ id: 'mill', takes: 'ore', gives: 'metal', capacity: 1 }],
		demands: [{ id: 'need', takes: 'metal', amount: 1 }]
	}),
	scenarios: [{ id: 'today' }, { id: 'more' }]
} as unknown as Parameters<typeof rivalOf>[1]
const today = openScenario('today')
const changed = withLever(today, 'mill', 2)

test('changes are compared with their scenario, an unchanged one with the next', () => {
	expect(rivalOf(null, chain, changed, 2026)).toEqual({ of: 'unchanged' })
	expect(rivalOf(null, chain, today, 2026)).toEqual({ of: 'scenario', id: 'more' })
})

test('what the reader chose holds until it is what is on screen', () => {
	const more = { of: 'scenario', id: 'more' } as const
	expect(rivalOf(more, chain, today, 2026)).toBe(more)
	expect(rivalOf(more, chain, openScenario('more'), 2026)).toEqual({ of: 'scenario', id: 'today' })
	expect(rivalOf({ of: 'year', year: 2030 }, chain, changed, 2030)).toEqual({ of: 'unchanged' })
})

test('a year is of the scenario on screen, with its changes', () => {
	expect(rivalScenario({ of: 'year', year: 2030 }, changed)).toEqual({ ...changed, year: 2030 })
	expect(rivalScenario({ of: 'unchanged' }, changed)).toEqual(today)
})

test('what was saved is compared with, before what is on screen, also where nothing differs', () => {
	const saved = { of: 'saved', id: 'a', name: 'Mine', scenario: changed } as const
	expect(rivalOf(saved, chain, today, 2026)).toBe(saved)
	expect(rivalOf(saved, chain, changed, 2026)).toBe(saved)
	expect(inOrder(saved, chain, today, 2026)).toEqual({ a: changed, b: today })
})

test('what comes first is before: no changes, the earlier year, the scenario that is listed first', () => {
	expect(inOrder({ of: 'unchanged' }, chain, changed, 2026)).toEqual({ a: today, b: changed })
	expect(inOrder({ of: 'year', year: 2030 }, chain, today, 2026).b.year).toBe(2030)
	expect(inOrder({ of: 'year', year: 2025 }, chain, today, 2026).a.year).toBe(2025)
	expect(inOrder({ of: 'scenario', id: 'more' }, chain, today, 2026).b.id).toBe('more')
	expect(inOrder({ of: 'scenario', id: 'today' }, chain, openScenario('more'), 2026).b.id).toBe('more')
})

test('a pair of equal scenarios is made once', async () => {
	let asked = 0
	const comparisons = new Comparisons({ compare: async () => (asked++, {}) as PlanPair })
	await comparisons.make({ a: today, b: changed })
	await comparisons.make({ a: { ...today }, b: withLever(today, 'mill', 2) })
	expect(asked).toBe(1)
	await comparisons.make({ a: today, b: withLever(today, 'mill', 3) })
	expect(asked).toBe(2)
})
