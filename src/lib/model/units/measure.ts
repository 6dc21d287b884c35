/** Which units an amount may be written in, and what each is in base units. */
import type { Material, MaterialId } from '../chain.ts'
import { isProblem, parseQuantity, type Problem } from './quantity.ts'
import { nearest } from '../text/suggest.ts'
import { divide, isMass, ONE, parseAmountUnit, parseUnit, unitRatio, YEAR, type Unit } from './unit.ts'

/** One unit that fits; `factor` is base units per one of it, null where the material's content is not known. */
export interface Choice {
	unit: Unit
	factor: number | null
	material: MaterialId | null
}

/** The units that fit a figure, the base unit first. */
export interface Measure {
	choices: Choice[]
	/** True when a unit of the model itself is wrong, so that a misfit here may only follow from that. */
	open: boolean
	/** True where every unit fits and is its own base. */
	any?: boolean
}

/** The parts of a chain that decide about units. */
export interface Goods {
	unit: string
	materials: readonly Material[]
}

/** A measure of one unit, which is its own base. */
function plain(unit: Unit): Measure {
	return { choices: [{ unit, factor: 1, material: null }], open: false }
}

/** The measure of fractions. */
export const FRACTION: Measure = plain(ONE)
/** A bare number, such as a year of the calendar. */
export const NUMBER: Measure = plain(ONE)
/** The measure of times in years. */
export const YEARS: Measure = plain(YEAR)

/** Fits any unit, each being its own base. */
export const ANY_UNIT: Measure = { choices: [], open: true, any: true }

/** A measure of the unit that `text` names and of all that convert to it. */
export function ownMeasure(text: string): Measure {
	const unit = parseUnit(text)
	return unit ? plain(unit) : { choices: [], open: true }
}

/** Amounts of any of `materials`: the base unit, or a material's gross unit times its content. */
export function amountMeasure(goods: Goods, materials: readonly MaterialId[]): Measure {
	const base = parseAmountUnit(goods.unit)
	if (!base) return { choices: [], open: true }
	const found = [...new Set(materials)].map((id) => goods.materials.find((each) => each.id === id))
	const gross = found.map((material) => (material ? grossChoice(material) : null))
	return {
		choices: [{ unit: base, factor: 1, material: null }, ...gross.filter((each) => each !== null && each !== 'none')],
		open: gross.includes(null)
	}
}

/** The gross unit of a material; `none` when it has no such unit, null when it is not well defined. */
function grossChoice(material: Material): Choice | 'none' | null {
	if (material.grossUnit === null) return 'none'
	const unit = parseAmountUnit(material.grossUnit)
	if (!unit || !material.content) return null
	const { state, value } = material.content
	return { unit, factor: state === 'known' ? value : null, material: material.id }
}

/** Amounts a year of any of `materials`; `times` is a demand's `counted`. */
export function rateMeasure(goods: Goods, materials: readonly MaterialId[], times = 1): Measure {
	return mapMeasure(amountMeasure(goods, materials), (choice) => ({
		...choice,
		unit: divide(choice.unit, YEAR),
		factor: choice.factor === null ? null : choice.factor * times
	}))
}

/** Base units per gross unit; a bare number is read as tonnes per tonne where both are masses. */
export function contentMeasure(goods: Goods, gross: Unit | null): Measure {
	const base = parseAmountUnit(goods.unit)
	if (!base || !gross) return { choices: [], open: true }
	const ratio = plain(divide(base, gross))
	if (!isMass(base) || !isMass(gross)) return ratio
	return { choices: [...ratio.choices, { unit: ONE, factor: gross.factor / base.factor, material: null }], open: false }
}

/** The units of a demand's count per base unit delivered: a bare number, or base units per gross unit of what it takes. */
export function countedMeasure(goods: Goods, materials: readonly MaterialId[]): Measure {
	const base = parseAmountUnit(goods.unit)
	const measure = amountMeasure(goods, materials)
	if (!base) return measure
	return mapMeasure(measure, ({ unit, factor, material }) =>
		material === null
			? { unit: ONE, factor: 1, material }
			: { unit: divide(base, unit), factor: factor && 1 / factor, material }
	)
}

/** Money per base unit or per gross unit of an amount, or of an amount a year. */
export function costMeasure(amounts: Measure, currency: string): Measure {
	const money = parseUnit(currency)
	if (!money) return { choices: [], open: true }
	return mapMeasure(amounts, ({ unit, factor, material }) => ({
		unit: divide(money, unit),
		factor: factor && 1 / factor,
		material
	}))
}

/** Some other good per base unit; the good is whatever `written` names. */
export function byproductMeasure(goods: Goods, written: string | number): Measure {
	const base = parseAmountUnit(goods.unit)
	if (!base) return { choices: [], open: true }
	const text = byproductUnit(written)
	return plain(divide((text && parseUnit(text)) || { ...ONE, text: 't' }, base))
}

/** The unit of a by-product, from `0.9 t TSP/t REO`; null where none is written. */
export function byproductUnit(written: string | number): string | null {
	const quantity = parseQuantity(written)
	if (isProblem(quantity) || quantity.state !== 'known') return null
	const { text } = quantity.unit
	return text.includes('/') ? text.slice(0, text.lastIndexOf('/')).trim() : null
}

function mapMeasure(measure: Measure, change: (choice: Choice) => Choice): Measure {
	return { ...measure, choices: measure.choices.map(change) }
}

/** Returns one of `unit` in base units; NaN when a wrong unit elsewhere keeps that from being known. */
export function fit(measure: Measure, unit: Unit): { factor: number; material: MaterialId | null } | Problem {
	const fits: Pick<Choice, 'factor' | 'material'>[] = []
	for (const { unit: own, factor, material } of measure.choices) {
		const ratio = unitRatio(unit, own)
		if (ratio !== null) fits.push({ factor: factor && ratio * factor, material })
	}
	const [first] = fits
	if (measure.any) return { factor: 1, material: null }
	if (!first) return measure.open ? { factor: NaN, material: null } : misfit(measure, unit)
	if (first.factor === null) return { problem: { kind: 'content-unknown', material: first.material, unit: unit.text } }
	if (fits.some((each) => each.factor !== first.factor))
		return { problem: { kind: 'contents-differ', materials: fits.map((each) => each.material), unit: unit.text } }
	return { factor: first.factor, material: first.material }
}

function misfit(measure: Measure, unit: Unit): Problem {
	const expected = [...new Set(measure.choices.map((choice) => choice.unit.text))]
	const near = unit.text === '' ? null : nearest(unit.text, expected)
	return { problem: { kind: 'other-unit', expected, found: unit.text, near } }
}
