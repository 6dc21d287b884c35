/** Stocks and stores in tables, in the report and in the picture. */
import { expect, test } from 'vitest'
import { planCsv } from '#lib/exports/csv.ts'
import { sankeyDrawing } from '#lib/figures/sankey/sankey.ts'
import { nodeName } from '#lib/figures/sankey/data/node-name.ts'
import { figuresBehind } from '#lib/figures/text/provenance.ts'
import { tables } from '#lib/figures/tables/tables.ts'
import { en } from '#lib/messages/en/en.ts'
import { chainOf } from '../support/chains.ts'
import { planOnce } from '../support/engine.ts'
import { english } from './plans.ts'

/** Nd is wanted; the La that comes with it is kept, and salt fills a shed. */
const chain = chainOf({
	components: ['Nd', 'La'],
	stages: ['mine', 'split', 'use'],
	pure: ['oxide'],
	feeds: [{ id: 'pit', gives: 'ore', available: 60, composition: { Nd: 0.5, La: 0.5 } }],
	stocks: [
		{ id: 'heap', holds: 'ore', amount: 40, composition: { Nd: 0.5, La: 0.5 } },
		{ id: 'oxide-shed', holds: 'oxide', amount: 0, limit: 30 }
	],
	stores: [{ id: 'salt-shed', holds: 'salt', amount: 10, limit: 50 }],
	plants: [{ id: 'splitter', stage: 'split', takes: 'ore', gives: 'oxide', capacity: 100, byproducts: { salt: 0.2 } }],
	demands: [{ id: 'magnets', takes: [{ material: 'oxide', only: ['Nd'] }], amount: 60 }]
})

test('the table says what is held, drawn, added and left', async () => {
	const plan = await planOnce(chain)
	const { rows } = tables(chain, plan, english).find(({ id }) => id === 'stocks')!
	expect(rows.map(({ cells }) => cells.slice(0, 8).map(({ text }) => text))).toEqual([
		['heap', 'ore', '40', '40', '0', '0', 'no limit', 't'],
		['oxide-shed', 'oxide', '0', '0', '30', '30', '30', 't'],
		['salt-shed', 'salt', '10', '0', '20', '30', '50', 't']
	])
	expect(planCsv(chain, plan, '2026-11-22', en)).toContain('\r\nstock,heap,')
})

test('the picture shows what is drawn as a feed, and what is kept beside the surplus', async () => {
	const drawing = sankeyDrawing(chain, await planOnce(chain), { width: 1120, height: 520, locale: english })
	const shown = drawing.graph.nodes.map((node) => [node.kind, nodeName(drawing, node), node.real])
	expect(shown).toContainEqual(['feed', 'heap', expect.closeTo(40, 9)])
	expect(shown).toContainEqual(['kept', 'Kept in oxide-shed', expect.closeTo(30, 9)])
	expect(shown).toContainEqual(['surplus', 'Surplus', expect.closeTo(20, 9)])
})

test('the figures behind a plan are those of its stocks and stores too', async () => {
	const names = figuresBehind(chain, await planOnce(chain), en).map(({ id, name }) => `${id}: ${name}`)
	expect(names).toEqual(
		expect.arrayContaining(['heap: In store', 'oxide-shed: Largest amount it holds', 'salt-shed: In store'])
	)
})
