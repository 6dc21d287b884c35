import { expect, test } from 'vitest'
import type { OwnStep } from '#lib/model/story.ts'
import { chainFrom } from '../../../../tests/support/engine.ts'
import { readModelFolder } from '#lib/disk/model-folder.ts'
import type { SharedView } from '../view.svelte.ts'
import { missing } from '../snapshot.ts'
import { knownSteps, presentable } from './known-steps.ts'
import { readStory, newStory } from './story-record.ts'
import { newStep, ownSteps, seenOn, withChange, withMove, withoutStep, withStep } from './steps.ts'

const INDIA = 'models/india-rare-earths'
const chain = chainFrom(INDIA)
const scenario = {
	id: 'today',
	year: 2030,
	demand: null,
	set: { 'monazite-mining': 8000 },
	locked: ['monazite-mining']
}
const view = { element: null, figure: 'balance', pinned: 'oscom-cracking' } as const
const step = (id: string, change: Partial<OwnStep> = {}): OwnStep => ({
	...newStep(id, seenOn(chain, scenario, view)),
	...change
})
const AT = '2026-11-27T10:00:00Z'
const ids = (steps: readonly OwnStep[]) => steps.map(({ id }) => id).join('')
const abc = [step('a'), step('b'), step('c')]

test('a step holds what the page shows: scenario, figure, selection and the levers that were moved', () => {
	expect(step('a')).toEqual({
		id: 'a',
		title: '{headline}',
		note: null,
		speaker: null,
		scenario: { id: 'today', year: 2030, demand: null, set: { 'monazite-mining': 8000 } },
		element: null,
		select: 'oscom-cracking',
		show: 'balance',
		levers: ['monazite-mining'],
		sources: []
	})
	expect(seenOn(chain, scenario, { ...view, figure: 'years' }).show).toBe('years')
})

test('a step holds what the page compares with, and what it asks to be built, while it shows that', () => {
	const rival = { of: 'scenario', id: 'all-announced' } as const
	const build = { by: 2035, target: 0.4, budget: null, yearly: null, fixed: ['toyotsu', 'gone'] }
	const seen = (figure: SharedView['figure']) => seenOn(chain, scenario, { ...view, figure, rival }, build)
	expect([seen('compare').against, seen('compare').build]).toEqual([rival, undefined])
	expect([seen('invest').against, seen('invest').build]).toEqual([undefined, build])
	expect(seen('doubt')).toEqual({ ...seen('flows'), show: 'doubt' })
	const kept = [newStep('a', seen('compare')), newStep('b', seen('invest'))]
	const read = readStory(JSON.parse(JSON.stringify(newStory('s', chain.id, AT, 'Talk', kept))))
	const [compared, built] = knownSteps(chain, 'record' in read ? read.record.steps : [])
	expect(compared).toMatchObject({ step: { show: 'compare', against: rival }, dropped: [] })
	expect(built).toMatchObject({ step: { build: { ...build, fixed: ['toyotsu'] } }, dropped: [missing('gone')] })
	const elsewhere = { ...kept[0]!, against: { of: 'scenario', id: 'gone' } as const }
	const early = { ...kept[1]!, build: { ...build, by: 1990 } }
	expect(
		knownSteps(chain, [elsewhere, early]).map(({ step, dropped }) => [
			step?.against,
			step?.build,
			dropped.map(({ name }) => name)
		])
	).toEqual([
		[undefined, undefined, ['gone']],
		[undefined, undefined, ['gone', '1990']]
	])
})

test.each([
	['a', 1, 'bac'],
	['c', -1, 'acb'],
	['a', -1, 'abc'],
	['c', 1, 'abc'],
	['a', 5, 'bca'],
	['x', 1, 'abc']
])('step %s moved by %i makes %s', (id, by, order) => {
	expect(ids(withMove(abc, id, by))).toBe(order)
	expect(ids(abc)).toBe('abc')
})

test('a step is put behind another, changed and taken out, and the others stay as they are', () => {
	expect(ids(withStep(abc, step('d'), 'a'))).toBe('adbc')
	expect(ids(withStep(abc, step('d'), null))).toBe('abcd')
	const changed = withChange(abc, 'b', { title: 'Two' })
	expect(changed.map(({ title }) => title)).toEqual(['{headline}', 'Two', '{headline}'])
	expect(changed[0]).toBe(abc[0])
	expect(ids(withoutStep(abc, 'b'))).toBe('ac')
})

test('the story of the model can be made one’s own, is stored, and tells the same', () => {
	const { story } = readModelFolder(INDIA)
	let place = 0
	const steps = ownSteps(story, () => `s${place++}`)
	const kept = newStory('a1', chain.id, '2026-11-28T00:00:00.000Z', 'Mine', steps)
	const read = readStory(JSON.parse(JSON.stringify(kept)))
	if (!('record' in read)) throw new Error(JSON.stringify(read.problem))
	expect(presentable(chain, read.record.steps)).toEqual(story)
})

test('what the model does not have is named, and the rest of the step is told', () => {
	const [known] = knownSteps(chain, [
		step('a', {
			title: '{delivered} of {used:no-plant} and {nothing}',
			scenario: { ...scenario, set: { 'no-lever': 3, 'monazite-mining': 8000 } },
			element: 'Xx',
			select: 'no-plant',
			show: 'no-figure',
			levers: ['no-lever', 'monazite-mining'],
			sources: ['no-source']
		})
	])
	expect(known!.dropped.map(({ name }) => name)).toEqual([
		'{used:no-plant}',
		'{nothing}',
		'no-lever',
		'Xx',
		'no-plant',
		'no-figure',
		'no-source'
	])
	expect(known!.step).toMatchObject({
		scenario: { set: { 'monazite-mining': 8000 } },
		element: null,
		select: null,
		show: 'sankey',
		levers: ['monazite-mining'],
		sources: []
	})
})

test('a step whose scenario is gone is kept for editing and is not presented', () => {
	const gone = step('a', { scenario: { id: 'gone', year: null, demand: null, set: {} } })
	expect(knownSteps(chain, [gone])).toEqual([{ own: gone, step: null, dropped: [missing('gone')] }])
	expect(presentable(chain, [gone, step('b')])).toHaveLength(1)
})
