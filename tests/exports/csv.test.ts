import { describe, expect, test } from 'vitest'
import { figureAddresses } from '#lib/model/addresses/addresses.ts'
import type { Plan } from '#lib/engine/index.ts'
import { csvText } from '#lib/exports/csv-text.ts'
import { planCsv } from '#lib/exports/csv.ts'
import { linkedAmounts } from '#lib/figures/linked-units.ts'
import { steps } from '#lib/figures/steps.ts'
import { en } from '#lib/messages/en/en.ts'
import type { Chain } from '#lib/model/chain.ts'
import { chainFrom, planOnce } from '../support/engine.ts'
import { readCsv, readRecords } from './csv-reader.ts'
import { EVIL, evilChain } from './evil.ts'

const DATE = '2026-11-22'
const csvOf = (chain: Chain, plan: Plan) => planCsv(chain, plan, DATE, en)
const india = chainFrom('models/india-rare-earths')
const number = (cell: string | null | undefined) => (cell === null || cell === undefined ? null : Number(cell))

describe('the text', () => {
	const cells = (...row: (string | number | null)[]) => readCsv(csvText([row]).slice(1))[0]

	test('begins with a byte order mark and ends every row with CRLF', () => {
		expect(csvText([['a'], ['b']])).toBe('\uFEFFa\r\nb\r\n')
	})

	test('keeps commas, quotes and semicolons inside their cell', () => {
		expect(cells('a,b', 'c"d', '"', 'e;f')).toEqual(['a,b', 'c"d', '"', 'e;f'])
		expect(csvText([['e;f']])).toContain('"e;f"')
	})

	test('turns line ends and tabs into spaces, so that a record is a line', () => {
		expect(cells('a\r\nb\tc')).toEqual(['a  b c'])
	})

	test('gives numbers in full and empty cells for what is not known', () => {
		expect(cells(-1.5, 0, 0.1 + 0.2, 1e-9, null, Number.NaN, Infinity)).toEqual([
			'-1.5',
			'0',
			'0.30000000000000004',
			'1e-9',
			'',
			'',
			''
		])
	})

	test.each(EVIL)('lets no spreadsheet run %j', (name) => {
		const [cell = ''] = cells(name) ?? []
		expect(cell).not.toMatch(/^[\s]*[=+\-@＝＋－＠]|^[\t\r\n]/)
	})

	test('leaves harmless text as it is', () => {
		expect(cells("India's, 5 % - and so on", 'a=b', '漢字')).toEqual(["India's, 5 % - and so on", 'a=b', '漢字'])
	})
})

