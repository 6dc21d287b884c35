import { expect, test } from 'vitest'
import { readModel } from '#lib/model/read-model.ts'
import { TINY } from './tiny-model.ts'

const told = (story?: string) => readModel({ ...TINY, 'story.yaml': story })
const codes = (story: string) => told(story).diagnostics.map(({ code, line, path }) => [code, line, path])

test('a model without a story has no steps and no complaints', () => {
	expect(told()).toMatchObject({ story: [], diagnostics: [] })
})

test('a step becomes a scenario, a view and a sentence', () => {
	const { story, diagnostics } = told(`story:
  - title: 'Makes {delivered} of {demand}; the splitter is at {utilisation:splitter}'
    scenario: today
    year: 2030
    set: { splitter: '1,200 t rock/yr' }
    select: splitter
    levers: [splitter]
    source: [notes]
`)
	expect(diagnostics).toEqual([])
	expect(story).toMatchObject([
		{
			scenario: { id: 'today', year: 2030, demand: null, set: { splitter: 1200 } },
			select: 'splitter',
			show: 'sankey',
			note: null
		}
	])
})

test('everything wrong is reported at once, each at its line, and keeps the model from being planned', () => {
	const yaml = `story:
  - title: 'Makes {deliverd} at {used:spliter}'
    scenario: todya
    year: 2050
    set: { splitter: 5 USD, hill.colour: 5 }
    element: C
    select: smelter
    levers: [hill, smelter, maker]
    source: [hearsay]
`
	expect(codes(yaml)).toEqual([
		['unknown-placeholder', 2, 'story[0].title'],
		['unknown-process', 2, 'story[0].title'],
		['unknown-scenario', 3, 'story[0].scenario'],
		['year-outside', 4, 'story[0].year'],
		['bad-amount', 5, 'story[0].set.splitter'],
		['unknown-address', 5, 'story[0].set.hill.colour'],
		['unknown-component', 6, 'story[0].element'],
		['unknown-node', 7, 'story[0].select'],
		['unknown-lever', 8, 'story[0].levers[0]'],
		['unknown-lever', 8, 'story[0].levers[1]'],
		['unknown-lever', 8, 'story[0].levers[2]'],
		['missing-source', 9, 'story[0].source[0]']
	])
	expect(told(yaml)).toMatchObject({ chain: null, story: [] })
})

test('an unknown key and a placeholder with an id too many or too few are refused', () => {
	expect(codes(`story:\n  - { title: 'Gap {gap:splitter} {used}', scenario: today, tittle: x }\n`)).toEqual([
		['unknown-key', 2, 'story[0].tittle'],
		['unknown-placeholder', 2, 'story[0].title'],
		['unknown-placeholder', 2, 'story[0].title']
	])
})

test('text that is not YAML is reported with its line and gives no steps', () => {
	const { story, diagnostics } = told('story:\n  - title: [')
	expect(story).toEqual([])
	expect(diagnostics[0]).toMatchObject({ code: 'yaml-syntax', file: 'story.yaml' })
})

test('a mistake in the chain is not told again for each step that rests on it', () => {
	const chain = TINY['chain.yaml'].replace('lever: {', 'leaver: {')
	const story = 'story:\n  - { title: Once, scenario: today, levers: [splitter] }\n'
	const { diagnostics } = readModel({ ...TINY, 'chain.yaml': chain, 'story.yaml': story })
	expect(diagnostics.map(({ file, code }) => [file, code])).toEqual([['chain.yaml', 'unknown-key']])
})
