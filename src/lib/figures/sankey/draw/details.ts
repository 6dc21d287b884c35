/** What stands under a node's name: one line, with shorter forms for where the whole does not fit. */
import type { ProcessResult, Verdict } from '#lib/engine/index.ts'
import type { Span } from '../../scene/scene.ts'
import { type Drawing } from './drawing.ts'
import type { FlowNode } from '../data/graph.ts'

/** A line, and what may stand in its place where room is narrow, longest first. */
export interface Detail {
	span: Span
	short: readonly string[]
}

/** The line under the name of a node; none where there is nothing to say. */
export function detailsOf(drawing: Drawing, node: FlowNode): Detail[] {
	if (node.kind === 'process' && node.result !== null) {
		return drawing.component === null ? [plantLine(drawing, node.result)] : componentLine(drawing, node)
	}
	return [passingLine(drawing, node)]
}

function muted(text: string, ...short: string[]): Detail {
	return { span: { text, fill: 'muted', weight: 'regular' }, short }
}

function alarm(text: string, ...short: string[]): Detail {
	return { span: { text, fill: 'alarm', weight: 'strong' }, short }
}

type PlantLine = (drawing: Drawing, result: ProcessResult) => Detail

const usedLine: PlantLine = ({ amounts }, { used }) => muted(amounts.picture(used))

/** The line of a plant by its verdict. */
const LINES: Record<Verdict, PlantLine> = {
	absent: ({ locale: { words }, amounts, least }, { needed }) => {
		const { missing, missingNeeds, needs } = words.figures.sankey
		if (needed === null || needed <= least) return alarm(missing)
		const amount = amounts.picture(needed)
		return alarm(missingNeeds({ amount }), needs({ amount }), amount)
	},
	'too-small': ({ locale: { words } }) => muted(words.figures.sankey.tooSmall, words.figures.sankey.full),
	starved: ({ locale: { words, numbers } }, { utilisation }) => {
		const percent = numbers.percent(utilisation)
		return muted(words.figures.sankey.starved({ percent }), words.figures.sankey.percentUsed({ percent }), percent)
	},
	blocked: ({ locale: { words, numbers } }, { utilisation }) => {
		const percent = numbers.percent(utilisation)
		return muted(words.figures.sankey.blocked({ percent }), words.figures.sankey.percentUsed({ percent }), percent)
	},
	idle: ({ locale: { words }, amounts }, { effective, used }) =>
		muted(words.figures.sankey.idle({ spare: amounts.picture((effective ?? 0) - used) })),
	running: usedLine,
	'not-needed': ({ locale: { words } }) => muted(words.figures.sankey.notNeeded),
	balanced: ({ locale: { words } }) => muted(words.figures.sankey.full)
}

function plantLine(drawing: Drawing, result: ProcessResult): Detail {
	const standing = result.verdict !== 'absent' && result.verdict !== 'not-needed'
	return (standing && result.effective === null ? usedLine : LINES[result.verdict])(drawing, result)
}

/** Of one component: what passes, else what would. */
function componentLine(drawing: Drawing, node: FlowNode): Detail[] {
	const words = drawing.locale.words.figures.sankey
	const needs = words.needs({ amount: drawing.amounts.picture(node.real + node.ghost) })
	const asks = node.ghost > drawing.least
	if (node.result?.verdict === 'absent') return [asks ? alarm(needs, words.missing) : alarm(words.missing)]
	return node.real <= drawing.least && asks ? [muted(needs)] : [passingLine(drawing, node)]
}

function passingLine(drawing: Drawing, node: FlowNode): Detail {
	const { words } = drawing.locale
	return muted(node.real > drawing.least ? drawing.amounts.picture(node.real) : words.figures.sankey.notUsed)
}
