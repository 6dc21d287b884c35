/** The engine's thread in a briefing pack: the solver comes as text in the first message, since nothing can be fetched. */
import { gunzipSync } from 'fflate'
import highs, { type Highs } from 'highs'
import { engineServer } from '#lib/planner/serve-engine.ts'
import type { EngineRequest } from '#lib/planner/protocol.ts'

let serve: ((request: EngineRequest) => void) | null = null

self.onmessage = ({ data }: MessageEvent<EngineRequest | string>) => {
	if (typeof data === 'string') serve = engineServer(() => load(data))
	else serve?.(data)
}

/** Emscripten's way to be given the WebAssembly: the package's types name others, which its program does not read. */
interface Instantiation {
	instantiateWasm(imports: WebAssembly.Imports, received: (instance: WebAssembly.Instance) => void): void
}

async function load(text: string): Promise<Highs> {
	const wasm = await WebAssembly.compile(unpacked(text))
	const options: Instantiation = {
		instantiateWasm: (imports, received) => void WebAssembly.instantiate(wasm, imports).then(received)
	}
	return highs(options as Parameters<typeof highs>[0])
}

/** Bytes that were packed by gzip and written in base64. */
function unpacked(text: string): Uint8Array<ArrayBuffer> {
	return new Uint8Array(gunzipSync(Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))))
}
