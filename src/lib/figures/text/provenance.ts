/** The sourced figures behind a node, or behind a whole plan, under the names that a reader knows them by. */
import type { Plan } from '#lib/engine/index.ts'
import type { Words } from '#lib/messages/index.ts'
import { entryAt } from '#lib/model/addresses/addresses.ts'
import { figureByHand } from '#lib/model/addresses/by-hand.ts'
import { chainOf } from '#lib/model/scenario/apply-scenario.ts'
import type {
	Chain,
	Feed,
	Figure,
	MaterialId,
	Mode,
	NodeId,
	Plant,
	Process,
	ShareFigure,
	Store
} from '#lib/model/chain.ts'
import { basisMaterials } from '#lib/model/process-materials.ts'
import { amountsSet } from '#lib/model/scenario/inherit.ts'
import type { ResolvedScenario } from '#lib/model/scenario/scenario.ts'
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

/**
 * Returns every figure of a node as a plan's scenario sets it, whether or not it counts. An amount that is set as a whole
 * (a capacity, a need, a trade) comes first, and the model's own after it.
 */
export function figuresOf(own: Chain, scenario: ResolvedScenario, id: NodeId, words: Words): SourcedFigure[] {
	const text = words.page.figure
	const chain = chainOf(own, scenario)
	const whole = amountFigures(own, scenario)
	const set = (node: Named) => {
		const figure = whole.get(id)
		return given(node, figure?.byHand ? text.byHand : scenario.name, figure)
	}
	/** The model's own node where its amount is set as a whole, else the node as set. */
	const stated = <N extends Named>(node: N, nodes: readonly N[]) =>
		whole.has(id) ? (nodes.find((each) => each.id === node.id) ?? node) : node
	const named = (each: Named) => each.id === id
	return [
		...chain.processes
			.filter(named)
			.flatMap((each) => [
				...set(each),
				...nameplates(each, stated(each, own.processes).plants, words),
				...ofProcess(chain, each, words),
				...(each.basis === 'feed' ? [] : basisMaterials(each).flatMap((id) => content(chain, id, words)))
			]),
		...chain.feeds
			.filter(named)
			.flatMap((each) => [
				...ofFeed(each, words),
				...(each.stock ? [] : given(each, text.resource, each.resource)),
				...content(chain, each.material, words)
			]),
		...chain.stores.filter(named).flatMap((each) => ofStore(each, words)),
		...chain.demands
			.filter(named)
			.flatMap((each) => [
				...set(each),
				...given(each, text.amount, stated(each, own.demands).amount),
				...given(each, text.counted, each.countedFigure)
			]),
		...chain.trades
			.filter(named)
			.flatMap((each) => [
				...set(each),
				...given(each, text.amount, stated(each, own.trades).amount),
				...given(each, text.composition, each.composition)
			])
	]
}

/**
 * Returns every figure behind a plan that has an origin: of the feeds, of the processes with their plants that count in
 * its year, of the demands of its basis, of trade and of the materials whose content counts. A figure that the scenario
 * sets stands in place of the chain's; one set by hand is left out.
 */
export function figuresBehind(own: Chain, plan: Plan, words: Words): SourcedFigure[] {
	const text = words.page.figure
	const chain = chainOf(own, plan.scenario)
	const whole = amountFigures(own, plan.scenario)
	const amount = (node: Named, stated: SourcedFigure[]) =>
		whole.has(node.id) ? given(node, text.amount, whole.get(node.id)) : stated
	const demands = chain.demands.filter((demand) => demand.basis === plan.scenario.demand)
	return [
		...chain.feeds.flatMap((each) => ofFeed(each, words)),
		...chain.stores.flatMap((each) => ofStore(each, words)),
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
	].filter(({ figure }) => !figure.byHand)
}

/** The figures of the amounts that a scenario sets as a whole, by node: the named scenario's, or made by hand. */
export function amountFigures(own: Chain, scenario: ResolvedScenario): ReadonlyMap<NodeId, Figure> {
	const set = chainOf(own, scenario)
	return new Map(
		[...amountsSet(own, scenario)].flatMap(([address, figure]) => {
			if (figure) return [[address, figure] as const]
			const entry = entryAt(set, address, scenario)
			if (entry === null || entry.value === null) return []
			const before = entry.figure && isFigure(entry.figure) ? entry.figure : null
			return [[address, figureByHand(before, entry.value, entry)] as const]
		})
	)
}

interface Named {
	id: string
	name: string
}

function given(node: Named, name: string, figure: Figure | ShareFigure | null | undefined): SourcedFigure[] {
	return figure ? [{ id: node.id, of: node.name, name, figure }] : []
}

function ofFeed(feed: Feed, { page: { figure: text } }: Words): SourcedFigure[] {
	return [
		...given(feed, text.available, feed.available),
		...(feed.stock ? given(feed, text.inStore, feed.resource) : []),
		...given(feed, text.room, feed.stock?.limit),
		...given(feed, text.least, feed.stock?.least),
		...given(feed, text.composition, feed.composition)
	]
}

function ofStore(store: Store, { page: { figure: text } }: Words): SourcedFigure[] {
	return [...given(store, text.inStore, store.amount), ...given(store, text.room, store.limit)]
}

function counted(plants: readonly Plant[], { scenario: { counts, year } }: Plan): Plant[] {
	return plants.filter(({ status, start }) => (counts.includes(status) || status === 'none') && (start ?? year) <= year)
}

function nameplates(process: Process, plants: readonly Plant[], { page: { figure: text } }: Words): SourcedFigure[] {
	return plants.flatMap((plant) => [
		...given(process, text.nameplate({ plant: plant.name }), plant.nameplate),
		...given(process, text.delay({ plant: plant.name }), plant.delay),
		...given(process, text.chance({ plant: plant.name }), plant.chance)
	])
}

/** Returns the figures of a process beside its nameplates. */
function ofProcess(chain: Chain, process: Process, words: Words): SourcedFigure[] {
	const text = words.page.figure
	const { availability, modes, expansion, commitment, byproducts } = process
	return [
		...given(process, text.availability, availability),
		...modes.flatMap((mode) => ofMode(chain, process, mode, words)),
		...given(process, text.limit, expansion.limit),
		...given(process, text.smallest, expansion.least),
		...given(process, text.cost, expansion.cost),
		...given(process, text.reference, expansion.reference),
		...given(process, text.operating, expansion.operating),
		...given(process, text.income, expansion.income),
		...given(process, text.life, expansion.life),
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
	const basis = chain.processes.some((process) => process.basis !== 'feed' && basisMaterials(process).includes(id))
	return basis || ends.includes(id) || chain.trades.some((trade) => trade.gives === id)
}

/** The content of a material; nothing for what is no material, as a process counted on all its feed. */
function content(chain: Chain, id: MaterialId, { page: { figure: text } }: Words): SourcedFigure[] {
	return chain.materials
		.filter((material) => material.id === id)
		.flatMap((material) => given(material, text.content({ of: material.name }), material.content))
}
