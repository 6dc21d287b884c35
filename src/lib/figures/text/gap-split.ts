/** How the two ways of dividing the gap fit together: by cause, and by the steps that close it. */
import type { GapCause, Plan } from '#lib/engine/index.ts'
import type { Chain } from '#lib/model/chain.ts'
import { steps } from '../steps.ts'
import { isEven } from '../tolerances.ts'
import { amountsOf, type Locale } from './locale.ts'
import { headlineAmounts } from './number-format.ts'

/** What one step adds towards one cause. Base units a year; below 0 where it serves one demand in place of another. */
interface Share {
	/** Place in the list of steps. */
	step: number
	amount: number
}

const keyOf = ({ kind, of }: GapCause['cause']) => `${kind} ${of.join()}`

/** Returns for each cause of the gap, in the plan's order, what the steps add towards it; nothing for what no step closes. */
export function sharesOf(chain: Chain, plan: Plan): Share[][] {
	const taken = steps(chain, plan)
	return plan.gapByCause.map(({ cause }) =>
		taken.flatMap(({ rungs }, step) => {
			const charged = rungs.map((place) => plan.ladder[place]!).filter((rung) => keyOf(rung.cause) === keyOf(cause))
			const amount = charged.reduce((sum, { frees }) => sum + frees, 0)
			return isEven(plan, amount) ? [] : [{ step, amount }]
		})
	)
}

/** Numbers of the steps that close a cause, from 1. */
export function stepNumbers(shares: readonly Share[]): number[] {
	return shares.map(({ step }) => step + 1)
}

/** Says whether the causes have the amounts of the steps, and else why not; empty where nothing closes the gap. */
export function splitSentence(chain: Chain, plan: Plan, locale: Locale): string {
	const shares = sharesOf(chain, plan)
	const closed = shares.filter((of) => of.length > 0)
	if (closed.length === 0) return ''
	const causesAt = (step: number) => closed.filter((of) => of.some((share) => share.step === step)).length
	const places = [...new Set(closed.flat().map(({ step }) => step))].sort((a, b) => a - b)
	const rest = plan.gapByCause.reduce((sum, { amount }, place) => sum + (shares[place]!.length > 0 ? 0 : amount), 0)
	const { picture, full } = amountsOf(chain, plan, locale)
	return locale.words.report.split({
		gap: full(headlineAmounts(plan.demand, plan.delivered).gap),
		steps: places.length,
		causes: closed.length,
		merged: places.map((step) => ({ step: step + 1, causes: causesAt(step) })).filter(({ causes }) => causes > 1),
		spread: closed.filter((of) => of.length > 1).map(stepNumbers),
		rest: isEven(plan, rest) ? null : picture(rest)
	})
}
