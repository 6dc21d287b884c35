/** The results of the engine: answers, explanations, and plans that hold both. Plain data; amounts in base units a year. */

import type { ComponentId, MaterialId, NodeId, OutletId, RouteId, StageId } from '#lib/model/chain.ts'
import type { ResolvedScenario } from '#lib/model/scenario/scenario.ts'
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

/** Capacity and use of a process in an answer. Capacities and uses are on the process's capacity basis, base units a year. */
export interface ProcessUse {
	id: NodeId
	stage: StageId
	route: RouteId
	/**
	 * Nameplate that counts in this scenario and year, before availability and ramp; null when it is not known, which
	 * does not limit.
	 */
	installed: number | null
	/** Usable capacity: nameplate x availability x ramp; null when not known. */
	effective: number | null
	used: number
	/** used / effective, 0 where nothing is installed. */
	utilisation: number
	/** Taken in, and what left as product, in base units (not the capacity basis). */
	input: number
	output: number
	/** Least run asked by a contract, and how much of it was not met. */
	committed: number
	committedShort: number
}

/** Verdict on a process, its cause and its needs at the top of the ladder. */
export interface ProcessFinding {
	id: NodeId
	verdict: Verdict
	cause: Cause | null
	/** Capacity at the top of the ladder: effective plus all that the ladder adds; null when not known. */
	needed: number | null
	/** Its use at the top of the ladder. */
	usedAtTop: number
	/** Delivery gained per unit of capacity at today's prices; 0 where more of it alone gains nothing. */
	shadowPrice: number
}

/** A process in a plan: its use, and the findings of the explanation. */
export type ProcessResult = ProcessUse & ProcessFinding

/** Service of a demand; amounts as counted, base units a year. */
export interface DemandResult {
	id: NodeId
	amount: number
	served: number
	short: number
	tier: number
	/** The contents of the goods served; `served` is their sum times the demand's `counted`. */
	contained: Composition
}

/** Supply and use of a feed or a stock, base units a year. */
export interface FeedUse {
	id: NodeId
	/** The amount that it can give in a year; null when not known, or for a stock without such a limit. */
	available: number | null
	/** What is there at the start of the year, in the ground or in store; null where the chain sets no limit. */
	left: number | null
	used: number
}

/** A stock of a material in the year, base units: at the end it holds `held` − `drawn` + `kept`. */
export interface StockResult {
	id: NodeId
	held: Composition
	drawn: Composition
	kept: Composition
	/** The most that it holds; null where there is room for all. */
	limit: number | null
}

/** A store of an outlet or a by-product in the year, in its own unit: at the end it holds `held` + `added`. */
export interface StoreResult {
	id: NodeId
	held: number
	added: number
	limit: number | null
}

/** A feed in a plan: its use today and at the top of the ladder, base units a year. */
export type FeedResult = FeedUse & { usedAtTop: number }

/** Amount of an import or an export, base units a year. */
export interface TradeResult {
	id: NodeId
	kind: 'import' | 'export'
	/** Import limit (null: no known limit) or export commitment. */
	amount: number | null
	used: number
	/** Commitment not met; 0 for imports. */
	short: number
}

/** A stream between two nodes, base units a year. `to` is a process, a demand, an export, a stock, or `SURPLUS`. */
export interface Flow {
	from: NodeId
	to: NodeId
	material: MaterialId
	total: number
	components: Composition
	/** The part of `components` that came from abroad; left out where none did. */
	imported?: Composition
}

/** Destination of a flow that no process, demand or export takes. */
export const SURPLUS = 'surplus'

/** Amount that leaves a process through an outlet, base units a year. */
export interface Loss {
	process: NodeId
	outlet: OutletId
	total: number
	components: Composition
}

/** A by-product made beside the accounted components. */
export interface ByproductResult {
	process: NodeId
	id: string
	/** Gross tonnes a year, in the by-product's own unit. */
	amount: number
}

/** Delivery, base units a year, if only this stage limited. */
export interface Ceiling {
	stage: StageId
	delivered: number
}

/** The same with the feeds of other routes closed. */
export interface RouteCeiling extends Ceiling {
	route: RouteId
}

/** Kinds of cause that a rung is charged to, scarcest kind first. */
export type CauseKind = 'absent' | 'short-feed' | 'full' | 'missing-component' | 'limit'

