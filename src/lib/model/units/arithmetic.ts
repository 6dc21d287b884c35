/**
 * Arithmetic in amounts: `5000 / 11000 t REO/t chloride`, `value(usd-inr) * 80`, with `+ - * / ( )`. Either every number
 * has its own unit, or one unit at the end is that of the result. A recursive-descent reader, linear in the text.
 */
import { readNumber } from './number-text.ts'
import type { Problem } from './quantity.ts'
import type { Reason } from './reason.ts'
import { ONE, parseUnit, unitOfPowers, unitRatio, type Unit } from './unit.ts'

/** A number in a unit. */
export interface Measured {
	number: number
	unit: Unit
}

/** Named values that arithmetic may use, by id. */
export type Values = ReadonlyMap<string, Measured>

/** Longer texts are refused, as are brackets nested deeper. */
const LONGEST = 1000
const DEEPEST = 32

type Node =
	| { is: 'number'; number: number; unit: Unit | null }
	| { is: 'value'; id: string }
	| { is: 'negative'; of: Node }
	| { is: Operator; left: Node; right: Node }
type Operator = '+' | '-' | '*' | '/'

/** Why arithmetic cannot be read or worked out; thrown inside this file alone. */
class Refusal extends Error {
	constructor(readonly reason: Reason) {
		super(reason.kind)
	}
}

