import highs from 'highs'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createEngine, highsSolver } from '#lib/engine/index.ts'
import { MODEL_FILES } from '#lib/model/findings/finding.ts'
import { readModel } from '#lib/model/read-model.ts'
import { openScenario } from '#lib/model/scenario.ts'
import type { LayoutServerLoad } from './$types'

/** The model that the page is built for; any folder in the format of models/README.md will do. */
const FOLDER = process.env.MIDSTREAM_MODEL ?? 'models/india-rare-earths'

function read(file: string): string | undefined {
	try {
		return readFileSync(join(FOLDER, file), 'utf8')
	} catch {
		return undefined
	}
}

/** Solves the first scenario while the page is built, so that it opens with the answer already there. */
export const load: LayoutServerLoad = async () => {
	const { chain, story, diagnostics } = readModel(Object.fromEntries(MODEL_FILES.map((file) => [file, read(file)])))
	if (!chain) return { model: null, diagnostics }
	const [first] = chain.scenarios
	if (!first) throw new Error('A chain that was read has a scenario')
	const scenario = openScenario(first.id)
	const engine = createEngine(chain, highsSolver(await highs()))
	const plan = engine.plan(scenario)
	engine.dispose()
	return { model: { chain, story, opening: { scenario, plan } }, diagnostics: [] }
}