/** A set of processes enlarged together, on top of the rungs below it. */
export interface Rung {
	/** Processes enlarged together, in model order; amounts on each one's capacity basis. */
	adds: { process: NodeId; amount: number; cost: number | null }[]
	/** What the gap that it closes is charged to: some of what it adds, of the scarcest kind. */
	cause: GapCause['cause']
	/** The first tier of demand that it serves better. */
	tier: number
	/** Gain of delivery; where an earlier tier takes from a later one, it may be 0 or less. */
	frees: number
	/** Total delivered once this rung is climbed. */
	delivered: number
	/** In the chain's currency; null unless every addition has a cost. */
	cost: number | null
	/** Longest lead time of the set, years; null where none is known. */
	lead: number | null
}

/**
 * Why the ladder stops below the demand: limits that are used up at its top, stores that are full, contracts that take
 * what more could be made, or (`component`) demands for which nothing in the chain makes more.
 */
export interface LadderEnd {
	reached: boolean
	limits: { kind: 'feed' | 'expansion' | 'import' | 'store' | 'contract' | 'component'; of: string }[]
}

/** Part of the gap, charged to one cause; all of them sum to the gap. */
export interface GapCause {
	cause: { kind: CauseKind; of: string[] }
	amount: number
}

/**
 * Checks of what was solved, made without the solver's word. Residuals are the worst of all solves, relative to the
 * largest amount or price in play; what exceeds `tolerance` is never returned.
 */
export interface Certificate {
	/** Number of certified solves. */
	solves: number
	primal: number
	dual: number
	complementarity: number
	objectiveGap: number
	/** Worst component imbalance at any process. */
	balance: number
	tolerance: number
}

/** Delivery alone, without flows; base units a year. */
export interface Delivery {
	demand: number
	delivered: number
	gap: number
	/** Per demand of the scenario's basis, in the chain's order, as counted. */
	served: number[]
	short: number[]
}

/** The answer for one chain, one scenario and one year: what is delivered, and how everything flows. Plain data. */
export interface Answer {
	model: { id: string; name: string; version: string; fingerprint: string }
	scenario: ResolvedScenario
	year: number
	/** Base unit a year, e.g. `t REO/yr`. */
	unit: string
	demand: number
	delivered: number
	gap: number
	/** Part of what is delivered that was imported, after its share of the losses. */
	imported: number
	demands: DemandResult[]
	/**
	 * Set where no need is stated and as much is made as can be: the demand is then what is delivered, and there is no gap.
	 * `unlimited` names the goods that nothing known limits, whose amounts mean nothing.
	 */
	open?: { unlimited: NodeId[] }
	processes: ProcessUse[]
	feeds: FeedUse[]
	stocks: StockResult[]
	stores: StoreResult[]
	trades: TradeResult[]
	flows: Flow[]
	losses: Loss[]
	byproducts: ByproductResult[]
	certificate: Certificate
	/** Identifies model, scenario and year; the same everywhere for the same inputs. */
	fingerprint: string
}

/** Why the answer is what it is, and what would change it. Plain data. */
export interface Explanation {
	/**
	 * Delivered if every user of a blended material drew the same mixture, where `delivered` lets each choose its
	 * sources; null when nothing blends. No demand gets more than in the answer.
	 */
	deliveredBlended: number | null
	/** In the order of the chain's processes and feeds. */
	processes: ProcessFinding[]
	feeds: { id: NodeId; usedAtTop: number }[]
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
}

/** The ladder and the ceilings by component; made where one of them is asked about. Base units a year. */
export interface ElementFindings {
	/** Per rung of the ladder: the contents of what each demand gets once it is climbed. */
	ladder: Record<NodeId, Composition>[]
	/** The component that was asked about. */
	component: ComponentId
	/**
	 * The most of it that could be delivered if only this stage limited: in goods that have to contain it, or where none
	 * have to, in any.
	 */
	ceilings: Ceiling[]
	/** Stage with the lowest of these. */
	weakest: StageId
}

/**
 * The answer with its explanation, for one chain, one scenario and one year. Plain data; amounts in base units a year.
 * `certificate` covers the solves of both, not those of `elements`.
 */
export interface Plan
	extends Omit<Answer, 'processes' | 'feeds'>, Omit<Explanation, 'processes' | 'feeds' | 'certificate'> {
	processes: ProcessResult[]
	feeds: FeedResult[]
	/** Left out where no component was asked about. */
	elements?: ElementFindings
}
