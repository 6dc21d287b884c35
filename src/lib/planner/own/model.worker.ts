/** A thread that writes and reads the texts of models. */
import { serveModel } from './model-work.ts'

self.onmessage = async ({ data }: MessageEvent<Parameters<typeof serveModel>[0]>) =>
	self.postMessage(await serveModel(data))
