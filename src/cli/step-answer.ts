/** What figures of a story show beside the plans of its steps, worked out in this process. */
import { comparePlans, plansByYear, type Engine, type LpSolver } from '#lib/engine/index.ts'
import type { StepAnswer } from '#lib/figures/step-figure.ts'
import { invest } from '#lib/invest/invest.ts'
import { stepQuestion } from '#lib/invest/step-question.ts'
import type { StoryStep } from '#lib/model/story.ts'
import { rowsOf, studySubject } from '#lib/study/study.ts'
import { resultsOf, summaryOf } from '#lib/study/summary.ts'

/** Returns what the figure of a step is drawn from beside its plan; null where that suffices. */
export function stepAnswer(engine: Engine, solver: LpSolver, step: StoryStep): StepAnswer | null {
	const asked = stepQuestion(engine.chain, step)
	switch (asked?.of) {
		case undefined:
			return null
		case 'years':
			return { of: asked.of, plans: [...plansByYear(engine, asked.scenario)] }
		case 'compare':
			return { of: asked.of, pair: comparePlans(engine, asked.a, asked.b) }
		case 'doubt': {
			const subject = studySubject(engine.chain, asked.scenario)
			const rows = [...rowsOf(engine, subject, asked, { from: 0, to: asked.samples })]
			return { of: asked.of, summary: summaryOf(subject, asked, resultsOf(engine, subject, rows)) }
		}
		case 'invest':
			return { of: asked.of, found: invest(engine, solver, asked.question) }
	}
}
