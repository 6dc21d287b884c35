/** How two ways of dividing the gap fit together, in a sentence. Amounts arrive as text. */
import { listAnd } from './lists.ts'

/** Steps and causes of one gap. */
export interface SplitWords {
	gap: string
	/** Numbers of steps that deal with several causes, each with how many. */
	merged: readonly { step: number; causes: number }[]
	/** Numbers of the steps of each cause that several deal with. */
	spread: readonly (readonly number[])[]
	/** How many steps there are, and how many causes they close. */
	steps: number
	causes: number
	/** What no step closes; null for nothing. */
	rest: string | null
}

const numbers = (steps: readonly number[]) => `steps ${listAnd(steps.map(String))}`

const together = (merged: SplitWords['merged']) =>
	merged.length === 1
		? `step ${merged[0]!.step} deals with ${merged[0]!.causes} of these causes at once`
		: `${numbers(merged.map(({ step }) => step))} each deal with several of these causes at once`

const apart = (spread: SplitWords['spread']) =>
	spread.length === 1 ? `one cause takes ${numbers(spread[0]!)}` : `${spread.length} causes take several steps`

/** A list of clauses, each of which may hold an *and*. */
const clauses = (all: readonly string[]) =>
	all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')}, and ${all.at(-1)}`

/** Says that steps and causes have the same amounts, or why they differ. */
export function split({ gap, merged, spread, steps, causes, rest }: SplitWords): string {
	const left = rest === null ? [] : [`no step closes the other ${rest}`]
	if (steps === 1) {
		const dealt =
			causes === 1
				? 'One step deals with one cause, and adds its amount'
				: `One step deals with ${causes} causes at once`
		return `${clauses([dealt, ...left])}.`
	}
	if (merged.length + spread.length === 0)
		return `The list of steps divides the gap into the same amounts: ${clauses(['each step closes one of these causes', ...left])}.`
	const reasons = [
		...(merged.length > 0 ? [together(merged)] : []),
		...(spread.length > 0 ? [apart(spread)] : []),
		...left
	]
	return `The list of steps divides the same ${gap} by what is built together, and so into other amounts: ${clauses(reasons)}.`
}
