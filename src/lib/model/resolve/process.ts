import type { Acceptance, Expansion, Figure, MaterialId, Mode, OutletId, Plant, Process, Yield } from '../chain.ts'
import type { AcceptsFile, ProcessFile } from '../files/chain-file.ts'
import type { FigureFile } from '../files/figure-file.ts'
import { error, warning, within, type Place } from '../findings/finding.ts'
import {
	byproductMeasure,
	byproductUnit,
	amountMeasure,
	costMeasure,
	fit,
	FRACTION,
	rateMeasure,
	YEARS,
	type Measure,
	type Goods
} from '../units/measure.ts'
import { isProblem } from '../units/quantity.ts'
import { basisMaterials, processMaterials } from '../process-materials.ts'
import { withRest } from '../recipe.ts'
import { closedYields } from '../yields.ts'
import { inside, list, readFigure, readShares, type Reading } from './figures.ts'
import { parseUnit } from '../units/unit.ts'

type ModeFile = ProcessFile['modes'][number]

/** Context for reading processes: the materials, outlets and currency that they may refer to. */
export interface Surroundings extends Goods {
	currency: string | null
	outlets: ReadonlySet<OutletId>
}

/** Returns the acceptances of a `takes` as a list; empty where it is left out. */
export function readAccepts(file: AcceptsFile | undefined): Acceptance[] {
	return list(file ?? []).map((each) =>
		typeof each === 'string'
			? { material: each, only: null }
			: { material: each.material, only: each.only === undefined ? null : list(each.only) }
	)
}

/** Names of a node: the shorter ones where they are written. */
interface Names {
	name: string
	short?: string
	shortest?: string
}

/** Returns the name of a node, and its shorter names where it has them. */
export function names({
	name,
	short,
	shortest
}: { [Key in keyof Names]: Names[Key] | undefined } & { name: string }): Names {
	return { name, ...(short === undefined ? {} : { short }), ...(shortest === undefined ? {} : { shortest }) }
}

/** Brings a process to base units. */
export function resolveProcess(id: string, file: ProcessFile, around: Surroundings, chain: Reading): Process {
	const reading = inside(chain, file)
	const at: Place = { file: 'chain.yaml', path: ['processes', id] }
	const modes = file.modes.map((mode, index) => resolveMode(mode, within(at, 'modes', index), around, reading))
	const basis = file.capacity.on ?? 'feed'
	const rate = rateMeasure(around, processMaterials({ basis, modes }))
	const figure = (each: FigureFile | undefined, measure: Measure, ...keys: string[]) =>
		each === undefined ? null : readFigure(each, measure, within(at, ...keys), reading)
	const ids = plantIds(file)
	const plants = file.capacity.plants.map((plant, index): Plant => {
		const place = within(at, 'capacity', 'plants', index, 'nameplate')
		const nameplate = readFigure(plant.nameplate, rate, place, inside(reading, plant))
		const aside = (each: FigureFile, measure: Measure, key: string) =>
			readFigure(each, measure, within(at, 'capacity', 'plants', index, key), inside(reading, plant))
		warnOffBasis(nameplate, rate, basisMaterials({ basis, modes }), place, reading)
		return {
			id: ids[index]!,
			name: plant.name ?? file.name,
			status: plant.status,
			nameplate,
			start: plant.start ?? null,
			ramp: plant.ramp ?? [],
			...(plant.announced === undefined ? {} : { announced: plant.announced }),
			...(plant.delay ? { delay: aside(plant.delay, YEARS, 'delay') } : {}),
			...(plant.chance ? { chance: aside(plant.chance, FRACTION, 'chance') } : {})
		}
	})
	return {
		id,
		...names(file),
		stage: file.stage,
		route: file.route,
		place: file.place ?? null,
		...actors(file),
		note: file.note ?? null,
		modes,
		basis,
		plants,
		availability: figure(file.capacity.availability, FRACTION, 'capacity', 'availability'),
		expansion: resolveExpansion(file, { basis, modes }, around, at, reading),
		commitment: figure(file.commitment, rate, 'commitment'),
		byproducts: Object.entries(file.byproducts ?? {}).map(([key, each]) => ({
			id: key,
			name: each.name,
			unit: byproductUnit(writtenValue(each.per)) ?? '',
			per: readFigure(
				each.per,
				byproductMeasure(around, writtenValue(each.per)),
				within(at, 'byproducts', key, 'per'),
				reading
			)
		}))
	}
}

