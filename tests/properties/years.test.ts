/** What holds over years: nothing comes of nothing, and nothing is lost on the way from one year to the next. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { answersByYear, stateAfter, type Answer, type Composition, type State } from '#lib/engine/index.ts'
import type { Chain } from '#lib/model/chain.ts'
import { chainOf, openToday } from '../support/chains.ts'
import { withEngine } from '../support/engine.ts'
import { chainsWith, RICH } from '../support/random-chains.ts'
import { kept, withStocks } from '../support/random-stocks.ts'
import { runs, Tally } from './plans.ts'
import { sum } from '#lib/model/sum.ts'

const YEARS = 4

const amountOf = (of: Composition, component: string) => of[component] ?? 0

/** What comes into a year and is there at its start, less what goes out and is there at its end, by component. */
function lostInYear(chain: Chain, { flows, losses, stocks }: Answer, component: string): number {
	const sources = new Set([...chain.feeds, ...chain.trades].map(({ id }) => id))
	const isPlant = new Set(chain.processes.map(({ id }) => id))
	const into = flows.filter(({ from }) => sources.has(from)).map((flow) => amountOf(flow.components, component))
	const out = [
		...flows.filter(({ to }) => !isPlant.has(to)).map((flow) => amountOf(flow.components, component)),
		...losses.map((loss) => amountOf(loss.components, component))
	]
	const drawn = stocks.map((stock) => amountOf(stock.drawn, component))
	const fromStocks = flows
		.filter(({ from }) => stocks.some(({ id }) => id === from))
		.map((flow) => amountOf(flow.components, component))
	const put = stocks.map((stock) => amountOf(stock.kept, component))
	const toStocks = flows
		.filter(({ to }) => stocks.some(({ id }) => id === to))
		.map((flow) => amountOf(flow.components, component))
	return Math.max(
		Math.abs(sum(into) - sum(out)),
		Math.abs(sum(drawn) - sum(fromStocks)),
		Math.abs(sum(put) - sum(toStocks))
	)
}

const amountIn = (held: Composition = {}) => sum(Object.values(held))
const totals = ({ stocks }: State) => Object.values(stocks).map(amountIn)

const NOTHING: State = { feeds: {}, stocks: {}, stores: {} }

function expectWithinLimits(before: State, after: State, { feeds, stocks, stores }: Answer, grain: number) {
	for (const { left, used, available } of feeds)
		expect(used).toBeLessThanOrEqual(Math.min(left ?? Infinity, available ?? Infinity) + grain)
	for (const { id, held, limit } of stocks)
		expect(amountIn(after.stocks[id])).toBeLessThanOrEqual(Math.max(amountIn(held), limit ?? Infinity) + grain)
	for (const { id, limit } of stores)
		expect(after.stores[id]!).toBeLessThanOrEqual(Math.max(before.stores[id] ?? 0, limit ?? Infinity) + grain)
}

function expectHeldBack(chain: Chain, after: State, { stocks }: Answer, grain: number) {
	for (const { id, held } of stocks) {
		const least = chain.feeds.find((feed) => feed.id === id)!.stock!.least!.value!
		expect(amountIn(after.stocks[id])).toBeGreaterThanOrEqual(Math.min(amountIn(held), least) - grain)
	}
}

test('over years nothing comes of nothing, and nothing is lost between two of them', async () => {
	const tally = new Tally()
	await fc.assert(
		fc.asyncProperty(chainsWith(RICH), kept, async (spec, draw) => {
			const chain = withStocks(spec, draw)
			await withEngine(chain, (engine) => {
				let state = NOTHING
				for (let year = 0; year < YEARS; year++) {
					const scenario = { ...openToday, year: chain.years.first + year }
					const answer = engine.solve(engine.situation(scenario, state))
					const after = stateAfter(answer)
					const size = Math.max(1, answer.demand, ...answer.flows.map((flow) => flow.total))
					const grain = 1e-6 * size
					for (const { id } of chain.components) expect(lostInYear(chain, answer, id)).toBeLessThan(grain)
					expectWithinLimits(state, after, answer, grain)
					expectHeldBack(chain, after, answer, grain)
					tally.count('kept', sum(answer.stocks.map(({ kept }) => amountIn(kept))) > 1)
					tally.count('drawn', sum(answer.stocks.map(({ drawn }) => amountIn(drawn))) > 1)
					tally.count(
						'drawn to the limit of a year',
						answer.stocks.some(({ id, held }) => {
							const { available, used } = answer.feeds.find((feed) => feed.id === id)!
							return available !== null && used > available - grain && available > 1 && amountIn(held) > available + 1
						})
					)
					tally.count(
						'spent',
						answer.feeds.some(({ left, used }) => left !== null && left > 1 && left - used < grain)
					)
					tally.count(
						'full',
						Object.values(after.stores).some((held) => held >= draw.pond! - grain)
					)
					tally.count(
						'filled in a later year',
						year > 0 && totals(after).some((held, i) => held > totals(state)[i]! + 1)
					)
					state = after
				}
			})
		}),
		runs(60)
	)
	tally.expectOften({
		kept: 5,
		drawn: 20,
		'drawn to the limit of a year': 5,
		spent: 10,
		full: 5,
		'filled in a later year': 2
	})
})

test('resources and stocks that are never used up change no plan', async () => {
	await fc.assert(
		fc.asyncProperty(chainsWith(RICH), async (spec) => {
			const plain = chainOf(spec)
			const rich = chainOf({ ...spec, feeds: spec.feeds.map((feed) => ({ ...feed, resource: 1e6 })) })
			const solve = (chain: Chain) => withEngine(chain, (engine) => engine.solve(engine.situation(openToday)))
			const [one, other] = [await solve(plain), await solve(rich)]
			expect(other.flows).toEqual(one.flows)
			expect(other.demands).toEqual(one.demands)
		}),
		runs(20)
	)
})

/** The same with every number near to what it was, and without the certificate, which tells of the solves that were made. */
function about(found: unknown, grain: number): unknown {
	if (typeof found === 'number') return expect.closeTo(found, -Math.log10(2 * grain))
	if (Array.isArray(found)) return found.map((each) => about(each, grain))
	if (found === null || typeof found !== 'object') return found
	const entries = Object.entries(found).map(([key, value]) => [key, about(value, grain)] as const)
	return Object.fromEntries(entries.map(([key, value]) => [key, key === 'certificate' ? expect.anything() : value]))
}

test('an explanation that a year takes from the one before is the one that it would get', async () => {
	const tally = new Tally()
	await fc.assert(
		fc.asyncProperty(chainsWith(RICH), kept, async (spec, draw) => {
			const drawn = withStocks(spec, draw)
			const chain = { ...drawn, years: { ...drawn.years, last: drawn.years.first + YEARS } }
			await withEngine(chain, (engine) => {
				let before: Answer | undefined
				let known: unknown
				for (const answer of answersByYear(engine, openToday)) {
					const taken = engine.explain(answer, before)
					const own = engine.explain(answer)
					expect(taken).toEqual(about(own, 1e-6 * Math.max(1, answer.demand)))
					if (before)
						tally.count(
							taken !== known ? 'made' : answer.feeds.some(({ left, used }) => left && used) ? 'taken' : 'idle'
						)
					before = answer
					known = own
				}
			})
		}),
		runs(90)
	)
	tally.expectOften({ made: 20, taken: 20 })
})
