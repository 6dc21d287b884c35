/**
 * A study: one scenario answered in every year, many times, each with the uncertain figures drawn anew. Latin hypercube
 * (McKay, Beckman and Conover 1979): of the samples of a study each figure takes each part of its range once.
 */
import { SAME, stateAfter, type Answer, type Engine, type Situation } from '#lib/engine/index.ts'
import { entryAt } from '#lib/model/addresses/addresses.ts'
import { settingUnit } from '#lib/model/scenario/setting.ts'
import type { Address, Chain, ShareFigure, StageId } from '#lib/model/chain.ts'
import { resolveScenario } from '#lib/model/scenario/apply-scenario.ts'
import { presentOf } from '#lib/model/scenario/first-build.ts'
import { rangesDrawn } from '#lib/model/scenario/own-ranges.ts'
import { withYear, type Range, type Scenario } from '#lib/model/scenario/scenario.ts'
import { dirichlet, rounded } from './distributions.ts'
import { drawnChain, type Places } from './drawn-chain.ts'
import { placeOf, seedOf, uniform } from './random.ts'
import { basisOf, subjectOf, uncertainOf, type Uncertain } from './uncertain.ts'
import { withRanges } from './stated-ranges.ts'

/** The question that a study asks; its scenario may have ranges in place of the model's. */
export interface StudyPlan {
	scenario: Scenario
	samples: number
	seed: number
}

/** What one sample comes to, year by year. */
export interface Outcome {
	/** Base units a year, to twelve digits. */
	delivered: number[]
	demand: number[]
	/** The weakest stage of each year; null where nothing is short. */
	weakest: (StageId | null)[]
}

/** One sample of a study: its number, from 0, and what came of it. */
export interface Row extends Outcome {
	sample: number
}

/** A chain made ready to be studied under a scenario. */
export interface Subject {
	chain: Chain
	scenario: Scenario
	uncertain: readonly Uncertain[]
	/**
	 * Figures that stand at 0 and could be more, as an import that nobody has ordered: a decision, and not drawn. A
	 * scenario takes it.
	 */
	decisions: readonly Uncertain[]
	/** Names of the figures whose ranges are stated for the study, with those ranges, in the unit of their settings. */
	stated: readonly { address: Address; names: string[]; range: Range; unit: string }[]
	/** The years of the study: from the present to the chain's last. */
	years: readonly number[]
}

/** Returns what a study of a scenario draws, from the model's ranges and the scenario's own, and for which years it answers. */
export function studySubject(model: Chain, scenario: Scenario): Subject {
	const ranges = rangesDrawn(model, scenario)
	const chain = subjectOf(withRanges(model, ranges), scenario)
	const first = presentOf(chain)
	const years = Array.from({ length: chain.years.last - first + 1 }, (_, i) => first + i)
	const basis = basisOf(chain, scenario)
	const { counts } = resolveScenario(chain, scenario)
	/** A plant that the scenario does not count comes in no sample. */
	const isCounted = ({ drawn }: Uncertain) =>
		drawn.by !== 'chance' ||
		drawn.of === 'trade' ||
		counts.includes(chain.processes[drawn.index]!.plants[drawn.plant]!.status)
	const all = uncertainOf({ ...chain, demands: chain.demands.filter((each) => each.basis === basis) }).filter(isCounted)
	const isDecision = ({ drawn: { by }, range }: Uncertain) => (by === 'figure' || by === 'setting') && range.mode === 0
	return {
		chain,
		scenario,
		uncertain: all.filter((each) => !isDecision(each)),
		decisions: all.filter(isDecision),
		stated: Object.entries(ranges).map(([address, range]) => ({
			address,
			names: entryAt(model, address)?.names ?? [address],
			range,
			unit: settingUnit(model, address)?.unit ?? ''
		})),
		years
	}
}

/** The places of one sample of a Latin hypercube; every figure by a seed of its own. */
export function placesOfSample({ uncertain }: Subject, { samples, seed }: StudyPlan, sample: number): Places {
	const drawn = new Set(uncertain.map(({ address }) => address))
	return {
		of: (address) => (drawn.has(address) ? hypercubePlace(seedOf(seed, address), sample, samples) : null),
		shares: ({ address, drawn: how }, { shares }) =>
			how.by === 'composition'
				? dirichlet(Object.values(shares), how.concentration, [seedOf(seed, address), sample])
				: null
	}
}

/** A place in the part of the range that falls to a sample. */
export function hypercubePlace(key: number, sample: number, samples: number): number {
	return (placeOf(sample, samples, key) + uniform(key, sample)) / samples
}

/** All figures at their modes but one, which is at the low or the high end of its range. */
export function placesAtEnd({ address: moved }: Uncertain, end: 'low' | 'high'): Places {
	return {
		of: (address) => (address === moved ? Number(end === 'high') : null),
		shares: (composition, figure) => (composition.address === moved ? sharesAtEnd(composition, figure, end) : null)
	}
}

