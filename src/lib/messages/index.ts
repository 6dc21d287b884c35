/** The visible words, one folder a language. English is the pattern: another language is another `Words`. */
import type { Diagnostics } from './diagnosis.ts'
import { chain } from './en/chain.ts'
import type { cli } from './en/cli.ts'
import { figureNames } from './en/figure-names.ts'
import { figures } from './en/figures.ts'
import { page } from './en/page.ts'
import { reason, suggested } from './en/reasons.ts'
import { report } from './en/report.ts'

export { tell, type Diagnostics, type Told } from './diagnosis.ts'
export type { Part } from './part.ts'

/** The English catalogue. */
export const en = { chain, figures, figureNames, page, reason, report, suggested }

/** The words of the page, its figures and its files, as sentences that take parameters. */
export type Words = typeof en

/** The words of the command line. */
export type CliWords = typeof cli

/** A language: its words, and those that only some ask for. */
export interface Language {
	words: Words
	/** What may be wrong in a model's files. */
	diagnostics(): Promise<Diagnostics>
	cli(): Promise<CliWords>
}

/** By code, the languages that there are. */
export const LANGUAGES = {
	en: {
		words: en,
		diagnostics: async () => (await import('./en/diagnostics/index.ts')).diagnostics,
		cli: async () => (await import('./en/cli.ts')).cli
	}
} satisfies Record<string, Language>

/** The catalogue in use. */
export const words: Words = en
