/** Builds the template of the briefing pack into `static`, from where the site's build takes it. Runs before that. */
import { fileURLToPath } from 'node:url'
import { svelte, vitePreprocess } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vite'
import { noWasmPlugin, packPlugin } from './scripts/pack-plugin.ts'
import { palettePlugin } from './scripts/palette-plugin.ts'
import { en } from './src/lib/messages/en/en.ts'

const standIn = (name: string) => fileURLToPath(new URL(`./src/pack/app/${name}.ts`, import.meta.url))

export default defineConfig({
	publicDir: false,
	plugins: [
		palettePlugin(),
		svelte({ configFile: false, preprocess: vitePreprocess(), compilerOptions: { runes: true } }),
		packPlugin('briefing-pack.html', en.page.start.noScript)
	],
	resolve: {
		alias: [
			...['navigation', 'paths', 'environment'].map((name) => ({ find: `$app/${name}`, replacement: standIn(name) })),
			{ find: /^.*\/japanese-files\.ts$/, replacement: standIn('japanese-files') }
		]
	},
	worker: { format: 'iife', plugins: () => [noWasmPlugin()], rollupOptions: { output: { codeSplitting: false } } },
	build: {
		target: 'es2022',
		outDir: 'static',
		emptyOutDir: false,
		modulePreload: false,
		cssCodeSplit: false,
		assetsInlineLimit: () => true,
		rollupOptions: { input: 'src/pack/main.ts', output: { codeSplitting: false } }
	}
})
