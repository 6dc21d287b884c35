const conjunction = new Intl.ListFormat('en-GB', { type: 'conjunction' })
const disjunction = new Intl.ListFormat('en-GB', { type: 'disjunction' })

/** A comma or semicolon that parts words, not one within a number. */
const MARK = /[,;](?!\d)/
/** True of a name that would fall apart in a list: one with a comma, an *and* or an *or* of its own. */
const isList = (name: string) => MARK.test(name) || / (and|or) /.test(name)

function listed(names: readonly string[], format: Intl.ListFormat, word: string): string {
	if (names.length < 2 || !names.some(isList)) return format.format(names)
	const mark = names.some((name) => MARK.test(name)) ? ';' : ','
	return `${names.slice(0, -1).join(`${mark} `)}${mark} ${word} ${names.at(-1)}`
}

/** `a, b and c`; `a, b and c, and d` where one of them holds an *and*, `a, b; and c` where one holds a comma. */
export const listAnd = (names: readonly string[]): string => listed(names, conjunction, 'and')

/** `a, b or c`; likewise. */
export const listOr = (names: readonly string[]): string => listed(names, disjunction, 'or')

/** Names of a list, and how many more are not named. */
export interface Named {
	names: readonly string[]
	more: number
}

/** `a, b and c`, or `a, b and 3 more`. */
export const listSome = ({ names, more }: Named): string => listAnd(more > 0 ? [...names, `${more} more`] : names)

/** `a; b; 3 more`, where room is narrow. */
export const listShort = ({ names, more }: Named): string => (more > 0 ? [...names, `${more} more`] : names).join('; ')

/** A name inside a sentence: its first word without the capital, unless that is a symbol or an abbreviation, as Dy and NdPr are. */
export function inSentence(name: string): string {
	return name.replace(/^\p{Lu}(?=\p{Ll}{2,}(\P{L}|$))/u, (first) => first.toLowerCase())
}

/** A name before a noun that it describes: `hard-rock` of *Hard rock*, as in *the hard-rock route*; longer ones stay as they are. */
export const beforeNoun = (name: string): string => inSentence(name).replace(/^(\p{L}+) (\p{L}+)$/u, '$1-$2')