describe('the plan', async () => {
	const plan = await planOnce(india)
	const records = readRecords(csvOf(india, plan))
	const listed = steps(india, plan)
	const of = (record: string) => records.filter((row) => row.record === record)

	test('has one row for each process, flow, loss, feed, stock, demand, trade, element, price, ceiling, cause, rung, step and what it builds', () => {
		const ghosts = plan.top.flows.filter(
			({ from, to, material }) =>
				!plan.flows.some((flow) => flow.from === from && flow.to === to && flow.material === material)
		)
		const counts = {
			total: 1,
			process: plan.processes.length,
			flow: plan.flows.length + ghosts.length,
			loss: plan.losses.length,
			feed: plan.feeds.length,
			demand: plan.demands.length,
			trade: plan.trades.length,
			balance: india.components.length,
			worth: india.values!.filter(({ prices }) => prices !== undefined).length,
			stock: plan.stocks.length + plan.stores.length,
			ceiling: plan.ceilings.length + plan.routeCeilings.length,
			cause: plan.gapByCause.length,
			rung: plan.ladder.length,
			step: listed.length,
			'step build': listed.reduce((sum, { builds }) => sum + builds.length, 0),
			good: linkedAmounts(india, plan, () => true).length,
			'by-product': plan.byproducts.length,
			figure: figureAddresses(india).length
		}
		for (const [record, count] of Object.entries(counts)) expect(of(record), record).toHaveLength(count)
		const known = new Set(Object.keys(counts))
		expect(records.filter((row) => !known.has(row.record!))).toEqual([])
	})

	test('tells rows apart by record and id', () => {
		const keys = records.map((row) => `${row.record} ${row.id}`)
		expect(new Set(keys).size).toBe(keys.length)
	})

	test('gives the plan’s numbers to the last bit', () => {
		const [total] = of('total')
		for (const key of ['demand', 'delivered', 'gap', 'imported'] as const) expect(number(total![key])).toBe(plan[key])
		for (const process of plan.processes) {
			const row = of('process').find((each) => each.id === process.id)!
			for (const key of ['installed', 'effective', 'used', 'needed', 'input', 'output'] as const)
				expect(number(row[key]), `${process.id} ${key}`).toBe(process[key])
			expect(number(row.utilisation)).toBe(process.utilisation)
		}
		for (const flow of plan.flows) {
			const row = of('flow').find((each) => each.id === `${flow.from}>${flow.to}:${flow.material}`)!
			expect(number(row.total)).toBe(flow.total)
			for (const { id } of india.components) expect(number(row[`component.${id}`])).toBe(flow.components[id] ?? 0)
		}
		for (const loss of plan.losses)
			expect(number(of('loss').find((each) => each.id === `${loss.process}>${loss.outlet}`)!.total)).toBe(loss.total)
		for (const demand of plan.demands) {
			const row = of('demand').find((each) => each.id === demand.id)!
			expect([row.demand, row.served, row.short].map(number)).toEqual([demand.amount, demand.served, demand.short])
		}
		expect(of('cause').map((row) => number(row.amount))).toEqual(plan.gapByCause.map((cause) => cause.amount))
		expect(of('step build').map((row) => number(row.added))).toEqual(
			listed.flatMap(({ builds }) => builds.map(({ added }) => added))
		)
	})

	test('gives added capacity in the plant’s own unit as well', () => {
		const row = of('step build').find((each) => each.id!.endsWith(':monazite-mining'))!
		expect(row.gross_unit).toBe('t monazite/yr')
		const { content } = india.materials.find(({ id }) => id === 'monazite-concentrate')!
		expect(number(row.gross)).toBeCloseTo(number(row.added)! / content!.value!, 6)
	})

	test('leaves a number that is not known empty, and writes a known zero', () => {
		const beach = of('feed').find((row) => row.id === 'beach-sands')!
		const swarf = of('process').find((row) => row.id === 'sintered-ndfeb')!
		expect(beach.available).toBeNull()
		expect(swarf.installed).toBe('0')
	})

	test('names unit and sources, and in every row what made it', () => {
		for (const row of [...of('process'), ...of('flow')]) expect(row.unit).toBe('t REO/yr')
		for (const row of of('process')) expect(row.sources).toMatch(/\w/)
		for (const row of records)
			expect(row).toMatchObject({
				model: 'india-rare-earths',
				model_version: india.version,
				model_fingerprint: india.fingerprint,
				scenario: 'today',
				year: '2026',
				demand_basis: 'headline',
				plan_fingerprint: plan.fingerprint,
				exported: DATE
			})
	})
})

test('a chain full of formulas gives no cell that a spreadsheet would run, and loses no row', async () => {
	const plan = await planOnce(evilChain)
	const text = csvOf(evilChain, plan)
	const [head, ...rows] = readCsv(text.slice(1))
	for (const cell of [head!, ...rows].flat())
		expect(cell).not.toMatch(/^\s*[=+@＝＋－＠]|^\s*-(?!\d+(\.\d+)?(e[+-]?\d+)?$)/)
	expect(new Set(rows.map((row) => row.length))).toEqual(new Set([head!.length]))
	expect(head).toContain('component.total')
	const flow = readRecords(text).find((row) => row.id === 'pit>mill:ore')!
	expect(Number(flow['component.total'])).toBeCloseTo(Number(flow.total) / 2, 9)
})
