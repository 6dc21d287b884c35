/** The visible words, one folder a language. English is the pattern: another language is another `Words`. */
import { chain } from './en/chain.ts'
import { figures } from './en/figures.ts'
import { report } from './en/report.ts'

export type { Part } from './part.ts'

export const en = { chain, figures, report }

/** Every visible word of the product, as sentences that take parameters. */
export type Words = typeof en

/** The catalogue in use. */
export const words: Words = en
