import { expect, test } from 'vitest'
import { ceilings } from '#lib/figures/ceilings/ceilings.ts'
import { marksOf, textOf } from '#lib/figures/scene/scene.ts'
import { ceilingsTable } from '#lib/figures/tables/findings.ts'
import { english, isText, planned } from './plans.ts'

const { chain, base } = await planned('india-rare-earths')

test('a stage that limits nothing has no amount, and a route without plants says how many are missing', () => {
	const table = ceilingsTable(chain, base, english)
	const cells = new Map(table.rows.map(({ key, cells }) => [key, cells.map(({ text }) => text)]))
	expect(cells.get('beneficiation')).toEqual(['Beneficiation', '', 'no limit', '100\u00a0%', '2 of 3'])
	expect(cells.get('beneficiation:hard-rock')).toEqual([
		'Beneficiation',
		'Hard rock',
		'no limit',
		'100\u00a0%',
		'2 of 2'
	])
	expect(cells.get('beneficiation:monazite')).toEqual(['Beneficiation', 'Monazite', 'no limit', '100\u00a0%', ''])
	expect(cells.get('cracking:hard-rock')).toEqual(['Cracking', 'Hard rock', '0', '0\u00a0%', '2 of 2'])
	for (const width of [390, 1120]) {
		const texts = [...marksOf(ceilings(chain, base, { width, height: 150, locale: english }).marks)].filter(isText)
		const of = (key: string) => texts.filter((mark) => mark.key === key).map(textOf)
		expect(of('value:beneficiation')).toEqual(['no limit'])
		expect(texts.map(textOf)).not.toContain('17,000')
	}
})

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
