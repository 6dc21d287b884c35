/** What is done to each page when it is written. */
import type { Handle } from '@sveltejs/kit'
import { existsSync, readFileSync } from 'node:fs'

/** Which files a build's chunks ask for, as Vite tells it. */
const MANIFEST = '.svelte-kit/output/client/.vite/manifest.json'

interface Chunk {
	file: string
	css?: string[]
}

/** Null while no site has been built. */
let chunks: Chunk[] | null = null

function built(): Chunk[] {
	chunks ??= existsSync(MANIFEST)
		? Object.values(JSON.parse(readFileSync(MANIFEST, 'utf8')) as Record<string, Chunk>)
		: []
	return chunks
}

/** SvelteKit links the style sheets of all parts that a page may load later. They come with those parts: here they wait. */
export const handle: Handle = ({ event, resolve }) =>
	resolve(event, { transformPageChunk: ({ html }) => withoutLateStyles(html, built()) })

function withoutLateStyles(html: string, chunks: readonly Chunk[]): string {
	const now = chunks.filter(({ file }) => html.includes(`${file}" rel="modulepreload"`))
	const early = new Set(now.flatMap(({ css }) => css ?? []))
	const late = chunks.flatMap(({ css }) => css ?? []).filter((path) => !early.has(path))
	return late.reduce(
		(page, path) => page.replace(new RegExp(`\\s*<link href="[^"]*${path}" rel="stylesheet">`), ''),
		html
	)
}
