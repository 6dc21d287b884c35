/**
 * All years in one programme: each with the rows of its plan, and rows below them that let no feed, stock or store give
 * or hold more over the years than there is.
 *
 * A plan mixes a stock once a year. Here what is put into it keeps its composition and lies in a pile of its own, since a
 * mixture of amounts that are not known is no linear programme. A mixture can always be drawn from the piles, so nothing
 * that years one after another can do is lost.
 */

import type { Chain, Feed } from '#lib/model/chain.ts'
import { entriesOf, ProgramBuilder, type Entry, type LinearProgram } from '../lp/program.ts'
import { SAME_COMPOSITION } from '../tolerances.ts'
import { isSameProgramme } from './formulate.ts'
import type { Lot } from './lots.ts'
import { Programme } from './programme.ts'
import type { Situation } from './situation.ts'

/** A year's programme within the whole; its columns stand in it from `cols` on, its rows from `rows` on. */
export interface YearPart {
	programme: Programme
	situation: Situation
	cols: number
	rows: number
}

/** The programme of all years, and where each stands in it. */
export interface AllYears {
	lp: LinearProgram
	parts: YearPart[]
}

/** What was put into a stock with one composition, as a feed of the years after it. */
interface Pile {
	stock: number
	composition: Float64Array
	feed: Feed
}

const pileOf = (piles: readonly Pile[], stock: number, { composition }: Lot) =>
	piles.findIndex(
		(pile) =>
			pile.stock === stock && pile.composition.every((x, c) => Math.abs(x - composition[c]!) <= SAME_COMPOSITION)
	)

function newPile(chain: Chain, stock: number, { name, composition }: Lot): Pile {
	const origin = { status: 'derived' as const, sources: [], confidence: 'low' as const, date: null, note: null }
	const shares = Object.fromEntries(chain.components.map(({ id }, c) => [id, composition[c]!]))
	const like = chain.feeds[stock]!
	const mixture = { ...origin, shares, low: {}, high: {} }
	const feed = { ...like, id: `${like.id}#${name}`, composition: mixture, available: null, resource: null, stock: null }
	return { stock, composition, feed }
}

/** Adds the compositions that a year may put into stocks. */
function notePiles(piles: Pile[], chain: Chain, lots: readonly Lot[]) {
	chain.feeds.forEach(({ stock, material }, f) => {
		if (!stock) return
		for (const lot of lots)
			if (lot.material === material && pileOf(piles, f, lot) < 0) piles.push(newPile(chain, f, lot))
	})
}

/** A year with the piles as feeds. What is drawn and kept is bounded over the years, and not here. */
function withPiles(own: Situation, piles: readonly Pile[]): Situation {
	const { chain } = own
	const unbounded = (amounts: readonly number[]) => [
		...amounts.map((amount, f) => (chain.feeds[f]!.stock ? Infinity : amount)),
		...piles.map(() => Infinity)
	]
	return {
		...own,
		chain: { ...chain, feeds: [...chain.feeds, ...piles.map(({ feed }) => feed)] },
		feeds: unbounded(own.feeds),
		stockRoom: unbounded(own.stockRoom)
	}
}

function partsOf(situations: readonly Situation[], piles: Pile[]): YearPart[] {
	const parts: YearPart[] = []
	let [cols, rows] = [0, 0]
	for (const own of situations) {
		const situation = withPiles(own, piles)
		const before = parts.at(-1)?.programme
		const programme = before && isSameProgramme(situation.chain, before.chain) ? before : new Programme(situation.chain)
		parts.push({ programme, situation, cols, rows })
		cols += programme.lp.colNames.length
		rows += programme.lp.rowNames.length
		notePiles(piles, own.chain, programme.formulation.lots.lots)
	}
	return parts
}

/** Builds the programme; rows first, as a column names those that it stands in. */
class Draft {
	readonly #builder = new ProgramBuilder()
	readonly #parts: readonly YearPart[]
	/** By year and column: what it means in the rows over the years. */
	readonly #links: Map<number, Entry[]>[]
	/** Columns for what lies in stocks at the end of a year. */
	readonly #left: { name: string; entries: Entry[] }[] = []

	constructor(parts: readonly YearPart[]) {
		this.#parts = parts
		this.#links = parts.map(() => new Map<number, Entry[]>())
		for (const { programme, situation } of parts) {
			const { rowLower, rowUpper } = programme.bounds(situation)
			const { year } = situation.scenario
			programme.lp.rowNames.forEach((name, i) => this.#builder.row(`${name}@${year}`, rowLower[i]!, rowUpper[i]!))
		}
	}

	#link(year: number, col: number, ...entries: Entry[]) {
		this.#links[year]!.set(col, [...(this.#links[year]!.get(col) ?? []), ...entries])
	}

	/** A feed gives no more over the years than there is. */
	limitFeed(feed: number, { id }: Feed, most: number) {
		const row = this.#builder.row(`resource[${id}]`, -Infinity, most)
		this.#parts.forEach(({ programme }, y) => this.#link(y, programme.formulation.col.take[feed]!, [row, 1]))
	}

