import type { z } from 'zod'
import type { Finding, ModelFile } from './finding.ts'
import { schemaFindings } from './schema-issues.ts'

/** What a file holds after its schema was applied. */
export interface Validated<T> {
	/** The file without the parts that do not fit the schema, so that the rest can still be checked; null if none is left. */
	value: T | null
	/** Sections of the file that had to be left out whole. */
	broken: ReadonlySet<string>
	findings: Finding[]
}

const MOST_ROUNDS = 40

/**
 * Checks `raw` against a schema. `blank` has an empty stand-in for each section, used where one cannot be read, so that
 * one wrong key does not hide what is wrong elsewhere.
 */
export function validate<T>(
	file: ModelFile,
	schema: z.ZodType<T>,
	raw: unknown,
	blank: Record<string, unknown>
): Validated<T> {
	const first = schema.safeParse(raw)
	if (first.success) return { value: first.data, broken: new Set(), findings: [] }
	const findings = schemaFindings(schema, raw, first.error.issues, { file, path: [] })
	if (!isMapping(raw) || Array.isArray(raw)) return { value: null, broken: new Set(Object.keys(blank)), findings }
	return { ...salvage(schema, structuredClone(raw), blank), findings }
}

function salvage<T>(schema: z.ZodType<T>, root: Record<string, unknown>, blank: Record<string, unknown>) {
	const broken = new Set<string>()
	for (let round = 0; round < MOST_ROUNDS; round++) {
		const parsed = schema.safeParse(root)
		if (parsed.success) return { value: parsed.data, broken }
		for (const issue of parsed.error.issues) prune(root, issue, blank, broken)
	}
	return { value: null, broken }
}

function prune(
	root: Record<string, unknown>,
	issue: z.core.$ZodIssue,
	blank: Record<string, unknown>,
	broken: Set<string>
) {
	const path = issue.path as (string | number)[]
	if (issue.code === 'unrecognized_keys') for (const key of issue.keys) remove(root, [...path, key], blank, broken)
	else remove(root, path, blank, broken)
}

/** Removes the value at `path`, or, where it is missing or a list item, what should hold it. */
function remove(
	root: Record<string, unknown>,
	path: (string | number)[],
	blank: Record<string, unknown>,
	broken: Set<string>
) {
	const [section] = path
	if (path.length <= 1) return stub(root, String(section), blank, broken)
	const parent = path.slice(0, -1).reduce<unknown>((value, key) => (isMapping(value) ? value[key] : undefined), root)
	const key = path.at(-1)!
	if (isMapping(parent) && !Array.isArray(parent) && Object.hasOwn(parent, key)) delete parent[key]
	else remove(root, path.slice(0, -1), blank, broken)
}

function stub(root: Record<string, unknown>, section: string, blank: Record<string, unknown>, broken: Set<string>) {
	if (Object.hasOwn(blank, section)) {
		root[section] = structuredClone(blank[section])
		broken.add(section)
	} else delete root[section]
}

function isMapping(value: unknown): value is Record<string | number, unknown> {
	return typeof value === 'object' && value !== null
}
