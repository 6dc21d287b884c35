/**
 * What a random network delivers, formulated anew from its specification: flows along whole paths of plants, with no
 * notion of lots. Up to the second stage a path is a feed and a plant of each stage, and brings what the yields along it
 * leave of the feed's composition. Below, where the network separates and recycles, each component flows by itself.
 */
import type { ChainSpec, PlantSpec } from '../support/chains.ts'
import type { Statement } from './second-opinion.ts'

type Amounts = Record<string, number>

const yieldOf = (plant: PlantSpec, component: string) =>
	typeof plant.yield === 'object' ? plant.yield[component]! : (plant.yield ?? 1)

const total = (amounts: Amounts) => Object.values(amounts).reduce((a, b) => a + b, 0)

/** What a plant makes of what it takes in. */
const through = (plant: PlantSpec, amounts: Amounts): Amounts =>
	Object.fromEntries(Object.entries(amounts).map(([component, x]) => [component, x * yieldOf(plant, component)]))

class Network {
	readonly rows: Statement['rows'] = new Map()
	readonly columns: Statement['columns'] = new Map()
	readonly rooms: Statement['rooms'] = new Map()

	constructor(readonly spec: ChainSpec) {
		for (const feed of spec.feeds)
			if (feed.available !== null && feed.available !== undefined) this.rows.set(feed.id, { max: feed.available })
		for (const plant of spec.plants) this.rows.set(plant.id, { max: plant.capacity! })
		this.rows.set('need', { max: spec.demands.reduce((sum, d) => sum + d.amount, 0) })
	}

	at(stage: number) {
		return this.spec.plants.filter((p) => p.id.startsWith(`p${stage}`))
	}

	column(name: string, terms: [string, number][]) {
		this.columns.set(name, new Map(terms.filter(([row]) => this.rows.has(row))))
	}

	/** Calls back with every path from a feed through the first two stages: its name, use of plants, and what it brings. */
	upperPaths(found: (name: string, use: [string, number][], brings: Amounts) => void) {
		for (const feed of this.spec.feeds)
			for (const first of this.at(0))
				for (const second of this.at(1)) {
					const between = through(first, feed.composition!)
					const use: [string, number][] = [
						[feed.id, 1],
						[first.id, 1],
						[second.id, total(between)]
					]
					found(`${feed.id} ${first.id} ${second.id}`, use, through(second, between))
				}
	}

	/** Mixed to the end: the third plant belongs to the path. */
	mixed() {
		this.upperPaths((name, use, brings) => {
			for (const third of this.at(2)) {
				const served = total(through(third, brings))
				this.column(`${name} ${third.id}`, [
					...use,
					[third.id, total(brings)],
					['need', served],
					['delivered', -served]
				])
			}
		})
	}

	/** Separated after the second stage: components flow by themselves, and what is lost as scrap may go round. */
	separated() {
		const recycler = this.spec.plants.find((p) => p.id === 'recycler')!
		for (const c of this.spec.components!) {
			this.rows.set(`product ${c}`, { min: 0 })
			this.rows.set(`scrap ${c}`, { min: 0 })
			for (const third of this.at(2)) {
				const kept = yieldOf(third, c)
				this.column(`${third.id} ${c}`, [
					[third.id, 1],
					[`product ${c}`, -1],
					[`scrap ${c}`, 1 - kept],
					['need', kept],
					['delivered', -kept]
				])
			}
			this.column(`recycler ${c}`, [
				[recycler.id, 1],
				[`scrap ${c}`, -1],
				[`product ${c}`, yieldOf(recycler, c)]
			])
		}
		this.upperPaths((name, use, brings) =>
			this.column(name, [...use, ...Object.entries(brings).map(([c, x]): [string, number] => [`product ${c}`, x])])
		)
	}
}

/** The network as paths; `delivered` holds, per column, what is delivered, negated: to be minimised. */
export function pathFlows(spec: ChainSpec): { statement: Statement; delivered: Map<string, number> } {
	const network = new Network(spec)
	network.rows.set('delivered', { max: 0 })
	if (spec.pure!.length > 0) network.separated()
	else network.mixed()
	const delivered = new Map<string, number>()
	for (const [name, terms] of network.columns) {
		delivered.set(name, terms.get('delivered') ?? 0)
		terms.delete('delivered')
	}
	network.rows.delete('delivered')
	return { statement: network, delivered }
}
