/** The end of a run: its value, or the error that it threw. */
export type Outcome<O> = { ok: true; value: O } | { ok: false; error: unknown }

/** Runs one input after another, and of those that wait only the newest. */
export interface LatestRun<I> {
	/** Asks for a run; an input that is still waiting is replaced by this one. */
	request(input: I): void
}

/** The work of one input: `free` is called as soon as the next input may start, at the latest when the work ends. */
type Run<I, O> = (input: I, free: () => void) => Promise<O>

/** Options of {@link createLatestRun}. */
interface Options {
	/**
	 * True for an error that a second try may mend. The input runs once more, unless a newer one waits: then the newer
	 * one runs and the error is not settled.
	 */
	again?: (error: unknown) => boolean
}

/**
 * Runs the newest input: at most one run in flight before it calls `free`, and one waiting. A request that finds
 * nothing in flight runs at once, within the event that makes it and before the page redraws itself. A failed run is
 * settled like any other and leaves the runner usable.
 */
export function createLatestRun<I, O>(
	run: Run<I, O>,
	settle: (input: I, outcome: Outcome<O>) => void,
	{ again = () => false }: Options = {}
): LatestRun<I> {
	let waiting: { input: I } | null = null
	let busy = false

	/** Resolves once the next input may start. */
	function start(input: I, mayRepeat: boolean): Promise<void> {
		return new Promise((free) => {
			void run(input, free)
				.then(
					(value) => settle(input, { ok: true, value }),
					(error: unknown) => {
						if (!again(error)) settle(input, { ok: false, error })
						else if (!waiting && mayRepeat) return start(input, false)
						else if (!waiting) settle(input, { ok: false, error })
					}
				)
				.finally(free)
		})
	}

	async function pump(): Promise<void> {
		busy = true
		try {
			while (waiting) {
				const { input }: { input: I } = waiting
				waiting = null
				await start(input, true)
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
