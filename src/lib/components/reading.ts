/** How this page reads: its language and its digits, bound once for every component. */
import { reading } from '#lib/figures/reading.ts'
import { page } from '#lib/messages/en/page.ts'
import { words } from '#lib/messages/index.ts'

export { page, words }

export const reader = reading(words)

export const { full, picture, percent, year: yearText } = reader.numbers
