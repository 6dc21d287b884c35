import { describe, expect, test } from 'vitest'
import { tables, type Table } from '#lib/figures/tables/tables.ts'
import { chainFrom, planOnce } from '../support/engine.ts'
import { english, planned } from './plans.ts'
import { sum } from '#lib/model/sum.ts'

const column = (table: Table, key: string) => table.columns.findIndex((each) => each.key === key)
const values = (table: Table, key: string) => table.rows.map((row) => row.cells[column(table, key)]!.value as number)

describe.each(['india-rare-earths', 'copper-example'])('%s', async (model) => {
	const { chain, plans, base } = await planned(model)
	const of = (id: string, plan = base) => tables(chain, plan, english).find((table) => table.id === id)!

	test('a cost is in full for files, and with three figures for readers', () => {
		const table = of('ladder')
		const cells = table.rows.map((row) => row.cells[column(table, 'cost')]!)
		expect(cells.flatMap(({ value }) => (value === null ? [] : [value]))).toEqual(base.ladder.map(({ cost }) => cost))
		for (const { value, text } of cells)
			if (typeof value === 'number') expect(text).toBe(english.numbers.picture(value))
	})

	test('every table is well formed: one cell a column, keys unique, numbers in numeric columns, units beside them', () => {
		for (const { plan, name } of plans) {
			for (const table of tables(chain, plan, english)) {
				expect(new Set(table.rows.map((row) => row.key)).size, `${name} ${table.id}`).toBe(table.rows.length)
				expect(new Set(table.columns.map((each) => each.key)).size).toBe(table.columns.length)
				for (const row of table.rows) {
					expect(row.cells).toHaveLength(table.columns.length)
					row.cells.forEach(({ value, text }, index) => {
						const { numeric, unit } = table.columns[index]!
						if (numeric) expect(unit).not.toBeNull()
						if (!numeric) expect(typeof value === 'string' || value === null).toBe(true)
						if (typeof value === 'number') expect(text).not.toBe('')
						expect(text).not.toMatch(/NaN|undefined|null/)
					})
				}
			}
		}
	})

	test('demands: served and short sum to the demand, in total to the plan', () => {
		for (const { plan } of plans) {
			const table = of('demands', plan)
			expect(sum(values(table, 'served'))).toBeCloseTo(plan.delivered, 6)
			expect(sum(values(table, 'short'))).toBeCloseTo(plan.gap, 6)
			expect(sum(values(table, 'demand'))).toBeCloseTo(plan.demand, 6)
		}
	})

	test('flows: components sum to the total of each row', () => {
		const table = of('flows')
		for (const row of table.rows) {
			const parts = chain.components.map(({ id }) => row.cells[column(table, id)]!.value as number)
			expect(sum(parts)).toBeCloseTo(row.cells[column(table, 'total')]!.value as number, 6)
		}
	})

	test('processes: the loss of a row is what the losses table lists for it', () => {
		const processes = of('processes')
		const losses = of('losses')
		for (const row of processes.rows) {
			const listed = base.losses.filter((loss) => loss.process === row.key).reduce((sum, loss) => sum + loss.total, 0)
			expect(row.cells[column(processes, 'loss')]!.value as number).toBeCloseTo(listed, 6)
		}
		expect(losses.rows).toHaveLength(base.losses.length)
	})

	test('gap by cause sums to the gap, and the ladder ends where the plan says', () => {
		for (const { plan } of plans.filter(({ plan }) => plan.gap > 1)) {
			expect(sum(values(of('gap-by-cause', plan), 'amount'))).toBeCloseTo(plan.gap, 4)
			if (plan.ladder.length === 0) continue
			const end = plan.ladder.at(-1)!.delivered
			expect(values(of('ladder', plan), 'delivered').at(-1)).toBe(end)
			expect(values(of('steps', plan), 'delivered').at(-1)).toBe(end)
			expect(Math.abs(end - plan.top.delivered)).toBeLessThan(1e-8 * plan.demand)
		}
	})

	test('every source that a table names is one of the model', () => {
		const known = new Set(chain.sources.map((source) => source.id))
		for (const table of tables(chain, base, english)) {
			const at = column(table, 'sources')
			if (at < 0) continue
			for (const row of table.rows)
				for (const id of row.cells[at]!.text.split(' ').filter(Boolean)) expect(known).toContain(id)
		}
	})
})

test('zero, none and unknown are three texts, and unknown is no number', async () => {
	const { chain, base } = await planned('india-rare-earths')
	const feeds = tables(chain, base, english).find((table) => table.id === 'feeds')!
	const unknown = feeds.rows.find((row) => row.key === 'beach-sands')!.cells[column(feeds, 'available')]!
	expect(unknown).toEqual({ value: null, text: 'unknown' })
	const plan = { ...base, processes: base.processes.map((each) => ({ ...each, effective: null, utilisation: 0 })) }
	const processes = tables(chain, plan, english).find((table) => table.id === 'processes')!
	expect(processes.rows[0]!.cells[column(processes, 'utilisation')]).toEqual({ value: null, text: 'unknown' })
	const none = {
		...chain,
		feeds: chain.feeds.map((feed) => ({ ...feed, available: { ...feed.available!, state: 'none' as const, value: 0 } }))
	}
	const table = tables(none, base, english).find((each) => each.id === 'feeds')!
	expect(table.rows[0]!.cells[column(table, 'available')]).toEqual({ value: 0, text: 'none' })
})

test('a process whose capacity the scenario sets cites the scenario’s sources, one set by hand cites none', async () => {
	const chain = chainFrom('models/india-rare-earths')
	const sources = async (set: Record<string, number>) => {
		const plan = await planOnce(chain, set, { id: 'japan-hard-rock' })
		const table = tables(chain, plan, english).find((each) => each.id === 'processes')!
		const column = table.columns.findIndex((each) => each.key === 'sources')
		return table.rows.find((row) => row.key === 'kamthai-mining')!.cells[column]!.text
	}
	const named = chain.scenarios.find((each) => each.id === 'japan-hard-rock')!.set['kamthai-mining']!
	expect(await sources({})).toBe(named.sources.join(' '))
	expect(await sources({ 'kamthai-mining': 100 })).toBe('')
})
