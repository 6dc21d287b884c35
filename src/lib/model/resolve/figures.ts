import type { ComponentId, Figure, ShareFigure, SourceId } from '../chain.ts'
import type { FigureFile, ShareFile } from '../files/file.ts'
import { error, within, type Place, type Report } from '../findings/finding.ts'
import { fit, type Measure } from '../units/measure.ts'
import { isProblem, parseQuantity, parseShare, type Problem, type Share } from '../units/quantity.ts'
import { scaled, type Unit } from '../units/unit.ts'

/** What was read, with the place where it is written; the figure checks run over these. */
export interface Located<T> {
	at: Place
	figure: T
}

/** The state of turning files into a chain: what figures need to know, and what was found so far. */
export interface Reading {
	components: readonly ComponentId[]
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

function origin(file: FigureFile | ShareFile, reading: Reading) {
	const sources = list(file.source)
	const date = file.date ?? sources.map((id) => reading.dates.get(id) ?? null).find((each) => each !== null) ?? null
	return { status: file.status, sources, confidence: file.confidence, date, note: file.note ?? null }
}

/** An amount in base units; `number` and `unit` as written, `factor` base units per one of `unit`. */
export interface Amount {
	state: Figure['state']
	value: number | null
	number: number | null
	unit: Unit
	factor: number
}

/** Reads `written` in a unit that fits `measure`; a bare number is in `bare`, where that is given. */
export function readAmount(written: string | number, measure: Measure, bare: Amount | null = null): Amount | Problem {
	const quantity = parseQuantity(written)
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
const MOST = 1e20

function bounded(amount: Amount & { number: number; value: number }): Amount | Problem {
	if (!(Math.abs(amount.value) > MOST)) return amount
	return { problem: `${amount.number} ${amount.unit.text} is too large: at most 1e20 base units can be planned` }
}

function unstated(state: 'none' | 'unknown', measure: Measure, bare: Amount | null): Amount {
	const zero = state === 'none' ? 0 : null
	const first = measure.choices[0]
	const unit = bare?.unit ?? first?.unit ?? { text: '', factor: 1, powers: new Map() }
	return { state, value: zero, number: zero, unit, factor: bare?.factor ?? first?.factor ?? NaN }
}

/** What cannot be read becomes NaN, which later checks pass over: it is reported once, here. */
function reported(at: Place, reading: Reading, problem: string): Amount {
	reading.report(
		error('bad-amount', at, `${sentence(problem)}.`, 'Amounts are written as in "5000 t ore/yr", or none, or unknown.')
	)
	return { state: 'known', value: NaN, number: NaN, unit: { text: '', factor: 1, powers: new Map() }, factor: NaN }
}

function sentence(text: string): string {
	return text[0]!.toUpperCase() + text.slice(1)
}

/** Reads a sourced number into base units; whatever is wrong with it is reported, and the figure is then NaN. */
export function readFigure(file: FigureFile, measure: Measure, at: Place, reading: Reading): Figure {
	const read = (written: string | number, place: Place, bare: Amount | null) => {
		const amount = readAmount(written, measure, bare)
		return isProblem(amount) ? reported(place, reading, amount.problem) : amount
	}
	const value = read(file.value, within(at, 'value'), null)
	const bound = (key: 'low' | 'high') => {
		const written = file[key]
		return written === undefined ? null : read(written, within(at, key), value)
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
		...origin(file, reading),
		alternatives: (file.alternatives ?? []).map((each, index) => {
			const place = within(at, 'alternatives', index, 'value')
			const amount = read(each.value, place, value)
			if (amount.number === null) reading.report(error('bad-amount', place, 'An alternative needs a number.'))
			return { value: amount.number ?? NaN, unit: amount.unit.text, sources: list(each.source), reason: each.reason }
		})
	}
	reading.figures.push({ at, figure })
	return figure
}

/** Reads fractions by component; components left out have 0. */
export function readShares(file: ShareFile, at: Place, reading: Reading): ShareFigure {
	const place = within(at, 'shares')
	const one = typeof file.shares === 'object' ? null : readShare(file.shares, place, reading)
	const by = (component: ComponentId): Share => {
		if (one) return one
		const shares = file.shares as Record<ComponentId, string | number>
		return Object.hasOwn(shares, component)
			? readShare(shares[component]!, within(place, component), reading)
			: { value: 0, low: 0, high: 0 }
	}
	const entries = reading.components.map((component) => [component, by(component)] as const)
	const pick = (key: keyof Share) => Object.fromEntries(entries.map(([component, share]) => [component, share[key]]))
	const figure: ShareFigure = { shares: pick('value'), low: pick('low'), high: pick('high'), ...origin(file, reading) }
	reading.shares.push({ at, figure, uniform: one !== null })
	return figure
}

function readShare(written: string | number, at: Place, reading: Reading): Share {
	const share = parseShare(written)
	if (!isProblem(share)) return share
	const hint = 'Shares are written as in 0.67, 67 % or "0.67 (0.60..0.72)".'
	reading.report(error('bad-share', at, `${sentence(share.problem)}.`, hint))
	return { value: NaN, low: NaN, high: NaN }
}
