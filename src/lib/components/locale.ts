/** The words and digits of the page, handed down by context. */
import { createContext } from 'svelte'
import { numberFormat, type NumberFormat } from '#lib/figures/text/number-format.ts'
import type { Locale } from '#lib/figures/text/locale.ts'
import { GROUPINGS, type Grouping } from '#lib/messages/notation.ts'
import type { Language, Words } from '#lib/messages/index.ts'

/**
 * A locale with what components ask of it most. Digits are read at each use, so that whatever derives from them follows
 * the preference of the reader.
 */
export interface PageLocale extends Locale {
	/** The words around the figures. */
	page: Words['page']
	/** Puts the words of parts that are loaded later into `words`; to wait for wherever such a part is loaded. */
	restOfWords: Language['rest']
	/** Writes a number in full. */
	full: NumberFormat['full']
	/** Writes a year, which is never grouped. */
	yearText: NumberFormat['year']
}

/** The locale of the page that a component stands in. */
export const [getLocale, setLocale] = createContext<PageLocale>()

/** Returns the locale of a page, whose digits follow `preference` now and after each change of it. */
export function pageLocale(
	words: Words,
	preference: { readonly grouping: Grouping },
	restOfWords: Language['rest'] = async () => {}
): PageLocale {
	const formats = new Map(GROUPINGS.map((grouping) => [grouping, numberFormat(words.notation, grouping)]))
	const locale: PageLocale = {
		words,
		page: words.page,
		restOfWords,
		get numbers() {
			return formats.get(preference.grouping)!
		},
		full: (value) => locale.numbers.full(value),
		yearText: (value) => locale.numbers.year(value)
	}
	return locale
}