/** Who has to act for it to grow, as far as the model says. */
function actors({ owner, authority = [], waits }: ProcessFile): Pick<Process, 'owner' | 'authorities' | 'waits'> {
	return {
		...(owner === undefined ? {} : { owner }),
		authorities: [authority].flat(),
		...(waits === undefined ? {} : { waits })
	}
}

const writtenValue = (file: FigureFile) => (typeof file === 'object' ? file.value : file)

/** An id for each plant: as written, or else its name in small letters and hyphens, numbered where it is not alone. */
function plantIds({ name, capacity }: ProcessFile): string[] {
	const taken = new Set(capacity.plants.flatMap((plant) => plant.id ?? []))
	return capacity.plants.map((plant) => {
		if (plant.id !== undefined) return plant.id
		const slug = slugOf(plant.name ?? name)
		let id = slug
		for (let count = 2; taken.has(id); count++) id = `${slug}-${count}`
		taken.add(id)
		return id
	})
}

function slugOf(name: string): string {
	const words = name
		.normalize('NFKD')
		.toLowerCase()
		.match(/[a-z0-9]+/g)
	const slug = words?.join('-') ?? 'plant'
	return /^[a-z]/.test(slug) ? slug : `plant-${slug}`
}

/** A nameplate in the unit of a material that capacity is not counted on is converted without the yield between them. */
function warnOffBasis(nameplate: Figure, rate: Measure, basis: MaterialId[], at: Place, reading: Reading) {
	const unit = nameplate.state === 'known' && parseUnit(nameplate.unit)
	const fitted = unit && fit(rate, unit)
	if (!fitted || isProblem(fitted) || fitted.material === null || basis.includes(fitted.material)) return
	reading.report(warning('unit-off-basis', within(at, 'value'), { material: fitted.material, basis }))
}

function resolveExpansion(
	file: ProcessFile,
	made: Pick<Process, 'basis' | 'modes'>,
	around: Surroundings,
	at: Place,
	reading: Reading
): Expansion {
	const { limit, least, cost, reference, operating, income, life, lead } = file.expansion ?? {}
	const place = within(at, 'expansion')
	const materials = processMaterials(made)
	const rate = rateMeasure(around, materials)
	const price = (key: 'cost' | 'operating' | 'income', figure: FigureFile | undefined, measure: Measure) => {
		if (!figure) return null
		if (around.currency === null) reading.report(error('missing-currency', within(place, key)))
		return readFigure(figure, moneyMeasure(measure, around.currency), within(place, key), reading)
	}
	return {
		limit: limit ? readFigure(limit, rate, within(place, 'limit'), reading) : null,
		least: least ? readFigure(least, rate, within(place, 'least'), reading) : null,
		cost: price('cost', cost, rate),
		reference: reference ? readFigure(reference, rate, within(place, 'reference'), reading) : null,
		operating: price('operating', operating, amountMeasure(around, materials)),
		income: price('income', income, amountMeasure(around, materials)),
		life: life ? readFigure(life, YEARS, within(place, 'life'), reading) : null,
		lead: lead ? readFigure(lead, YEARS, within(place, 'lead'), reading) : null
	}
}

function moneyMeasure(rate: Measure, currency: string | null): Measure {
	return currency === null ? { choices: [], open: true } : costMeasure(rate, currency)
}

function resolveMode(file: ModeFile, at: Place, around: Surroundings, reading: Reading): Mode {
	const whole = { share: 1, takes: readAccepts(file.takes), figure: null }
	const ingredients = file.recipe?.map(({ share, takes }, index) => {
		const place = within(at, 'recipe', index, 'share')
		const figure = share === 'rest' ? null : readFigure(share, FRACTION, place, reading)
		return { share: figure === null ? 0 : (figure.value ?? NaN), takes: readAccepts(takes), figure }
	})
	const named = file.id === undefined ? {} : { id: file.id }
	return {
		...named,
		ingredients: ingredients ? withRest(ingredients) : [whole],
		yields: resolveYields(file.gives, at, around, reading)
	}
}

function resolveYields(gives: ModeFile['gives'], at: Place, around: Surroundings, reading: Reading): Yield[] {
	const yields = gives.map((each, index): Yield => {
		const to = around.outlets.has(each.to) ? { outlet: each.to } : { material: each.to }
		if (each.yield === 'rest') return { to, shares: {}, figure: null }
		const figure = readShares(each.yield, within(at, 'gives', index, 'yield'), reading, reading.values)
		return { to, shares: { ...figure.shares }, figure }
	})
	return closedYields(yields, reading.components)
}
