/**
 * The engine: one chain, kept warm in a solver. `solve` answers a scenario, `explain` says why, `plan` is the two
 * together. Pure but for the solver's memory: the same scenario gives the same result, whatever was asked before.
 */

import { applyScenario } from '#lib/model/scenario/apply-scenario.ts'
import type { Chain, ComponentId, StageId } from '#lib/model/chain.ts'
import { openScenario, type Scenario } from '#lib/model/scenario/scenario.ts'
import { sum } from '#lib/model/sum.ts'
import { isFoundAlike, weakestStage, type Weakest } from './explain/ceilings.ts'
import { elementsInParts } from './explain/elements.ts'
import { explainInParts, type Explained, type Explaining } from './explain/explain.ts'
import { grainOf, planUnder, type Solved } from './explain/question.ts'
import { connectionsOf, type Connections } from './explain/verdicts/connections.ts'
import { solveJointly, type Joint } from './joint.ts'
import { lastOf } from './last-of.ts'
import { late } from './late.ts'
import { solveLevels } from './lp/lexicographic.ts'
import type { Bounds } from './lp/program.ts'
import { LpSession, SolveRecord } from './lp/session.ts'
import { areUnreached } from './lp/extent.ts'
import { Cancelled, type Basis, type LpSolver, type Solution } from './lp/solver.ts'
import type { Answer, Delivery, ElementFindings, Explanation, Plan } from './plan.ts'
import { planOf } from './plan-of.ts'
import { isSameProgramme } from './programme/formulate.ts'
import { Programme } from './programme/programme.ts'
import { isSameButForSupply, isSameList, situationOf, statesNoNeed, type Situation } from './programme/situation.ts'
import type { State } from './programme/state.ts'
import { Symmetry } from './programme/symmetry.ts'
import { BlendBound } from './solution/blended.ts'
import { flowsOf, type ChainFlows } from './solution/flows.ts'
import { answerOf } from './solve.ts'

/** Answers questions about one chain; every method may be called in any order and any number of times. */
export interface Engine {
	readonly chain: Chain
	/**
	 * Returns the numbers of a scenario: the public input of everything below.
	 * @param state What the years before left, as `stateAfter` returns it; left out for the chain's own beginning.
	 * @param chain The engine's chain with other figures, as a study draws them; left out for the engine's own.
	 * @throws RangeError for a scenario or a state that the chain does not know
	 */
	situation(scenario: Scenario, state?: State, chain?: Chain): Situation
	/**
	 * Returns what is delivered and nothing else: certified solves for the tiers up to that of the last need.
	 * @throws SolverDefect when an answer of the solver fails its certificate
	 */
	deliver(situation: Situation): Delivery
	/**
	 * Returns the goods that are worth most together; contracts get what the plan gives them.
	 * @param prices of the components, in the chain's order
	 * @param most of each need, as it counts it, base units a year
	 * @throws SolverDefect when an answer of the solver fails its certificate
	 */
	sell(situation: Situation, prices: readonly number[], most: readonly number[]): Sold
	/**
	 * Answers: what is delivered, and how everything flows.
	 * @throws SolverDefect when an answer of the solver fails its certificate, or a process does not balance
	 */
	solve(situation: Situation): Answer
	/**
	 * Explains an answer of this engine.
	 * @param before An answer explained already. Its explanation is returned where it stands for this one too: the plans are
	 * the same, and the situations differ in limits alone that none of the plans reaches by which it was made.
	 * @throws RangeError for an answer of another engine
	 * @throws SolverDefect as {@link Engine.solve}
	 */
	explain(answer: Answer, before?: Answer): Explanation
	/**
	 * Explains in parts, yielding between them. A caller that needs the engine for something else drops the iterator; one
	 * that goes on after that gets `Cancelled`.
	 */
	explainInParts(answer: Answer, before?: Answer): Generator<void, Explanation>
	/**
	 * Returns the weakest stage of an answer, as its explanation names it, without the rest of that.
	 * @throws RangeError for an answer of another engine
	 * @throws SolverDefect as {@link Engine.solve}
	 */
	weakest(answer: Answer): StageId
	/**
	 * Returns whether an answer stands in another situation as it is: the two differ in limits alone that neither the
	 * answer reaches nor, where it was asked for its weakest stage, any of the plans by which that was found.
	 * @throws RangeError for an answer of another engine
	 */
	holds(answer: Answer, situation: Situation): boolean
	/**
	 * Says of single components what an explanation says of all together; of one of them in particular. In parts, as
	 * {@link Engine.explainInParts}.
	 * @throws RangeError for an answer of another engine, or a component that the chain does not have
	 */
	elementsInParts(answer: Answer, explanation: Explanation, component: ComponentId): Generator<void, ElementFindings>
	/**
	 * Answers a scenario and explains the answer, by one component too where it is asked for. Throws as
	 * {@link Engine.situation} and {@link Engine.solve}.
	 */
	plan(scenario: Scenario, component?: ComponentId | null): Plan
	/**
	 * Plans consecutive years at once, each given as if it were the first.
	 * @throws SolverDefect when an answer of the solver fails its certificate
	 */
	jointly(situations: readonly Situation[]): Joint
	/** Frees the solver's memory. */
	dispose(): void
}

