/** The file that the page is making, for all parts of the page that can ask for one: one at a time. */

/** Stages of a file: what it tells beside the plan is calculated, its writer loaded, and it is written. */
export type FileStage = 'gathering' | 'loading' | 'writing'

/** Says how far a file is, and stops it. */
export interface FileSteps {
	at(stage: FileStage): void
	/** Aborted when the reader wants the file no longer. */
	signal: AbortSignal
}

/** Makes one file at a time. */
export class FileMaking {
	#stage = $state.raw<FileStage | null>(null)
	#stop: AbortController | null = null

	/** What is being done; null while no file is made. */
	get stage(): FileStage | null {
		return this.#stage
	}

	/**
	 * Makes a file; one that is being made is stopped.
	 * @param make Makes it and hands it to the reader.
	 * @returns false when it was stopped before it was there.
	 * @throws what fails in making it.
	 */
	async run(make: (steps: FileSteps) => Promise<void>): Promise<boolean> {
		this.stop()
		const stop = new AbortController()
		const { signal } = stop
		this.#stop = stop
		const at = (stage: FileStage) => {
			if (!signal.aborted) this.#stage = stage
		}
		at('gathering')
		const stopped = new Promise<never>((_, reject) => {
			signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
		})
		try {
			await Promise.race([make({ at, signal }), stopped])
			return true
		} catch (error) {
			if (signal.aborted) return false
			throw error
		} finally {
			if (this.#stop === stop) this.stop()
		}
	}

	/** Stops the file that is being made: nothing comes of it. */
	stop(): void {
		this.#stop?.abort()
		this.#stop = null
		this.#stage = null
	}
}
