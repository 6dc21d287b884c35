import { z } from 'zod'
import { error, formatPath, within, type Finding, type Place } from '../findings/finding.ts'
import { TEXT_FORMATS, type FoundValue, type TextFormat, type Wanted } from '../findings/parameters.ts'
import { nearest } from '../text/suggest.ts'

type Issue = z.core.$ZodIssue
type Schema = z.core.$ZodType

/** Turns the issues that a schema has with `root` into findings at `at`. */
export function schemaFindings(schema: Schema, root: unknown, issues: readonly Issue[], at: Place): Finding[] {
	return issues.flatMap(clearest).flatMap((issue) => describeIssue(issue, schema, root, at))
}

function describeIssue(issue: Issue, schema: Schema, root: unknown, at: Place): Finding[] {
	const keys = issue.path as (string | number)[]
	const place = within(at, ...keys)
	if (issue.code === 'unrecognized_keys')
		return issue.keys.map((key) => unknownKey(key, keysAt(schema, keys), within(place, key)))
	if (issue.code === 'invalid_key') return [error('bad-id', place, { key: String(keys.at(-1)) })]
	const value = valueAt(root, keys)
	if (value === undefined) return [missing(keys, place)]
	if (value === null) return [error('empty-value', place, { key: last(keys) })]
	return [badValue(issue, value, keys, place)]
}

function unknownKey(key: string, known: string[], at: Place): Finding {
	return error('unknown-key', at, { key, near: nearest(key, known), known })
}

function missing(keys: readonly (string | number)[], at: Place): Finding {
	const parent = keys.length > 1 ? formatPath(keys.slice(0, -1)) : at.file
	return error('missing-key', at, { kind: 'key', key: last(keys), parent })
}

function badValue(issue: Issue, value: unknown, keys: readonly (string | number)[], at: Place): Finding {
	if (issue.code === 'invalid_value') return badChoice(value, issue.values.map(String), keys, at)
	if (issue.code === 'invalid_type' || issue.code === 'invalid_union') return wrongType(issue, value, keys, at)
	if (issue.code === 'too_small' || issue.code === 'too_big')
		return error('out-of-range', at, { kind: 'bound', key: last(keys), found: foundValue(value), ...bound(issue) })
	return error('bad-format', at, { key: last(keys), text: String(value), format: formatOf(issue) })
}

/** The schemas carry the name of a format in place of a message. */
function formatOf(issue: Issue): TextFormat {
	return TEXT_FORMATS.find((each) => each === issue.message) ?? 'url'
}

function badChoice(value: unknown, choices: string[], keys: readonly (string | number)[], at: Place): Finding {
	const near = typeof value === 'string' ? nearest(value, choices) : null
	return error('bad-choice', at, { key: last(keys), found: foundValue(value), near, choices })
}

function wrongType(issue: Issue, value: unknown, keys: readonly (string | number)[], at: Place): Finding {
	return error('wrong-type', at, { key: last(keys), found: foundValue(value), wanted: wantedBy(issue) })
}

const TYPES: Record<string, Extract<Wanted, { type: unknown }>['type']> = {
	string: 'text',
	number: 'number',
	int: 'whole-number',
	boolean: 'boolean',
	object: 'mapping',
	record: 'mapping',
	array: 'list',
	tuple: 'pair'
}

function wantedBy(issue: Issue): Wanted[] {
	if (issue.code === 'invalid_type') return [{ type: TYPES[issue.expected] ?? 'text' }]
	if (issue.code === 'invalid_value') return issue.values.map((value) => ({ literal: String(value) }))
	if (issue.code !== 'invalid_union') return []
	const each = issue.errors.flatMap((branch) => branch.filter(({ path }) => path.length === 0).flatMap(wantedBy))
	return [...new Map(each.map((wanted) => [JSON.stringify(wanted), wanted])).values()]
}

function bound(issue: Issue & { code: 'too_small' | 'too_big' }) {
	const counted = ({ array: 'entries', string: 'characters' } as const)[issue.origin as string] ?? null
	return issue.code === 'too_small'
		? { side: 'least' as const, bound: Number(issue.minimum), counted }
		: { side: 'most' as const, bound: Number(issue.maximum), counted }
}

/** Characters of a text that are quoted. */
const MOST_QUOTED = 60

function foundValue(value: unknown): FoundValue {
	if (Array.isArray(value)) return { collection: value.length === 0 ? 'empty-list' : 'list' }
	if (typeof value === 'object') return { collection: 'mapping' }
	return typeof value === 'string' ? { text: value.slice(0, MOST_QUOTED) } : { literal: String(value) }
}

/** The last key of a path, with the key of the list that it is in; null for the root of a file. */
function last(keys: readonly (string | number)[]): string | null {
	const key = keys.at(-1)
	return key === undefined ? null : typeof key === 'number' ? formatPath(keys.slice(-2)) : key
}

/** Of a union's complaints, those of the branch that the value was meant for; the union itself if that is unclear. */
function clearest(issue: Issue): Issue[] {
	if (issue.code !== 'invalid_union') return [issue]
	const meant = issue.errors.filter((branch) => branch.length > 0 && !branch.some(isWrongKind))
	const fewest = meant.sort((a, b) => a.length - b.length)[0]
	if (!fewest) return [issue]
	return fewest.flatMap((each) => clearest({ ...each, path: [...issue.path, ...each.path] }))
}

function isWrongKind(issue: Issue): boolean {
	return issue.path.length === 0 && ['invalid_type', 'invalid_value', 'invalid_union'].includes(issue.code)
}

function valueAt(root: unknown, path: readonly (string | number)[]): unknown {
	return path.reduce<unknown>(
		(value, key) => (typeof value === 'object' && value && Object.hasOwn(value, key) ? value[key as never] : undefined),
		root
	)
}

/** Keys that the schema knows at `path`. */
function keysAt(schema: Schema, path: readonly (string | number)[]): string[] {
	const plain = unwrap(schema)
	if (plain instanceof z.ZodUnion) return plain.options.flatMap((option) => keysAt(option, path))
	const [key, ...rest] = path
	if (key === undefined) return plain instanceof z.ZodObject ? Object.keys(plain.shape) : []
	const child = childOf(plain, key)
	return child ? keysAt(child, rest) : []
}

function childOf(schema: Schema, key: string | number): Schema | null {
	if (schema instanceof z.ZodObject) return schema.shape[key] ?? null
	if (schema instanceof z.ZodRecord) return schema.valueType
	return schema instanceof z.ZodArray ? schema.element : null
}

function unwrap(schema: Schema): Schema {
	return schema instanceof z.ZodOptional || schema instanceof z.ZodDefault ? unwrap(schema.unwrap()) : schema
}
