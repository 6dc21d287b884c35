/** The elements side by side: what there is and what is missing sums to the plan, is told and is drawn. */
import { describe, expect, test } from 'vitest'
import { balance } from '#lib/figures/balance.ts'
import { marksOf, type RectMark } from '#lib/figures/scene/scene.ts'
import { balanceOf, ENDS, findingsOf } from '#lib/figures/supply.ts'
import { balanceTable } from '#lib/figures/tables/balance.ts'
import { balanceSentences } from '#lib/figures/text/statement.ts'
import { sum } from '#lib/model/sum.ts'
import { chainOf } from '../support/chains.ts'
import { planOnce } from '../support/engine.ts'
import { contradictions } from '../support/statement-checker.ts'
import { english, isText, planned, textBox } from './plans.ts'

const plain = (text: string) => text.replaceAll('\u00a0', ' ')

/** Ore of which a magnet takes the scarce part, and an oxide any: 50 of the common, 30 of the usual, 20 of the scarce. */
const ore = (over: { magnets?: number } = {}) =>
	chainOf({
		components: ['Common', 'Usual', 'Scarce'],
		pure: ['oxide'],
		feeds: [{ id: 'hill', gives: 'ore', composition: { Common: 0.5, Usual: 0.3, Scarce: 0.2 } }],
		plants: [
			{ id: 'works', takes: 'ore', gives: 'oxide', capacity: 100 },
			{ id: 'maker', takes: [{ material: 'oxide', only: ['Scarce'] }], gives: 'magnet', capacity: 12, stage: 'use' }
		],
		demands: [
			{ id: 'magnets', takes: 'magnet', amount: over.magnets ?? 40, tier: 1 },
			{ id: 'oxides', takes: [{ material: 'oxide', only: ['Common', 'Usual'] }], amount: 80, tier: 2 }
		]
	})

describe.each(['india-rare-earths', 'us-rare-earths'])('of %s', async (model) => {
	const { chain, base, plans } = await planned(model)

	test('all that comes to an end of the chain is in one row, at one end', () => {
		const ends = new Set(['surplus', ...[...chain.demands, ...chain.trades, ...chain.feeds].map(({ id }) => id)])
		for (const { plan, name } of plans) {
			const rows = balanceOf(chain, plan)
			const flows = plan.flows.filter(({ to }) => ends.has(to))
			const whole = sum(flows.map(({ total }) => total))
			expect(Math.abs(sum(rows.map(({ supply }) => supply)) - whole), name).toBeLessThan(1e-9 * (whole + plan.demand))
			for (const { ends: by, supply, component } of rows) {
				expect(Math.abs(sum(Object.values(by)) - supply), `${name} ${component.id}`).toBeLessThan(1e-9 * (supply + 1))
				for (const end of ENDS) expect(by[end], `${name} ${component.id} ${end}`).toBeGreaterThan(-1e-9 * plan.demand)
			}
		}
	})

	test.each([
		{ width: 358, height: 480, size: 13 },
		{ width: 870, height: 480, size: 13 },
		{ width: 1300, height: 700, size: 18 }
	])('labels neither overlap nor leave the figure at $width x $height', ({ width, height, size }) => {
		for (const { plan, name } of [{ name: 'base', plan: base }, ...plans]) {
			const scene = balance(chain, plan, { width, height, size, locale: english })
			const marks = [...marksOf(scene.marks)]
			expect(new Set(marks.map(({ key }) => key)).size).toBe(marks.length)
			const boxes = marks.filter(isText).map(textBox)
			for (const box of boxes) {
				expect(box.left, `${name}: ${box.text}`).toBeGreaterThanOrEqual(-1)
				expect(box.right, `${name}: ${box.text}`).toBeLessThanOrEqual(width + 1)
				expect(box.bottom, `${name}: ${box.text}`).toBeLessThanOrEqual(scene.height + 1)
				for (const other of boxes)
					expect(
						box === other ||
							box.right <= other.left ||
							other.right <= box.left ||
							box.bottom <= other.top ||
							other.bottom <= box.top,
						`${name}: ${box.text} over ${other.text}`
					).toBe(true)
			}
		}
	})

	test('both sides are drawn in one scale', () => {
		const scene = balance(chain, base, { width: 900, height: 480, locale: english })
		const rects = [...marksOf(scene.marks)].filter((mark): mark is RectMark => mark.kind === 'rect')
		const scales = balanceOf(chain, base).flatMap(({ component, ends, missing }) => {
			const width = (key: string) => rects.find((mark) => mark.key === `bar-${key}:${component.id}`)?.width ?? 0
			const low = missing?.low ?? 0
			const drawn = [...ENDS.map((end) => [width(end), ends[end]] as const), [width('missing'), low] as const]
			return drawn.filter(([, amount]) => amount > base.demand / 50).map(([pixels, amount]) => pixels / amount)
		})
		expect(scales.length).toBeGreaterThan(1)
		for (const scale of scales) expect(scale / scales[0]!).toBeCloseTo(1, 2)
	})
})

