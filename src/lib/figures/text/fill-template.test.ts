import { expect, test } from 'vitest'
import type { Plan } from '#lib/engine/index.ts'
import type { Chain } from '#lib/model/chain.ts'
import { chainOf } from '../../../../tests/support/chains.ts'
import { planOnce } from '../../../../tests/support/engine.ts'
import { ENGLISH } from '../../../../tests/support/locale.ts'
import { fillTemplate } from './fill-template.ts'

const chain = { unit: 't Cu', feeds: [{ id: 'pit', resource: { value: 1_290_000 } }] } as unknown as Chain
const plan = {
	year: 2026,
	demand: 17_000,
	delivered: 2389.6,
	gap: 14_610.4,
	processes: [
		{ id: 'mill', utilisation: 0.5, used: 2900, needed: 22_794.6 },
		{ id: 'mould', utilisation: 0, used: 40, installed: null, effective: null, needed: null }
	],
	ladder: [{ delivered: 4000 }, { delivered: 17_000 }],
	gapByCause: [],
	flows: [],
	top: { flows: [] }
} as unknown as Plan

const text = (sentence: string) =>
	fillTemplate(sentence, chain, plan, ENGLISH)
		.map((part) => part.text)
		.join('')
		.replaceAll('\u00a0', ' ')

test('numbers come from the plan, rounded as in the headline so that they sum', () => {
	expect(text('{delivered} of {demand}, {gap} missing, {gapShare}')).toBe('2,390 t of 17,000 t, 14,610 t missing, 86 %')
	expect(text('{utilisation:mill} of the mill in {year}; it needs {needed:mill}')).toBe(
		'50 % of the mill in 2026; it needs 22,800 t'
	)
	expect(text('{rungs} rungs reach {reaches}; {resource:pit} in the ground')).toBe(
		'2 rungs reach 17,000 t; 1,290,000 t in the ground'
	)
})

test('what nobody knows is said to be unknown, not nothing', () => {
	expect(text('{used:mould} of {installed:mould} ({utilisation:mould}), {needed:mould} needed')).toBe(
		'40 t of unknown (unknown), unknown needed'
	)
})

test('a difference is taken from the plan that the model opens with', () => {
	const opening = { ...plan, delivered: 1389.6 }
	const said = fillTemplate('{more} more', chain, plan, ENGLISH, opening).map((part) => part.text)
	expect(said.join('').replaceAll('\u00a0', ' ')).toBe('1,000 t more')
})

test('numbers are set apart from words', () => {
	expect(fillTemplate('In {year}.', chain, plan, ENGLISH)).toEqual([
		{ text: 'In ', figure: false },
		{ text: '2026', figure: true },
		{ text: '.', figure: false }
	])
})

test('a name that stands for nothing stays as it is written, and markup is only text', () => {
	expect(text('{nothing} <b>{year}</b>')).toBe('{nothing} <b>2026</b>')
})

test('whole sentences are chosen by the plan on stage', async () => {
	const small = chainOf({
		feeds: [{ id: 'hill', gives: 'ore' }],
		plants: [{ id: 'works', takes: 'ore', gives: 'metal', capacity: 40 }],
		demands: [{ id: 'need', takes: 'metal', amount: 100 }]
	})
	const told = async (set: Record<string, number>) => {
		const parts = fillTemplate('{lifts} {firstStep}|{steps}', small, await planOnce(small, set), ENGLISH)
		return parts
			.map((part) => part.text)
			.join('')
			.replaceAll('\u00a0', ' ')
	}
	expect(await told({})).toBe(
		'One plant alone would serve the demand better: works. First step: Enlarge works (adds 60 t).|1'
	)
	expect(await told({ works: 100 })).toBe('The demand is met: there is no gap to close. |0')
})

test('all steps take as long as the slowest may, and cost what they cost together', async () => {
	const shape = chainOf({
		stages: ['works', 'use'],
		routes: [{ id: 'a' }, { id: 'b' }],
		feeds: ['a', 'b'].map((id) => ({ id, gives: `ore-${id}` })),
		plants: ['a', 'b'].map((id) => ({
			id: `works-${id}`,
			takes: `ore-${id}`,
			gives: `metal-${id}`,
			route: id,
			capacity: 0,
			cost: 1
		})),
		demands: ['a', 'b'].map((id) => ({ id: `need-${id}`, takes: `metal-${id}`, amount: 50 }))
	})
	const years = { 'works-a': { value: 5, low: 5, high: 6 }, 'works-b': { value: 4, low: 3, high: 9 } }
	const slow: Chain = {
		...shape,
		processes: shape.processes.map((each) => ({
			...each,
			expansion: { ...each.expansion, lead: { ...each.expansion.cost!, ...years[each.id as keyof typeof years] } }
		}))
	}
	const told = fillTemplate('{steps}: {takes}; {cost}', slow, await planOnce(slow), ENGLISH)
	expect(
		told
			.map((part) => part.text)
			.join('')
			.replaceAll('\u00a0', ' ')
	).toBe('2: 5 years (5–9); USD 100')
})
