import type { ChainSpec } from './chains.ts'

/** Maximum flow through a layered chain by augmenting paths (Edmonds and Karp 1972): feeds -> plants -> demands. */
export function maxFlow(spec: ChainSpec): number {
	const room = new Map<string, Map<string, number>>()
	const edge = (from: string, to: string, capacity: number) => {
		if (!room.has(from)) room.set(from, new Map())
		if (!room.has(to)) room.set(to, new Map())
		room.get(from)!.set(to, (room.get(from)!.get(to) ?? 0) + capacity)
		room.get(to)!.set(from, room.get(to)!.get(from) ?? 0)
	}
	const wide = 1e9
	for (const f of spec.feeds) edge('source', `m:${f.gives}`, f.available ?? wide)
	for (const p of spec.plants) {
		edge(`m:${p.takes as string}`, `${p.id}:in`, wide)
		edge(`${p.id}:in`, `${p.id}:out`, p.capacity!)
		edge(`${p.id}:out`, `m:${p.gives}`, wide)
	}
	for (const d of spec.demands) {
		edge(`m:${d.takes as string}`, `d:${d.id}`, wide)
		edge(`d:${d.id}`, 'sink', d.amount)
	}
	let flow = 0
	for (let path = augmentingPath(room); path; path = augmentingPath(room)) {
		const amount = Math.min(...path.map(([a, b]) => room.get(a)!.get(b)!))
		for (const [a, b] of path) {
			room.get(a)!.set(b, room.get(a)!.get(b)! - amount)
			room.get(b)!.set(a, room.get(b)!.get(a)! + amount)
		}
		flow += amount
	}
	return flow
}

function augmentingPath(room: Map<string, Map<string, number>>): [string, string][] | null {
	const from = new Map<string, string>([['source', '']])
	const queue = ['source']
	for (let at = queue.shift(); at !== undefined; at = queue.shift())
		for (const [to, capacity] of room.get(at) ?? []) {
			if (capacity <= 1e-9 || from.has(to)) continue
			from.set(to, at)
			queue.push(to)
		}
	if (!from.has('sink')) return null
	const path: [string, string][] = []
	for (let at = 'sink'; at !== 'source'; at = from.get(at)!) path.unshift([from.get(at)!, at])
	return path
}
