/** A number with its unit, as an author writes it: `5,000 t monazite/yr`, `86.2 %`, `0.862`, `none`, `unknown`. */
import { readNumber, type NumberRefused } from './number-text.ts'
import { LONGEST_UNIT, ONE, parseUnit, PERCENT, type Unit } from './unit.ts'

/** An amount as written; `number` is in `unit`. */
export type Quantity = { state: 'known'; number: number; unit: Unit } | { state: 'none' } | { state: 'unknown' }

/** Says in words for its author why a text cannot be read: a phrase without a capital or a full stop. */
export interface Problem {
	problem: string
}

/** Returns true when a reading is a {@link Problem}. */
export function isProblem(value: unknown): value is Problem {
	return typeof value === 'object' && value !== null && 'problem' in value
}

/**
 * Reads an amount. The unit is the text after the number; the caller says whether it fits.
 *
 * @returns The amount, or why it cannot be read, with the reading that was probably meant.
 */
export function parseQuantity(written: string | number): Quantity | Problem {
	if (typeof written === 'number') return knownNumber(written)
	const text = written.trim()
	if (text === 'none' || text === 'unknown') return { state: text }
	const read = readNumber(text)
	if (!read.ok) return { problem: refusal(text, read) }
	const unit = parseUnit(read.rest)
	if (read.rest.length > LONGEST_UNIT)
		return { problem: `a unit has at most ${LONGEST_UNIT} characters, found ${read.rest.length}` }
	return unit ? { state: 'known', number: read.value, unit } : { problem: `"${read.rest.trim()}" is not a unit` }
}

function refusal(text: string, { problem, meant, rest }: NumberRefused): string {
	const write = `write ${meant}${rest}`
	switch (problem) {
		case 'no-number':
			return `"${text}" does not begin with a number`
		case 'decimal-comma':
			return `"${text}" has a comma where a point is meant: ${write} (commas group thousands, a point starts the decimals)`
		case 'grouping-points':
			return `"${text}" has points where commas are meant: ${write} (commas group thousands, a point starts the decimals)`
		case 'bad-grouping':
			return `"${text}" is not a number: commas group thousands, a point starts the decimals`
		case 'too-large':
			return `${text} is not a finite number: the largest is about 1e308`
		case 'too-small':
			return `${text} is nearer to 0 than any number that can be kept; the smallest is about 1e-308`
	}
}

function knownNumber(number: number): Quantity | Problem {
	return Number.isFinite(number)
		? { state: 'known', number, unit: ONE }
		: { problem: `${number} is not a finite number` }
}

/** A fraction with its range; all three the same where no range is written. */
export interface Share {
	value: number
	low: number
	high: number
}

/** Reads a share: `0.67`, `67 %`, `0.67 (0.60..0.72)` or `67 % (60..72)`. */
export function parseShare(written: string | number): Share | Problem {
	const [main, low, high] = typeof written === 'number' ? [String(written)] : shareParts(written)
	if (main === undefined) return { problem: `"${written}" is not a share, e.g. 0.67 or 0.67 (0.60..0.72)` }
	const value = parseFraction(typeof written === 'number' ? written : main, ONE)
	if (isProblem(value)) return value
	if (low === undefined || high === undefined) return { value: value.number, low: value.number, high: value.number }
	const least = parseFraction(low, value.unit)
	const most = parseFraction(high, value.unit)
	if (isProblem(least)) return least
	return isProblem(most) ? most : { value: value.number, low: least.number, high: most.number }
}

/** Splits `main (low..high)`; empty when the brackets or the points do not stand so. Linear, whatever the text. */
function shareParts(text: string): [main?: string, low?: string, high?: string] {
	const open = text.indexOf('(')
	if (open < 0) return [text]
	const inner = text.slice(open + 1).trimEnd()
	const points = inner.indexOf('..')
	if (points < 0 || !inner.endsWith(')')) return []
	return [text.slice(0, open), inner.slice(0, points), inner.slice(points + 2, -1)]
}

/** Reads a fraction; a bare number is in `bare`, which is per cent where the share before it was. */
function parseFraction(written: string | number, bare: Unit): { number: number; unit: Unit } | Problem {
	const quantity = parseQuantity(written)
	if (isProblem(quantity)) return quantity
	if (quantity.state !== 'known') return { problem: `a share cannot be ${quantity.state}; write a number` }
	if (quantity.unit.powers.size > 0) return { problem: `a share has no unit, found ${quantity.unit.text}` }
	const unit = quantity.unit === PERCENT ? PERCENT : bare
	return { number: unit === PERCENT ? quantity.number / 100 : quantity.number, unit }
}
