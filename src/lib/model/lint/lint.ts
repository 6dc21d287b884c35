import type { Finding } from '../findings/finding.ts'
import type { Draft } from './draft.ts'
import { lintChecks } from './checks.ts'
import { lintClaims } from './claims.ts'
import { lintElements } from './elements.ts'
import { lintFigures } from './figures.ts'
import { lintGraph } from './graph.ts'
import { lintIds } from './ids.ts'
import { lintLevers } from './levers.ts'
import { lintLimits } from './limits.ts'
import { lintMoney } from './money.ts'
import { lintModes } from './modes.ts'
import { lintPlants } from './plants.ts'
import { lintPrices } from './prices.ts'
import { lintReferences } from './references.ts'
import { lintScenarios } from './scenarios.ts'
import { lintStocks } from './stocks.ts'
import { lintStory } from './story.ts'
import { lintSums } from './sums.ts'
import { lintTrade } from './trade.ts'
import { lintUnits } from './units.ts'
import { lintUnused } from './unused.ts'
import { lintYears } from './years.ts'

/** Checks what a schema cannot: that names refer to something, amounts make sense and matter can flow. */
export function lint(draft: Draft): Finding[] {
	const names = [...lintIds(draft), ...lintReferences(draft)]
	const parts = [
		lintUnits,
		lintPrices,
		lintElements,
		lintMoney,
		lintLimits,
		lintYears,
		lintFigures,
		lintModes,
		lintSums,
		lintPlants,
		lintTrade,
		lintStocks,
		lintLevers,
		lintScenarios,
		lintChecks,
		lintStory,
		lintClaims
	].flatMap((check) => check(draft))
	const whole = draft.whole.chain && !names.some((finding) => finding.at.file === 'chain.yaml')
	// Paths through a chain with holes would only repeat what made the holes.
	return [...names, ...parts, ...(whole ? [...lintGraph(draft), ...lintUnused(draft)] : [])]
}