test('goods that have to contain an element get it or lack it; others take what is there', async () => {
	const chain = ore()
	const plan = await planOnce(chain)
	const near = (value: number) => expect.closeTo(value, 6)
	const rows = balanceOf(chain, plan)
	expect(rows.map(({ component, supply, missing }) => [component.id, supply, missing])).toEqual([
		['Common', near(50), null],
		['Usual', near(30), null],
		['Scarce', near(20), { low: near(28), high: near(28) }]
	])
	expect(rows[2]!.ends).toEqual({ served: near(12), elsewhere: 0, exported: 0, kept: 0, surplus: near(8) })
	expect(plain(balanceSentences(chain, plan, english).join(' '))).toBe(
		'Test chain lacks at least 28 t of scarce a year. The supply includes 50 t of common and 30 t of usual, which no goods need in particular. They make up 80 % of the supply by weight.'
	)
	expect(contradictions(chain, plan, english)).toEqual([])
})

test('what is short and may be of any of several elements is told apart, and is in no row', async () => {
	const chain = ore()
	chain.demands[1]!.amount = { ...chain.demands[1]!.amount!, value: 300 }
	const plan = await planOnce(chain)
	expect(balanceOf(chain, plan).map(({ missing }) => missing?.high ?? null)).toEqual([
		null,
		null,
		expect.closeTo(28, 6)
	])
	expect(plain(balanceSentences(chain, plan, english).join(' '))).toMatch(
		/ Also missing is 220 t of oxides, which may be made of any of several elements and so count under none\./
	)
	expect(contradictions(chain, plan, english)).toEqual([])
})

test('where goods lack nothing, that is said', async () => {
	const chain = ore({ magnets: 12 })
	const plan = await planOnce(chain)
	expect(balanceSentences(chain, plan, english)[0]).toMatch(
		/^The goods that are needed lack none of the elements that they must contain\.$/
	)
	expect(findingsOf(plan, balanceOf(chain, plan))).toMatchObject({ short: [], wanted: [], unaskedWorth: null })
	expect(contradictions(chain, plan, english)).toEqual([])
})

test('what is dear is worth more than its share: the rest is three quarters of India’s supply and a tenth of its worth', async () => {
	const { chain, base } = await planned('india-rare-earths')
	const { unasked, unaskedShare, unaskedWorth } = findingsOf(base, balanceOf(chain, base))
	expect(unasked[0]!.component.id).toBe('Ce')
	expect(unaskedShare).toBeGreaterThan(0.7)
	expect(unaskedWorth).toBeLessThan(0.1)
})

test('the table has the same amounts, and none for a chain of one component', async () => {
	const chain = ore()
	const { columns, rows } = balanceTable(chain, await planOnce(chain), english)
	const at = (key: string) => columns.findIndex((column) => column.key === key)
	expect(rows.map(({ cells }) => cells[at('missing')]!.value)).toEqual([null, null, expect.closeTo(28, 6)])
	const { chain: copper, base } = await planned('copper-example')
	expect(balanceTable(copper, base, english).rows).toEqual([])
})
