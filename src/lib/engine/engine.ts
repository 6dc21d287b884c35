/**
 * The engine: one chain, kept warm in a solver; a plan for every scenario. Pure but for the solver's memory: the same
 * scenario gives the same plan, whatever was planned before.
 */

import type { Chain } from '#lib/model/chain.ts'
import { fingerprint } from '#lib/model/fingerprint.ts'
import { applyScenario, type Applied } from '#lib/model/apply-scenario.ts'
import type { ResolvedScenario, Scenario } from '#lib/model/scenario.ts'
import { worstImbalance } from './solution/balance.ts'
import { BlendBound } from './solution/blended.ts'
import { applySituation, promiseToday } from './programme/bounds.ts'
import { ceilingsOf } from './explain/ceilings.ts'
import { FedProgram } from './explain/verdicts/free-inputs.ts'
import { formulate, type Formulation } from './programme/formulate.ts'
import { gapCauses, ladderEnd, rungsOf } from './explain/ladder/rungs.ts'
import { byproducts, composition, read, type Reading } from './solution/flows.ts'
import { climb } from './explain/ladder/search.ts'
import { CERTIFICATE_TOLERANCE, LpSession, SolveRecord, type Cost } from './lp/session.ts'
import { SolverDefect, type Basis, type LpSolver, type Solution } from './lp/solver.ts'
import { basisOfChain, planLevels, shortfallCost, solveLevels } from './programme/levels.ts'
import type {
	Certificate,
	DemandResult,
	EngineClient,
	FeedResult,
	Plan,
	ProcessResult,
	Rung,
	TradeResult
} from './plan.ts'
import { Probe } from './explain/verdicts/what-if.ts'
import { reachOf, type Reach } from './explain/verdicts/connections.ts'
import { situationOf, type Situation } from './programme/situation.ts'
import { structureKey } from './programme/structure.ts'
import { Judge, type Judgement } from './explain/verdicts/verdict.ts'

/** Imbalance above this share of the largest amount is a defect. */
export const BALANCE_TOLERANCE = 1e-9

/** Contracts a hair below what they get: a plant that only just serves one then has no price for the needs. */
const NEARLY = 1 - 1e-7

export interface Engine {
	readonly chain: Chain
	/** Throws RangeError for a scenario that the chain does not know, {@link SolverDefect} when an answer fails. */
	plan(scenario: Scenario): Plan
	/** Frees the solver's memory. */
	dispose(): void
}

/** What the solves of one scenario found, before it is written down. */
interface Findings {
	today: Reading
	top: Reading
	/** Delivered if mixtures truly blend; null when nothing does. */
	blended: number | null
	added: number[]
	rungs: Rung[]
	end: Plan['ladderEnd']
	judgements: Judgement[]
	prices: number[]
	ceilings: Plan['ceilings']
	routeCeilings: Plan['routeCeilings']
}

/** One programme kept warm in a solver, for all situations of chains of one structure. */
class WarmProgramme {
	readonly chain: Chain
	#f: Formulation
	#session: LpSession
	#reach: Reach
	#levels: Cost[]
	#blend: BlendBound
	#fed: FedProgram
	#record = new SolveRecord()
	#start: Basis | null = null

	constructor(chain: Chain, solver: LpSolver) {
		this.chain = chain
		this.#f = formulate(chain)
		this.#session = new LpSession(solver, this.#f.lp, this.#record)
		this.#reach = reachOf(this.#f)
		this.#levels = planLevels(this.#f)
		this.#blend = new BlendBound(this.#f, solver, this.#record)
		this.#fed = new FedProgram(this.#f, solver, this.#record)
	}

	plan({ chain, scenario }: Applied): Plan {
		const situation = situationOf(chain, scenario)
		this.#begin(situation)
		this.#record.take()
		return this.#write(chain, scenario, situation, this.#find(situation))
	}

	dispose() {
		this.#session.dispose()
		this.#fed.dispose()
	}

	/** Every plan starts from the same basis, so that it depends neither on earlier plans nor on which came first. */
	#begin(situation: Situation) {
		this.#start ??= basisOfChain(this.#f, this.#session)
		this.#fed.begin()
		applySituation(this.#f, situation, this.#session.bounds)
		this.#session.startFrom(this.#start)
	}

