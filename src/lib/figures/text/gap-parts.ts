/**
 * The gap in the parts that a reader tells apart: one for each step that closes it, as the list of steps has them, and what
 * no step closes by the engine's causes.
 */
import type { CauseKind, GapCause, Plan } from '#lib/engine/index.ts'
import type { Chain, ComponentId, NodeId } from '#lib/model/chain.ts'
import { climbOf, gainOf, isClimb, tellsOf } from '../climb.ts'
import { steps, type Step } from '../steps.ts'
import { leastAmount } from '../tolerances.ts'
import { mainNames, someOf } from './build-title.ts'
import { nameIn, shortNames, type Locale } from './locale.ts'

/** A part of the gap. */
export interface GapPart {
	/** Stable while a lever moves. */
	id: string
	kind: CauseKind
	/** What is missing, or else too small, in a few words. */
	name: string
	/** The same with what does not only have to be built but also has to grow. */
	whole: string
	/** The same in fewer words, longest first. */
	shorter: readonly string[]
	/** Base units a year; the amounts of all parts sum to the gap. */
	amount: number
	/** The rungs that close it, as places in `plan.ladder`; empty where none does. */
	rungs: number[]
	/** What those rungs enlarge, and what else it names. */
	nodes: NodeId[]
}

/**
 * Returns the gap by steps, in their order, and then what nothing closes. The gap of one component is divided likewise,
 * where each step adds to what is met of it; else, and where no part of the demand names it, there are no parts.
 */
export function gapParts(chain: Chain, plan: Plan, locale: Locale, component: ComponentId | null = null): GapPart[] {
	if (!tellsOf(plan, component)) return []
	const climb = climbOf(chain, plan, component)
	const { need, atTop } = climb.measure
	const listed = steps(chain, plan)
	const gains = listed.map(({ rungs }) => gainOf(climb, rungs))
	const closing = listed.map((step, place) =>
		partOf(chain, plan, step, gains[place]!.adds, { locale, earlier: builtBy(chain, listed.slice(0, place), locale) })
	)
	if (component === null) return numbered([...closing, ...remainders(chain, plan, listed, locale)].filter(isSome))
	if (need === null || !isClimb(plan, gains)) return []
	const rest = {
		id: 'rest',
		kind: 'limit' as const,
		name: locale.words.figures.gapPart.rest,
		whole: locale.words.figures.gapPart.rest,
		shorter: [],
		rungs: [],
		nodes: []
	}
	const parts = [...closing, { ...rest, amount: need - atTop }]
	return numbered(parts.filter(({ amount }) => amount > leastAmount(plan)))
}

const isSome = ({ amount }: GapPart) => amount > 0

/** The gap that no step closes, by the engine's causes. */
function remainders(chain: Chain, plan: Plan, listed: readonly Step[], locale: Locale): GapPart[] {
	const closed = new Set(listed.flatMap(({ causes }) => causes))
	const rest = plan.gapByCause.filter(({ cause }) => !closed.has(cause))
	return rest.map(({ cause, amount }) => remainder(chain, cause, amount, locale))
}

/** Names of what steps build. */
function builtBy(chain: Chain, listed: readonly Step[], locale: Locale): ReadonlySet<string> {
	const names = listed.map(({ builds }) => mainNames(chain, builds, locale))
	return new Set(names.flatMap(({ opened, enlarged, grown }) => [...opened, ...enlarged, ...grown]))
}

/** What a part is named after: `earlier` are the names of what the steps before it build. */
interface Naming {
	locale: Locale
	earlier: ReadonlySet<string>
}

/** What is missing is said only of what is opened. */
const kindOf = (charged: CauseKind = 'full', opened: readonly string[]) =>
	charged === 'absent' && opened.length === 0 ? 'full' : charged

/** How a part is put. What steps before have built is missing or too small again: the same words would name two parts. */
function wordingOf(kind: CauseKind, names: readonly string[], earlier: ReadonlySet<string>) {
	const again = names.length > 0 && names.every((each) => earlier.has(each))
	if (again && kind === 'full') return 'full-again'
	return again && kind === 'absent' ? 'absent-again' : kind
}

