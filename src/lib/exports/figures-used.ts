/** The sourced figures that a plan rests on, so that a report can say what is assumed and where all of it comes from. */
import type { Plan } from '#lib/engine/index.ts'
import { page } from '#lib/messages/en/page.ts'
import { nameIn } from '#lib/figures/reading.ts'
import type {
	Chain,
	Demand,
	Feed,
	Figure,
	Material,
	MaterialId,
	Mode,
	Process,
	ShareFigure,
	Trade
} from '#lib/model/chain.ts'
import { amountsSet, type AmountsSet } from '#lib/model/scenario.ts'

const words = page.figure

/** One figure, with what it is of and the name a reader knows it by. */
export interface UsedFigure {
	/** Id and name of the process, feed, demand, trade or material. */
	id: string
	of: string
	name: string
	figure: Figure | ShareFigure
}

/**
 * Every figure behind a plan: of the feeds, of the processes with their plants that count in its year, of the demands
 * of its basis, of trade and of the materials whose content counts. An amount that the scenario sets stands in place
 * of the chain's; one set by hand has no figure.
 */
export function figuresUsed(chain: Chain, plan: Plan): UsedFigure[] {
	const set = amountsSet(chain, plan.scenario)
	const demands = chain.demands.filter((demand) => demand.basis === plan.scenario.demand)
	return [
		...chain.feeds.flatMap(ofFeed),
		...chain.processes.flatMap((process) => ofProcess(chain, plan, process, set)),
		...chain.trades.flatMap((trade) => ofTrade(trade, set)),
		...demands.flatMap((demand) => ofDemand(demand, set)),
		...chain.materials.filter((material) => counts(chain, material.id)).flatMap(ofMaterial)
	]
}

const naming =
	(node: { id: string; name: string }) => (name: string, figure: Figure | ShareFigure | null | undefined) =>
		figure ? [{ id: node.id, of: node.name, name, figure }] : []

function ofFeed(feed: Feed): UsedFigure[] {
	const named = naming(feed)
	return [...named(words.available, feed.available), ...named(words.composition, feed.composition)]
}

function ofProcess(chain: Chain, plan: Plan, process: Process, set: AmountsSet): UsedFigure[] {
	const named = naming(process)
	const { expansion } = process
	const { counts, year } = plan.scenario
	const plants = process.plants.filter(
		(plant) => (counts.includes(plant.status) || plant.status === 'none') && (plant.start ?? year) <= year
	)
	return [
		...(set.has(process.id)
			? named(words.amount, set.get(process.id))
			: plants.flatMap((plant) => named(words.nameplate({ plant: plant.name }), plant.nameplate))),
		...named(words.availability, process.availability),
		...process.modes.flatMap((mode) => ofMode(chain, process, mode)),
		...named(words.limit, expansion.limit),
		...named(words.cost, expansion.cost),
		...named(words.lead, expansion.lead),
		...named(words.commitment, process.commitment),
		...process.byproducts.flatMap((byproduct) => named(words.byproduct(byproduct), byproduct.per))
	]
}

function ofMode(chain: Chain, process: Process, mode: Mode): UsedFigure[] {
	const named = naming(process)
	const material = (id: MaterialId) => nameIn(chain.materials, id)
	return [
		...mode.ingredients.flatMap(({ takes, figure }) =>
			named(words.share({ of: takes.map((each) => material(each.material)) }), figure)
		),
		...mode.yields.flatMap(({ to, figure }) =>
			named(words.yieldTo({ to: 'material' in to ? material(to.material) : nameIn(chain.outlets, to.outlet) }), figure)
		)
	]
}

function ofTrade(trade: Trade, set: AmountsSet): UsedFigure[] {
	const named = naming(trade)
	const amount = set.has(trade.id) ? set.get(trade.id) : trade.amount
	return [...named(words.amount, amount), ...named(words.composition, trade.composition)]
}

function ofDemand(demand: Demand, set: AmountsSet): UsedFigure[] {
	const named = naming(demand)
	const amount = set.has(demand.id) ? set.get(demand.id) : demand.amount
	return [...named(words.amount, amount), ...named(words.counted, demand.countedFigure)]
}

/** Whether a material's content decides an amount: a capacity, a demand or a trade is counted on it. */
function counts(chain: Chain, id: MaterialId): boolean {
	const ends = [...chain.demands, ...chain.trades].flatMap(({ takes }) => takes.map((each) => each.material))
	const basis = chain.processes.some((process) => process.basis === id)
	return basis || ends.includes(id) || chain.trades.some((trade) => trade.gives === id)
}

function ofMaterial(material: Material): UsedFigure[] {
	return naming(material)(words.content({ of: material.name }), material.content)
}
