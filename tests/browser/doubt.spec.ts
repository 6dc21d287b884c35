import AxeBuilder from '@axe-core/playwright'
import { expect, settled, test } from './open.ts'

test('a study draws its samples, can be stopped, says when it is of an earlier plan, and is the same again', async ({
	planner
}) => {
	const main = planner.locator('main')
	await planner.getByRole('button', { name: 'How sure', exact: true }).click()
	await expect(planner.getByRole('progressbar', { name: 'Progress of the study' })).toBeVisible()
	await planner.getByRole('button', { name: 'Stop', exact: true }).click()
	await expect(planner.getByRole('progressbar')).toBeHidden()
	await planner.getByLabel('Samples').selectOption('100')
	await planner.getByRole('button', { name: 'Draw the samples' }).click()
	await expect(main.getByText('nine in ten samples deliver')).toBeVisible({ timeout: 60_000 })
	const finding = await main.getByText('nine in ten samples deliver').innerText()
	const { violations } = await new AxeBuilder({ page: planner }).analyze()
	expect(violations.map(({ id }) => id)).toEqual([])
	await planner.keyboard.press('t')
	await expect(main.getByRole('table')).toHaveCount(3)
	await planner.keyboard.press('t')
	await planner.getByRole('slider', { name: 'Monazite mining' }).press('PageUp')
	await settled(planner)
	await expect(main.getByText('the scenario before the last change')).toBeVisible()
	await planner.keyboard.press('Control+z')
	await settled(planner)
	await expect(main.getByText('the scenario before the last change')).toBeHidden()
	await planner.getByRole('button', { name: 'Draw again' }).click()
	await expect(planner.getByRole('progressbar')).toBeVisible()
	await expect(main.getByText('nine in ten samples deliver')).toHaveText(finding, { timeout: 60_000 })
})

test('a first study is made as the view opens, goes on and stays while other figures are looked at', async ({
	planner
}) => {
	const main = planner.locator('main')
	const view = (name: string) => planner.getByRole('button', { name, exact: true }).click()
	await view('How sure')
	await expect(planner.getByRole('progressbar')).toBeVisible()
	await view('Elements')
	await view('How sure')
	await expect(main.getByText('100 samples, seed 1')).toBeVisible({ timeout: 60_000 })
	await view('Flows')
	await view('How sure')
	await expect(main.getByText('100 samples, seed 1')).toBeVisible()
	await expect(planner.getByRole('progressbar')).toBeHidden()
})

test('a table belongs to the figure for which it was asked', async ({ planner }) => {
	const view = (name: string) => planner.getByRole('button', { name, exact: true }).click()
	await view('Table')
	await expect(planner.locator('main').getByRole('table').first()).toBeVisible()
	await view('Elements')
	await expect(planner.locator('main').getByRole('table')).toHaveCount(0)
	await view('Flows')
	await expect(planner.locator('main').getByRole('table')).toHaveCount(0)
})
