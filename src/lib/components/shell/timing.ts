/** Marks for whoever measures: from the input that asked for a plan to the frame that shows it. */
import type { Scenario } from '#lib/model/scenario.ts'

/** Name of the measure; its detail says how many inputs were made and how many plans were painted so far. */
export const INPUT_TO_PAINT = 'midstream:input-to-paint'

const asked = new WeakMap<Scenario, number>()
let inputs = 0
let painted = 0

/** An input led to this scenario. */
export function markInput(scenario: Scenario): void {
	inputs += 1
	asked.set(scenario, performance.now())
}

/** The plan of this scenario has reached the document: measures up to the frame that paints it. */
export function measurePaint(scenario: Scenario): void {
	const start = asked.get(scenario)
	if (start === undefined) return
	asked.delete(scenario)
	requestAnimationFrame(() => {
		setTimeout(() => {
			painted += 1
			performance.measure(INPUT_TO_PAINT, { start, end: performance.now(), detail: { inputs, painted } })
		})
	})
}
