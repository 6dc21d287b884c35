import type { FigureEntry, FigureKind } from './figure-entry.ts'

/** Values that a kind of figure may have, in base units. */
interface Range {
	least: number
	most: number
	/** True where the least itself is not allowed. */
	open?: boolean
	whole?: boolean
	says: string
}

const AMOUNT: Range = { least: 0, most: Infinity, says: 'it cannot be below 0' }
const POSITIVE: Range = { least: 0, most: Infinity, open: true, says: 'it must be above 0' }
const SHARE: Range = { least: 0, most: 1, says: 'it must lie between 0 and 1' }

const RANGES: Record<FigureKind, Range> = {
	capacity: AMOUNT,
	nameplate: AMOUNT,
	start: { least: 1900, most: 2200, whole: true, says: 'it must be a year from 1900 to 2200' },
	ramp: SHARE,
	availability: { least: 0, most: 1, open: true, says: 'it must lie above 0 and at most at 1' },
	yield: SHARE,
	share: SHARE,
	limit: AMOUNT,
	cost: AMOUNT,
	lead: AMOUNT,
	commitment: AMOUNT,
	byproduct: AMOUNT,
	available: AMOUNT,
	resource: AMOUNT,
	composition: SHARE,
	content: POSITIVE,
	amount: AMOUNT,
	counted: POSITIVE,
	value: { least: -Infinity, most: Infinity, says: 'it must be a number' }
}

/** Returns why a figure cannot have a value, in base units; null when it can. */
export function checkValue({ kind }: Pick<FigureEntry, 'kind'>, value: number): string | null {
	const { least, most, open = false, whole = false, says } = RANGES[kind]
	if (!Number.isFinite(value)) return 'it must be a finite number'
	const outside = value < least || value > most || (open && value <= least) || (whole && !Number.isInteger(value))
	return outside ? says : null
}
