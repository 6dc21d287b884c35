/**
 * Verdicts. A process below full use is never a bottleneck, and no shadow price is believed alone: a zero dual proves
 * that a limit does not matter by itself, anything else is confirmed by solving again without the limit.
 */

import type { Formulation } from '../../programme/formulate.ts'
import { ZERO_PRICE } from '../../programme/levels.ts'
import type { Cause, Verdict } from '../../plan.ts'
import type { Limiter, Outcome, Probe, ProbeResult } from './what-if.ts'
import type { Reach } from './connections.ts'
import type { Situation } from '../../programme/situation.ts'

export interface Judgement {
	verdict: Verdict
	cause: Cause | null
}

/** A process is full when less than this share of it is free. */
const FULL = 1e-6

/** Gains below this share of the demand are arithmetic noise. */
const GAIN = 1e-7

/** Up to this many companions, a joint cause is cut down to those that are needed. */
const FEW = 8

type State = 'none' | 'full' | 'room'

interface Found extends Limiter {
	result: Outcome
}

/** Without the solution, of which a large chain would keep hundreds. */
const outcomeOf = ({ gain, used }: ProbeResult): Outcome => ({ gain, used })

export class Judge {
	#f: Formulation
	#s: Situation
	#probe: Probe
	#reach: Reach
	#used: number[]
	#states: State[]
	#gain: number
	/** Whether free inputs would make a process run more, to the good of a demand: by price and by one step. */
	#fedHelps: ('yes' | 'no' | 'unsaid')[] = []
	/** Limits that, lifted alone, raise delivery; solved once each. */
	#alone: Found[]
	/** Sets of limits lifted together. */
	#lifted = new Map<string, Outcome>()
	/** Processes that one rung of the ladder enlarges together. */
	#rungs: number[][]

	constructor(f: Formulation, s: Situation, probe: Probe, reach: Reach, used: number[], rungs: number[][]) {
		this.#f = f
		this.#s = s
		this.#probe = probe
		this.#reach = reach
		this.#rungs = rungs
		this.#used = used
		this.#states = used.map((u, p) => stateOf(u, s.effective[p]! / s.scale))
		this.#gain = Math.max(1e-12, (GAIN * s.demands.reduce((a, b) => a + b, 0)) / s.scale)
		this.#alone = this.#findAlone()
	}

