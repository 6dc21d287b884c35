/**
 * Runs once the first frames are on screen and the browser has nothing to do; not every browser can say when that is.
 * Returns what calls it off.
 */
export function requestIdle(run: () => void): () => void {
	if (!('requestIdleCallback' in window)) {
		const timer = setTimeout(run, 300)
		return () => clearTimeout(timer)
	}
	const handle = window.requestIdleCallback(run, { timeout: 2000 })
	return () => window.cancelIdleCallback(handle)
}
