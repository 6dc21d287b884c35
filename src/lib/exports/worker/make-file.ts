/** The page's side of making files: each in a thread of its own, so that the page stays live and a stop is a stop. */
import { fetchedFonts, type FontFiles } from '../fetched-fonts.ts'
import type { Content } from '../format.ts'
import type { FileReply, FileRequest } from './serve.ts'
import { runTask, type FileTask } from './task.ts'

/** The thread that makes a file, and the page in its place. */
export interface FileMaker {
	/** Starts a thread; may throw where the browser starts none. */
	start: () => Worker | Promise<Worker>
	fonts: FontFiles
	/** Stops the thread at once. */
	signal: AbortSignal
	/** Called when the thread is there. */
	started: () => void
}

/**
 * Makes a file in a thread. Where that fails, the page makes it itself: there may be no threads, as in some pages that
 * are files, or a part of the thread may be missing on the server, of which the page then tells.
 * @throws the signal's reason once it is stopped; what fails in the page.
 */
export async function makeFile(task: FileTask, maker: FileMaker): Promise<Content> {
	const { signal, fonts, started } = maker
	try {
		return await inThread(task, maker)
	} catch {
		signal.throwIfAborted()
		started()
		return runTask(task, fetchedFonts(fonts))
	}
}

async function inThread(task: FileTask, { start, fonts, signal, started }: FileMaker): Promise<Content> {
	const thread = await start()
	try {
		return await new Promise<Content>((resolve, reject) => {
			signal.throwIfAborted()
			signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
			thread.onerror = (event) => reject(new Error(event.message))
			thread.onmessageerror = () => reject(new Error('A reply could not be read'))
			thread.onmessage = ({ data }: MessageEvent<FileReply>) => {
				if (data.kind === 'made') return resolve(data.content)
				if (data.kind === 'failed') return reject(new Error(data.message))
				started()
				try {
					const request: FileRequest = { task, fonts }
					thread.postMessage(request)
				} catch (error) {
					reject(error as Error)
				}
			}
		})
	} finally {
		thread.terminate()
	}
}
