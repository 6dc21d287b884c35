/** Checks of the YAML tree that its plain data no longer show: keys, anchors, numbers of entries, commas in numbers. */
import {
	isAlias,
	isMap,
	isNode,
	isScalar,
	isSeq,
	type Alias,
	type Document,
	type Pair,
	type Scalar,
	type YAMLMap
} from 'yaml'
import { error, within, type Finding, type ModelFile, type Place } from '../findings/finding.ts'
import { readNumber } from '../units/number-text.ts'

/** Entries of one mapping or list at most; a chain of a thousand processes has a thousand. */
const MOST_ENTRIES = 5000
/** Values of a file at most once its aliases are written out: billions in an alias bomb. */
const MOST_VALUES = 400_000
/** Levels at most once the aliases are written out. */
const MOST_LEVELS = 100

/** Takes a finding with the offset in the text that it is bound to. */
export type FoundAt = (finding: Finding, offset: number) => void

/**
 * Finds what is wrong with the tree of one file, and takes out of it the entries that data cannot hold, so that the rest
 * is read. Recursive; the depth of the tree was limited when its text was parsed.
 */
export function checkTree(yaml: Document, file: ModelFile, found: FoundAt) {
	new Tree(file, found).check(yaml.contents, { file, path: [] })
}

/** The extent of a part of the tree with its aliases written out. */
interface Extent {
	values: number
	levels: number
}

const LEAF: Extent = { values: 1, levels: 0 }

class Tree {
	/** By anchor: its extent; null while its own content is being read. */
	readonly #anchors = new Map<string, Extent | null>()
	#bombs = 0

	constructor(
		readonly file: ModelFile,
		readonly found: FoundAt
	) {}

	check(node: unknown, at: Place): Extent {
		if (isAlias(node)) return this.#alias(node)
		const anchor = isScalar(node) || isMap(node) || isSeq(node) ? node.anchor : undefined
		if (anchor) this.#anchors.set(anchor, null)
		const extent = this.#children(node, at)
		if (anchor) this.#anchors.set(anchor, extent)
		return extent
	}

	#children(node: unknown, at: Place): Extent {
		if (isMap(node)) {
			node.items = this.#entries(node, at)
			return total(node.items.map((pair) => this.#pair(pair, at)))
		}
		if (!isSeq(node)) return LEAF
		node.items = this.#limited(node.items, at, node.range?.[0] ?? 0)
		return total(node.items.map((item, index) => this.check(item, within(at, index))))
	}

	#pair(pair: Pair, at: Place): Extent {
		this.check(pair.key, at)
		return this.check(pair.value, within(at, keyOf(pair) ?? ''))
	}

	#alias({ source, range }: Alias): Extent {
		const extent = this.#anchors.get(source)
		const at: Place = { file: this.file, path: [] }
		const offset = range?.[0] ?? 0
		if (!extent) {
			this.found(error('yaml-alias', at, { name: source, inside: extent === null }), offset)
			return LEAF
		}
		const deep = extent.levels > MOST_LEVELS
		if ((deep || extent.values > MOST_VALUES) && this.#bombs++ === 0) {
			const limit = deep
				? { counted: 'levels' as const, most: MOST_LEVELS }
				: { counted: 'values' as const, most: MOST_VALUES }
			this.found(error('alias-bomb', at, { name: source, ...limit }), offset)
		}
		return extent
	}

	/** The entries that are kept: those with a key that data can hold, each key once. */
	#entries(map: YAMLMap, at: Place): Pair[] {
		const seen = new Set<string>()
		const kept = this.#limited(joinNumbers(map, at, this.found), at, map.range?.[0] ?? 0)
		return kept.filter((pair) => {
			const key = keyOf(pair)
			if (key === null || key === '__proto__') {
				this.found(error('bad-key', at, { key }), startOf(pair))
				return false
			}
			if (seen.has(key)) {
				this.found(error('duplicate-key', within(at, key), { key }), startOf(pair))
				return false
			}
			seen.add(key)
			return true
		})
	}

	#limited<T>(items: T[], at: Place, offset: number): T[] {
		if (items.length <= MOST_ENTRIES) return items
		this.found(error('too-many-entries', at, { found: items.length, most: MOST_ENTRIES }), offset)
		return items.slice(0, MOST_ENTRIES)
	}
}

function total(parts: readonly Extent[]): Extent {
	return parts.reduce(
		(sum, each) => ({ values: sum.values + each.values, levels: Math.max(sum.levels, each.levels + 1) }),
		LEAF
	)
}

/** The offset in the text at which an entry of a mapping begins. */
export function startOf(pair: Pair): number {
	return (isNode(pair.key) ? pair.key.range?.[0] : undefined) ?? 0
}

function keyOf({ key }: Pair): string | null {
	return isScalar(key) ? String(key.value) : null
}

/**
 * Puts together the numbers that their own comma split: in `{ value: 8,5 Mt ore/yr }` YAML reads the value 8 and a key
 * `5 Mt ore/yr`. Each is reported, and stands as it was meant.
 */
function joinNumbers(map: YAMLMap, at: Place, found: FoundAt): Pair[] {
	if (!map.flow) return map.items
	const kept: Pair[] = []
	for (const pair of map.items) {
		const before = kept.at(-1)
		const [start, end] = [before && plainText(before.value), isTail(pair) && plainText(pair.key)]
		if (before && start && end && /\d$/.test(start)) (before.value as Scalar).source = `${start},${end}`
		else kept.push(pair)
	}
	for (const pair of kept) reportJoined(pair, at, found)
	return kept
}

/** True for an entry such as `5 Mt ore/yr` that has no value and begins with a digit. */
function isTail({ key, value }: Pair): boolean {
	const text = plainText(key)
	return (
		text !== null && /^\d/.test(text) && (value === null || (isScalar(value) && value.value === null && !value.source))
	)
}

/** The text of a scalar without quotes; null for anything else. */
function plainText(node: unknown): string | null {
	return isScalar(node) && node.type === 'PLAIN' ? (node.source ?? null) : null
}

function reportJoined(pair: Pair, at: Place, found: FoundAt) {
	const text = plainText(pair.value)
	if (text === null || !text.includes(',') || !isScalar(pair.value)) return
	const read = readNumber(text)
	const meant = read.ok || read.meant === null ? null : `${read.meant}${read.rest}`
	pair.value.value = meant ?? text
	found(error('comma-in-number', within(at, keyOf(pair) ?? ''), { text, meant }), startOf(pair))
}
