import { expect, test } from 'vitest'
import { fallenIdle } from '#lib/figures/text/fallen-idle.ts'
import { chainFrom, withEngine } from '../support/engine.ts'
import { english } from './plans.ts'

const chain = chainFrom('models/india-rare-earths')
const ROCK = { 'ambadongar-mining': 12_000, 'ambadongar-beneficiation': 12_000, 'hard-rock-cracking': 12_000 }

const saidOf = (set: Record<string, number>, from: Record<string, number> = {}) =>
	withEngine(chain, (engine) => {
		const at = (values: Record<string, number>) => engine.plan({ id: 'today', year: null, demand: null, set: values })
		const [before, after] = [at(from), at(set)]
		const idle = before.processes
			.filter(({ id, used }) => used > 100 && after.processes.find((each) => each.id === id)!.used < 0.01 * used)
			.map(({ id }) => chain.processes.find((each) => each.id === id)!.name)
		return { idle, said: fallenIdle(chain, before, after, english) }
	})

test('plants that others stand in for are named, with the rule that chose', async () => {
	const { idle, said } = await saidOf(ROCK)
	expect(idle.length).toBeGreaterThan(1)
	expect(said).toContain(idle[0])
	expect(said).toMatch(
		/stand idle now, as others serve in their place: .* imports least and then moves the least material\.$/
	)
})

test('nothing is said where nothing stops, and where a plant is closed or less is delivered', async () => {
	expect((await saidOf({ 'monazite-mining': 5000 })).said).toBeNull()
	for (const set of [{ ...ROCK, 'monazite-mining': 0 }, { 'monazite-mining': 0 }]) {
		const { idle, said } = await saidOf(set)
		expect(idle.length).toBeGreaterThan(0)
		expect(said).toBeNull()
	}
})

test.each([
	['today', 'mountain-pass-mine'],
	['as-in-2024', 'ndpr-exports'],
	['as-in-2024', 'white-mesa-cracking'],
	['as-in-2024', 'monazite-imports']
])('no plant is said to have others in its place: %s without %s', async (id, lever) => {
	const other = chainFrom('models/us-rare-earths')
	await withEngine(other, (engine) => {
		const at = (set: Record<string, number>) => engine.plan({ id, year: null, demand: null, set })
		expect(fallenIdle(other, at({}), at({ [lever]: 0 }), english)).toBeNull()
	})
})
