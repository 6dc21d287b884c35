/** What can carry something at all: no plan runs anything else, and nothing reaches a demand that no plan serves. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { copyBounds } from '#lib/engine/lp/program.ts'
import { Programme } from '#lib/engine/programme/programme.ts'
import { Carriers, reachesDemand } from '#lib/engine/programme/reach.ts'
import { chainOf, openToday } from '../support/chains.ts'
import { withEngine } from '../support/engine.ts'
import { chainsWith, RICH } from '../support/random-chains.ts'
import { runs, Tally } from './plans.ts'

test('what carries nothing runs in no plan', async () => {
	const tally = new Tally()
	await fc.assert(
		fc.asyncProperty(chainsWith(RICH), async (spec) => {
			await withEngine(chainOf(spec), (engine) => {
				const situation = engine.situation(openToday)
				const programme = new Programme(situation.chain)
				const bounds = programme.bounds(situation)
				const carriers = new Carriers(programme.formulation, bounds).with([])
				const answer = engine.solve(situation)
				const idle = answer.processes.filter((_, p) => !carriers.has(p))
				expect(idle.filter(({ used }) => used > 0)).toEqual([])
				tally.count('idle', idle.length > 0)
				tally.count(
					'running',
					answer.processes.some(({ used }) => used > 0)
				)
				if (reachesDemand(programme.formulation, bounds)) return
				expect(answer.delivered).toBe(0)
				tally.count('nothing reaches a demand')
			})
		}),
		runs(150)
	)
	tally.expectOften({ idle: 20, running: 20, 'nothing reaches a demand': 5 })
})

test('a process between two that are absent carries nothing, until both are there', async () => {
	const plant = (id: string, takes: string, gives: string, capacity: number) => ({ id, takes, gives, capacity })
	const chain = chainOf({
		feeds: [{ id: 'pit', gives: 'ore', available: 1000 }],
		plants: [
			plant('mine', 'ore', 'rock', 0),
			plant('mill', 'rock', 'sand', 10),
			plant('smelter', 'sand', 'metal', 0),
			plant('other-mine', 'ore', 'metal', 10)
		],
		demands: [{ id: 'need', takes: 'metal', amount: 100 }]
	})
	await withEngine(chain, (engine) => {
		const programme = new Programme(chain)
		const carriers = new Carriers(programme.formulation, programme.bounds(engine.situation(openToday)))
		const carriersWith = (...processes: number[]) =>
			[...carriers.with(processes.map((index) => ({ kind: 'process', index }) as const))].sort()
		expect(carriersWith()).toEqual([3])
		expect(carriersWith(0)).toEqual([3])
		expect(carriersWith(2)).toEqual([3])
		expect(carriersWith(0, 2)).toEqual([0, 1, 2, 3])
	})
})

test('what carries with limits lifted is what carries where they never were', async () => {
	const tally = new Tally()
	await fc.assert(
		fc.asyncProperty(chainsWith(RICH), fc.nat(), async (spec, draw) => {
			await withEngine(chainOf(spec), (engine) => {
				const { chain, ...situation } = engine.situation(openToday)
				const programme = new Programme(chain)
				const { formulation } = programme
				const bounds = programme.bounds({ chain, ...situation })
				const imports = chain.trades.flatMap(({ kind }, index) => (kind === 'import' ? [index] : []))
				const all = [
					...chain.processes.map((_, index) => ({ kind: 'process' as const, index })),
					...chain.feeds.map((_, index) => ({ kind: 'feed' as const, index })),
					...imports.map((index) => ({ kind: 'import' as const, index }))
				]
				const lifted = all.filter((_, i) => (draw >> (i % 20)) % 2 === 1)
				const open = copyBounds(bounds)
				for (const limiter of lifted) programme.lift(open, limiter)
				const carriers = new Carriers(formulation, bounds)
				const found = carriers.with(lifted)
				expect([...found].sort()).toEqual([...new Carriers(formulation, open).with([])].sort())
				tally.count('more than before', found.size > carriers.with([]).size)
			})
		}),
		runs(150)
	)
	tally.expectOften({ 'more than before': 20 })
})
