import type { Chain } from '#lib/model/chain.ts'
import type { LongTexts } from '#lib/model/long-texts.ts'

/** The long texts of a session's chain, which come after the page: sources, and notes of figures and plants. */
export class LateTexts {
	/** False until the chain of the session has them. */
	there = $state(false)
	/** True where they could not be had when they were last asked for. */
	failed = $state(false)
	readonly #of: { chain: Chain }
	readonly #load: (() => Promise<LongTexts>) | null
	#coming: Promise<void> | null = null

	/**
	 * @param of Whose chain takes them up.
	 * @param load Null where the chain has them from the start.
	 */
	constructor(of: { chain: Chain }, load: (() => Promise<LongTexts>) | null) {
		this.#of = of
		this.#load = load
		this.there = load === null
	}

	/** Resolves once the chain has its texts. Rejects where they cannot be had; they are then asked for again. */
	async make(): Promise<void> {
		if (this.there) return
		this.#coming ??= this.#take()
		try {
			await this.#coming
			this.failed = false
		} catch (error) {
			this.failed = true
			throw error
		} finally {
			this.#coming = null
		}
	}

	async #take(): Promise<void> {
		const [texts, { withLongTexts }] = await Promise.all([this.#load!(), import('#lib/model/long-texts.ts')])
		this.#of.chain = withLongTexts(this.#of.chain, texts)
		this.there = true
	}
}
