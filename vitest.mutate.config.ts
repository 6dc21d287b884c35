import { defineConfig } from 'vitest/config'

/** The tests that a mutation run judges by: those of Node that are quick, without properties, pages and exports. */
export default defineConfig({
	test: {
		testTimeout: 60_000,
		setupFiles: ['tests/support/seed.ts'],
		include: ['src/lib/{engine,model,planner,checks}/**/*.test.ts', 'tests/engine/*.test.ts', 'tests/models/*.test.ts'],
		exclude: ['src/**/*.svelte.test.ts', 'tests/models/any-text.test.ts']
	}
})
