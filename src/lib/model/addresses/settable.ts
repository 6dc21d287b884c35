import type { Chain, Demand, NodeId, Process, StageId, Trade } from '../chain.ts'
import { rateMeasure, type Measure } from '../units/measure.ts'
import { processMaterials } from '../process-materials.ts'

/** Something whose amount a scenario may set. */
export type Settable =
	{ kind: 'capacity'; node: Process } | { kind: 'demand'; node: Demand } | { kind: 'import' | 'export'; node: Trade }

/** Parts of a chain that hold settable figures, and the units and names these are shown with. */
export type Nodes = Pick<Chain, 'unit' | 'materials' | 'processes' | 'demands' | 'trades' | 'stages'>

/** The process, demand or trade with this id; null when there is none. */
export function findSettable(chain: Nodes, id: NodeId): Settable | null {
	const process = chain.processes.find((each) => each.id === id)
	if (process) return { kind: 'capacity', node: process }
	const demand = chain.demands.find((each) => each.id === id)
	if (demand) return { kind: 'demand', node: demand }
	const trade = chain.trades.find((each) => each.id === id)
	return trade ? { kind: trade.kind, node: trade } : null
}

/** Units that the amount of a node may be written in. */
export function settableMeasure(chain: Nodes, settable: Settable): Measure {
	if (settable.kind === 'capacity') return rateMeasure(chain, processMaterials(settable.node))
	if (settable.kind === 'demand') return rateMeasure(chain, materialsOf(settable.node), settable.node.counted)
	return rateMeasure(chain, settable.node.gives === null ? materialsOf(settable.node) : [settable.node.gives])
}

function materialsOf(node: Demand | Trade) {
	return node.takes.map((each) => each.material)
}

/** The column that a lever stands under; demands stand in the last. */
export function settableStage(chain: Nodes, settable: Settable): StageId {
	return settable.kind === 'demand' ? (chain.stages.at(-1)?.id ?? '') : settable.node.stage
}
