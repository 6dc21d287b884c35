/** The visible words, one folder a language. English is the pattern: another language is another `Words`. */
import type { Diagnostics } from './diagnosis.ts'
import type { cli } from './en/cli.ts'
import type { later } from './en/later.ts'
import { opening } from './en/opening.ts'
import { completed } from './completed.ts'

export { tell, type Diagnostics, type Told } from './diagnosis.ts'
export type { Part } from './part.ts'

/** The words of the page, its figures and its files, as sentences that take parameters. */
export type Words = typeof opening & typeof later

/** The words of the command line. */
export type CliWords = typeof cli

/** A language: its words, and those that only some ask for. */
export interface Language {
	/** Those that a page opens with; all once `rest` has come. */
	words: Words
	/** Puts the words of parts that are loaded later into `words`. */
	rest(): Promise<void>
	/** What may be wrong in a model's files. */
	diagnostics(): Promise<Diagnostics>
	cli(): Promise<CliWords>
}

/** English, which every page and file can be had in. */
export const english: Language = {
	words: opening as Words,
	rest: async () => void completed(opening, (await import('./en/later.ts')).later),
	diagnostics: async () => (await import('./en/diagnostics/index.ts')).diagnostics,
	cli: async () => (await import('./en/cli.ts')).cli
}

/** By the code of a language: loads it. A new one is a folder beside `en` and a line here. */
const LANGUAGES: ReadonlyMap<string, () => Promise<Language>> = new Map([['en', async () => english]])

/** Loads the first language of a list of tags (BCP 47, the one liked best first) that there is, else English, to open a page. */
export async function openingLanguageFor(tags: readonly string[]): Promise<Language> {
	const load = tags.map((tag) => LANGUAGES.get(tag.split(/[-_.]/)[0]!.toLowerCase())).find((each) => each !== undefined)
	return load ? load() : english
}

/** Loads the first language of a list of tags that there is, else English, with all of its words. */
export async function languageFor(tags: readonly string[]): Promise<Language> {
	const language = await openingLanguageFor(tags)
	await language.rest()
	return language
}
