/** The list of the site's files that its service worker keeps, written when the site is built. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import type { Plugin, ResolvedConfig } from 'vite'
import { LIST, type SiteFile, type SiteList } from '../src/service-worker/site-cache.ts'

/**
 * Files that no page asks for: the worker itself, the page for addresses that are not there, the pages' data as files, and
 * hidden files, which many servers refuse.
 */
const LEFT_OUT = /^(service-worker\.js|404\.html|offline\.json)$|(^|\/)(__data\.json$|\.)/

/** Lists the files of a built folder, index pages by their folders. */
export function siteFiles(folder: string): SiteFile[] {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
		.filter((path) => !LEFT_OUT.test(path))
		.sort()
		.map((path) => ({
			path: path.replace(/(^|\/)index\.html$/, '$1'),
			sha256: createHash('sha256')
				.update(readFileSync(join(folder, path)))
				.digest('hex')
		}))
}

/** Writes the list of a built folder into it, and into other folders that the same files are served from. */
export function writeSiteList(folder: string, ...others: readonly string[]): void {
	const { version } = JSON.parse(readFileSync(join(folder, '_app/version.json'), 'utf8')) as { version: string }
	const list: SiteList = { version, files: siteFiles(folder) }
	for (const each of [folder, ...others]) writeFileSync(join(each, LIST), JSON.stringify(list))
}

/** SvelteKit's copy of the site, from which `vite preview` serves it. */
const PREVIEWED = '.svelte-kit/output/client'

/** Returns the plugin that writes the list after SvelteKit has written the pages into `folder`. */
export function offlineListPlugin(folder: string): Plugin {
	let config: ResolvedConfig
	return {
		name: 'midstream-offline-list',
		apply: 'build',
		configResolved: (resolved) => {
			config = resolved
		},
		closeBundle: {
			sequential: true,
			order: 'post',
			handler() {
				if (config.build.ssr) writeSiteList(folder, PREVIEWED)
			}
		}
	}
}
