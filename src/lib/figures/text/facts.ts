/** What a plan says, brought together once for all sentences about it. */
import type { Chain, ComponentId, Component } from '#lib/model/chain.ts'
import type { Plan, ProcessResult } from '#lib/engine/index.ts'
import { appliedChain } from '../applied-chain.ts'
import { abundanceOf, goodsOf, measureOf, type Abundance, type Goods, type Measure } from '../measure.ts'
import { isEven } from '../tolerances.ts'
import { headlineAmounts, type HeadlineAmounts } from './number-format.ts'

/** The facts that sentences on a plan state and stand on. Amounts in base units a year. */
export interface Facts {
	chain: Chain
	/** With every figure as the scenario sets it. */
	applied: Chain
	plan: Plan
	/** The component that is told of alone; null for all together. */
	component: Component | null
	measure: Measure
	/** True where the plan says what its steps deliver of the component, and what its stages could pass. */
	told: boolean
	/** Delivered and gap as they are rounded in the headline. */
	shown: HeadlineAmounts
	/** True for an amount that is nothing but rounding. */
	isNone: (amount: number) => boolean
	imported: number
	exported: number
	goods: Goods[]
	abundance: Abundance | null
	/** Processes of which more, alone, delivers more. */
	lifting: ProcessResult[]
}

const factsByPlan = new WeakMap<Plan, Facts>()

/** Returns the facts of a plan, all components together or one alone. The last of a plan are kept: many sentences ask. */
export function factsOf(chain: Chain, plan: Plan, component: ComponentId | null = null): Facts {
	const known = factsByPlan.get(plan)
	if (known?.chain === chain && (known.component?.id ?? null) === component) return known
	const facts = gathered(chain, plan, component)
	factsByPlan.set(plan, facts)
	return facts
}

function gathered(chain: Chain, plan: Plan, component: ComponentId | null): Facts {
	return {
		chain,
		applied: appliedChain(chain, plan),
		plan,
		component: chain.components.find(({ id }) => id === component) ?? null,
		measure: measureOf(chain, plan, component),
		told: component === null || plan.elements?.component === component,
		shown: headlineAmounts(plan.demand, plan.delivered),
		isNone: (amount) => isEven(plan, amount),
		imported: headlineAmounts(plan.demand, plan.imported, plan.demand, plan.imported || plan.demand).delivered,
		exported: plan.trades.reduce((sum, { kind, used }) => sum + (kind === 'export' ? used : 0), 0),
		goods: goodsOf(chain, plan),
		abundance: abundanceOf(chain, plan),
		lifting: plan.processes.filter(
			({ verdict, cause }) =>
				(verdict === 'absent' || verdict === 'too-small') && (cause === null || cause.of.length === 0)
		)
	}
}
