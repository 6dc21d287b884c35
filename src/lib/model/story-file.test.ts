import { expect, test } from 'vitest'
import type { Chain } from './chain.ts'
import { readStory } from './story-file.ts'

const lever = {
	id: 'mill',
	kind: 'capacity',
	name: 'Mill',
	stage: 'mill',
	unit: 't ore/yr',
	factor: 0.1,
	min: 0,
	max: 9,
	step: 1
}
const chain = {
	years: { first: 2026, last: 2040 },
	components: [{ id: 'Cu', name: 'Copper' }],
	stages: [{ id: 'mill', name: 'Mill' }],
	feeds: [{ id: 'pit', name: 'Pit' }],
	processes: [{ id: 'mill', name: 'Mill' }],
	demands: [],
	trades: [],
	demandBases: [{ id: 'plain', name: 'Plain' }],
	levers: [lever],
	scenarios: [{ id: 'today', name: 'Today' }],
	sources: [{ id: 'S1' }]
} as unknown as Chain

const codes = (yaml: string) => readStory(yaml, chain).diagnostics.map(({ code, line, path }) => [code, line, path])

test('a model without a story has no steps and no complaints', () => {
	expect(readStory(undefined, chain)).toEqual({ steps: [], diagnostics: [] })
})

test('a step becomes a scenario, a view and a sentence', () => {
	const { steps, diagnostics } = readStory(
		`story:
  - title: 'Makes {delivered} of {demand}; the mill is at {utilisation:mill}'
    scenario: today
    year: 2030
    set: { mill: '1,200 t ore/yr' }
    select: mill
    levers: [mill]
    source: [S1]
`,
		chain
	)
	expect(diagnostics).toEqual([])
	expect(steps).toMatchObject([
		{
			scenario: { id: 'today', year: 2030, demand: null, set: { mill: 1200 } },
			select: 'mill',
			show: 'sankey',
			note: null
		}
	])
})

test('everything wrong is reported at once, each at its line', () => {
	const yaml = `story:
  - title: 'Makes {deliverd} at {used:mil}'
    scenario: todya
    year: 2050
    set: { mill: 5 t REO/yr }
    levers: [smelter]
`
	expect(codes(yaml)).toEqual([
		['unknown-placeholder', 2, 'story[0].title'],
		['unknown-id', 2, 'story[0].title'],
		['unknown-id', 3, 'story[0].scenario'],
		['out-of-range', 4, 'story[0].year'],
		['bad-unit', 5, 'story[0].set.mill'],
		['unknown-id', 6, 'story[0].levers[0]']
	])
})

test('an unknown key and a placeholder with an id too many are refused', () => {
	expect(codes(`story:\n  - { title: 'Gap {gap:mill}', scenario: today, tittle: x }\n`)).toEqual([
		['unknown-key', 2, 'story[0].tittle'],
		['unknown-placeholder', 2, 'story[0].title']
	])
})

test('text that is not YAML is reported with its line and gives no steps', () => {
	const { steps, diagnostics } = readStory('story:\n  - title: [', chain)
	expect(steps).toEqual([])
	expect(diagnostics[0]?.code).toBe('yaml-syntax')
})
