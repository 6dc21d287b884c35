/** A patch: the differences of a model from the one that it began with, as a file that can be read back. */
import { stringify } from 'yaml'
import { z } from 'zod'
import { readDocument } from '../files/document.ts'
import type { Finding, Path } from '../findings/finding.ts'
import { formatPath, MODEL_FILES } from '../findings/finding.ts'
import { differencesOf, isIdentity, type Difference } from './differences.ts'
import { changed, valueAt, type Change, type ModelData } from './model-data.ts'

/** Says that a file is a patch, and of which format. */
const KIND = 'midstream-patch'
const FORMAT = 1
/** Differences of a patch at most: more than a chain of a thousand processes has figures. */
const MOST_CHANGES = 5000

/** The model that a patch is of. */
export interface PatchBase {
	id: string
	name: string
	version: string
}

/** Something that keeps a patch, or one change of it, from being applied. */
export type PatchProblem =
	| { kind: 'not-yaml'; finding: Finding; line: number | null }
	| { kind: 'not-patch' }
	| { kind: 'newer'; format: number }
	| { kind: 'bad-change'; number: number }
	| { kind: 'other-model'; id: string; name: string }
	| { kind: 'other-value'; file: string; path: string; expected: string; found: string }

/** A patch as read: its changes, and what is wrong with the rest of it. */
export interface ReadPatch {
	changes: Change[]
	problems: PatchProblem[]
}

/** Writes the differences of a model from its base as the text of a patch, in YAML. */
export function patchText(base: PatchBase, before: ModelData, after: ModelData): string {
	const changes = differencesOf(before, after)
		.filter((each) => !isIdentity(each))
		.map(({ file, path, before: was, after: is }) => ({
			file,
			path: [...path],
			...(was === undefined ? {} : { before: was }),
			...(is === undefined ? {} : { after: is })
		}))
	return stringify({ [KIND]: FORMAT, of: base, changes }, { aliasDuplicateObjects: false, lineWidth: 120 })
}

const key = z.union([
	z
		.string()
		.max(200)
		.refine((text) => text !== '__proto__'),
	z.int().min(0).max(5000)
])
const change = z.strictObject({
	file: z.enum(MODEL_FILES),
	path: z.array(key).min(1).max(20),
	before: z.unknown().optional(),
	after: z.unknown().optional()
})
const head = z.object({
	[KIND]: z.int().min(1),
	of: z.object({ id: z.string(), name: z.string(), version: z.string() }),
	changes: z.array(z.unknown()).max(MOST_CHANGES)
})

/**
 * Reads the text of a patch for a model, of which nothing is trusted. Never throws. A change is taken where the model
 * still has what the patch began with; where it has another value both are told, and its own stays.
 */
export function readPatch(text: string, base: PatchBase, data: ModelData): ReadPatch {
	const { value, findings, lineOf } = readDocument('chain.yaml', text)
	const bad = findings[0]
	if (bad) return { changes: [], problems: [{ kind: 'not-yaml', finding: bad, line: lineOf.get(bad) ?? null }] }
	const read = head.safeParse(value)
	if (!read.success) return { changes: [], problems: [{ kind: 'not-patch' }] }
	const { [KIND]: format, of, changes } = read.data
	if (format > FORMAT) return { changes: [], problems: [{ kind: 'newer', format }] }
	if (of.id !== base.id) return { changes: [], problems: [{ kind: 'other-model', id: of.id, name: of.name }] }
	return taken(changes, data)
}

function taken(written: readonly unknown[], data: ModelData): ReadPatch {
	const changes: Change[] = []
	const problems: PatchProblem[] = []
	// With the items that the changes before one have added: lists grow one by one.
	const grown: Record<string, unknown> = { ...data }
	written.forEach((each, place) => {
		const read = change.safeParse(each)
		if (!read.success || !canStand(grown, read.data)) return problems.push({ kind: 'bad-change', number: place + 1 })
		const { file, path, before, after } = read.data
		const found = valueAt(data[file], path)
		if (isLike(found, after)) return
		if (isLike(found, before)) {
			if (after !== undefined) grown[file] = changed(grown[file], path, after)
			return changes.push({ file, path, value: after })
		}
		problems.push({ kind: 'other-value', ...described({ file, path, before, after }, found) })
	})
	return { changes: [...changes].sort(byRemoval), problems }
}

/** False for a place that a model cannot have: in a list, one that is no number or behind its end. */
function canStand(grown: Readonly<Record<string, unknown>>, { file, path }: Pick<Change, 'file' | 'path'>): boolean {
	// Under another id the chain would open what another has saved.
	if (file === 'chain.yaml' && formatPath(path) === 'id') return false
	return path.every((key, place) => {
		const list = valueAt(grown[file], path.slice(0, place))
		return !Array.isArray(list) || (typeof key === 'number' && key <= list.length)
	})
}

/** Items that are taken out of a list come last, from its end: each stands where it stood. */
function byRemoval(one: Change, other: Change): number {
	const place = ({ path, value }: Change) => {
		const last = path.at(-1)
		return value === undefined && typeof last === 'number' ? last : Infinity
	}
	return place(one) === place(other) ? 0 : place(other) - place(one)
}

/** YAML and JSON hold the same data: compared as text, whose keys keep their order. */
const isLike = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

function described({ file, path, before }: Difference, found: unknown) {
	return { file, path: formatPath(path as Path), expected: shortText(before), found: shortText(found) }
}

/** Characters of a value that is quoted. */
const MOST_QUOTED = 200

/** Writes a value of a model in one line, as YAML has it; empty for nothing. */
export function shortText(value: unknown): string {
	if (value === undefined) return ''
	const text = stringify(value, { collectionStyle: 'flow', lineWidth: 0, aliasDuplicateObjects: false }).trim()
	return text.length > MOST_QUOTED ? `${text.slice(0, MOST_QUOTED)} …` : text
}
