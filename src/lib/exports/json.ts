import type { Plan } from '#lib/engine/index.ts'
import { steps, type Step } from '#lib/figures/steps.ts'
import type { Chain } from '#lib/model/chain.ts'
import type { Scenario } from '#lib/model/scenario/scenario.ts'

/** Raised when a field changes its meaning or goes away; new fields do not raise it. */
const JSON_FORMAT = 1

/** A plan to keep: which model and scenario made it, and when. Amounts are plain numbers in `plan.unit`. */
export interface PlanDocument {
	midstream: typeof JSON_FORMAT
	/** Day of the export, e.g. 2026-11-22. */
	exported: string
	model: Pick<Chain, 'id' | 'name' | 'version' | 'date' | 'fingerprint' | 'notice'>
	/** The question: the named scenario and what was changed on top of it, in the levers' own units. */
	scenario: Scenario
	plan: Plan
	/** The rungs of `plan.ladder` gathered for readers, with ranges of cost and time. */
	steps: Step[]
}

/** The whole plan as JSON text. */
export function planJson(chain: Chain, scenario: Scenario, plan: Plan, exported: string): string {
	const { id, name, version, date, fingerprint, notice } = chain
	const document: PlanDocument = {
		midstream: JSON_FORMAT,
		exported,
		model: { id, name, version, date, fingerprint, notice },
		scenario,
		plan,
		steps: steps(chain, plan)
	}
	return jsonText(document)
}

/** Data as the text of a file. */
export function jsonText(data: unknown): string {
	return `${JSON.stringify(data, null, '\t')}\n`
}
