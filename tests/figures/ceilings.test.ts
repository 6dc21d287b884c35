import { expect, test } from 'vitest'
import { ceilings } from '#lib/figures/ceilings/ceilings.ts'
import { marksOf, textOf } from '#lib/figures/scene/scene.ts'
import { english, isText, planned } from './plans.ts'

const { chain, base } = await planned('india-rare-earths')

test.each([390, 1120])('beside one element drawn alone, the strip says that it counts all, at %i pixels', (width) => {
	const strip = (component: string | null) => ceilings(chain, base, { width, height: 150, locale: english, component })
	const heading = (component: string | null) =>
		[...marksOf(strip(component).marks)]
			.filter(isText)
			.filter(({ role }) => role === 'heading')
			.map(textOf)
	const [element] = chain.components
	expect(heading(element!.id)).toEqual(['What each stage alone limits delivery to, all elements, t REO/yr'])
	expect(strip(element!.id).title).toBe(heading(element!.id)[0])
	expect(heading(null)).toEqual(['What each stage alone limits delivery to, t REO/yr'])
})
