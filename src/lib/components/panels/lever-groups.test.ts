import { expect, test } from 'vitest'
import type { Chain, Figure } from '#lib/model/chain.ts'
import { openScenario } from '#lib/model/scenario/scenario.ts'
import { chainOf, figure } from '../../../../tests/support/chains.ts'
import { ENGLISH } from '../../../../tests/support/locale.ts'
import { planOnce } from '../../../../tests/support/engine.ts'
import { leverGroups, neededTicks } from './lever-groups.ts'

const plain = chainOf({
	stages: ['mine', 'melt'],
	routes: [{ id: 'main' }],
	feeds: [{ id: 'hill', gives: 'rock', available: 80 }],
	plants: [
		{ id: 'pit', stage: 'mine', route: 'main', takes: 'rock', gives: 'ore', capacity: 100 },
		{ id: 'smelter', stage: 'melt', route: 'main', takes: 'ore', gives: 'metal', capacity: 50 }
	],
	demands: [{ id: 'need', takes: 'metal', amount: 90 }]
})
const chain: Chain = {
	...plain,
	processes: plain.processes.map((process) =>
		process.id === 'smelter'
			? {
					...process,
					plants: [
						...process.plants,
						{ ...process.plants[0]!, id: 'next', name: 'next', status: 'announced' as const, nameplate: figure(30) }
					]
				}
			: process
	)
}
const groups = (only?: string[], of: Chain = chain) =>
	leverGroups(of, openScenario('today'), ENGLISH, only).map(({ name, rows }) => ({
		name,
		levers: rows.map((row) => row.lever.id)
	}))

test('levers stand under their stages, in the order of the chain', () => {
	const named = groups().filter(({ levers }) => levers.some((id) => ['pit', 'smelter'].includes(id)))
	expect(named.map(({ levers }) => levers.find((id) => id === 'pit' || id === 'smelter'))).toEqual(['pit', 'smelter'])
})

test('a nameplate that is a quotient is written in three digits, one that is quoted as it is', () => {
	const textOf = (nameplate: Figure) => {
		const processes = chain.processes.map((each) =>
			each.id === 'pit' ? { ...each, plants: [{ ...each.plants[0]!, nameplate }] } : each
		)
		return leverGroups({ ...chain, processes }, openScenario('today'), ENGLISH, ['pit'])[0]!.rows[0]!.baseText
	}
	expect(textOf({ ...figure(60000 / 0.67), expression: { value: '60000 / 0.67 t/yr' } })).toBe('89,600')
	expect(textOf({ ...figure(12971), expression: { value: '17000 * 0.763 t/yr' } })).toBe('12,971')
	expect(textOf(figure(1234.5))).toBe('1,234.5')
})

test('levers picked by hand keep their order and have no heading', () => {
	expect(groups(['smelter', 'pit', 'nobody'])).toEqual([{ name: null, levers: ['smelter', 'pit'] }])
})

test('a lever of another demand basis moves nothing and is left out', () => {
	const other: Chain = { ...chain, demands: chain.demands.map((need) => ({ ...need, basis: 'other' })) }
	expect(groups(['need', 'pit'])[0]?.levers).toEqual(['need', 'pit'])
	expect(groups(['need', 'pit'], other)[0]?.levers).toEqual(['pit'])
})

test('a capacity stands at what the named scenario has, with ticks for today and for all that is announced', () => {
	const [row] = leverGroups(chain, openScenario('today'), ENGLISH, ['smelter'])[0]!.rows
	expect(row!.base).toBe(50)
	expect(row!.ticks.map(({ kind, value }) => [kind, value])).toEqual([
		['today', 50],
		['announced', 80]
	])
})

test('a plant is marked with what all steps need of it and with what it can grow to', async () => {
	const limited: Chain = {
		...chain,
		processes: chain.processes.map((each) =>
			each.id === 'smelter' ? { ...each, expansion: { ...each.expansion, limit: figure(120) } } : each
		)
	}
	const plan = await planOnce(limited)
	const needed = neededTicks(limited, openScenario('today'), plan, ENGLISH)
	expect([...needed].map(([lever, marks]) => [lever, marks.map(({ kind, value }) => [kind, value])])).toEqual([
		['smelter', [['needed', 80]]]
	])
	const [row] = leverGroups(limited, openScenario('today'), ENGLISH, ['smelter'])[0]!.rows
	expect(row!.ticks.at(-1)).toMatchObject({ kind: 'most', value: 120 })
	expect(row!.ticks.at(-1)!.label).toBe('can grow to 120 t/yr at most')
})
