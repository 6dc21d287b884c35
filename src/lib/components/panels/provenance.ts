import type { Chain, Figure, MaterialId, Mode, NodeId, Process, ShareFigure } from '#lib/model/chain.ts'
import { amountsSet, type ResolvedScenario } from '#lib/model/scenario.ts'
import { nameIn } from '#lib/figures/reading.ts'
import { page } from '../reading.ts'

const text = page.figure

/** A figure behind a node, under the name a reader knows it by. */
export type Provenance = { name: string } & ({ figure: Figure } | { shares: ShareFigure })

/** Every sourced figure that a node rests on; first, the one that the scenario sets. */
export function provenanceOf(chain: Chain, scenario: ResolvedScenario, id: NodeId): Provenance[] {
	return [...given(scenario.name, amountsSet(chain, scenario).get(id) ?? null), ...ofNode(chain, id)]
}

function ofNode(chain: Chain, id: NodeId): Provenance[] {
	const process = chain.processes.find((each) => each.id === id)
	if (process) return ofProcess(chain, process)
	const feed = chain.feeds.find((each) => each.id === id)
	if (feed)
		return [
			...given(text.available, feed.available),
			...given(text.resource, feed.resource),
			{ name: text.composition, shares: feed.composition },
			...content(chain, feed.material)
		]
	const demand = chain.demands.find((each) => each.id === id)
	if (demand) return [...given(text.amount, demand.amount), ...given(text.counted, demand.countedFigure)]
	const trade = chain.trades.find((each) => each.id === id)
	if (!trade) return []
	return [
		...given(text.amount, trade.amount),
		...(trade.composition ? [{ name: text.composition, shares: trade.composition }] : [])
	]
}

function ofProcess(chain: Chain, process: Process): Provenance[] {
	const { expansion } = process
	return [
		...process.plants.flatMap((plant) => given(text.nameplate({ plant: plant.name }), plant.nameplate)),
		...given(text.availability, process.availability),
		...process.modes.flatMap((mode) => ofMode(chain, mode)),
		...(process.basis === 'feed' ? [] : content(chain, process.basis)),
		...given(text.limit, expansion.limit),
		...given(text.cost, expansion.cost),
		...given(text.lead, expansion.lead),
		...given(text.commitment, process.commitment),
		...process.byproducts.flatMap((byproduct) => given(text.byproduct(byproduct), byproduct.per))
	]
}

function ofMode(chain: Chain, mode: Mode): Provenance[] {
	const ingredients = mode.ingredients.flatMap(({ takes, figure }) =>
		given(text.share({ of: takes.map(({ material }) => nameIn(chain.materials, material)) }), figure)
	)
	const yields = mode.yields.flatMap(({ to, figure }) => {
		const name = 'material' in to ? nameIn(chain.materials, to.material) : nameIn(chain.outlets, to.outlet)
		return figure ? [{ name: text.yieldTo({ to: name }), shares: figure }] : []
	})
	return [...ingredients, ...yields]
}

function content(chain: Chain, id: MaterialId): Provenance[] {
	const material = chain.materials.find((each) => each.id === id)
	return material ? given(text.content({ of: material.name }), material.content) : []
}

function given(name: string, figure: Figure | null): Provenance[] {
	return figure ? [{ name, figure }] : []
}
