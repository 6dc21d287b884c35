/** Starts the thread that makes files on the site; Vite bundles it apart from the page. */
export function startFileWorker(): Worker {
	return new Worker(new URL('./files.worker.ts', import.meta.url), { type: 'module' })
}
