/** The least cost where plants have least sizes or economies of scale: amounts first, as in a plan, then money. */

import { copyBounds, type Bounds } from '../lp/program.ts'
import { demandOf } from '../programme/situation.ts'
import { SAME } from '../tolerances.ts'
import { allowedIn, isEnough, type Cheapest, type Field, type Way } from './field.ts'
import { costOf, isLumpy, lineBelow, sizeFor, type Price, type Sizes } from './price.ts'
import { Relaxation, type Amount, type Hold } from './relaxation.ts'
import { contractsOf } from './rows.ts'
import { Search, type Candidate, type Found, type Sought } from './search.ts'

/** The search for the least cost ends when no plan can be cheaper by more than this share. */
const COST_GAP = 0.005

/** The search for the most that a sum buys ends when no plan can serve more by more than this share of the need. */
const AMOUNT_GAP = 0.001

/** Rounds in which the sizes that a good plan can have are narrowed. */
const ROUNDS = 2

/** Answers a question with lumps. */
export class LumpyWay implements Way {
	readonly #field: Field
	readonly #relaxation: Relaxation
	readonly #short: Amount
	readonly #contracts: Amount

	constructor(field: Field) {
		this.#field = field
		this.#relaxation = new Relaxation(field)
		const { rows } = field.build
		this.#short = { row: rows.short, cols: field.programme.formulation.col.short }
		this.#contracts = { row: rows.contracts, cols: contractsOf(field.programme) }
	}

	*reaches(bounds: Bounds): Generator<void, boolean> {
		const most = allowedIn(this.#field) + SAME * demandOf(this.#field.situation)
		const found = yield* this.#serve(bounds, yield* this.#held(bounds), { enough: most, cutoff: most })
		return found !== null && isEnough(this.#field, found.value)
	}

	*cheapest(bounds: Bounds, reached: boolean): Generator<void, Cheapest> {
		const contracts = yield* this.#held(bounds)
		const allowed = allowedIn(this.#field)
		const served = (yield* this.#serve(bounds, contracts, reached ? { enough: allowed } : {}))!
		const holds = [...contracts, { ...this.#short, most: reached ? Math.max(allowed, served.value) : served.value }]
		const { sizes, solution, bound } = yield* this.#spendLeast(bounds, holds, served)
		return { solution, bound: bound / this.#relaxation.most, starts: this.#startsOf(sizes) }
	}

	/** What contracts stay short by at least comes before any need. */
	*#held(bounds: Bounds): Generator<void, Hold[]> {
		if (this.#contracts.cols.length === 0) return []
		const found = (yield* this.#search({ bounds, goal: this.#contracts, holds: [], gap: () => this.#amountGap() }))!
		return [{ ...this.#contracts, most: found.value }]
	}

	#serve(bounds: Bounds, holds: readonly Hold[], ends: Pick<Sought, 'enough' | 'cutoff'>) {
		return this.#search({ bounds, goal: this.#short, holds, gap: () => this.#amountGap(), ...ends })
	}

	#amountGap(): number {
		return AMOUNT_GAP * demandOf(this.#field.situation)
	}

	#search(sought: Omit<Sought, 'plants'> & Partial<Pick<Sought, 'plants'>>): Generator<void, Found | null> {
		const { starts } = this.#field.build
		return new Search(this.#relaxation, starts, { plants: this.#sizes(sought.bounds), ...sought }).run()
	}

	*#spendLeast(bounds: Bounds, holds: readonly Hold[], served: Candidate): Generator<void, Found> {
		const known = { ...served, value: this.#worthOf(served) }
		const sought = { bounds, goal: null, holds, gap: (value: number) => COST_GAP * value }
		// A plan to begin with: one part of the search, by which plants are known to be no larger.
		const wide = this.#affordable(this.#sizes(bounds), known.value)
		const first = (yield* this.#search({ ...sought, plants: wide, known, gap: () => Infinity }))!
		if (first.value === 0) return { ...first, bound: 0 }
		let plants = this.#affordable(wide, first.value)
		for (let round = 0; round < ROUNDS; round++) plants = yield* this.#narrowed(bounds, holds, plants, first.value)
		return (yield* this.#search({ ...sought, plants, known: first }))!
	}

	/** The sizes that bounds leave room and money for. */
	#sizes({ colUpper, rowUpper }: Bounds): Sizes[] {
		const { build, programme } = this.#field
		const { rows, starts, dearest } = build
		return starts.map(({ process, timing }) => {
			const price = this.#field.question.prices[process]!
			const sums = [
				rowUpper[rows.spent]!,
				...[...timing.parts].map(([year, part]) => rowUpper[rows.years.get(year)!]! / part)
			]
			const room = colUpper[programme.formulation.col.expand[process]!]!
			return fitted({ low: 0, high: Math.min(room, sizeFor(price, Math.min(...sums) * dearest)), open: true }, price)
		})
	}

	/** Sizes that cost no more than a whole plan. */
	#affordable(plants: readonly Sizes[], worth: number): Sizes[] {
		return plants.map((sizes, j) => {
			const price = this.#priceOf(j)
			const high = Math.min(sizes.high, sizeFor(price, worth / this.#relaxation.weights[j]!) * (1 + SAME))
			return fitted({ ...sizes, high }, price)
		})
	}

	/** Sizes that some plan has which is worth no more than `most`, by the lines below the cost. */
	*#narrowed(bounds: Bounds, holds: readonly Hold[], own: readonly Sizes[], most: number): Generator<void, Sizes[]> {
		const plants = [...own]
		for (const [plant, sizes] of own.entries()) {
			const price = this.#priceOf(plant)
			if (!isLumpy(price) || !(price.each > 0) || sizes.high === 0) continue
			const lines = plants.map((each, j) => lineBelow(this.#priceOf(j), each))
			const largest = this.#relaxation.largest(copyBounds(bounds), plants, lines, { holds, most, plant })
			plants[plant] = fitted({ ...sizes, high: Math.min(sizes.high, largest * (1 + 1e-6)) }, price)
			yield
		}
		return plants
	}

	#priceOf(j: number): Price {
		return this.#relaxation.priceOf(this.#field.build.starts[j]!)
	}

	#worthOf({ sizes, solution }: Candidate): number {
		return this.#relaxation.worthOf(
			sizes.map((size, j) => costOf(this.#priceOf(j), size)),
			solution
		)
	}

	#startsOf(sizes: readonly number[]): Cheapest['starts'] {
		return this.#field.build.starts.flatMap(({ process, timing }, j) =>
			sizes[j]! > 0 ? [{ process, amount: sizes[j]!, timing, cost: costOf(this.#priceOf(j), sizes[j]!) }] : []
		)
	}
}

/** No sizes at all where the largest is below the least. */
const fitted = (sizes: Sizes, { least }: Price): Sizes => (sizes.high < least ? { low: 0, high: 0, open: true } : sizes)
