import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ceilings } from '#lib/figures/ceilings/ceilings.ts'
import { ladder } from '#lib/figures/ladder.ts'
import { sankey, sankeyDrawing, sankeyFrame } from '#lib/figures/sankey/sankey.ts'
import { marksOf, textOf, type LineMark, type Scene, type SceneMark } from '#lib/figures/scene/scene.ts'
import type { Chain } from '#lib/model/chain.ts'
import { chainOf, openToday } from '../support/chains.ts'
import { planOnce, withEngine } from '../support/engine.ts'
import { chainsWith, RICH } from '../support/random-chains.ts'
import { english, frameOf, isText, planned, textBox, type TextBox } from './plans.ts'

const WIDTHS = [390, 480, 639, 640, 720, 780, 803, 870, 1024, 1120, 1280, 1500]

function meet(a: TextBox, b: TextBox): boolean {
	return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}

/** Every two texts that overlap, and every text that is cut at the edge. */
function troubles(scene: Scene): string[] {
	const boxes = [...marksOf(scene.marks)].filter(isText).map(textBox)
	const cut = boxes.filter(
		(box) => box.left < -0.5 || box.top < -0.5 || box.right > scene.width + 0.5 || box.bottom > scene.height + 0.5
	)
	const meeting = boxes.flatMap((a, index) =>
		boxes.slice(index + 1).flatMap((b) => (meet(a, b) ? [`"${a.text}" on "${b.text}"`] : []))
	)
	const crossed = [...marksOf(scene.marks)].filter(isLeader).flatMap((leader) =>
		boxes.flatMap((box) => {
			const inside = box.left < leader.x1 && leader.x1 < box.right
			return inside && box.top < leader.y2 && leader.y1 < box.bottom ? [`a leader through "${box.text}"`] : []
		})
	)
	return [...cut.map((box) => `"${box.text}" is cut`), ...meeting, ...crossed, ...straddling(scene, boxes)]
}

/** Every text that lies over the outline of a region: partly in the place that is missing, partly beside it. */
function straddling(scene: Scene, boxes: readonly TextBox[]): string[] {
	const grounds = [...marksOf(scene.marks)].filter((mark) => mark.kind === 'rect' && mark.role === 'region')
	return grounds.flatMap((mark) => {
		if (mark.kind !== 'rect') return []
		const edges = { left: mark.x, top: mark.y, right: mark.x + mark.width, bottom: mark.y + mark.height, text: '' }
		const isInside = (box: TextBox) =>
			edges.left < box.left && box.right < edges.right && edges.top < box.top && box.bottom < edges.bottom
		return boxes.filter((box) => meet(box, edges) && !isInside(box)).map(({ text }) => `an outline through "${text}"`)
	})
}

/** A line that runs straight down from a raised name to its box. */
const isLeader = (mark: SceneMark): mark is LineMark => mark.kind === 'line' && mark.role === 'leader'

/** Every text that ends in an ellipsis: a label is whole, or shortened by words that are stated. */
function shortened(scene: Scene): string[] {
	return [...marksOf(scene.marks)].filter(isText).flatMap((mark) => (textOf(mark).includes('…') ? [textOf(mark)] : []))
}

/** Names as long as plants have them. */
const NAMES = ['Mill', 'Visakhapatnam separation', 'North', 'Hard-rock beneficiation of the second line', 'Dy and Tb']

/** A chain under long names. */
function withNames(chain: Chain): Chain {
	const named = <T extends { name: string }>(things: readonly T[]) =>
		things.map((thing, index) => ({ ...thing, name: NAMES[index % NAMES.length]!, short: undefined }))
	return { ...chain, feeds: named(chain.feeds), processes: named(chain.processes), trades: named(chain.trades) }
}

