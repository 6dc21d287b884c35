import { describe, expect, test } from 'vitest'
import type { Plan } from '#lib/engine/index.ts'
import { sankeySvg, type SankeySvgOptions } from '#lib/exports/svg.ts'
import { localeOf } from '#lib/figures/text/locale.ts'
import { sankeyFrame } from '#lib/figures/sankey/sankey.ts'
import { en } from '#lib/messages/en/en.ts'
import type { Chain } from '#lib/model/chain.ts'
import { chainFrom, planOnce } from '../support/engine.ts'
import { evilChain } from './evil.ts'
import { elementsOf, readXml, textOf } from './xml-reader.ts'

const svgOf = (chain: Chain, plan: Plan, options: Partial<SankeySvgOptions> = {}) =>
	sankeySvg(chain, plan, {
		locale: localeOf(en),
		exported: '2026-11-22',
		frame: sankeyFrame(chain, plan, options.component ?? null),
		...options
	})

describe('the drawing of India today', async () => {
	const chain = chainFrom('models/india-rare-earths')
	const plan = await planOnce(chain)
	const root = readXml(svgOf(chain, plan))
	const said = [...elementsOf(root)]
		.filter((each) => each.name === 'text')
		.map((each) => textOf(each).replaceAll('\u00a0', ' '))

	test('says the headline, and in its footer what made it', () => {
		const all = said.join('\n')
		expect(all).toContain('India can make 1,910 t of the 17,000 t of rare-earth oxide it needs.')
		for (const part of [chain.version, chain.fingerprint, plan.fingerprint, 'Today', chain.date])
			expect(all).toContain(part)
		expect(all).toContain(chain.notice!.slice(0, 40))
	})

	test('has legend, scale bar, and what the tightest stage limits delivery to under its name', () => {
		const { legendCapacity, legendMissing, scale } = en.figures.sankey
		expect(said).toEqual(expect.arrayContaining([legendCapacity, legendMissing]))
		const marked = ['1,000', '2,000', '5,000'].map((amount) => scale({ amount: `${amount} t REO/yr` }))
		expect(marked.filter((amount) => said.includes(amount))).toHaveLength(1)
		const weakest = plan.ceilings.find(({ stage }) => stage === plan.weakest)!
		expect(said.join('\n')).toContain(localeOf(en).numbers.picture(weakest.delivered))
	})

	test('asks for nothing outside itself and runs nothing', () => {
		for (const { name, attributes } of elementsOf(root)) {
			expect(['script', 'image', 'use', 'foreignObject', 'a']).not.toContain(name)
			for (const [key, value] of Object.entries(attributes)) {
				expect(key).not.toMatch(/^on|href$/)
				if (key !== 'xmlns') expect(value).not.toMatch(/https?:|javascript:/)
			}
		}
	})

	test('has every id once, and no reference without its id', () => {
		const ids = [...elementsOf(root)].flatMap((each) => each.attributes.id ?? [])
		expect(new Set(ids).size).toBe(ids.length)
		const used = [...elementsOf(root)].flatMap(({ attributes }) =>
			Object.entries(attributes).flatMap(([key, value]) =>
				key === 'aria-labelledby' ? value.split(' ') : (/url\(#(.+)\)/.exec(value)?.[1] ?? [])
			)
		)
		expect(used.filter((id) => !ids.includes(id))).toEqual([])
	})

	test('is as wide as asked, with nothing drawn below its edge', () => {
		const wide = readXml(svgOf(chain, plan, { width: 900 }))
		expect(wide.attributes.width).toBe('900')
		const places = [...elementsOf(wide)].flatMap(({ name, attributes }) => {
			const y = /translate\([\d.]+ ([\d.]+)\)/.exec(attributes.transform ?? '')?.[1]
			return name === 'g' && y ? [Number(y)] : []
		})
		expect(places).toEqual([...places].sort((a, b) => a - b))
		expect(places.at(-1)).toBeLessThan(Number(wide.attributes.height))
	})

	test('fills a slide where it is asked to', () => {
		const slide = readXml(svgOf(chain, plan, { width: 1280, height: 720 }))
		expect([slide.attributes.width, slide.attributes.height]).toEqual(['1280', '720'])
		const places = [...elementsOf(slide)].flatMap(({ attributes }) => {
			const y = /translate\([\d.]+ ([\d.]+)\)/.exec(attributes.transform ?? '')?.[1]
			return y ? [Number(y)] : []
		})
		expect(places.at(-1)).toBeLessThan(720)
	})

	test('of one component leaves out the ceilings, which count all', () => {
		const text = textOf(readXml(svgOf(chain, plan, { component: 'NdPr' })))
		// What passes the whole demand is the demand, which the title says.
		const less = plan.ceilings.filter(({ delivered }) => delivered < plan.demand * 0.99)
		expect(less).not.toEqual([])
		for (const { delivered } of less) expect(text).not.toContain(localeOf(en).numbers.picture(delivered))
	})

	test('carries fonts where it is given them', () => {
		const font = { family: 'Plain', weight: 400, base64: 'd09GMg==' }
		const svg = (range: string | null) => textOf(readXml(svgOf(chain, plan, { fonts: [{ ...font, range }] })))
		expect(svg(null)).toContain("@font-face{font-family:'Plain';")
		expect(svg('U+966-96F, U+4E07')).not.toContain('@font-face')
		expect(svg('U+4E07, U+30-39')).toContain('unicode-range:U+4E07, U+30-39')
	})
})

test('a chain full of markup stays text', async () => {
	const plan = await planOnce(evilChain)
	const root = readXml(svgOf(evilChain, plan))
	const names = new Set([...elementsOf(root)].map((each) => each.name))
	expect([...names].sort()).toEqual([
		'defs',
		'desc',
		'g',
		'line',
		'path',
		'pattern',
		'rect',
		'svg',
		'text',
		'title',
		'tspan'
	])
	expect(textOf(root)).toContain('<script>alert(1)</script>')
})
