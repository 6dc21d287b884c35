import { expect, test } from 'vitest'
import { figuresBehind, figuresOf } from '#lib/figures/text/provenance.ts'
import { english, planned } from './plans.ts'

const { chain, plans } = await planned('india-rare-earths')
const { words } = english
const materials = new Set(chain.materials.map(({ id }) => id))

test('every figure that a plan rests on stands in the details of its node', () => {
	let seen = 0
	for (const { plan, name } of plans)
		for (const { id, figure } of figuresBehind(chain, plan, words).filter((each) => !materials.has(each.id))) {
			const shown = figuresOf(chain, plan.scenario, id, words).map((each) => each.figure)
			expect(shown.includes(figure), `${name}: ${id}`).toBe(true)
			seen++
		}
	expect(seen).toBeGreaterThan(500)
})

test('the figure that a scenario sets comes first, under its name, and stands in for the plants’', () => {
	const { plan } = plans.find(({ name }) => name.startsWith('repm-full'))!
	const [id = '', set] = Object.entries(chain.scenarios.find((each) => each.id === 'repm-full')!.set)[0]!
	expect(figuresOf(chain, plan.scenario, id, words)[0]).toMatchObject({ name: plan.scenario.name, figure: set })
	const behind = figuresBehind(chain, plan, words).filter((each) => each.id === id)
	expect(behind.map((each) => each.figure)).toContain(set)
	expect(behind.some(({ name }) => name.startsWith('Nameplate'))).toBe(false)
})

test('a node that is not there has no figures', () => {
	expect(figuresOf(chain, plans[0]!.plan.scenario, 'nowhere', words)).toEqual([])
})
