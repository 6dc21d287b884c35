/** Groupings of digits: 1,111,845 or 11,11,845 (lakh, crore) or 111万1845 (万). A matter of the locale, as words are. */
export const GROUPINGS = ['thousands', 'lakh', 'man'] as const
export type Grouping = (typeof GROUPINGS)[number]
