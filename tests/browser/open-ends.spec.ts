import { readFileSync } from 'node:fs'
import { zipSync } from 'fflate'
import { expect, headline, openPlanner, test } from './open.ts'

const read = (file: string) => readFileSync(`models/copper-example/${file}`, 'utf8')

/** The copper example without its demands, as a zip of a model folder. */
function withoutDemands(): Buffer {
	const files = {
		'chain.yaml': read('chain.yaml')
			.replace(/\ndemands:\n[^]*$/, '\n')
			.replace(/ {2}total-demand:[^]*?(?= {2}ore-route:)/, ''),
		'scenarios.yaml': read('scenarios.yaml').replace('    demand: electrified\n', ''),
		'sources.yaml': read('sources.yaml')
	}
	return Buffer.from(
		zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, new TextEncoder().encode(text)])))
	)
}

test('a chain without demands is imported and shows what could be made, without a gap', async ({ planner: page }) => {
	await openPlanner(page, '/copper-example/')
	await page.getByRole('button', { name: /^Chain/ }).press('Enter')
	await page.getByRole('link', { name: 'Edit the data of this chain, or bring your own' }).press('Enter')
	await expect(page.getByRole('status')).toContainText('No errors.')
	await page.getByLabel('Import').setInputFiles({ name: 'open.zip', mimeType: '', buffer: withoutDemands() })
	await expect(page.getByRole('status')).toContainText('No errors.')
	await page.getByRole('link', { name: 'Plan with it' }).click()
	await page.locator('html[data-ready]').waitFor({ state: 'attached' })
	expect((await headline(page)).replaceAll('\u00a0', ' ')).toContain(
		'40,870 t a year of cathode could be made of porphyry deposit. No need is stated.'
	)
	await expect(page.locator('#figures [data-cause]')).toHaveCount(0)
	await expect(page.getByText(/still needed|is missing/)).toHaveCount(0)
	await expect(page.getByRole('button', { name: 'What to build' })).toHaveCount(0)
})
