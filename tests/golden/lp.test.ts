/**
 * The mathematics, to be read: one tiny chain per family of constraints, written out as an LP file. A change of any
 * coefficient, bound or name shows in the diff. Amounts are such that nothing is scaled. Each file is also solved
 * afresh from its text, and has to agree with the warm model that the engine solves.
 */
import loadHighs from 'highs'
import { describe, expect, test } from 'vitest'
import { lpName, lpText } from '../support/lp-text.ts'
import type { Bounds, Cost, LinearProgram } from '#lib/engine/lp/program.ts'
import { LpSession, SolveRecord } from '#lib/engine/lp/session.ts'
import { Programme } from '#lib/engine/programme/programme.ts'
import { expansionWeights } from '#lib/engine/explain/ladder/search.ts'
import { situationOf, type Situation } from '#lib/engine/programme/situation.ts'
import { applyScenario } from '#lib/model/scenario/apply-scenario.ts'
import { Symmetry } from '#lib/engine/programme/symmetry.ts'
import { chainOf, openToday, type ChainSpec } from '../support/chains.ts'
import { testSolver } from '../support/engine.ts'

interface Family {
	file: string
	/** What to look for in the file, its first lines. */
	says: string[]
	spec: ChainSpec
	/** Other than the shortfall of the first tier. */
	ask?(programme: Programme, s: Situation, bounds: Bounds): Cost
}

const ndLa = { components: ['Nd', 'La'] }
const mixed = { id: 'ore', gives: 'ore', composition: { Nd: 0.2, La: 0.8 } }

