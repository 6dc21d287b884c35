/** A sentence about a plan: where it stands, when it is true, and how it is told. */
import type { Part } from '#lib/messages/index.ts'
import type { NodeId } from '#lib/model/chain.ts'
import type { Facts } from './facts.ts'
import type { Locale } from './locale.ts'

/** Places that a sentence may have. Of `main`, `lifts` and `end` exactly one holds of every plan. */
export type Place = 'main' | 'beside' | 'lifts' | 'first' | 'end' | 'chip' | 'balance'

/** A sentence, or a remark in a few words. */
export interface Statement {
	id: string
	place: Place
	/** The condition under which it is true. */
	holds(facts: Facts): boolean
	say(facts: Facts, locale: Locale): Part[] | string
	/** True for absence, which has the alarm colour. */
	alarm?: boolean
	/** Nodes that it speaks of, for selection. */
	nodes?(facts: Facts): NodeId[]
	/** More about it, in the model's own words. */
	detail?(facts: Facts): string | null
}

/** True where something is delivered. */
export const isMade = ({ plan, isNone }: Facts) => !isNone(plan.delivered)
/** True where something of the demand is missing. */
export const isShort = ({ plan, isNone }: Facts) => !isNone(plan.gap)
/** True where no need is stated, and as much is made as can be: nothing is missing then. */
export const isOpen = ({ plan }: Facts) => plan.open !== undefined
