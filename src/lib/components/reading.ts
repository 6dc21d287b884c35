/** How this page reads: its language and its digits, bound once for every component. */
import { reading } from '#lib/figures/reading.ts'
import { words } from '#lib/messages/index.ts'

export { words }

export const { page } = words

export const reader = reading(words)

export const { full, picture, percent, year: yearText } = reader.numbers
