/** No sentence contradicts its plan: every statement over scenarios, demands, years and levers at both ends. */
import { describe, expect, test } from 'vitest'
import type { Plan } from '#lib/engine/index.ts'
import { STATEMENTS } from '#lib/figures/text/statements.ts'
import { headline, liftsSentence, statement } from '#lib/figures/text/statement.ts'
import type { Chain } from '#lib/model/chain.ts'
import type { Scenario } from '#lib/model/scenario/scenario.ts'
import { chainFrom, planOnce, withEngine } from '../support/engine.ts'
import { chainOf, openToday } from '../support/chains.ts'
import { contradictions, saidOf } from '../support/statement-checker.ts'
import { english } from './plans.ts'

/**
 * `STATEMENTS=all` asks every combination, half an hour on a quiet machine, and `STATEMENTS=2/4` the second of four parts of
 * them; otherwise a few, spread evenly.
 */
const ASKED = process.env.STATEMENTS ?? 'few'
const [part, parts] = ASKED.includes('/') ? ASKED.split('/').map(Number) : [1, 1]
const SAMPLE = ASKED === 'few' ? 120 : Infinity

/** Every scenario under every demand in the first, middle and last year, with every lever at both ends. */
function situations(chain: Chain): Scenario[] {
	const { first, last } = chain.years
	const sets = [{}, ...chain.levers.flatMap(({ id, min, max }) => [{ [id]: min }, { [id]: max }])]
	const all = chain.scenarios.flatMap(({ id }) =>
		chain.demandBases.flatMap((demand) =>
			[first, Math.round((first + last) / 2), last].flatMap((year) =>
				sets.map((set) => ({ id, demand: demand.id, year, set }))
			)
		)
	)
	const every = Math.max(1, all.length / SAMPLE)
	const asked = all.filter((_, place) => Math.floor(place / every) !== Math.floor((place - 1) / every))
	return asked.filter((_, place) => place % parts! === part! - 1)
}

describe.each(['india-rare-earths', 'us-rare-earths', 'copper-example'])('of %s', (model) => {
	const chain = chainFrom(`models/${model}`)

	test('no sentence contradicts its plan, of all components together and of each alone', { timeout: 7_200_000 }, () =>
		withEngine(chain, (engine) => {
			const wrong = situations(chain).flatMap((scenario, place) => {
				const component = chain.components[place % chain.components.length]!.id
				const plan = engine.plan(scenario, component)
				return [null, component].flatMap((each) =>
					contradictions(chain, plan, english, each).map(
						(found) => `${JSON.stringify(scenario)} ${each ?? ''} ${found}`
					)
				)
			})
			expect(wrong).toEqual([])
		})
	)
})

const plain = (text: string) => text.replaceAll('\u00a0', ' ')
const main = (chain: Chain, plan: Plan, component: string | null = null) =>
	plain(
		statement(chain, plan, english, component)
			.main.map(({ text }) => text)
			.join('')
	)
const beside = (chain: Chain, plan: Plan, component: string | null = null) =>
	plain(
		statement(chain, plan, english, component)
			.rest.map(({ text }) => text)
			.join('')
	)

/** A mine of 100 and a smelter of 60 before a need of 1,000 by default. */
const mined = (over: { need?: number; mine?: number; smelter?: number; exports?: number; imports?: number } = {}) =>
	chainOf({
		feeds: [{ id: 'hill', gives: 'ore' }],
		plants: [
			{ id: 'mine', takes: 'ore', gives: 'rock', capacity: over.mine ?? 100 },
			{ id: 'smelter', takes: 'rock', gives: 'metal', capacity: over.smelter ?? 60, stage: 'use' }
		],
		demands: [{ id: 'need', takes: 'metal', amount: over.need ?? 1000, tier: 2 }],
		trades: [
			{ id: 'contract', kind: 'export', material: 'metal', amount: over.exports ?? 0, tier: 1 },
			{ id: 'purchase', kind: 'import', material: 'metal', amount: over.imports ?? 0 }
		]
	})

