import { modelWork } from './model-work.ts'

/** The work on models' texts on the site; Vite bundles its thread apart from the page. */
export const threadedWork = modelWork(
	() => new Worker(new URL('./model.worker.ts', import.meta.url), { type: 'module' })
)
