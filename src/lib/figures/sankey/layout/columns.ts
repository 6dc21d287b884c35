/** Columns of the chain: one a stage, and more where the nodes of one stage feed each other. */
import type { Chain, NodeId, StageId } from '#lib/model/chain.ts'
import type { FlowNode } from '../data/graph.ts'
import type { Structure } from '../data/structure.ts'

/** A column of boxes. */
export interface Column {
	stage: StageId
	/** True where only feeds stand in it: it is drawn narrower, and the stage's name stands over the next. */
	feeds: boolean
}

/** The columns of a chain in order, and the one of each node. */
export interface Columns {
	list: readonly Column[]
	/** The column that each stage's name stands over: its first, or its second where the first holds only feeds. */
	stages: readonly { stage: StageId; name: string; column: number }[]
	columnOf(node: FlowNode): number
}

/** Kinds of node at which what is made leaves the chain beside the plants of its stage. */
const LEAVING: ReadonlySet<FlowNode['kind']> = new Set(['export', 'surplus', 'kept'])

/** The columns of a chain: a function of the chain and the demand basis alone, never of amounts. */
export function columnsOf(chain: Chain, structure: Structure): Columns {
	const lanes = new Set(chain.routes.filter((route) => route.lane).map((route) => route.id))
	const level = levels(chain, structure)
	const list: Column[] = []
	const firstOf = new Map<StageId, number>()
	const lastOf = new Map<StageId, number>()
	for (const stage of chain.stages) {
		firstOf.set(stage.id, list.length)
		const depth = Math.max(0, ...stageNodes(chain, stage.id).map((id) => level.get(id) ?? 0))
		for (let index = 0; index <= depth; index++) {
			const processes = chain.processes.some(
				(node) => node.stage === stage.id && !lanes.has(node.route) && level.get(node.id) === index
			)
			const feeds = chain.feeds.some((node) => node.stage === stage.id && !lanes.has(node.route))
			list.push({ stage: stage.id, feeds: index === 0 && feeds && !processes })
		}
		lastOf.set(stage.id, list.length - 1)
	}
	const last = list.length - 1
	return {
		list,
		stages: stageColumns(chain, list),
		columnOf(node) {
			const end = lastOf.get(node.stage) ?? 0
			if (LEAVING.has(node.kind)) return Math.min(last, end + 1)
			if (node.kind === 'demand') return last
			if (node.kind === 'import' || (node.lane && node.kind === 'process')) return end
			return (firstOf.get(node.stage) ?? 0) + (level.get(node.id) ?? 0)
		}
	}
}

function stageNodes(chain: Chain, stage: StageId): NodeId[] {
	return [...chain.feeds, ...chain.processes].filter((node) => node.stage === stage).map((node) => node.id)
}

/** Counts the nodes of its own stage before each node, on the longest way; a loop within a stage counts once. */
function levels(chain: Chain, structure: Structure): Map<NodeId, number> {
	const lanes = new Set(chain.routes.filter((route) => route.lane).map((route) => route.id))
	const nodes = [...chain.feeds, ...chain.processes].filter((node) => !lanes.has(node.route))
	const stageOf = new Map(nodes.map((node) => [node.id, node.stage]))
	const found = new Map<NodeId, number>()
	const visit = (id: NodeId, path: ReadonlySet<NodeId>): number => {
		const known = found.get(id)
		if (known !== undefined) return known
		const before = structure.links
			.filter((link) => link.to === id && stageOf.get(link.from) === stageOf.get(id) && !path.has(link.from))
			.map((link) => visit(link.from, new Set([...path, link.from])) + 1)
		const level = Math.max(0, ...before)
		found.set(id, level)
		return level
	}
	for (const node of nodes) visit(node.id, new Set([node.id]))
	return found
}

function stageColumns(chain: Chain, list: readonly Column[]): Columns['stages'] {
	return chain.stages.flatMap((stage) => {
		const own = list.flatMap((column, index) => (column.stage === stage.id ? [index] : []))
		const column = own.find((index) => list[index]?.feeds !== true) ?? own[0]
		return column === undefined ? [] : [{ stage: stage.id, name: stage.name, column }]
	})
}
