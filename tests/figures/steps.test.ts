import { describe, expect, test } from 'vitest'
import type { Plan } from '#lib/engine/index.ts'
import { realBuilds, steps, takesTogether } from '#lib/figures/steps.ts'
import { fillTemplate } from '#lib/figures/text/fill-template.ts'
import { sharesOf, splitSentence } from '#lib/figures/text/gap-split.ts'
import { exchangeOf, moneyTexts, yearsText } from '#lib/figures/text/money-text.ts'
import { stepsTable } from '#lib/figures/tables/findings.ts'
import { costNotes, stepRows } from '#lib/figures/text/step-rows.ts'
import { beforeNoun } from '#lib/messages/en/lists.ts'
import type { Chain } from '#lib/model/chain.ts'
import { chainOf, figure } from '../support/chains.ts'
import { chainFrom, planOnce } from '../support/engine.ts'
import { english, planned } from './plans.ts'
import { sum } from '#lib/model/sum.ts'

const plain = (text: string) => text.replaceAll('\u00a0', ' ')
const titles = (chain: Chain, plan: Plan) =>
	stepRows(chain, plan, english).flatMap(({ kind, title }) => (kind === 'step' ? [title] : []))

test('a step says, where the reader decides, what it adds that later steps leave idle, all of it or a part', async () => {
	const chain = chainFrom('models/india-rare-earths')
	const plan = await planOnce(chain)
	const toyotsu = plan.processes.find(({ id }) => id === 'toyotsu')!
	expect(toyotsu.needed! - toyotsu.usedAtTop).toBeGreaterThan(1500)
	const notes = (usedAtTop: (each: (typeof plan.processes)[number]) => number) => {
		const processes = plan.processes.map((each) => ({ ...each, usedAtTop: usedAtTop(each) }))
		return stepRows(chain, { ...plan, processes }, english).map((row) => plain(row.notes.join(' ')))
	}
	const said = notes(({ usedAtTop }) => usedAtTop)
	expect(said.filter((text) => text.includes('idle'))).toHaveLength(1)
	expect(said[1]).toContain('Once all steps are taken, what is added to Toyotsu Visakhapatnam stands idle again')
	const inPart = notes(({ id, effective, usedAtTop }) => (id === 'toyotsu' ? effective! + 500 : usedAtTop))
	expect(inPart[1]).toContain('1,000 t REO/yr of the 1,500 t REO/yr added to Toyotsu Visakhapatnam stand idle')
	expect(notes(({ needed }) => needed ?? 0).join(' ')).not.toContain('idle')
})

