import type { Plan } from '#lib/engine/index.ts'
import { figuresOf } from '#lib/model/scenario/apply-scenario.ts'
import { capacityFor } from '#lib/model/capacity.ts'
import type { Chain, Lever, NodeId } from '#lib/model/chain.ts'
import { withLever, withoutLever, type Scenario } from '#lib/model/scenario/scenario.ts'

/** Capacity to add by process, in base units a year on its capacity basis. */
export type Additions = ReadonlyMap<NodeId, number>

/**
 * The scenario with capacity added to what its plan can use. Levers are set to whole steps of theirs, rounded up, so that
 * what is built suffices. A process without a lever stays as it is.
 */
export function withBuilt(chain: Chain, scenario: Scenario, plan: Plan, additions: Additions): Scenario {
	return [...additions].reduce((reached, [id, added]) => {
		const lever = chain.levers.find((each) => each.id === id)
		const nameplate = nameplateFor(chain, scenario, plan, { id, added })
		return lever && nameplate !== null ? withLever(reached, id, onStep(nameplate / lever.factor, lever)) : reached
	}, scenario)
}

/** The scenario with plants given the capacity that they have at the top of their plan's ladder. */
export function builtAtTop(chain: Chain, scenario: Scenario, plan: Plan, plants: readonly NodeId[]): Scenario {
	const additions = plants.map((id) => {
		const plant = plan.processes.find((process) => process.id === id)
		return [id, Math.max(0, (plant?.needed ?? 0) - (plant?.effective ?? 0))] as const
	})
	return withBuilt(chain, scenario, plan, new Map(additions))
}

/** The nameplate, in base units, at which `added` more than today can be used; null where it is not known. */
function nameplateFor(
	chain: Chain,
	scenario: Scenario,
	plan: Plan,
	{ id, added }: { id: NodeId; added: number }
): number | null {
	const before = figuresOf(chain, withoutLever(scenario, id))
	const process = before.processes.find((each) => each.id === id)
	const effective = plan.processes.find((each) => each.id === id)?.effective ?? null
	if (!process || effective === null) return null
	return capacityFor(process, plan.year, plan.scenario.counts, effective + added)
}

/** Part of a lever's step that is rounding of a solve, and not worth a step of its own. */
const ROUNDING = 1e-6

/** The next whole step of a lever at or above `value`, with no more digits than the step has. */
function onStep(value: number, { step }: Lever): number {
	const steps = Math.ceil(value / step - ROUNDING)
	return Number((steps * step).toPrecision(12))
}

/** Returns what several additions build together. */
export function sumOf(all: readonly Additions[]): Additions {
	const sum = new Map<string, number>()
	for (const additions of all) {
		for (const [process, added] of additions) sum.set(process, (sum.get(process) ?? 0) + added)
	}
	return sum
}

/** Returns the steps with one of them taken, or taken back. */
export function toggled(steps: ReadonlySet<number>, step: number): ReadonlySet<number> {
	const next = new Set(steps)
	if (!next.delete(step)) next.add(step)
	return next
}
