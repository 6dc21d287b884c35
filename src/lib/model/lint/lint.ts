import type { Chain, Figure, ShareFigure } from '../chain.ts'
import type { ChecksFile, StoryFile } from '../files/file.ts'
import type { Finding } from '../findings/finding.ts'
import type { KnownIds } from '../files/declared-ids.ts'
import { lintChecks } from './checks.ts'
import { lintFigures } from './figures.ts'
import { lintGraph } from './graph.ts'
import { lintIds } from './ids.ts'
import { lintLevers } from './levers.ts'
import { lintModes } from './modes.ts'
import { lintPlants } from './plants.ts'
import { lintReferences } from './references.ts'
import { lintScenarios } from './scenarios.ts'
import { lintStory } from './story.ts'
import { lintSums } from './sums.ts'
import { lintTrade } from './trade.ts'
import { lintUnits } from './units.ts'
import { lintUnused } from './unused.ts'
import { lintYears } from './years.ts'
import type { Located } from '../resolve/figures.ts'
import type { ModelFiles } from '../resolve/resolve.ts'

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
