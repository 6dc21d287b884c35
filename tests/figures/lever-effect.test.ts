import { expect, test } from 'vitest'
import { leverEffect } from '#lib/figures/text/lever-effect.ts'
import { chainFrom, withEngine } from '../support/engine.ts'
import { english } from './plans.ts'

const chain = chainFrom('models/india-rare-earths')

const effectOf = (lever: string, value: number) =>
	withEngine(chain, (engine) => {
		const at = (set: Record<string, number>) => engine.plan({ id: 'today', year: null, demand: null, set })
		const before = at({})
		const after = at({ [lever]: value })
		return { before, after, effect: leverEffect(chain, { lever, before }, after, english) }
	})

test('a lever that adds something says how much, and gives no reason', async () => {
	const { before, after, effect } = await effectOf('monazite-mining', 5000)
	expect(after.delivered).toBeGreaterThan(before.delivered)
	expect(effect.difference).toMatch(/^\+ [\d,]+\st$/)
	expect(effect).toMatchObject({ reason: null, together: [] })
})

test('a lever that takes something says how much less', async () => {
	const { effect } = await effectOf('monazite-mining', 2000)
	expect(effect.difference).toMatch(/^− [\d,]+\st$/)
})

test('one absent plant opened alone adds nothing, names the others, and offers them with it', async () => {
	const { before, after, effect } = await effectOf('hard-rock-cracking', 5000)
	expect(after.delivered).toBeCloseTo(before.delivered, 6)
	expect(effect.difference).toBeNull()
	expect(effect.reason).toContain('Ambadongar mine')
	expect(effect.together).toEqual(expect.arrayContaining(['ambadongar-mining', 'ambadongar-beneficiation']))
})

test('a plant that does not limit says so, and offers nothing', async () => {
	const { effect } = await effectOf('oscom-cracking', 12000)
	expect(effect.difference).toBeNull()
	expect(effect.reason).not.toBeNull()
})
