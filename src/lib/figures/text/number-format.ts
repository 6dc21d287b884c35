import type { Grouping, Notation } from '#lib/messages/notation.ts'
import type { Figure } from '#lib/model/chain.ts'
import type { Plan } from '#lib/engine/index.ts'
import { sum } from '#lib/model/sum.ts'
import { isEven, LEAST_SHARE, leastAmount } from '../tolerances.ts'

/** Numbers as text, in one language and one grouping of digits. */
export interface NumberFormat {
	/** How digits are grouped. */
	grouping: Grouping
	/** Three significant figures, for pictures: 2,390; 14,600; 0.42. */
	picture(value: number): string
	/** Two significant figures, for costs and times: 210; 1,400; 2.5. */
	rough(value: number): string
	/** All that is meant, for tables: to a thousandth or three significant figures, whichever is more; grouped. */
	full(value: number): string
	/** A whole number as it is, any other as in pictures: 50,692; 14,600. */
	brief(value: number): string
	/** A year: never grouped. */
	year(value: number): string
	/** A fraction as a percentage; 0 % and 100 % only when exactly so. */
	percent(fraction: number): string
}

const MINUS = '−'

/** To a thousandth, as {@link NumberFormat.full} writes it. */
const isWhole = (value: number) => Math.abs(value - Math.round(value)) < 0.0005 && Math.abs(value) >= 1

const NO_BREAK_SPACE = '\u00a0'

/** Returns the number format of a language and of one grouping of digits. */
export function numberFormat(notation: Notation, grouping: Grouping = 'thousands'): NumberFormat {
	const significant = formatter(notation, grouping, { maximumSignificantDigits: 3 })
	const rough = formatter(notation, grouping, { maximumSignificantDigits: 2 })
	const exact = formatter(notation, grouping, {
		maximumFractionDigits: 3,
		maximumSignificantDigits: 3,
		roundingPriority: 'morePrecision'
	})
	const whole = formatter(notation, 'none', { maximumFractionDigits: 0 })
	return {
		grouping,
		picture: significant,
		rough,
		full: exact,
		brief: (value) => (isWhole(value) ? exact : significant)(value),
		year: whole,
		percent: (fraction) => percentText(fraction, whole, notation)
	}
}

/** Writes numbers as `Intl` does, with the digits before the decimal mark grouped as asked. */
function formatter({ tag }: Notation, grouping: Grouping | 'none', options: Intl.NumberFormatOptions) {
	// No sign on a zero; `negative` leaves it out of -0 too.
	const intl = new Intl.NumberFormat(tag, {
		signDisplay: 'negative',
		...options,
		useGrouping: grouping === 'thousands'
	})
	const minus = (text: string) => text.replace('-', MINUS)
	if (grouping === 'thousands' || grouping === 'none') return remembered((value) => minus(intl.format(value)))
	const grouped = grouping === 'lakh' ? lakhGroups(separator(tag)) : manGroups(intl.format(0))
	return remembered((value) => {
		const parts = intl.formatToParts(value)
		return minus(parts.map((part) => (part.type === 'integer' ? grouped(part.value) : part.value)).join(''))
	})
}

/** As many numbers are kept; then all are forgotten. */
const MOST_KNOWN = 4000

/** Writing a number is slow, and most of those on a page stay as they are while a lever moves. */
function remembered(write: (value: number) => string): (value: number) => string {
	const known = new Map<number, string>()
	return (value) => {
		let text = known.get(value)
		if (text === undefined) {
			text = write(value)
			if (known.size >= MOST_KNOWN) known.clear()
			known.set(value, text)
		}
		return text
	}
}

function separator(tag: string): string {
	const parts = new Intl.NumberFormat(tag).formatToParts(1_000_000)
	return parts.find(({ type }) => type === 'group')?.value ?? ','
}

/** Groups the last three digits, and those before them by two. */
function lakhGroups(separator: string) {
	return (digits: string) => {
		const pairs = digits.slice(0, -3).match(/.{1,2}(?=(?:.{2})*$)/gu) ?? []
		return [...pairs, digits.slice(-3)].join(separator)
	}
}

const MAN_UNITS = ['', '万', '億', '兆']

/** Groups digits by four with 万, 億 and 兆, leaving out empty groups. */
function manGroups(zero: string) {
	const significant = (digits: string) => {
		let start = 0
		while (digits[start] === zero) start++
		return digits.slice(start)
	}
	return (digits: string) => {
		const groups: string[] = []
		for (let end = digits.length, unit = 0; end > 0 && unit < MAN_UNITS.length; end -= 4, unit++) {
			const group = significant(digits.slice(unit === MAN_UNITS.length - 1 ? 0 : Math.max(0, end - 4), end))
			if (group !== '') groups.unshift(`${group}${MAN_UNITS[unit]}`)
		}
		return groups.join('') || zero
	}
}

