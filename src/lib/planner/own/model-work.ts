/** What takes long with the texts of a model, in threads of their own, so that the page takes every key meanwhile. */
import { applyChanges } from '#lib/model/edit/apply-changes.ts'
import type { Change } from '#lib/model/edit/model-data.ts'
import type { Diagnostic } from '#lib/model/findings/diagnostic.ts'
import { readModel, type ModelTexts } from '#lib/model/read-model.ts'
import { importFile, type Imported, type ImportInto } from './import-file.ts'

/** The work on a model's texts. */
export interface ModelWork {
	/** Returns the texts with changes made; rejects where a file that is to be changed is no YAML. */
	write(texts: ModelTexts, changes: readonly Change[]): Promise<ModelTexts>
	/** Returns all that is wrong with a model. */
	read(texts: ModelTexts): Promise<readonly Diagnostic[]>
	/** Reads a file that a reader brings; never rejects. */
	take(name: string, bytes: Uint8Array, into: ImportInto): Promise<Imported>
}

/** Each piece of work, by its name. */
const WORK = {
	write: applyChanges,
	read: (texts: ModelTexts): readonly Diagnostic[] => readModel(texts).diagnostics,
	take: importFile
}

/** A piece of work as it is sent to a thread, and what comes back: its result, or nothing where it failed. */
interface Request {
	id: number
	name: keyof typeof WORK
	given: readonly unknown[]
}
interface Reply {
	id: number
	made?: { result: unknown }
}

const run = ({ name, given }: Pick<Request, 'name' | 'given'>) =>
	(WORK[name] as (...given: readonly unknown[]) => unknown)(...given)

/** Does what a thread is asked for. */
export async function serveModel(request: Request): Promise<Reply> {
	try {
		return { id: request.id, made: { result: await run(request) } }
	} catch {
		return { id: request.id }
	}
}

/** The part of a `Worker` that is used. */
export type ModelThread = Pick<Worker, 'postMessage' | 'onmessage' | 'onerror'>

/** Returns what asks one thread, which is started when it is first asked; what it cannot do the page does itself. */
function asking(start: () => ModelThread): (name: Request['name'], ...given: readonly unknown[]) => Promise<unknown> {
	const waiting = new Map<number, () => void>()
	const results = new Map<number, Reply>()
	let thread: ModelThread | null = null
	let isBroken = false
	let asked = 0

	function open(): ModelThread {
		const opened = start()
		opened.onmessage = ({ data }: MessageEvent<Reply>) => {
			results.set(data.id, data)
			waiting.get(data.id)?.()
		}
		opened.onerror = () => {
			isBroken = true
			for (const end of waiting.values()) end()
		}
		return opened
	}

	return async (name, ...given) => {
		const id = ++asked
		if (!isBroken) {
			try {
				thread ??= open()
				thread.postMessage({ id, name, given } satisfies Request)
				await new Promise<void>((resolve) => waiting.set(id, resolve))
			} catch {
				isBroken = true
			}
		}
		const { made } = results.get(id) ?? {}
		waiting.delete(id)
		results.delete(id)
		return made ? made.result : run({ name, given })
	}
}

/** Returns work in two threads: what is written never waits for what is read, which takes longer. */
export function modelWork(start: () => ModelThread): ModelWork {
	const [writer, reader] = [asking(start), asking(start)]
	return {
		write: (texts, changes) => writer('write', texts, changes) as Promise<ModelTexts>,
		read: (texts) => reader('read', texts) as Promise<readonly Diagnostic[]>,
		take: (name, bytes, into) => reader('take', name, bytes, into) as Promise<Imported>
	}
}
