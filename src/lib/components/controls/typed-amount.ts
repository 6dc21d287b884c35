import { readNumber } from '#lib/model/units/number-text.ts'

/**
 * The text of a number field, read: its number, or what is wrong with it. `meant` is the number that was probably meant,
 * in plain digits; null when that is not clear.
 */
export type TypedAmount =
	| { ok: true; value: number }
	| { ok: false; problem: 'empty' | 'out-of-range' | 'other-unit' }
	| { ok: false; problem: 'not-a-number'; meant: string | null }

/**
 * Reads the text of a field of one unit, with or without that unit or its first words (`5,000 t` where the unit is
 * `t REO/yr`). Numbers are read as everywhere else, see `number-text.ts`.
 */
export function readTypedAmount(text: string, range: { min: number; max: number; unit: string }): TypedAmount {
	if (text.trim() === '') return { ok: false, problem: 'empty' }
	const read = readNumber(text)
	if (!read.ok) return { ok: false, problem: 'not-a-number', meant: read.meant }
	if (/^\p{Nd}/u.test(read.rest.trimStart())) return { ok: false, problem: 'not-a-number', meant: null }
	if (!beginsUnit(read.rest, range.unit)) return { ok: false, problem: 'other-unit' }
	const { value } = read
	return value < range.min || value > range.max ? { ok: false, problem: 'out-of-range' } : { ok: true, value }
}

/** True for nothing, the whole unit, or its first words. */
function beginsUnit(text: string, unit: string): boolean {
	const typed = words(text)
	return words(unit).slice(0, typed.length).join(' ') === typed.join(' ')
}

function words(text: string): string[] {
	return text
		.trim()
		.split(/[\s/]+/)
		.filter((word) => word !== '')
}

/** Puts a value on the grid of steps counted from the least, without the noise of binary fractions. */
export function snap(value: number, range: Range): number {
	const step = onStep(value, range)
	const isWithin = value > range.min && value < range.max
	return isWithin && range.home !== undefined && step === onStep(range.home, range) ? range.home : step
}

/** Where a lever can stand: on its steps between two ends, and on `home`, which takes the place of the step next to it but not of an end. */
interface Range {
	min: number
	max: number
	step: number
	home?: number
}

function onStep(value: number, { min, max, step }: Range): number {
	const decimals = Math.max(0, -Math.floor(Math.log10(step)) + 1)
	const stepped = min + Math.round((value - min) / step) * step
	return Math.min(max, Math.max(min, Number(stepped.toFixed(decimals))))
}

/**
 * Returns the value after a step key, null for any other key. An arrow moves one step, with Shift ten; Page keys move
 * ten.
 */
export function stepByKey(event: Pick<KeyboardEvent, 'key' | 'shiftKey'>, value: number, range: Range): number | null {
	if (event.key === 'Home') return range.min
	if (event.key === 'End') return range.max
	const steps = STEPS[event.key]
	if (steps === undefined) return null
	return snap(value + steps * (event.shiftKey && Math.abs(steps) === 1 ? 10 : 1) * range.step, range)
}

const STEPS: Record<string, number> = {
	ArrowRight: 1,
	ArrowUp: 1,
	ArrowLeft: -1,
	ArrowDown: -1,
	PageUp: 10,
	PageDown: -10
}
