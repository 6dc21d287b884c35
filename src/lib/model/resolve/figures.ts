import type { ComponentId, Figure, ShareFigure, SourceId } from '../chain.ts'
import type { ChainFile } from '../files/chain-file.ts'
import type { FigureFile, ShareFile } from '../files/figure-file.ts'
import { error, formatPath, within, type Place, type Report } from '../findings/finding.ts'
import { sum } from '../sum.ts'
import { readAmount, readQuantity, type Amount } from '../units/amount.ts'
import { isArithmetic, valuesIn, type Measured, type Values } from '../units/arithmetic.ts'
import type { Measure } from '../units/measure.ts'
import { ONE, unitRatio } from '../units/unit.ts'
import { isProblem, parseShare, type Share } from '../units/quantity.ts'
import { workedShare } from '../units/worked-share.ts'
import type { Reason } from '../units/reason.ts'

/** A figure or vector with the place where it is written; the figure checks run over these. */
export interface Located<T> {
	at: Place
	figure: T
}

/** Status, source, confidence and date that figures of a block have where they do not state their own. */
export type Defaults = NonNullable<ChainFile['defaults']>

/** Context for reading figures: the parts of the model that they depend on, and lists that collect what was found. */
export interface Reading {
	components: readonly ComponentId[]
	/** Of the block that is being read, with those of the blocks around it. */
	defaults: Defaults
	/** Named values read so far. */
	values: Map<string, Measured>
	/** Date of each source, which is that of figures without one. */
	dates: ReadonlyMap<SourceId, string | null>
	report: Report
	figures: Located<Figure>[]
	/** `uniform`: one share is written for all components. */
	shares: (Located<ShareFigure> & { uniform: boolean })[]
}

/** One or several, as a list. */
export function list<T>(one: T | T[]): T[] {
	return Array.isArray(one) ? one : [one]
}

/** The reading inside a block, whose defaults come before those of the blocks around it. */
export function inside(reading: Reading, block: { defaults?: Defaults | undefined }): Reading {
	return block.defaults ? { ...reading, defaults: { ...reading.defaults, ...block.defaults } } : reading
}

type OriginFile = Partial<
	Pick<Exclude<FigureFile, string | number>, 'status' | 'source' | 'confidence' | 'date' | 'note'>
>

/** The origin of a figure: its own, or else of the block; what neither states is reported. */
function origin(file: OriginFile, at: Place, reading: Reading) {
	const stated = { ...reading.defaults, ...withoutGaps(file) }
	for (const key of ['status', 'source', 'confidence'] as const)
		if (stated[key] === undefined)
			reading.report(error('missing-key', within(at, key), { kind: 'origin', key, parent: formatPath(at.path) }))
	const { status = 'assumed' as const, confidence = 'low' as const } = stated
	const sources = list(stated.source ?? [])
	return { status, sources, confidence, date: dateOf(file, sources, reading), note: file.note ?? null }
}

/** The keys of a figure's origin that are stated. */
function withoutGaps({ status, source, confidence }: OriginFile): OriginFile {
	const stated = Object.entries({ status, source, confidence }).filter(([, value]) => value !== undefined)
	return Object.fromEntries(stated)
}

/** A figure's own date; else that of the block, unless the figure has a source of its own; else that of its source. */
function dateOf(file: OriginFile, sources: readonly SourceId[], { defaults, dates }: Reading): string | null {
	const stated = file.date ?? (file.source === undefined ? defaults.date : undefined)
	return stated ?? sources.map((id) => dates.get(id) ?? null).find((each) => each !== null) ?? null
}

/** What cannot be read becomes NaN, which later checks pass over: it is reported once, here. */
function reported(at: Place, reading: Reading, reason: Reason): Amount {
	reading.report(error('bad-amount', at, { reason }))
	return { state: 'known', value: NaN, number: NaN, unit: { text: '', factor: 1, powers: new Map() }, factor: NaN }
}

/** Reads a sourced number into base units; whatever is wrong with it is reported, and the figure is then NaN. */
export function readFigure(written: FigureFile, measure: Measure, at: Place, reading: Reading): Figure {
	const short = typeof written !== 'object'
	const file = short ? { value: written } : written
	const read = (text: string | number, place: Place, bare: Amount | null) => {
		const amount = readAmount(text, measure, { bare, values: reading.values })
		return isProblem(amount) ? reported(place, reading, amount.problem) : amount
	}
	const value = read(file.value, short ? at : within(at, 'value'), null)
	const bound = (key: 'low' | 'high') => {
		const end = file[key]
		return end === undefined ? null : read(end, within(at, key), value)
	}
	const low = bound('low')
	const high = bound('high')
	const inUnit = (amount: Amount | null) => {
		if (amount === null || amount.number === null) return null
		return amount.unit.text === value.unit.text ? amount.number : (amount.number * amount.factor) / value.factor
	}
	const figure: Figure = {
		state: value.state,
		value: value.value,
		low: low?.value ?? null,
		high: high?.value ?? null,
		unit: value.unit.text,
		written: { value: value.number, low: inUnit(low), high: inUnit(high) },
		...origin(file, at, reading),
		...expressions(file),
		alternatives: (file.alternatives ?? []).map((each, index) => {
			const place = within(at, 'alternatives', index, 'value')
			const amount = read(each.value, place, value)
			if (amount.number === null)
				reading.report(error('bad-amount', place, { reason: { kind: 'unknown-alternative' } }))
			return { value: amount.number ?? NaN, unit: amount.unit.text, sources: list(each.source), reason: each.reason }
		})
	}
	reading.figures.push({ at, figure })
	return figure
}

