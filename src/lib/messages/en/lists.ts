const conjunction = new Intl.ListFormat('en-GB', { type: 'conjunction' })
const disjunction = new Intl.ListFormat('en-GB', { type: 'disjunction' })

/** `a, b and c`. */
export const listAnd = (names: readonly string[]): string => conjunction.format(names)

/** `a, b or c`. */
export const listOr = (names: readonly string[]): string => disjunction.format(names)
