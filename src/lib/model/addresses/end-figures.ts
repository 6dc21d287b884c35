/** Figures of the ends of a chain, feeds, stocks, stores, demands and trade, and of materials and named values. */
import type { Chain, Demand, Feed, Figure, Material, NamedValue, NodeId, ShareFigure, Store, Trade } from '../chain.ts'
import { settableMeasure } from './settable.ts'
import { amountMeasure, contentMeasure, countedMeasure, FRACTION, ownMeasure, rateMeasure } from '../units/measure.ts'
import { parseAmountUnit } from '../units/unit.ts'
import { ownFigure, ownPart, withAt, type FigureEntry, type Owner, type Whole } from './figure-entry.ts'
import { settingUnit } from './setting-unit.ts'

/** Every figure of a feed or a stock, under its addresses. */
export function feedFigures({ chain }: Owner, index: number): FigureEntry[] {
	const feed = chain.feeds[index]!
	const put = (whole: Chain, change: Partial<Feed>): Chain => ({
		...whole,
		feeds: withAt(whole.feeds, index, { ...whole.feeds[index]!, ...change })
	})
	const parts = { names: [feed.name], node: feed.id }
	const amount = amountMeasure(chain, [feed.material])
	const { available, resource, stock } = feed
	return [
		...(available
			? [
					ownFigure(
						{
							...parts,
							address: stock ? `${feed.id}.draw` : feed.id,
							kind: 'available',
							measure: rateMeasure(chain, [feed.material])
						},
						available,
						(whole, figure) => put(whole, { available: figure })
					)
				]
			: []),
		...(resource
			? [
					ownFigure(
						stock
							? { ...parts, address: feed.id, kind: 'amount', measure: amount }
							: { ...parts, address: `${feed.id}.resource`, kind: 'resource', measure: amount },
						resource,
						(whole, figure) => put(whole, { resource: figure })
					)
				]
			: []),
		...(stock?.limit
			? [
					ownFigure(
						{ ...parts, address: `${feed.id}.limit`, kind: 'room', measure: amount },
						stock.limit,
						(whole, limit) => put(whole, { stock: { ...whole.feeds[index]!.stock!, limit } })
					)
				]
			: []),
		...(stock?.least
			? [
					ownFigure(
						{ ...parts, address: `${feed.id}.least`, kind: 'least', measure: amount },
						stock.least,
						(whole, least) => put(whole, { stock: { ...whole.feeds[index]!.stock!, least } })
					)
				]
			: []),
		...(feed.composition ? composition(chain, feed, feed.composition, { of: 'feed', index }) : [])
	]
}

/** Every figure of a store, under its addresses. */
export function storeFigures({ chain }: Owner, index: number): FigureEntry[] {
	const store = chain.stores[index]!
	const put = (whole: Chain, change: Partial<Store>): Chain => ({
		...whole,
		stores: withAt(whole.stores, index, { ...whole.stores[index]!, ...change })
	})
	const parts = { names: [store.name], node: store.id, measure: ownMeasure(store.unit) }
	return [
		ownFigure({ ...parts, address: store.id, kind: 'amount' }, store.amount, (whole, amount) => put(whole, { amount })),
		...(store.limit
			? [
					ownFigure({ ...parts, address: `${store.id}.limit`, kind: 'room' }, store.limit, (whole, limit) =>
						put(whole, { limit })
					)
				]
			: [])
	]
}

/** One entry a component; none in a chain of one component, whose share is 1 by definition. */
function composition(
	chain: Owner['chain'],
	node: { id: NodeId; name: string },
	figure: ShareFigure,
	whole: Whole
): FigureEntry[] {
	if (chain.components.length < 2) return []
	return chain.components.map((component) =>
		ownPart(
			{
				address: `${node.id}.composition.${component.id}`,
				kind: 'composition',
				names: [node.name, component.name],
				node: node.id,
				measure: FRACTION
			},
			{ value: figure.shares[component.id] ?? 0, figure },
			whole,
			component.id
		)
	)
}

/** Every figure of a demand, under its addresses. */
export function demandFigures({ chain }: Owner, index: number): FigureEntry[] {
	const node = chain.demands[index]!
	const put = (whole: Chain, change: Partial<Demand>): Chain => ({
		...whole,
		demands: withAt(whole.demands, index, { ...whole.demands[index]!, ...change })
	})
	const parts = { names: [node.name], node: node.id }
	const { countedFigure } = node
	return [
		ownFigure(
			{ ...parts, address: node.id, kind: 'amount', measure: settableMeasure(chain, { kind: 'demand', node }) },
			node.amount,
			(whole, amount) => put(whole, { amount }),
			settingUnit(chain, { kind: 'demand', node })
		),
		...(countedFigure
			? [
					ownFigure(
						{
							...parts,
							address: `${node.id}.counted`,
							kind: 'counted',
							measure: countedMeasure(
								chain,
								node.takes.map((each) => each.material)
							)
						},
						countedFigure,
						(whole, figure) => put(whole, { countedFigure: figure, counted: figure.value ?? node.counted })
					)
				]
			: [])
	]
}

/** Every figure of an import or export, under its addresses. */
export function tradeFigures({ chain }: Owner, index: number): FigureEntry[] {
	const node = chain.trades[index]!
	const put = (whole: Chain, change: Partial<Trade>): Chain => ({
		...whole,
		trades: withAt(whole.trades, index, { ...whole.trades[index]!, ...change })
	})
	const settable = { kind: node.kind, node }
	return [
		ownFigure(
			{
				names: [node.name],
				node: node.id,
				address: node.id,
				kind: 'amount',
				measure: settableMeasure(chain, settable)
			},
			node.amount,
			(whole, amount) => put(whole, { amount }),
			settingUnit(chain, settable)
		),
		...(node.composition ? composition(chain, node, node.composition, { of: 'trade', index }) : [])
	]
}

/** The content of a material; none where it is counted in the base unit alone. */
export function materialFigures({ chain }: Owner, index: number): FigureEntry[] {
	const material = chain.materials[index]!
	if (!material.content || material.grossUnit === null) return []
	return [
		ownFigure(
			{
				address: `${material.id}.content`,
				kind: 'content',
				names: [material.name],
				node: null,
				measure: contentMeasure(chain, parseAmountUnit(material.grossUnit))
			},
			material.content,
			(whole, content) => ({
				...whole,
				materials: withAt<Material>(whole.materials, index, { ...whole.materials[index]!, content })
			})
		)
	]
}

/** A named value, in the unit that it is written in. */
export function valueFigure({ chain }: Owner, index: number): FigureEntry {
	const named = chain.values![index]!
	return ownFigure(
		{
			address: `values.${named.id}`,
			kind: 'value',
			...(named.states === 'scale-exponent' ? { within: 'exponent' as const } : {}),
			names: [named.name],
			node: null,
			measure: ownMeasure(named.figure.unit)
		},
		named.figure,
		(whole, figure) => ({
			...whole,
			values: withAt<NamedValue>(whole.values ?? [], index, setValue(whole.values![index]!, figure))
		})
	)
}

/** What is set stands in place of what is stated for the years. */
function setValue({ later: _, ...value }: NamedValue, figure: Figure): NamedValue {
	return { ...value, figure }
}
