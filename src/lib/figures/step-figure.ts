/** What a step of a presentation shows, drawn from its plan or from what the engine was asked beside. */
import type { Plan, PlanPair } from '#lib/engine/index.ts'
import type { Investment } from '#lib/invest/invest.ts'
import type { PlanFigure, StoryFigure } from '#lib/model/files/story-format.ts'
import type { StudySummary } from '#lib/study/summary.ts'
import { comparisonOf, type Comparison } from './compare/compare.ts'
import { difference } from './compare/difference-drawing.ts'
import { comparisonSentences } from './compare/text.ts'
import { fan } from './doubt/fan.ts'
import { doubtSentences } from './doubt/text.ts'
import { FIGURES, type FigureRequest } from './figures.ts'
import { gantt } from './invest/gantt.ts'
import { investFinding } from './invest/text.ts'
import { pathway } from './pathway/drawing.ts'
import { pathwayOf } from './pathway/pathway.ts'
import { pathwaySentence } from './pathway/text.ts'
import { commonFrame } from './sankey/sankey.ts'
import type { Scene } from './scene/scene.ts'
import type { Locale } from './text/locale.ts'

/** An answer of the engine beside a plan, by the id of the figure that shows it. */
export type StepAnswer =
	| { of: 'years'; plans: Plan[] }
	| { of: 'compare'; pair: PlanPair }
	| { of: 'doubt'; summary: StudySummary }
	| { of: 'invest'; found: Investment }

/** A figure as a step shows it. */
export interface StepFigure {
	/** What the figure comes to, in a sentence or two; empty where the plan says it already. */
	finding: string
	/** Null where there is nothing to draw. */
	scene: Scene | null
}

/**
 * Returns what a step shows.
 * @param answer What was asked for it; null for a figure that the plan suffices for.
 */
export function stepFigure(show: StoryFigure, request: FigureRequest, answer: StepAnswer | null): StepFigure {
	if (answer === null || answer.of !== show) return { finding: '', scene: FIGURES[show as PlanFigure](request) }
	switch (answer.of) {
		case 'years':
			return yearsFigure(request, answer.plans)
		case 'compare':
			return comparisonFigure(request, answer.pair)
		case 'doubt':
			return doubtFigure(request, answer.summary)
		case 'invest':
			return investFigure(request, answer.found)
	}
}

function yearsFigure({ chain, plan, locale, ...room }: FigureRequest, plans: readonly Plan[]): StepFigure {
	const rows = pathwayOf(chain, plans, locale)
	return {
		finding: pathwaySentence(chain, rows, locale),
		scene: pathway(chain, rows, { ...room, locale, shown: plan.year })
	}
}

function comparisonFigure({ chain, base, locale, ...room }: FigureRequest, pair: PlanPair): StepFigure {
	const comparison = comparisonOf(pair)
	const frame = commonFrame(chain, [base, comparison.a, comparison.b])
	return {
		finding: `${betweenText(comparison, locale)}: ${comparisonSentences(chain, comparison, locale).join(' ')}`,
		scene: difference(chain, comparison, { ...room, locale, frame })
	}
}

function betweenText({ a, b }: Comparison, { words, numbers }: Locale): string {
	const { between, name } = words.page.compare
	const nameOf = ({ scenario, year }: Plan) =>
		name({ scenario: scenario.name, year: numbers.year(year), changes: scenario.changed.length })
	return between({ before: nameOf(a), after: nameOf(b) })
}

/** Says the samples, since the page may have drawn another number of them. */
function doubtFigure({ chain, locale, ...room }: FigureRequest, summary: StudySummary): StepFigure {
	const { numbers, words } = locale
	const made = words.page.doubt.made({ samples: numbers.full(summary.samples), seed: String(summary.seed) })
	return {
		finding: `${doubtSentences(chain, summary, locale)[0] ?? ''} ${made}`.trim(),
		scene: fan(chain, summary.years, summary.central.delivered, { ...room, locale })
	}
}

function investFigure({ chain, locale, ...room }: FigureRequest, found: Investment): StepFigure {
	return {
		finding: investFinding(chain, found, locale),
		scene: found.builds.length === 0 ? null : gantt(chain, found, { ...room, locale })
	}
}
