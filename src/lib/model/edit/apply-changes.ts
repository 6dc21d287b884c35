/** Changes to the text of a model's files that leave the rest as it was written, comments too. */
import {
	isAlias,
	isCollection,
	isMap,
	isNode,
	isScalar,
	isSeq,
	parseDocument,
	visit,
	YAMLMap,
	type Document
} from 'yaml'
import { MODEL_FILES, type Path } from '../findings/finding.ts'
import type { ModelTexts } from '../read-model.ts'
import type { Change } from './model-data.ts'

/**
 * Makes changes to a model, one after another, and returns its texts.
 * @throws Error when a file that is to be changed is no YAML.
 */
export function applyChanges(texts: ModelTexts, changes: readonly Change[]): ModelTexts {
	const changedFiles = MODEL_FILES.filter((file) => changes.some((each) => each.file === file))
	const written = changedFiles.map((file) => {
		const own = changes.filter((each) => each.file === file)
		return [file, changedText(texts[file] ?? '', own)] as const
	})
	return { ...texts, ...Object.fromEntries(written) }
}

function changedText(text: string, changes: readonly Change[]): string {
	const document = parseDocument(text, { uniqueKeys: false })
	if (changes.some(({ path }) => isShared(document, path))) writeOut(document)
	for (const { path, value } of changes) set(document, path, value)
	return document.toString({ lineWidth: 120, singleQuote: true })
}

/** True where a change at a path would be made in other places too, or take away what they refer to. */
function isShared(document: Document, path: Path): boolean {
	let node: unknown = document.contents
	for (const key of path) {
		if (isAlias(node) || (isNode(node) && 'anchor' in node && node.anchor)) return true
		node = childOf(node, key)
	}
	let anchored = false
	if (isNode(node))
		visit(node, {
			Node: (_, each) => {
				anchored ||= isAlias(each) || Boolean('anchor' in each && each.anchor)
			}
		})
	return anchored
}

/** Writes every alias out as what it stands for. */
function writeOut(document: Document): void {
	visit(document, {
		Alias: (_, alias) => {
			const meant = alias.resolve(document)?.clone()
			// What is put in its place is visited in turn, so that aliases inside it are written out as well.
			return meant && isNode(meant) ? meant : undefined
		}
	})
	visit(document, {
		Node: (_, node) => {
			if ('anchor' in node) delete node.anchor
		}
	})
}

function childOf(node: unknown, key: string | number): unknown {
	if (isSeq(node)) return node.items[Number(key)]
	return isMap(node) ? pairOf(node, key)?.value : undefined
}

/** Keys are compared as text: a year is a number in YAML. */
function pairOf(map: YAMLMap, key: string | number) {
	return map.items.find((each) => String(isScalar(each.key) ? each.key.value : each.key) === String(key))
}

function set(document: Document, path: Path, value: unknown): void {
	const key = path.at(-1)
	if (key === undefined) return
	const parent = collectionAt(document, path.slice(0, -1), value !== undefined)
	if (isMap(parent)) setEntry(document, parent, String(key), value)
	else if (isSeq(parent)) setItem(document, parent.items, Number(key), value)
}

function collectionAt(document: Document, path: Path, create: boolean): unknown {
	if (!isCollection(document.contents)) document.contents = new YAMLMap() as never
	let node: unknown = document.contents
	for (const key of path) {
		let child = childOf(node, key)
		if (!isCollection(child)) {
			if (!create) return null
			child = new YAMLMap()
			if (isMap(node)) setEntry(document, node, String(key), child)
			else if (isSeq(node)) node.items[Number(key)] = child
		}
		node = child
	}
	return node
}

function setEntry(document: Document, map: YAMLMap, key: string, value: unknown): void {
	const pair = pairOf(map, key)
	if (value === undefined) map.items = map.items.filter((each) => each !== pair)
	else if (pair) pair.value = nodeOf(document, value, pair.value)
	else map.items.push(document.createPair(key, value))
}

function setItem(document: Document, items: unknown[], place: number, value: unknown): void {
	if (value === undefined) items.splice(place, 1)
	else items[Math.min(place, items.length)] = nodeOf(document, value, items[place])
}

/** A node of a value, with the comments of the node that it replaces. */
function nodeOf(document: Document, value: unknown, before: unknown): unknown {
	const node = document.createNode(value)
	if (isNode(node) && isNode(before)) {
		node.commentBefore = before.commentBefore
		node.comment = before.comment
		node.spaceBefore = before.spaceBefore
	}
	return node
}
