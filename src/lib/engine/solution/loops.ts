/**
 * Strongly connected components of a directed graph, after Tarjan ("Depth-first search and linear graph algorithms",
 * SIAM Journal on Computing 1, 1972), without recursion, so that the length of a chain does not limit it.
 */

/** A node on the path of the search, with the place of the next edge to follow. */
interface Visit {
	node: number
	edge: number
}

/**
 * Returns the strongly connected components of the graph with an edge from each node to each of `edges[node]`. A
 * component comes after all those that it has edges to.
 */
export function loopsOf(edges: readonly (readonly number[])[]): number[][] {
	const search = new Search(edges)
	edges.forEach((_, node) => search.from(node))
	return search.components
}

class Search {
	readonly components: number[][] = []
	readonly #edges: readonly (readonly number[])[]
	/** Order of the first visit, from 0; -1 before it. */
	readonly #order: Int32Array
	/** The earliest node of the stack that is reached from a node. */
	readonly #low: Int32Array
	readonly #stacked: Uint8Array
	readonly #stack: number[] = []
	#visited = 0

	constructor(edges: readonly (readonly number[])[]) {
		this.#edges = edges
		this.#order = new Int32Array(edges.length).fill(-1)
		this.#low = new Int32Array(edges.length)
		this.#stacked = new Uint8Array(edges.length)
	}

	from(start: number): void {
		if (this.#order[start] !== -1) return
		const path: Visit[] = [this.#open(start)]
		while (path.length > 0) {
			const visit = path.at(-1)!
			const next = this.#edges[visit.node]![visit.edge++]
			if (next === undefined) this.#close(path)
			else if (this.#order[next] === -1) path.push(this.#open(next))
			else if (this.#stacked[next] === 1) this.#lower(visit.node, this.#order[next]!)
		}
	}

	#open(node: number): Visit {
		this.#order[node] = this.#low[node] = this.#visited++
		this.#stacked[node] = 1
		this.#stack.push(node)
		return { node, edge: 0 }
	}

	#close(path: Visit[]): void {
		const { node } = path.pop()!
		const before = path.at(-1)
		if (before !== undefined) this.#lower(before.node, this.#low[node]!)
		if (this.#low[node] !== this.#order[node]) return
		const component = this.#stack.splice(this.#stack.lastIndexOf(node))
		for (const member of component) this.#stacked[member] = 0
		this.components.push(component)
	}

	#lower(node: number, order: number): void {
		this.#low[node] = Math.min(this.#low[node]!, order)
	}
}