const FAMILIES: Family[] = [
	{
		file: 'balance',
		says: [
			'Yields and outlets. The mill keeps 0.9 of Nd and 0.5 of La; what it loses is no row, only less to hand on:',
			'0.2 x 0.9 + 0.8 x 0.5 = 0.58 of what it takes in.'
		],
		spec: {
			...ndLa,
			feeds: [mixed],
			plants: [
				{ id: 'mine', takes: 'ore', gives: 'mined', capacity: 9000 },
				{ id: 'mill', takes: 'mined', gives: 'concentrate', yield: { Nd: 0.9, La: 0.5 }, capacity: 8000 }
			],
			demands: [{ id: 'need', takes: 'concentrate', amount: 5000 }]
		}
	},
	{
		file: 'separation',
		says: [
			'Separation. One lot of ore becomes one lot of oxide per component, each with a balance of its own, so that Nd and',
			'La are served apart and neither can stand in for the other.'
		],
		spec: {
			...ndLa,
			pure: ['oxide'],
			feeds: [mixed],
			plants: [{ id: 'split', takes: 'ore', gives: 'oxide', yield: { Nd: 0.95, La: 0.9 }, capacity: 8000 }],
			demands: [
				{ id: 'magnets', takes: [{ material: 'oxide', only: ['Nd'] }], amount: 2000 },
				{ id: 'glass', takes: [{ material: 'oxide', only: ['La'] }], amount: 3000 }
			]
		}
	},
	{
		file: 'lots',
		says: [
			'Lots. Two ores of different composition stay apart through the mill, one column and one balance each, and share',
			'its capacity.'
		],
		spec: {
			...ndLa,
			feeds: [
				{ id: 'sand', gives: 'ore', available: 3000, composition: { Nd: 0.2, La: 0.8 } },
				{ id: 'rock', gives: 'ore', available: 4000, composition: { Nd: 0.5, La: 0.5 } }
			],
			plants: [{ id: 'mill', takes: 'ore', gives: 'concentrate', yield: { Nd: 1, La: 0.5 }, capacity: 6000 }],
			demands: [{ id: 'need', takes: 'concentrate', amount: 5000 }]
		}
	},
	{
		file: 'recipe',
		says: ['Recipe. A tonne into the alloy plant is 0.3 t of Nd metal and 0.7 t of La metal, in one column.'],
		spec: {
			...ndLa,
			pure: ['oxide'],
			feeds: [mixed],
			plants: [
				{ id: 'split', takes: 'ore', gives: 'oxide', capacity: 9000 },
				{ id: 'nd-metal', takes: [{ material: 'oxide', only: ['Nd'] }], gives: 'nd', capacity: 4000 },
				{ id: 'la-metal', takes: [{ material: 'oxide', only: ['La'] }], gives: 'la', capacity: 4000 },
				{
					id: 'alloy',
					recipe: [
						{ takes: 'nd', share: 0.3 },
						{ takes: 'la', share: 0.7 }
					],
					gives: 'alloy',
					capacity: 7000
				}
			],
			demands: [{ id: 'need', takes: 'alloy', amount: 5000 }]
		}
	},
	{
		file: 'recycle',
		says: [
			'Recycle. A quarter of what the magnet plant takes in is swarf, 0.9 of which comes back into the balance of oxide:',
			'the loop is two columns and no iteration.'
		],
		spec: {
			pure: ['oxide'],
			feeds: [{ id: 'ore', gives: 'ore', available: 5000 }],
			plants: [
				{ id: 'refine', takes: 'ore', gives: 'oxide', capacity: 9000 },
				{ id: 'magnet', takes: 'oxide', gives: 'magnet', yield: 0.75, rest: 'swarf', capacity: 9000 },
				{ id: 'recycle', takes: 'swarf', gives: 'oxide', yield: 0.9, capacity: 9000 }
			],
			demands: [{ id: 'need', takes: 'magnet', amount: 5000 }]
		}
	},
	{
		file: 'capacity',
		says: [
			'Capacity and expansion, as the ladder asks: the least that has to be added, by what it costs, to deliver 4,500 t.',
			'The mill is counted on what it gives, so a tonne run takes 0.8 of its capacity, and may grow by 3,000 t at most.'
		],
		spec: {
			feeds: [{ id: 'ore', gives: 'ore' }],
			plants: [
				{ id: 'mine', takes: 'ore', gives: 'mined', capacity: 5000, cost: 100 },
				{ id: 'mill', takes: 'mined', gives: 'metal', yield: 0.8, capacity: 2000, basis: 'metal', limit: 5000, cost: 300 }
			],
			demands: [{ id: 'need', takes: 'metal', amount: 5000 }]
		},
		ask(programme, s, bounds) {
			s.room.forEach((most, p) => programme.expand(bounds, p, 0, most))
			programme.limitTier(bounds, 0, 500)
			const weights = expansionWeights(
				programme.chain,
				s.room.map(() => 0)
			)
			return programme.expansionCost(weights, 0, 0)
		}
	},
	{
		file: 'demand',
		says: [
			'Demand. A tonne of magnets counts as 1.25 t of need, for what is lost in their making; served and short sum to the',
			'need. The first tier weighs a thousand of the second.'
		],
		spec: {
			feeds: [{ id: 'ore', gives: 'ore' }],
			plants: [{ id: 'mine', takes: 'ore', gives: 'metal', capacity: 4000 }],
			demands: [
				{ id: 'magnets', takes: 'metal', amount: 2000, counted: 1.25 },
				{ id: 'other', takes: 'metal', amount: 3000, tier: 2 }
			]
		}
	},
	{
		file: 'feed',
		says: ['Feeds. The pit gives 3,000 t a year at most, which is a bound; nothing is known to limit the dunes.'],
		spec: {
			feeds: [
				{ id: 'pit', gives: 'rock', available: 3000 },
				{ id: 'dunes', gives: 'sand', available: null }
			],
			plants: [
				{ id: 'mine', takes: 'rock', gives: 'ore', capacity: 9000 },
				{ id: 'dredge', takes: 'sand', gives: 'ore', capacity: 1000 }
			],
			demands: [{ id: 'need', takes: 'ore', amount: 5000 }]
		}
	},
	{
		file: 'import',
		says: [
			'Import. Oxide from abroad, 1,500 t at most, is a second supply of the same lots: 0.25 t of Nd and 0.75 t of La in',
			'every tonne.'
		],
		spec: {
			...ndLa,
			pure: ['oxide'],
			feeds: [mixed],
			plants: [{ id: 'split', takes: 'ore', gives: 'oxide', capacity: 3000 }],
			demands: [{ id: 'need', takes: 'oxide', amount: 5000 }],
			trades: [
				{ id: 'abroad', kind: 'import', material: 'oxide', amount: 1500, composition: { Nd: 0.25, La: 0.75 } }
			]
		}
	},
	{
		file: 'export',
		says: ['Export commitment. What is shipped and what is owed sum to the contract: 800 t, before any of the second tier.'],
		spec: {
			feeds: [{ id: 'ore', gives: 'ore' }],
			plants: [{ id: 'mine', takes: 'ore', gives: 'metal', capacity: 4500 }],
			demands: [{ id: 'need', takes: 'metal', amount: 5000, tier: 2 }],
			trades: [{ id: 'offtake', kind: 'export', material: 'metal', amount: 800, tier: 1 }]
		}
	},
	{
		file: 'run',
		says: [
			'Run commitment. The contract asks the mine for 2,500 t a year and the ore gives 1,000 t: the rest is a shortfall with',
			'a name, and the programme stays feasible.'
		],
		spec: {
			feeds: [{ id: 'ore', gives: 'ore', available: 1000 }],
			plants: [{ id: 'mine', takes: 'ore', gives: 'metal', capacity: 6000, commitment: 2500 }],
			demands: [{ id: 'need', takes: 'metal', amount: 5000 }]
		}
	},
	{
		file: 'stock',
		says: [
			'Stock and resource. Of the 2,500 t in the heap 500 t are held back: 2,000 t may be drawn, and 1,500 t more put in',
			'than drawn, up to the limit of 4,000 t. The pit gives the 1,200 t that it has left, less than it may give in a year.'
		],
		spec: {
			feeds: [{ id: 'pit', gives: 'ore', available: 3000, resource: 1200 }],
			stocks: [{ id: 'heap', holds: 'ore', amount: 2500, limit: 4000, least: 500 }],
			plants: [{ id: 'mill', takes: 'ore', gives: 'metal', yield: 0.9, capacity: 6000 }],
			demands: [{ id: 'need', takes: 'metal', amount: 5000 }]
		}
	},
	{
		file: 'store',
		says: [
			'Stores. Each tonne into the mill leaves 0.1 t for the pond, and 0.45 t of salt with its 0.9 t of metal; the pond has',
			'room for 300 t, the shed for 1,600 t less the 250 t that are in it.'
		],
		spec: {
			feeds: [{ id: 'ore', gives: 'ore' }],
			stores: [
				{ id: 'pond', holds: 'waste', limit: 300 },
				{ id: 'shed', holds: 'salt', amount: 250, limit: 1600 }
			],
			plants: [
				{ id: 'mill', takes: 'ore', gives: 'metal', yield: 0.9, capacity: 6000, byproducts: { salt: 0.5 } }
			],
			demands: [{ id: 'need', takes: 'metal', amount: 5000 }]
		}
	}
]

