import type { ChainFile } from '../files/chain-file.ts'

/** Key of the way to state the demand that takes all products of a chain alike. */
const ALL = 'made'

/** What is not stated: how much of a product is asked for. */
const UNSTATED = { value: 'unknown', status: 'none', source: [], confidence: 'low' } as const

/** A chain's file, and whether its demands are what could be made. */
export type OpenChainFile = ChainFile & { open?: true }

/**
 * Gives a chain without demands one for each of its products, the materials that plants give and that nothing takes, of
 * which as much is asked for as can be made: of all alike, and of each alone. The ids are `made`, and `made-` with the
 * material's. A chain with demands, or without products, stays as it is.
 */
export function withOpenEnds(file: ChainFile): OpenChainFile {
	if (Object.keys(file.demands).length > 0) return file
	const products = productsOf(file)
	if (products.length === 0) return file
	const part = (material: string) => ({
		name: file.materials[material]!.name,
		takes: material,
		amount: UNSTATED as never
	})
	const all = {
		name: products.length === 1 ? file.materials[products[0]!]!.name : file.unitName,
		parts: Object.fromEntries(products.map((id) => [`${ALL}-${id}`, part(id)]))
	}
	const alone = products.map((id) => [
		`${ALL}-${id}`,
		{ name: file.materials[id]!.name, parts: { [`${ALL}-only-${id}`]: part(id) } }
	])
	const demands = { [ALL]: all, ...(products.length > 1 ? Object.fromEntries(alone) : {}) }
	return { ...file, demands: demands as ChainFile['demands'], open: true }
}

type Accepts = NonNullable<ChainFile['processes'][string]['modes'][number]['takes']>

function materialsIn(accepts: Accepts | undefined): string[] {
	return [accepts ?? []].flat().map((each) => (typeof each === 'string' ? each : each.material))
}

/** Materials that a process gives, and that neither a process nor an export nor a stock takes; in the file's order. */
function productsOf({ materials, processes, trade = {}, stocks = {} }: ChainFile): string[] {
	const modes = Object.values(processes).flatMap((each) => each.modes)
	const made = new Set(modes.flatMap(({ gives }) => gives.map(({ to }) => to)))
	const taken = new Set([
		...modes.flatMap(({ takes, recipe = [] }) => [takes, ...recipe.map((each) => each.takes)].flatMap(materialsIn)),
		...Object.values(trade).flatMap(({ takes }) => materialsIn(takes)),
		...Object.values(stocks).map(({ material }) => material)
	])
	return Object.keys(materials).filter((id) => made.has(id) && !taken.has(id))
}
