/** The ways in which numbers are written. */

/** Groupings of digits: 1,111,845 or 11,11,845 (lakh, crore) or 111万1845 (万). A reader chooses among them. */
export const GROUPINGS = ['thousands', 'lakh', 'man'] as const
/** One of {@link GROUPINGS}. */
export type Grouping = (typeof GROUPINGS)[number]

/** The customs of a language in which its numbers are written. */
export interface Notation {
	/** The language as `Intl` knows it (BCP 47): digits, decimal mark and group separator follow from it. */
	tag: string
	/** A number of hundredths with its sign. */
	percent(number: string): string
}
