import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expect, field, heading, settled, test } from './open.ts'

const FIGURES = 'main .figures'

/** Every number in a part of the page that has its digits in groups of three. */
const inThousands = async (page: Page, part: string) => (await page.locator(part).innerText()).match(/\d,\d{3}/g) ?? []

async function download(page: Page, name: RegExp): Promise<string> {
	await page.getByRole('button', { name: 'Export', exact: true }).click()
	const [saved] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()])
	return readFile((await saved.path())!, 'utf8')
}

test('every number on the page follows the digits that a reader chooses, and files for machines do not', async ({
	planner
}) => {
	const csv = await download(planner, /^CSV/)
	expect(await inThousands(planner, FIGURES)).not.toEqual([])
	await planner.getByRole('button', { name: 'Settings', exact: true }).click()
	await planner.getByRole('button', { name: 'Digits: 100,000' }).click()
	await planner.getByRole('button', { name: 'Digits: 1,00,000' }).click()
	await expect(planner.getByRole('button', { name: 'Digits: 10万' })).toBeVisible()
	await planner.keyboard.press('Escape')

	await expect(heading(planner)).toContainText('of the 1万7000 t of')
	await expect(planner.locator('main svg text', { hasText: '1万7000' }).first()).toBeVisible()
	await expect(planner.getByRole('tabpanel', { name: 'Close the gap' })).toContainText('1万6410 t')
	expect(await inThousands(planner, FIGURES)).toEqual([])
	await planner.keyboard.press('t')
	await expect(planner.locator('main .tables')).toContainText('1万6786.069')
	expect(await inThousands(planner, 'main .tables')).toEqual([])

	await field(planner, 'Monazite mining').fill('1万2000')
	await planner.keyboard.press('Enter')
	await settled(planner)
	await expect(field(planner, 'Monazite mining')).toHaveValue('1万2000')
	await planner.getByRole('button', { name: 'Reset all' }).click()
	await settled(planner)
	expect(await download(planner, /^CSV/)).toBe(csv)
	expect(await download(planner, /^Sankey as SVG/)).toContain('1万7000')

	await planner.getByRole('button', { name: 'Present', exact: true }).click()
	await expect(planner.getByRole('dialog').getByRole('heading', { level: 1 })).toContainText('万')
	await planner.keyboard.press('Escape')

	await planner.goto('/report/')
	await expect(planner.locator('main')).toContainText('of the 1万7000 t of')
	await planner.goto('/')
	await expect(heading(planner)).toContainText('of the 1万7000 t of')
	await planner.getByRole('button', { name: 'Settings', exact: true }).click()
	await planner.getByRole('button', { name: 'Digits: 10万' }).click()
	await expect(heading(planner)).toContainText('of the 17,000 t of')
})
