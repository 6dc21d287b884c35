/** A number with its unit, as an author writes it: `5,000 t monazite/yr`, `86.2 %`, `0.862`, `none`, `unknown`. */
import { readNumber, type NumberRefused } from './number-text.ts'
import type { Reason } from './reason.ts'
import { LONGEST_UNIT, ONE, parseUnit, PERCENT, type Unit } from './unit.ts'

/** An amount as written; `number` is in `unit`. */
export type Quantity = { state: 'known'; number: number; unit: Unit } | { state: 'none' } | { state: 'unknown' }

/** A reading that failed, and why. */
export interface Problem {
	problem: Reason
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
		return { problem: { kind: 'unit-too-long', length: read.rest.length, most: LONGEST_UNIT } }
	const refused: Problem = { problem: { kind: 'no-unit', text: read.rest.trim() } }
	return unit ? { state: 'known', number: read.value, unit } : refused
}

const REFUSALS = {
	'no-number': 'no-number',
	'bad-grouping': 'bad-grouping',
	'too-large': 'number-too-large',
	'too-small': 'number-too-small'
} as const

function refusal(text: string, { problem, meant, rest }: NumberRefused): Reason {
	if (problem === 'decimal-comma' || problem === 'grouping-points')
		return { kind: problem, text, meant: `${meant}${rest}` }
	return { kind: REFUSALS[problem], text }
}

function knownNumber(number: number): Quantity | Problem {
	return Number.isFinite(number) ? { state: 'known', number, unit: ONE } : { problem: { kind: 'not-finite', number } }
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
	if (main === undefined) return { problem: { kind: 'no-share', text: String(written) } }
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
	if (quantity.state !== 'known') return { problem: { kind: 'unstated-share', state: quantity.state } }
	if (quantity.unit.powers.size > 0) return { problem: { kind: 'share-with-unit', unit: quantity.unit.text } }
	const unit = quantity.unit === PERCENT ? PERCENT : bare
	return { number: unit === PERCENT ? quantity.number / 100 : quantity.number, unit }
}
