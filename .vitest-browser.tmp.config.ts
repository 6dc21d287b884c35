import { sveltekit } from '@sveltejs/kit/vite'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
export default defineConfig({
	plugins: [sveltekit()],
	test: {
		include: ['src/**/*.svelte.test.ts'],
		browser: {
			enabled: true, headless: true, screenshotFailures: false,
			provider: playwright({ launchOptions: { executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'] } }),
			instances: [{ browser: 'chromium' }]
		}
	}
})
