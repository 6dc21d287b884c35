/** Shares as arithmetic: `0.96 * (1 - value(left))`, with or without a range of arithmetic behind it. */
import { evaluate, type Values } from './arithmetic.ts'
import { isProblem, type Problem, type Share } from './quantity.ts'

/** Works out a share, with ends that are the share itself where it has no range; the problem where it cannot be. */
export function workedShare(written: string, values: Values): Share | Problem {
	const [value = NaN, low = value, high = value] = partsOf(written).map((part) => fractionOf(part, values))
	const problem = [value, low, high].find((each) => typeof each !== 'number')
	return problem ?? ({ value, low, high } as Share)
}

/** Splits `main (low..high)` at the brackets that the text ends with, where they hold two ends. */
function partsOf(text: string): string[] {
	const whole = text.trimEnd()
	const open = whole.endsWith(')') ? openingOf(whole) : -1
	const inner = open > 0 ? whole.slice(open + 1, -1) : ''
	const points = inner.indexOf('..')
	return points < 0 ? [whole] : [whole.slice(0, open), inner.slice(0, points), inner.slice(points + 2)]
}

/** Place of the bracket that the last one closes; -1 where there is none. */
function openingOf(text: string): number {
	let depth = 0
	for (let i = text.length - 1; i >= 0; i--) {
		if (text[i] === ')') depth++
		if (text[i] === '(' && --depth === 0) return i
	}
	return -1
}

function fractionOf(text: string, values: Values): number | Problem {
	const worked = evaluate(text, values)
	if (isProblem(worked)) return worked
	const { number, unit } = worked
	return unit.powers.size > 0 ? { problem: { kind: 'share-with-unit', unit: unit.text } } : number * unit.factor
}
