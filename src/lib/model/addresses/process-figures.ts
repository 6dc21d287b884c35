import { installedCapacity, stands } from '../capacity.ts'
import type { Chain, Expansion, Figure, Mode, Process, ShareFigure, Yield } from '../chain.ts'
import { processMaterials } from '../process-materials.ts'
import { settableMeasure } from './settable.ts'
import {
	amountMeasure,
	byproductMeasure,
	costMeasure,
	FRACTION,
	NUMBER,
	rateMeasure,
	YEARS,
	type Measure
} from '../units/measure.ts'
import { ownFigure, ownNumber, ownPart, withAt, type FigureEntry, type Owner } from './figure-entry.ts'
import { settingUnit } from './setting-unit.ts'

/** A process, where it stands, and the units of its capacity. */
interface Place extends Owner {
	process: Process
	index: number
	rate: Measure
}

/** Every figure of a process, under its addresses; only those with a word after its id, where one is given. */
export function processFigures(owner: Owner, index: number, word: string | null = null): FigureEntry[] {
	const process = owner.chain.processes[index]!
	const place: Place = { ...owner, process, index, rate: rateMeasure(owner.chain, processMaterials(process)) }
	return FAMILIES.flatMap(({ words, of }) => (word === null || words.includes(word) ? of(place) : []))
}

/** Families of figures, with the word that comes after the id of the process in their addresses. */
const FAMILIES: readonly { words: readonly string[]; of: (place: Place) => FigureEntry[] }[] = [
	{ words: ['capacity'], of: (place) => [capacityOf(place, place.index)] },
	{ words: ['plants'], of: plants },
	{ words: ['availability'], of: (place) => [availability(place)] },
	{ words: ['mode', 'yield', 'share'], of: ways },
	{ words: ['expansion'], of: expansion },
	{ words: ['commitment'], of: commitment },
	{ words: ['byproduct'], of: byproducts }
]

/** The installed capacity of a process: the sum of the plants that count. */
export function capacityOf({ chain, when }: Owner, index: number): FigureEntry {
	const node = chain.processes[index]!
	const standing = node.plants.filter((plant) => stands(plant, when))
	return {
		address: node.id,
		kind: 'capacity',
		names: [node.name],
		node: node.id,
		measure: settableMeasure(chain, { kind: 'capacity', node }),
		...settingUnit(chain, { kind: 'capacity', node }),
		value: installedCapacity(node, when.year, when.counts),
		figure: standing.length === 1 ? standing[0]!.nameplate : null,
		change: { of: 'capacity', process: index },
		listed: true
	}
}

const put = (index: number, change: (process: Process) => Process) => (chain: Chain) => ({
	...chain,
	processes: withAt(chain.processes, index, change(chain.processes[index]!))
})

function plants({ process, index, rate }: Place): FigureEntry[] {
	const changed = (k: number, change: Partial<Process['plants'][number]>) =>
		put(index, (each) => ({ ...each, plants: withAt(each.plants, k, { ...each.plants[k]!, ...change }) }))
	return process.plants.flatMap((plant, k): FigureEntry[] => {
		const parts = (kind: FigureEntry['kind'], measure: Measure, entry: string = kind) => ({
			address: `${process.id}.plants.${plant.id}.${entry}`,
			kind,
			names: [process.name, plant.name],
			node: process.id,
			measure
		})
		return [
			ownFigure(parts('nameplate', rate), plant.nameplate, (chain, nameplate) => changed(k, { nameplate })(chain)),
			{
				...ownNumber(parts('start', NUMBER), plant.start, (chain, start) => changed(k, { start })(chain)),
				listed: plant.start !== null
			},
			...plant.ramp.map((share, year) => ({
				...ownNumber(parts('ramp', FRACTION, `ramp.${year + 1}`), share, (chain, value) =>
					changed(k, { ramp: withAt(chain.processes[index]!.plants[k]!.ramp, year, value) })(chain)
				),
				names: [process.name, plant.name, String(year + 1)]
			}))
		]
	})
}

const UNSTATED: Figure = {
	state: 'known',
	value: 1,
	low: null,
	high: null,
	unit: '',
	written: { value: 1, low: null, high: null },
	status: 'assumed',
	sources: [],
	confidence: 'low',
	date: null,
	note: null,
	alternatives: []
}

/** Availability can be set where the model states none, which stands for 1. */
function availability({ process, index }: Place): FigureEntry {
	const entry = ownFigure(
		{
			address: `${process.id}.availability`,
			kind: 'availability',
			names: [process.name],
			node: process.id,
			measure: FRACTION
		},
		process.availability ?? UNSTATED,
		(chain, figure) => put(index, (each) => ({ ...each, availability: figure }))(chain)
	)
	return process.availability ? entry : { ...entry, figure: null, listed: false }
}

