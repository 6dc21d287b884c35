const conjunction = new Intl.ListFormat('en-GB', { type: 'conjunction' })
const disjunction = new Intl.ListFormat('en-GB', { type: 'disjunction' })

/** `a, b and c`. */
export const listAnd = (names: readonly string[]): string => conjunction.format(names)

/** `a, b or c`. */
export const listOr = (names: readonly string[]): string => disjunction.format(names)

/** Names of a list, and how many more are not named. */
export interface Named {
	names: readonly string[]
	more: number
}

/** `a, b and c`, or `a, b and 3 more`. */
export const listSome = ({ names, more }: Named): string => listAnd(more > 0 ? [...names, `${more} more`] : names)

/** A name inside a sentence: its first word without the capital, unless that is a symbol or an abbreviation, as Dy and NdPr are. */
export function inSentence(name: string): string {
	return name.replace(/^\p{Lu}(?=\p{Ll}{2,}(\P{L}|$))/u, (first) => first.toLowerCase())
}
