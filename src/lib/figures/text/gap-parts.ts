/** The gap in the parts that a reader tells apart: the engine's causes, those of one plain name together. */
import type { CauseKind, GapCause, Plan, Rung } from '#lib/engine/index.ts'
import type { Chain, NodeId } from '#lib/model/chain.ts'
import { regionsOf } from '../sankey/data/regions.ts'
import { nameIn, shortNames, type Locale } from './locale.ts'

/** A part of the gap. */
export interface GapPart {
	/** Stable while a lever moves. */
	id: string
	kind: CauseKind
	/** What is missing or too small, in a few words. */
	name: string
	/** Base units a year; the amounts of all parts sum to the gap. */
	amount: number
	/** The rungs that close it, as places in `plan.ladder`; empty where none does. */
	rungs: number[]
	/** What those rungs enlarge, and what else it names, in the order of the ladder. */
	nodes: NodeId[]
}

/** Returns the gap by cause, in the order in which the ladder closes it; what nothing closes comes last. */
export function gapParts(chain: Chain, plan: Plan, locale: Locale): GapPart[] {
	const parts = new Map<string, GapPart>()
	const names = namerOf(chain, plan, locale)
	for (const { cause, amount } of plan.gapByCause) {
		const name = names(cause)
		const id = `${cause.kind}:${name}`
		const rungs = plan.ladder.flatMap((rung, index) => (closes(chain, plan, rung, cause) ? [index] : []))
		const nodes = [...rungs.flatMap((rung) => plan.ladder[rung]!.adds.map(({ process }) => process)), ...cause.of]
		const part = parts.get(id) ?? { id, kind: cause.kind, name, amount: 0, rungs: [], nodes: [] }
		parts.set(id, {
			...part,
			amount: part.amount + amount,
			rungs: [...new Set([...part.rungs, ...rungs])].sort((a, b) => a - b),
			nodes: [...new Set([...part.nodes, ...nodes])]
		})
	}
	const first = ({ rungs: [rung = Infinity] }: GapPart) => rung
	const sorted = [...parts.values()].sort((a, b) => (first(a) < first(b) ? -1 : first(a) > first(b) ? 1 : 0))
	return withoutLosses(sorted)
}

/**
 * Joins a part that adds nothing by itself, since a demand that is served first takes from another, with the part that
 * follows it, which stands on it; the last with the one before.
 */
function withoutLosses(parts: readonly GapPart[]): GapPart[] {
	const kept: GapPart[] = []
	let carried: GapPart | null = null
	for (const part of parts) {
		const whole: GapPart = carried === null ? part : joined(carried, part)
		carried = whole.amount > 0 ? null : whole
		if (whole.amount > 0) kept.push(whole)
	}
	const last = kept.at(-1)
	return carried === null || last === undefined ? kept : [...kept.slice(0, -1), joined(carried, last)]
}

/** Both parts under the name of the second. */
function joined(one: GapPart, named: GapPart): GapPart {
	return {
		...named,
		amount: one.amount + named.amount,
		rungs: [...new Set([...one.rungs, ...named.rungs])].sort((a, b) => a - b),
		nodes: [...new Set([...one.nodes, ...named.nodes])]
	}
}

/** Tells if a rung is charged to a cause, by the engine's rule: what is absent, else mines, else all that it enlarges. */
function closes(chain: Chain, plan: Plan, rung: Rung, { kind, of }: GapCause['cause']): boolean {
	if (rung.kind !== kind) return false
	const capacity = new Map(plan.processes.map((process) => [process.id, process.effective]))
	const stage = new Map(chain.processes.map((process) => [process.id, process.stage]))
	const charged = rung.adds
		.map(({ process }) => process)
		.filter((id) =>
			kind === 'absent' ? capacity.get(id) === 0 : kind !== 'short-feed' || stage.get(id) === chain.stages[0]?.id
		)
	return charged.join() === of.join()
}

function namerOf(chain: Chain, plan: Plan, { words }: Locale): (cause: GapCause['cause']) => string {
	const regions = regionsOf(chain, plan)
	const own = shortNames(chain)
	const routeOf = new Map([...chain.feeds, ...chain.processes].map(({ id, route }) => [id, route]))
	const plainName = (id: string) => own.get(id) ?? nameIn(chain.components, id)
	const nameOf = (id: string, kind: CauseKind) => {
		const region = regions.find(({ processes }) => processes.includes(id))
		const route = kind === 'short-feed' ? routeOf.get(id) : kind === 'absent' ? region?.route : undefined
		return route === undefined ? plainName(id) : nameIn(chain.routes, route)
	}
	return ({ kind, of }) => words.figures.gapPart[kind]({ names: [...new Set(of.map((id) => nameOf(id, kind)))] })
}
