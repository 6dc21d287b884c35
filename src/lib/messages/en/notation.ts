import type { Notation } from '../notation.ts'

/** English numbers, with the space before the sign that ISO 31 asks for. */
export const notation: Notation = { tag: 'en-GB', percent: (number) => `${number}\u00a0%` }
