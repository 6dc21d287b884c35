import { describe, expect, test } from 'vitest'
import { ceilings } from '#lib/figures/ceilings/ceilings.ts'
import { ladder } from '#lib/figures/ladder.ts'
import { sankey } from '#lib/figures/sankey/sankey.ts'
import { sceneToSvg } from '#lib/figures/scene/scene-svg.ts'
import type { Scene } from '#lib/figures/scene/scene.ts'
import { english, frameOf, normalised, planned } from './plans.ts'

const file = (name: string) => `../golden/figures/${name}.svg`
const text = (scene: Scene) => normalised(sceneToSvg(scene))

describe('the figures of the copper example', async () => {
	const all = await planned('copper-example')
	const options = { width: 960, height: 420, locale: english, frame: frameOf(all) }

	test('draw as before: Sankey, its narrow form, ceilings, ladder', async () => {
		const across = sankey(all.chain, all.base, options)
		const strip = ceilings(all.chain, all.base, { width: 960, height: 150, locale: english, routes: true })
		await expect(text(across)).toMatchFileSnapshot(file('copper-sankey'))
		await expect(text(sankey(all.chain, all.base, { ...options, width: 390 }))).toMatchFileSnapshot(
			file('copper-sankey-narrow')
		)
		await expect(text(strip)).toMatchFileSnapshot(file('copper-ceilings'))
		await expect(text(ceilings(all.chain, all.base, { width: 390, height: 150, locale: english }))).toMatchFileSnapshot(
			file('copper-ceilings-narrow')
		)
		await expect(text(ladder(all.chain, all.base, { width: 320, locale: english }))).toMatchFileSnapshot(
			file('copper-ladder')
		)
	})
})

test("India's chain today draws as before", async () => {
	const all = await planned('india-rare-earths')
	const scene = sankey(all.chain, all.base, { width: 1120, height: 520, locale: english, frame: frameOf(all) })
	await expect(text(scene)).toMatchFileSnapshot(file('india-sankey'))
})
