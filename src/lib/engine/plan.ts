/** What a plan is: the answer for one chain, one scenario and one year. Plain data; amounts in base units a year. */

import type { ComponentId, MaterialId, NodeId, OutletId, RouteId, StageId } from '#lib/model/chain.ts'
import type { ResolvedScenario } from '#lib/model/scenario.ts'
import type { Verdict } from '#lib/model/verdict.ts'

export type { Verdict } from '#lib/model/verdict.ts'

/** Components with a non-zero amount. */
export type Composition = Record<ComponentId, number>

/**
 * Why a process has its verdict: the nodes that hold it back, or (for absent and too-small) those that must grow with
 * it before delivery rises. `joint` is true when no single one of `of` would do.
 */
export interface Cause {
	of: NodeId[]
	joint: boolean
}

export interface ProcessResult {
	id: NodeId
	stage: StageId
	route: RouteId
	verdict: Verdict
	cause: Cause | null
	/**
	 * Nameplate that counts in this scenario and year, before availability and ramp; null when it is not known, which
	 * does not limit. All capacities are on the process's capacity basis.
	 */
	installed: number | null
	/** What can be used: nameplate x availability x ramp; null when not known. */
	effective: number | null
	used: number
	/** used / effective, 0 where nothing is installed. */
	utilisation: number
	/** Capacity at the top of the ladder: effective plus all that the ladder adds; null when not known. */
	needed: number | null
	/** What passes at the top of the ladder. */
	usedAtTop: number
	/** Taken in, and what left as product, in base units (not the capacity basis). */
	input: number
	output: number
	/** Delivery gained per unit of capacity; 0 where more of it alone gains nothing. */
	shadowPrice: number
	/** Least run asked by a contract, and how much of it was not met. */
	committed: number
	committedShort: number
}

export interface DemandResult {
	id: NodeId
	amount: number
	served: number
	short: number
	tier: number
	/** What the goods served contain; `served` is this times the demand's `counted`. */
	contained: Composition
}

export interface FeedResult {
	id: NodeId
	/** null: not known, so not limiting. */
	available: number | null
	used: number
	usedAtTop: number
}

export interface TradeResult {
	id: NodeId
	kind: 'import' | 'export'
	/** Import limit (null: no known limit) or export commitment. */
	amount: number | null
	used: number
	/** Commitment not met; 0 for imports. */
	short: number
}

/** `to` is a process, a demand, an export, or `SURPLUS`. */
export interface Flow {
	from: NodeId
	to: NodeId
	material: MaterialId
	total: number
	components: Composition
	/** The part of `components` that came from abroad; left out where none did. */
	imported?: Composition
}

export const SURPLUS = 'surplus'

export interface Loss {
	process: NodeId
	outlet: OutletId
	total: number
	components: Composition
}

export interface ByproductResult {
	process: NodeId
	id: string
	/** Gross tonnes a year, in the by-product's own unit. */
	amount: number
}

export interface Ceiling {
	stage: StageId
	delivered: number
}

export interface RouteCeiling extends Ceiling {
	route: RouteId
}

/** What a rung is charged to, scarcest kind first. */
export type CauseKind = 'absent' | 'short-feed' | 'full' | 'missing-component' | 'limit'

export interface Rung {
	/** Processes enlarged together, in model order; amounts on each one's capacity basis. */
	adds: { process: NodeId; amount: number; cost: number | null }[]
	kind: CauseKind
	frees: number
	/** Total delivered once this rung is climbed. */
	delivered: number
	/** In the chain's currency; null unless every addition has a cost. */
	cost: number | null
	/** Longest lead time of the set, years; null where none is known. */
	lead: number | null
}

/** Why the ladder stops below the demand: limits that bind at its top. */
export interface LadderEnd {
	reached: boolean
	limits: { kind: 'feed' | 'expansion' | 'import' | 'component'; of: string }[]
}

export interface GapCause {
	cause: { kind: CauseKind; of: string[] }
	amount: number
}

/** Checks of the answer, made without the solver's word. Residuals are relative to the largest amount in play. */
export interface Certificate {
	ok: boolean
	solves: number
	primal: number
	dual: number
	complementarity: number
	objectiveGap: number
	/** Worst component imbalance at any process. */
	balance: number
	tolerance: number
}

export interface Plan {
	model: { id: string; name: string; version: string; fingerprint: string }
	scenario: ResolvedScenario
	year: number
	/** Base unit a year, e.g. `t REO/yr`. */
	unit: string
	demand: number
	delivered: number
	/**
	 * Delivered if every user of a blended material drew the same mixture, where `delivered` lets each choose its
	 * sources; null when nothing blends. Tier by tier no better than the plan, though with several tiers the sum may be.
	 */
	deliveredBlended: number | null
	gap: number
	/** Part of what is delivered that was imported, after its share of the losses. */
	imported: number
	demands: DemandResult[]
	processes: ProcessResult[]
	feeds: FeedResult[]
	trades: TradeResult[]
	flows: Flow[]
	losses: Loss[]
	byproducts: ByproductResult[]
	/** The chain as it would run at the top of the ladder; `flows` minus today's is the stranded flow. */
	top: { delivered: number; flows: Flow[]; losses: Loss[] }
	ceilings: Ceiling[]
	routeCeilings: RouteCeiling[]
	/** Stage with the lowest ceiling. */
	weakest: StageId
	ladder: Rung[]
	ladderEnd: LadderEnd
	gapByCause: GapCause[]
	certificate: Certificate
	/** Identifies model, scenario and year; the same everywhere for the same inputs. */
	fingerprint: string
}

/** Anything that can plan: a worker in the page, the engine itself in the command line and in tests. */
export interface EngineClient {
	plan(scenario: import('#lib/model/scenario.ts').Scenario): Promise<Plan>
}
