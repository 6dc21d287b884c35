import { describe, expect, test } from 'vitest'
import { verdictOf, type Evidence, type Judgement } from './verdict.ts'

const evidence = (known: Partial<Evidence>): Evidence => ({
	capacity: 'known',
	use: 'some',
	companions: null,
	upstream: null,
	downstream: null,
	around: null,
	...known
})

const mine = { of: ['mine'], joint: false }
const smelter = { of: ['smelter'], joint: false }
const both = { of: ['mine', 'smelter'], joint: true }
const heldEverywhere = { upstream: mine, downstream: smelter, around: both }

describe('the verdict of a plant', () => {
	test.each<[string, Partial<Evidence>, Judgement]>([
		[
			'without capacity that helps alone is absent',
			{ capacity: 'none', use: 'none', companions: [] },
			{ verdict: 'absent', cause: { of: [], joint: false } }
		],
		[
			'without capacity that helps with others is absent with them',
			{ capacity: 'none', use: 'none', companions: ['mill'] },
			{ verdict: 'absent', cause: { of: ['mill'], joint: true } }
		],
		[
			'without capacity that delivers no more is not needed',
			{ capacity: 'none', use: 'none' },
			{ verdict: 'not-needed', cause: null }
		],
		[
			'that is full and helps is too small',
			{ use: 'full', companions: [] },
			{ verdict: 'too-small', cause: { of: [], joint: false } }
		],
		[
			'that is full and helps with others is too small with them',
			{ use: 'full', companions: ['mill', 'smelter'] },
			{ verdict: 'too-small', cause: { of: ['mill', 'smelter'], joint: true } }
		],
		['that is full and delivers no more is balanced', { use: 'full' }, { verdict: 'balanced', cause: null }],
		['with room and a limit above it is starved', { upstream: mine }, { verdict: 'starved', cause: mine }],
		['with room and a limit below it is blocked', { downstream: smelter }, { verdict: 'blocked', cause: smelter }],
		['held on both sides is starved by both', { around: both }, { verdict: 'starved', cause: both }],
		[
			'of unknown capacity that runs and is not held is running',
			{ capacity: 'unknown' },
			{ verdict: 'running', cause: null }
		],
		[
			'of unknown capacity that is held is starved all the same',
			{ capacity: 'unknown', upstream: mine },
			{ verdict: 'starved', cause: mine }
		],
		[
			'of unknown capacity that does not run is idle',
			{ capacity: 'unknown', use: 'none' },
			{ verdict: 'idle', cause: null }
		],
		['with room that nothing holds is idle', {}, { verdict: 'idle', cause: null }],
		['held everywhere is starved by what is upstream', heldEverywhere, { verdict: 'starved', cause: mine }],
		[
			'held downstream, and on both sides, is blocked',
			{ ...heldEverywhere, upstream: null },
			{ verdict: 'blocked', cause: smelter }
		],
		[
			'that is full is balanced, whatever else would hold it',
			{ ...heldEverywhere, use: 'full' },
			{ verdict: 'balanced', cause: null }
		],
		[
			'without capacity is not needed, whatever else would hold it',
			{ ...heldEverywhere, capacity: 'none', use: 'none' },
			{ verdict: 'not-needed', cause: null }
		]
	])('%s', (_, known, judgement) => {
		expect(verdictOf(evidence(known))).toEqual(judgement)
	})

	test('never says of a plant with room that it is too small, absent, balanced or not needed', () => {
		const held = [null, mine, both]
		for (const capacity of ['known', 'unknown'] as const)
			for (const use of ['none', 'some'] as const)
				for (const upstream of held)
					for (const downstream of held)
						for (const around of held) {
							const found = verdictOf({ capacity, use, companions: ['mill'], upstream, downstream, around })
							expect(['starved', 'blocked', 'idle', 'running']).toContain(found.verdict)
						}
	})

	test('has a cause of its own: to change it leaves the evidence as it was', () => {
		const upstream = { of: ['mine'], joint: false }
		verdictOf(evidence({ upstream })).cause!.of.push('other')
		expect(upstream.of).toEqual(['mine'])
	})
})
