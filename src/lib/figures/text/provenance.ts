/** The sourced figures behind a node, or behind a whole plan, under the names that a reader knows them by. */
import type { Plan } from '#lib/engine/index.ts'
import type { Words } from '#lib/messages/index.ts'
import type { Chain, Feed, Figure, MaterialId, Mode, NodeId, Plant, Process, ShareFigure } from '#lib/model/chain.ts'
import { amountsSet, type ResolvedScenario } from '#lib/model/scenario.ts'
import { nameIn } from './locale.ts'

/** One figure, with what it is of. */
export interface SourcedFigure {
	/** Id and name of the process, feed, demand, trade or material. */
	id: string
	of: string
	name: string
	figure: Figure | ShareFigure
}

/** Tells a figure that is one number from shares by component. */
export function isFigure(figure: Figure | ShareFigure): figure is Figure {
	return 'written' in figure
}

/** Every figure of a node, whether or not it counts in a scenario; first, the one that the scenario sets. */
export function figuresOf(chain: Chain, scenario: ResolvedScenario, id: NodeId, words: Words): SourcedFigure[] {
	const text = words.page.figure
	const set = (node: Named) => given(node, scenario.name, amountsSet(chain, scenario).get(id))
	const named = (each: Named) => each.id === id
	return [
		...chain.processes
			.filter(named)
			.flatMap((each) => [
				...set(each),
				...nameplates(each, each.plants, words),
				...ofProcess(chain, each, words),
				...content(chain, each.basis, words)
			]),
		...chain.feeds
			.filter(named)
			.flatMap((each) => [
				...ofFeed(each, words),
				...given(each, text.resource, each.resource),
				...content(chain, each.material, words)
			]),
		...chain.demands
			.filter(named)
			.flatMap((each) => [
				...set(each),
				...given(each, text.amount, each.amount),
				...given(each, text.counted, each.countedFigure)
			]),
		...chain.trades
			.filter(named)
			.flatMap((each) => [
				...set(each),
				...given(each, text.amount, each.amount),
				...given(each, text.composition, each.composition)
			])
	]
}

/**
 * Every figure behind a plan: of the feeds, of the processes with their plants that count in its year, of the demands
 * of its basis, of trade and of the materials whose content counts. An amount that the scenario sets stands in place
 * of the chain's; one set by hand has no figure.
 */
export function figuresBehind(chain: Chain, plan: Plan, words: Words): SourcedFigure[] {
	const text = words.page.figure
	const set = amountsSet(chain, plan.scenario)
	const amount = (node: Named, own: SourcedFigure[]) =>
		set.has(node.id) ? given(node, text.amount, set.get(node.id)) : own
	const demands = chain.demands.filter((demand) => demand.basis === plan.scenario.demand)
	return [
		...chain.feeds.flatMap((each) => ofFeed(each, words)),
		...chain.processes.flatMap((each) => [
			...amount(each, nameplates(each, counted(each.plants, plan), words)),
			...ofProcess(chain, each, words)
		]),
		...chain.trades.flatMap((each) => [
			...amount(each, given(each, text.amount, each.amount)),
			...given(each, text.composition, each.composition)
		]),
		...demands.flatMap((each) => [
			...amount(each, given(each, text.amount, each.amount)),
			...given(each, text.counted, each.countedFigure)
		]),
		...chain.materials.filter(({ id }) => counts(chain, id)).flatMap(({ id }) => content(chain, id, words))
	]
}

interface Named {
	id: string
	name: string
}

function given(node: Named, name: string, figure: Figure | ShareFigure | null | undefined): SourcedFigure[] {
	return figure ? [{ id: node.id, of: node.name, name, figure }] : []
}

function ofFeed(feed: Feed, { page: { figure: text } }: Words): SourcedFigure[] {
	return [...given(feed, text.available, feed.available), ...given(feed, text.composition, feed.composition)]
}

function counted(plants: readonly Plant[], { scenario: { counts, year } }: Plan): Plant[] {
	return plants.filter(({ status, start }) => (counts.includes(status) || status === 'none') && (start ?? year) <= year)
}

function nameplates(process: Process, plants: readonly Plant[], { page: { figure: text } }: Words): SourcedFigure[] {
	return plants.flatMap((plant) => given(process, text.nameplate({ plant: plant.name }), plant.nameplate))
}

/** Returns the figures of a process beside its nameplates. */
function ofProcess(chain: Chain, process: Process, words: Words): SourcedFigure[] {
	const text = words.page.figure
	const { availability, modes, expansion, commitment, byproducts } = process
	return [
		...given(process, text.availability, availability),
		...modes.flatMap((mode) => ofMode(chain, process, mode, words)),
		...given(process, text.limit, expansion.limit),
		...given(process, text.cost, expansion.cost),
		...given(process, text.lead, expansion.lead),
		...given(process, text.commitment, commitment),
		...byproducts.flatMap((byproduct) => given(process, text.byproduct(byproduct), byproduct.per))
	]
}

function ofMode(chain: Chain, process: Process, mode: Mode, { page: { figure: text } }: Words): SourcedFigure[] {
	const material = (id: MaterialId) => nameIn(chain.materials, id)
	return [
		...mode.ingredients.flatMap(({ takes, figure }) =>
			given(process, text.share({ of: takes.map((each) => material(each.material)) }), figure)
		),
		...mode.yields.flatMap(({ to, figure }) => {
			const name = 'material' in to ? material(to.material) : nameIn(chain.outlets, to.outlet)
			return given(process, text.yieldTo({ to: name }), figure)
		})
	]
}

/** Tells if a material's content decides an amount: a capacity, a demand or a trade is counted on it. */
function counts(chain: Chain, id: MaterialId): boolean {
	const ends = [...chain.demands, ...chain.trades].flatMap(({ takes }) => takes.map((each) => each.material))
	const basis = chain.processes.some((process) => process.basis === id)
	return basis || ends.includes(id) || chain.trades.some((trade) => trade.gives === id)
}

/** The content of a material; nothing for what is no material, as a process counted on all its feed. */
function content(chain: Chain, id: MaterialId, { page: { figure: text } }: Words): SourcedFigure[] {
	return chain.materials
		.filter((material) => material.id === id)
		.flatMap((material) => given(material, text.content({ of: material.name }), material.content))
}
