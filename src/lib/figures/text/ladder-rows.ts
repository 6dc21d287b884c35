/** The ladder in words: what closes the gap, rung by rung. */
import type { Chain, NodeId } from '#lib/model/chain.ts'
import type { Plan, Rung } from '#lib/engine/index.ts'
import type { Colour } from '../scene/scene.ts'
import { amountsOf, nameIn, nodeNames, type Locale } from './locale.ts'
import { headlineAmounts, withUnit } from './number-format.ts'

/** A process that a rung enlarges. */
export interface LadderAddition {
	process: NodeId
	name: string
	/** Added capacity in the unit that the lever shows. */
	amount: string
	/** The same in base units. */
	added: number
	/** Capacity that the process then has, in base units; null when it is not known. */
	capacity: number | null
	/** True where the process stands at nothing before this rung. */
	opens: boolean
}

/** A row of the ladder: where it starts, one rung, or where it ends. */
export interface LadderRow {
	key: string
	kind: 'today' | 'rung' | 'reaches'
	/** Index in `plan.ladder`; null for the first and the last row. */
	rung: number | null
	title: string
	/** Amount that it frees, or that is delivered. */
	value: string
	/** Colour of its bar: the route that it opens or enlarges. */
	colour: Colour
	/** Extent of its bar as parts of the demand. */
	bar: { from: number; to: number }
	adds: LadderAddition[]
	/** Cost and time that it takes, where known. */
	cost: string | null
	lead: string | null
	/** The limit that binds after it. */
	next: string | null
}

/** Returns the ladder row by row: what the scenario delivers, under its own name, each rung, and what is reached. */
export function ladderRows(chain: Chain, plan: Plan, locale: Locale): LadderRow[] {
	const words = locale.words.figures.ladder
	const { full, picture } = amountsOf(chain, plan, locale)
	const part = (amount: number) => (plan.demand > 0 ? amount / plan.demand : 0)
	const ends = { adds: [], cost: null, lead: null, rung: null }
	const rungs = plannedRungs(chain, plan, locale)
	const next = (index: number) => {
		const after = rungs[index]
		return after === undefined ? null : words.next({ title: after.title })
	}
	return [
		{
			...ends,
			key: 'today',
			kind: 'today',
			title: words.start({
				scenario: nameIn(chain.scenarios, plan.scenario.id),
				changes: plan.scenario.changed.length
			}),
			colour: 'muted',
			value: full(headlineAmounts(plan.demand, plan.delivered).delivered),
			bar: { from: 0, to: part(plan.delivered) },
			next: next(0)
		},
		...rungs.map(({ rung, adds, title, colour }, index): LadderRow => ({
			key: `rung-${index}`,
			kind: 'rung',
			rung: index,
			title,
			colour,
			value: words.plus({ amount: picture(rung.frees) }),
			bar: { from: part(rung.delivered - rung.frees), to: part(rung.delivered) },
			adds,
			cost: rung.cost === null ? null : words.cost({ amount: money(rung.cost, chain.currency ?? '', locale) }),
			lead: rung.lead === null ? null : words.lead({ years: locale.numbers.picture(rung.lead), count: rung.lead }),
			next: next(index + 1)
		})),
		{
			...ends,
			key: 'reaches',
			kind: 'reaches',
			title: words.reaches,
			colour: 'muted',
			value: full(headlineAmounts(plan.demand, plan.top.delivered).delivered),
			bar: { from: 0, to: part(plan.top.delivered) },
			next: null
		}
	]
}

interface PlannedRung {
	rung: Rung
	adds: LadderAddition[]
	title: string
	colour: Colour
}

/** The colour of the route that a rung opens, or else enlarges. */
function colourOf(chain: Chain, adds: readonly LadderAddition[]): Colour {
	const first = adds.find((each) => each.opens) ?? adds[0]
	const route = chain.processes.find((each) => each.id === first?.process)?.route
	return chain.routes.find((each) => each.id === route)?.colour ?? 'grey'
}