describe.each(['india-rare-earths', 'us-rare-earths', 'copper-example'])('the steps of %s', async (model) => {
	const { chain, plans } = await planned(model)

	test('are the rungs in their order, each once, and add and build what the rungs do', () => {
		for (const { plan, name } of plans) {
			const listed = steps(chain, plan)
			expect(
				listed.flatMap(({ rungs }) => rungs),
				name
			).toEqual([...plan.ladder.keys()])
			for (const { rungs, frees, delivered, builds } of listed) {
				const climbed = rungs.map((place) => plan.ladder[place]!)
				expect(frees).toBeCloseTo(sum(climbed.map((rung) => rung.frees)), 6)
				expect(delivered).toBe(climbed.at(-1)!.delivered)
				expect(sum(builds.map(({ added }) => added))).toBeCloseTo(
					sum(climbed.flatMap(({ adds }) => adds.map(({ amount }) => amount))),
					6
				)
				expect(builds.map(({ added }) => added)).toEqual(builds.map(({ added }) => added).sort((a, b) => b - a))
			}
		}
	})

	test('and the causes divide the same gap: the sentence between them says whether the amounts are the same', () => {
		for (const { plan, name } of plans) {
			const shares = sharesOf(chain, plan)
			const listed = steps(chain, plan)
			const closed = plan.gapByCause.filter((_, place) => shares[place]!.length > 0)
			for (const [place, { amount }] of plan.gapByCause.entries())
				if (shares[place]!.length > 0) expect(sum(shares[place]!.map((each) => each.amount))).toBeCloseTo(amount, 4)
			for (const [step, { frees }] of listed.entries())
				expect(sum(shares.flat().flatMap((each) => (each.step === step ? [each.amount] : [])))).toBeCloseTo(frees, 4)
			const rounded = (amounts: readonly number[]) => amounts.map(Math.round).sort((a, b) => a - b)
			const same =
				rounded(closed.map(({ amount }) => amount)).join() === rounded(listed.map(({ frees }) => frees)).join()
			const said = splitSentence(chain, plan, english)
			if (closed.length === 0) expect(said, name).toBe('')
			else expect(/the same amounts|its amount/.test(said), `${name}: ${said}`).toBe(same)
		}
	})

	test('lead to the capacity that is needed', () => {
		for (const { plan, name } of plans) {
			for (const { id, effective, needed } of plan.processes) {
				const added = sum(
					steps(chain, plan).flatMap(({ builds }) => builds.flatMap((each) => (each.process === id ? each.added : [])))
				)
				if (effective !== null)
					expect(Math.abs(effective + added - (needed ?? 0)), `${name} ${id}`).toBeLessThan(1e-6 * plan.demand)
			}
		}
	})

	test('cost what their rungs cost, within a range that holds it, and take as long as the slowest build', () => {
		for (const { plan } of plans) {
			for (const { rungs, cost, lead, builds } of steps(chain, plan)) {
				const costs = rungs.map((place) => plan.ladder[place]!.cost)
				if (costs.includes(null)) expect(cost).toBeNull()
				else expect(cost!.value).toBeCloseTo(sum(costs.map(Number)), 0)
				const leads = realBuilds(builds).flatMap(({ lead }) => lead?.value ?? [])
				expect(lead?.value ?? null).toBe(leads.length > 0 ? Math.max(...leads) : null)
				for (const range of [cost, lead]) {
					if (!range) continue
					expect(range.low).toBeLessThanOrEqual(range.value)
					expect(range.value).toBeLessThanOrEqual(range.high)
				}
			}
		}
	})

	test('are charged to causes of the gap, and every cause with a process is closed by a step', () => {
		for (const { plan } of plans) {
			const charged = steps(chain, plan).flatMap(({ causes }) => causes)
			const ids = new Set(chain.processes.map(({ id }) => id))
			for (const { cause } of plan.gapByCause)
				if (cause.kind !== 'limit' && cause.of.every((id) => ids.has(id))) expect(charged).toContain(cause)
		}
	})

	test('are a waterfall: each bar begins where the one before ends, from nothing to what all steps reach', () => {
		for (const { plan, name } of plans) {
			const rows = stepRows(chain, plan, english)
			rows.slice(1, -1).forEach((row, index) => expect(row.bar.from, name).toBeCloseTo(rows[index]!.bar.to, 6))
			expect(rows.at(-1)!.bar.to, name).toBeCloseTo(plan.demand > 0 ? plan.top.delivered / plan.demand : 0, 9)
			expect(rows.at(-2)!.bar.to, name).toBeCloseTo(rows.at(-1)!.bar.to, 6)
		}
	})

	test('begin with the scenario by its name, and with how many levers were changed', () => {
		for (const { plan } of plans) {
			const named = chain.scenarios.find(({ id }) => id === plan.scenario.id)!.name
			expect(stepRows(chain, plan, english)[0]!.title).toBe(named)
			const [{ id } = { id: '' }] = chain.processes
			const scenario = { ...plan.scenario, changed: [id], amounts: { ...plan.scenario.amounts, [id]: 1 } }
			const changed = { ...plan, scenario }
			expect(stepRows(chain, changed, english)[0]!.title).toBe(`${named}, 1 changed`)
		}
	})

	test('are named by what they mostly build: the largest build, its route, or a count of the rest', () => {
		for (const { plan, name } of plans) {
			for (const row of stepRows(chain, plan, english)) {
				if (row.step === null) continue
				const weight = ({ cost, added }: (typeof row.builds)[number]) => cost?.value ?? added
				const largest = row.builds.toSorted((a, b) => weight(b) - weight(a))[0]
				const route = chain.processes.find(({ id }) => id === largest!.process)!.route
				const routeName = chain.routes.find(({ id }) => id === route)!.name
				expect(
					row.title.includes(largest!.name) || row.title.includes(`the ${beforeNoun(routeName)} route`),
					`${name}: ${row.title}`
				).toBe(true)
			}
		}
	})
})

