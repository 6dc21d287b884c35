/** The rungs of the ladder in words, one by one. */
import type { Chain, NodeId } from '#lib/model/chain.ts'
import type { Plan, Rung } from '#lib/engine/index.ts'
import { gainOf, type Climb } from '../climb.ts'
import { buildTitle, type Built } from './build-title.ts'
import { amountsOf, nodeNames, type Locale } from './locale.ts'
import { withUnit } from './number-format.ts'

/** A process that a rung enlarges. */
export interface LadderAddition extends Built {
	name: string
	/** Added capacity in the unit that the lever shows. */
	amount: string
	/** Capacity that the process then has, in base units; null when it is not known. */
	capacity: number | null
}

/** One rung. */
export interface RungRow {
	/** Place in `plan.ladder`. */
	place: number
	rung: Rung
	title: string
	/** What it adds to delivery. */
	value: string
	adds: LadderAddition[]
}

/** Returns the rungs with the capacities that they lead to, one after the other, and what they add in a measure. */
export function rungRows(chain: Chain, plan: Plan, locale: Locale, climb: Climb): RungRow[] {
	const names = nodeNames(chain)
	const { picture } = amountsOf(chain, plan, locale)
	const standing = new Map(plan.processes.map((process) => [process.id, process.effective]))
	return plan.ladder.map((rung, place) => {
		const adds = rung.adds.map(({ process, amount, cost }): LadderAddition => {
			const before = standing.get(process) ?? null
			const capacity = before === null ? null : before + amount
			standing.set(process, capacity)
			return {
				process,
				name: names.get(process) ?? process,
				amount: capacityText(chain, process, amount, locale),
				added: amount,
				capacity,
				opens: before === 0,
				cost: cost === null ? null : { value: cost }
			}
		})
		const { adds: gain } = gainOf(climb, [place])
		const value = gain < 0 ? picture(gain) : locale.words.figures.steps.plus({ amount: picture(gain) })
		return { place, rung, title: buildTitle(chain, adds, locale), value, adds }
	})
}

/** An amount of capacity in the unit of the process's lever, or in base units where it has none. */
export function capacityText(chain: Chain, process: NodeId, amount: number, { words, numbers }: Locale): string {
	const lever = chain.levers.find((each) => each.id === process)
	const unit = lever?.unit ?? words.figures.perYear({ unit: chain.unit })
	return withUnit(numbers.picture(amount / (lever?.factor ?? 1)), unit)
}
