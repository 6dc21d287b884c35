/** The words and digits of this page, bound once for every component. */
import { numberFormat, type NumberFormat } from '#lib/figures/text/number-format.ts'
import type { Locale } from '#lib/figures/text/locale.ts'
import type { Grouping } from '#lib/messages/grouping.ts'
import { words } from '#lib/messages/index.ts'

export { words }

/** The words of the page around its figures. */
export const { page } = words

interface DigitPreference {
	readonly grouping: Grouping
}

const FORMATS: Readonly<Record<Grouping, NumberFormat>> = {
	thousands: numberFormat('thousands'),
	lakh: numberFormat('lakh'),
	man: numberFormat('man')
}

let preference: DigitPreference = { grouping: 'thousands' }

/** Writes all numbers of the page as this person prefers, now and after each change of the preference. */
export function followPreference(preferred: DigitPreference): void {
	preference = preferred
}

/** Words and digits of the page. The digits are read at each use, so that whatever derives from them follows them. */
export const locale: Locale = {
	words,
	get numbers() {
		return FORMATS[preference.grouping]
	}
}

/** Writes a number in full, with the reader's digits. */
export const full: NumberFormat['full'] = (value) => locale.numbers.full(value)
/** Writes a fraction as a percentage. */
export const percent: NumberFormat['percent'] = (fraction) => locale.numbers.percent(fraction)
/** Writes a year, which is never grouped. */
export const yearText: NumberFormat['year'] = (value) => locale.numbers.year(value)
