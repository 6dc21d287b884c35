import fc from 'fast-check'
import { expect, test } from 'vitest'
import { deflateSync, strToU8 } from 'fflate'
import { en } from '#lib/messages/en/en.ts'
import type { Chain } from '#lib/model/chain.ts'
import { openScenario } from '#lib/model/scenario/scenario.ts'
import { chainFrom, planOnce } from '../../../tests/support/engine.ts'
import { linkOf, readLink } from './share-link.ts'
import { missing } from './snapshot.ts'
import type { MainFigure } from './view.svelte.ts'

const chain = chainFrom('models/india-rare-earths')
const plan = await planOnce(chain)
const view = { element: null, figure: 'flows' as const, pinned: null }
const levers = chain.levers.slice(0, 25).map(({ id, min, max }) => [id, (min + max) / 2] as const)

const OUTSIDE = { kind: 'outside-years', first: chain.years.first, last: chain.years.last }

/** A link of any content, as somebody could write one. */
function forged(content: unknown): string {
	const bytes = deflateSync(strToU8(JSON.stringify(content)))
	return `#plan=${Buffer.from(bytes).toString('base64url')}`
}

test('a link opens what it was made of: scenario, year, demand, every lever, and the view', () => {
	const set = { 'monazite-mining': 5000 }
	const scenario = { id: 'today', year: 2030, demand: chain.demandBases[1]!.id, set, locked: ['monazite-mining'] }
	const seen = { element: 'Dy', figure: 'years' as const, pinned: 'oscom-cracking' }
	const opened = readLink(chain, linkOf(chain, scenario, plan, seen))
	expect(opened).toEqual({ scenario, view: seen, dropped: [], older: null })
})

test.each([
	[{ of: 'unchanged' } as const],
	[{ of: 'year', year: 2033 } as const],
	[{ of: 'scenario', id: 'all-announced' } as const],
	[
		{
			of: 'saved',
			id: 'a',
			name: 'Mine',
			scenario: { ...openScenario('today'), set: { 'monazite-mining': 900 } }
		} as const
	]
])('a link opens the comparison that is on screen: %j', (rival) => {
	const seen = { ...view, figure: 'compare' as const, rival }
	expect(readLink(chain, linkOf(chain, openScenario('today'), plan, seen))!.view).toEqual(seen)
})

test('a link opens the ranges of one’s own that this model can draw from, and names the others', () => {
	const range = { low: 1000, mode: 2000, high: 3000 }
	const ranges = { 'seized-sands': range }
	const asked = {
		...openScenario('today'),
		ranges: { ...ranges, 'oscom-cracking.expansion.cost': range, nowhere: range }
	}
	const opened = readLink(chain, linkOf(chain, asked, plan, view))!
	expect(opened.scenario.ranges).toEqual(ranges)
	expect(opened.dropped).toEqual([missing('oscom-cracking.expansion.cost'), missing('nowhere')])
})

test('a link opens the steps that were ticked, of this model alone', () => {
	const listed = { ...openScenario('today'), set: { 'monazite-mining': 5000 } }
	const scenario = { ...listed, set: { ...listed.set, 'oscom-cracking': 20_000 } }
	const ticked = { scenario: listed, steps: [0, 2] }
	const link = linkOf(chain, scenario, plan, view, ticked)
	expect(readLink(chain, link)).toMatchObject({ scenario, ticked })
	expect(readLink({ ...chain, fingerprint: 'another' }, link)!.ticked).toBeUndefined()
	expect(readLink(chain, linkOf(chain, scenario, plan, view))!.ticked).toBeUndefined()
	const gone = linkOf(chain, scenario, plan, view, { scenario: openScenario('gone'), steps: [0] })
	expect(readLink(chain, gone)).toMatchObject({ scenario })
	expect(readLink(chain, gone)!.ticked).toBeUndefined()
})

test('a link opens no figure that this chain does not have', () => {
	const figureIn = (opened: Chain, figure: MainFigure) =>
		readLink(opened, linkOf(opened, openScenario('today'), plan, { ...view, figure }))?.view.figure
	const one = { ...chain, components: chain.components.slice(0, 1) }
	expect([figureIn(chain, 'balance'), figureIn(one, 'balance')]).toEqual(['balance', 'flows'])
	const open: Chain = { ...chain, open: true }
	expect([figureIn(chain, 'invest'), figureIn(open, 'invest')]).toEqual(['invest', 'flows'])
})

test('a link names what it was compared with where this model does not have it, or leaves it out where it is damaged', () => {
	const link = (rival: unknown) =>
		readLink(
			chain,
			forged({ v: 1, m: ['1', 'a'], s: ['today', null, null, {}, []], w: [null, 'compare', null, rival], r: [0, 0] })
		)!
	const saved = { of: 'saved', id: 'a', name: 'Mine', scenario: { ...openScenario('gone') } }
	for (const [rival, dropped] of [
		[{ of: 'year', year: 1999 }, [{ name: '1999', reason: OUTSIDE }]],
		[{ of: 'scenario', id: 'gone' }, [missing('gone')]],
		[saved, [missing('Mine')]],
		[{ of: 'other' }, []],
		[7, []]
	] as const)
		expect(link(rival)).toMatchObject({ view: { element: null, figure: 'compare', pinned: null }, dropped })
	expect(link(saved).view.rival).toBeUndefined()
})

