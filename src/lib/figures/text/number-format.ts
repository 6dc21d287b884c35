import type { Grouping } from '#lib/messages/grouping.ts'
import type { Figure } from '#lib/model/chain.ts'
import { LEAST_SHARE } from '../tolerances.ts'

/** Numbers as text, in one grouping of digits. */
export interface NumberFormat {
	/** Three significant figures, for pictures: 2,390; 14,600; 0.42. */
	picture(value: number): string
	/** Two significant figures, for costs and times: 210; 1,400; 2.5. */
	rough(value: number): string
	/** All that is meant, for tables: to a thousandth or three significant figures, whichever is more; grouped. */
	full(value: number): string
	/** A year: never grouped. */
	year(value: number): string
	/** A fraction as a percentage; 0 % and 100 % only when exactly so. */
	percent(fraction: number): string
}

const MINUS = '−'
const NO_BREAK_SPACE = '\u00a0'

const LOCALES = { thousands: 'en-US', lakh: 'en-IN', man: 'en-US' } as const satisfies Record<Grouping, string>

/** Returns the number format of one grouping of digits. */
export function numberFormat(grouping: Grouping = 'thousands'): NumberFormat {
	const format = (options: Intl.NumberFormatOptions) => {
		const useGrouping = grouping !== 'man' && (options.useGrouping ?? true)
		// No sign on a zero; `negative` leaves it out of -0 too.
		const { format } = new Intl.NumberFormat(LOCALES[grouping], { signDisplay: 'negative', ...options, useGrouping })
		return (value: number) => format(value).replace('-', MINUS)
	}
	const grouped = (text: string) => (grouping === 'man' ? manGroups(text) : text)
	const significant = format({ maximumSignificantDigits: 3 })
	const rough = format({ maximumSignificantDigits: 2 })
	const exact = format({
		maximumFractionDigits: 3,
		maximumSignificantDigits: 3,
		roundingPriority: 'morePrecision'
	})
	const whole = format({ maximumFractionDigits: 0, useGrouping: false })
	return {
		picture: (value) => grouped(significant(value)),
		rough: (value) => grouped(rough(value)),
		full: (value) => grouped(exact(value)),
		year: (value) => whole(value),
		percent: (fraction) => percentText(fraction, whole)
	}
}

function percentText(fraction: number, whole: (value: number) => string): string {
	const percent = fraction * 100
	if (fraction > LEAST_SHARE && percent < 1) return `<1${NO_BREAK_SPACE}%`
	if (percent > 99 && fraction < 1 - LEAST_SHARE) return `>99${NO_BREAK_SPACE}%`
	return `${whole(percent)}${NO_BREAK_SPACE}%`
}

const MAN_UNITS = ['', '万', '億', '兆']

/** Splits the whole part of a plain number every four digits with 万, 億 and 兆, leaving out empty groups. */
function manGroups(text: string): string {
	const [, sign = '', digits = '', rest = ''] = /^(\D*)(\d+)(.*)$/.exec(text) ?? []
	const groups: string[] = []
	for (let end = digits.length, unit = 0; end > 0 && unit < MAN_UNITS.length; end -= 4, unit++) {
		const group = Number(digits.slice(unit === MAN_UNITS.length - 1 ? 0 : Math.max(0, end - 4), end))
		if (group > 0) groups.unshift(`${group}${MAN_UNITS[unit]}`)
	}
	return `${sign}${groups.join('') || '0'}${rest}`
}

/** A number with its unit beside it, kept on one line. */
export function withUnit(number: string, unit: string): string {
	return `${number}${NO_BREAK_SPACE}${unit}`
}

/** The unit of mass alone, for pictures: `t` of `t REO`. */
export function shortUnit(unit: string): string {
	return unit.split(/\s/)[0] ?? unit
}

/** The amounts of the headline: rounded so that delivered and gap still sum to the demand. */
export interface HeadlineAmounts {
	demand: number
	delivered: number
	gap: number
}

/** Rounds to four figures of the demand (10 t for 17,000 t); the gap is the difference of the rounded two. */
export function headlineAmounts(demand: number, delivered: number): HeadlineAmounts {
	const step = demand > 0 ? 10 ** (Math.floor(Math.log10(demand)) - 3) : 1
	const rounded = (amount: number) => tidy(Math.round(amount / step) * step)
	return { demand: rounded(demand), delivered: rounded(delivered), gap: tidy(rounded(demand) - rounded(delivered)) }
}

/** Takes off the last bits that decimal steps leave behind (0.1 + 0.2). */
function tidy(value: number): number {
	return Number(value.toPrecision(12))
}

/** A sourced figure as text: a number, `none` (known to be zero) or `unknown`; never one for another. */
export function figureText(
	figure: Figure,
	number: (value: number) => string,
	words: { none: string; unknown: string }
): string {
	if (figure.state === 'none') return words.none
	return figure.value === null ? words.unknown : number(figure.value)
}
