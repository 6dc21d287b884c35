import type { Acceptance, Chain, ComponentId, MaterialId, Mode } from './chain.ts'

/** Components that can be present in each material, whatever the capacities. */
export type Reached = ReadonlyMap<MaterialId, ReadonlySet<ComponentId>>

/** Follows matter from feeds, imports and the materials in `given` through all processes, until nothing is added. */
export function reach(chain: Chain, given: ReadonlySet<MaterialId>): Reached {
	const reached = new Map<MaterialId, Set<ComponentId>>()
	const add = (material: MaterialId, components: Iterable<ComponentId>) => {
		const present = reached.get(material) ?? new Set()
		const before = present.size
		for (const component of components) present.add(component)
		reached.set(material, present)
		return present.size > before
	}
	for (const id of given)
		add(
			id,
			chain.components.map((each) => each.id)
		)
	for (const feed of chain.feeds) add(feed.material, present(feed.composition.shares))
	for (const { gives, composition } of chain.trades) if (gives && composition) add(gives, present(composition.shares))
	const modes = chain.processes.flatMap((process) => process.modes)
	for (let grown = true; grown;) {
		grown = false
		for (const mode of modes) {
			if (!canRun(mode, reached)) continue
			for (const [material, components] of gives(mode, reached)) if (add(material, components)) grown = true
		}
	}
	return reached
}

function present(shares: Record<ComponentId, number>): ComponentId[] {
	return Object.keys(shares).filter((component) => shares[component] !== 0)
}

/** Components of a material that are there and accepted. */
export function acceptedIn({ material, only }: Acceptance, reached: Reached): Set<ComponentId> {
	const there = [...(reached.get(material) ?? [])]
	return new Set(only ? there.filter((component) => only.includes(component)) : there)
}

/** Whether every ingredient of a mode can be had. */
export function canRun(mode: Mode, reached: Reached): boolean {
	return mode.ingredients.every(({ takes }) => takes.some((each) => acceptedIn(each, reached).size > 0))
}

function gives(mode: Mode, reached: Reached): [MaterialId, ComponentId[]][] {
	const taken = mode.ingredients.flatMap(({ takes }) => takes.flatMap((each) => [...acceptedIn(each, reached)]))
	return mode.yields.flatMap(({ to, shares }) =>
		'material' in to ? [[to.material, taken.filter((component) => shares[component] !== 0)] as [string, string[]]] : []
	)
}
