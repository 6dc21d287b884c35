/** Performance measures of the page: from the change that asked for a plan to the frame that shows it. */
import type { Scenario } from '#lib/model/scenario/scenario.ts'

/** Name of the measure; its detail counts the changes made and the plans painted so far. */
export const INPUT_TO_PAINT = 'midstream:input-to-paint'

const asked = new WeakMap<Scenario, number>()
let inputs = 0
let painted = 0

/** Notes that a change led to this scenario, whether by a lever, a key, undo or the year. */
export function markInput(scenario: Scenario): void {
	inputs += 1
	asked.set(scenario, performance.now())
}

/** Measures up to the frame that paints the plan of this scenario; called once that plan is in the document. */
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