/** Sand that is short, a hard-rock way that is absent, and magnets that are absent: three steps. */
const three = (over: { cost?: boolean } = {}) =>
	chainOf({
		feeds: [
			{ id: 'beach', gives: 'sand', route: 'sand' },
			{ id: 'hill', gives: 'rock', route: 'rock' }
		],
		routes: [{ id: 'sand' }, { id: 'rock' }, { id: 'goods' }],
		stages: ['mine', 'mill', 'use'],
		plants: [
			{
				id: 'digging',
				takes: 'sand',
				gives: 'oxide',
				capacity: 100,
				route: 'sand',
				stage: 'mine',
				limit: 300,
				cost: 1
			},
			{ id: 'pit', takes: 'rock', gives: 'ore', capacity: 0, route: 'rock', stage: 'mine', cost: 5 },
			{ id: 'mill', takes: 'ore', gives: 'oxide', capacity: 0, route: 'rock', stage: 'mill', cost: 5 },
			{
				id: 'magnets',
				takes: 'oxide',
				gives: 'magnet',
				capacity: 0,
				route: 'goods',
				stage: 'use',
				...(over.cost === false ? {} : { cost: 900 })
			}
		],
		demands: [
			{ id: 'oxide-need', takes: 'oxide', amount: 900 },
			{ id: 'magnet-need', takes: 'magnet', amount: 100 }
		]
	})

describe('a chain with three causes of its gap', () => {
	test('has three steps, each named by what it mostly builds', async () => {
		const chain = three()
		expect(titles(chain, await planOnce(chain))).toEqual(['Enlarge digging', 'Build the rock route', 'Build magnets'])
	})

	test('counts plants that routes share with the route that they are built for', async () => {
		const chain = three()
		const shared = {
			...chain,
			routes: chain.routes.map((route) => (route.id === 'rock' ? { ...route, shared: true } : route))
		}
		expect(steps(shared, await planOnce(shared)).map(({ builds }) => builds.map(({ process }) => process))).toEqual([
			['pit', 'mill', 'digging'],
			['pit', 'mill', 'magnets']
		])
	})

	test('says of each step what it does not make, until the step that makes it', async () => {
		const chain = three()
		const plan = await planOnce(chain)
		expect(steps(chain, plan).map(({ leaves }) => leaves)).toEqual([['magnet-need'], ['magnet-need'], []])
		const notes = stepRows(chain, plan, english).map((row) => plain(row.notes.join(' ')))
		expect(notes.slice(1, -1)).toEqual([
			'It makes no magnet-need. After it, 700 t is still missing.',
			'It makes no magnet-need. After it, 100 t is still missing.',
			'After it, nothing is missing.'
		])
	})

	test('names who acts, once each', async () => {
		const chain = three()
		const owned = {
			...chain,
			processes: chain.processes.map((each) =>
				each.route === 'rock' ? { ...each, owner: 'A company', authorities: ['A ministry', 'A state'] } : each
			)
		}
		const row = stepRows(owned, await planOnce(owned), english).find(({ title }) => title.includes('rock'))!
		expect(row.step).toMatchObject({ owners: ['A company'], authorities: ['A ministry', 'A state'] })
		expect(row.notes.slice(0, 2)).toEqual(['To build: A company.', 'Approval needed from: A ministry and A state.'])
	})

	test('gives no cost to a step with one build of unknown cost', async () => {
		const chain = three({ cost: false })
		const listed = steps(chain, await planOnce(chain))
		expect(listed.some(({ cost }) => cost === null)).toBe(true)
		expect(listed.some(({ cost }) => cost !== null)).toBe(true)
	})

	test('takes several steps together: costs add up, and the slowest decides', () => {
		const range = (value: number) => ({ value, low: value / 2, high: value * 2 })
		const step = (cost: number | null, lead: number | null) => ({
			cost: cost === null ? null : range(cost),
			lead: lead === null ? null : range(lead)
		})
		expect(takesTogether([step(10, 3), step(20, 7), step(5, null)])).toEqual({ cost: range(35), lead: range(7) })
		expect(takesTogether([step(10, 3), step(null, 7)])).toEqual({ cost: null, lead: range(7) })
		expect(takesTogether([])).toEqual({ cost: null, lead: null })
	})

	test('a story says of one step what its row says, whatever the search for it left over', async () => {
		const chain = chainFrom('models/india-rare-earths')
		const whole = await planOnce(chain, {}, { id: 'japan-hard-rock', demand: 'headline' })
		const [first] = steps(chain, whole)
		const plan = { ...whole, ladder: whole.ladder.slice(0, first!.rungs.length) }
		expect(steps(chain, plan)).toHaveLength(1)
		expect(first!.builds.length).toBeGreaterThan(realBuilds(first!.builds).length)
		expect(fillTemplate('{takes}', chain, plan, english)[0]!.text).toBe(yearsText(first!.lead!, english))
	})
})

