/** Text beside a node: its name, then details, the most telling first. */
import type { ProcessResult, Verdict } from '#lib/engine/index.ts'
import { headlineAmounts } from '../../text/number-format.ts'
import type { Span } from '../../scene/scene.ts'
import { nodeName, type Drawing } from './drawing.ts'
import type { FlowNode } from '../data/graph.ts'

/** One line under the name, with a shorter form for where the whole does not fit. */
export interface Detail {
	span: Span
	short?: string
}

/** The lines under the name, most telling first; the place decides how many are shown. */
export function detailsOf(drawing: Drawing, node: FlowNode): Detail[] {
	const reached = drawing.trace?.reaches.get(node.id)
	if (reached !== undefined) return throughLines(drawing, reached)
	if (node.kind === 'process' && node.result !== null) {
		return drawing.component === null ? plantLines(drawing, node.result) : componentLines(drawing, node)
	}
	if (node.kind === 'demand' || node.kind === 'export') return demandLines(drawing, node)
	return feedLines(drawing, node)
}

function muted(text: string, short?: string): Detail {
	return { span: { text, fill: 'muted', weight: 'regular' }, ...(short === undefined ? {} : { short }) }
}

function alarm(text: string): Detail {
	return { span: { text, fill: 'alarm', weight: 'strong' } }
}

function throughLines(drawing: Drawing, reached: number): Detail[] {
	const text = drawing.locale.words.figures.sankey.through({ amount: drawing.amounts.picture(reached) })
	return [{ span: { text, fill: 'ink', weight: 'strong' } }]
}

type PlantLines = (drawing: Drawing, result: ProcessResult) => Detail[]

const fullLine: PlantLines = ({ locale, amounts }, { used }) => [
	muted(locale.words.figures.sankey.full({ amount: amounts.picture(used) }))
]
const heldLines: PlantLines = (drawing, { verdict, utilisation, cause }) => {
	const percent = drawing.locale.numbers.percent(utilisation)
	const how = verdict === 'blocked' ? 'blocked' : 'starved'
	return [muted(drawing.locale.words.figures.sankey.percentUsed({ percent })), heldLine(drawing, cause?.of ?? [], how)]
}
const unknownLines: PlantLines = ({ locale, amounts }, { used }) => [
	muted(amounts.picture(used)),
	muted(locale.words.figures.sankey.capacityUnknown)
]

/** The lines of a plant by its verdict. */
const LINES: Record<Verdict, PlantLines> = {
	absent: absentLines,
	'too-small': (drawing, result) => [...fullLine(drawing, result), muted(drawing.locale.words.figures.sankey.tooSmall)],
	starved: heldLines,
	blocked: heldLines,
	idle: ({ locale, amounts }, { effective, used }) => [
		muted(locale.words.figures.sankey.idle({ spare: amounts.picture((effective ?? 0) - used) }))
	],
	running: unknownLines,
	'not-needed': ({ locale }) => [muted(locale.words.figures.sankey.notNeeded)],
	balanced: fullLine
}

function plantLines(drawing: Drawing, result: ProcessResult): Detail[] {
	const standing = result.verdict !== 'absent' && result.verdict !== 'not-needed'
	return (standing && result.effective === null ? unknownLines : LINES[result.verdict])(drawing, result)
}

/** Says what a plant with room waits for, by name where it is one thing. */
function heldLine(drawing: Drawing, of: readonly string[], how: 'starved' | 'blocked'): Detail {
	const words = drawing.locale.words.figures.sankey
	const [only] = of
	if (only === undefined || of.length > 1) return muted(words[how])
	const name = drawing.names.get(only) ?? only
	return muted(how === 'starved' ? words.starvedBy({ name }) : words.blockedBy({ name }), words[how])
}

function absentLines(drawing: Drawing, { id, needed }: ProcessResult): Detail[] {
	const words = drawing.locale.words.figures.sankey
	const place = drawing.chain.processes.find((process) => process.id === id)?.place
	return [
		alarm(words.absent),
		...(needed !== null && needed > drawing.least
			? [muted(words.needs({ amount: drawing.amounts.picture(needed) }))]
			: []),
		...(place ? [muted(place)] : [])
	]
}

/** Of one component: what passes, else what would. */
function componentLines(drawing: Drawing, node: FlowNode): Detail[] {
	const words = drawing.locale.words.figures.sankey
	const needs = muted(words.needs({ amount: drawing.amounts.picture(node.real + node.ghost) }))
	const missing = node.ghost > drawing.least ? [needs] : []
	if (node.result?.verdict === 'absent') return [alarm(words.absent), ...missing]
	return node.real <= drawing.least && node.ghost > drawing.least ? missing : feedLines(drawing, node)
}

function demandLines(drawing: Drawing, node: FlowNode): Detail[] {
	if (drawing.component !== null) return [muted(drawing.amounts.picture(node.real))]
	const { demand, delivered } = headlineAmounts(node.outline, node.real)
	const served = drawing.amounts.full(delivered)
	return [muted(drawing.locale.words.figures.sankey.met({ served, demand: drawing.amounts.full(demand) }))]
}

function feedLines(drawing: Drawing, node: FlowNode): Detail[] {
	const { words } = drawing.locale
	return [muted(node.real > drawing.least ? drawing.amounts.picture(node.real) : words.figures.sankey.notUsed)]
}

/** Name of a node as its label's first line. */
export function nameSpan(drawing: Drawing, node: FlowNode): Span {
	return { text: nodeName(drawing, node), fill: 'ink', weight: 'strong' }
}
