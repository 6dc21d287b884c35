/** The page's side of the service worker: has the site kept for use without a network, and opens a newer version of it. */
import { dev } from '$app/environment'
import { resolve } from '$app/paths'
import type { Notices } from '#lib/planner/notices.svelte.ts'

/**
 * Has the browser keep the site, and puts a notice on the page when a newer version of it is ready. Where a browser keeps
 * nothing, as in private windows or without HTTPS, all else works as before.
 */
export async function keepSite(notices: Notices): Promise<void> {
	if (dev || !('serviceWorker' in navigator)) return
	const registration = await register()
	if (!registration) return
	// Without a controller the site is kept for the first time: nothing is newer than the page.
	const offer = () => {
		if (registration.waiting && navigator.serviceWorker.controller) notices.show('version-ready')
	}
	registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', offer))
	offer()
}

async function register(): Promise<ServiceWorkerRegistration | undefined> {
	try {
		return await navigator.serviceWorker.register(`${resolve('/')}service-worker.js`, { updateViaCache: 'none' })
	} catch {
		return undefined
	}
}

/** Opens the newest version that is ready: it takes over, and the page is loaded again. */
export async function openNewVersion(): Promise<void> {
	const waiting = (await navigator.serviceWorker.getRegistration())?.waiting
	if (!waiting) return location.reload() // it has taken over in another tab
	navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
	waiting.postMessage('take-over')
}