describe('each case has its sentence', () => {
	const cases: [string, Parameters<typeof mined>[0], string, string][] = [
		['a part is made', {}, 'made', 'Test chain can make 60 t of the 1,000 t of metal it needs.'],
		[
			'a part is imported',
			{ imports: 40 },
			'delivered-in-part',
			'Test chain can deliver 100 t of the 1,000 t of metal it needs.'
		],
		[
			'a part is made, and more is sent abroad',
			{ exports: 20 },
			'delivered-in-part',
			'Test chain can deliver 40 t of the 1,000 t of metal it needs.'
		],
		[
			'nothing is asked for',
			{ need: 0 },
			'nothing-asked',
			'Nothing is asked of Test chain for its own use: the demand for metal is set to none.'
		],
		['nothing is made', { smelter: 0 }, 'nothing', 'Test chain can make none of the 1,000 t of metal it needs a year.'],
		[
			'all is sent abroad',
			{ exports: 500 },
			'all-exported',
			'Test chain makes 60 t of metal a year and sends all of it abroad. None of the 1,000 t that it needs is delivered.'
		],
		['the demand is met', { need: 50 }, 'met', 'Test chain can make all of the 50 t of metal it needs a year.'],
		[
			'the demand is met with imports',
			{ need: 80, imports: 100 },
			'met-with-imports',
			'Test chain can deliver all of the 80 t of metal it needs a year.'
		],
		[
			'next to nothing is made',
			{ smelter: 0.1 },
			'hardly',
			'Test chain can make next to nothing of the 1,000 t of metal it needs a year.'
		],
		[
			'next to all is made',
			{ need: 60.001 },
			'nearly-met',
			'Test chain can deliver all but a trace of the 60 t of metal it needs a year.'
		]
	]

	test.each(cases)('%s', async (_, over, id, text) => {
		const chain = mined(over)
		const plan = await planOnce(chain)
		expect(saidOf(chain, plan, english).find(({ place }) => place === 'main')?.id).toBe(id)
		expect(saidOf(chain, plan, english).some((each) => each.id === 'imported')).toBe((over?.imports ?? 0) > 0)
		expect(main(chain, plan)).toBe(text)
		expect(contradictions(chain, plan, english)).toEqual([])
	})

	test.each([
		['one plant that lifts', {}, 'one-lifts', 'One plant alone would serve the demand better: smelter.'],
		[
			'none that lifts alone',
			{ mine: 60 },
			'none-lifts',
			'No single plant would serve the demand better: several have to grow together.'
		],
		['nothing to lift', { need: 50 }, 'nothing-to-lift', english.words.chain.nothingToClose]
	] as const)('%s', async (_, over, id, text) => {
		const chain = mined(over)
		const plan = await planOnce(chain)
		expect(saidOf(chain, plan, english).find(({ place }) => place === 'lifts')?.id).toBe(id)
		expect(liftsSentence(chain, plan, english)).toBe(text)
	})

	test('nothing that grows lifts, where the ore is used up', async () => {
		const chain = mined()
		const used = {
			...chain,
			feeds: chain.feeds.map((feed) => ({
				...feed,
				available: { ...feed.available!, value: 10, state: 'known' as const }
			}))
		}
		const plan = await planOnce(used)
		const ids = saidOf(used, plan, english).map(({ id }) => id)
		expect(ids).toEqual(expect.arrayContaining(['nothing-lifts', 'nothing-closes']))
		expect(ids).not.toContain('first-step')
		expect(contradictions(used, plan, english)).toEqual([])
	})

	test('a step that only serves one demand in place of another adds nothing, and is called that', async () => {
		const chain = chainOf({
			feeds: [{ id: 'hill', gives: 'metal', available: 100 }],
			plants: [
				{ id: 'maker', takes: 'metal', gives: 'magnet', capacity: 0, yield: 0.5 },
				{ id: 'caster', takes: 'metal', gives: 'wire', capacity: 100 }
			],
			demands: [
				{ id: 'magnets', takes: 'magnet', amount: 20, tier: 1 },
				{ id: 'wires', takes: 'wire', amount: 100, tier: 2 }
			]
		})
		const plan = await planOnce(chain)
		const first = saidOf(chain, plan, english).find(({ place }) => place === 'first')
		expect(first).toMatchObject({
			id: 'first-step-shifts',
			text: 'First step: Build maker. It serves what is served first better, at the cost of the rest.'
		})
		expect(contradictions(chain, plan, english)).toEqual([])
	})

	test('a demand changed by hand is called that, and no longer doubted as the author’s', async () => {
		const chain = chainFrom('models/india-rare-earths')
		const [part] = chain.demandBases[0]!.demands
		const ids = async (set: Scenario['set']) =>
			saidOf(chain, await planOnce(chain, set, { ...openToday, set }), english)
				.filter(({ id }) => id.startsWith('chipD'))
				.map(({ id }) => id)
		expect(await ids({})).toEqual(['chipDoubt'])
		expect(await ids({ [part!]: 5000 })).toEqual(['chipDemandByHand'])
	})
})

