import type { Chain, Figure, ShareFigure } from './chain.ts'
import type { ChecksFile, StoryFile } from './file.ts'
import type { Finding } from './finding.ts'
import type { KnownIds } from './known.ts'
import { lintChecks } from './lint-checks.ts'
import { lintFigures } from './lint-figures.ts'
import { lintGraph } from './lint-graph.ts'
import { lintIds } from './lint-ids.ts'
import { lintLevers } from './lint-levers.ts'
import { lintModes } from './lint-modes.ts'
import { lintPlants } from './lint-plants.ts'
import { lintReferences } from './lint-references.ts'
import { lintScenarios } from './lint-scenarios.ts'
import { lintStory } from './lint-story.ts'
import { lintSums } from './lint-sums.ts'
import { lintTrade } from './lint-trade.ts'
import { lintUnits } from './lint-units.ts'
import { lintUnused } from './lint-unused.ts'
import { lintYears } from './lint-years.ts'
import type { Located } from './reading.ts'
import type { ModelFiles } from './resolve.ts'

/** A model as far as it could be read: what the checks of meaning run over. */
export interface Draft {
	/** Resolved from the parts that fit the schema; what could not be converted is NaN. */
	chain: Chain
	files: ModelFiles & { checks: ChecksFile; story: StoryFile }
	known: KnownIds
	/** Whether a file was read without leaving anything out. */
	whole: { chain: boolean; sources: boolean; scenarios: boolean }
	figures: readonly Located<Figure>[]
	shares: readonly (Located<ShareFigure> & { uniform: boolean })[]
}

/** Checks what a schema cannot: that names refer to something, amounts make sense and matter can flow. */
export function lint(draft: Draft): Finding[] {
	const names = [...lintIds(draft), ...lintReferences(draft)]
	const parts = [
		lintUnits,
		lintYears,
		lintFigures,
		lintModes,
		lintSums,
		lintPlants,
		lintTrade,
		lintLevers,
		lintScenarios,
		lintChecks,
		lintStory
	].flatMap((check) => check(draft))
	const whole = draft.whole.chain && !names.some((finding) => finding.at.file === 'chain.yaml')
	// Paths through a chain with holes would only repeat what made the holes.
	return [...names, ...parts, ...(whole ? [...lintGraph(draft), ...lintUnused(draft)] : [])]
}
