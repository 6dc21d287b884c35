import type { EngineClient, Plan } from '#lib/engine/index.ts'
import type { Chain } from '#lib/model/chain.ts'
import type { Scenario } from '#lib/model/scenario.ts'
import type { EngineReply, EngineRequest, ErrorRecord } from './protocol.ts'

/** The part of a `Worker` that the client uses. */
export interface EnginePort {
	postMessage(request: EngineRequest): void
	terminate(): void
	onmessage: ((event: MessageEvent<EngineReply>) => void) | null
	onerror: ((event: ErrorEvent) => void) | null
	onmessageerror: ((event: MessageEvent) => void) | null
}

/** The engine threw, or its worker died: a defect, never a result. */
export class EngineDefect extends Error {
	readonly record: ErrorRecord

	constructor(record: ErrorRecord) {
		super(record.message)
		this.name = 'EngineDefect'
		this.record = record
	}

	static of(name: string, message: string): EngineDefect {
		return new EngineDefect({ name, message, stack: null, details: null })
	}
}

export interface WorkerEngine extends EngineClient {
	/** Loads the solver and opens the chain ahead of the first plan. */
	warm(): Promise<void>
	dispose(): void
}

/** Name of the measure that every plan leaves: from the request to the plan's arrival in the page. */
export const SOLVE = 'midstream:solve'

type RequestBody = EngineRequest extends infer R ? (R extends EngineRequest ? Omit<R, 'id'> : never) : never

interface Waiting {
	resolve(reply: EngineReply): void
	reject(error: EngineDefect): void
}

interface Connection {
	ask(body: RequestBody): Promise<EngineReply>
	close(): void
}

/** Pairs requests with replies; when the worker dies, all that wait are rejected and `died` is called. */
function connect(port: EnginePort, died: () => void): Connection {
	const waiting = new Map<number, Waiting>()
	let lastId = 0

	function fail(message: string): void {
		died()
		port.terminate()
		for (const { reject } of waiting.values()) reject(EngineDefect.of('WorkerError', message))
		waiting.clear()
	}

	port.onmessage = ({ data }) => {
		const asked = waiting.get(data.id)
		waiting.delete(data.id)
		if (data.kind === 'failed') asked?.reject(new EngineDefect(data.error))
		else asked?.resolve(data)
	}
	port.onerror = (event) => fail(event.message || 'The engine worker could not start.')
	port.onmessageerror = () => fail('A reply of the engine worker could not be read.')

	return {
		ask: (body) =>
			new Promise((resolve, reject) => {
				const id = ++lastId
				waiting.set(id, { resolve, reject })
				port.postMessage({ ...body, id })
			}),
		close: () => fail('The engine worker was closed.')
	}
}

/**
 * An engine in a worker. The worker starts with the first request; one that failed to open or died is replaced at the
 * next, so a defect never wedges the page. Rejects with `EngineDefect`.
 */
export function createEngineClient(chain: Chain, start: () => EnginePort): WorkerEngine {
	let current: { connection: Connection; opened: Promise<EngineReply>; ready: boolean } | null = null

	function open(): NonNullable<typeof current> {
		const connection: Connection = connect(start(), () => {
			if (current?.connection === connection) current = null
		})
		const opened = connection.ask({ kind: 'open', chain })
		const made = { connection, opened, ready: false }
		opened.then(
			() => (made.ready = true),
			() => connection.close()
		)
		return made
	}

	return {
		async warm() {
			current ??= open()
			await current.opened
		},
		async plan(scenario: Scenario): Promise<Plan> {
			current ??= open()
			const { connection, opened, ready } = current
			if (!ready) await opened // even an await that need not wait would let the page redraw itself first
			const start = performance.now()
			const reply = await connection.ask({ kind: 'plan', scenario })
			performance.measure(SOLVE, { start })
			if (reply.kind !== 'planned') throw EngineDefect.of('ProtocolError', `not a plan: ${reply.kind}`)
			return reply.plan
		},
		dispose() {
			current?.connection.close()
		}
	}
}

/** Starts the engine's worker; Vite bundles it, solver and all, apart from the page. */
export function startEngineWorker(): EnginePort {
	return new Worker(new URL('./engine.worker.ts', import.meta.url), { type: 'module' })
}
