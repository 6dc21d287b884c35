/** What a step or a rung does, in a few words: what it mostly builds, without the small parts. */
import type { Chain, NodeId } from '#lib/model/chain.ts'
import { sum } from '#lib/model/sum.ts'
import { weightsOf } from '../steps.ts'
import { nameIn, nodeNames, shortNames, type Locale } from './locale.ts'

/** A process that is built or enlarged. */
export interface Built {
	process: NodeId
	/** Base units on its capacity basis. */
	added: number
	/** True where nothing stands before. */
	opens: boolean
	/** True where something earlier has begun to build it. */
	continues?: boolean
	/** In the chain's currency; null where not known. */
	cost: { value: number } | null
}

/** A process is named from this part of the whole on, weighed by cost where all costs are known and else by amount. */
const NAMED_BY_WEIGHT = 1 / 7
/** One that nothing earlier builds is also named from this part of the largest amount on. */
const NAMED_BY_AMOUNT = 0.5
/** Names every process up to this many; beyond it, the first ones and a count. */
const NAMED = 2

/** Says what is built and what is enlarged, largest first; several plants of one way from the ground are named as that route. */
export function buildTitle(chain: Chain, builds: readonly Built[], { words }: Locale): string {
	const mains = mostly(builds)
	const names = nodeNames(chain)
	const named = (of: readonly Built[]) => someOf(namesOf(chain, of, names, words.chain.theRoute))
	const [opened, enlarged] = [mains.filter(({ opens }) => opens), mains.filter(({ opens }) => !opens)]
	const weight = (of: readonly Main[]) => sum(of.map((each) => each.weight))
	return words.chain.builds({
		open: named(opened),
		enlarge: named(enlarged),
		enlargeFirst: weight(enlarged) > weight(opened)
	})
}

/** Returns the first few of a list of names, and how many are left. */
export function someOf(names: readonly string[]): { names: string[]; more: number } {
	const shown = names.length > NAMED + 1 ? NAMED : names.length
	return { names: names.slice(0, shown), more: names.length - shown }
}

/**
 * Returns what is mostly opened and what is mostly enlarged, largest first, as names for narrow places. Several plants of
 * one way from the ground are named as that route where they are opened, and one by one where they are enlarged; `grown`
 * names these too as their route.
 */
export function mainNames(
	chain: Chain,
	builds: readonly Built[],
	{ words }: Locale
): Record<'opened' | 'enlarged' | 'grown', string[]> {
	const short = shortNames(chain)
	const mains = mostly(builds)
	const enlarged = mains.filter(({ opens }) => !opens)
	return {
		opened: namesOf(
			chain,
			mains.filter(({ opens }) => opens),
			short,
			({ route }) => route
		),
		enlarged: enlarged.map(({ process }) => short.get(process) ?? process),
		grown: namesOf(chain, enlarged, short, words.chain.theRoute)
	}
}

interface Main extends Built {
	weight: number
}

/** What is built most of, the heaviest first. */
function mostly(builds: readonly Built[]): Main[] {
	const weights = weightsOf(builds.map(({ added, cost }) => ({ amount: added, cost: cost?.value ?? null })))
	const whole = sum(weights)
	const largest = Math.max(...builds.map(({ added }) => added))
	return builds
		.map((build, k) => ({ ...build, weight: weights[k]! }))
		.filter(
			({ weight, added, continues }) =>
				weight >= NAMED_BY_WEIGHT * whole || (!continues && added >= NAMED_BY_AMOUNT * largest)
		)
		.sort((a, b) => b.weight - a.weight)
}

function namesOf(
	chain: Chain,
	builds: readonly Built[],
	names: ReadonlyMap<NodeId, string>,
	routeName: (p: { route: string }) => string
): string[] {
	const fromGround = new Set(chain.feeds.map(({ route }) => route))
	const routeOf = ({ process }: Built) => chain.processes.find(({ id }) => id === process)?.route ?? ''
	const isSeveral = (route: string) =>
		fromGround.has(route) && builds.filter((build) => routeOf(build) === route).length > 1
	// A route of which plants run is not built: what is new on it has names of its own.
	const runs = (route: string) =>
		chain.processes.some(
			({ plants, ...each }) =>
				each.route === route && plants.some(({ status, nameplate }) => status === 'operating' && nameplate.value !== 0)
		)
	const each = builds.map((build) => {
		const route = routeOf(build)
		return isSeveral(route) && !(build.opens && runs(route))
			? routeName({ route: nameIn(chain.routes, route) })
			: (names.get(build.process) ?? build.process)
	})
	return [...new Set(each)]
}