	/** The verdict of every process, in model order. */
	judge(): Judgement[] {
		const serves = this.#reach.serves(this.#s.demands, this.#s.trades)
		this.#fedHelps = this.#findFedHelps(
			this.#states.map((state, p) => state === 'room' && serves[p]! && !this.#isSettled(p))
		)
		return this.#states.map((state, p) => {
			if (!serves[p]) return { verdict: 'idle', cause: null }
			if (state === 'none') return this.#reach.fed[p] ? this.#absent(p) : { verdict: 'idle', cause: null }
			return state === 'full' ? this.#full(p) : this.#withRoom(p)
		})
	}

	/** Full or missing processes, exhausted feeds and imports whose limit has a price; each confirmed by a solve. */
	#findAlone(): Found[] {
		const f = this.#f
		const { colDual, rowDual } = this.#probe.base.solution
		const priced = (dual: number) => Math.abs(dual) > ZERO_PRICE
		const limiters: Limiter[] = [
			...f.chain.processes.flatMap((_, index) =>
				this.#states[index] !== 'room' && priced(rowDual[f.row.capacity[index]!]!)
					? [{ kind: 'process' as const, index }]
					: []
			),
			...f.chain.feeds.flatMap((_, index) =>
				priced(colDual[f.col.take[index]!]!) ? [{ kind: 'feed' as const, index }] : []
			),
			...f.chain.trades.flatMap((_, index) => {
				const col = f.col.import[index]!
				return col >= 0 && colDual[col]! < -ZERO_PRICE ? [{ kind: 'trade' as const, index }] : []
			})
		]
		return limiters
			.map((limiter) => ({ ...limiter, result: outcomeOf(this.#probe.without([limiter])) }))
			.filter((found) => found.result.gain > this.#gain)
	}

	/** A step from today's basis for each process asked about; where it has no length, a solve has to say (`#feedHelps`). */
	#findFedHelps(asked: boolean[]): ('yes' | 'no' | 'unsaid')[] {
		if (asked.includes(true)) this.#probe.rebase()
		const best = this.#states.map((): { activity: number; price: number } => ({ activity: -1, price: -ZERO_PRICE }))
		this.#f.lots.activities.forEach(({ process }, activity) => {
			if (!asked[process]) return
			const price = this.#probe.fedPrice(activity)
			if (price < best[process]!.price) best[process] = { activity, price }
		})
		return best.map(({ activity }, p) => {
			if (activity < 0) return 'no'
			const { gain, used } = this.#probe.fedStep(activity)
			return gain > this.#gain && used > this.#used[p]! + this.#gain ? 'yes' : 'unsaid'
		})
	}

	#helpsAlone(p: number): boolean {
		return this.#alone.some((found) => found.kind === 'process' && found.index === p)
	}

	#isLimiting(p: number): boolean {
		return this.#states[p] !== 'room'
	}

	/** Others, full or missing, on the way to and from a process. */
	#companions(p: number): number[] {
		const linked = new Set([...this.#reach.upstream[p]!, ...this.#reach.downstream[p]!])
		return [...linked].filter((q) => q !== p && this.#isLimiting(q)).sort((a, b) => a - b)
	}

	#ids(processes: number[]): string[] {
		return processes.map((p) => this.#f.chain.processes[p]!.id)
	}

	/** The set that frees something together with `p`: its rung of the ladder, else those on its way that are needed. */
	#together(p: number): number[] {
		const rung = this.#rungs.find((set) => set.includes(p))
		if (rung) return rung.filter((q) => q !== p && this.#isLimiting(q))
		const companions = this.#companions(p)
		if (companions.length > FEW) return companions
		return companions.reduceRight<number[]>((kept, q) => {
			const fewer = kept.filter((other) => other !== q)
			return this.#helpsWith(p, fewer) ? fewer : kept
		}, companions)
	}

	#absent(p: number): Judgement {
		if (this.#helpsAlone(p)) return { verdict: 'absent', cause: { of: [], joint: false } }
		const of = this.#ids(this.#together(p))
		return { verdict: 'absent', cause: of.length > 0 ? { of, joint: true } : null }
	}

	#full(p: number): Judgement {
		if (this.#helpsAlone(p)) return { verdict: 'too-small', cause: { of: [], joint: false } }
		if (this.#runsForContract(p)) return { verdict: 'balanced', cause: null }
		if (this.#rungs.some((set) => set.includes(p)) || this.#helpsWith(p, this.#companions(p)))
			return { verdict: 'too-small', cause: { of: this.#ids(this.#together(p)), joint: true } }
		return { verdict: 'balanced', cause: null }
	}

	/** Full for its contract alone: without that, some of it would stand still. */
	#runsForContract(p: number): boolean {
		return this.#f.row.commitment[p]! >= 0 && this.#probe.released(p).used[p]! < this.#used[p]! * (1 - FULL)
	}

	/** Solves with and without `p` among others that are full or missing. */
	#helpsWith(p: number, companions: number[]): boolean {
		if (companions.length === 0) return false
		const others = companions.map((index): Limiter => ({ kind: 'process', index }))
		const without = this.#probe.without(others)
		if (!this.#isPriced(p, without)) return false
		return this.#probe.without([...others, { kind: 'process', index: p }]).gain > without.gain + this.#gain
	}

	#runsMore(p: number, result: Outcome): boolean {
		return result.gain > this.#gain && result.used[p]! > this.#used[p]! + this.#gain
	}

	#isUpstream({ kind, index }: Limiter, p: number): boolean {
		if (kind === 'process') return this.#reach.upstream[p]!.has(index)
		return kind === 'feed' ? this.#reach.feeds[p]!.has(index) : this.#reach.imports[p]!.has(index)
	}

	/** Whether more of a process would pay at the prices of a solve; if not, it cannot help there. */
	#isPriced(p: number, { solution }: ProbeResult): boolean {
		return Math.abs(solution.rowDual[this.#f.row.capacity[p]!]!) > ZERO_PRICE
	}

	#nameOf({ kind, index }: Limiter): string {
		const { chain } = this.#f
		return (kind === 'process' ? chain.processes : kind === 'feed' ? chain.feeds : chain.trades)[index]!.id
	}

	/** Single limits, up- and downstream, that make a process run more when they are lifted. */
	#moving(p: number): { up: Found[]; down: Found[] } {
		const moving = this.#alone.filter((found) => this.#runsMore(p, found.result))
		return {
			up: moving.filter((found) => this.#isUpstream(found, p)),
			down: moving.filter((found) => found.kind === 'process' && this.#reach.downstream[p]!.has(found.index))
		}
	}

	/** Whether single limits on one side alone hold a process. */
	#isSettled(p: number): boolean {
		const { up, down } = this.#moving(p)
		return up.length > 0 !== down.length > 0
	}

	/** In a loop one limit may lie both ways: it starves only if free inputs would help. */
	#withRoom(p: number): Judgement {
		const { up, down } = this.#moving(p)
		if (up.length > 0 && (down.length === 0 || this.#feedHelps(p))) return this.#held('starved', up, false)
		return down.length > 0 ? this.#held('blocked', down, false) : this.#heldBySeveral(p)
	}

	#feedHelps(p: number): boolean {
		if (this.#fedHelps[p] !== 'unsaid') return this.#fedHelps[p] === 'yes'
		return this.#runsMore(p, this.#probe.feeding(p))
	}

	#held(verdict: Verdict, limiters: Limiter[], joint: boolean): Judgement {
		return { verdict, cause: { of: limiters.map((l) => this.#nameOf(l)), joint } }
	}

	/** Limits on one side of a process: missing and full plants, feeds and imports. */
	#limitersUpstream(p: number): Limiter[] {
		return [
			...[...this.#reach.upstream[p]!]
				.filter((q) => q !== p && this.#isLimiting(q))
				.map((index): Limiter => ({ kind: 'process', index })),
			...[...this.#reach.feeds[p]!].map((index): Limiter => ({ kind: 'feed', index })),
			...[...this.#reach.imports[p]!].map((index): Limiter => ({ kind: 'trade', index }))
		].sort(byModelOrder)
	}

	#limitersDownstream(p: number): Limiter[] {
		return [...this.#reach.downstream[p]!]
			.filter((q) => q !== p && this.#isLimiting(q))
			.sort((a, b) => a - b)
			.map((index) => ({ kind: 'process', index }))
	}

	/**
	 * No single limit explains the room: inputs from nowhere, everything that limits its supply, everything downstream,
	 * and both. Lifting limits whose prices are all zero changes nothing, so those need no solve.
	 */
	#heldBySeveral(p: number): Judgement {
		const up = this.#binding(this.#limitersUpstream(p))
		const pricedUp = this.#fedHelps[p] !== 'no'
		if (pricedUp && (this.#feedHelps(p) || this.#freedBy(p, up))) return this.#held('starved', up, true)
		const down = this.#limitersDownstream(p)
		const pricedDown = down.some(({ index }) => this.#isPriced(index, this.#probe.base))
		if (pricedDown && this.#freedBy(p, down)) return this.#held('blocked', down, true)
		const both = [...up, ...down]
		const freed = (pricedUp || pricedDown) && this.#freedBy(p, both)
		return freed ? this.#held('starved', both, true) : { verdict: 'idle', cause: null }
	}

	#freedBy(p: number, limiters: Limiter[]): boolean {
		return limiters.length > 0 && this.#runsMore(p, this.#lift(limiters))
	}

	/** Plants of one route share what limits them: each set of limits is lifted once. */
	#lift(limiters: Limiter[]): Outcome {
		const key = limiters.map((l) => `${l.kind}${l.index}`).join()
		const known = this.#lifted.get(key) ?? outcomeOf(this.#probe.without(limiters))
		this.#lifted.set(key, known)
		return known
	}

	/** Feeds and imports that are not used up hold nobody back. */
	#binding(limiters: Limiter[]): Limiter[] {
		return limiters.filter(({ kind, index }) => {
			if (kind === 'process') return true
			const col = kind === 'feed' ? this.#f.col.take[index]! : this.#f.col.import[index]!
			const upper = this.#probe.session.bounds.colUpper[col]!
			return this.#probe.base.solution.colValue[col]! >= upper * (1 - FULL)
		})
	}
}

const KIND_ORDER = { process: 0, feed: 1, trade: 2 }

function byModelOrder(a: Limiter, b: Limiter): number {
	return KIND_ORDER[a.kind] - KIND_ORDER[b.kind] || a.index - b.index
}

function stateOf(used: number, effective: number): State {
	if (effective <= 1e-9) return 'none'
	return used >= effective * (1 - FULL) ? 'full' : 'room'
}
