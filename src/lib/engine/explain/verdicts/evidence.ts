/**
 * Gathers the evidence for verdicts. A process below full use is never a bottleneck, and no price is believed alone: a
 * price of zero proves that a limit does not matter by itself, everything else is seen in a plan with limits lifted.
 */

import { demandOf, hasCapacity } from '../../programme/situation.ts'
import type { Limiter } from '../../programme/programme.ts'
import { MATERIAL } from '../../tolerances.ts'
import { canonicalOrder, inCanonicalOrder, firstGain, grainOf, type Solved } from '../question.ts'
import { isNearerDown, type Connections } from './connections.ts'
import { isSame, type Lifted, type Lifts } from './lifts.ts'
import type { Evidence, LimitSet } from './verdict.ts'

/** Sets of more limits than this are not cut down one by one. */
const FEW = 8

const KINDS: Limiter['kind'][] = ['process', 'feed', 'import', 'store']

const process = (index: number): Limiter => ({ kind: 'process', index })

const without = (limiters: readonly Limiter[], one: Limiter) => limiters.filter((each) => !isSame(each, one))

/** Evidence before its limits are named. */
type Gathered = Evidence<Limiter>

/** Gathers the evidence for the verdict on each process, by lifting limits and planning again. */
export class EvidenceCollector {
	readonly #solved: Solved
	readonly #connections: Connections
	readonly #lifts: Lifts
	readonly #steps: readonly (readonly number[])[]
	/** Processes of any step. */
	readonly #enlarged: ReadonlySet<number>
	readonly #top: ArrayLike<number>
	readonly #grain: number
	/** In a large chain several limits at once are not lifted; the top of the ladder says what they do. */
	readonly #isLarge: boolean
	readonly #serves: boolean[]
	/** Processes in canonical order: what is tried first does not depend on the file. */
	readonly #order: readonly number[]
	/** What is known of the processes asked about so far. */
	readonly #known = new Map<number, Gathered>()
	/** Sets of processes that deliver more together, as they are found. */
	readonly #together: Limiter[][] = []
	/** Sets of limits that hold a process together, as they are found: they mostly hold others too. */
	readonly #jointly: (readonly Limiter[])[] = []
	/** Everything that can limit. */
	readonly #limiters: Limiter[]
	/** Limits that have a price, so that lifting them alone changes something. */
	readonly #single: Limiter[]

	/**
	 * @param steps processes that the steps of the ladder enlarge, step by step
	 * @param top use of each process at the top of the ladder
	 */
	constructor(
		solved: Solved,
		connections: Connections,
		lifts: Lifts,
		steps: readonly (readonly number[])[],
		top: ArrayLike<number>
	) {
		this.#solved = solved
		this.#connections = connections
		this.#lifts = lifts
		this.#steps = steps
		this.#enlarged = new Set(steps.flat())
		this.#top = top
		this.#grain = grainOf(solved.situation)
		this.#order = canonicalOrder(solved)
		this.#serves = connections.serves(solved.situation)
		this.#limiters = this.#allLimiters()
		const priced = this.#limiters.filter((l) => lifts.isPriced(l))
		this.#isLarge = lifts.learn(priced)
		const carries = ({ kind, index }: Limiter) => kind !== 'process' || lifts.carries(index, [])
		this.#single = priced.filter((l) => carries(l) && (!this.#isLarge || lifts.of([l]).gains))
	}

