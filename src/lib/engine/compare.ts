/** Two scenarios side by side: both plans, and what each input in which they differ does by itself. */
import { differences, setBack, type Difference } from '#lib/model/scenario/differences.ts'
import type { Scenario } from '#lib/model/scenario/scenario.ts'
import { SettingError } from '#lib/model/units/reason.ts'
import type { Engine } from './engine.ts'
import { lastOf } from './last-of.ts'
import { planOf } from './plan-of.ts'
import type { Plan } from './plan.ts'

/** An input that differs, with what it does by itself: how much plan `b` loses when it alone is set back to that of `a`. */
export interface InputEffect {
	difference: Difference
	/** Base units a year; null where the input cannot be set back alone. */
	delivered: number | null
	gap: number | null
}

/** Two plans of one chain, and the inputs in which they differ, largest effect first. */
export interface PlanPair {
	a: Plan
	b: Plan
	inputs: InputEffect[]
}

/** Returns both plans and the effects of their inputs. Throws as the engine does. */
export function comparePlans(engine: Engine, a: Scenario, b: Scenario): PlanPair {
	return lastOf(comparePlansInParts(engine, a, b))
}

/** The same in parts, yielding between them; a caller that needs the engine for something else drops the iterator. */
export function* comparePlansInParts(engine: Engine, a: Scenario, b: Scenario): Generator<void, PlanPair> {
	const inputs = yield* effectsOf(engine, a, b)
	return { a: yield* planInParts(engine, a), b: yield* planInParts(engine, b), inputs }
}

function* planInParts(engine: Engine, scenario: Scenario): Generator<void, Plan> {
	const answer = engine.solve(engine.situation(scenario))
	return planOf(answer, yield* engine.explainInParts(answer))
}

function* effectsOf(engine: Engine, a: Scenario, b: Scenario): Generator<void, InputEffect[]> {
	const effects: InputEffect[] = []
	const whole = engine.deliver(engine.situation(b))
	for (const difference of differences(engine.chain, a, b)) {
		const without = deliveredWithout(engine, b, difference)
		effects.push({
			difference,
			delivered: without && whole.delivered - without.delivered,
			gap: without && whole.gap - without.gap
		})
		yield
	}
	return effects.sort((x, y) => sizeOf(y) - sizeOf(x) || isFrame(x) - isFrame(y))
}

/** A figure is told before the year or the demand that has the same effect, since they only give it its occasion. */
const isFrame = ({ difference }: InputEffect) => Number(difference.of !== 'figure')

/** To six digits: what is left is rounding. */
const sizeOf = ({ delivered, gap }: InputEffect) =>
	Number(Math.max(Math.abs(delivered ?? 0), Math.abs(gap ?? 0)).toPrecision(6))

/** A figure may not be settable alone, as where shares would no longer sum to 1. */
function deliveredWithout(engine: Engine, b: Scenario, difference: Difference) {
	const without = setBack(b, difference)
	if (without === null) return null
	try {
		return engine.deliver(engine.situation(without))
	} catch (error) {
		if (error instanceof SettingError) return null
		throw error
	}
}
