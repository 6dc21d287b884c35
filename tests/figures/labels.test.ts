import { describe, expect, test } from 'vitest'
import { ceilings } from '#lib/figures/ceilings/ceilings.ts'
import { ladder } from '#lib/figures/ladder.ts'
import { sankey, sankeyFrame } from '#lib/figures/sankey/sankey.ts'
import { marksOf, type Scene } from '#lib/figures/scene/scene.ts'
import { english, frameOf, isText, planned, textBox, type TextBox } from './plans.ts'

const WIDTHS = [390, 480, 639, 640, 720, 800, 870, 1024, 1120, 1280, 1500]

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
	return [...cut.map((box) => `"${box.text}" is cut`), ...meeting]
}

describe.each(['india-rare-earths', 'copper-example'])('%s', async (model) => {
	const all = await planned(model)
	const frame = frameOf(all)

	test.each(WIDTHS)('no label of the Sankey overlaps another or is cut, in any scenario, at %i pixels', (width) => {
		for (const { name, plan } of all.plans) {
			const scene = sankey(all.chain, plan, { width, height: 460, locale: english, frame })
			expect({ name, troubles: troubles(scene) }).toEqual({ name, troubles: [] })
		}
	})

	/** The figure on a phone, and on a window of 1366 x 768, 1440 x 900 and 1920 x 1080. */
	const SIZES = [
		{ width: 358, height: 500, size: 13 },
		{ width: 781, height: 500, size: 13 },
		{ width: 826, height: 620, size: 13 },
		{ width: 1212, height: 790, size: 15 }
	]

	test.each(SIZES)('no label overlaps or is cut at $width x $height, in any scenario, of any element', (size) => {
		for (const component of [null, ...all.chain.components.map(({ id }) => id)]) {
			const held = component === null ? frame : sankeyFrame(all.chain, all.base, component)
			for (const { name, plan } of all.plans) {
				const scene = sankey(all.chain, plan, { ...size, locale: english, frame: held, component })
				expect({ name, component, troubles: troubles(scene) }).toEqual({ name, component, troubles: [] })
			}
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
