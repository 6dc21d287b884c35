/** The format of a reader's own presentation, as browsers store it and files hold it. Pure. */
import * as z from 'zod/mini'
import { STEP_LIMITS } from '#lib/model/files/story-format.ts'
import type { OwnStep, OwnStory } from '#lib/model/story.ts'
import { damageOf, isRecord, LIMITS, moment, storedRival, storedScenario, type TakenNames } from '../saved/record.ts'
import type { RecordProblem } from '../saved/store.ts'

/** Raised when a field changes its meaning. */
export const STORY_FORMAT = 1

/** Most steps of a presentation. */
export const MOST_STEPS = 100

/** Most levers and sources of a step. */
const MOST_IDS = 40

/** Most processes that a step keeps from growing, and imports that it lets be bought: as many as a chain may have. */
const MOST_FIXED = 2000

const id = z.string().check(z.minLength(1), z.maxLength(100))
const text = (most: number) => z.nullable(z.string().check(z.minLength(1), z.maxLength(most)))

const step = z.object({
	id,
	title: z.string().check(z.minLength(1), z.maxLength(STEP_LIMITS.title)),
	note: text(STEP_LIMITS.note),
	speaker: text(STEP_LIMITS.speaker),
	scenario: storedScenario,
	element: z.nullable(id),
	select: z.nullable(id),
	show: id,
	against: z.optional(storedRival),
	build: z.optional(
		z.object({
			by: z.int(),
			target: z.nullable(z.number().check(z.gt(0), z.lte(1))),
			budget: z.nullable(z.number().check(z.gte(0))),
			yearly: z.nullable(z.number().check(z.gte(0))),
			fixed: z.array(id).check(z.maxLength(MOST_FIXED)),
			imports: z.optional(z.array(id).check(z.maxLength(MOST_FIXED))),
			limits: z.optional(z.array(id).check(z.maxLength(MOST_FIXED)))
		})
	),
	levers: z.array(id).check(z.maxLength(MOST_IDS)),
	sources: z.array(id).check(z.maxLength(MOST_IDS))
})

const story = z.object({
	format: z.literal(STORY_FORMAT),
	// It stands in an address.
	id: z.string().check(z.regex(/^[0-9a-z]{1,64}$/)),
	chain: z.string(),
	revision: z.int().check(z.positive()),
	at: moment,
	trashed: z.nullable(moment),
	name: z.string().check(z.minLength(1), z.maxLength(LIMITS.name)),
	steps: z.array(step).check(
		z.maxLength(MOST_STEPS),
		z.refine((steps) => new Set(steps.map((each) => each.id)).size === steps.length)
	)
})

/** Reads data as a presentation. Never throws. */
export function readStory(data: unknown): { record: OwnStory } | { problem: RecordProblem } {
	if (isRecord(data) && typeof data.format === 'number' && data.format > STORY_FORMAT)
		return { problem: { kind: 'newer', format: data.format } }
	const read = story.safeParse(data)
	return read.success ? { record: read.data } : { problem: damageOf(read.error) }
}

/** Returns a new presentation. */
export function newStory(id: string, chain: string, at: string, name: string, steps: readonly OwnStep[]): OwnStory {
	return { format: STORY_FORMAT, id, chain, revision: 1, at, trashed: null, name, steps: [...steps] }
}

/** Returns a presentation with an id of its own beside others, and with a number behind its name where that is taken. */
export function storyBeside(story: OwnStory, id: string, taken: TakenNames): OwnStory {
	return { ...story, id, revision: 1, trashed: null, name: taken.take(story.name) }
}