function percentText(fraction: number, whole: (value: number) => string, { percent }: Notation): string {
	const hundredths = fraction * 100
	if (fraction > LEAST_SHARE && hundredths < 1) return percent(`<${whole(1)}`)
	if (hundredths > 99 && fraction < 1 - LEAST_SHARE) return percent(`>${whole(99)}`)
	return percent(whole(hundredths))
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

/**
 * Rounds to four figures of the demand (10 t for 17,000 t); the gap is the difference of the rounded two.
 * @param largest The demand that decides how far is rounded, where several plans are told of together.
 * @param difference An amount of which two figures have to be left, as where two plans are told apart.
 */
export function headlineAmounts(
	demand: number,
	delivered: number,
	largest = demand,
	difference = Infinity
): HeadlineAmounts {
	const digits = Math.min(Math.floor(Math.log10(largest)) - 3, Math.floor(Math.log10(difference)) - 1)
	const step = largest > 0 ? 10 ** digits : 1
	const rounded = (amount: number) => tidy(Math.round(amount / step) * step)
	return { demand: rounded(demand), delivered: rounded(delivered), gap: tidy(rounded(demand) - rounded(delivered)) }
}

/** An amount of a plan, and what is told of it. */
interface Told {
	exact: number
	shown: number
}

/** An amount below so many steps of the headline's rounding keeps three figures: in those steps it would be off by a twentieth. */
const LEAST_STEPS = 20

const toldByPlan = new WeakMap<Plan, Told[]>()

/**
 * Rounds an amount of a plan for readers: to three figures, but as {@link headlineAmounts} does where the headline or the
 * end of the steps tells the same amount, and so that parts add up: what steps add is the difference of what is told before
 * and after them, and the causes of the gap sum to the gap that is told. The one rule for sentences, pictures,
 * slides and tables of findings (ADR 61).
 */
export function toldAmount(plan: Plan, amount: number): number {
	if (Math.abs(amount) < leastAmount(plan)) return 0
	let known = toldByPlan.get(plan)
	if (known === undefined) {
		const totals = [...headlinesOf(plan), ...climbsOf(plan)]
		known = [...totals, ...causesOf(plan, totals)]
		toldByPlan.set(plan, known)
	}
	return shownIn(known, plan, amount) ?? Number(amount.toPrecision(3))
}

const shownIn = (known: readonly Told[], plan: Plan, amount: number) =>
	known.find(({ exact, shown }) => shown !== 0 && isEven(plan, amount - exact))?.shown

/** Totals and gaps: of the plan, and of what all steps lead to. */
function headlinesOf(plan: Plan): Told[] {
	return [plan.delivered, plan.top.delivered].flatMap((delivered) => {
		const shown = headlineAmounts(plan.demand, delivered)
		return [
			{ exact: delivered, shown: shown.delivered },
			{ exact: plan.demand - delivered, shown: shown.gap },
			{ exact: plan.demand, shown: shown.demand }
		]
	})
}

/** What rungs in a row add: the steps are made of such. */
function climbsOf({ demand, delivered, ladder }: Plan): Told[] {
	const met = [delivered, ...ladder.map((rung) => rung.delivered)]
	const shown = met.map((amount) => headlineAmounts(demand, amount).delivered)
	return met
		.flatMap((after, j) =>
			met.slice(0, j).map((before, i) => ({ exact: after - before, shown: tidy(shown[j]! - shown[i]!) }))
		)
		.filter(({ exact }) => isTellable(demand, exact))
}

/** Causes of the gap: rounded down, and what that leaves of the gap given to those that lost most. */
function causesOf(plan: Plan, totals: readonly Told[]): Told[] {
	const { demand, gapByCause } = plan
	const step = stepOf(demand)
	const amounts = gapByCause.map(({ amount }) => amount)
	const free = amounts.filter((exact) => isTellable(demand, exact) && shownIn(totals, plan, exact) === undefined)
	const fixed = amounts.filter((exact) => !free.includes(exact))
	const rest = sum(fixed.map((exact) => shownIn(totals, plan, exact) ?? exact))
	const floors = free.map((exact) => Math.floor(exact / step))
	const missing = Math.round((headlineAmounts(demand, plan.delivered).gap - rest) / step) - sum(floors)
	const lost = free.map((exact, k) => exact / step - floors[k]!)
	const order = free.map((_, k) => k).sort((a, b) => lost[b]! - lost[a]!)
	return free.map((exact, k) => ({ exact, shown: tidy((floors[k]! + Number(order.indexOf(k) < missing)) * step) }))
}

const stepOf = (largest: number) => (largest > 0 ? 10 ** (Math.floor(Math.log10(largest)) - 3) : 1)
const isTellable = (demand: number, amount: number) => Math.abs(amount) >= LEAST_STEPS * stepOf(demand)

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