	/** A store holds no more than the largest limit that it had until then. */
	limitStore(store: number) {
		let most = 0
		this.#parts.forEach(({ situation }, last) => {
			most = Math.max(most, situation.storeRoom[store]!)
			const row = this.#builder.row(`filled[${store}]@${situation.scenario.year}`, -Infinity, most)
			for (let y = 0; y <= last; y++) this.#link(y, this.#parts[y]!.programme.formulation.col.stored[store]!, [row, 1])
		})
	}

	/** What lies in a stock is what lay there and was put in, less what was drawn, and within its limits. */
	limitStock(stock: number, { id }: Feed, held: number, piles: readonly Pile[]) {
		const own = piles.flatMap((pile, k) => (pile.stock === stock ? [k] : []))
		const first = this.#parts[0]!.situation.chain.feeds.length
		const places = [stock, ...own.map((k) => first + k)]
		const range = stockRange(this.#parts, stock, held)
		const rows = range.map(({ least, most }, y) => ({
			least: this.#builder.row(`least[${id}]@${y}`, y === 0 ? least - held : least, Infinity),
			most: this.#builder.row(`most[${id}]@${y}`, -Infinity, most),
			pile: new Map(
				places.map((place) => {
					const there = y === 0 && place === stock ? -held : 0
					return [place, this.#builder.row(`pile[${id},${place}]@${y}`, there, there)] as const
				})
			)
		}))
		for (const [y, row] of rows.entries()) {
			this.#limitDraw(y, stock, places)
			for (const place of places) {
				this.#draw(y, place, row.pile.get(place)!, row.least)
				const next = rows[y + 1]
				const after: Entry[] = next ? [[next.pile.get(place)!, 1], [next.least, 1]] : [] // prettier-ignore
				const entries: Entry[] = [[row.pile.get(place)!, -1], [row.most, 1], ...after]
				this.#left.push({ name: `left[${id},${place}]@${y}`, entries })
			}
			this.#keep(y, stock, (lot) => row.pile.get(first + pileOf(piles, stock, lot))!)
		}
	}

	/** All piles of a stock together give no more in a year than may be drawn. */
	#limitDraw(year: number, stock: number, places: readonly number[]) {
		const { programme, situation } = this.#parts[year]!
		const { id, available } = situation.chain.feeds[stock]!
		const most = available?.value ?? null
		if (most === null) return
		const row = this.#builder.row(`drawn[${id}]@${year}`, -Infinity, most)
		for (const place of places) {
			const take = programme.formulation.col.take[place]
			if (take !== undefined) this.#link(year, take, [row, 1])
		}
	}

	/** What is drawn of a pile; one that is known only later gives nothing yet. */
	#draw(year: number, place: number, pile: number, least: number) {
		const take = this.#parts[year]!.programme.formulation.col.take[place]
		if (take !== undefined) this.#link(year, take, [pile, -1], [least, -1])
	}

	#keep(year: number, stock: number, pileOfLot: (lot: Lot) => number) {
		const { col, lots } = this.#parts[year]!.programme.formulation
		for (const { col: keep, feed, lot } of col.keep)
			if (feed === stock) this.#link(year, keep, [pileOfLot(lots.lots[lot]!), 1])
	}

	build(): LinearProgram {
		for (const [y, { programme, situation, rows }] of this.#parts.entries()) {
			const { colLower, colUpper } = programme.bounds(situation)
			programme.lp.colNames.forEach((name, j) => {
				const own = entriesOf(programme.lp, j).map(([row, value]): Entry => [row + rows, value])
				const entries = [...own, ...(this.#links[y]!.get(j) ?? [])]
				this.#builder.col(`${name}@${situation.scenario.year}`, entries, colLower[j]!, colUpper[j]!)
			})
		}
		for (const { name, entries } of this.#left) this.#builder.col(name, entries)
		return this.#builder.build()
	}
}

/** The least and the most that a stock may hold in each year; what it holds already may stay, as in a plan. */
function stockRange(parts: readonly YearPart[], stock: number, held: number) {
	let [least, most] = [held, held]
	return parts.map(({ situation }) => {
		const { stock: room } = situation.chain.feeds[stock]!
		least = Math.min(least, room!.least?.value ?? 0)
		most = Math.max(most, room!.limit?.value ?? Infinity)
		return { least, most }
	})
}

/**
 * Returns one programme for several years, the first of which begins with what the chain says is there.
 * @param situations of consecutive years, each as if it were the first
 * @throws TooManyLots for a chain whose compositions do not settle
 */
export function allYears(situations: readonly Situation[]): AllYears {
	const piles: Pile[] = []
	const parts = partsOf(situations, piles)
	const draft = new Draft(parts)
	const { feeds, stores } = situations[0]!.chain
	feeds.forEach((feed, f) => {
		const there = feed.resource?.value ?? null
		if (feed.stock) draft.limitStock(f, feed, there ?? 0, piles)
		else if (there !== null) draft.limitFeed(f, feed, there)
	})
	stores.forEach((_, s) => draft.limitStore(s))
	return { lp: draft.build(), parts }
}