	#find(situation: Situation): Findings {
		const f = this.#f
		const session = this.#session
		const { scale } = situation
		const solution = solveLevels(session, this.#levels)
		const today = read(f, solution, scale)
		const limits = this.#limits(solution, scale)
		const ladder = climb(f, session, situation, solution, this.#levels)
		const rungs = rungsOf(f, situation, ladder)
		const added = ladder.corners[ladder.corners.length - 1]!.added.map((x) => x * scale)
		const probe = new Probe(f, session, this.#fed)
		const sets = rungs.map((rung) => rung.adds.map((a) => this.chain.processes.findIndex((p) => p.id === a.process)))
		const judge = new Judge(
			f,
			situation,
			probe,
			this.#reach,
			today.used.map((u) => u / scale),
			sets
		)
		return {
			today,
			rungs,
			added,
			blended: scaled(this.#blend.delivered(situation, today.made), scale),
			end: ladderEnd(f, situation, ladder),
			judgements: judge.judge(),
			...limits,
			top: ladder.corners.length > 1 ? read(f, ladder.top, scale) : today
		}
	}

	/** Ceilings, and what one more tonne of each capacity would deliver: for the needs, with contracts kept as today. */
	#limits(today: Solution, scale: number) {
		const f = this.#f
		const session = this.#session
		const before = session.snapshot()
		try {
			promiseToday(f, session.bounds, today, NEARLY)
			session.ask(shortfallCost(f, 'total'))
			const { rowDual } = session.solve()
			const prices = f.row.capacity.map((row) => Math.max(0, -rowDual[row]!))
			session.restore(before)
			promiseToday(f, session.bounds, today)
			return { prices, ...ceilingsOf(f, session, scale) }
		} finally {
			session.restore(before)
		}
	}

	#certify(found: Findings, demand: number): Certificate {
		const { solves, residuals } = this.#record.take()
		const ids = this.chain.processes.map((p) => p.id)
		const balance = Math.max(...[found.today, found.top].map((r) => worstImbalance(ids, r.flows, r.losses, demand)))
		if (!(balance <= BALANCE_TOLERANCE)) throw new SolverDefect('A process does not balance', { balance })
		return { ok: true, solves, ...residuals, balance, tolerance: CERTIFICATE_TOLERANCE }
	}

	#write(chain: Chain, scenario: ResolvedScenario, s: Situation, found: Findings): Plan {
		const { today, top, rungs, end, ceilings } = found
		const demand = s.demands.reduce((a, b) => a + b, 0)
		const demands = demandResults(chain, s, scenario, today)
		const delivered = demands.reduce((sum, d) => sum + d.served, 0)
		const gap = Math.max(0, demand - delivered)
		return {
			model: { id: chain.id, name: chain.name, version: chain.version, fingerprint: chain.fingerprint },
			scenario,
			year: scenario.year,
			unit: `${chain.unit}/yr`,
			demand,
			delivered,
			deliveredBlended: found.blended,
			gap,
			imported: Math.min(delivered, today.imported),
			demands,
			processes: processResults(chain, s, found),
			feeds: feedResults(chain, s, today, top),
			trades: tradeResults(chain, s, today),
			flows: today.flows,
			losses: today.losses,
			byproducts: byproducts(chain, today),
			top: { delivered: top.delivered, flows: top.flows, losses: top.losses },
			ceilings,
			routeCeilings: found.routeCeilings,
			weakest: weakestOf(ceilings),
			ladder: rungs,
			ladderEnd: end,
			gapByCause: gapCauses(this.#f, s, rungs, end, gap),
			certificate: this.#certify(found, demand),
			fingerprint: fingerprint([chain.fingerprint, ...asked(scenario)])
		}
	}
}

/** Programmes kept for scenarios that set yields, shares, compositions or costs, beside that of the chain as written. */
const KEPT_PROGRAMMES = 2

class WarmEngine implements Engine {
	readonly chain: Chain
	readonly #solver: LpSolver
	/** By structure, the one used last at the end. */
	readonly #programmes = new Map<string, WarmProgramme>()

	constructor(chain: Chain, solver: LpSolver) {
		this.chain = chain
		this.#solver = solver
		this.#programmes.set('', new WarmProgramme(chain, solver))
	}

	plan(scenario: Scenario): Plan {
		const applied = applyScenario(this.chain, scenario)
		return this.#programmeOf(applied.chain).plan(applied)
	}

