/**
 * Undo over immutable values. Everything set between `mark` and `commit` is one entry, however many values it passed
 * through; a value set without a mark is an entry of its own.
 */
export class History<T> {
	#past = $state.raw<readonly T[]>([])
	#future = $state.raw<readonly T[]>([])
	#present = $state.raw() as T
	#mark: { value: T } | null = null
	readonly #capacity: number

	/** Keeps at most `capacity` entries; the oldest are forgotten first. */
	constructor(initial: T, capacity = 200) {
		this.#present = initial
		this.#capacity = capacity
	}

	get present(): T {
		return this.#present
	}

	get canUndo(): boolean {
		return this.#past.length > 0
	}

	get canRedo(): boolean {
		return this.#future.length > 0
	}

	/** Starts a gesture; a gesture that is already open stays as it is. */
	mark(): void {
		this.#mark ??= { value: this.#present }
	}

	set(next: T): void {
		if (next === this.#present) return
		if (!this.#mark) this.#record(this.#present)
		this.#present = next
	}

	/** Begins anew with this value: nothing to undo, nothing to redo. */
	restart(initial: T): void {
		this.#past = []
		this.#future = []
		this.#mark = null
		this.#present = initial
	}

	/** Ends a gesture and keeps it as one entry. */
	commit(): void {
		const mark = this.#mark
		this.#mark = null
		if (mark && mark.value !== this.#present) this.#record(mark.value)
	}

	/** Ends a gesture and returns to where it began. */
	cancel(): void {
		if (this.#mark) this.#present = this.#mark.value
		this.#mark = null
	}

	undo(): void {
		this.commit()
		const previous = this.#past.at(-1)
		if (previous === undefined) return
		this.#future = [...this.#future, this.#present]
		this.#past = this.#past.slice(0, -1)
		this.#present = previous
	}

	redo(): void {
		this.commit()
		const next = this.#future.at(-1)
		if (next === undefined) return
		this.#past = [...this.#past, this.#present]
		this.#future = this.#future.slice(0, -1)
		this.#present = next
	}

	#record(value: T): void {
		this.#past = [...this.#past, value].slice(-this.#capacity)
		this.#future = []
	}
}
