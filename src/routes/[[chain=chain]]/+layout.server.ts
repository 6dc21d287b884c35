import { error } from '@sveltejs/kit'
import highs from 'highs'
import { unplannable } from '#lib/checks/unplannable.ts'
import { createEngine, highsSolver, type Plan } from '#lib/engine/index.ts'
import type { Chain } from '#lib/model/chain.ts'
import { withoutLongTexts } from '#lib/model/long-texts.ts'
import { openScenario, type Scenario } from '#lib/model/scenario/scenario.ts'
import { siteChains } from './chains.server.ts'
import type { LayoutServerLoad } from './$types'

/** Solves the first scenario while the page is built, so that it opens with the answer already there. */
export const load: LayoutServerLoad = async ({ params }) => {
	const site = siteChains()
	const part = params.chain ?? ''
	const shown = site.find((each) => each.part === part) ?? error(404)
	const { chain, story, claims, diagnostics, locate } = shown.model
	const of = { part, chains: site.map(({ part, name }) => ({ part, name })) }
	if (!chain) return { ...of, model: null, diagnostics }
	const [first] = chain.scenarios
	if (!first) throw new Error('A chain that was read has a scenario')
	const scenario = openScenario(first.id)
	try {
		const plan = await openingPlan(chain, scenario)
		return {
			...of,
			model: { chain: withoutLongTexts(chain).chain, story, hasClaims: claims !== null, opening: { scenario, plan } },
			diagnostics: []
		}
	} catch (cause) {
		const findings = unplannable(cause, chain, [scenario])
		if (findings.length === 0) throw cause
		return { ...of, model: null, diagnostics: findings.map(locate) }
	}
}

/** The plan of the scenario that opens, made once for all pages of a chain. */
const plans = new WeakMap<Chain, Promise<Plan>>()

function openingPlan(chain: Chain, scenario: Scenario): Promise<Plan> {
	const made = plans.get(chain) ?? planOf(chain, scenario)
	plans.set(chain, made)
	return made
}

async function planOf(chain: Chain, scenario: Scenario): Promise<Plan> {
	const engine = createEngine(chain, highsSolver(await highs()))
	try {
		return engine.plan(scenario)
	} finally {
		engine.dispose()
	}
}
