/** Amounts in every unit that a model links. */
import { expect, test } from 'vitest'
import { linkedAmounts, linkedOf } from '#lib/figures/linked-units.ts'
import { allTables } from '#lib/exports/tables.ts'
import { elementsIn } from '#lib/model/elements.ts'
import { chainOf } from '../support/chains.ts'
import { chainFrom, planOnce } from '../support/engine.ts'
import { english } from './plans.ts'

const india = chainFrom('models/india-rare-earths')
const everything = () => true

test('what a plant takes in as a good is what it takes in all told, over the content of the good', async () => {
	const plan = await planOnce(india)
	const { taken } = linkedOf(india, plan, 'oscom-cracking')
	const { input } = plan.processes.find(({ id }) => id === 'oscom-cracking')!
	expect(taken.goods.map(({ own }) => own?.unit)).toEqual(['t monazite'])
	expect(taken.all.total).toBeCloseTo(input, 6)
	expect(taken.goods[0]!.own!.gross * 0.55).toBeCloseTo(input, 6)
})

test('follows a content that the scenario sets', async () => {
	const address = 'heavy-minerals.content'
	const amounts = async (set: Record<string, number>) => {
		const plan = await planOnce(india, set)
		return linkedAmounts(india, plan, everything).find(({ material }) => material.id === 'heavy-minerals')!
	}
	const [usual, rich] = [await amounts({}), await amounts({ [address]: 0.6 })]
	expect(usual.own!.content).toBe(0.55)
	expect(rich.own!.content).toBe(0.6)
	expect(rich.own!.gross).toBeCloseTo(rich.total / 0.6, 6)
})

test.each([
	['La', 0.8527],
	['Ce', 0.8141],
	['Sm', 0.8624],
	['Eu', 0.8636],
	['Gd', 0.8676],
	['Tb', 0.8502],
	['Dy', 0.8713],
	['Y', 0.7874]
])('of the oxide of %s %d is the element', (component, part) => {
	expect(elementsIn(india).get(component)!.figure.value).toBeCloseTo(part, 4)
})

test.each(['models/india-rare-earths', 'models/us-rare-earths'])(
	'%s says of every component how much is the element',
	(path) => {
		const chain = chainFrom(path)
		expect([...elementsIn(chain).keys()].toSorted()).toEqual(chain.components.map(({ id }) => id).toSorted())
	}
)

test('metal weighs what its elements weigh, and the money of a flow is that of each oxide in it', async () => {
	const plan = await planOnce(india, { 'sintered-ndfeb': 500 * 0.353 })
	const linked = linkedAmounts(india, plan, everything)
	const metal = linked.find(({ material }) => material.id === 'ndpr-metal')!
	expect(metal.element!.amount).toBeCloseTo(metal.own!.gross, 6)
	expect(metal.element!.part).toBeCloseTo(0.85, 9)
	expect(metal.worth!.value).toBeCloseTo(metal.total * 69000, 3)
	const { taken } = linkedOf(india, plan, 'red-aluva')
	const parts = elementsIn(india)
	const flows = plan.flows.filter(({ to }) => to === 'red-aluva')
	const weight = flows.flatMap(({ components }) =>
		Object.entries(components).map(([id, amount]) => amount * parts.get(id)!.figure.value!)
	)
	expect(taken.all.element!.amount).toBeCloseTo(
		weight.reduce((sum, each) => sum + each, 0),
		6
	)
})

test('follows the part that is the element where the scenario sets it', async () => {
	const plan = await planOnce(india, { 'values.element-La': 0.5 })
	const oxide = linkedAmounts(india, plan, everything).find(({ material }) => material.id === 'oxide')!
	const usual = linkedAmounts(india, await planOnce(india), everything).find(({ material }) => material.id === 'oxide')!
	expect(oxide.element!.amount).toBeLessThan(usual.element!.amount)
})

const bare = chainOf({
	components: ['A', 'B'],
	feeds: [{ id: 'hill', gives: 'ore', available: 80 }],
	plants: [{ id: 'mill', takes: 'ore', gives: 'metal', capacity: 100 }],
	demands: [{ id: 'need', takes: 'metal', amount: 90 }]
})

test('a good without a unit of its own, without elements and without prices is left out, and so is their table', async () => {
	const plan = await planOnce(bare)
	expect(linkedAmounts(bare, plan, everything)).toEqual([])
	expect(allTables(bare, plan, english).map(({ id }) => id)).not.toContain('goods')
})

test('nothing is said of the elements where one of those that flow has no part stated', async () => {
	const figure = { ...india.values![0]!.figure, value: 0.8, unit: '' }
	const chain = { ...bare, values: [{ id: 'part', name: 'Part', figure, elementOf: 'A' }] }
	expect(linkedOf(chain, await planOnce(chain), 'mill').taken.all.element).toBe(null)
})

test('the table of goods has the element, its part of the oxide and the worth', async () => {
	const plan = await planOnce(india)
	const table = allTables(india, plan, english).find(({ id }) => id === 'goods')!
	const place = (key: string) => table.columns.findIndex((column) => column.key === key)
	expect(table.columns.map(({ unit }) => unit)).toContain('t/t REO')
	for (const { cells } of table.rows) {
		const of = (key: string) => Number(cells[place(key)]!.value)
		expect(of('element')).toBeCloseTo(of('total') * of('elementPart'), 6)
		expect(of('worth')).toBeGreaterThan(0)
	}
})
