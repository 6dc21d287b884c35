/**
 * Units as written in a model. A term is a mass and a label (`kt REO`, `t mixed chloride`), a time (`yr`) or a word of
 * the model's own (`USD`); terms are divided by `/`, with brackets: `USD/(t REO/yr)`.
 */

/** A unit: its factor to the canonical terms (tonnes, years), and the power of each term. */
export interface Unit {
	text: string
	factor: number
	powers: ReadonlyMap<string, number>
}

const TONNES: ReadonlyMap<string, number> = new Map([
	['g', 1e-6],
	['kg', 1e-3],
	['t', 1],
	['kt', 1e3],
	['Mt', 1e6]
])
const YEARS: ReadonlyMap<string, number> = new Map([
	['yr', 1],
	['year', 1],
	['years', 1],
	['month', 1 / 12],
	['months', 1 / 12]
])

/** The unit of a plain number: a share or a count. */
export const ONE: Unit = { text: '', factor: 1, powers: new Map() }
/** Hundredths of {@link ONE}. */
export const PERCENT: Unit = { text: '%', factor: 0.01, powers: new Map() }

/** Characters of a unit at most: it bounds the depth of brackets and the time to read one. */
export const LONGEST_UNIT = 200

/** Units that were read: a model writes the same few again and again, and each move of a lever reads them all. */
const KNOWN = new Map<string, Unit | null>()
/** As many units are kept; then all are forgotten. */
const MOST_KNOWN = 1000

/** Returns the unit that `text` names; null when it is not a unit, or is longer than {@link LONGEST_UNIT}. */
export function parseUnit(text: string): Unit | null {
	if (text.length > LONGEST_UNIT) return null
	let unit = KNOWN.get(text)
	if (unit === undefined) {
		unit = readUnit(text)
		if (KNOWN.size >= MOST_KNOWN) KNOWN.clear()
		KNOWN.set(text, unit)
	}
	return unit
}

function readUnit(text: string): Unit | null {
	const trimmed = text.trim().replace(/\s+/g, ' ')
	if (trimmed === '') return ONE
	if (trimmed === '%') return PERCENT
	const parsed = parseQuotient(trimmed.match(/[/()]|[^/()]+/g) ?? [])
	return parsed && parsed.rest.length === 0 ? { ...parsed.unit, text: trimmed } : null
}

interface Parsed {
	unit: Unit
	rest: string[]
}

function parseQuotient(tokens: string[]): Parsed | null {
	let left = parseTerm(tokens)
	while (left && left.rest[0] === '/') {
		const right = parseTerm(left.rest.slice(1))
		left = right && { unit: divide(left.unit, right.unit), rest: right.rest }
	}
	return left
}

function parseTerm([token, ...rest]: string[]): Parsed | null {
	if (token === '(') {
		const inner = parseQuotient(rest)
		return inner && inner.rest[0] === ')' ? { unit: inner.unit, rest: inner.rest.slice(1) } : null
	}
	const term = token?.trim()
	if (!term || term === ')' || term === '/' || /[%\d]/.test(term[0]!)) return null
	return { unit: termUnit(term), rest }
}

function termUnit(term: string): Unit {
	const [first = '', ...label] = term.split(' ')
	const tonnes = TONNES.get(first)
	if (tonnes !== undefined) return { text: term, factor: tonnes, powers: new Map([[['t', ...label].join(' '), 1]]) }
	const years = YEARS.get(term)
	if (years !== undefined) return { text: term, factor: years, powers: new Map([['yr', 1]]) }
	return { text: term, factor: 1, powers: new Map([[term, 1]]) }
}

/** Returns the unit `a` per `b`. */
export function divide(a: Unit, b: Unit): Unit {
	const powers = new Map(a.powers)
	for (const [term, power] of b.powers) {
		const left = (powers.get(term) ?? 0) - power
		if (left === 0) powers.delete(term)
		else powers.set(term, left)
	}
	const below = b.powers.size > 1 || b.text.includes('/') ? `(${b.text})` : b.text
	return { text: b === ONE ? a.text : `${a.text}/${below}`, factor: a.factor / b.factor, powers }
}

/**
 * The unit of tonnes, years and words in these powers, in a text that {@link parseUnit} reads; null where there is none,
 * because not exactly one term stands above the line.
 */
export function unitOfPowers(powers: ReadonlyMap<string, number>): Unit | null {
	const terms = (sign: number) =>
		[...powers].flatMap(([term, power]) => Array.from({ length: Math.max(0, sign * power) }, () => term))
	const [above, below] = [terms(1), terms(-1)]
	return above.length === 1 ? { text: [...above, ...below].join('/'), factor: 1, powers } : null
}

/** Returns the number of `to` in one `from`; null when they measure different things. */
export function unitRatio(from: Unit, to: Unit): number | null {
	if (from.powers.size !== to.powers.size) return null
	for (const [term, power] of from.powers) if (to.powers.get(term) !== power) return null
	return from.factor / to.factor
}

/** One year, for rates. */
export const YEAR: Unit = termUnit('yr')

/** Returns true for a plain amount such as `t REO`, and not for a rate, a ratio or a time. */
export function isAmount(unit: Unit): boolean {
	const [only] = [...unit.powers]
	return unit.powers.size === 1 && only![1] === 1 && only![0] !== 'yr'
}

/** Returns true for an amount counted in tonnes. */
export function isMass(unit: Unit): boolean {
	return isAmount(unit) && [...unit.powers.keys()].every((term) => term === 't' || term.startsWith('t '))
}

/** Returns the unit of amount that `text` names, or null when it is not one. */
export function parseAmountUnit(text: string): Unit | null {
	const unit = parseUnit(text)
	return unit && isAmount(unit) ? unit : null
}

/** An amount of `number` units in base units, `factor` per unit. Divides for per cent, whose factor has no exact double. */
export function scaled(number: number, unit: Unit, factor: number): number {
	return unit.text === '%' && factor === 0.01 ? number / 100 : number * factor
}