/** What a step closes, by the kind of the rung that frees most of it. */
function partOf(
	chain: Chain,
	plan: Plan,
	{ rungs, builds, causes }: Step,
	amount: number,
	{ locale, earlier }: Naming
): GapPart {
	const [main] = rungs.map((place) => plan.ladder[place]!).sort((a, b) => b.frees - a.frees)
	const { opened, enlarged, grown } = mainNames(chain, builds, locale)
	const kind = kindOf(main?.cause.kind, opened)
	const names =
		kind === 'absent' ? opened : kind === 'full' ? [...opened, ...enlarged] : causeNames(chain, causes, kind)
	const nodes = [...new Set([...builds.map(({ process }) => process), ...causes.flatMap((cause) => cause.of)])]
	const name = named(wordingOf(kind, names, earlier), names, locale)
	return {
		id: `${kind}:${builds[0]?.process ?? ''}`,
		kind,
		...name,
		...(kind === 'absent' ? withGrown(name, names, grown, locale) : {}),
		amount,
		rungs,
		nodes
	}
}

/** What is missing, and what has to grow with it. */
function withGrown({ whole }: Pick<GapPart, 'whole'>, opened: string[], grown: string[], { words }: Locale) {
	const { absentAndFull } = words.figures.gapPart
	return { whole: grown.length === 0 ? whole : absentAndFull({ absent: someOf(opened), full: someOf(grown) }) }
}

function remainder(chain: Chain, { kind, of }: GapCause['cause'], amount: number, locale: Locale): GapPart {
	const name = named(kind, plainNames(chain, of, kind), locale)
	return { id: `${kind}:${of.join()}`, kind, ...name, amount, rungs: [], nodes: of }
}

/** Names of what the causes of a kind are about. */
function causeNames(chain: Chain, causes: Step['causes'], kind: CauseKind): string[] {
	const of = causes.filter((cause) => cause.kind === kind).flatMap((cause) => cause.of)
	return plainNames(chain, of, kind)
}

/** Names as they stand in narrow places; what is mined too little is named by its route. */
function plainNames(chain: Chain, of: readonly string[], kind: CauseKind): string[] {
	const short = shortNames(chain)
	const routeOf = new Map([...chain.feeds, ...chain.processes].map(({ id, route }) => [id, route]))
	const names = of.map((id) => {
		const route = kind === 'short-feed' ? routeOf.get(id) : undefined
		return route === undefined ? (short.get(id) ?? nameIn(chain.components, id)) : nameIn(chain.routes, route)
	})
	return [...new Set(names)]
}

function named(
	kind: ReturnType<typeof wordingOf>,
	names: readonly string[],
	{ words }: Locale
): Pick<GapPart, 'name' | 'whole' | 'shorter'> {
	const { gapPart, gapPartKind } = words.figures
	const first = names.length > 1 ? [gapPart[kind]({ names: names.slice(0, 1), more: names.length - 1 })] : []
	// A plant by its name alone: that it is missing or too small is what the gap says anyway.
	const alone = kind === 'absent' || kind === 'full' ? names.slice(0, 1) : []
	const name = gapPart[kind](someOf(names))
	return { name, whole: name, shorter: [...first, ...alone, gapPartKind[kind]] }
}

/** Tells parts of one id apart by their order; a name in fewer words that an earlier part has is left out. */
function numbered(parts: readonly GapPart[]): GapPart[] {
	const seen = new Map<string, number>()
	const taken = new Set<string>()
	const own = ({ shorter }: GapPart) => {
		const free = shorter.filter((name, place) => place === shorter.length - 1 || !taken.has(name))
		for (const name of free) taken.add(name)
		return free
	}
	return parts.map((each) => {
		const part = { ...each, shorter: own(each) }
		const count = (seen.get(part.id) ?? 0) + 1
		seen.set(part.id, count)
		return count === 1 ? part : { ...part, id: `${part.id}:${count}` }
	})
}
