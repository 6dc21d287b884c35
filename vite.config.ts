import { sveltekit } from '@sveltejs/kit/vite'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { announcerPlugin } from './scripts/announcer-plugin.ts'
import { CHROMIUM } from './scripts/chromium.ts'
import { offlineListPlugin } from './scripts/offline-list.ts'
import { palettePlugin } from './scripts/palette-plugin.ts'

/** Runes do nothing outside a browser build of Svelte: their tests run in Chromium, all others in Node. */
const RUNE_TESTS = 'src/**/*.svelte.test.ts'

export default defineConfig({
	plugins: [palettePlugin(), announcerPlugin('visually-hidden'), sveltekit(), offlineListPlugin('build')],
	worker: { format: 'es' },
	// Fonts stay files: the page's policy allows none inside a style sheet, and fetches none from a text.
	build: { target: 'es2022', assetsInlineLimit: (file) => (/\.woff2?$/.test(file) ? false : undefined) },
	test: {
		testTimeout: 60_000,
		hookTimeout: 60_000,
		// As many as there are cores: the default leaves one idle, which on two is half of the time.
		maxWorkers: '100%',
		projects: [
			{
				extends: true,
				test: {
					name: 'node',
					environment: 'node',
					// Test files of one worker share their modules, since loading them takes longer than most tests. A test
					// therefore leaves no timer, patched module or global behind.
					isolate: false,
					setupFiles: ['tests/support/seed.ts'],
					include: ['src/**/*.test.ts', 'tests/**/*.test.ts'],
					exclude: [RUNE_TESTS]
				}
			},
			{
				extends: true,
				test: {
					name: 'runes',
					include: [RUNE_TESTS],
					browser: {
						enabled: true,
						headless: true,
						screenshotFailures: false,
						provider: playwright({ launchOptions: CHROMIUM }),
						instances: [{ browser: 'chromium' }]
					}
				}
			}
		]
	}
})