describe('money', () => {
	const chain = three()
	const rate = (unit: string, value: number) => ({
		...chain,
		values: [
			{ id: 'rate', name: 'Rate', figure: { ...figure(value), unit, written: { value, low: null, high: null } } }
		]
	})
	const sums = { value: 214e6, low: 118e6, high: 1290e6 }

	test('has two figures and its range, in the currency of the chain alone where no rate is stated', () => {
		expect(exchangeOf(chain)).toBeNull()
		expect(moneyTexts(chain, sums, english)).toEqual(['USD 210 million (120–1,300)'])
		expect(moneyTexts(chain, { value: 5e6, low: 5e6, high: 5e6 }, english)).toEqual(['USD 5 million'])
	})

	test.each([
		['INR/USD', 90],
		['USD/INR', 1 / 90]
	])('is converted at a rate stated in %s, and counted in crore', (unit, value) => {
		expect(moneyTexts(rate(unit, value), sums, english)[1]).toBe('Rs 1,900 crore (1,100–12,000)')
	})

	test('is converted to any other currency in millions and billions', () => {
		expect(moneyTexts(rate('JPY/USD', 150), sums, english)[1]).toBe('JPY 32 billion (18–190)')
	})

	test('says that costs are no budget, and at which rate they are converted', async () => {
		const rated = rate('INR/USD', 90)
		const listed = steps(rated, await planOnce(rated))
		expect(costNotes(rated, listed, english).map(plain)).toEqual([
			english.words.figures.steps.costs,
			'Converted at 90 INR/USD.'
		])
		expect(costNotes(rated, [], english)).toEqual([])
	})

	test('is converted at the rate of the scenario, by which costs were worked out', async () => {
		const rated = { ...rate('INR/USD', 90), currency: 'USD' }
		const plan = await planOnce(rated, { 'values.rate': 45 })
		const rows = stepRows(rated, plan, english).filter(({ cost }) => cost.length > 0)
		expect(rows.length).toBeGreaterThan(0)
		const { columns, rows: listed } = stepsTable(rated, plan, english)
		const [dollars, rupees] = ['cost', 'costConverted'].map((id) => columns.findIndex(({ key }) => key === id))
		for (const { cells } of listed) {
			const paid = cells[dollars!]!.value
			if (paid !== null) expect(cells[rupees!]!.value).toBeCloseTo(45 * Number(paid), 6)
		}
		for (const { cost, step } of rows) {
			const { value, low, high } = step!.cost!
			const [, told] = cost
			expect(told).toBe(moneyTexts(rate('INR/USD', 45), { value, low, high }, english)[1])
		}
	})
})
