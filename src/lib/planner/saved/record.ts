/**
 * The format of a saved scenario, as browsers store it and files hold it. A record keeps every version of itself; nothing
 * but deleting for good takes one away. Pure: time and ids come in as arguments.
 */
import * as z from 'zod/mini'
import type { Scenario } from '#lib/model/scenario/scenario.ts'
import type { Snapshot } from '../snapshot.ts'
import type { RecordProblem } from './store.ts'

// Code made from text is what the page's policy forbids.
z.config({ jitless: true })

/** Raised when a field changes its meaning; {@link MIGRATIONS} then says how older records become newer ones. */
export const RECORD_FORMAT = 1

/** Most letters of a name, a note and a tag, and most tags of a scenario. */
export const LIMITS = { name: 120, note: 2000, tag: 40, tags: 20 } as const

/** A name, a note and tags: what the reader gives to a scenario. */
export interface Label {
	name: string
	note: string
	tags: string[]
}

/** A saved scenario as it was after one change. */
export interface SavedVersion extends Label {
	/** Moment of the change, ISO 8601 in UTC. */
	at: string
	snapshot: Snapshot
}

/** A saved scenario with its history. An immutable value: every change makes a new one, of the next revision. */
export interface SavedScenario {
	format: typeof RECORD_FORMAT
	id: string
	/** Id of the chain that it is of. */
	chain: string
	/** Counts the changes from 1: a record is written only in place of the one before it. */
	revision: number
	/** Moment at which it was put into the trash; null while it is not there. */
	trashed: string | null
	/** Oldest first; never empty. */
	versions: SavedVersion[]
}

const setting = z.union([z.number(), z.record(z.string().check(z.regex(/^\d{4}$/)), z.number())])
/** A moment as it is stored. */
export const moment = z.string().check(
	z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/),
	z.refine((at) => !Number.isNaN(Date.parse(at)))
)

/** Ranges of one's own, as they are stored: what they are worth, the model decides. */
export const storedRanges = z.record(z.string(), z.object({ low: z.number(), mode: z.number(), high: z.number() }))

/** A scenario as it is stored. */
export const storedScenario = z.object({
	id: z.string(),
	year: z.nullable(z.number()),
	demand: z.nullable(z.string()),
	set: z.record(z.string(), setting),
	locked: z.optional(z.array(z.string())),
	ranges: z.optional(storedRanges)
})

/** The other side of a comparison, as it is stored. */
export const storedRival = z.union([
	z.object({ of: z.literal('unchanged') }),
	z.object({ of: z.literal('year'), year: z.int() }),
	z.object({ of: z.literal('scenario'), id: z.string() }),
	z.object({ of: z.literal('saved'), id: z.string(), name: z.string(), scenario: storedScenario })
])

/** Steps that are ticked, as they are stored: a chain has some dozen. */
export const storedTicks = z.object({
	scenario: storedScenario,
	steps: z.array(z.int().check(z.gte(0))).check(z.maxLength(1000))
})

const snapshot = z.object({
	model: z.object({ version: z.string(), fingerprint: z.string() }),
	scenario: storedScenario,
	view: z.object({ element: z.nullable(z.string()), figure: z.string(), pinned: z.nullable(z.string()) }),
	ticked: z.optional(storedTicks),
	result: z.object({ delivered: z.number(), gap: z.number() })
})

const record = z.object({
	format: z.literal(RECORD_FORMAT),
	id: z.string().check(z.minLength(1), z.maxLength(100)),
	chain: z.string(),
	revision: z.int().check(z.positive()),
	trashed: z.nullable(moment),
	versions: z
		.array(
			z.object({
				at: moment,
				name: z.string().check(z.minLength(1), z.maxLength(LIMITS.name)),
				note: z.string().check(z.maxLength(LIMITS.note)),
				tags: z.array(z.string().check(z.minLength(1), z.maxLength(LIMITS.tag))).check(z.maxLength(LIMITS.tags)),
				snapshot
			})
		)
		.check(z.minLength(1))
})

/** By the format that a record has: makes it one of the next. Empty until there is a second format. */
const MIGRATIONS: ReadonlyMap<number, (record: Record<string, unknown>) => Record<string, unknown>> = new Map()

/** Brings a record of an older format up to this one, step by step; anything else comes back as it is. */
export function migrated(data: unknown, migrations = MIGRATIONS): unknown {
	if (!isRecord(data)) return data
	const migrate = typeof data.format === 'number' ? migrations.get(data.format) : undefined
	return migrate ? migrated(migrate(data), migrations) : data
}

