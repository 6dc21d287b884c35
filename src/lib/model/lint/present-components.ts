import type { Acceptance, Chain, ComponentId, MaterialId, Mode } from '../chain.ts'

/** Components that can be present in each material, whatever the capacities. */
export type Reached = ReadonlyMap<MaterialId, ReadonlySet<ComponentId>>

/** Follows matter from feeds, imports and the materials in `given` through all processes, until nothing is added. */
export function reach(chain: Chain, given: ReadonlySet<MaterialId>): Reached {
	const reached = new Map<MaterialId, Set<ComponentId>>()
	const all = chain.components.map((each) => each.id)
	for (const id of given) add(reached, id, all)
	for (const { material, composition } of chain.feeds)
		if (composition) add(reached, material, present(composition.shares))
	for (const { gives, composition } of chain.trades)
		if (gives !== null && composition) add(reached, gives, present(composition.shares))
	const modes = chain.processes.flatMap((process) => process.modes)
	let grown = true
	while (grown) grown = modes.map((mode) => run(mode, reached)).includes(true)
	return reached
}

type Growing = Map<MaterialId, Set<ComponentId>>

/** Adds components to a material; true when any of them is new. */
function add(reached: Growing, material: MaterialId, components: readonly ComponentId[]): boolean {
	const there = reached.get(material) ?? new Set()
	const before = there.size
	for (const component of components) there.add(component)
	reached.set(material, there)
	return there.size > before
}

/** Adds what a mode gives from what is there; true when any of it is new. */
function run(mode: Mode, reached: Growing): boolean {
	if (!canRun(mode, reached)) return false
	const taken = mode.ingredients.flatMap(({ takes }) => takes.flatMap((each) => [...acceptedIn(each, reached)]))
	const added = mode.yields.map(({ to, shares }) =>
		'material' in to
			? add(
					reached,
					to.material,
					taken.filter((component) => shares[component] !== 0)
				)
			: false
	)
	return added.includes(true)
}

function present(shares: Record<ComponentId, number>): ComponentId[] {
	return Object.keys(shares).filter((component) => shares[component] !== 0)
}

/** Components of a material that are there and accepted. */
export function acceptedIn({ material, only }: Acceptance, reached: Reached): Set<ComponentId> {
	const there = [...(reached.get(material) ?? [])]
	return new Set(only ? there.filter((component) => only.includes(component)) : there)
}

/** Returns true when every ingredient of a mode can be had. */
export function canRun(mode: Mode, reached: Reached): boolean {
	return mode.ingredients.every(({ takes }) => takes.some((each) => acceptedIn(each, reached).size > 0))
}
