import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import type { Plan } from '#lib/engine/index.ts'
import type { Scenario } from '#lib/model/scenario/scenario.ts'
import { chainFrom, withEngine } from '../support/engine.ts'
import { expect, field, settled, slider, test } from './open.ts'

/** The plan on screen, as the page exports it. */
async function exported(page: Page): Promise<{ scenario: Scenario; plan: Plan }> {
	await settled(page)
	await page.getByRole('button', { name: 'Export', exact: true }).click()
	const [saved] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('button', { name: /^JSON/ }).click()
	])
	return JSON.parse(await readFile((await saved.path())!, 'utf8')) as { scenario: Scenario; plan: Plan }
}

/** The plan of the same scenario from an engine that has planned nothing else, in this process. */
async function planned(scenario: Scenario): Promise<unknown> {
	const chain = chainFrom('models/india-rare-earths')
	return JSON.parse(JSON.stringify(await withEngine(chain, (engine) => engine.plan(scenario))))
}

test('after a long drag the plan in the page is, number for number, the one of an engine outside it', async ({
	planner
}) => {
	const box = (await slider(planner, 'Monazite mining').boundingBox())!
	const y = box.y + box.height / 2
	await planner.mouse.move(box.x + box.width * 0.1, y)
	await planner.mouse.down()
	for (let i = 0; i <= 30; i++) await planner.mouse.move(box.x + box.width * (0.1 + 0.013 * i), y)
	await planner.mouse.up()
	const { scenario, plan } = await exported(planner)
	expect(scenario.set['monazite-mining']).toBeGreaterThan(5000)
	expect(plan).toEqual(await planned(scenario))
})

test('so it is with several levers, another scenario, year and demand', async ({ planner }) => {
	await planner.getByRole('button', { name: /Scenario/ }).click()
	await planner.getByRole('radio', { name: 'Japan-backed hard rock' }).check()
	await planner.keyboard.press('Escape')
	await planner
		.getByRole('button', { name: /Demand/ })
		.first()
		.click()
	await planner.getByRole('radio', { name: /^Bottom-up, 2026/ }).check()
	await planner.keyboard.press('Escape')
	await planner.getByRole('button', { name: 'Next year' }).click()
	for (const [lever, value] of [
		['Monazite mining', '9100'],
		['Hard-rock cracking', '7300']
	] as const) {
		await field(planner, lever).fill(value)
		await planner.keyboard.press('Enter')
	}
	const { scenario, plan } = await exported(planner)
	expect(scenario).toMatchObject({ year: 2037, set: { 'monazite-mining': 9100 } })
	expect(Object.keys(scenario.set)).toHaveLength(2)
	expect(plan).toEqual(await planned(scenario))
})
