import { readdirSync } from 'node:fs'
import { join, relative } from 'node:path'

/** The files that layers are made of: neither tests nor declarations, nor the service worker, which is built apart. */
export function sourceFiles(source: string): string[] {
	return readdirSync(source, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && /\.(ts|svelte)$/.test(entry.name) && !/\.test\.ts$/.test(entry.name))
		.map((entry) => join(entry.parentPath, entry.name))
		.filter((file) => !file.endsWith('.d.ts') && !relative(source, file).startsWith('service-worker'))
}
