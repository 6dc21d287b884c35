/** A chain may count in any unit: amounts of a billionth show as amounts of a thousand do. */
import { expect, test } from 'vitest'
import { sankey } from '#lib/figures/sankey/sankey.ts'
import { marksOf, type SceneMark } from '#lib/figures/scene/scene.ts'
import { tables } from '#lib/figures/tables/tables.ts'
import { closingSentences, headline, verdictSentence } from '#lib/figures/text/statement.ts'
import { chainOf } from '../support/chains.ts'
import { planOnce } from '../support/engine.ts'
import { english } from './plans.ts'

const chainIn = (unit: number) =>
	chainOf({
		feeds: [{ id: 'ore', gives: 'mined', available: 900 * unit }],
		plants: [
			{ id: 'mine', takes: 'mined', gives: 'concentrate', capacity: 500 * unit },
			{ id: 'mill', takes: 'concentrate', gives: 'metal', yield: 0.5, capacity: 300 * unit, stage: 'use' },
			{ id: 'second', takes: 'concentrate', gives: 'metal', capacity: 0, stage: 'use' }
		],
		demands: [{ id: 'need', takes: 'metal', amount: 400 * unit }],
		trades: [{ id: 'abroad', kind: 'import', material: 'metal', amount: 20 * unit }]
	})

const SIZE = { width: 1120, height: 520, locale: english }
const boxes = (marks: readonly SceneMark[]) =>
	[...marksOf(marks)].flatMap((mark) =>
		mark.kind === 'rect' ? [`${mark.key} ${Math.round(mark.width)} x ${Math.round(mark.height)}`] : []
	)

test('a plan in small units draws the same boxes', async () => {
	const [large, small] = [chainIn(1), chainIn(1e-9)]
	const drawn = boxes(sankey(large, await planOnce(large), SIZE).marks)
	expect(boxes(sankey(small, await planOnce(small), SIZE).marks)).toEqual(drawn)
	expect(drawn.some((box) => box.startsWith('used-'))).toBe(true)
})

test('a plan in small units says its amounts, and not 0', async () => {
	const chain = chainIn(1e-9)
	const plan = await planOnce(chain)
	const said = headline(chain, plan, english)
		.map(({ text }) => text)
		.join('')
	expect(said.replaceAll('\u00a0', ' ')).toContain('0.00000017 t')
	expect(said.replaceAll('\u00a0', ' ')).toContain('0.0000004 t')
	const sentences = [
		...closingSentences(chain, plan, english),
		verdictSentence(chain, plan, 'mine', english),
		verdictSentence(chain, plan, 'mill', english)
	]
	for (const sentence of sentences) expect(sentence).not.toMatch(/(^|\s)0\u00a0t/)
	const processes = tables(chain, plan, english).find(({ id }) => id === 'processes')!
	const used = processes.columns.findIndex(({ key }) => key === 'used')
	expect(processes.rows.map(({ cells }) => cells[used]!.text)).toEqual(['0.0000003', '0.0000003', '0'])
})
