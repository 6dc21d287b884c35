/** The visible words, one folder a language. English is the pattern: another language is another `Words`. */
import { chain } from './en/chain.ts'
import { figureNames } from './en/figure-names.ts'
import { figures } from './en/figures.ts'
import { page } from './en/page.ts'
import { report } from './en/report.ts'

export type { Part } from './part.ts'

/** The English catalogue. */
export const en = { chain, figures, figureNames, page, report }

/** Every word that a reader sees, as sentences that take parameters. The command line's own words are in `en/cli.ts`. */
export type Words = typeof en

/** The catalogue in use. */
export const words: Words = en
