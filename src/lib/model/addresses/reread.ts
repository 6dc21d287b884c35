/** Brings figures to base units again after a content, a counted need or a named value has changed. */
import type {
	Chain,
	ComponentId,
	Demand,
	Feed,
	Figure,
	Lever,
	Material,
	Mode,
	NamedScenario,
	NamedValue,
	Process,
	StatedYear,
	Store,
	Trade,
	YearFigure,
	Yield
} from '../chain.ts'
import { processMaterials } from '../process-materials.ts'
import { closedRecipe } from '../recipe.ts'
import { closedYields } from '../yields.ts'
import { settableMeasure } from './settable.ts'
import { readAmount, type Amount } from '../units/amount.ts'
import { valuesIn, type Measured } from '../units/arithmetic.ts'
import {
	amountMeasure,
	ANY_UNIT,
	byproductMeasure,
	contentMeasure,
	costMeasure,
	countedMeasure,
	FRACTION,
	ownMeasure,
	rateMeasure,
	YEARS,
	type Measure
} from '../units/measure.ts'
import { isProblem, type Problem, type Share } from '../units/quantity.ts'
import type { Reason } from '../units/reason.ts'
import { workedShare } from '../units/worked-share.ts'
import { parseAmountUnit, parseUnit, scaled } from '../units/unit.ts'
import { entryAt } from './addresses.ts'
import { leverMeasure } from './lever-measure.ts'
import { factorOf } from './figure-entry.ts'

/** Named values by id, and why a figure cannot be worked out with them; null while all can. */
class Values extends Map<string, Measured> {
	refused: Reason | null = null
}

/**
 * The figure in base units of the measure and named values as they are now; the same object when nothing changes. Contents
 * and what a need counts divide, so these cannot come to 0.
 */
function rereadFigure(figure: Figure, measure: Measure, values: Values, isDivisor = false): Figure {
	if (figure.state !== 'known' || figure.written.value === null) return figure
	if (dependsOn(figure, values)) return worked(figure, measure, values, isDivisor)
	const unit = parseUnit(figure.unit)
	const factor = unit ? factorOf(measure, unit) : NaN
	if (!unit || !Number.isFinite(factor)) return figure
	const { low, high } = figure.written
	const base = (written: number | null) => (written === null ? null : scaled(written, unit, factor))
	const value = scaled(figure.written.value, unit, factor)
	return value === figure.value ? figure : { ...figure, value, low: base(low), high: base(high) }
}

/** True for arithmetic that uses a named value. */
function dependsOn({ expression = {} }: Figure, values: Values): boolean {
	return values.size > 0 && Object.values(expression).some((text) => valuesIn(text).length > 0)
}

/** Works the arithmetic of a figure out again; ends that are plain numbers stay as they were written. */
function worked(figure: Figure, measure: Measure, values: Values, isDivisor: boolean): Figure {
	const { value: text, low, high } = figure.expression!
	if (text === undefined) return figure
	const amount = readAmount(text, measure, { values })
	values.refused ??= refusalOf(text, amount, isDivisor)
	if (isProblem(amount) || amount.value === null || amount.number === null) return figure
	const { factor } = amount
	const end = (expression: string | undefined, written: number | null) => {
		if (expression === undefined) return written
		const again = readAmount(expression, measure, { bare: amount, values })
		return isProblem(again) || again.value === null ? written : again.value / factor
	}
	const written = { value: amount.number, low: end(low, figure.written.low), high: end(high, figure.written.high) }
	if (amount.value === figure.value && merged(figure.written, written) === figure.written) return figure
	const base = (each: number | null) => (each === null ? null : each * factor)
	return { ...figure, value: amount.value, low: base(written.low), high: base(written.high), written }
}

/** Why a figure cannot be what its arithmetic comes to; null when it can. */
function refusalOf(text: string, amount: Amount | Problem, isDivisor: boolean): Reason | null {
	if (isProblem(amount)) return amount.problem
	const { value } = amount
	if (value === null || value > 0 || (value === 0 && !isDivisor)) return null
	return { kind: 'arithmetic', text, reason: { kind: isDivisor ? 'not-above-zero' : 'below-zero' } }
}

/** The named values of a chain, each worked out from those before it. */
function valuesOf(chain: Chain): { values: Values; named: NamedValue[] } {
	const values = new Values()
	const named = shared(chain.values ?? [], (each) => {
		const figure = rereadFigure(each.figure, ANY_UNIT, values)
		const unit = parseUnit(figure.unit)
		if (figure.value !== null && unit) values.set(each.id, { number: figure.value, unit })
		const later = each.later && shared(each.later, (step) => rereadStep(step, figure.unit, values))
		return merged(each, { figure, ...(later ? { later } : {}) })
	})
	return { values, named }
}

