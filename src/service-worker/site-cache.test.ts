import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { SiteCache } from './site-cache.ts'

const SITE = 'https://example.org/some/where/'
const digest = (bytes: ArrayBuffer) => Promise.resolve(createHash('sha256').update(new Uint8Array(bytes)).digest('hex'))

/** The part of the browser's caches that is used, in memory. */
function memoryCaches() {
	const stores = new Map<string, Map<string, Response>>()
	const open = (name: string) => {
		const store = stores.get(name) ?? new Map<string, Response>()
		stores.set(name, store)
		return Promise.resolve({
			match: (address: string) => Promise.resolve(store.get(address)?.clone()),
			put: (address: string, response: Response) => Promise.resolve(void store.set(address, response))
		})
	}
	const caches = {
		open,
		keys: () => Promise.resolve([...stores.keys()]),
		delete: (name: string) => Promise.resolve(stores.delete(name))
	}
	return { stores, caches: caches as unknown as CacheStorage }
}

type Files = Record<string, string>

/** A server whose list is true of `files`; `served` is what it gives out, or null where it cannot be reached. */
function server(version: string, files: Files) {
	const list = Object.entries(files).map(([path, text]) => ({
		path,
		sha256: createHash('sha256').update(text).digest('hex')
	}))
	const served: Files = { ...files, 'offline.json': JSON.stringify({ version, files: list }) }
	return served
}

function site(served: Files | null, caches: CacheStorage, version: string) {
	const fetch = ({ url }: Request) => {
		const text = served?.[url.slice(SITE.length)]
		if (!served) return Promise.reject(new TypeError('no network'))
		const headers = { 'content-type': 'text/plain', 'content-encoding': 'gzip', 'x-frame-options': 'DENY' }
		return Promise.resolve(text === undefined ? new Response('', { status: 404 }) : new Response(text, { headers }))
	}
	return new SiteCache(version, { caches, fetch, digest, site: SITE })
}

const FIRST = { '': 'page 1', 'report/': 'report 1', '_app/immutable/a.js': 'a', '_app/immutable/both.js': 'both' }
const SECOND = { '': 'page 2', 'report/': 'report 2', '_app/immutable/b.js': 'b', '_app/immutable/both.js': 'both' }

const navigate = (path: string) =>
	({ url: SITE + path, mode: 'navigate', method: 'GET', headers: new Headers() }) as Request
const load = (path: string) => new Request(SITE + path)
const textOf = async (response: Promise<Response>) => (await response).text()

async function kept(version: string, files: Files, caches: CacheStorage) {
	await site(server(version, files), caches, version).install()
	const offline = site(null, caches, version)
	await offline.activate()
	return offline
}

test('all files of a version are there without a network, with the headers of their server', async () => {
	const { caches } = memoryCaches()
	const offline = await kept('1', FIRST, caches)
	for (const [path, text] of Object.entries(FIRST)) expect(await textOf(offline.respond(load(path)))).toBe(text)
	const page = await offline.respond(navigate('?theme=dark#plan=abc'))
	expect(await page.text()).toBe('page 1')
	expect(page.headers.get('x-frame-options')).toBe('DENY')
	expect(page.headers.get('content-encoding')).toBe(null)
	expect(await textOf(offline.respond(navigate('report/index.html')))).toBe('report 1')
	const redirected = await offline.respond(navigate('report?a#b'))
	expect(redirected.headers.get('location')).toBe(`${SITE}report/?a#b`)
	await expect(offline.respond(load('missing.js'))).rejects.toThrow('no network')
})

test.each<[string, (served: Files) => void, string]>([
	['a file is missing', (served) => delete served['report/'], 'report/: 404'],
	['a file is of another version', (served) => (served['report/'] = 'report 2'), 'report/ is of another version'],
	['the list is of another version', (served) => Object.assign(served, server('2', SECOND)), 'holds version 2'],
	['the list is missing', (served) => delete served['offline.json'], 'offline.json: 404']
])('nothing is kept where %s', async (_, spoil, message) => {
	const { caches, stores } = memoryCaches()
	const served = server('1', FIRST)
	spoil(served)
	await expect(site(served, caches, '1').install()).rejects.toThrow(message)
	expect([...stores.keys()]).toEqual([])
})

test('a new version that cannot be had whole leaves the old one as it is', async () => {
	const { caches } = memoryCaches()
	const first = await kept('1', FIRST, caches)
	const half: Files = { ...server('2', SECOND), 'report/': 'report 1' }
	await expect(site(half, caches, '2').install()).rejects.toThrow('another version')
	expect(await textOf(first.respond(load('report/')))).toBe('report 1')
})

test('pages come from one version; a page that is still open finds the parts of its own', async () => {
	const { caches } = memoryCaches()
	await kept('1', FIRST, caches)
	const second = await kept('2', SECOND, caches)
	expect(await textOf(second.respond(navigate('')))).toBe('page 2')
	expect(await textOf(second.respond(load('_app/immutable/a.js')))).toBe('a')
	expect(await textOf(second.respond(load('_app/immutable/b.js')))).toBe('b')
})

test('one version before the newest is kept, and no copy of another site is touched', async () => {
	const { caches, stores } = memoryCaches()
	await caches.open('midstream https://example.org/some/ 1')
	for (const version of ['1', '2', '3']) await kept(version, FIRST, caches)
	expect([...stores.keys()]).toEqual([
		'midstream https://example.org/some/ 1',
		`midstream ${SITE} 2`,
		`midstream ${SITE} 3`
	])
})

test('what is not read from the site is left to the browser', () => {
	const copy = site(null, memoryCaches().caches, '1')
	expect(copy.concerns(load('report/'))).toBe(true)
	expect(copy.concerns(new Request('https://example.org/some/'))).toBe(false)
	expect(copy.concerns(new Request(SITE, { method: 'POST' }))).toBe(false)
	expect(copy.concerns(new Request(SITE, { headers: { range: 'bytes=0-1' } }))).toBe(false)
})
