/**
 * The same amount in every unit in which it is spoken of: a flow of oxide as tonnes of ore, concentrate, metal or magnet, as
 * the element itself, and as money. What links them are figures of the model: the content of a good, the part of a component
 * that is the element, and listed prices.
 */
import type { Plan } from '#lib/engine/index.ts'
import type { Chain, ComponentId, Material, NodeId } from '#lib/model/chain.ts'
import { elementsIn } from '#lib/model/elements.ts'
import { pricesIn } from '#lib/model/prices.ts'
import { sum } from '#lib/model/sum.ts'
import { appliedChain } from './applied-chain.ts'
import { sumOfRanges, type Range } from './range.ts'
import { amountWorth } from './worth.ts'

type Flow = Plan['flows'][number]

/** An amount in base units, as elements and as money; all a year. */
export interface Held {
	/** Base units: what is accounted of it. */
	total: number
	/** The elements alone, in the mass of the base unit, and their part of `total`; null where the model does not say. */
	element: { amount: number; part: number } | null
	/** Its contents at listed prices, in the chain's currency; what has none counts as nothing. Null without prices. */
	worth: Range | null
}

/** An amount of one good. */
export interface LinkedAmount extends Held {
	material: Material
	/** The good itself; null where it has no unit of its own. */
	own: OwnAmount | null
}

/** An amount in the unit in which a good is weighed. */
export interface OwnAmount {
	gross: number
	/** Not a year, e.g. `t monazite`. */
	unit: string
	/** Base units in one of its own. */
	content: number
}

/** Returns the amount that a plan moves of each good, by the flows that are asked for, in every unit that the model links. */
export function linkedAmounts(chain: Chain, plan: Plan, isAskedFor: (flow: Flow) => boolean): LinkedAmount[] {
	const applied = appliedChain(chain, plan)
	const flows = plan.flows.filter(isAskedFor)
	return applied.materials.flatMap((material) => {
		const moved = flows.filter((flow) => flow.material === material.id)
		if (moved.length === 0) return []
		const held = heldIn(applied, moved)
		const linked = { material, own: ownAmount(material, held.total), ...held }
		return linked.own || linked.element || linked.worth ? [linked] : []
	})
}

function ownAmount({ grossUnit: unit, content: figure }: Material, total: number): OwnAmount | null {
	const content = figure?.value
	return unit !== null && typeof content === 'number' && content > 0 ? { gross: total / content, unit, content } : null
}

/** What flows hold together, by a chain as the plan's scenario sets it. */
function heldIn(applied: Chain, flows: readonly Flow[]): Held {
	const [elements, prices] = [elementsIn(applied), pricesIn(applied)]
	const total = sum(flows.map((flow) => flow.total))
	const amountOf = (id: ComponentId) => sum(flows.map(({ components }) => components[id] ?? 0))
	const parts = applied.components.map(({ id }) => ({ id, amount: amountOf(id) })).filter(({ amount }) => amount > 0)
	const weights = parts.flatMap(({ id, amount }) => {
		const part = elements.get(id)?.figure.value
		return typeof part === 'number' ? [amount * part] : []
	})
	const isKnown = total > 0 && weights.length === parts.length
	const priced = parts.flatMap(({ id, amount }) => {
		const price = prices.get(id)
		return price ? [amountWorth(price.figure, amount)] : []
	})
	return {
		total,
		element: isKnown ? { amount: sum(weights), part: sum(weights) / total } : null,
		worth: prices.size > 0 ? sumOfRanges(priced) : null
	}
}

/** All that a node takes in, or all that it gives: together, and by good. */
export interface LinkedSide {
	all: Held
	goods: LinkedAmount[]
}

/** Returns what a node takes in and gives, in every unit that the model links. */
export function linkedOf(chain: Chain, plan: Plan, node: NodeId): { taken: LinkedSide; given: LinkedSide } {
	const side = (isAskedFor: (flow: Flow) => boolean) => ({
		all: heldIn(appliedChain(chain, plan), plan.flows.filter(isAskedFor)),
		goods: linkedAmounts(chain, plan, isAskedFor)
	})
	return { taken: side(({ to }) => to === node), given: side(({ from }) => from === node) }
}
