/** Milliseconds until what something else displaced is asked for again. */
const AGAIN = 250

/** Holds an answer that takes the engine longer than a plan: asked for again for as long as plans displace it. */
export class Prepared<Asked, Made> {
	#newest = $state.raw<{ asked: Asked; made: Made } | null>(null)
	#failed = $state.raw<Asked | null>(null)
	#waiting: Asked | null = null
	/** Of what is waited for. */
	#making: Promise<void> = Promise.resolve()
	/** Counts the calls that began, so that an older one notices that it was overtaken. */
	#run = 0
	readonly #ask: (asked: Asked) => Promise<Made | null>
	readonly #isSame: (one: Asked, other: Asked) => boolean

	/**
	 * @param ask Makes it; null when the engine was wanted for something else.
	 * @param isSame Whether two questions have one answer.
	 */
	constructor(ask: (asked: Asked) => Promise<Made | null>, isSame: (one: Asked, other: Asked) => boolean) {
		this.#ask = ask
		this.#isSame = isSame
	}

	/** The newest that was made; null before the first. It may be of an earlier question: see {@link isOf}. */
	get made(): Made | null {
		return this.#newest?.made ?? null
	}

	/** True when what was made answers a question. */
	isOf(asked: Asked): boolean {
		return this.#newest !== null && this.#isSame(this.#newest.asked, asked)
	}

	/** True when the engine failed on a question. */
	hasFailed(asked: Asked): boolean {
		return this.#failed !== null && this.#isSame(this.#failed, asked)
	}

	/** Makes the answer to a question, unless it is made or on its way. A newer call is made in place of this one. */
	make(asked: Asked): Promise<void> {
		if (this.isOf(asked)) return Promise.resolve()
		if (this.#waiting === null || !this.#isSame(this.#waiting, asked)) {
			this.#waiting = asked
			this.#making = this.#untilMade(asked, ++this.#run)
		}
		return this.#making
	}

	async #untilMade(asked: Asked, run: number): Promise<void> {
		this.#failed = null
		while (run === this.#run) {
			const made = await this.#once(asked, run)
			if (run !== this.#run) return
			if (made) {
				this.#newest = { asked, made }
				return this.stop()
			}
			if (this.hasFailed(asked)) return this.stop()
			await new Promise((resolve) => setTimeout(resolve, AGAIN))
		}
	}

	/** Returns the answer to a question, made now where it is not there; null where that does not come about. */
	async of(asked: Asked): Promise<Made | null> {
		await this.make(asked)
		return this.isOf(asked) ? this.made : null
	}

	/** Asks for nothing any more: what is on its way is left alone. */
	stop(): void {
		this.#waiting = null
		this.#run += 1
	}

	async #once(asked: Asked, run: number): Promise<Made | null> {
		try {
			return await this.#ask(asked)
		} catch {
			if (run === this.#run) this.#failed = asked
			return null
		}
	}
}
