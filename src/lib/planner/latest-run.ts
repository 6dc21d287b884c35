export type Outcome<O> = { ok: true; value: O } | { ok: false; error: unknown }

export interface LatestRun<I> {
	/** Asks for a run; an input that is still waiting is replaced by this one. */
	request(input: I): void
}

/**
 * Runs the newest input: at most one run in flight and one waiting, so results cannot arrive out of order. A request
 * that finds nothing in flight runs at once, within the event that makes it and before the page redraws itself.
 * A failed run is settled like any other and leaves the runner usable.
 */
export function createLatestRun<I, O>(
	run: (input: I) => Promise<O>,
	settle: (input: I, outcome: Outcome<O>) => void
): LatestRun<I> {
	let waiting: { input: I } | null = null
	let busy = false

	async function attempt(input: I): Promise<Outcome<O>> {
		try {
			return { ok: true, value: await run(input) }
		} catch (error) {
			return { ok: false, error }
		}
	}

	async function pump(): Promise<void> {
		busy = true
		try {
			while (waiting) {
				const { input }: { input: I } = waiting
				waiting = null
				settle(input, await attempt(input))
			}
		} finally {
			busy = false
		}
	}

	return {
		request(input) {
			waiting = { input }
			if (!busy) void pump()
		}
	}
}