	dispose() {
		for (const programme of this.#programmes.values()) programme.dispose()
		this.#programmes.clear()
	}

	#programmeOf(chain: Chain): WarmProgramme {
		const key = structureKey(chain, this.chain)
		const found = this.#programmes.get(key)
		if (key === '') return found!
		const programme = found ?? new WarmProgramme(chain, this.#solver)
		this.#programmes.delete(key)
		this.#programmes.set(key, programme)
		const others = [...this.#programmes].filter(([each]) => each !== '')
		for (const [old, unused] of others.slice(0, -KEPT_PROGRAMMES)) {
			unused.dispose()
			this.#programmes.delete(old)
		}
		return programme
	}
}

/** The first stage with the lowest ceiling; stages apart by rounding alone count as equal. */
function weakestOf(ceilings: Plan['ceilings']): string {
	const lowest = Math.min(...ceilings.map((c) => c.delivered))
	return ceilings.find((c) => c.delivered <= lowest * (1 + 1e-9) + 1e-12)!.stage
}

const scaled = (value: number | null, scale: number) => (value === null ? null : value * scale)

/** All of a scenario that its plan depends on. */
const asked = ({ year, demand, counts, amounts, replaced }: ResolvedScenario) => [
	year,
	demand,
	counts,
	amounts,
	replaced
]

const finite = (value: number) => (Number.isFinite(value) ? value : null)

function demandResults(chain: Chain, s: Situation, scenario: ResolvedScenario, today: Reading): DemandResult[] {
	return chain.demands.flatMap((d, i) => {
		if (d.basis !== scenario.demand) return []
		const amount = s.demands[i]!
		const served = Math.min(amount, today.contained[i]!.reduce((a, b) => a + b, 0) * d.counted)
		return [
			{
				id: d.id,
				amount,
				served,
				short: amount - served,
				tier: d.tier,
				contained: composition(chain, today.contained[i]!)
			}
		]
	})
}

function processResults(chain: Chain, s: Situation, found: Findings): ProcessResult[] {
	const { today, top, judgements, added, prices } = found
	return chain.processes.map((p, i) => {
		const effective = s.effective[i]!
		const used = today.used[i]!
		return {
			id: p.id,
			stage: p.stage,
			route: p.route,
			verdict: judgements[i]!.verdict,
			cause: judgements[i]!.cause,
			installed: finite(s.installed[i]!),
			effective: finite(effective),
			used,
			utilisation: effective > 0 && Number.isFinite(effective) ? used / effective : 0,
			needed: finite(effective + added[i]!),
			usedAtTop: top.used[i]!,
			input: today.input[i]!,
			output: today.output[i]!,
			shadowPrice: helpsAlone(judgements[i]!) ? prices[i]! : 0,
			committed: s.commitment[i]!,
			committedShort: Math.max(0, s.commitment[i]! - used)
		}
	})
}

/** Confirmed by a solve; without that a price at a degenerate optimum may stand where more capacity gains nothing. */
const helpsAlone = ({ verdict, cause }: Judgement) =>
	(verdict === 'too-small' || verdict === 'absent') && cause !== null && !cause.joint && cause.of.length === 0

function feedResults(chain: Chain, s: Situation, today: Reading, top: Reading): FeedResult[] {
	return chain.feeds.map((feed, i) => ({
		id: feed.id,
		available: finite(s.feeds[i]!),
		used: today.taken[i]!,
		usedAtTop: top.taken[i]!
	}))
}

function tradeResults(chain: Chain, s: Situation, today: Reading): TradeResult[] {
	return chain.trades.map((trade, i) => {
		const used = today.traded[i]!
		const short = trade.kind === 'export' ? Math.max(0, s.trades[i]! - used) : 0
		return { id: trade.id, kind: trade.kind, amount: finite(s.trades[i]!), used, short }
	})
}

/** Loads a chain into a solver. Throws {@link TooManyLots} for a chain whose compositions never settle. */
export function createEngine(chain: Chain, solver: LpSolver): Engine {
	return new WarmEngine(chain, solver)
}

/** The engine behind the interface that the page's worker also has. */
export function localClient(engine: Engine): EngineClient {
	return { plan: async (scenario) => engine.plan(scenario) }
}
