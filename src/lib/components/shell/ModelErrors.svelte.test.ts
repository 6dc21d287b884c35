import type { ComponentProps } from 'svelte'
import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { render } from 'vitest-browser-svelte'
import { diagnostics } from '#lib/messages/en/diagnostics/index.ts'
import type { Diagnostic } from '#lib/model/findings/diagnostic.ts'
import InLocale from '../../../../tests/support/InLocale.svelte'
import ModelErrors from './ModelErrors.svelte'

const error: Diagnostic = {
	code: 'unknown-key',
	severity: 'error',
	file: 'chain.yaml',
	line: 42,
	path: 'processes.mill.yeild',
	parameters: { key: 'yeild <img src=x>', near: 'yield', known: [] }
}

const show = (props: ComponentProps<typeof ModelErrors>) =>
	render(InLocale<ComponentProps<typeof ModelErrors>>, { props: { component: ModelErrors, props } })

test('every error is listed with its file, line, path, what is wrong and what to do; warnings are not errors', async () => {
	await show({
		diagnostics: [
			error,
			{ ...error, line: null },
			{ ...error, severity: 'warning', parameters: { key: 'only-odd', near: null, known: [] } }
		],
		words: diagnostics
	})
	await expect.element(page.getByRole('heading', { level: 1 })).toHaveTextContent('The model has errors')
	await expect.element(page.getByText('2 things in the model’s files')).toBeVisible()
	const first = page.getByRole('row').nth(1)
	for (const text of ['chain.yaml, line 42', 'processes.mill.yeild', 'Did you mean yield?'])
		await expect.element(first).toHaveTextContent(text)
	await expect.element(page.getByText('only-odd')).not.toBeInTheDocument()
})

test('text of the model is never markup', async () => {
	await show({ diagnostics: [error], words: diagnostics })
	await expect.element(page.getByText('<img src=x>')).toBeVisible()
	expect(document.querySelector('td img')).toBe(null)
})
