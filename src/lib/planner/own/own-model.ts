/** The record of an own model, as browsers store it. Pure: time comes in as an argument. */
import * as z from 'zod/mini'
import { MODEL_FILES, type ModelFile } from '#lib/model/findings/finding.ts'
import { dataOf, valueAt } from '#lib/model/edit/model-data.ts'
import type { ModelTexts } from '#lib/model/read-model.ts'
import { damageOf, isRecord } from '../saved/record.ts'
import type { RecordProblem } from '../saved/store.ts'

// Code made from text is what the page's policy forbids.
z.config({ jitless: true })

const FORMAT = 1

/** The model that an own one began with, as it was then. */
export interface OwnBase {
	id: string
	name: string
	version: string
	texts: ModelTexts
}

/** A model of the reader's own: its files, and those that it began with. An immutable value. */
export interface OwnModel {
	format: typeof FORMAT
	/** Id of its chain, unlike that of any other chain of the page. */
	id: string
	name: string
	/** Counts the changes from 1: a record is written only in place of the one before it. */
	revision: number
	/** Moment of the last change, ISO 8601 in UTC. */
	at: string
	base: OwnBase
	texts: ModelTexts
}

/** Letters of a file at most; reading a model has a limit of its own below it. */
const MOST_LETTERS = 2_000_000

const text = z.optional(z.string().check(z.maxLength(MOST_LETTERS)))
const texts = z.strictObject(
	Object.fromEntries(MODEL_FILES.map((file) => [file, text])) as Record<ModelFile, typeof text>
)
const short = z.string().check(z.maxLength(200))
const schema = z.strictObject({
	format: z.literal(FORMAT),
	id: short,
	name: short,
	revision: z.int().check(z.minimum(1)),
	at: short,
	base: z.strictObject({ id: short, name: short, version: short, texts }),
	texts
})

/** Reads what a browser has stored, of which nothing is believed. Never throws. */
export function readOwnModel(data: unknown): { record: OwnModel } | { problem: RecordProblem } {
	if (isRecord(data) && typeof data.format === 'number' && data.format > FORMAT)
		return { problem: { kind: 'newer', format: data.format } }
	const read = schema.safeParse(data)
	return read.success ? { record: read.data as OwnModel } : { problem: damageOf(read.error) }
}

/** Returns a model's texts as the base of an own one; what its head does not say is empty. */
export function baseOf(texts: ModelTexts): OwnBase {
	const { 'chain.yaml': chain } = dataOf(texts)
	const text = (key: string) => {
		const value = valueAt(chain, [key])
		return typeof value === 'string' ? value.slice(0, 120) : ''
	}
	return { id: text('id') || 'chain', name: text('name'), version: text('version'), texts }
}

/**
 * Returns an id for a model of a chain that none of those taken is: `india-own`, `india-own-2`. It names a folder in a zip:
 * of an imported chain's id only what is safe there is taken.
 */
export function freeModelId(chain: string, taken: readonly string[]): string {
	const stem = `${chain.replace(/-own(-\d+)?$/, '').replace(/[^a-z0-9-]+/gi, '-')}-own`
	if (!taken.includes(stem)) return stem
	for (let number = 2; ; number++) if (!taken.includes(`${stem}-${number}`)) return `${stem}-${number}`
}

/** Returns the record of a model that begins with a base. */
export function newOwnModel(model: Pick<OwnModel, 'id' | 'name' | 'base' | 'texts'>, at: string): OwnModel {
	return { format: FORMAT, ...model, revision: 1, at }
}
