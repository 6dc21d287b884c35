/** Serves a built folder under a path of its own, so that a test can put another version of it there. */
import { readFile, stat } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'

const TYPES: Record<string, string> = {
	'.html': 'text/html; charset=utf-8',
	'.js': 'text/javascript',
	'.css': 'text/css',
	'.json': 'application/json',
	'.svg': 'image/svg+xml',
	'.wasm': 'application/wasm',
	'.webmanifest': 'application/manifest+json'
}

/** A server of one folder at a time. */
export interface SiteServer {
	/** Address of the site, with a slash at its end. */
	address: string
	/** The folder that is served from now on. */
	folder: string
	close(): void
}

/** Starts a server on a free port; the site is at `under`, which begins and ends with a slash. */
export async function serveSite(folder: string, under: string): Promise<SiteServer> {
	const server = createServer((request, response) => {
		void answer(site.folder, under, request.url ?? '').then((found) => {
			response.writeHead(found ? 200 : 404, found ? { 'content-type': found.type } : {})
			response.end(found?.bytes ?? 'Not found')
		})
	})
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
	const { port } = server.address() as AddressInfo
	const site: SiteServer = {
		address: `http://127.0.0.1:${port}${under}`,
		folder,
		close() {
			server.closeAllConnections()
			server.close()
		}
	}
	return site
}

async function answer(folder: string, under: string, url: string) {
	const { pathname } = new URL(url, 'http://site')
	if (!pathname.startsWith(under)) return null
	const path = join(folder, decodeURIComponent(pathname.slice(under.length)))
	try {
		const file = (await stat(path)).isDirectory() ? join(path, 'index.html') : path
		return { bytes: await readFile(file), type: TYPES[extname(file)] ?? 'application/octet-stream' }
	} catch {
		return null
	}
}
