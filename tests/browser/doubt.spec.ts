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

test('a range is changed, refused with its reason, told by the study, kept, and set back', async ({ planner }) => {
	const main = planner.locator('main')
	const view = () => planner.getByRole('button', { name: 'How sure', exact: true }).click()
	const list = (told: string) => main.getByText(told, { exact: true })
	const plant = 'Monazite mining, IREL, present leases'
	const end = (name: string) => main.getByLabel(`${plant}, ${name}`)
	await view()
	await expect(main.getByText('100 samples, seed 1')).toBeVisible({ timeout: 60_000 })
	const finding = await main.getByText('nine in ten samples deliver').innerText()
	await list('Change what is drawn').click()
	await end('lowest').fill('5500')
	await end('lowest').press('Enter')
	await expect(main.getByRole('alert')).toContainText('has to rise from low over most likely to high')
	await expect(end('lowest')).toHaveValue('3,500')
	await end('highest').fill('12,000')
	await end('highest').press('Enter')
	await expect(main.getByRole('alert')).toBeHidden()
	const changed = list('Change what is drawn: one range differs from the model’s')
	await expect(changed).toBeVisible()
	await settled(planner)
	await expect(main.getByText('the scenario before the last change')).toBeVisible()
	const { violations } = await new AxeBuilder({ page: planner }).analyze()
	expect(violations.map(({ id }) => id)).toEqual([])
	await planner.getByLabel('Samples').selectOption('100')
	await planner.getByRole('button', { name: 'Draw again' }).click()
	await expect(main.getByText('One range differs from the model’s: ')).toContainText(
		'from 3,500 t monazite/yr to 12,000',
		{
			timeout: 60_000
		}
	)
	await planner.reload()
	await view()
	await changed.click()
	await expect(end('highest')).toHaveValue('12,000')
	await main.getByRole('button', { name: `${plant}: back to the range of the model` }).click()
	await expect(list('Change what is drawn')).toBeVisible()
	await expect(end('highest')).toHaveValue('5,300')
	await settled(planner)
	await planner.getByLabel('Samples').selectOption('100')
	await planner.getByRole('button', { name: /^Draw/ }).click()
	await expect(main.getByText('nine in ten samples deliver')).toHaveText(finding, { timeout: 60_000 })
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