	/** Returns what is known of a process; questions that its verdict does not need are not asked. */
	of(p: number): Evidence {
		const twin = [...this.#known.keys()].find((q) => this.#areAlike(p, q))
		const found = twin === undefined ? this.#gather(p) : exchanged(this.#known.get(twin)!, p, twin)
		this.#known.set(p, found)
		return mapped(found, (limiters) => this.#ids(limiters))
	}

	/** Whether the programme tells two processes apart by nothing: parts of one plant, alike in size and least run. */
	#areAlike(p: number, q: number): boolean {
		const { situation } = this.#solved
		return (
			this.#isPartOf(p, q) &&
			situation.effective[p] === situation.effective[q] &&
			situation.commitment[p] === situation.commitment[q]
		)
	}

	#gather(p: number): Gathered {
		const capacity = this.#capacity(p)
		const use = this.#use(p)
		const evidence: Gathered = { capacity, use, companions: null, upstream: null, downstream: null, around: null }
		if (!this.#serves[p] || !this.#connections.fed[p]) return evidence
		if (capacity === 'none' || use === 'full') return { ...evidence, companions: this.#companions(p, use) }
		return { ...evidence, ...this.#heldBy(p) }
	}

	#capacity(p: number): Evidence['capacity'] {
		if (this.#solved.situation.effective[p] === Infinity) return 'unknown'
		return hasCapacity(this.#solved.situation, p) ? 'known' : 'none'
	}

	#use(p: number): Evidence['use'] {
		const capacity = this.#solved.situation.effective[p]!
		const used = this.#lifts.today.used()[p]!
		if (used <= this.#grain * MATERIAL) return 'none'
		return used >= capacity * (1 - MATERIAL) ? 'full' : 'some'
	}

	/** Whether a full process would have room but for its own least run and contracts that give way to needs. */
	#isFullForContracts(p: number): boolean {
		const released = this.#lifts.withoutContracts(p)
		return released !== null && released.used()[p]! < this.#solved.situation.effective[p]! * (1 - MATERIAL)
	}

	#isLimiting(p: number): boolean {
		return !hasCapacity(this.#solved.situation, p) || this.#use(p) === 'full'
	}

	/** Names in the order of the chain: processes, feeds, imports, stores. */
	#ids(limiters: readonly Limiter[]): string[] {
		const sorted = [...limiters].sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || a.index - b.index)
		return sorted.map((limiter) => this.#solved.programme.idOf(limiter))
	}

	/** Everything that can limit: full and missing processes, feeds and imports that give all they have, full stores. */
	#allLimiters(): Limiter[] {
		const { programme, plan, bounds } = this.#solved
		const { feeds, stores, trades } = programme.chain
		const usedUp = (limiter: Limiter) => programme.isUsedUp(limiter, plan, bounds)
		// Nothing is short of a feed while another of the same material is not used up.
		const hasSpare = (feed: number) =>
			feeds.some((other, index) => other.material === feeds[feed]!.material && !usedUp({ kind: 'feed', index }))
		const all = [
			...this.#order.filter((index) => this.#isLimiting(index)).map(process),
			...feeds.map((_, index): Limiter => ({ kind: 'feed', index })).filter((l) => usedUp(l) && !hasSpare(l.index)),
			...trades
				.flatMap((t, index): Limiter[] => (t.kind === 'import' ? [{ kind: 'import', index }] : []))
				.filter(usedUp),
			...stores.map((_, index): Limiter => ({ kind: 'store', index })).filter(usedUp)
		]
		return KINDS.flatMap((kind) =>
			inCanonicalOrder(
				this.#solved,
				all.filter((l) => l.kind === kind)
			)
		)
	}

	// More of a process that is full or missing

	/** How much better the first tier is served that changes by what words speak of; 0 where none does. */
	#gain(from: Lifted, to: Lifted): number {
		return firstGain(from.served, to.served, Math.max(MATERIAL * demandOf(this.#solved.situation), this.#grain))
	}

	/**
	 * Whether needs are served better: in the first tier that changes by what words speak of, or, where none does, by all
	 * that is delivered.
	 */
	#isBetter(from: Lifted, to: Lifted): boolean {
		const gain = this.#gain(from, to)
		return gain === 0 ? to.delivered - from.delivered > this.#grain : gain > 0
	}

	/**
	 * Whether more of `p` serves needs better beside `others` lifted, all of them together serve needs better than today,
	 * and `p` then runs more by what words speak of.
	 */
	#helpsBeside(p: number, others: readonly Limiter[]): boolean {
		if (!this.#lifts.carries(p, others)) return false
		const together = [...others, process(p)]
		const [before, after] = [this.#lifts.of(others), () => this.#lifts.of(together)]
		// Where others carry nothing without `p`, its price before says nothing of what it gains.
		const isPriced = this.#lifts.changing(others).length === without(this.#lifts.changing(together), process(p)).length
		if (isPriced && before.priced[p] === 0) return false
		if (!this.#isBetter(before, after()) || !this.#isBetter(this.#lifts.today, after())) return false
		// What delivers more by what words speak of, and nothing without `p`, runs through it.
		if (!hasCapacity(this.#solved.situation, p) && this.#gain(before, after()) > 0) return true
		return (isPriced && this.#isMore(p, this.#lifts.leastUse(p, before, after()))) || this.#runsMore(p, after())
	}

	/** Returns the others that must grow with `p`; null when more of it delivers no more. */
	#companions(p: number, use: Evidence['use']): readonly Limiter[] | null {
		const { situation } = this.#solved
		if (demandOf(situation) - this.#lifts.today.delivered <= this.#grain) return null
		if (this.#helpsBeside(p, [])) return []
		if (use === 'full' && this.#isFullForContracts(p)) return null
		if (this.#isLarge) return this.#climbedWith(p)
		const others = this.#candidates(p).find((set) => this.#helpsBeside(p, set))
		if (!others) return null
		const fewest = this.#fewest(others, (set) => this.#helpsBeside(p, set))
		this.#together.push([process(p), ...fewest])
		return fewest
	}

	/** Limiting processes on the way to and from `p` that the ladder enlarges with it; null where it does not enlarge `p`. */
	#climbedWith(p: number): Limiter[] | null {
		if (!this.#enlarged.has(p)) return null
		return this.#connected(p).filter(({ index }) => this.#enlarged.has(index))
	}

	/** The limits among the given ones that the ladder enlarges, where `p` runs more at its top. */
	#heldBelowTop(p: number, limiters: readonly Limiter[]): LimitSet<Limiter> | null {
		const of = limiters.filter(({ kind, index }) => kind === 'process' && this.#enlarged.has(index))
		if (of.length === 0 || !this.#isMore(p, this.#top[p]!)) return null
		return { of, joint: of.length > 1 }
	}

	/** The others of sets that were found to help together with `p`'s plant in them: mostly they are its companions too. */
	#confirmed(p: number): Limiter[][] {
		const isMine = ({ index }: Limiter) => this.#isPartOf(p, index)
		return this.#together.filter((set) => set.some(isMine)).map((set) => set.filter((l) => !isMine(l)))
	}

	/**
	 * Sets of limiting processes that `p` may need beside it: those of its plant's step of the ladder without which nothing
	 * can pass through it, then all of that step, with and without the steps below; each one connected with it, or a partner in a recipe; all of them.
	 */
	#candidates(p: number): (readonly Limiter[])[] {
		const connected = this.#connected(p)
		const limiting = (set: readonly number[]) =>
			this.#order.filter((q) => !this.#isPartOf(p, q) && set.includes(q) && this.#isLimiting(q)).map(process)
		const own = this.#steps.findIndex((step) => step.some((q) => this.#isPartOf(p, q)))
		const below = own < 0 ? [] : this.#steps.slice(0, own + 1).reverse()
		const climbed = below.map((_, k) => limiting(below.slice(0, k + 1).flat()))
		const beside = (below[0] ?? []).map((q) => limiting(below[0]!.filter((other) => other !== q)))
		const withPartners = [...connected, ...limiting([...this.#connections.partners[p]!.processes])]
		const singles = this.#isFew(withPartners) ? withPartners.map((limiter) => [limiter]) : []
		const needed = climbed.slice(0, 1).map((set) => this.#lifts.neededToCarry(p, set))
		const sets = [...this.#confirmed(p), ...needed, ...climbed, ...beside, ...singles, connected, withPartners]
		return sets.filter((set) => set.length > 0)
	}

	/** Whether `q` is `p` or another part of its plant: beside such a part that is unlimited more of `p` adds nothing. */
	#isPartOf(p: number, q: number): boolean {
		const { plantOf } = this.#solved.symmetry
		return plantOf[p] === plantOf[q]
	}

	/** Limiting processes upstream and downstream of `p`'s plant. */
	#connected(p: number): Limiter[] {
		const { upstream, downstream } = this.#connections
		const isConnected = (q: number) => !this.#isPartOf(p, q) && (upstream[p]!.has(q) || downstream[p]!.has(q))
		return this.#order.filter((q) => isConnected(q) && this.#isLimiting(q)).map(process)
	}

	/** Whether limits are few enough to be tried one by one; a plant in several parts is one. */
	#isFew(limiters: readonly Limiter[]): boolean {
		const { plantOf } = this.#solved.symmetry
		return (
			new Set(limiters.map(({ kind, index }) => `${kind}${kind === 'process' ? plantOf[index]! : index}`)).size <= FEW
		)
	}

	/** Drops, one by one, the limits without which the claim still holds; once more where one that was needed may not be now. */
	#fewest(limiters: readonly Limiter[], holds: (set: readonly Limiter[]) => boolean): readonly Limiter[] {
		if (!this.#isFew(limiters)) return limiters
		const fewest = limiters.reduceRight<readonly Limiter[]>((kept, one) => {
			const fewer = without(kept, one)
			return kept.length > 1 && holds(fewer) ? fewer : kept
		}, limiters)
		return fewest.length === limiters.length ? fewest : this.#fewest(fewest, holds)
	}

	// What holds a process that has room

	/** Whether `p` runs more than today, by what words speak of. */
	#runsMore(p: number, lifted: Lifted): boolean {
		return this.#isMore(p, lifted.used()[p]!)
	}

	#isMore(p: number, used: number): boolean {
		const capacity = this.#solved.situation.effective[p]!
		const today = this.#lifts.today.used()[p]!
		// What there is not is measured by what would be built: half a percent of nothing is nothing.
		const built = capacity === 0 ? this.#top[p]! : capacity
		const whole = Number.isFinite(built) ? built : Math.max(today, used)
		return used > today + Math.max(MATERIAL * whole, this.#grain)
	}

	#frees(p: number, limiters: readonly Limiter[]): boolean {
		if (limiters.length === 0) return false
		const lifted = this.#lifts.of(limiters)
		return this.#runsMore(p, lifted)
	}

	/** In a loop a limit lies both ways; it counts on the side on which fewer steps lead to it. */
	#isUpstream({ kind, index }: Limiter, p: number): boolean {
		const { upstream, feeds, imports, fills } = this.#connections
		if (kind === 'store')
			return !this.#isDownstream({ kind, index }, p) && [...fills[index]!].some((q) => upstream[p]!.has(q))
		if (kind === 'process') return upstream[p]!.has(index) && !this.#isDownstream({ kind, index }, p)
		return kind === 'feed' ? feeds[p]!.has(index) : imports[p]!.has(index)
	}

	#isDownstream({ kind, index }: Limiter, p: number): boolean {
		const { downstream, fills } = this.#connections
		// What fills a store is what the store stops.
		if (kind === 'store') return fills[index]!.has(p) || [...fills[index]!].some((q) => downstream[p]!.has(q))
		return kind === 'process' && isNearerDown(this.#connections, p, index)
	}

	/** Whether it brings another ingredient to a recipe downstream of `p`: without that what follows takes no more. */
	#isPartner({ kind, index }: Limiter, p: number): boolean {
		const { processes, feeds, imports } = this.#connections.partners[p]!
		if (kind === 'process') return processes.has(index)
		return kind === 'feed' ? feeds.has(index) : kind === 'import' && imports.has(index)
	}

	#heldBy(p: number): Pick<Gathered, 'upstream' | 'downstream' | 'around'> {
		const none = { upstream: null, downstream: null, around: null }
		if (!this.#lifts.isShort()) return none
		const limiters = this.#limiters.filter((l) => l.kind !== 'process' || l.index !== p)
		const up = limiters.filter((l) => this.#isUpstream(l, p))
		const down = limiters.filter((l) => this.#isDownstream(l, p))
		const upstream = this.#anyOf(p, up) ?? null
		if (upstream) return { ...none, upstream }
		const beside = limiters.filter((l) => this.#isPartner(l, p))
		const downstream = this.#anyOf(p, down) ?? this.#anyOf(p, beside)
		if (downstream) return { ...none, downstream }
		const jointly = this.#joint(p, up)
		if (jointly) return { ...none, upstream: jointly }
		const below = this.#joint(p, down) ?? (beside.length > 0 ? this.#joint(p, [...down, ...beside]) : null)
		if (below) return { ...none, downstream: below }
		return { ...none, around: this.#joint(p, [...up, ...except(down, up)]) }
	}

	/** Limits among the given ones of which each alone makes `p` run more, and all of them together as well. */
	#anyOf(p: number, limiters: readonly Limiter[]): LimitSet<Limiter> | null {
		const alone = limiters.filter((l) => this.#single.some((s) => isSame(s, l)) && this.#frees(p, [l]))
		if (alone.length === 0) return null
		const of = this.#isLarge || this.#frees(p, alone) ? alone : alone.slice(0, 1)
		return { of, joint: false }
	}

	/** The least set of limits that make `p` run more together; without a price on any, lifting them all gains nothing. */
	#joint(p: number, limiters: readonly Limiter[]): LimitSet<Limiter> | null {
		if (!limiters.some((l) => this.#lifts.isPriced(l))) return null
		if (this.#isLarge) return this.#heldBelowTop(p, limiters)
		const isGiven = (limiter: Limiter) => limiters.some((each) => isSame(each, limiter))
		const known = this.#jointly.find((set) => set.every(isGiven) && this.#frees(p, set))
		if (!known && !this.#frees(p, limiters)) return null
		const fewest = this.#fewest(known ?? this.#needed(limiters), (set) => this.#frees(p, set))
		if (!known) this.#jointly.push(fewest)
		return { of: fewest, joint: fewest.length > 1 }
	}

	/** The limits that a plan without them really passes: lifting these alone gives the same plan. */
	#needed(limiters: readonly Limiter[]): readonly Limiter[] {
		const used = this.#lifts.of(limiters).used()
		const { effective } = this.#solved.situation
		return limiters.filter(({ kind, index }) => kind !== 'process' || used[index]! > effective[index]! + this.#grain)
	}
}

const except = (limiters: readonly Limiter[], others: readonly Limiter[]) =>
	limiters.filter((l) => !others.some((o) => isSame(o, l)))

/** The evidence with something else in place of the limits of each list. */
function mapped<Limit>(
	{ companions, upstream, downstream, around, ...own }: Gathered,
	to: (limiters: readonly Limiter[]) => Limit[]
): Evidence<Limit> {
	const mappedSet = (by: LimitSet<Limiter> | null) => by && { ...by, of: to(by.of) }
	return {
		...own,
		companions: companions && to(companions),
		upstream: mappedSet(upstream),
		downstream: mappedSet(downstream),
		around: mappedSet(around)
	}
}

/** The evidence with two processes in each other's place. */
function exchanged(evidence: Gathered, p: number, q: number): Gathered {
	const other = new Map([
		[p, q],
		[q, p]
	])
	return mapped(evidence, (limiters) =>
		limiters.map((l) => (l.kind === 'process' ? process(other.get(l.index) ?? l.index) : l))
	)
}
