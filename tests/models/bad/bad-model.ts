import type { ModelTexts } from '#lib/model/read-model.ts'
import { edited, TINY } from '../tiny-model.ts'

/** A model that is wrong in one way, and what its author must be told. */
export interface BadModel {
	/** What is wrong. */
	wrong: string
	texts: ModelTexts
	code: string
	path: string
	/** A piece of the line that is pointed to, `@n` for the nth such line; null where there is no line to point to. */
	line: string | null
	says: string
	hint?: string
	severity?: 'warning'
}

/** The rest of a figure, as it stands in the tiny model. */
export const FIGURE = 'status: assumed, source: notes, confidence: low'

export const chain = (find: string, replacement: string) => edited('chain.yaml', find, replacement)
export const scenarios = (find: string, replacement: string) => edited('scenarios.yaml', find, replacement)
export const checks = (find: string, replacement: string) => edited('checks.yaml', find, replacement)
export const sources = (find: string, replacement: string) => edited('sources.yaml', find, replacement)

/** The tiny model with another chain.yaml altogether. */
export const whole = (text: string | undefined): ModelTexts => ({ ...TINY, 'chain.yaml': text })
