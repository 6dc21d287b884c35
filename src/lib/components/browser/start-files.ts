/** Starts the thread that makes files on the site; its code is loaded when a file is first asked for. */
export async function startFiles(): Promise<Worker> {
	const { startFileWorker } = await import('#lib/exports/worker/start.ts')
	return startFileWorker()
}
