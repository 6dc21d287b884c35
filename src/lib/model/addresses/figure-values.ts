import { MOST_AMOUNT } from '../units/amount.ts'
import type { Reason } from '../units/reason.ts'
import type { FigureEntry, FigureKind } from './figure-entry.ts'

/** Values that a kind of figure may have, in base units. */
interface Range {
	least: number
	most: number
	/** True where the least itself is not allowed. */
	open?: boolean
	whole?: boolean
	/** Why a value outside is refused. */
	else: Reason
}

const AMOUNT: Range = { least: 0, most: Infinity, else: { kind: 'below-zero' } }
const POSITIVE: Range = { least: 0, most: Infinity, open: true, else: { kind: 'not-above-zero' } }
const SHARE: Range = { least: 0, most: 1, else: { kind: 'outside-share' } }

const RANGES: Record<FigureKind, Range> = {
	capacity: AMOUNT,
	nameplate: AMOUNT,
	start: { least: 1900, most: 2200, whole: true, else: { kind: 'outside-years', first: 1900, last: 2200 } },
	ramp: SHARE,
	availability: { least: 0, most: 1, open: true, else: { kind: 'outside-availability' } },
	yield: SHARE,
	share: SHARE,
	limit: AMOUNT,
	room: AMOUNT,
	least: AMOUNT,
	smallest: AMOUNT,
	cost: AMOUNT,
	reference: POSITIVE,
	operating: AMOUNT,
	income: AMOUNT,
	life: POSITIVE,
	lead: AMOUNT,
	commitment: AMOUNT,
	byproduct: AMOUNT,
	available: AMOUNT,
	resource: AMOUNT,
	composition: SHARE,
	content: POSITIVE,
	amount: AMOUNT,
	counted: POSITIVE,
	value: AMOUNT
}

/** Returns why a figure cannot have a value, in base units; null when it can. */
export function checkValue({ kind, within }: Pick<FigureEntry, 'kind' | 'within'>, value: number): Reason | null {
	if (!Number.isFinite(value)) return { kind: 'infinite' }
	if (Math.abs(value) > MOST_AMOUNT) return { kind: 'too-large', most: MOST_AMOUNT }
	const range = within === 'exponent' ? RANGES.availability : RANGES[kind]
	return isOutside(range, value) ? range.else : null
}

function isOutside({ least, most, open = false, whole = false }: Range, value: number): boolean {
	return value < least || value > most || (open && value <= least) || (whole && !Number.isInteger(value))
}