/** The arithmetic in a figure as written, for a later reading with other named values; nothing where there is none. */
function expressions(file: {
	value: string | number
	low?: string | number
	high?: string | number
}): Pick<Figure, 'expression'> {
	const written = (['value', 'low', 'high'] as const).flatMap((key) => {
		const text = file[key]
		return typeof text === 'string' && isArithmetic(text) ? [[key, text] as const] : []
	})
	return written.length === 0 ? {} : { expression: Object.fromEntries(written) }
}

const NO_VALUES: Values = new Map()

/**
 * Reads fractions by component; components left out have 0. Amounts are divided by their sum. Arithmetic may use `values`:
 * those of a mode's yields, which follow them.
 */
export function readShares(written: ShareFile, at: Place, reading: Reading, values = NO_VALUES): ShareFigure {
	const file: Exclude<ShareFile, string | number> = typeof written === 'object' ? written : { shares: written }
	if ((file.shares === undefined) === (file.amounts === undefined))
		reading.report(error('missing-key', at, { kind: 'shares' }))
	if (file.amounts) return readAmounts(file, file.amounts, at, reading)
	const shares = file.shares ?? 0
	const place = typeof written === 'object' ? within(at, 'shares') : at
	const one = typeof shares === 'object' ? null : readShare(shares, place, reading, values)
	const by = (component: ComponentId): Share => {
		if (one) return one
		if (typeof shares !== 'object') return NOTHING
		const written = Object.hasOwn(shares, component) ? shares[component]! : null
		return written === null ? NOTHING : readShare(written, within(place, component), reading, values)
	}
	const entries = reading.components.map((component) => [component, by(component)] as const)
	const pick = (key: keyof Share) => Object.fromEntries(entries.map(([component, share]) => [component, share[key]]))
	const figure: ShareFigure = {
		shares: pick('value'),
		low: pick('low'),
		high: pick('high'),
		...shareExpressions(shares, reading.components),
		...(file.rest === undefined ? {} : { rest: file.rest }),
		...origin(file, at, reading)
	}
	reading.shares.push({ at, figure, uniform: one !== null })
	return figure
}

/** The arithmetic of shares that use named values, by component. */
function shareExpressions(
	shares: string | number | Record<ComponentId, string | number>,
	components: readonly ComponentId[]
): Pick<ShareFigure, 'expression'> {
	const of = (component: ComponentId) =>
		typeof shares !== 'object' ? shares : Object.hasOwn(shares, component) ? shares[component] : undefined
	const found = components.flatMap((component) => {
		const text = of(component)
		return typeof text === 'string' && valuesIn(text).length > 0 ? [[component, text] as const] : []
	})
	return found.length === 0 ? {} : { expression: Object.fromEntries(found) }
}

const NOTHING: Share = { value: 0, low: 0, high: 0 }

/** Reads a composition written in amounts of one unit, and divides it by its sum. */
function readAmounts(
	file: Exclude<ShareFile, string | number>,
	amounts: Record<ComponentId, string | number>,
	at: Place,
	reading: Reading
): ShareFigure {
	const place = within(at, 'amounts')
	const read = Object.entries(amounts).map(
		([id, written]) => [id, amountOf(written, within(place, id), reading)] as const
	)
	const unit = read.map(([, amount]) => amount.unit).find((each) => each !== ONE) ?? ONE
	const inUnit = ({ number, unit: own }: Measured, id: ComponentId) => {
		const ratio = own === ONE ? 1 : unitRatio(own, unit)
		if (ratio === null) reported(within(place, id), reading, { kind: 'mixed-units', units: [unit.text, own.text] })
		return number * (ratio ?? NaN)
	}
	const numbers = new Map(read.map(([id, amount]) => [id, inUnit(amount, id)]))
	const total = sum(numbers.values())
	if (total <= 0) reading.report(error('composition-sum', place, { sum: null }))
	const shares = Object.fromEntries(reading.components.map((id) => [id, (numbers.get(id) ?? 0) / total]))
	const figure: ShareFigure = {
		shares,
		low: { ...shares },
		high: { ...shares },
		...(file.rest === undefined ? {} : { rest: file.rest }),
		normalised: { total, unit: unit.text },
		...origin(file, at, reading)
	}
	reading.shares.push({ at, figure, uniform: false })
	return figure
}

function amountOf(written: string | number, at: Place, reading: Reading): Measured {
	const quantity = readQuantity(written, reading.values)
	const refused = (reason: Reason) => ({ number: reported(at, reading, reason).number ?? NaN, unit: ONE })
	if (isProblem(quantity)) return refused(quantity.problem)
	if (quantity.state === 'unknown') return refused({ kind: 'unknown-part' })
	return 'number' in quantity ? quantity : { number: 0, unit: ONE }
}

function readShare(written: string | number, at: Place, reading: Reading, values: Values): Share {
	const isWorked = typeof written === 'string' && isArithmetic(written)
	const share = isWorked ? workedShare(written, values) : parseShare(written)
	if (!isProblem(share)) return share
	reading.report(error('bad-share', at, { reason: share.problem }))
	return { value: NaN, low: NaN, high: NaN }
}