/** Ore of three components; goods that take only the scarce one, and any of the rest. */
const goods = () =>
	chainOf({
		components: ['Common', 'Usual', 'Scarce'],
		pure: ['oxide'],
		feeds: [{ id: 'hill', gives: 'ore', composition: { Common: 0.5, Usual: 0.3, Scarce: 0.2 } }],
		plants: [
			{ id: 'works', takes: 'ore', gives: 'oxide', capacity: 100 },
			{
				id: 'maker',
				takes: [{ material: 'oxide', only: ['Scarce'] }],
				gives: 'magnet',
				capacity: 5,
				yield: 0.5,
				stage: 'use'
			}
		],
		demands: [
			{ id: 'magnets', takes: 'magnet', amount: 40, tier: 1 },
			{ id: 'oxides', takes: [{ material: 'oxide', only: ['Common', 'Usual'] }], amount: 500, tier: 2 }
		]
	})

describe('elements', () => {
	test('say which are most of what is delivered and of no use to the demand that is served worst', async () => {
		const chain = goods()
		const plan = await planOnce(chain)
		expect(contradictions(chain, plan, english)).toEqual([])
		expect(beside(chain, plan)).toContain(
			'By weight, 97 % of the metal delivered is common and usual; magnets take neither.'
		)
	})

	test('have a gap where goods have to contain them, and none where nothing asks for them by name', async () => {
		const chain = goods()
		const plan = await planOnce(chain)
		expect(main(chain, plan, 'Scarce')).toBe(
			'Test chain delivers 2.5 t of the 40 t of scarce that the goods it needs contain. The gap is 37.5 t a year.'
		)
		expect(main(chain, plan, 'Usual')).toBe(
			'Test chain delivers 30 t of usual a year. No part of the demand asks for it by name, so it has no gap.'
		)
		expect(beside(chain, plan, 'Scarce')).toContain('15 t more is made that no plant or buyer takes.')
	})
})

/** Chains that state no need: limited, by nothing known, and by all plants together. */
function openChains(): [Chain, Scenario['set']][] {
	const open = (chain: Chain): Chain => ({
		...chain,
		open: true,
		demands: chain.demands.map((demand) => ({ ...demand, amount: { ...demand.amount, state: 'unknown', value: null } }))
	})
	return [
		[open(mined()), {}],
		[open(mined({ mine: 60 })), {}],
		[
			open(
				chainOf({
					feeds: [{ id: 'hill', gives: 'ore' }],
					plants: [],
					demands: [{ id: 'need', takes: 'ore', amount: 1 }]
				})
			),
			{}
		]
	]
}

test('every statement of the table is said of some plan of these tests, or is named here', async () => {
	const india = chainFrom('models/india-rare-earths')
	const chains: [Chain, Scenario['set']][] = [
		[mined(), {}],
		[mined({ imports: 40 }), {}],
		[mined({ exports: 30 }), {}],
		[goods(), {}],
		...openChains(),
		[india, {}],
		[india, { 'ambadongar-mining': 9400 }],
		[india, { 'monazite-mining': 0 }]
	]
	const seen = new Set<string>()
	for (const [chain, set] of chains) {
		await withEngine(chain, (engine) => {
			for (const component of [null, ...chain.components.map(({ id }) => id)]) {
				const plan = engine.plan({ ...openToday, set }, component)
				for (const { id } of saidOf(chain, plan, english, component)) seen.add(id)
				for (const { id } of saidOf(chain, { ...plan, elements: undefined }, english, component)) seen.add(id)
			}
		})
	}
	const elsewhere =
		/^(nothing|all-|hardly|met|nearly|end-|one-|none-|some-|chipDemand|element-met|element-no-steps|element-end-reached|elements-enough|elements-wanted|first-step-shifts)/
	expect(STATEMENTS.map(({ id }) => id).filter((id) => !seen.has(id) && !elsewhere.test(id))).toEqual([])
	expect(headline(india, await planOnce(india), english).length).toBeGreaterThan(3)
})
