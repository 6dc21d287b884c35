import { describe, expect, test } from 'vitest'
import { edited, TINY } from '../../../../tests/models/tiny-model.ts'
import type { Chain } from '../chain.ts'
import { readModel, type ModelTexts } from '../read-model.ts'

const FIGURE = 'status: assumed, source: notes, confidence: low'

function resolved(texts: ModelTexts = TINY): Chain {
	const { chain, diagnostics } = readModel(texts)
	expect(diagnostics).toEqual([])
	return chain!
}

const chain = (find: string, replacement: string, texts?: ModelTexts) => edited('chain.yaml', find, replacement, texts)

describe('a nameplate', () => {
	const nameplate = (written: string) => resolved(chain('800 t rock/yr', written)).processes[0]!.plants[0]!.nameplate

	test.each([
		['800 t rock/yr', 400],
		['0.8 kt rock/yr', 400],
		['400 t X/yr', 400],
		['400000 kg X/yr', 400]
	])('of %s is 400 in base units', (written, base) => expect(nameplate(written).value).toBeCloseTo(base, 10))

	test('keeps the unit and the number as written', () => {
		expect(nameplate('0.8 kt rock/yr')).toMatchObject({ unit: 'kt rock/yr', written: { value: 0.8 } })
	})
})

test('capacity may be counted on several materials of one unit, and every run then counts for what it handles of them', () => {
	const two = chain('      on: rock\n', '      on: [rock, scrap]\n')
	expect(resolved(two).processes[0]!.basis).toEqual(['rock', 'scrap'])
})

test('a source may be marked as recalled', () => {
	const marked = edited('sources.yaml', 'publisher: ', 'recalled: true, publisher: ')
	expect(resolved(marked).sources[0]!.recalled).toBe(true)
	expect(resolved().sources[0]).not.toHaveProperty('recalled')
})

test('a node has a short name where one is written', () => {
	const [first, second] = resolved(chain('name: Hill', "name: Hill\n    short: H'll")).feeds
	expect(first).toMatchObject({ name: 'Hill', short: "H'll" })
	expect(second?.short).toBeUndefined()
})

describe('a range', () => {
	test('in bare numbers is in the unit of the value', () => {
		const { available } = resolved().feeds[0]!
		expect(available).toMatchObject({ value: 500, low: 450, high: 550, written: { value: 1000, low: 900, high: 1100 } })
	})

	test('in another unit is written in the unit of the value', () => {
		const { available } = resolved(chain('low: 900', 'low: 0.45 kt X/yr')).feeds[0]!
		expect(available!.low).toBeCloseTo(450, 10)
		expect(available!.written.low).toBeCloseTo(900, 10)
	})
})

describe('what is not a number', () => {
	test('none is zero, unknown is not, and neither is the other', () => {
		const { trades } = resolved()
		expect(trades.map(({ amount }) => [amount.state, amount.value])).toEqual([
			['unknown', null],
			['none', 0]
		])
	})

	test('a written zero is known', () => {
		const { trades } = resolved(chain('amount: { value: none', 'amount: { value: 0 t X/yr'))
		expect(trades[1]!.amount).toMatchObject({ state: 'known', value: 0 })
	})

	test('an unknown value may have a range', () => {
		const { available } = resolved(
			chain('value: 1000 t rock/yr, low: 900, high: 1100', 'value: unknown, low: 450, high: 550')
		).feeds[0]!
		expect(available).toMatchObject({ state: 'unknown', value: null, low: 450, high: 550, unit: 't X/yr' })
	})
})

describe('yields', () => {
	test('have every component, and the rest takes what is left', () => {
		const [oxide, waste] = resolved().processes[0]!.modes[0]!.yields
		expect(oxide).toMatchObject({ to: { material: 'oxide' }, shares: { A: 0.9, B: 0.8 } })
		expect(waste!.to).toEqual({ outlet: 'waste' })
		expect(waste!.figure).toBeNull()
		expect(waste!.shares.A).toBeCloseTo(0.1, 12)
		expect(waste!.shares.B).toBeCloseTo(0.2, 12)
	})

	test('that miss 1 by rounding are made to sum to exactly 1', () => {
		const { processes } = resolved(chain('yield: { shares: 0.05', 'yield: { shares: 0.05004'))
		const [oxide, waste] = processes[2]!.modes[0]!.yields
		expect(oxide!.shares.A! + waste!.shares.A!).toBeCloseTo(1, 15)
		expect(oxide!.figure!.shares.A).toBe(0.95)
	})

	test('of components that the process does not take may be left out', () => {
		const only = chain(
			'- takes: scrap',
			'- takes: { material: scrap, only: A }',
			chain('scrap: { name: Scrap, stage: use }', 'scrap: { name: Scrap, stage: use, pure: true }')
		)
		const partial = chain(
			'yield: { shares: 0.05, ',
			'yield: { shares: { A: 0.05 }, ',
			chain('yield: { shares: 0.95, ', 'yield: { shares: { A: 0.95 }, ', only)
		)
		expect(resolved(partial).processes[2]!.modes[0]!.yields[0]!.shares).toEqual({ A: 0.95, B: 0 })
	})
})

describe('a composition', () => {
	test('that misses 1 by rounding is made to sum to 1', () => {
		const { composition } = resolved(chain('B: 0.25', 'B: 0.25005')).feeds[0]!
		expect(composition!.shares.A! + composition!.shares.B!).toBeCloseTo(1, 15)
		expect(composition!.shares.A).toBeLessThan(0.75)
	})

	test('has a range where one is written, and none elsewhere', () => {
		const { composition } = resolved(chain('A: 0.75, B', "A: '0.75 (0.7..0.8)', B")).feeds[0]!
		expect(composition!.low).toEqual({ A: 0.7, B: 0.25 })
		expect(composition!.high).toEqual({ A: 0.8, B: 0.25 })
	})
})

