/** The visible words, one folder a language. English is the pattern: another language is another `Words`. */
import type { Diagnostics } from './diagnosis.ts'
import { chain } from './en/chain.ts'
import type { cli } from './en/cli.ts'
import { figureNames } from './en/figure-names.ts'
import { figures } from './en/figures.ts'
import { notation } from './en/notation.ts'
import { page } from './en/page.ts'
import { reason, suggested } from './en/reasons.ts'
import { report } from './en/report.ts'

export { tell, type Diagnostics, type Told } from './diagnosis.ts'
export type { Part } from './part.ts'

/** The English catalogue. */
export const en = { chain, figures, figureNames, notation, page, reason, report, suggested }

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

/** English, which every page and file can be had in. */
export const english: Language = {
	words: en,
	diagnostics: async () => (await import('./en/diagnostics/index.ts')).diagnostics,
	cli: async () => (await import('./en/cli.ts')).cli
}

/** By the code of a language: loads it. A new one is a folder beside `en` and a line here. */
const LANGUAGES: ReadonlyMap<string, () => Promise<Language>> = new Map([['en', async () => english]])

/** Loads the first language of a list of tags (BCP 47, the one liked best first) that there is; else English. */
export async function languageFor(tags: readonly string[]): Promise<Language> {
	const load = tags.map((tag) => LANGUAGES.get(tag.split(/[-_.]/)[0]!.toLowerCase())).find((each) => each !== undefined)
	return load ? load() : english
}
