/** Flows from one thing to another, as a Sankey's text or a table has them, and the model that they make. */
import { stringify } from 'yaml'
import type { ModelTexts } from '../read-model.ts'
import { sum } from '../sum.ts'
import { readNumber } from '../units/number-text.ts'

/** An amount a year that runs from one thing to another, by their names. */
export interface NamedFlow {
	source: string
	target: string
	value: number
}

/** Something that keeps a line from being taken, or an amount that does not close. */
export type FlowProblem =
	| { kind: 'flow-line'; line: number; text: string }
	| { kind: 'too-many-flows'; most: number }
	| { kind: 'no-flows' }
	| { kind: 'imbalance'; name: string; enters: number; leaves: number }

/** Flows as read, and what is wrong with the other lines. */
export interface ReadFlows {
	flows: NamedFlow[]
	problems: FlowProblem[]
}

/** Flows at most: more than a chain of a thousand processes has. */
const MOST_FLOWS = 2000
/** Characters of a name at most, as in every model. */
const MOST_NAME = 120

/** `Source [amount] Target`, with a colour or opacity behind it. */
const SANKEY_LINE = /^([^[\]]+)\[([^[\]]*)\]([^[\]#]+?)(#\S*)?$/

/** Reads the text of SankeyMATIC: a flow a line. Comments, colours of nodes and settings are passed over. */
export function readSankeyText(text: string): ReadFlows {
	const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/)
	return flowsOf(
		lines.flatMap((line, place) => {
			const found = SANKEY_LINE.exec(line.trim())
			const isFlow = found !== null || (line.includes('[') && !/^\s*(\/\/|'|:)/.test(line))
			const [, source = '', value = '', target = ''] = found ?? []
			return isFlow ? [{ line: place + 1, text: line, source, target, value }] : []
		})
	)
}

/** True for a table whose head has the columns source, target and value. */
export function isFlowTable([head = []]: readonly string[][]): boolean {
	return ['source', 'target', 'value'].every((name) => columnOf(head, name) >= 0)
}

/** The place of a column, whatever stands beside its name, as in *Value (t)*; -1 where there is none. */
const columnOf = (head: readonly string[], name: string) =>
	head.findIndex((each) => new RegExp(`(^|[^a-z])${name}([^a-z]|$)`, 'i').test(each))

/** Reads a table of flows, whose columns source, target and value may stand in any order. */
export function readFlowTable([head = [], ...rows]: readonly string[][]): ReadFlows {
	return flowsOf(
		rows
			.filter((row) => row.some((each) => each.trim() !== ''))
			.map((row, place) => {
				const at = (name: string) => row[columnOf(head, name)] ?? ''
				const [source, target, value] = [at('source'), at('target'), at('value')]
				return { line: place + 2, text: row.join(', '), source, target, value }
			})
	)
}

type WrittenFlow = Record<'source' | 'target' | 'value' | 'text', string> & { line: number }

function flowsOf(written: readonly WrittenFlow[]): ReadFlows {
	const flows: NamedFlow[] = []
	const problems: FlowProblem[] = []
	for (const each of written.slice(0, MOST_FLOWS)) {
		const flow = flowOf(each)
		if (flow) flows.push(flow)
		else problems.push({ kind: 'flow-line', line: each.line, text: each.text.trim() })
	}
	if (written.length > MOST_FLOWS) problems.push({ kind: 'too-many-flows', most: MOST_FLOWS })
	if (flows.length === 0) problems.push({ kind: 'no-flows' })
	return { flows, problems }
}

function flowOf({ source, target, value }: WrittenFlow): NamedFlow | null {
	const [from, to] = [source, target].map((name) => name.trim().replace(/\s+/g, ' ').slice(0, MOST_NAME))
	const read = readNumber(value.trim())
	const isAmount = read.ok && read.rest.trim() === '' && read.value > 0
	return from && to && from !== to && isAmount ? { source: from, target: to, value: read.value } : null
}

/** Words of a model that is made from flows. */
export interface FlowWords {
	/** Name of the model. */
	name: string
	publisher: string
	day: string
	component: string
	unitName: string
	route: string
	losses: string
	demand: string
	scenario: string
	note: string
	/** The name of a stage, with {number} in place of its number. */
	stage: string
	use: string
}

/** One thing of the flows, with what enters and what leaves it. */
interface FlowNode {
	name: string
	id: string
	into: NamedFlow[]
	out: NamedFlow[]
	/** Steps from where nothing enters, at most as many as there are things. */
	depth: number
}

/** Differences between what enters and leaves that are rounding. */
const CLOSES = 1e-6

/**
 * Makes a model from flows, which is a beginning to be refined. What nothing enters is a feed, what nothing leaves is a
 * need, and all between is a plant with the capacity of what enters it and yields of what leaves it. What enters and does
 * not leave is lost; where more leaves than enters, the yields are those of what leaves. Both are listed.
 */
export function flowModel(
	flows: readonly NamedFlow[],
	words: FlowWords
): { texts: ModelTexts; problems: FlowProblem[] } {
	const nodes = nodesOf(flows)
	const problems = [...nodes.values()].filter(isPlant).flatMap(({ name, into, out }): FlowProblem[] => {
		const [enters, leaves] = [total(into), total(out)]
		return Math.abs(enters - leaves) <= CLOSES * Math.max(enters, leaves)
			? []
			: [{ kind: 'imbalance', name, enters, leaves }]
	})
	const write = (data: object) => stringify(data, { lineWidth: 120, aliasDuplicateObjects: false })
	const texts = {
		'chain.yaml': write(chainOf(nodes, words)),
		'scenarios.yaml': write({ scenarios: { imported: { name: words.scenario, note: words.note } } }),
		'sources.yaml': write({ sources: { [SOURCE]: { publisher: words.publisher, title: words.name, date: words.day } } })
	}
	return { texts, problems }
}

const SOURCE = 'imported-file'
const ALL = 'total'
const USE = 'use'

const total = (flows: readonly NamedFlow[]) => sum(flows.map(({ value }) => value))
const isPlant = ({ into, out }: FlowNode) => into.length > 0 && out.length > 0

function nodesOf(flows: readonly NamedFlow[]): Map<string, FlowNode> {
	const nodes = new Map<string, FlowNode>()
	const taken = new Set<string>()
	for (const name of new Set(flows.flatMap(({ source, target }) => [source, target]))) {
		const id = freeId(name, taken)
		taken.add(id)
		nodes.set(name, { name, id, into: [], out: [], depth: 0 })
	}
	for (const flow of flows) {
		nodes.get(flow.source)!.out.push(flow)
		nodes.get(flow.target)!.into.push(flow)
	}
	// As many rounds as there are things at most: around a circle depth has no end.
	for (let round = 0, moved = true; moved && round < Math.min(nodes.size, 30); round++) {
		moved = false
		for (const { source, target } of flows) {
			const least = nodes.get(source)!.depth + 1
			const node = nodes.get(target)!
			if (node.depth >= least) continue
			node.depth = least
			moved = true
		}
	}
	return nodes
}

/** An id of a name's Latin letters and digits; a number where there are none, or where it is taken. */
function freeId(name: string, taken: ReadonlySet<string>): string {
	const words =
		name
			.normalize('NFKD')
			.toLowerCase()
			.match(/[a-z0-9]+/g) ?? []
	const stem = ['node', ...words].join('-').slice(0, 60).replace(/-$/, '')
	if (!taken.has(stem)) return stem
	for (let number = 2; ; number++) if (!taken.has(`${stem}-${number}`)) return `${stem}-${number}`
}

function chainOf(nodes: ReadonlyMap<string, FlowNode>, words: FlowWords): object {
	const all = [...nodes.values()]
	const plants = all.filter(isPlant)
	const feeds = all.filter(({ into }) => into.length === 0)
	const needs = all.filter(({ out }) => out.length === 0)
	const depths = [...new Set([...feeds, ...plants].map(({ depth }) => depth))].sort((a, b) => a - b)
	const year = Number(words.day.slice(0, 4))
	const amount = (flows: readonly NamedFlow[]) => ({ value: `${total(flows)} t/yr` })
	/** What runs between two things: the feed's own material, or one for each way out of a plant. */
	const between = ({ source, target }: NamedFlow) => {
		const from = nodes.get(source)!
		return isPlant(from) ? `${from.id}-to-${nodes.get(target)!.id}` : `${from.id}-material`
	}
	const takes = ({ into }: FlowNode) => {
		const materials = [...new Set(into.map(between))]
		return materials.length === 1 ? materials[0] : materials
	}
	const each = <T>(list: readonly FlowNode[], make: (node: FlowNode) => T) =>
		Object.fromEntries(list.map((node) => [node.id, make(node)]))
	return {
		id: 'imported',
		name: words.name,
		version: '1',
		date: words.day,
		unit: 't',
		unitName: words.unitName,
		years: { first: year, last: year + 10 },
		counts: ['operating', 'under construction'],
		defaults: { status: 'assumed', source: SOURCE, confidence: 'low' },
		components: { [ALL]: words.component },
		stages: {
			...Object.fromEntries(
				depths.map((depth, place) => [`stage-${depth}`, words.stage.replace('{number}', String(place + 1))])
			),
			[USE]: words.use
		},
		routes: { main: { name: words.route, colour: 'ochre' } },
		outlets: { losses: { name: words.losses, kind: 'waste' } },
		materials: materialsOf([...feeds, ...plants], between),
		feeds: each(feeds, ({ id, name, out }) => ({
			name,
			route: 'main',
			material: `${id}-material`,
			composition: { shares: { [ALL]: 1 } },
			available: amount(out)
		})),
		processes: each(plants, (node) => ({
			name: node.name,
			stage: `stage-${node.depth}`,
			route: 'main',
			modes: [{ takes: takes(node), gives: givesOf(node, between) }],
			capacity: { plants: [{ status: 'operating', nameplate: amount(node.into) }] }
		})),
		demands: {
			imported: {
				name: words.demand,
				parts: each(needs, (node) => ({ name: node.name, takes: takes(node), amount: amount(node.into) }))
			}
		}
	}
}

type Between = (flow: NamedFlow) => string

function materialsOf(makers: readonly FlowNode[], between: Between): object {
	const made = makers.flatMap(({ out, depth }) =>
		out.map((flow) => [between(flow), { name: flow.source, stage: `stage-${depth}` }] as const)
	)
	return Object.fromEntries(made)
}

/** Shares of what leaves a plant, in what enters it or in all that leaves where that is more; the rest is lost. */
function givesOf({ into, out }: FlowNode, between: Between): object[] {
	const whole = Math.max(total(into), total(out))
	const byMaterial = new Map<string, number>()
	for (const flow of out) byMaterial.set(between(flow), (byMaterial.get(between(flow)) ?? 0) + flow.value)
	const gives = [...byMaterial].map(([to, value]) => ({ to, yield: { shares: value / whole } }))
	const closes = total(out) >= total(into) * (1 - CLOSES)
	return closes ? gives : [...gives, { to: 'losses', yield: 'rest' }]
}