describe('any chain', () => {
	test('has labels that neither overlap nor are cut, at any size, with and without a frame', async () => {
		let left = 0
		await fc.assert(
			fc.asyncProperty(
				chainsWith({ ...RICH, twins: true }),
				fc.integer({ min: 360, max: 1600 }),
				fc.integer({ min: 400, max: 800 }),
				fc.constantFrom(13, 15, 18),
				async (spec, width, height, size) => {
					const chain = withNames(chainOf(spec))
					await withEngine(chain, (engine) => {
						const base = engine.plan(openToday)
						const drawing = sankeyDrawing(chain, base, { width, height, size, locale: english })
						left += [...drawing.lines.values()].filter((lines) => lines === 0).length
						const scene = sankey(chain, base, { width, height, size, locale: english })
						expect(troubles(scene)).toEqual([])
					})
				}
			),
			{ numRuns: 60, seed: 11 }
		)
		expect(left).toBeGreaterThan(0)
	})

	test('with more plants in a stage than have room names what is missing and what passes most', async () => {
		const amounts = Array.from({ length: 24 }, (_, index) => (index === 20 ? 0 : 10 + index))
		const chain = chainOf({
			stages: ['dig', 'make'],
			feeds: [{ id: 'ore', gives: 'ore', available: 2000 }],
			plants: [
				{ id: 'mine', stage: 'dig', takes: 'ore', gives: 'rock', capacity: 2000 },
				...amounts.map((capacity, index) => {
					return { id: `plant-${index}`, stage: 'make', takes: 'rock', gives: 'metal', capacity, limit: 30 }
				})
			],
			demands: [{ id: 'use', takes: 'metal', amount: 1000 }]
		})
		const plan = await planOnce(chain)
		for (const width of [380, 900]) {
			const scene = sankey(chain, plan, { width, height: 400, locale: english })
			const labelled = new Set(
				[...marksOf(scene.marks)].flatMap(({ role, data }) => (role === 'label' && data?.node ? [data.node] : []))
			)
			expect(troubles(scene)).toEqual([])
			expect(labelled).toContain('plant-20')
			// A raised name goes where there is room; the order is of those that stand beside each other.
			const raised = new Set([...marksOf(scene.marks)].filter(isLeader).map(({ data }) => data?.node))
			expect(raised.size > 0).toBe(width === 380)
			const passing = plan.processes.flatMap(({ id, verdict, usedAtTop }) =>
				raised.has(id) ? [] : [{ verdict, usedAtTop, named: labelled.has(id) }]
			)
			const [named, left] = [true, false].map((which) => passing.filter((each) => each.named === which))
			for (const one of named!)
				for (const other of left!.filter(({ verdict }) => verdict === one.verdict))
					expect(one.usedAtTop).toBeGreaterThanOrEqual(other.usedAtTop)
			expect(named!.length).toBeGreaterThan(width === 900 ? 3 : 1)
			expect(left!.length).toBeGreaterThan(5)
		}
	})
})

