import type { z } from 'zod'
import type { Finding, ModelFile, Path } from '../findings/finding.ts'
import { isMapping, type Mapping } from '../mapping.ts'
import { schemaFindings } from './schema-issues.ts'

/** A file after its schema was applied. */
export interface Validated<T> {
	/** The file without the parts that do not fit the schema, so that the rest is still checked; null if none is left. */
	value: T | null
	findings: Finding[]
}

const MOST_ROUNDS = 40

/**
 * Checks `raw` against a schema. `blank` has an empty stand-in for each section, used where one cannot be read, so that
 * one wrong key does not hide what is wrong elsewhere.
 */
export function validate<T>(file: ModelFile, schema: z.ZodType<T>, raw: unknown, blank: Mapping): Validated<T> {
	const first = schema.safeParse(raw)
	if (first.success) return { value: first.data, findings: [] }
	const findings = schemaFindings(schema, raw, first.error.issues, { file, path: [] })
	return { value: isMapping(raw) ? salvage(schema, structuredClone(raw), blank) : null, findings }
}

/** Removes the entries of `root` that do not fit, in rounds: the entry that held one may then not fit either. */
function salvage<T>(schema: z.ZodType<T>, root: Mapping, blank: Mapping): T | null {
	for (let round = 0; round < MOST_ROUNDS; round++) {
		const parsed = schema.safeParse(root)
		if (parsed.success) return parsed.data
		for (const issue of parsed.error.issues) for (const path of unfit(issue)) remove(root, path, blank)
	}
	return null
}

function unfit(issue: z.core.$ZodIssue): Path[] {
	const path = issue.path as Path
	return issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...path, key]) : [path]
}

/** Removes the value at `path`, or, where it is missing or in a list, what should hold it. */
function remove(root: Mapping, path: Path, blank: Mapping) {
	const key = path.at(-1)
	if (key === undefined) return
	if (path.length === 1 && Object.hasOwn(blank, key)) {
		root[key] = structuredClone(blank[key])
		return
	}
	const holder = path.slice(0, -1).reduce<unknown>((value, each) => (value as Mapping | undefined)?.[each], root)
	if (isMapping(holder) && Object.hasOwn(holder, key)) Reflect.deleteProperty(holder, key)
	else remove(root, path.slice(0, -1), blank)
}
