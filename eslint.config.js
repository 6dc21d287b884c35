import js from '@eslint/js'
import prettier from 'eslint-config-prettier'
import svelte from 'eslint-plugin-svelte'
import globals from 'globals'
import ts from 'typescript-eslint'
import svelteConfig from './svelte.config.js'

/** Globals that the pure layers must not know: time, chance, output and the browser come in as arguments. */
const IMPURE = [
	'window',
	'document',
	'navigator',
	'localStorage',
	'console',
	'process',
	'performance',
	'fetch',
	'setTimeout'
]

export default ts.config(
	{ ignores: ['build/', '.svelte-kit/', 'gallery/', 'coverage/', 'test-results/', 'playwright-report/'] },
	js.configs.recommended,
	...ts.configs.strict,
	...svelte.configs.recommended,
	prettier,
	...svelte.configs.prettier,
	{
		languageOptions: { globals: { ...globals.browser, ...globals.node } },
		rules: {
			'no-undef': 'off',
			complexity: ['error', 10],
			'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
			'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
			'@typescript-eslint/no-non-null-assertion': 'off',
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
			eqeqeq: 'error'
		}
	},
	{
		files: ['src/lib/{model,engine,checks,figures,messages}/**/*.ts'],
		ignores: ['**/*.test.ts'],
		rules: {
			'no-restricted-globals': ['error', ...IMPURE],
			'no-restricted-properties': [
				'error',
				{ object: 'Math', property: 'random', message: 'Chance comes in as an argument.' },
				{ object: 'Date', property: 'now', message: 'Time comes in as an argument.' }
			]
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig } },
		rules: { 'svelte/no-at-html-tags': 'error', 'svelte/no-navigation-without-resolve': 'off' }
	},
	{
		files: ['tests/**', '**/*.test.ts', 'scripts/**'],
		rules: { 'max-lines-per-function': 'off', 'max-lines': 'off' }
	}
)
