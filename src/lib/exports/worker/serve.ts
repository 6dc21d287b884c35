/** The thread's side of making files: one task, one reply. */
import type { Content, ExportAssets } from '../format.ts'
import { runTask, type FileTask } from './task.ts'

/** Words of a thread to the page: that it is there, and what came of its task. */
export type FileReply = { kind: 'started' } | { kind: 'made'; content: Content } | { kind: 'failed'; message: string }

/** Answers the tasks that are sent to this thread. */
export function serveFiles(assets: ExportAssets): void {
	self.onmessage = ({ data }: MessageEvent<FileTask>) => void answer(data, assets)
	post({ kind: 'started' })
}

async function answer(task: FileTask, assets: ExportAssets) {
	try {
		post({ kind: 'made', content: await runTask(task, assets) })
	} catch (error) {
		post({ kind: 'failed', message: error instanceof Error ? error.message : String(error) })
	}
}

function post(reply: FileReply) {
	const bytes = reply.kind === 'made' && typeof reply.content !== 'string' ? [reply.content.buffer] : []
	self.postMessage(reply, { transfer: bytes })
}
