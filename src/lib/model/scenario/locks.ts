/** Locked levers: a reader's own values, which stay while all around them is set otherwise. */
import type { Chain, LeverId } from '../chain.ts'
import { leverValue } from './lever-values.ts'
import { moveLever } from './levers.ts'
import { withoutLever, type Scenario } from './scenario.ts'

/** Tells if a lever keeps its value. */
export function isLocked({ locked = [] }: Scenario, id: LeverId): boolean {
	return locked.includes(id)
}

/** Returns the scenario with a lever locked, or with its lock taken off. */
export function withLock(scenario: Scenario, id: LeverId, lock: boolean): Scenario {
	const others = (scenario.locked ?? []).filter((each) => each !== id)
	return withLocks(scenario, lock ? [...others, id] : others)
}

/**
 * Returns a scenario in which the levers that are locked in another have the values that they have there, and stay locked;
 * the same object where that changes nothing.
 */
export function keepingLocked(chain: Chain, before: Scenario, next: Scenario): Scenario {
	const locked = before.locked ?? []
	const kept = locked.reduce((reached, id) => {
		const value = leverValue(chain, before, id)
		if (leverValue(chain, reached, id) === value) return reached
		const without = withoutLever(reached, id)
		return leverValue(chain, without, id) === value ? without : moveLever(chain, reached, id, value)
	}, next)
	return (kept.locked ?? []).join() === locked.join() ? kept : withLocks(kept, locked)
}

function withLocks({ locked: _, ...rest }: Scenario, locked: readonly LeverId[]): Scenario {
	return { ...rest, ...(locked.length > 0 ? { locked } : {}) }
}
