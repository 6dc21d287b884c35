import type { Plan } from '#lib/engine/index.ts'
import { figuresOf } from '#lib/model/apply-scenario.ts'
import { capacityFor } from '#lib/model/capacity.ts'
import type { Chain } from '#lib/model/chain.ts'
import { withLever, withoutLever, type Scenario } from '#lib/model/scenario.ts'

/**
 * The scenario with the levers moved as the ladder of its plan asks, up to and including the rung counted from 0. A
 * rung stands on those before it: alone it would not free what it says. A process without a lever stays as it is.
 */
export function climb(chain: Chain, scenario: Scenario, plan: Plan, rung: number): Scenario {
	const added = new Map<string, number>()
	for (const { adds } of plan.ladder.slice(0, rung + 1)) {
		for (const { process, amount } of adds) added.set(process, (added.get(process) ?? 0) + amount)
	}
	return [...added].reduce((reached, [id, amount]) => {
		const nameplate = nameplateFor(chain, scenario, plan, { id, added: amount })
		return nameplate === null ? reached : withLever(reached, id, nameplate)
	}, scenario)
}

/** The capacity, in the lever's unit, at which `added` more than today can be used. */
function nameplateFor(
	chain: Chain,
	scenario: Scenario,
	plan: Plan,
	{ id, added }: { id: string; added: number }
): number | null {
	const lever = chain.levers.find((each) => each.id === id)
	const before = figuresOf(chain, withoutLever(scenario, id))
	const process = before.processes.find((each) => each.id === id)
	const effective = plan.processes.find((each) => each.id === id)?.effective ?? null
	if (!lever || !process || effective === null) return null
	const nameplate = capacityFor(process, plan.year, plan.scenario.counts, effective + added)
	return nameplate === null ? null : nameplate / lever.factor
}
