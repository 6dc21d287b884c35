/** Brings figures to base units again after a content, a counted need or a named value has changed. */
import type { Chain, Demand, Feed, Figure, Lever, Material, NamedScenario, Process, Trade } from '../chain.ts'
import { processMaterials } from '../process-materials.ts'
import { settableMeasure } from '../settable.ts'
import {
	amountMeasure,
	contentMeasure,
	costMeasure,
	countedMeasure,
	FRACTION,
	rateMeasure,
	YEARS,
	type Measure
} from '../units/measure.ts'
import { parseAmountUnit, parseUnit, scaled } from '../units/unit.ts'
import { entryAt } from './addresses.ts'
import { factorOf } from './figure-entry.ts'

/** The figure in base units of the measure as it is now; the same object when nothing changes. */
export function rereadFigure(figure: Figure, measure: Measure): Figure {
	if (figure.state !== 'known' || figure.written.value === null) return figure
	const unit = parseUnit(figure.unit)
	const factor = unit ? factorOf(measure, unit) : NaN
	if (!unit || !Number.isFinite(factor)) return figure
	const { low, high } = figure.written
	const base = (written: number | null) => (written === null ? null : scaled(written, unit, factor))
	const value = scaled(figure.written.value, unit, factor)
	return value === figure.value ? figure : { ...figure, value, low: base(low), high: base(high) }
}

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

/** Returns the chain with every figure in base units by the contents and counted needs that it now has. */
export function reread(chain: Chain): Chain {
	const materials = shared(chain.materials, (each) => material(chain, each))
	const stock = { ...chain, materials }
	const next: Chain = {
		...stock,
		feeds: shared(stock.feeds, (each) => feed(stock, each)),
		processes: shared(stock.processes, (each) => process(stock, each)),
		demands: shared(stock.demands, (each) => demand(stock, each)),
		trades: shared(stock.trades, (each) => trade(stock, each))
	}
	const moved = { ...next, levers: shared(next.levers, (each) => lever(next, each)) }
	return { ...moved, scenarios: shared(moved.scenarios, (each) => scenario(moved, each)) }
}

const optional = (figure: Figure | null, measure: Measure) => figure && rereadFigure(figure, measure)

function material(chain: Chain, each: Material): Material {
	if (!each.content || each.grossUnit === null) return each
	return merged(each, { content: rereadFigure(each.content, contentMeasure(chain, parseAmountUnit(each.grossUnit))) })
}

function feed(chain: Chain, each: Feed): Feed {
	return merged(each, {
		available: rereadFigure(each.available, rateMeasure(chain, [each.material])),
		resource: optional(each.resource, amountMeasure(chain, [each.material]))
	})
}

function process(chain: Chain, each: Process): Process {
	const rate = rateMeasure(chain, processMaterials(each))
	const { limit, cost, lead } = each.expansion
	return merged(each, {
		plants: shared(each.plants, (plant) => merged(plant, { nameplate: rereadFigure(plant.nameplate, rate) })),
		availability: optional(each.availability, FRACTION),
		expansion: merged(each.expansion, {
			limit: optional(limit, rate),
			cost: chain.currency === null ? cost : optional(cost, costMeasure(rate, chain.currency)),
			lead: optional(lead, YEARS)
		}),
		commitment: optional(each.commitment, rate),
		byproducts: each.byproducts
	})
}

function demand(chain: Chain, each: Demand): Demand {
	const takes = each.takes.map((accepted) => accepted.material)
	const countedFigure = optional(each.countedFigure, countedMeasure(chain, takes))
	const counted = countedFigure ? (countedFigure.value ?? each.counted) : each.counted
	return merged(each, {
		countedFigure,
		counted,
		amount: rereadFigure(each.amount, rateMeasure(chain, takes, counted))
	})
}

function trade(chain: Chain, each: Trade): Trade {
	return merged(each, {
		amount: rereadFigure(each.amount, settableMeasure(chain, { kind: each.kind, node: each }))
	})
}

function lever(chain: Chain, each: Lever): Lever {
	const measure = entryAt(chain, each.figures?.[0]?.address ?? each.id)?.measure
	const unit = parseUnit(each.unit)
	const factor = unit && measure ? factorOf(measure, unit) : NaN
	return Number.isNaN(factor) ? each : merged(each, { factor })
}

function scenario(chain: Chain, each: NamedScenario): NamedScenario {
	const measured = (address: string, figure: Figure) => {
		const measure = entryAt(chain, address)?.measure
		return measure ? rereadFigure(figure, measure) : figure
	}
	const set = Object.entries(each.set)
	const next = shared(set, (entry): [string, Figure] => {
		const figure = measured(...entry)
		return figure === entry[1] ? entry : [entry[0], figure]
	})
	return next === set ? each : { ...each, set: Object.fromEntries(next) }
}
