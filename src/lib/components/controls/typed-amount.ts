/** A number field's text, read: the number, or what is wrong with it. */
export type TypedAmount = { ok: true; value: number } | { ok: false; problem: 'not-a-number' | 'out-of-range' }

const SPACES = /[\s\u00a0\u2009\u202f_]/g
const PLAIN = /^-?\d+(\.\d+)?$/
/** Groups of three, or of two before a last three as in lakh: `17,000`, `1,11,845`. */
const GROUPED = /^-?\d{1,3}(,\d{2,3})*,\d{3}(\.\d+)?$/
/** Groups of four under 兆, 億 and 万: `1万7000`, `3億`. */
const MAN = /^(?=.*[万億兆])(-?)(?:(\d+)兆)?(?:(\d{1,4})億)?(?:(\d{1,4})万)?(\d{1,4})?(\.\d+)?$/

/**
 * Reads what a person typed into a field of one unit. Every grouping that the page writes and the unit itself are
 * understood; a comma that could be a decimal point (`2,5`) is refused rather than guessed.
 */
export function readTypedAmount(text: string, range: { min: number; max: number; unit: string }): TypedAmount {
	const unit = range.unit.replace(SPACES, '')
	let digits = text.replace(SPACES, '').replace('−', '-')
	if (unit && digits.endsWith(unit)) digits = digits.slice(0, -unit.length)
	const plain = ungrouped(digits)
	if (plain === null) return { ok: false, problem: 'not-a-number' }
	const value = Number(plain)
	return value < range.min || value > range.max ? { ok: false, problem: 'out-of-range' } : { ok: true, value }
}

function ungrouped(digits: string): string | null {
	if (PLAIN.test(digits) || GROUPED.test(digits)) return digits.replaceAll(',', '')
	const found = MAN.exec(digits)
	if (!found) return null
	const [, sign, ...groups] = found
	const fraction = groups.pop() ?? ''
	return `${sign}${groups.map((group = '') => group.padStart(4, '0')).join('')}${fraction}`
}

/** Puts a value on the grid of steps counted from the least, without the noise of binary fractions. */
export function snap(value: number, { min, max, step }: { min: number; max: number; step: number }): number {
	const decimals = Math.max(0, -Math.floor(Math.log10(step)) + 1)
	const stepped = min + Math.round((value - min) / step) * step
	return Math.min(max, Math.max(min, Number(stepped.toFixed(decimals))))
}

/** Where a step key takes a value; null for any other key. Arrow moves one step, with Shift ten; Page keys ten. */
export function stepByKey(
	event: Pick<KeyboardEvent, 'key' | 'shiftKey'>,
	value: number,
	range: { min: number; max: number; step: number }
): number | null {
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