test('25 levers make an address of 700 letters at most, of letters that every program keeps', () => {
	const set = Object.fromEntries(levers)
	const link = linkOf(chain, { ...openScenario('today'), set }, plan, view)
	expect(readLink(chain, link)!.scenario.set).toEqual(set)
	expect(link.length).toBeLessThanOrEqual(700)
	expect(link).toMatch(/^#plan=[\w-]+$/)
})

test('of a link to another version of the model, what this one has is opened, the rest named, and the results told', () => {
	const link = forged({
		v: 1,
		m: ['2026.1.1', 'another'],
		s: [
			'today',
			2300,
			'no-such-basis',
			{ 'monazite-mining': 5000, 'gone-plant': 3, 'oscom-cracking': -1 },
			['gone-plant', 'monazite-mining']
		],
		w: ['Zz', 'no-such-figure', 'gone-plant'],
		r: [1234, 5678]
	})
	expect(readLink(chain, link)).toEqual({
		scenario: { ...openScenario('today'), set: { 'monazite-mining': 5000 }, locked: ['monazite-mining'] },
		view,
		dropped: [
			{ name: '2300', reason: OUTSIDE },
			missing('no-such-basis'),
			missing('gone-plant'),
			{ name: 'oscom-cracking', reason: expect.objectContaining({ kind: 'cannot-be' }) }
		],
		older: { version: '2026.1.1', delivered: 1234, gap: 5678 }
	})
})

test.each([
	[{ 'monazite-mining': 1e30 }, null, 'monazite-mining cannot be set to 1e+30 t monazite/yr: at most 1e20 base units'],
	[{ 'monazite-mining': -5 }, null, 'monazite-mining cannot be set to -5 t monazite/yr: it cannot be below 0.'],
	[{ 'monazite-mining': 'x' }, null, 'monazite-mining cannot be used: “"x"” does not begin with a number.'],
	[{ 'oscom-cracking.availability': 5 }, null, 'to 5: it must be above 0 and at most 1.'],
	[{ 'values.discount-rate': -1 }, null, 'values.discount-rate cannot be set to -1: it cannot be below 0.'],
	[{ 'values.inr-per-usd': 0 }, null, 'values.inr-per-usd cannot be set: in '],
	[{}, 2026.5, `2026.5 cannot be used: it must be a year from ${OUTSIDE.first} to ${OUTSIDE.last}.`],
	[{ 'gone-plant': 3 }, null, 'This model does not have gone-plant.']
])('what a link sets to %j in %j is left out, and why is told', (set, year, told) => {
	const s = ['today', year, null, set, []]
	const opened = readLink(chain, forged({ v: 1, m: ['1', 'a'], s, w: [null, 'flows', null], r: [0, 0] }))!
	expect(opened.scenario).toEqual(openScenario('today'))
	expect(en.page.notices.linkDropped(opened.dropped)).toContain(told)
	expect(opened.dropped).toHaveLength(1)
})

test('anything else is no link: never an error, and nothing that objects inherit from', () => {
	const whole = linkOf(chain, openScenario('today'), plan, view)
	const pieces = fc.oneof(
		fc.string().map((text) => `#plan=${text}`),
		fc.base64String().map((text) => `#plan=${text}`),
		fc.json().map((text) => forged(JSON.parse(text))),
		fc
			.tuple(fc.nat(whole.length), fc.string({ maxLength: 3 }))
			.map(([at, text]) => whole.slice(0, at) + text + whole.slice(at + 1)),
		fc
			.tuple(fc.anything(), fc.anything(), fc.anything(), fc.anything())
			.map(([m, s, w, r]) => ({ v: 1, m, s: ['today', null, null, s, []], w, r }))
			.filter((content) => {
				try {
					return JSON.stringify(content) !== undefined
				} catch {
					return false
				}
			})
			.map(forged)
	)
	fc.assert(
		fc.property(pieces, (fragment) => {
			const opened = readLink(chain, fragment)
			expect(opened === null || chain.scenarios.some(({ id }) => id === opened.scenario.id)).toBe(true)
		}),
		{ numRuns: Number(process.env.FUZZ_RUNS ?? 400) }
	)
	const polluting = JSON.parse(
		'{"v":1,"m":["1","a"],"s":["today",null,null,{"__proto__":{"x":1},"constructor":1},[]],"w":[null,"flows",null],"r":[0,0]}'
	)
	expect(readLink(chain, forged(polluting))!.dropped).toContainEqual(missing('constructor'))
	expect(({} as { x?: number }).x).toBeUndefined()
})

test('a link that unpacks to more than it may is none', () => {
	expect(readLink(chain, forged({ v: 1, m: ['a'.repeat(10_000_000), 'b'] }))).toBeNull()
	expect(readLink(chain, `#plan=${'A'.repeat(40_000)}`)).toBeNull()
})
