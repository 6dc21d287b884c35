/** How this page reads: its language and its reader's digits, bound once for every component. */
import { numberFormat, type NumberFormat } from '#lib/figures/text/number-format.ts'
import type { Locale } from '#lib/figures/text/locale.ts'
import type { Grouping } from '#lib/messages/grouping.ts'
import { words } from '#lib/messages/index.ts'

export { words }

export const { page } = words

interface Reader {
	readonly grouping: Grouping
}

const FORMATS: Readonly<Record<Grouping, NumberFormat>> = {
	thousands: numberFormat('thousands'),
	lakh: numberFormat('lakh'),
	man: numberFormat('man')
}

let person: Reader = { grouping: 'thousands' }

/** Reads as this person prefers, now and after each change: one person reads the page, however many plans are on it. */
export function readAs(reader: Reader): void {
	person = reader
}

/** Asks for the digits at each use, so that whatever derives from it follows them. */
export const reader: Locale = {
	words,
	get numbers() {
		return FORMATS[person.grouping]
	}
}

export const full: NumberFormat['full'] = (value) => reader.numbers.full(value)
export const percent: NumberFormat['percent'] = (fraction) => reader.numbers.percent(fraction)
export const yearText: NumberFormat['year'] = (value) => reader.numbers.year(value)
