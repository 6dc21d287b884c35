import type { EnginePort } from './engine-client.ts'

/** Starts the engine's worker; Vite bundles it, solver and all, apart from the page. */
export function startEngineWorker(): EnginePort {
	return new Worker(new URL('./engine.worker.ts', import.meta.url), { type: 'module' })
}
