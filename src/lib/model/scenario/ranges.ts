/** Ranges of one's own: what a study of a scenario draws a figure from, in place of the model's range. */
import { entryAt } from '../addresses/addresses.ts'
import type { FigureEntry } from '../addresses/figure-entry.ts'
import type { Address, Chain, Figure } from '../chain.ts'
import type { Range } from './scenario.ts'
import { settingsOf } from './setting.ts'

/** Kinds that move no answer: costs, lead times, limits of growth; and sums, whose parts are drawn. */
export const IDLE: ReadonlySet<FigureEntry['kind']> = new Set([
	'cost',
	'lead',
	'limit',
	'smallest',
	'reference',
	'operating',
	'income',
	'life',
	'capacity',
	'share'
])

/** True of a figure that is one number and moves answers, so that a study draws it where it has a range. */
export const isDrawn = ({ kind, change }: Pick<FigureEntry, 'kind' | 'change'>) =>
	!IDLE.has(kind) && change.of === 'figure'

/** A figure's range, one-sided where one end is not stated; null where it has none. */
export function rangeOf(figure: Pick<Figure, 'value' | 'low' | 'high'>): Range | null {
	if (figure.value === null) return null
	const range = { low: figure.low ?? figure.value, mode: figure.value, high: figure.high ?? figure.value }
	return range.high > range.low ? range : null
}

/** True of a range that a figure of the chain can have, whether a scenario sets the figure or not. */
export function isRange(chain: Chain, address: Address, { low, mode, high }: Range): boolean {
	const entry = entryAt(chain, address)
	const unit = settingsOf(chain, address)
	const canBe = (end: number) => Number.isFinite(end) && unit?.check(end * unit.factor) === null
	return entry !== null && isDrawn(entry) && low <= mode && mode <= high && low < high && [low, mode, high].every(canBe)
}
