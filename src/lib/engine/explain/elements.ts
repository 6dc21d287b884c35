/** What an explanation says of single components: what each rung delivers of them, and what the stages could pass of one. */

import type { Chain, ComponentId, NodeId } from '#lib/model/chain.ts'
import { askedShare } from '#lib/model/compositions.ts'
import type { Composition, ElementFindings, Explanation, Flow } from '../plan.ts'
import { composition, flowsOf } from '../solution/flows.ts'
import type { Situation } from '../programme/situation.ts'
import { ceilingsOfComponent } from './ceilings.ts'
import { withAdded } from './ladder/search.ts'
import { planUnder, type Solved } from './question.ts'

type Contents = Record<NodeId, Composition>

/**
 * Explains an answer by component, in parts as the explanation itself. A rung's contents are those of the plan with all
 * that it and the rungs below it add: what is delivered may be the same at many plans, and what it contains is not.
 * @throws SolverDefect when an answer of the solver fails its certificate
 */
export function* elementsInParts(
	solved: Solved,
	{ ladder, top }: Explanation,
	component: ComponentId
): Generator<void, ElementFindings> {
	const { chain } = solved.situation
	const contents: Contents[] = []
	const added = chain.processes.map(() => 0)
	const place = new Map(chain.processes.map(({ id }, p) => [id, p]))
	for (const { adds } of ladder.slice(0, -1)) {
		for (const { process, amount } of adds) added[place.get(process)!]! += amount
		contents.push(contentsWith(solved, added))
		yield
	}
	// The plan at the top is there already.
	if (ladder.length > 0) contents.push(contentsOf(chain, top.flows))
	return {
		ladder: contents,
		component,
		...ceilingsOfComponent(solved, componentAt(chain, component), asking(solved.situation, component))
	}
}

/** What the demands get with some capacity added. */
function contentsWith(solved: Solved, added: readonly number[]): Contents {
	const { chain } = solved.situation
	const plan = planUnder(solved, withAdded(solved, added)).plan()
	const { contained } = flowsOf(solved.programme.formulation, plan)
	const served = chain.demands.map(({ id }, d) => [id, composition(chain, contained[d]!)] as const)
	return Object.fromEntries(served.filter(([, content]) => Object.keys(content).length > 0))
}

function contentsOf({ demands }: Chain, flows: readonly Flow[]): Contents {
	const contents: Contents = {}
	for (const { to, components } of flows) {
		if (!demands.some(({ id }) => id === to)) continue
		const content = (contents[to] ??= {})
		for (const [id, amount] of Object.entries(components)) content[id] = (content[id] ?? 0) + amount
	}
	return contents
}

function componentAt({ components }: Chain, component: ComponentId): number {
	const at = components.findIndex(({ id }) => id === component)
	if (at < 0) throw new RangeError(`The chain has no component ${component}.`)
	return at
}

/** Demands that ask for some goods which have to contain a component, by place; all where there are none. */
function asking({ chain, demands }: Situation, component: ComponentId): Set<number> {
	const isNaming = (d: number) => demands[d]! > 0 && askedShare(chain, chain.demands[d]!, component) !== null
	const naming = [...chain.demands.keys()].filter(isNaming)
	return new Set(naming.length > 0 ? naming : chain.demands.keys())
}
