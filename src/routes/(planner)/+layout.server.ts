import highs from 'highs'
import { unplannable } from '#lib/checks/unplannable.ts'
import { readModelFolder } from '#lib/disk/model-folder.ts'
import { createEngine, highsSolver, type Plan } from '#lib/engine/index.ts'
import type { Chain } from '#lib/model/chain.ts'
import { openScenario, type Scenario } from '#lib/model/scenario.ts'
import type { LayoutServerLoad } from './$types'

/** The model that the page is built for; any folder in the format of models/README.md will do. */
const FOLDER = process.env.MIDSTREAM_MODEL ?? 'models/india-rare-earths'

/** Solves the first scenario while the page is built, so that it opens with the answer already there. */
export const load: LayoutServerLoad = async () => {
	const { chain, story, claims, diagnostics, locate } = readModelFolder(FOLDER)
	if (!chain) return { model: null, diagnostics }
	const [first] = chain.scenarios
	if (!first) throw new Error('A chain that was read has a scenario')
	const scenario = openScenario(first.id)
	try {
		return {
			model: { chain, story, claims, opening: { scenario, plan: await planOf(chain, scenario) } },
			diagnostics: []
		}
	} catch (error) {
		const findings = unplannable(error, chain, [scenario])
		if (findings.length === 0) throw error
		return { model: null, diagnostics: findings.map(locate) }
	}
}

async function planOf(chain: Chain, scenario: Scenario): Promise<Plan> {
	const engine = createEngine(chain, highsSolver(await highs()))
	try {
		return engine.plan(scenario)
	} finally {
		engine.dispose()
	}
}