/** Goods that are sold: of each need what it counts, base units a year, and the worth of what they contain. */
export interface Sold {
	served: number[]
	worth: number[]
}

/** Kept of an answer for its explanation. */
interface Trace {
	solved: Solved
	flows: ChainFlows
	basis: Basis
	/** Once they were asked for. */
	weakest?: Weakest
	explained?: Explained
}

/** A programme loaded into the solver, with what is derived from it. */
interface Loaded {
	programme: Programme
	session: LpSession
	symmetry: Symmetry
	/** Made when an explanation first needs them, which a study never does. */
	connections: () => Connections
	blend: () => BlendBound
	/** The basis from which every situation is solved; found with the first. */
	start: Basis | null
}

/**
 * Returns the explanation of an answer where it stands for another as well, with the same proofs: all that it is made of
 * is the same, but for limits of feeds and of stores that none of its plans reaches.
 */
function explainedAlike(from: Trace, to: Trace): Explained | null {
	const [a, b] = [from.solved, to.solved]
	const { explained } = from
	if (!explained?.extent || a.programme !== b.programme || !isSameButForSupply(a.situation, b.situation)) return null
	const isSame =
		isSameList(a.plan.colValue, b.plan.colValue) &&
		isSameList(a.symmetry.under(a.bounds).rank, b.symmetry.under(b.bounds).rank) &&
		areUnreached(a.bounds, b.bounds, explained.extent, grainOf(a.situation))
	return isSame ? explained : null
}

class WarmEngine implements Engine {
	readonly chain: Chain
	readonly #solver: LpSolver
	readonly #record = new SolveRecord()
	readonly #traces = new WeakMap<Answer, Trace>()
	/** By basis of demand: a programme has the demands of one. */
	readonly #loaded = new Map<string, Loaded>()
	/** Counts the questions that moved the solver, so that an explanation notices that it was overtaken. */
	#asked = 0

	constructor(chain: Chain, solver: LpSolver) {
		this.chain = chain
		this.#solver = solver
		const opening = this.situation(openScenario(chain.scenarios[0]!.id))
		this.#loaded.set(opening.scenario.demand, this.#load(new Programme(opening.chain)))
	}

	situation(scenario: Scenario, state?: State, chain: Chain = this.chain): Situation {
		const applied = applyScenario(chain, scenario)
		return situationOf(applied.chain, applied.scenario, state)
	}

	deliver(situation: Situation): Delivery {
		const { programme, session } = this.#ready(situation)
		const levels = programme.tierLevels.slice(0, Math.max(1, programme.neededTiers(situation)))
		const bounds = programme.bounds(situation)
		const solution = solveLevels(session, levels, { bounds, scale: situation.scale }).at(-1)!
		const served = programme.served(solution).map((x, d) => Math.min(Math.max(0, x), situation.demands[d]!))
		const asked = statesNoNeed(situation.chain) ? served : situation.demands
		const delivered = sum(served)
		const short = served.map((x, d) => asked[d]! - x)
		const demand = sum(asked)
		return { demand, delivered, gap: Math.max(0, demand - delivered), served, short }
	}

	sell(situation: Situation, prices: readonly number[], most: readonly number[]): Sold {
		const { programme, session, symmetry } = this.#ready(situation)
		const { scale } = situation
		const own = { bounds: programme.bounds(situation), scale }
		const bounds = programme.bounds({ ...situation, demands: [...most] })
		programme.holdContracts(bounds, solveLevels(session, programme.tierLevels, own).at(-1)!)
		const levels = [programme.worthCost(prices), programme.preferenceLevel(symmetry.under(bounds).rank)]
		const solution = solveLevels(session, levels, { bounds, scale }).at(-1)!
		return { served: programme.served(solution), worth: programme.worth(solution, prices) }
	}