interface Posed {
	programme: Programme
	program: LinearProgram
	asked: Cost
}

/** The programme of a family, with its bounds and costs. */
function pose({ spec, ask }: Family): Posed {
	const chain = chainOf(spec)
	const applied = applyScenario(chain, openToday)
	const s = situationOf(applied.chain, applied.scenario)
	const programme = new Programme(s.chain)
	expect(s.scale).toBe(1)
	const bounds = programme.bounds(s)
	const asked = ask?.(programme, s, bounds) ?? programme.tierLevels[0]!
	const cost = new Float64Array(programme.lp.cost.length)
	for (const [column, value] of asked) cost[column] = value
	return { programme, program: { ...programme.lp, ...bounds, cost }, asked }
}

const textOf = ({ says }: Family, program: LinearProgram) => [...says.map((line) => `\\ ${line}`), lpText(program)].join('\n')

/** The optimum as the engine finds it: bounds and costs sent to a model that is kept. */
async function warmOptimum({ programme, program, asked }: Posed): Promise<number> {
	const session = new LpSession(await testSolver(), programme.lp, new SolveRecord())
	try {
		const { colValue } = session.solve({ bounds: program, cost: asked, scale: 1 })
		return program.cost.reduce((sum, c, j) => sum + c * colValue[j]!, 0)
	} finally {
		session.dispose()
	}
}

describe('the programme', () => {
	test.each(FAMILIES)('of $file reads as written', async (family) => {
		await expect(textOf(family, pose(family).program)).toMatchFileSnapshot(`lp/${family.file}.lp`)
	})

	test.each(FAMILIES)('of $file has the same optimum from its text as warm', async (family) => {
		const posed = pose(family)
		const highs = await loadHighs()
		const solved = highs.solve(textOf(family, posed.program))
		expect(solved.Status).toBe('Optimal')
		const warm = await warmOptimum(posed)
		expect(Math.abs(solved.ObjectiveValue - warm)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(warm)))
	})

	test.each(FAMILIES)('of $file keeps every column apart in its text', async (family) => {
		const { program } = pose(family)
		const highs = await loadHighs()
		const read = Object.keys(highs.solve(textOf(family, program)).Columns).sort()
		expect(read).toEqual(program.colNames.map(lpName).sort())
	})

	test('of some family has an optimum other than nothing, and of some a shortfall', async () => {
		const optima = await Promise.all(FAMILIES.map(async (family) => warmOptimum(pose(family))))
		expect(optima.filter((optimum) => optimum > 1).length).toBeGreaterThanOrEqual(6)
	})
})

test('the objective is asked level by level: shortfalls tier by tier, then imports, throughput and order', async () => {
	const chain = chainOf({
		feeds: [{ id: 'ore', gives: 'ore' }],
		plants: [{ id: 'mine', takes: 'ore', gives: 'metal', capacity: 3000, commitment: 100 }],
		demands: [
			{ id: 'later', takes: 'metal', amount: 2500, tier: 2 },
			{ id: 'first', takes: 'metal', amount: 2500 }
		],
		trades: [
			{ id: 'abroad', kind: 'import', material: 'metal', amount: 500 },
			{ id: 'offtake', kind: 'export', material: 'metal', amount: 200, tier: 2 }
		]
	})
	const programme = new Programme(chain)
	const { rank } = new Symmetry(programme).under(programme.lp)
	const levels = [...programme.tierLevels, programme.preferenceLevel(rank)]
	const lines = levels.map((level, i) => {
		const cost = new Float64Array(programme.lp.cost.length)
		for (const [column, value] of level) cost[column] = value
		return `${i + 1}.${lpText({ ...programme.lp, cost }).split('\n')[1]!.replace('objective', 'Minimize')}`
	})
	await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('lp/objective-levels.txt')
})