describe.each(['india-rare-earths', 'us-rare-earths', 'copper-example'])('%s', async (model) => {
	const all = await planned(model)
	const frame = frameOf(all)

	test.each(WIDTHS)('no label of the Sankey overlaps another or is cut, in any scenario, at %i pixels', (width) => {
		for (const { name, plan } of all.plans) {
			const scene = sankey(all.chain, plan, { width, height: 460, locale: english, frame })
			expect({ name, troubles: troubles(scene) }).toEqual({ name, troubles: [] })
		}
	})

	/** From a phone to a projector, at the heights of a small, a common and a large window. */
	test.each([358, 640, 781, 826, 1024, 1212, 1600])(
		'the labels of every scenario have room at %i pixels, however low',
		(width) => {
			for (const height of [400, 520, 700]) {
				for (const { name, plan } of all.plans) {
					const scene = sankey(all.chain, plan, { width, height, locale: english, frame })
					expect({ name, height, troubles: troubles(scene) }).toEqual({ name, height, troubles: [] })
					expect({ name, height, shortened: shortened(scene) }).toEqual({ name, height, shortened: [] })
					if (width > 802) expect(scene.height, `${name} at ${height}`).toBeLessThan(height + 40)
				}
			}
		}
	)

	/** The figure on a phone, on a window of 1366 x 768, 1440 x 900, 1920 x 1080 and 1024 x 768, and on stage. */
	const SIZES = [
		{ width: 358, height: 500, size: 13 },
		{ width: 818, height: 460, size: 13 },
		{ width: 826, height: 620, size: 13 },
		{ width: 1212, height: 790, size: 15 },
		{ width: 702, height: 560, size: 13 },
		// On stage, on a laptop and on a projector.
		{ width: 1384, height: 640, size: 19 },
		{ width: 1864, height: 820, size: 25.5 }
	]

	test.each(SIZES)('no label overlaps or is cut at $width x $height, in any scenario, of any element', (size) => {
		for (const component of [null, ...all.chain.components.map(({ id }) => id)]) {
			const held = component === null ? frame : sankeyFrame(all.chain, all.base, component)
			// Of single elements every third scenario; `LABELS=all` takes all of them, in three times as long.
			const part = component === null || process.env.LABELS === 'all' ? 1 : 3
			for (const { name, plan } of all.plans.filter((_, k) => k % part === 0)) {
				const scene = sankey(all.chain, plan, { ...size, locale: english, frame: held, component })
				expect({ name, component, troubles: troubles(scene) }).toEqual({ name, component, troubles: [] })
				expect({ name, component, shortened: shortened(scene) }).toEqual({ name, component, shortened: [] })
			}
		}
	})

	test.each(SIZES)('no label overlaps or is cut at $width x $height where the plan tells of the element', (size) =>
		withEngine(all.chain, (engine) => {
			for (const component of all.chain.components.map(({ id }) => id)) {
				const plan = engine.plan(openToday, component)
				const scene = sankey(all.chain, plan, { ...size, locale: english, component })
				expect({ component, troubles: troubles(scene) }).toEqual({ component, troubles: [] })
			}
		})
	)

	test.each([460, 560, 620, 790])(
		'one part of the demand alone is named, and not counted, %i pixels high',
		(height) => {
			for (const { name, plan } of all.plans) {
				const { marks } = sankey(all.chain, plan, { width: 1212, height, locale: english, frame, component: null })
				const lines = [...marksOf(marks)].flatMap((mark) => (mark.kind === 'text' ? [textOf(mark)] : []))
				expect({ name, lines: lines.filter((line) => line.startsWith('1 smaller')) }).toEqual({ name, lines: [] })
			}
		}
	)

	test.each([350, 358, 390])('every box is named at %i pixels, in any scenario', (width) => {
		for (const { name, plan } of all.plans) {
			const options = { width, height: 500, locale: english, frame }
			const drawing = sankeyDrawing(all.chain, plan, options)
			const labelled = new Set(
				[...marksOf(sankey(all.chain, plan, options).marks)]
					.filter((mark) => isText(mark) && mark.role === 'label')
					.map(({ data }) => data?.node)
			)
			const inTitle = drawing.regions.flatMap(({ alone }) => alone)
			const kinds = ['feed', 'process', 'import']
			const boxes = drawing.nodes.filter(({ id, kind }) => kinds.includes(kind) && !inTitle.includes(id))
			const unnamed = boxes.flatMap(({ id }) => (labelled.has(id) ? [] : [id]))
			expect({ name, unnamed }).toEqual({ name, unnamed: [] })
		}
	})

	test('no label overlaps with one element drawn alone, or with a node selected', () => {
		for (const component of all.chain.components.map((each) => each.id)) {
			const scene = sankey(all.chain, all.base, { width: 870, height: 460, locale: english, component })
			expect({ component, troubles: troubles(scene) }).toEqual({ component, troubles: [] })
		}
		for (const { id } of [...all.chain.feeds, ...all.chain.processes]) {
			const scene = sankey(all.chain, all.base, { width: 870, height: 460, locale: english, frame, selected: id })
			expect({ id, troubles: troubles(scene) }).toEqual({ id, troubles: [] })
		}
	})

	test('no label overlaps at the size for a room', () => {
		const scene = sankey(all.chain, all.base, { width: 1840, height: 820, locale: english, frame, size: 18 })
		expect(troubles(scene)).toEqual([])
	})

	test.each(WIDTHS)('no label of the ceiling strip overlaps another or is cut at %i pixels', (width) => {
		for (const { name, plan } of all.plans) {
			for (const component of [null, all.chain.components[0]!.id]) {
				const scene = ceilings(all.chain, plan, { width, height: 150, locale: english, component })
				expect({ name, troubles: troubles(scene) }).toEqual({ name, troubles: [] })
			}
		}
	})

	test.each([260, 300, 420, 800])('no label of the ladder overlaps another or is cut at %i pixels', (width) => {
		for (const { name, plan } of all.plans) {
			const scene = ladder(all.chain, plan, { width, locale: english })
			expect({ name, troubles: troubles(scene) }).toEqual({ name, troubles: [] })
		}
	})
})
