import { defineConfig } from '@playwright/test'
import { CHROMIUM } from './scripts/chromium.ts'

const PORT = Number(process.env.TEST_PORT ?? 4273)

/** Journeys on the built site, in the system's Chromium. */
export default defineConfig({
	testDir: 'tests/browser',
	// Firefox is a long form of its own: FIREFOX names it.
	testIgnore: process.env.FIREFOX ? [] : 'firefox.spec.ts',
	snapshotPathTemplate: 'tests/golden/pages/{arg}{ext}',
	workers: 2,
	fullyParallel: true,
	forbidOnly: true,
	// Generous: nothing here judges speed, and the machine may be busy.
	timeout: 90_000,
	// A test that passes only when asked again is printed as flaky, with a trace of what it did.
	retries: 1,
	expect: { timeout: 20_000 },
	reporter: [['list']],
	use: {
		baseURL: `http://127.0.0.1:${PORT}`,
		viewport: { width: 1440, height: 900 },
		// A trace takes a snapshot at every action, of tests that pass too.
		trace: process.env.TRACE ? 'retain-on-failure' : 'on-first-retry',
		screenshot: 'only-on-failure',
		launchOptions: CHROMIUM,
		// Answers what the page asks for before a test can: only offline.spec.ts lets it.
		serviceWorkers: 'block'
	},
	webServer: {
		command: `npx vite preview --host 127.0.0.1 --port ${PORT} --strictPort`,
		port: PORT,
		reuseExistingServer: false
	}
})
