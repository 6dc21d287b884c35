/** The step on stage as a fragment of the address, so that Back, Forward and a reload know it. */

const START = '#step-'

/** Returns the step that a fragment names, counted from 1; null where it names none. */
export function stepIn(hash: string): number | null {
	const written = hash.startsWith(START) ? hash.slice(START.length) : ''
	return /^[1-9]\d{0,3}$/.test(written) ? Number(written) : null
}

/** Makes a step, counted from 1, the newest entry of the history. */
export function enterStep(step: number): void {
	location.hash = START + step
}
