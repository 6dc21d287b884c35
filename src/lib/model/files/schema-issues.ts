import { z } from 'zod'
import { error, formatPath, within, type Finding, type Place } from '../findings/finding.ts'
import { nearest } from '../findings/suggest.ts'

type Issue = z.core.$ZodIssue
type Schema = z.core.$ZodType

/** Turns the issues that a schema has with `root` into findings at `at`, in words for the model's author. */
export function schemaFindings(schema: Schema, root: unknown, issues: readonly Issue[], at: Place): Finding[] {
	return issues.flatMap(clearest).flatMap((issue) => describeIssue(issue, schema, root, at))
}

function describeIssue(issue: Issue, schema: Schema, root: unknown, at: Place): Finding[] {
	const keys = issue.path as (string | number)[]
	const place = within(at, ...keys)
	if (issue.code === 'unrecognized_keys')
		return issue.keys.map((key) => unknownKey(key, keysAt(schema, keys), within(place, key)))
	if (issue.code === 'invalid_key') return [badId(String(keys.at(-1)), place)]
	const value = valueAt(root, keys)
	if (value === undefined) return [missing(keys, place)]
	if (value === null)
		return [error('empty-value', place, `${last(keys)} has no value.`, 'Write a value, or leave the key out.')]
	return [badValue(issue, value, keys, place)]
}

function unknownKey(key: string, known: string[], at: Place): Finding {
	const near = nearest(key, known)
	const hint = near ? `Did you mean ${near}?` : known.length > 0 ? `Keys here: ${known.join(', ')}.` : null
	return error('unknown-key', at, `${/^[!-~]+$/.test(key) ? key : `"${key}"`} is not a key here.`, hint)
}

function badId(key: string, at: Place): Finding {
	const rule = 'An id is letters and digits, beginning with a letter, words joined by single hyphens.'
	return error('bad-id', at, `"${key}" cannot be an id.`, rule)
}

function missing(keys: readonly (string | number)[], at: Place): Finding {
	const where = keys.length > 1 ? formatPath(keys.slice(0, -1)) : at.file
	return error('missing-key', at, `${last(keys)} is missing in ${where}.`)
}

function badValue(issue: Issue, value: unknown, keys: readonly (string | number)[], at: Place): Finding {
	if (issue.code === 'invalid_value') return badChoice(value, issue.values.map(String), keys, at)
	if (issue.code === 'invalid_type' || issue.code === 'invalid_union') return wrongType(issue, value, keys, at)
	if (issue.code === 'too_small' || issue.code === 'too_big')
		return error('out-of-range', at, `${last(keys)} is ${shown(value)}; it must be ${bound(issue)}.`)
	if (issue.code === 'invalid_format' && issue.format === 'url')
		return error('bad-format', at, `"${value}" is not an address.`, 'An address begins with https://')
	return error('bad-format', at, `"${value}" does not fit ${last(keys)}.`, `Here ${issue.message}.`)
}

function badChoice(value: unknown, choices: string[], keys: readonly (string | number)[], at: Place): Finding {
	const near = typeof value === 'string' ? nearest(value, choices) : null
	const hint = `${near ? `Did you mean ${near}? ` : ''}Choices: ${choices.join(', ')}.`
	return error('bad-choice', at, `${shown(value)} is not a choice for ${last(keys)}.`, hint)
}

function wrongType(issue: Issue, value: unknown, keys: readonly (string | number)[], at: Place): Finding {
	const wanted = expectedTypes(issue)
	const quote = wanted.includes('text') && typeof value !== 'object' ? `Put it in quotes: "${value}".` : null
	return error('wrong-type', at, `${last(keys)} must be ${wanted.join(' or ')}, found ${shown(value)}.`, quote)
}

const TYPES: Record<string, string> = {
	string: 'text',
	number: 'a number',
	int: 'a whole number',
	boolean: 'true or false',
	object: 'a mapping',
	record: 'a mapping',
	array: 'a list',
	tuple: 'a pair [least, most]'
}

function expectedTypes(issue: Issue): string[] {
	if (issue.code === 'invalid_type') return [TYPES[issue.expected] ?? issue.expected]
	if (issue.code === 'invalid_value') return issue.values.map((value) => `"${String(value)}"`)
	if (issue.code !== 'invalid_union') return []
	return [
		...new Set(issue.errors.flatMap((branch) => branch.filter((each) => each.path.length === 0).flatMap(expectedTypes)))
	]
}

function bound(issue: Issue & { code: 'too_small' | 'too_big' }): string {
	const limit = issue.code === 'too_small' ? issue.minimum : issue.maximum
	const words = issue.code === 'too_small' ? 'at least' : 'at most'
	const what = issue.origin === 'array' ? ' entries' : issue.origin === 'string' ? ' characters' : ''
	return `${words} ${limit}${what}`
}

function shown(value: unknown): string {
	if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list'
	if (typeof value === 'object') return 'a mapping'
	return typeof value === 'string' ? `"${value.slice(0, 60)}"` : String(value)
}

function last(keys: readonly (string | number)[]): string {
	const key = keys.at(-1)
	return key === undefined ? 'the file' : typeof key === 'number' ? formatPath(keys.slice(-2)) : key
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
	return schema instanceof z.ZodOptional ? unwrap(schema.unwrap()) : schema
}
