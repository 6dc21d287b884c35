import adapter from '@sveltejs/adapter-static'
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte'

/** @type {import('@sveltejs/kit').Config} */
export default {
	preprocess: vitePreprocess(),
	compilerOptions: { runes: ({ filename }) => (filename.includes('node_modules') ? undefined : true) },
	kit: {
		// Relative paths let the built folder be served from any address, or from a USB stick's own server.
		adapter: adapter({ fallback: '404.html' }),
		paths: { relative: true },
		typescript: {
			config: (config) => ({ ...config, include: [...config.include, '../scripts/**/*.ts', '../*.config.ts'] })
		}
	}
}
