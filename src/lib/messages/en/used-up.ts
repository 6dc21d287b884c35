/** Words of what is used up soon. */

/** A stock or a resource: what goes out of it in a year, what it holds, and for how many years that lasts. */
export interface UsedUp {
	name: string
	drawn: string
	held: string
	years: number
}

/** The sentence after the one that says what is taken. */
export const pace = ({ years }: UsedUp) =>
	`At that pace it is used up ${years === 1 ? 'within a year' : `in ${years} years`}, and less is delivered then.`
