/** The engine's thread on the site: its solver is a file of the site. */
import highs from 'highs'
import wasmUrl from 'highs/runtime?url'
import { engineServer } from './serve-engine.ts'
import type { EngineRequest } from './protocol.ts'

const serve = engineServer(() => highs({ locateFile: () => wasmUrl }))

self.onmessage = ({ data }: MessageEvent<EngineRequest>) => serve(data)
