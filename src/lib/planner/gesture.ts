/** Something whose changes between `begin` and `end` count as one. */
export interface Gestural {
	begin(): void
	end(): void
	cancel(): void
}

/** A run of changes by pointer or keys that is undone as one. */
export interface Gesture {
	/** A drag starts. */
	press(): void
	/** A single step, e.g. of an arrow key: steps that follow within `mergeMs` join it. */
	step(): void
	/** The drag or the steps are over. */
	release(): void
	/** Returns to where the gesture began. */
	escape(): void
	readonly open: boolean
}

/** Turns pointer and key events into gestures: a drag is one, and so is a run of quick key steps. */
export function createGesture(target: Gestural, mergeMs = 500): Gesture {
	let timer: ReturnType<typeof setTimeout> | null = null
	let open = false

	function begin(): void {
		if (timer) clearTimeout(timer)
		timer = null
		if (!open) target.begin()
		open = true
	}

	function finish(how: 'end' | 'cancel'): void {
		if (timer) clearTimeout(timer)
		timer = null
		if (open) target[how]()
		open = false
	}

	return {
		press: begin,
		step() {
			begin()
			timer = setTimeout(() => finish('end'), mergeMs)
		},
		release: () => finish('end'),
		escape: () => finish('cancel'),
		get open() {
			return open
		}
	}
}