describe('a demand', () => {
	const counted = (amount: string, written: string) => {
		const goods = chain(
			'oxide: { name: Oxide,',
			`oxide: { name: Oxide, gross: t disc, content: { value: 0.25, ${FIGURE} },`
		)
		const demand = chain('counted: { value: 1.25,', `counted: { value: ${written},`, chain('600 t X/yr', amount, goods))
		return resolved(demand).demands[1]!
	}

	test('is the need, times what is counted per unit delivered', () => {
		expect(resolved().demands[1]).toMatchObject({ amount: { value: 750, written: { value: 600 } }, counted: 1.25 })
	})

	test('may count base units per gross unit', () => {
		const { amount, counted: times } = counted('6000 t disc/yr', '0.4 t X/t disc')
		expect(amount.value).toBeCloseTo(2400, 9)
		expect(times).toBeCloseTo(1.6, 12)
	})

	test('counts the same whether written in goods or in what they contain', () => {
		expect(counted('1500 t X/yr', '0.4 t X/t disc').amount.value).toBeCloseTo(2400, 9)
	})

	test('belongs to its basis', () => {
		const { demandBases, demands } = resolved()
		expect(demandBases.map((each) => each.demands)).toEqual([['need'], ['need-more']])
		expect(demands.map((each) => each.basis)).toEqual(['base', 'more'])
	})
})

describe('costs, times and by-products', () => {
	test('a cost per gross unit is a cost per base unit', () => {
		const { expansion } = resolved(chain('1400 USD/(t X/yr)', '700 USD/(t rock/yr)')).processes[0]!
		expect(expansion.cost).toMatchObject({ value: 1400, unit: 'USD/(t rock/yr)' })
	})

	test('a lead time is in years', () => {
		expect(resolved(chain('value: 3 yr', 'value: 18 months')).processes[0]!.expansion.lead!.value).toBeCloseTo(1.5, 12)
	})

	test('a by-product has its own unit, per base unit', () => {
		const made = chain(
			'    lever: { max: 2000 t rock/yr, step: 10 }',
			`    byproducts: { salt: { name: Salt, per: { value: 900 kg salt/t X, ${FIGURE} } } }\n    commitment: { value: 100 t rock/yr, ${FIGURE} }`
		)
		const { byproducts, commitment } = resolved(made).processes[0]!
		expect(byproducts[0]).toMatchObject({ id: 'salt', unit: 'kg salt', per: { value: 900 } })
		expect(commitment!.value).toBe(50)
	})
})

describe('a lever', () => {
	test('is in the unit of its max, with base units per one of it', () => {
		expect(resolved().levers).toEqual([
			{
				id: 'splitter',
				kind: 'capacity',
				name: 'Splitter',
				stage: 'split',
				unit: 't rock/yr',
				factor: 0.5,
				min: 0,
				max: 2000,
				step: 10
			},
			{
				id: 'need-more',
				kind: 'demand',
				name: 'Need more',
				stage: 'use',
				unit: 't X/yr',
				factor: 1.25,
				min: 0,
				max: 1000,
				step: 10
			}
		])
	})

	test('may have its bounds in other units', () => {
		const [lever] = resolved(
			chain(
				'lever: { max: 2000 t rock/yr, step: 10 }',
				'lever: { min: 100 t X/yr, max: 2 kt rock/yr, step: 10 t rock/yr }'
			)
		).levers
		expect(lever).toMatchObject({ unit: 'kt rock/yr', min: 0.2, max: 2, step: 0.01, factor: 500 })
	})
})

describe('a figure', () => {
	test("has its source's date unless it has its own", () => {
		const { feeds } = resolved(chain('high: 1100,', 'high: 1100, date: 2024-05,'))
		expect(feeds[0]!.available!.date).toBe('2024-05')
		expect(feeds[0]!.composition!.date).toBe('2026-11')
	})

	test('keeps the values that disagree with it', () => {
		const { feeds } = resolved(
			chain('high: 1100,', 'high: 1100, alternatives: [{ value: 0.8 kt rock/yr, source: notes, reason: Older }],')
		)
		expect(feeds[0]!.available!.alternatives).toEqual([
			{ value: 0.8, unit: 'kt rock/yr', sources: ['notes'], reason: 'Older' }
		])
	})
})

test('a process says who owns it, who has to allow its growth and what it waits for, where the model does', () => {
	const [splitter] = resolved(
		chain('name: Splitter', 'name: Splitter\n    owner: Ex Ltd\n    authority: Ministry\n    waits: a lease')
	).processes
	expect(splitter).toMatchObject({ owner: 'Ex Ltd', authorities: ['Ministry'], waits: 'a lease' })
	expect(resolved().processes[0]).not.toHaveProperty('owner')
})

test('a chain is plain data, and says by its fingerprint whether it is the same', () => {
	const one = resolved()
	expect(structuredClone(one)).toEqual(one)
	expect(JSON.parse(JSON.stringify(one))).toEqual(one)
	expect(resolved().fingerprint).toBe(one.fingerprint)
	expect(resolved(chain('1000 t rock/yr', '1001 t rock/yr')).fingerprint).not.toBe(one.fingerprint)
})
