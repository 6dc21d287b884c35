import type { Figure } from '../chain.ts'
import { evaluate, isArithmetic, type Values } from './arithmetic.ts'
import { fit, type Measure } from './measure.ts'
import { isProblem, parseQuantity, type Problem, type Quantity } from './quantity.ts'
import { scaled, type Unit } from './unit.ts'

/** An amount in base units; `number` and `unit` as written, `factor` base units per one of `unit`. */
export interface Amount {
	state: Figure['state']
	value: number | null
	number: number | null
	unit: Unit
	factor: number
}

const NO_VALUES: Values = new Map()

/** Reads an amount, or arithmetic that comes to one. */
export function readQuantity(written: string | number, values: Values = NO_VALUES): Quantity | Problem {
	if (typeof written === 'number' || !isArithmetic(written)) return parseQuantity(written)
	const worked = evaluate(written, values)
	return isProblem(worked) ? worked : { state: 'known', ...worked }
}

/** Reads `written` in a unit that fits `measure`; a bare number is in `bare`, where that is given. */
export function readAmount(
	written: string | number,
	measure: Measure,
	{ bare = null, values = NO_VALUES }: { bare?: Amount | null; values?: Values } = {}
): Amount | Problem {
	const quantity = readQuantity(written, values)
	if (isProblem(quantity)) return quantity
	if (quantity.state !== 'known') return unstated(quantity.state, measure, bare)
	const { number, unit } = quantity
	if (bare && unit.text === '')
		return bounded({ state: 'known', value: number * bare.factor, number, unit: bare.unit, factor: bare.factor })
	const fitted = fit(measure, unit)
	if (isProblem(fitted)) return fitted
	return bounded({ state: 'known', value: scaled(number, unit, fitted.factor), number, unit, factor: fitted.factor })
}

/** The largest amount in base units: far beyond any chain, and near enough for sums of amounts to be finite. */
export const MOST_AMOUNT = 1e20

function bounded(amount: Amount & { number: number; value: number }): Amount | Problem {
	if (!(Math.abs(amount.value) > MOST_AMOUNT)) return amount
	return {
		problem: { kind: 'amount-too-large', text: `${amount.number} ${amount.unit.text}`.trim(), most: MOST_AMOUNT }
	}
}

function unstated(state: 'none' | 'unknown', measure: Measure, bare: Amount | null): Amount {
	const zero = state === 'none' ? 0 : null
	const first = measure.choices[0]
	const unit = bare?.unit ?? first?.unit ?? { text: '', factor: 1, powers: new Map() }
	return { state, value: zero, number: zero, unit, factor: bare?.factor ?? first?.factor ?? NaN }
}