const rereadStep = (step: StatedYear, unit: string, values: Values) =>
	merged(step, { figure: rereadFigure(step.figure, ownMeasure(unit), values) })

/** The list with every item changed; the same list when no item is. */
function shared<T>(list: readonly T[], change: (item: T) => T): T[] {
	const next = list.map(change)
	return next.every((item, i) => item === list[i]) ? (list as T[]) : next
}

/** The object with some keys changed; the same object when none is. */
function merged<T extends object>(object: T, change: Partial<T>): T {
	const keys = Object.keys(change) as (keyof T)[]
	return keys.every((key) => change[key] === object[key]) ? object : { ...object, ...change }
}

/**
 * Returns the chain with every figure in base units by the contents and counted needs that it now has.
 * @param before a chain that is in base units throughout, from which this one came by setting figures: what follows none of
 * them is left as it is
 */
export const reread = (chain: Chain, before: Chain | null = null): Chain => rereadBy(chain, valuesOf(chain), before)

/** Returns the same by the named values that it now has; the problem where a figure cannot be worked out with them. */
export function rereadByValues(chain: Chain): Chain | Problem {
	const values = valuesOf(chain)
	const reread = rereadBy(chain, values)
	const problem = values.values.refused
	return problem === null ? reread : { problem }
}

/** True for a process of which every figure still stands, since nothing that it follows has changed. */
function settledIn(chain: Chain, before: Chain | null): (each: Process) => boolean {
	if (!before) return () => false
	const known = new Set(before.processes)
	const rated = new Set(chain.materials.filter((each, i) => each !== before.materials[i]).map(({ id }) => id))
	const isFollowed = chain.values !== before.values
	return (each) =>
		known.has(each) &&
		!(isFollowed && followsValue(each)) &&
		!(rated.size > 0 && processMaterials(each).some((id) => rated.has(id)))
}

const FOLLOWING = new WeakMap<Process, boolean>()

/** True for a process with arithmetic that uses a named value. Kept, as the same process is asked about in every sample. */
function followsValue(process: Process): boolean {
	const follows = FOLLOWING.get(process) ?? valuesIn(JSON.stringify(process)).length > 0
	FOLLOWING.set(process, follows)
	return follows
}

function rereadBy(chain: Chain, { values, named }: ReturnType<typeof valuesOf>, before: Chain | null = null): Chain {
	const materials = shared(chain.materials, (each) => material(chain, each, values))
	const rated = { ...chain, ...(chain.values ? { values: named } : {}), materials }
	const isSettled = settledIn(rated, before)
	const next: Chain = {
		...rated,
		feeds: shared(rated.feeds, (each) => feed(rated, each, values)),
		processes: shared(rated.processes, (each) => (isSettled(each) ? each : process(rated, each, values))),
		demands: shared(rated.demands, (each) => demand(rated, each, values)),
		trades: shared(rated.trades, (each) => trade(rated, each, values)),
		stores: shared(rated.stores, (each) => store(each, values))
	}
	const moved = { ...next, levers: shared(next.levers, (each) => lever(next, each)) }
	return { ...moved, scenarios: shared(moved.scenarios, (each) => scenario(moved, each, values)) }
}

const optional = (figure: Figure | null, measure: Measure, values: Values, isDivisor = false) =>
	figure && rereadFigure(figure, measure, values, isDivisor)

function material(chain: Chain, each: Material, values: Values): Material {
	if (!each.content || each.grossUnit === null) return each
	return merged(each, {
		content: rereadFigure(each.content, contentMeasure(chain, parseAmountUnit(each.grossUnit)), values, true)
	})
}

function feed(chain: Chain, each: Feed, values: Values): Feed {
	const amount = amountMeasure(chain, [each.material])
	return merged(each, {
		available: optional(each.available, rateMeasure(chain, [each.material]), values),
		resource: optional(each.resource, amount, values),
		stock:
			each.stock &&
			merged(each.stock, {
				limit: optional(each.stock.limit, amount, values),
				least: optional(each.stock.least, amount, values)
			})
	})
}

function store(each: Store, values: Values): Store {
	const measure = ownMeasure(each.unit)
	return merged(each, {
		amount: rereadFigure(each.amount, measure, values),
		limit: optional(each.limit, measure, values)
	})
}

