/// <reference no-default-lib="true"/>
/// <reference lib="esnext" />
/// <reference lib="webworker" />
/// <reference types="@sveltejs/kit" />
/** The service worker: keeps the site as a whole, so that it opens without a network. Docs: docs/adr/0034-no-network.md */
import { version } from '$service-worker'
import { SiteCache } from './site-cache.ts'

const worker = self as unknown as ServiceWorkerGlobalScope

const copy = new SiteCache(version, {
	caches: worker.caches,
	fetch: (request) => worker.fetch(request),
	digest: async (bytes) => hexadecimal(await worker.crypto.subtle.digest('SHA-256', bytes)),
	site: worker.registration.scope
})

function hexadecimal(bytes: ArrayBuffer): string {
	return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

worker.addEventListener('install', (event) => event.waitUntil(copy.install()))

// Pages of the first visit too are to work without a network from now on.
worker.addEventListener('activate', (event) => event.waitUntil(copy.activate().then(() => worker.clients.claim())))

worker.addEventListener('fetch', (event) => {
	if (copy.concerns(event.request)) event.respondWith(copy.respond(event.request))
})

// The only way in which a version takes over from one whose pages are open: its reader said so.
worker.addEventListener('message', ({ data }) => {
	if (data === 'take-over') void worker.skipWaiting()
})
