/** The answer: what a situation delivers and how everything flows, without saying why. */

import type { Chain } from '#lib/model/chain.ts'
import { fingerprint } from '#lib/model/fingerprint.ts'
import type { ResolvedScenario } from '#lib/model/scenario/scenario.ts'
import { sum } from '#lib/model/sum.ts'
import type { Recorded, SolveRecord } from './lp/session.ts'
import { SolverDefect } from './lp/solver.ts'
import type {
	Answer,
	Certificate,
	DemandResult,
	FeedUse,
	Flow,
	Loss,
	ProcessUse,
	StockResult,
	StoreResult,
	TradeResult
} from './plan.ts'
import { statesNoNeed, type Situation } from './programme/situation.ts'
import { worstImbalance } from './solution/balance.ts'
import { byproducts, composition, type ChainFlows } from './solution/flows.ts'
import { BALANCE, CERTIFICATE, SAME } from './tolerances.ts'

/** Null for what is not known. */
export const finite = (value: number) => (Number.isFinite(value) ? value : null)

/**
 * Returns the certificate of some solves, with the balance of the flows.
 * @throws SolverDefect when a component does not balance at a process
 */
export function certificateOf(
	chain: Chain,
	{ solves, residuals }: Recorded,
	{ flows, losses }: { flows: Flow[]; losses: Loss[] },
	demand: number
): Certificate {
	const balance = worstImbalance(
		chain.processes.map((p) => p.id),
		flows,
		losses,
		demand
	)
	if (!(balance <= BALANCE)) throw new SolverDefect('A process does not balance', { balance })
	return { solves, ...residuals, balance, tolerance: CERTIFICATE }
}

/** Everything of a scenario that its answer depends on. */
const inputsOf = ({ year, demand, counts, amounts, replaced }: ResolvedScenario) => [
	year,
	demand,
	counts,
	amounts,
	replaced
]

/** Of a demand that is not stated, what it gets is what it asks for. */
function demandResults(chain: Chain, s: Situation, basis: string, flows: ChainFlows): DemandResult[] {
	const open = statesNoNeed(s.chain)
	return chain.demands.flatMap((d, i) => {
		if (d.basis !== basis) return []
		const most = s.demands[i]!
		const served = Math.min(most, sum(flows.contained[i]!) * d.counted)
		const amount = open ? served : most
		const contained = composition(chain, flows.contained[i]!)
		return [{ id: d.id, amount, served, short: amount - served, tier: d.tier, contained }]
	})
}

function processUses(chain: Chain, s: Situation, flows: ChainFlows): ProcessUse[] {
	return chain.processes.map((p, i) => {
		const effective = s.effective[i]!
		const used = flows.used[i]!
		return {
			id: p.id,
			stage: p.stage,
			route: p.route,
			installed: finite(s.installed[i]!),
			effective: finite(effective),
			used,
			utilisation: effective > 0 && Number.isFinite(effective) ? used / effective : 0,
			input: flows.input[i]!,
			output: flows.output[i]!,
			committed: s.commitment[i]!,
			committedShort: Math.max(0, s.commitment[i]! - used)
		}
	})
}

const feedUses = (chain: Chain, flows: ChainFlows): FeedUse[] =>
	chain.feeds.map(({ id, available, resource }, i) => ({
		id,
		available: available?.value ?? null,
		left: resource?.value ?? null,
		used: flows.taken[i]!
	}))

function stockResults(chain: Chain, flows: ChainFlows): StockResult[] {
	return chain.feeds.flatMap(({ id, stock, resource, composition: shares }, i): StockResult[] => {
		if (!stock) return []
		const held = Float64Array.from(chain.components, (c) => (resource?.value ?? 0) * (shares?.shares[c.id] ?? 0))
		return [
			{
				id,
				held: composition(chain, held),
				drawn: composition(chain, flows.takenOf[i]!),
				kept: composition(chain, flows.keptOf[i]!),
				limit: stock.limit?.value ?? null
			}
		]
	})
}

const storeResults = (chain: Chain, flows: ChainFlows): StoreResult[] =>
	chain.stores.map(({ id, amount, limit }, i) => ({
		id,
		held: amount.value ?? 0,
		added: flows.stored[i]!,
		limit: limit?.value ?? null
	}))

function tradeResults(chain: Chain, s: Situation, flows: ChainFlows): TradeResult[] {
	return chain.trades.map((trade, i) => {
		const used = flows.traded[i]!
		const short = trade.kind === 'export' ? Math.max(0, s.trades[i]! - used) : 0
		return { id: trade.id, kind: trade.kind, amount: finite(s.trades[i]!), used, short }
	})
}

/** Tells which goods nothing known limits, where as much is made as can be. */
function openOf(s: Situation, demands: readonly DemandResult[]): Pick<Answer, 'open'> {
	if (!statesNoNeed(s.chain)) return {}
	const unlimited = demands.filter(({ served }, i) => served >= s.demands[i]! * (1 - SAME))
	return { open: { unlimited: unlimited.map(({ id }) => id) } }
}

/** Writes the flows of a solved situation down as an answer. */
export function answerOf(s: Situation, flows: ChainFlows, record: SolveRecord): Answer {
	const { chain, scenario } = s
	const demands = demandResults(chain, s, scenario.demand, flows)
	const demand = sum(demands.map(({ amount }) => amount))
	const delivered = sum(demands.map(({ served }) => served))
	return {
		model: { id: chain.id, name: chain.name, version: chain.version, fingerprint: chain.fingerprint },
		scenario,
		year: scenario.year,
		unit: `${chain.unit}/yr`,
		demand,
		delivered,
		gap: Math.max(0, demand - delivered),
		imported: Math.min(delivered, flows.imported),
		demands,
		...openOf(s, demands),
		processes: processUses(chain, s, flows),
		feeds: feedUses(chain, flows),
		stocks: stockResults(chain, flows),
		stores: storeResults(chain, flows),
		trades: tradeResults(chain, s, flows),
		flows: flows.flows,
		losses: flows.losses,
		byproducts: byproducts(chain, flows),
		certificate: certificateOf(chain, record.take(), flows, demand),
		fingerprint: fingerprint([chain.fingerprint, ...inputsOf(scenario), ...(s.state ? [s.state] : [])])
	}
}
