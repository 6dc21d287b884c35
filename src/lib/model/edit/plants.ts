/** Plants that are added, duplicated or retired. */
import type { Path } from '../findings/finding.ts'
import { isMapping } from '../mapping.ts'
import { entriesAt, itemsAt, valueAt, type Change, type ModelData } from './model-data.ts'
import { originOf, sourceAdded, type OwnOrigin } from './own-origin.ts'

/** The answers to the three questions that make a plant, and its name. */
export interface NewPlant {
	name: string
	/** Id of the material that it takes. */
	takes: string
	/** Id of the material or outlet that it gives. */
	gives: string
	/** Amount of what it takes in, as `5000 t monazite/yr`. */
	amount: string
}

/** Materials and outlets, which a plant can take or give, by id. */
export interface Ends {
	materials: { id: string; name: string }[]
	outlets: { id: string; name: string }[]
}

/** Returns what there is to take and to give in a model. */
export function endsOf(data: ModelData): Ends {
	const named = (section: string) =>
		entriesAt(data['chain.yaml'], [section]).map(([id, entry]) => ({
			id,
			name: String(valueAt(entry, ['name']) ?? id)
		}))
	return { materials: named('materials'), outlets: named('outlets') }
}

/** Returns the unit of a plant's capacity for a material, e.g. `t monazite/yr`. */
export function grossUnit(data: ModelData, material: string): string {
	const chain = data['chain.yaml']
	return `${String(valueAt(chain, ['materials', material, 'gross']) ?? valueAt(chain, ['unit']) ?? '')}/yr`
}

/**
 * Returns the changes that add a plant as a process of its own. It gives all that it takes, is counted in the plan from
 * the first year on, and stands in the stage of what it gives; all of this is assumed, and can be changed in the tables.
 */
export function addedPlant(data: ModelData, plant: NewPlant, own: OwnOrigin): Change[] {
	const chain = data['chain.yaml']
	const origin = originOf(own)
	const written = /^\d+(\.\d+)?$/.test(plant.amount) ? Number(plant.amount) : plant.amount
	const process = {
		name: plant.name,
		stage: valueAt(chain, ['materials', plant.gives, 'stage']) ?? valueAt(chain, ['materials', plant.takes, 'stage']),
		route: routeOf(chain, plant),
		modes: [{ takes: plant.takes, gives: [{ to: plant.gives, yield: { shares: 1, ...origin } }] }],
		capacity: {
			on: plant.takes,
			plants: [{ status: valueAt(chain, ['counts', 0]), nameplate: { value: written, ...origin } }]
		}
	}
	return [
		...sourceAdded(data, own),
		{ file: 'chain.yaml', path: ['processes', freeId(chain, 'own-plant')], value: process }
	]
}

/** The route of a process that takes or gives the same, else the first. */
function routeOf(chain: unknown, { takes, gives }: NewPlant): unknown {
	const processes = entriesAt(chain, ['processes']).map(([, process]) => process)
	const about = (process: unknown, id: string) =>
		JSON.stringify(valueAt(process, ['modes']) ?? null).includes(`"${id}"`)
	const like = processes.find((each) => about(each, takes)) ?? processes.find((each) => about(each, gives))
	return valueAt(like, ['route']) ?? entriesAt(chain, ['routes'])[0]?.[0]
}

/** Ids of nodes are in one space. */
function freeId(chain: unknown, wanted: string): string {
	const text = JSON.stringify(chain)
	const isFree = (id: string) => !text.includes(JSON.stringify(id))
	if (isFree(wanted)) return wanted
	for (let number = 2; ; number++) if (isFree(`${wanted}-${number}`)) return `${wanted}-${number}`
}

/** Returns the change that sets a plant beside one of the same process, with a number behind its name. */
export function duplicatedPlant(data: ModelData, path: Path): Change[] {
	const chain = data['chain.yaml']
	const plant = valueAt(chain, path)
	if (!isMapping(plant)) return []
	const siblings = itemsAt(chain, path.slice(0, -1))
	const { id: _, ...rest } = plant
	const base = String(plant.name ?? valueAt(chain, ['processes', path[1]!, 'name']))
	const names = siblings.map((each) => valueAt(each, ['name']))
	let number = 2
	while (names.includes(`${base} ${number}`)) number++
	const copy = { ...rest, name: `${base} ${number}` }
	return [{ file: 'chain.yaml', path: [...path.slice(0, -1), siblings.length], value: copy }]
}

/**
 * Returns the changes that retire a plant. One that the model began with stays as a plant without capacity, so that
 * what speaks of it still finds it; one that was added since is taken out, and its process with the last of its plants.
 */
export function retiredPlant(base: ModelData, data: ModelData, path: Path, own: OwnOrigin): Change[] {
	const file = 'chain.yaml'
	if (valueAt(base[file], path) === undefined) {
		const alone = itemsAt(data[file], path.slice(0, -1)).length === 1
		return [{ file, path: alone ? path.slice(0, 2) : path, value: undefined }]
	}
	return [
		...sourceAdded(data, own),
		{ file, path: [...path, 'status'], value: 'none' },
		{ file, path: [...path, 'nameplate'], value: { value: 'none', ...originOf(own) } }
	]
}
