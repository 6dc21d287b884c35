/**
 * Mixing of streams: a node gives out what it took in, in the proportions in which it took it in. So a node's shares are
 * the mean of those of the nodes it draws on, weighted by amount: a linear system, which loops make implicit.
 *
 * Loops are the strongly connected components of the network. They are solved one after the other, sources first, each
 * by the state reduction of Grassmann, Taksar and Heyman ("Regenerative analysis and steady state distributions for
 * Markov chains", Operations Research 33, 1985): Gaussian elimination in which the pivot, one minus what returns, is
 * summed from what does not return. Nothing is ever subtracted, so no digits are lost: every share is exact to a few
 * roundings however much of its flow a loop returns, where ordinary elimination loses six digits at 0.999999.
 */

import { loopsOf } from './loops.ts'

/** An amount that one node draws from another. Nodes are numbered from 0. */
export interface Stream {
	from: number
	to: number
	/** In any unit, the same for all streams into a node. Streams of 0 or less are ignored. */
	amount: number
}

/** A network of streams, with the shares of the nodes from which they start. */
export interface MixingNetwork {
	/** Number of nodes. */
	nodes: number
	streams: readonly Stream[]
	/** Shares that are known beforehand, by node; what flows into such a node does not change them. */
	given: ReadonlyMap<number, ArrayLike<number>>
	/** Length of every vector of shares: the number of origins that are told apart. */
	origins: number
}

/**
 * Returns the shares of every node by origin. Those of a node that draws on nothing known, such as a loop into which
 * nothing flows, are 0; so a node's shares sum to 1 where all that it draws on comes from nodes whose shares do.
 */
export function mixedShares({ nodes, streams, given, origins }: MixingNetwork): Float64Array[] {
	const drawn: Map<number, number>[] = Array.from({ length: nodes }, () => new Map())
	for (const { from, to, amount } of streams)
		if (amount > 0 && !given.has(to)) drawn[to]!.set(from, (drawn[to]!.get(from) ?? 0) + amount)
	const shares = drawn.map((_, node) => Float64Array.from(given.get(node) ?? new Float64Array(origins)))
	for (const loop of loopsOf(drawn.map((from) => [...from.keys()]))) solveLoop(loop, drawn, shares)
	return shares
}

/** A node while its loop is being solved: what it draws on others of the loop, and what it draws from outside. */
interface Mix {
	node: number
	/** Amounts by node of the loop; of nodes not yet eliminated. */
	drawn: Map<number, number>
	/** Amounts from outside, by origin. */
	known: Float64Array
	/** All amounts from outside, those of no known origin included. */
	outside: number
}

function solveLoop(loop: readonly number[], drawn: readonly Map<number, number>[], shares: Float64Array[]): void {
	const inside = new Set(loop)
	const mixes = new Map(
		loop.filter((node) => drawn[node]!.size > 0).map((node) => [node, mixOf(node, drawn[node]!, inside, shares)])
	)
	const eliminated: Mix[] = []
	for (const node of eliminationOrder(mixes)) {
		const mix = mixes.get(node)!
		mixes.delete(node)
		eliminated.push(mix)
		for (const other of mixes.values()) substitute(mix, other)
	}
	for (const mix of eliminated.reverse()) shares[mix.node] = solved(mix, shares)
}

function mixOf(
	node: number,
	drawn: ReadonlyMap<number, number>,
	inside: ReadonlySet<number>,
	shares: readonly Float64Array[]
): Mix {
	const mix: Mix = { node, drawn: new Map(), known: new Float64Array(shares[node]!.length), outside: 0 }
	for (const [from, amount] of drawn) {
		if (from === node) continue
		if (inside.has(from)) mix.drawn.set(from, amount)
		else {
			mix.outside += amount
			addScaled(mix.known, shares[from]!, amount)
		}
	}
	return mix
}

/** Nodes with few neighbours first, which keeps the eliminated rows short. */
function eliminationOrder(mixes: ReadonlyMap<number, Mix>): number[] {
	const users = new Map<number, number>()
	for (const { drawn } of mixes.values()) for (const from of drawn.keys()) users.set(from, (users.get(from) ?? 0) + 1)
	const fill = ({ node, drawn }: Mix) => drawn.size * (users.get(node) ?? 0)
	return [...mixes.values()].sort((a, b) => fill(a) - fill(b)).map(({ node }) => node)
}

/** Replaces what `other` draws from the eliminated node by what that node draws itself. */
function substitute(eliminated: Mix, other: Mix): void {
	const amount = other.drawn.get(eliminated.node)
	if (amount === undefined) return
	other.drawn.delete(eliminated.node)
	const total = totalOf(eliminated)
	if (total === 0) {
		other.outside += amount
		return
	}
	const part = amount / total
	for (const [from, drawn] of eliminated.drawn)
		if (from !== other.node) other.drawn.set(from, (other.drawn.get(from) ?? 0) + part * drawn)
	addScaled(other.known, eliminated.known, part)
	other.outside += part * eliminated.outside
}

/** Returns the amount that a node draws. What it draws on itself is left out: it has the mixture of the rest. */
function totalOf({ drawn, outside }: Mix): number {
	let total = outside
	for (const amount of drawn.values()) total += amount
	return total
}

function solved(mix: Mix, shares: readonly Float64Array[]): Float64Array {
	const total = totalOf(mix)
	const result = Float64Array.from(mix.known)
	for (const [from, amount] of mix.drawn) addScaled(result, shares[from]!, amount)
	return total === 0 ? result : result.map((amount) => amount / total)
}

function addScaled(sum: Float64Array, vector: Float64Array, factor: number): void {
	for (let i = 0; i < sum.length; i++) sum[i] = sum[i]! + factor * vector[i]!
}
