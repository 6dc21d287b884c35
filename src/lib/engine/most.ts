/**
 * The question that supply asks: how much could be made? Of each good, if no other were asked for, with the plants that
 * there are; and out of each feed alone, with plants of any size.
 */

import type { NodeId } from '#lib/model/chain.ts'
import { pricesIn } from '#lib/model/prices.ts'
import { sum } from '#lib/model/sum.ts'
import type { Engine } from './engine.ts'
import { lastOf } from './last-of.ts'
import { beyondSupply, type Situation } from './programme/situation.ts'
import { SAME } from './tolerances.ts'

/** The most of one need; as the need counts it, base units a year. Null where nothing that the chain knows limits it. */
export interface MostOf {
	need: NodeId
	most: number | null
}

/** The most that one feed could become, each good as if no other were asked for. */
export interface FeedMost {
	feed: NodeId
	/** All that the feed can give in the year, base units. */
	amount: number
	/** True where that is all that is left of it, since the chain states no amount a year. */
	isAll: boolean
	makes: MostOf[]
}

/** The goods that are worth most together at listed prices of what they contain. */
export interface BestMix {
	/** Out of this alone, with plants of any size; null for the plants that there are. */
	feed: NodeId | null
	/** True where it is made of all that is left of the feed, and not of a year's amount. */
	isAll: boolean
	/** In the chain's currency; null where nothing that the chain knows limits it. */
	worth: number | null
	/** Goods of which something is made: as the need counts them, base units, and their worth. */
	goods: { need: NodeId; amount: number; worth: number }[]
}

/** Amounts that could be made, by good and by feed. */
export interface MostMade {
	/** With the plants that there are, all feeds and contracts as in the plan. */
	byNeed: MostOf[]
	/** With plants and stores of any size, nothing bought and no contract to be met. Feeds without a limit are left out. */
	byFeed: FeedMost[]
	/** With the plants that there are, then for each of those feeds; none where the model lists no prices. */
	mixes: BestMix[]
}

/** The doors of an engine that are needed. */
type Asked = Pick<Engine, 'deliver' | 'sell'>

/** An amount that no good of a situation can reach, unless nothing known limits it. */
const unreached = (situation: Situation) => beyondSupply(situation.chain, situation)

function mostIn(engine: Asked, situation: Situation, need: number): MostOf {
	const { id, counted } = situation.chain.demands[need]!
	const asked = counted * unreached(situation)
	const demands = situation.demands.map((_, i) => (i === need ? asked : 0))
	const { delivered } = engine.deliver({ ...situation, demands })
	return { need: id, most: delivered < asked * (1 - SAME) ? delivered : null }
}

/** Components without a listed price count for nothing. */
function bestMix(engine: Asked, situation: Situation, of: Pick<BestMix, 'feed' | 'isAll'>): BestMix[] {
	const { chain } = situation
	const listed = pricesIn(chain)
	if (listed.size === 0) return []
	const prices = chain.components.map(({ id }) => listed.get(id)?.figure.value ?? 0)
	const asked = chain.demands.map(({ counted }) => counted * unreached(situation))
	const { served, worth } = engine.sell(situation, prices, asked)
	if (served.some((amount, d) => amount >= asked[d]! * (1 - SAME))) return [{ ...of, worth: null, goods: [] }]
	const goods = chain.demands.flatMap(({ id }, d) =>
		served[d]! > SAME * asked[d]! ? [{ need: id, amount: served[d]!, worth: worth[d]! }] : []
	)
	return [{ ...of, worth: sum(goods.map((each) => each.worth)), goods }]
}

/** The situation with one feed alone, plants and stores of any size, no trade and no contract. */
const outOf = (situation: Situation, feed: number): Situation => ({
	...situation,
	feeds: situation.feeds.map((amount, f) => (f === feed ? amount : 0)),
	effective: situation.effective.map(() => Infinity),
	commitment: situation.commitment.map(() => 0),
	trades: situation.trades.map(() => 0),
	storeRoom: situation.storeRoom.map(() => Infinity)
})

/** Answers how much could be made in a situation. Throws as `deliver` does. */
export function mostMade(engine: Asked, situation: Situation): MostMade {
	return lastOf(mostInParts(engine, situation))
}

/** The same in parts, yielding between them; a caller that needs the engine for something else drops the iterator. */
export function* mostInParts(engine: Asked, situation: Situation): Generator<void, MostMade> {
	const { chain, feeds } = situation
	const byFeed: FeedMost[] = []
	const byNeed = yield* mostOfEach(engine, situation)
	const mixes = bestMix(engine, situation, { feed: null, isAll: false })
	for (const [f, { id, available }] of chain.feeds.entries()) {
		const amount = feeds[f]!
		if (!Number.isFinite(amount)) continue
		const makes = yield* mostOfEach(engine, outOf(situation, f))
		const isAll = (available?.value ?? null) === null
		byFeed.push({ feed: id, amount, isAll, makes })
		mixes.push(...bestMix(engine, outOf(situation, f), { feed: id, isAll }))
	}
	return { byNeed, byFeed, mixes }
}

function* mostOfEach(engine: Asked, situation: Situation): Generator<void, MostOf[]> {
	const all: MostOf[] = []
	for (let need = 0; need < situation.demands.length; need++) {
		all.push(mostIn(engine, situation, need))
		yield
	}
	return all
}
