/** One rounding for all that is told of two plans: sentences, picture and tables. */
import type { Plan, PlanPair } from '#lib/engine/index.ts'
import { leastAmount } from '../tolerances.ts'
import { headlineAmounts, type HeadlineAmounts } from '../text/number-format.ts'

/** Amounts of two plans as they are told. */
export interface ToldAmounts {
	/** Totals of each, as the headline rounds them. */
	before: HeadlineAmounts
	after: HeadlineAmounts
	/** Rounds any other amount: to three figures, or as the totals are, whichever is nearer. */
	round(amount: number): number
	/** The difference of two amounts as told, so that one and the difference make the other. */
	difference(before: number, after: number): number
}

/** Returns the rounding of two plans. */
export function toldAmounts({ a, b }: Pick<PlanPair, 'a' | 'b'>): ToldAmounts {
	const [largest, finest] = [Math.max(a.demand, b.demand), finestOf(a, b)]
	const least = Math.max(leastAmount(a), leastAmount(b))
	const totals = ({ demand, delivered }: Plan) => headlineAmounts(demand, delivered, largest, finest)
	return {
		before: totals(a),
		after: totals(b),
		round: (amount) => {
			if (Math.abs(amount) < least) return 0
			const [three, asTotals] = [Number(amount.toPrecision(3)), headlineAmounts(amount, 0, largest, finest).demand]
			return Math.abs(three - amount) < Math.abs(asTotals - amount) ? three : asTotals
		},
		difference: (before, after) => tidy(after - before)
	}
}

/** Without the noise of a subtraction. */
const tidy = (value: number) => Number(value.toPrecision(12))

/** The smallest of the differences that are told: rounding must not make one of its own. */
function finestOf(a: Plan, b: Plan): number {
	const differences = [b.delivered - a.delivered, b.gap - a.gap, b.demand - a.demand].map(Math.abs)
	const least = Math.max(leastAmount(a), leastAmount(b))
	return Math.min(...differences.filter((each) => each > least))
}
