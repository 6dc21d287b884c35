import { formatLocale } from 'd3-format'
import type { Grouping } from '#lib/messages/grouping.ts'
import type { Figure } from '#lib/model/chain.ts'

export interface NumberFormat {
	/** Three significant figures, for pictures: 2,390; 14,600; 0.42. */
	picture(value: number): string
	/** All that is meant, for tables: to a thousandth, grouped. */
	full(value: number): string
	/** A year: never grouped. */
	year(value: number): string
	/** A fraction as a percentage; 0 % and 100 % only when exactly so. */
	percent(fraction: number): string
}

const MINUS = '−'
const NO_BREAK_SPACE = '\u00a0'
/** Amounts below this are rounding of the solver, not tonnes. */
const NOTHING = 1e-6

const LOCALES = {
	thousands: formatLocale({ decimal: '.', thousands: ',', grouping: [3], currency: ['', ''], minus: MINUS }),
	lakh: formatLocale({ decimal: '.', thousands: ',', grouping: [3, 2, 2, 2, 2, 2], currency: ['', ''], minus: MINUS }),
	man: formatLocale({ decimal: '.', thousands: '', grouping: [4], currency: ['', ''], minus: MINUS })
}

/** The number format of one grouping. */
export function numberFormat(grouping: Grouping = 'thousands'): NumberFormat {
	const grouped = (text: string) => (grouping === 'man' ? manGroups(text) : text)
	const significant = LOCALES[grouping].format(',.3~r')
	const exact = LOCALES[grouping].format(',.3~f')
	const whole = LOCALES[grouping].format('.0f')
	return {
		picture: (value) => grouped(Math.abs(value) < NOTHING ? '0' : significant(value)),
		full: (value) => grouped(exact(Math.abs(value) < NOTHING ? 0 : value)),
		year: (value) => whole(value),
		percent: (fraction) => percentText(fraction, whole)
	}
}

function percentText(fraction: number, whole: (value: number) => string): string {
	const percent = fraction * 100
	if (percent > NOTHING && percent < 1) return `<1${NO_BREAK_SPACE}%`
	if (percent > 99 && percent < 100 - NOTHING) return `>99${NO_BREAK_SPACE}%`
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

/** What the headline says: rounded so that delivered and gap still sum to the demand. */
export interface HeadlineAmounts {
	demand: number
	delivered: number
	gap: number
}

/** Rounds to four figures of the demand (10 t for 17,000 t); the gap is the difference of the rounded two. */
export function headlineAmounts(demand: number, delivered: number): HeadlineAmounts {
	const step = 10 ** (Math.floor(Math.log10(Math.max(demand, NOTHING))) - 3)
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
