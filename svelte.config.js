import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import adapter from '@sveltejs/adapter-static'
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte'

/** Hashes of the scripts that stand in app.html; SvelteKit adds those of the scripts that it writes itself. */
const html = readFileSync(new URL('./src/app.html', import.meta.url), 'utf8')
const scriptHashes = [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(
	([, script]) => /** @type {const} */ (`sha256-${createHash('sha256').update(script).digest('base64')}`)
)

/** @type {import('@sveltejs/kit').Config} */
export default {
	preprocess: vitePreprocess(),
	compilerOptions: { runes: ({ filename }) => (filename.includes('node_modules') ? undefined : true) },
	kit: {
		// Relative paths let the built folder be served from any address, or from a USB stick's own server.
		adapter: adapter({ fallback: '404.html' }),
		paths: { relative: true },
		// Docs: docs/adr/0020-content-security-policy.md
		csp: {
			mode: 'hash',
			directives: {
				'default-src': ['none'],
				'script-src': ['self', 'wasm-unsafe-eval', ...scriptHashes],
				'style-src': ['self'],
				'img-src': ['self', 'blob:'],
				'font-src': ['self'],
				'connect-src': ['self'],
				'worker-src': ['self'],
				'manifest-src': ['self'],
				'object-src': ['none'],
				'base-uri': ['none'],
				'form-action': ['none']
			}
		},
		// The page registers it once the solver is there: components/browser/site-version.ts
		serviceWorker: { register: false },
		typescript: {
			config: (config) => ({ ...config, include: [...config.include, '../scripts/**/*.ts', '../*.config.ts'] })
		}
	}
}