/** The composition with its widest component at an end of its range, and the others in proportion. */
function sharesAtEnd({ drawn, range }: Uncertain, { shares }: ShareFigure, end: 'low' | 'high'): number[] | null {
	if (drawn.by !== 'composition') return null
	const left = (1 - range[end]) / (1 - range.mode)
	return Object.entries(shares).map(([id, share]) => (id === drawn.component ? range[end] : share * left))
}

/** The number that stands for a figure of a sample in a rank: its place, or the drawn share of a composition. */
export function rankedValue(places: Places, uncertain: Uncertain, chain: Chain): number {
	const { drawn, address } = uncertain
	if (drawn.by !== 'composition') return places.of(address) ?? 0
	const { of, index } = drawn.whole
	const figure = (of === 'feed' ? chain.feeds : chain.trades)[index]!.composition!
	return places.shares(uncertain, figure)![Object.keys(figure.shares).indexOf(drawn.component)]!
}

/**
 * Answers all years of a subject with its figures at given places. Every answer carries its certificate and balance.
 * @throws SolverDefect when an answer fails its certificate, or a process does not balance
 */
export function outcomeOf(engine: Engine, subject: Subject, places: Places | null): Outcome {
	const { chain: base, scenario, uncertain, years } = subject
	const chain = places ? drawnChain(base, uncertain, places) : base
	const outcome: Outcome = { delivered: [], demand: [], weakest: [] }
	let before: Year | null = null
	for (const year of years) {
		const state = before ? stateAfter(before.answer) : undefined
		const situation = engine.situation(withYear(scenario, year), state, chain)
		const current: Year =
			before && engine.holds(before.solved, situation) ? again(before, situation) : answered(engine, situation)
		outcome.delivered.push(rounded(current.answer.delivered))
		outcome.demand.push(rounded(current.answer.demand))
		outcome.weakest.push(current.weakest)
		before = current
	}
	return outcome
}

/** A year that is answered. */
interface Year {
	/** As the engine gave it, for this year or for one before it. */
	solved: Answer
	/** With what is there in this year. */
	answer: Answer
	weakest: StageId | null
}

function answered(engine: Engine, situation: Situation): Year {
	const answer = engine.solve(situation)
	const weakest = answer.gap > SAME * answer.demand ? engine.weakest(answer) : null
	return { solved: answer, answer, weakest }
}

/** The answer of the year before, with what is there at the beginning of this one. */
function again({ solved, answer, weakest }: Year, situation: Situation): Year {
	const { feeds, stores } = situation.chain
	const left = new Map(feeds.map(({ id, resource }) => [id, resource?.value ?? null]))
	const held = new Map(stores.map(({ id, amount }) => [id, amount.value ?? 0]))
	const share = new Map(feeds.map(({ id, composition }) => [id, composition?.shares ?? {}]))
	const next: Answer = {
		...answer,
		feeds: answer.feeds.map((each) => ({ ...each, left: left.get(each.id) ?? null })),
		stocks: answer.stocks.map((each) => ({
			...each,
			held: Object.fromEntries(
				Object.entries(share.get(each.id) ?? {}).map(([id, part]) => [id, part * (left.get(each.id) ?? 0)])
			)
		})),
		stores: answer.stores.map((each) => ({ ...each, held: held.get(each.id) ?? 0 }))
	}
	return { solved, answer: next, weakest }
}

/** Answers some samples of a study, from `from` to before `to`. Throws as {@link outcomeOf} does. */
export function* rowsOf(
	engine: Engine,
	subject: Subject,
	plan: StudyPlan,
	{ from, to }: { from: number; to: number }
): Generator<Row, void> {
	for (let sample = from; sample < to; sample++)
		yield { sample, ...outcomeOf(engine, subject, placesOfSample(subject, plan, sample)) }
}

/** The samples of one of several shards of equal size, but for one sample. */
export function shardRange(samples: number, shard: number, shards: number): { from: number; to: number } {
	return { from: Math.floor((samples * shard) / shards), to: Math.floor((samples * (shard + 1)) / shards) }
}

/**
 * Answers a part of a study of one scenario or several: all samples of the first come before those of the second. A row
 * stands beside the place of its scenario. Throws as {@link outcomeOf} does.
 */
export function* rowsOfPlans(
	engine: Engine,
	plans: readonly StudyPlan[],
	{ from, to }: { from: number; to: number }
): Generator<{ scenario: number } & Row, void> {
	for (const [scenario, plan] of plans.entries()) {
		const [first, end] = [from, to].map((at) => Math.min(plan.samples, Math.max(0, at - scenario * plan.samples)))
		if (first === end) continue
		const subject = studySubject(engine.chain, plan.scenario)
		for (const row of rowsOf(engine, subject, plan, { from: first!, to: end! })) yield { scenario, ...row }
	}
}
