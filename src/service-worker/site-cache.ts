/**
 * The copy of the site that its service worker keeps: all files of one version, or none. A page never gets files of two
 * versions, because what is not named after its content comes from one copy only.
 */

/** A file of the site. */
export interface SiteFile {
	/** Path under the site's address; a folder stands for its index page. */
	path: string
	/** SHA-256 of its bytes, in hexadecimal digits. */
	sha256: string
}

/** All files of a version, as `offline.json` has them. */
export interface SiteList {
	version: string
	files: readonly SiteFile[]
}

/** The surroundings of a copy: those of the service worker, or others in tests. */
export interface Surroundings {
	caches: CacheStorage
	fetch(request: Request): Promise<Response>
	/** Returns the SHA-256 of bytes, in hexadecimal digits. */
	digest(bytes: ArrayBuffer): Promise<string>
	/** Address of the site, with a slash at its end. */
	site: string
}

/** Name of the list of files under the site's address. */
export const LIST = 'offline.json'

/** Folder of the files that are named after their content: the same name is the same file in every version. */
const IMMUTABLE = '_app/immutable/'

/** Files that are fetched at a time. */
const AT_ONCE = 6

/** Headers of a stored file that would no longer be true of it. */
const OF_THE_TRANSFER = ['content-encoding', 'content-length', 'transfer-encoding']

/** The copy of one version. */
export class SiteCache {
	readonly #version: string
	readonly #around: Surroundings

	constructor(version: string, around: Surroundings) {
		this.#version = version
		this.#around = around
	}

	/** Copies of one site; another on the same origin has others. */
	get #prefix(): string {
		return `midstream ${this.#around.site} `
	}

	get #name(): string {
		return this.#prefix + this.#version
	}

	/**
	 * Fetches all files of the version.
	 * @throws Error where one is missing, or is of another version, as while a new one is being copied to the server. Nothing
	 * is kept then.
	 */
	async install(): Promise<void> {
		const { caches } = this.#around
		await caches.delete(this.#name)
		try {
			const cache = await caches.open(this.#name)
			const waiting = [...(await this.#list()).files]
			const fetchNext = async () => {
				for (let file = waiting.shift(); file; file = waiting.shift()) await this.#keep(cache, file)
			}
			await Promise.all(Array.from({ length: AT_ONCE }, fetchNext))
		} catch (error) {
			await caches.delete(this.#name)
			throw error
		}
	}

	async #list(): Promise<SiteList> {
		const list = (await (await this.#fetch(LIST, 'no-store')).json()) as SiteList
		if (list.version !== this.#version) throw new Error(`The server holds version ${list.version} now`)
		return list
	}

	async #keep(cache: Cache, { path, sha256 }: SiteFile): Promise<void> {
		const response = await this.#fetch(path, path.startsWith(IMMUTABLE) ? 'default' : 'no-cache')
		const bytes = await response.arrayBuffer()
		if ((await this.#around.digest(bytes)) !== sha256) throw new Error(`${path} is of another version`)
		const headers = new Headers(response.headers)
		for (const name of OF_THE_TRANSFER) headers.delete(name)
		await cache.put(this.#around.site + path, new Response(bytes, { headers }))
	}

	async #fetch(path: string, cache: RequestCache): Promise<Response> {
		const response = await this.#around.fetch(new Request(this.#around.site + path, { cache }))
		if (!response.ok) throw new Error(`${path}: ${response.status}`)
		return response
	}

	/** Deletes older copies, but for the newest of them, whose pages may still be open. */
	async activate(): Promise<void> {
		const others = (await this.#copies()).filter((name) => name !== this.#name)
		await Promise.all(others.slice(0, -1).map((name) => this.#around.caches.delete(name)))
	}

	/** Names of the site's copies, oldest first. */
	async #copies(): Promise<string[]> {
		return (await this.#around.caches.keys()).filter((name) => name.startsWith(this.#prefix))
	}

	/** True for a request that the copy may answer. */
	concerns({ method, url, headers }: Pick<Request, 'method' | 'url' | 'headers'>): boolean {
		return method === 'GET' && url.startsWith(this.#around.site) && !headers.has('range')
	}

	/** Answers a request from the copy; what it does not have comes from the network. */
	async respond(request: Request): Promise<Response> {
		const { site, caches, fetch } = this.#around
		const own = await caches.open(this.#name)
		const page = request.mode === 'navigate'
		const [address = ''] = request.url.split(page ? /[?#]/ : '#')
		const found = await own.match(page ? address.replace(/\/index\.html$/, '/') : address)
		if (found) return found
		if (page && (await own.match(`${address}/`))) return Response.redirect(request.url.replace(address, `${address}/`))
		return (address.startsWith(site + IMMUTABLE) && (await this.#ofOlder(address))) || fetch(request)
	}

	/** A file of a page that was opened before the newest version came. */
	async #ofOlder(address: string): Promise<Response | undefined> {
		for (const name of await this.#copies()) {
			const found = await (await this.#around.caches.open(name)).match(address)
			if (found) return found
		}
		return undefined
	}
}