/** Returns whether data are an object with keys. */
export const isRecord = (data: unknown): data is Record<string, unknown> =>
	typeof data === 'object' && data !== null && !Array.isArray(data)

/** Reads data as a saved scenario, of this format or an older one. Never throws. */
export function readRecord(data: unknown): { record: SavedScenario } | { problem: RecordProblem } {
	const current = migrated(data)
	if (isRecord(current) && typeof current.format === 'number' && current.format > RECORD_FORMAT)
		return { problem: { kind: 'newer', format: current.format } }
	const read = record.safeParse(current)
	return read.success ? { record: read.data as SavedScenario } : { problem: damageOf(read.error) }
}

/** Names all fields that are not as they should be, each once. */
export function damageOf({ issues }: z.core.$ZodError): RecordProblem {
	return { kind: 'damaged', fields: [...new Set(issues.map(({ path }) => path.map(String).join('.')))] }
}

/** Returns the version of a record that counts. */
export function newest({ versions }: SavedScenario): SavedVersion {
	return versions.at(-1)!
}

/** Returns the scenario that a record stands for; of another model it may hold what this one does not know. */
export function scenarioOf(record: SavedScenario): Scenario {
	return newest(record).snapshot.scenario
}

/** Returns a new record of one version. */
export function newRecord(id: string, chain: string, version: SavedVersion): SavedScenario {
	return { format: RECORD_FORMAT, id, chain, revision: 1, trashed: null, versions: [version] }
}

/** Returns the record with a further version. */
export function withVersion(record: SavedScenario, version: SavedVersion): SavedScenario {
	return { ...record, revision: record.revision + 1, versions: [...record.versions, version] }
}

/**
 * Returns a record with an id of its own and nothing lost, beside one that stands in its place: as a version more where
 * its name is taken.
 */
export function besideOthers(record: SavedScenario, id: string, at: string, taken: TakenNames): SavedScenario {
	const { name, ...rest } = newest(record)
	const free = taken.take(name)
	const versions = free === name ? record.versions : [...record.versions, { ...rest, name: free, at }]
	return { ...record, id, revision: 1, trashed: null, versions }
}

/** Names that are taken, as readers would take them for the same. Files may hold thousands of one name. */
export class TakenNames {
	readonly #plain: Set<string>
	/** By what stands before the number: the first number that was not tried yet. */
	readonly #untried = new Map<string, number>()

	constructor(names: readonly string[]) {
		this.#plain = new Set(names.map(plainName))
	}

	/** Takes a name, or it with the first number that makes it differ from all that are taken: `Plan (2)`. */
	take(name: string): string {
		const free = this.#plain.has(plainName(name)) ? this.#numbered(name) : name
		this.#plain.add(plainName(free))
		return free
	}

	#numbered(name: string): string {
		const [, stem = name] = /^(.*) \(\d+\)$/.exec(name) ?? []
		for (let number = this.#untried.get(stem) ?? 2; ; number++) {
			const end = ` (${number})`
			const next = stem.slice(0, LIMITS.name - end.length) + end
			if (this.#plain.has(plainName(next))) continue
			this.#untried.set(stem, number + 1)
			return next
		}
	}
}

const plainName = (name: string) => name.trim().normalize().toLowerCase()

/** Returns a name that differs from all that are taken. */
export function freeName(name: string, taken: readonly string[]): string {
	return new TakenNames(taken).take(name)
}

/** Returns whether readers would take two names for the same. */
export function isSameName(one: string, other: string): boolean {
	return plainName(one) === plainName(other)
}

/** Returns a label as it is kept: without spaces around it, each tag once. Letters beyond the limits are cut off. */
export function tidyLabel(name: string, note: string, tags: string): Label {
	const each = tags
		.split(',')
		.map((tag) => tag.trim().slice(0, LIMITS.tag))
		.filter((tag) => tag !== '')
	return {
		name: name.trim().slice(0, LIMITS.name),
		note: note.trim().slice(0, LIMITS.note),
		tags: [...new Set(each)].slice(0, LIMITS.tags)
	}
}

/** Returns whether every word of a search stands in the name, note or tags of a record. */
export function matches(record: SavedScenario, search: string): boolean {
	const { name, note, tags } = newest(record)
	const text = [name, note, ...tags].join(' ').normalize().toLowerCase()
	return search
		.normalize()
		.toLowerCase()
		.split(/\s+/)
		.every((word) => text.includes(word))
}