function process(chain: Chain, each: Process, values: Values): Process {
	const rate = rateMeasure(chain, processMaterials(each))
	const { limit, least, cost, reference, operating, income, life, lead } = each.expansion
	const price = (figure: Figure | null, measure: Measure) =>
		chain.currency === null ? figure : optional(figure, costMeasure(measure, chain.currency), values)
	return merged(each, {
		modes: shared(each.modes, (way) => mode(way, values)),
		plants: shared(each.plants, (plant) =>
			merged(plant, {
				nameplate: rereadFigure(plant.nameplate, rate, values),
				...(plant.delay ? { delay: rereadFigure(plant.delay, YEARS, values) } : {}),
				...(plant.chance ? { chance: rereadFigure(plant.chance, FRACTION, values) } : {})
			})
		),
		availability: optional(each.availability, FRACTION, values),
		expansion: merged(each.expansion, {
			limit: optional(limit, rate, values),
			least: optional(least, rate, values),
			cost: price(cost, rate),
			reference: optional(reference, rate, values),
			operating: price(operating, amountMeasure(chain, processMaterials(each))),
			income: price(income, amountMeasure(chain, processMaterials(each))),
			life: optional(life, YEARS, values),
			lead: optional(lead, YEARS, values)
		}),
		commitment: optional(each.commitment, rate, values),
		byproducts: shared(each.byproducts, (made) =>
			merged(made, { per: rereadFigure(made.per, byproductMeasure(chain, `1 ${made.per.unit}`), values) })
		)
	})
}

/** Yields whose arithmetic follows a named value, closed again; the same list when nothing changes. */
function yieldsOf({ yields }: Mode, values: Values): Yield[] {
	const changed = new Set<ComponentId>()
	const next = shared(yields, (each) => {
		const moved = Object.entries(each.figure?.expression ?? {}).flatMap(([component, text]) => {
			const share = workedShare(text, values)
			return isProblem(share) || share.value === each.figure!.shares[component] ? [] : [[component, share] as const]
		})
		if (moved.length === 0) return each
		for (const [component] of moved) changed.add(component)
		const pick = (key: keyof Share) => Object.fromEntries(moved.map(([component, share]) => [component, share[key]]))
		const { shares, low, high } = each.figure!
		const figure = {
			...each.figure!,
			shares: { ...shares, ...pick('value') },
			low: { ...low, ...pick('low') },
			high: { ...high, ...pick('high') }
		}
		return { ...each, shares: { ...each.shares, ...pick('value') }, figure }
	})
	return changed.size === 0 ? yields : closedYields(next, [...changed])
}

/** A recipe whose shares follow a named value still sums to 1, and so do yields. */
function mode(each: Mode, values: Values): Mode {
	const ingredients = shared(each.ingredients, (ingredient) => {
		const figure = optional(ingredient.figure, FRACTION, values)
		return figure === ingredient.figure
			? ingredient
			: { ...ingredient, figure, share: figure?.value ?? ingredient.share }
	})
	return merged(each, {
		ingredients: ingredients === each.ingredients ? ingredients : closedRecipe(ingredients),
		yields: yieldsOf(each, values)
	})
}

function demand(chain: Chain, each: Demand, values: Values): Demand {
	const takes = each.takes.map((accepted) => accepted.material)
	const countedFigure = optional(each.countedFigure, countedMeasure(chain, takes), values, true)
	const counted = countedFigure ? (countedFigure.value ?? each.counted) : each.counted
	return merged(each, {
		countedFigure,
		counted,
		amount: rereadFigure(each.amount, rateMeasure(chain, takes, counted), values)
	})
}

function trade(chain: Chain, each: Trade, values: Values): Trade {
	return merged(each, {
		amount: rereadFigure(each.amount, settableMeasure(chain, { kind: each.kind, node: each }), values),
		...(each.chance ? { chance: rereadFigure(each.chance, FRACTION, values) } : {})
	})
}

function lever(chain: Chain, each: Lever): Lever {
	const entry = entryAt(chain, each.figures?.[0]?.address ?? each.id)
	const unit = parseUnit(each.unit)
	const together = each.by === 'share' || each.by === 'addition'
	const factor = unit && entry ? factorOf(leverMeasure(chain, entry, together), unit) : NaN
	return Number.isNaN(factor) ? each : merged(each, { factor })
}

function scenario(chain: Chain, each: NamedScenario, values: Values): NamedScenario {
	const measured = (address: string, figure: Figure) => {
		const measure = entryAt(chain, address)?.measure
		return measure ? rereadFigure(figure, measure, values) : figure
	}
	const set = Object.entries(each.set)
	const next = shared(set, (entry): [string, Figure] => {
		const figure = measured(...entry)
		return figure === entry[1] ? entry : [entry[0], figure]
	})
	const byYear = Object.entries(each.setByYear ?? {})
	const steps = shared(byYear, (entry): [string, YearFigure[]] => {
		const [address, list] = entry
		const reread = shared(list, (step) => merged(step, { figure: measured(address, step.figure) }))
		return reread === list ? entry : [address, reread]
	})
	if (next === set && steps === byYear) return each
	const setByYear = each.setByYear ? { setByYear: Object.fromEntries(steps) } : {}
	return { ...each, set: Object.fromEntries(next), ...setByYear }
}