/** True for a text that is more than one number and its unit. */
export function isArithmetic(text: string): boolean {
	return /value\(|^[-+]?\(|[*/+]\s?[\d.(]|[\d)] ?[*+] ?[\d.(v]|\d ?- ?[\d.(v]|[*/+-] ?value/.test(
		withoutUnitBrackets(text)
	)
}

/** The text without brackets that belong to a unit, as in `USD/(t REO/yr)`. */
function withoutUnitBrackets(text: string): string {
	return text.replace(/\/\((?=[A-Za-z])(?!value)/g, '/ ')
}

/** Ids of the named values that a text uses. */
export function valuesIn(text: string): string[] {
	return [...text.matchAll(/value\(\s*([\w-]+)\s*\)/g)].map((found) => found[1]!)
}

/** Works out arithmetic; the problem where it cannot be. */
export function evaluate(text: string, values: Values): Measured | Problem {
	if (text.length > LONGEST) return { problem: { kind: 'arithmetic-too-long', most: LONGEST } }
	try {
		const { node, unit } = parsed(text)
		const worked = unit === null ? resultOf(node, values) : { ...resultOf(node, barely(values)), unit }
		if (!Number.isFinite(worked.number)) throw new Refusal({ kind: 'infinite-result' })
		return worked
	} catch (error) {
		if (error instanceof Refusal) return { problem: { kind: 'arithmetic', text, reason: error.reason } }
		throw error
	}
}

/** Arithmetic as it was read; `unit` is that of the result where one stands at the end, and the numbers then have none. */
interface Parsed {
	node: Node
	unit: Unit | null
}

/** Arithmetic that was read: a study works the same few hundred texts out again and again. */
const KNOWN = new Map<string, Parsed>()
/** As many texts are kept; then all are forgotten. */
const MOST_KNOWN = 2000

/** Reads arithmetic; what is refused is read anew each time. */
function parsed(text: string): Parsed {
	const known = KNOWN.get(text)
	if (known) return known
	const { node, unit } = new Reader(text).read()
	const read = { node: unit === null ? node : bare(node), unit }
	if (KNOWN.size >= MOST_KNOWN) KNOWN.clear()
	KNOWN.set(text, read)
	return read
}

class Reader {
	#text: string
	#at = 0
	/** Numbers with a unit, and where the last one ends. */
	#united: { node: Extract<Node, { is: 'number' }>; end: number }[] = []

	constructor(text: string) {
		this.#text = text.trim()
	}

	/** The whole text; `unit` is that of the result, where one stands at the end. */
	read(): { node: Node; unit: Unit | null } {
		const node = this.#sum(0)
		const after = this.#rest().trim()
		if (after !== '') {
			const unit = this.#united.length === 0 ? parseUnit(after) : null
			if (!unit) throw new Refusal({ kind: 'not-understood', text: after })
			return { node, unit }
		}
		const [only] = this.#united
		const trailing = this.#united.length === 1 && only!.end === this.#text.length && node !== only!.node
		return { node, unit: trailing ? only!.node.unit : null }
	}

	#rest(): string {
		return this.#text.slice(this.#at)
	}

	#skip() {
		while (this.#text[this.#at] === ' ') this.#at++
	}

	/** Steps over one of `marks`, if one comes next. */
	#take(marks: string): string | null {
		this.#skip()
		const mark = this.#text[this.#at]
		if (mark === undefined || !marks.includes(mark)) return null
		this.#at++
		return mark
	}

	#sum(depth: number): Node {
		let left = this.#product(depth)
		for (let mark = this.#take('+-'); mark; mark = this.#take('+-'))
			left = { is: mark as Operator, left, right: this.#product(depth) }
		return left
	}

	#product(depth: number): Node {
		let left = this.#factor(depth)
		for (let mark = this.#take('*/'); mark; mark = this.#take('*/'))
			left = { is: mark as Operator, left, right: this.#factor(depth) }
		return left
	}

	#factor(depth: number): Node {
		if (depth > DEEPEST) throw new Refusal({ kind: 'brackets-too-deep', most: DEEPEST })
		if (this.#take('-')) return { is: 'negative', of: this.#factor(depth + 1) }
		if (this.#take('(')) {
			const inner = this.#sum(depth + 1)
			if (!this.#take(')')) throw new Refusal({ kind: 'open-bracket' })
			return inner
		}
		return this.#value() ?? this.#number()
	}

	#value(): Node | null {
		const found = /^value\(\s*([\w-]{1,80})\s*\)/.exec(this.#rest())
		if (!found) return null
		this.#at += found[0].length
		return { is: 'value', id: found[1]! }
	}

	#number(): Node {
		this.#skip()
		const read = readNumber(this.#rest())
		if (!read.ok) throw new Refusal({ kind: 'number-expected', text: this.#rest().slice(0, 20) })
		this.#at = this.#text.length - read.rest.length
		const unit = this.#unit()
		const node = { is: 'number', number: read.value, unit } as const
		if (unit) this.#united.push({ node, end: this.#at })
		return node
	}

	/** The unit after a number: up to an operator, a bracket that it did not open, or the end. */
	#unit(): Unit | null {
		const text = this.#rest()
		const length = unitLength(text)
		const written = text.slice(0, length).trim()
		if (written === '') return null
		const unit = parseUnit(written)
		if (!unit) throw new Refusal({ kind: 'no-unit', text: written })
		this.#at += length
		return unit
	}
}

/** A number, a bracket around numbers or a named value comes next: what a division is by, where it is not by a unit. */
const OPERAND = /^\s?([\d.(]\s?[\d.]|[\d.]|value\()/

/** Length of the unit at the start of a text. */
function unitLength(text: string): number {
	let depth = 0
	for (let i = 0; i < text.length; i++) {
		if (text[i] === '(') depth++
		if (text[i] === ')' && depth-- === 0) return i
		if (endsUnit(text, i)) return i
	}
	return text.length
}

/** True for an operator between two numbers, as opposed to one inside a unit or its name. */
function endsUnit(text: string, i: number): boolean {
	const mark = text[i]
	if (mark === '*' || mark === '+') return true
	if (mark === '-') return i === 0 || text[i - 1] === ' '
	return mark === '/' && OPERAND.test(text.slice(i + 1, i + 10))
}

const bare = (node: Node): Node => {
	if (node.is === 'number') return { ...node, unit: null }
	if (node.is === 'value') return node
	if (node.is === 'negative') return { ...node, of: bare(node.of) }
	return { ...node, left: bare(node.left), right: bare(node.right) }
}

/** Values without their units, each looked up when it is used: a chain has many, a text uses few. */
const barely = (values: Values): Pick<Values, 'get'> => ({
	get(id) {
		const value = values.get(id)
		return value && { number: value.number, unit: ONE }
	}
})

function resultOf(node: Node, values: Pick<Values, 'get'>): Measured {
	if (node.is === 'number') return { number: node.number, unit: node.unit ?? ONE }
	if (node.is === 'negative') {
		const { number, unit } = resultOf(node.of, values)
		return { number: -number, unit }
	}
	if (node.is !== 'value') return combined(node.is, resultOf(node.left, values), resultOf(node.right, values))
	const value = values.get(node.id)
	if (!value) throw new Refusal({ kind: 'no-value', id: node.id })
	return value
}

function combined(operator: Operator, left: Measured, right: Measured): Measured {
	if (operator === '*' || operator === '/') return multiplied(operator, left, right)
	const ratio = unitRatio(right.unit, left.unit)
	if (ratio === null) throw new Refusal({ kind: 'cannot-add', units: [left.unit.text, right.unit.text] })
	const other = right.number * ratio
	return { number: operator === '+' ? left.number + other : left.number - other, unit: left.unit }
}

function multiplied(operator: '*' | '/', left: Measured, right: Measured): Measured {
	if (operator === '/' && right.number === 0) throw new Refusal({ kind: 'division-by-zero' })
	const sign = operator === '*' ? 1 : -1
	const number = operator === '*' ? left.number * right.number : left.number / right.number
	if (isPlain(right.unit)) return { number: number * right.unit.factor ** sign, unit: left.unit }
	if (isPlain(left.unit) && sign > 0) return { number: number * left.unit.factor, unit: right.unit }
	return { number: number * left.unit.factor * right.unit.factor ** sign, unit: product(left.unit, right.unit, sign) }
}

const isPlain = (unit: Unit) => unit.powers.size === 0

/** The unit of a product or quotient, in tonnes, years and words of the model's own. */
function product(left: Unit, right: Unit, sign: 1 | -1): Unit {
	const powers = new Map(left.powers)
	for (const [term, power] of right.powers) {
		const sum = (powers.get(term) ?? 0) + sign * power
		if (sum === 0) powers.delete(term)
		else powers.set(term, sum)
	}
	const unit = powers.size === 0 ? ONE : unitOfPowers(powers)
	if (!unit) throw new Refusal({ kind: 'no-product-unit', units: [left.text, right.text] })
	return unit
}
