import type { MaterialId } from '../chain.ts'
import type { Suggestion } from '../text/suggest.ts'

/**
 * Why an amount, a share, arithmetic or a setting is refused, with what a sentence about it names. `text` is always as
 * the author wrote it; the sentences are in the message catalogue.
 */
export type Reason =
	// numbers
	| { kind: 'no-number' | 'bad-grouping' | 'number-too-large' | 'number-too-small'; text: string }
	| { kind: 'decimal-comma' | 'grouping-points'; text: string; meant: string }
	| { kind: 'not-finite'; number: number }
	// units
	| { kind: 'unit-too-long'; length: number; most: number }
	| { kind: 'no-unit'; text: string }
	/** An empty text stands for a number without a unit. */
	| { kind: 'other-unit'; expected: readonly string[]; found: string; near: string | null }
	| { kind: 'content-unknown'; material: MaterialId | null; unit: string }
	| { kind: 'contents-differ'; materials: readonly (MaterialId | null)[]; unit: string }
	| { kind: 'mixed-units'; units: readonly [string, string] }
	// amounts
	| { kind: 'amount-too-large'; text: string; most: number }
	| { kind: 'unknown-part' | 'unknown-bound' | 'unknown-alternative' | 'unknown-value' }
	// shares
	| { kind: 'no-share'; text: string }
	| { kind: 'unstated-share'; state: 'none' | 'unknown' }
	| { kind: 'share-with-unit'; unit: string }
	// arithmetic
	| { kind: 'arithmetic'; text: string; reason: Reason }
	| { kind: 'arithmetic-too-long' | 'brackets-too-deep'; most: number }
	| { kind: 'infinite-result' | 'open-bracket' | 'division-by-zero' }
	| { kind: 'not-understood' | 'number-expected'; text: string }
	| { kind: 'no-value'; id: string }
	| { kind: 'cannot-add' | 'no-product-unit'; units: readonly [string, string] }
	// settings
	| { kind: 'no-figure'; address: string; suggestion: Suggestion | null }
	| { kind: 'setting'; address: string; reason: Reason }
	| { kind: 'set-to-unknown'; address: string }
	| { kind: 'cannot-be'; address: string; amount: string; reason: Reason }
	| { kind: 'not-closed'; address: string; reason: Reason }
	| { kind: 'below-zero' | 'not-above-zero' | 'outside-share' | 'outside-availability' | 'infinite' }
	| { kind: 'too-large'; most: number }
	| { kind: 'outside-years'; first: number; last: number }
	// sums that must be 1
	| { kind: 'sum-over' | 'sum-under'; sum: number }
	| { kind: 'of-component'; component: string; reason: Reason }

/** A setting was refused: it names no figure, or the figure cannot have the value. */
export class SettingError extends RangeError {
	override name = 'SettingError'
	constructor(readonly reason: Reason) {
		super(JSON.stringify(reason))
	}
}
