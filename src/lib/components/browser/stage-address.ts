/** Presentation and step on stage as a fragment of the address, so that Back, Forward and a reload know them. */

const FRAGMENT = /^#step-([1-9]\d{0,3})(?:-([0-9a-z]{1,64}))?$/

/** A step of a presentation. */
export interface StageAddress {
	/** Counted from 1. */
	step: number
	/** Id of one of the reader's presentations; null for the model's own. */
	story: string | null
}

/** Returns what a fragment names; null where it names no step. */
export function stageIn(hash: string): StageAddress | null {
	const found = FRAGMENT.exec(hash)
	return found && { step: Number(found[1]), story: found[2] ?? null }
}

/** Key, in the state of an entry of the history, of how many entries lie between it and the page before the stage. */
const DEPTH = 'midstream.stage'

/** Makes a step the newest entry of the history. */
export function enterStage({ step, story }: StageAddress): void {
	const depth = entriesToLeave() + 1
	location.hash = `#step-${step}${story === null ? '' : `-${story}`}`
	history.replaceState({ ...(history.state as object | null), [DEPTH]: depth }, '')
}

/** Returns how many entries back the page is that the stage was opened from; 0 where it was opened by its address. */
export function entriesToLeave(): number {
	const state = history.state as Record<string, unknown> | null
	return stageIn(location.hash) ? Number(state?.[DEPTH] ?? 0) : 0
}