	solve(situation: Situation): Answer {
		const { programme, session, symmetry } = this.#ready(situation)
		this.#record.take()
		const bounds = programme.bounds(situation)
		const planned = planUnder({ programme, session, symmetry, situation }, bounds)
		const plan = planned.plan()
		const basis = session.basis()
		const flows = flowsOf(programme.formulation, plan)
		const answer = answerOf(situation, flows, this.#record)
		const solved = { programme, session, symmetry, situation, bounds, tiers: planned.tiers, plan }
		this.#traces.set(answer, { solved, flows, basis })
		return answer
	}

	explain(answer: Answer, before?: Answer): Explanation {
		return lastOf(this.explainInParts(answer, before))
	}

	*explainInParts(answer: Answer, before?: Answer): Generator<void, Explanation> {
		const trace = this.#traceOf(answer)
		const known = before && explainedAlike(this.#traceOf(before), trace)
		trace.explained = known ?? (yield* this.#inParts(answer, explainInParts))
		return trace.explained.explanation
	}

	weakest(answer: Answer): StageId {
		const trace = this.#traceOf(answer)
		trace.weakest ??= weakestStage(this.#backTo(trace).solved)
		return trace.weakest.stage
	}

	holds(answer: Answer, situation: Situation): boolean {
		const { solved, weakest } = this.#traceOf(answer)
		const { situation: before, programme, plan } = solved
		const isSame = before.demands.every((amount, d) => amount === situation.demands[d])
		if (!isSame || before.scale !== situation.scale || !isSameProgramme(situation.chain, before.chain)) return false
		const after = { ...solved, situation, bounds: programme.bounds(situation) }
		const isFree = (from: Bounds, to: Bounds, each: Solution) =>
			areUnreached(from, to, { least: each, most: each }, grainOf(before))
		if (!isFree(solved.bounds, after.bounds, plan)) return false
		return !weakest || isFoundAlike(weakest, after, isFree)
	}

	elementsInParts(answer: Answer, explanation: Explanation, component: ComponentId): Generator<void, ElementFindings> {
		return this.#inParts(answer, ({ solved }) => elementsInParts(solved, explanation, component))
	}

	#traceOf(answer: Answer): Trace {
		const trace = this.#traces.get(answer)
		if (!trace) throw new RangeError('An engine explains its own answers only.')
		return trace
	}

	/** Brings the solver back to an answer. */
	#backTo({ solved, flows, basis }: Trace): Explaining {
		const { connections, blend, session } = this.#ready(solved.situation)
		session.startFrom(basis)
		this.#record.take()
		return {
			solved: { ...solved, session },
			today: flows,
			get connections() {
				return connections()
			},
			get blend() {
				return blend()
			},
			record: this.#record
		}
	}

	/** Goes back to an answer and makes something of it, unless the engine is asked something else between two parts. */
	*#inParts<T>(answer: Answer, make: (explaining: Explaining) => Generator<void, T>): Generator<void, T> {
		const parts = make(this.#backTo(this.#traceOf(answer)))
		const mine = this.#asked
		for (let next = parts.next(); ; next = parts.next()) {
			if (next.done) return next.value
			yield
			if (mine !== this.#asked) throw new Cancelled('The engine was asked something else.')
		}
	}

	plan(scenario: Scenario, component: ComponentId | null = null): Plan {
		const answer = this.solve(this.situation(scenario))
		const explanation = this.explain(answer)
		if (component === null) return planOf(answer, explanation)
		return planOf(answer, explanation, lastOf(this.elementsInParts(answer, explanation, component)))
	}

	jointly(situations: readonly Situation[]): Joint {
		return solveJointly(situations, this.#solver)
	}

	dispose() {
		for (const { session } of this.#loaded.values()) session.dispose()
		this.#loaded.clear()
	}

	/** Returns the programme of a situation, at its start. */
	#ready({ chain, scenario: { demand } }: Situation): Loaded {
		const before = this.#loaded.get(demand)
		const loaded = before && isSameProgramme(chain, before.programme.chain) ? before : this.#follow(chain, before)
		this.#loaded.set(demand, loaded)
		this.#asked += 1
		loaded.start ??= this.#start(loaded, demand)
		loaded.session.startFrom(loaded.start)
		return loaded
	}

	/** Returns the basis at the optimum of the scenario that opens, from which few steps lead to any other. */
	#start({ programme, session }: Loaded, demand: string): Basis {
		const opening = this.situation({ ...openScenario(this.chain.scenarios[0]!.id), demand })
		session.startFrom(null)
		const question = { bounds: programme.bounds(opening), scale: opening.scale }
		solveLevels(session, programme.tierLevels, question)
		return session.basis()
	}

	/** Brings other yields, compositions and contents into the solver: as coefficients where the pattern is the same. */
	#follow(chain: Chain, before: Loaded | undefined): Loaded {
		const programme = new Programme(chain)
		if (before?.session.follow(programme.lp)) return this.#derived(programme, before.session)
		before?.session.dispose()
		return this.#load(programme)
	}

	#load(programme: Programme): Loaded {
		return this.#derived(programme, new LpSession(this.#solver, programme.lp, this.#record))
	}

	#derived(programme: Programme, session: LpSession): Loaded {
		return {
			programme,
			session,
			symmetry: new Symmetry(programme),
			connections: late(() => connectionsOf(programme.formulation)),
			blend: late(() => new BlendBound(programme, this.#solver, this.#record)),
			start: null
		}
	}
}

/**
 * Loads a chain into a solver.
 * @throws TooManyLots for a chain whose compositions do not settle
 */
export function createEngine(chain: Chain, solver: LpSolver): Engine {
	return new WarmEngine(chain, solver)
}
