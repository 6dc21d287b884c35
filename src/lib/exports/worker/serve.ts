/** The thread's side of making files: one task, one reply. */
import { fetchedFonts, type FontFiles } from '../fetched-fonts.ts'
import type { Content } from '../format.ts'
import { runTask, type FileTask } from './task.ts'

/** Words of a thread to the page: that it is there, and what came of its task. */
export type FileReply = { kind: 'started' } | { kind: 'made'; content: Content } | { kind: 'failed'; message: string }

/** Request to a thread. */
export interface FileRequest {
	task: FileTask
	fonts: FontFiles
}

/** Answers what is sent to this thread. */
export function serveFiles(): void {
	self.onmessage = ({ data }: MessageEvent<FileRequest>) => void answer(data)
	post({ kind: 'started' })
}

async function answer({ task, fonts }: FileRequest) {
	try {
		post({ kind: 'made', content: await runTask(task, fetchedFonts(fonts)) })
	} catch (error) {
		post({ kind: 'failed', message: error instanceof Error ? error.message : String(error) })
	}
}

function post(reply: FileReply) {
	const bytes = reply.kind === 'made' && typeof reply.content !== 'string' ? [reply.content.buffer] : []
	self.postMessage(reply, { transfer: bytes })
}
