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

/** Makes a step the newest entry of the history. */
export function enterStage({ step, story }: StageAddress): void {
	location.hash = `#step-${step}${story === null ? '' : `-${story}`}`
}