/** The rungs with the capacities that they lead to, one after the other. */
function plannedRungs(chain: Chain, plan: Plan, locale: Locale): PlannedRung[] {
	const names = nodeNames(chain)
	const standing = new Map(plan.processes.map((process) => [process.id, process.effective]))
	let last: LadderAddition[] = []
	return plan.ladder.map((rung) => {
		const adds = rung.adds.map(({ process, amount }): LadderAddition => {
			const before = standing.get(process) ?? null
			const capacity = before === null ? null : before + amount
			standing.set(process, capacity)
			const name = names.get(process) ?? process
			return {
				process,
				name,
				amount: grossAmount(chain, process, amount, locale),
				added: amount,
				capacity,
				opens: before === 0
			}
		})
		const title = rungTitle(chain, adds, last, locale)
		last = adds
		return { rung, adds, title, colour: colourOf(chain, adds) }
	})
}

/** Names every process up to this many; beyond it, the first ones and a count. */
const NAMED = 2

/** Says what a rung does in a few words: what it opens, else the route that it enlarges and what joined since the last. */
function rungTitle(
	chain: Chain,
	adds: readonly LadderAddition[],
	last: readonly LadderAddition[],
	locale: Locale
): string {
	const words = locale.words.chain
	const routeOf = ({ process }: LadderAddition) => chain.processes.find((each) => each.id === process)?.route ?? ''
	const opened = adds.filter((each) => each.opens)
	const of = opened.length > 0 ? opened : adds
	const first = of[0] ? routeOf(of[0]) : ''
	const route = nameIn(chain.routes, first)
	const others = of.filter((each) => routeOf(each) !== first)
	if (of.length - others.length > 1) {
		if (opened.length > 0 && others.length === 0) return words.rungOpensRoute({ route })
		const joined = others.filter((each) => !last.some(({ process }) => process === each.process))
		if (opened.length === 0)
			return words.rungEnlargesRoute({ route, with: (joined.length > 0 ? joined : others).map((each) => each.name) })
	}
	return listedTitle(adds, opened, locale)
}

/** Says what a rung does by the names of what it opens, or else of what it enlarges. */
function listedTitle(adds: readonly LadderAddition[], opened: readonly LadderAddition[], { words }: Locale): string {
	const of = opened.length > 0 ? opened : adds
	const names = of.slice(0, of.length > NAMED + 1 ? NAMED : of.length).map((each) => each.name)
	const more = of.length - names.length
	if (opened.length === 0) return words.chain.rungEnlarges({ names, more })
	return words.chain.rungOpens({ names, more, enlarged: mostlyEnlarged(adds)?.name ?? null })
}

/** Returns the process to which most is added, where it stands already; null where it is one that is opened. */
function mostlyEnlarged(adds: readonly LadderAddition[]): LadderAddition | null {
	const most = adds.reduce<LadderAddition | null>(
		(best, each) => (best && best.added >= each.added ? best : each),
		null
	)
	return most && !most.opens ? most : null
}

/** An amount of capacity in the unit of the process's lever, or in base units where it has none. */
function grossAmount(chain: Chain, process: NodeId, amount: number, locale: Locale): string {
	const lever = chain.levers.find((each) => each.id === process)
	const unit = lever?.unit ?? locale.words.figures.perYear({ unit: chain.unit })
	return withUnit(locale.numbers.picture(amount / (lever?.factor ?? 1)), unit)
}

/** Money in the chain's currency, in millions or billions. */
export function money(amount: number, currency: string, { words, numbers }: Locale): string {
	const text = (unit: number) => ({ amount: numbers.picture(amount / unit), currency })
	if (amount >= 1e9) return words.figures.money.billion(text(1e9))
	return amount >= 1e6 ? words.figures.money.million(text(1e6)) : words.figures.money.plain(text(1))
}
