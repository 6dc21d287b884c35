import { readFileSync } from 'node:fs'
import { zipSync } from 'fflate'
import type { Page } from '@playwright/test'
import { expect, headline, openPlanner, test } from './open.ts'

const read = (file: string) => readFileSync(`models/copper-example/${file}`, 'utf8')

const PRICE =
	'  price-Cu: { name: Listed price of copper, prices: Cu, value: 9000 USD/t Cu, status: assumed, source: teaching, confidence: low, date: 2025 }\n'

/** The copper example with a price and without its demands, as a zip of a model folder. */
function withoutDemands(): Buffer {
	const files = {
		'chain.yaml': read('chain.yaml')
			.replace(/\ndemands:\n[^]*$/, '\n')
			.replace(/ {2}total-demand:[^]*?(?= {2}ore-route:)/, '')
			.replace(/\ncomponents:/, `\nvalues:\n${PRICE}\ncomponents:`),
		'scenarios.yaml': read('scenarios.yaml').replace('    demand: electrified\n', ''),
		'sources.yaml': read('sources.yaml')
	}
	return Buffer.from(
		zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, new TextEncoder().encode(text)])))
	)
}

/** Brings the chain without demands and plans with it. */
async function planOpenChain(page: Page) {
	await openPlanner(page, '/copper-example/')
	await page.getByRole('button', { name: /^Chain/ }).press('Enter')
	await page.getByRole('link', { name: 'Edit the data of this chain, or bring your own' }).press('Enter')
	await expect(page.getByRole('status')).toContainText('No errors.')
	await page.getByLabel('Import').setInputFiles({ name: 'open.zip', mimeType: '', buffer: withoutDemands() })
	await expect(page.getByRole('status')).toContainText('No errors.')
	await page.getByRole('link', { name: 'Plan with it' }).click()
	await page.locator('html[data-ready]').waitFor({ state: 'attached' })
}

test('a chain without demands is imported and shows what could be made, without a gap', async ({ planner: page }) => {
	await planOpenChain(page)
	expect((await headline(page)).replaceAll('\u00a0', ' ')).toContain(
		'40,870 t a year of cathode could be made of porphyry deposit. No need is stated.'
	)
	await expect(page.locator('#figures [data-cause]')).toHaveCount(0)
	await expect(page.getByText(/still needed|is missing/)).toHaveCount(0)
	await expect(page.getByRole('button', { name: 'What to build' })).toHaveCount(0)
})

test('a chain without demands says what is worth most at listed prices, beside what it is planned for', async ({
	planner: page
}) => {
	await planOpenChain(page)
	await page.getByRole('button', { name: /^Demand/ }).press('Enter')
	const says = page.getByText('is worth USD 370 million at most, by making cathode.').filter({ visible: true })
	const table = page.getByRole('region', { name: 'The goods that are worth most together' })
	await expect(says).toHaveCount(1)
	await page.keyboard.press('Escape')
	await page.getByRole('button', { name: 'Worth' }).press('Enter')
	await expect(says).toHaveCount(1)
	await expect(
		table.getByRole('row', { name: /all feeds, with the plants that there are.*Cathode.*40,900/ })
	).toBeVisible()
})
