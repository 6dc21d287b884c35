import type { Telling } from './telling.svelte.ts'

type Message = { kind: 'state'; state: string } | { kind: 'ask' } | { kind: 'leave' }

/**
 * Keeps the stage and the presenter's window in step, each with a telling of its own: either goes on alone when the other
 * is closed. A browser that lets no window of this page hear another, as for files, leaves both alone.
 */
export class StageLink {
	#connected = $state(false)
	readonly #telling: Telling
	readonly #channel: BroadcastChannel | null
	/** The state that both windows know. */
	#common = ''

	/** @param story Id of the presentation: windows that tell different ones leave each other alone. */
	constructor(telling: Telling, story: string | null) {
		this.#telling = telling
		const name = `midstream.stage.${telling.planner.chain.id}.${story ?? ''}`
		this.#channel = 'BroadcastChannel' in window ? new BroadcastChannel(name) : null
		this.#channel?.addEventListener('message', ({ data }: MessageEvent<Message>) => this.#hear(data))
		window.addEventListener('pagehide', this.#leave)
	}

	/** True while another window answers. */
	get connected(): boolean {
		return this.#connected
	}

	/** Asks for the state of the other window instead of telling one's own. */
	join(): void {
		this.#common = this.#telling.state
		this.#post({ kind: 'ask' })
	}

	/** Tells the state, where the other window does not know it. */
	tell(): void {
		const { state } = this.#telling
		if (state === this.#common) return
		this.#common = state
		this.#post({ kind: 'state', state })
	}

	/** Leaves the other window alone. */
	close(): void {
		this.#leave()
		window.removeEventListener('pagehide', this.#leave)
		this.#channel?.close()
	}

	readonly #leave = () => this.#post({ kind: 'leave' })

	#post(message: Message): void {
		this.#channel?.postMessage(message)
	}

	#hear(message: Message): void {
		this.#connected = message.kind !== 'leave'
		if (message.kind === 'ask') this.#post({ kind: 'state', state: this.#telling.state })
		if (message.kind !== 'state') return
		this.#telling.take(message.state)
		this.#common = this.#telling.state
	}
}