/** Yields and recipe shares of all modes; a mode is named only where its entries would else be ambiguous. */
function ways(place: Place): FigureEntry[] {
	const { process } = place
	const listed = process.modes.flatMap((mode, m) => [...yields(place, mode, m), ...shares(place, mode, m)])
	const times = new Map<string, number>()
	for (const { address } of listed) times.set(address, (times.get(address) ?? 0) + 1)
	return process.modes.flatMap((mode, m) => {
		const id = mode.id ?? String(m + 1)
		return [...yields(place, mode, m), ...shares(place, mode, m)].flatMap((entry) => {
			const long = { ...entry, address: entry.address.replace(process.id, `${process.id}.mode.${id}`) }
			return times.get(entry.address) === 1 ? [entry, { ...long, listed: false }] : [long]
		})
	})
}

/** True where one number stands for all components. */
function isUniform({ shares: by }: ShareFigure): boolean {
	const [first, ...others] = Object.values(by)
	return others.every((share) => share === first)
}

function yields(place: Place, mode: Mode, m: number): FigureEntry[] {
	const { chain, process, index } = place
	return mode.yields.flatMap((each: Yield, y): FigureEntry[] => {
		const { figure, to } = each
		if (!figure) return []
		const destination = 'material' in to ? to.material : to.outlet
		const list = 'material' in to ? chain.materials : chain.outlets
		const names = [process.name, list.find(({ id }) => id === destination)?.name ?? destination]
		const whole = { of: 'yields', process: index, mode: m, yield: y } as const
		const parts = { kind: 'yield', node: process.id, measure: FRACTION } as const
		const address = `${process.id}.yield.${destination}`
		const uniform = isUniform(figure)
		const first = Object.values(each.shares)[0] ?? null
		return [
			ownPart({ ...parts, address, names, listed: uniform }, { value: uniform ? first : null, figure }, whole),
			...chain.components.map((component) =>
				ownPart(
					{
						...parts,
						address: `${address}.${component.id}`,
						names: [...names, component.name],
						listed: !uniform && figure.shares[component.id] !== 0
					},
					{ value: each.shares[component.id] ?? 0, figure },
					whole,
					component.id
				)
			)
		]
	})
}

/** Ids of the ingredients of a recipe: the first material, with its components where two take the same. */
function ingredientIds(mode: Mode): string[] {
	const short = mode.ingredients.map(({ takes }) => takes[0]?.material ?? '')
	const long = mode.ingredients.map(({ takes }) => [takes[0]?.material, ...(takes[0]?.only ?? [])].join('-'))
	const unique = (ids: string[]) => new Set(ids).size === ids.length
	if (unique(short)) return short
	return unique(long) ? long : short.map((id, i) => `${id}-${i + 1}`)
}

function shares({ chain, process, index }: Place, mode: Mode, m: number): FigureEntry[] {
	if (mode.ingredients.length < 2) return []
	return ingredientIds(mode).map((id, i) => {
		const { takes, share, figure } = mode.ingredients[i]!
		const names = takes.map(({ material }) => chain.materials.find((each) => each.id === material)?.name ?? material)
		return ownPart(
			{
				address: `${process.id}.share.${id}`,
				kind: 'share',
				names: [process.name, ...names],
				node: process.id,
				measure: FRACTION
			},
			{ value: share, figure },
			{ of: 'recipe', process: index, mode: m, ingredient: i }
		)
	})
}

function expansion({ chain, process, index, rate }: Place): FigureEntry[] {
	const { limit, least, cost, reference, operating, income, life, lead } = process.expansion
	const money = (measure: Measure) => (chain.currency === null ? measure : costMeasure(measure, chain.currency))
	const entry = (key: keyof Expansion, figure: Figure | null, measure: Measure, kind: FigureEntry['kind'] = key) =>
		figure
			? [
					ownFigure(
						{ address: `${process.id}.expansion.${key}`, kind, names: [process.name], node: process.id, measure },
						figure,
						(whole, next) => put(index, (each) => ({ ...each, expansion: { ...each.expansion, [key]: next } }))(whole)
					)
				]
			: []
	return [
		...entry('limit', limit, rate),
		...entry('least', least, rate, 'smallest'),
		...entry('cost', cost, money(rate)),
		...entry('reference', reference, rate),
		...entry('operating', operating, money(amountMeasure(chain, processMaterials(process)))),
		...entry('income', income, money(amountMeasure(chain, processMaterials(process)))),
		...entry('life', life, YEARS),
		...entry('lead', lead, YEARS)
	]
}

function commitment({ process, index, rate }: Place): FigureEntry[] {
	if (!process.commitment) return []
	return [
		ownFigure(
			{
				address: `${process.id}.commitment`,
				kind: 'commitment',
				names: [process.name],
				node: process.id,
				measure: rate
			},
			process.commitment,
			(chain, figure) => put(index, (each) => ({ ...each, commitment: figure }))(chain)
		)
	]
}

function byproducts({ chain, process, index }: Place): FigureEntry[] {
	return process.byproducts.map((byproduct, b) =>
		ownFigure(
			{
				address: `${process.id}.byproduct.${byproduct.id}`,
				kind: 'byproduct',
				names: [process.name, byproduct.name],
				node: process.id,
				measure: byproductMeasure(chain, `1 ${byproduct.per.unit}`)
			},
			byproduct.per,
			(whole, per) =>
				put(index, (each) => ({
					...each,
					byproducts: withAt(each.byproducts, b, { ...each.byproducts[b]!, per })
				}))(whole)
		)
	)
}
