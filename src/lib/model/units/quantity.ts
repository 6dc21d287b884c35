/** A number with its unit, as an author writes it: `5,000 t monazite/yr`, `86.2 %`, `0.862`, `none`, `unknown`. */
import { ONE, parseUnit, PERCENT, type Unit } from './unit.ts'

export type Quantity = { state: 'known'; number: number; unit: Unit } | { state: 'none' } | { state: 'unknown' }

/** Why a text is not what it should be, in words for its author. */
export interface Problem {
	problem: string
}

export function isProblem(value: unknown): value is Problem {
	return typeof value === 'object' && value !== null && 'problem' in value
}

// Groups of two and three digits, so that 1,11,845 (lakh) reads as well as 111,845.
const NUMBER = /^([+-]?)(\d{1,3}(?:,\d{2,3})*,\d{3}|\d+|(?=\.\d))(\.\d+)?(e[+-]?\d+)?/i

/** Reads a number at the start of `text`; null when there is none. */
function leadingNumber(text: string): { number: number; rest: string } | null {
	const found = NUMBER.exec(text.replace(/^\u2212/, '-'))
	if (!found) return null
	return { number: Number(found[0].replaceAll(',', '')), rest: text.slice(found[0].length) }
}

/** Reads an amount. The unit is whatever stands after the number; whether it fits is for the caller to say. */
export function parseQuantity(written: string | number): Quantity | Problem {
	if (typeof written === 'number') return knownNumber(written, ONE, String(written))
	const text = written.trim()
	if (text === 'none' || text === 'unknown') return { state: text }
	const leading = leadingNumber(text)
	if (!leading) return { problem: `"${text}" does not begin with a number` }
	if (/^[,\d]/.test(leading.rest))
		return { problem: `"${text}" is not a number: commas group thousands, a point starts the decimals` }
	const unit = parseUnit(leading.rest)
	return unit ? knownNumber(leading.number, unit, text) : { problem: `"${leading.rest.trim()}" is not a unit` }
}

function knownNumber(number: number, unit: Unit, text: string): Quantity | Problem {
	return Number.isFinite(number) ? { state: 'known', number, unit } : { problem: `${text} is not a finite number` }
}

/** A fraction with its range; all three the same where no range is written. */
export interface Share {
	value: number
	low: number
	high: number
}

/** Reads a share: `0.67`, `67 %`, `0.67 (0.60..0.72)` or `67 % (60..72)`. */
export function parseShare(written: string | number): Share | Problem {
	const [, main, low, high] = /^([^(]*)(?:\((.*?)\.\.(.*)\)\s*)?$/.exec(String(written)) ?? []
	if (main === undefined) return { problem: `"${written}" is not a share, e.g. 0.67 or 0.67 (0.60..0.72)` }
	const value = parseFraction(typeof written === 'number' ? written : main, ONE)
	if (isProblem(value)) return value
	if (low === undefined || high === undefined) return { value: value.number, low: value.number, high: value.number }
	const least = parseFraction(low, value.unit)
	const most = parseFraction(high, value.unit)
	if (isProblem(least)) return least
	return isProblem(most) ? most : { value: value.number, low: least.number, high: most.number }
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
