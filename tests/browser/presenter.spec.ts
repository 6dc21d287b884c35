import type { Page } from '@playwright/test'
import { expect, test } from './open.ts'

const stageAt = (page: Page, step: number) =>
	expect(page.locator('nav [aria-current=step]')).toHaveAccessibleName(new RegExp(`^Step ${step}:`))

async function openPresenter(planner: Page): Promise<Page> {
	await planner.keyboard.press('p')
	await stageAt(planner, 1)
	await planner.keyboard.press('PageDown')
	await stageAt(planner, 2)
	const opened = planner.context().waitForEvent('page')
	await planner.keyboard.press('p')
	return opened
}

test('stage and presenter go together, and each goes on when the other is closed', async ({ planner }) => {
	const presenter = await openPresenter(planner)
	await stageAt(presenter, 2)
	const standing = (text: RegExp) => expect(presenter.locator('.standing')).toHaveText(text)
	await standing(/^In step/)
	await expect(presenter.getByRole('region', { name: 'Notes for the speaker' })).toContainText('IREL')
	await expect(presenter.getByRole('region', { name: 'Next' })).toContainText(/India makes [\d,]+\st/)
	await expect(presenter.getByRole('region', { name: 'Next' }).locator('svg')).toBeVisible()
	await expect(presenter.getByRole('region', { name: 'Next' })).toContainText('Monazite reclaim at Chavara')
	await expect(presenter.getByRole('timer')).toHaveText(/^\d\d:\d\d$/)
	await expect(planner.getByRole('timer')).toHaveCount(0)

	await presenter.keyboard.press('PageDown')
	await stageAt(planner, 3)
	await planner.keyboard.press('PageUp')
	await stageAt(presenter, 2)
	await expect(presenter.getByRole('region', { name: 'Next' })).toContainText(/India makes [\d,]+/)

	const mining = (page: Page) => page.getByRole('textbox', { name: /^Monazite mining/ }).last()
	await mining(presenter).fill('10,000')
	await presenter.keyboard.press('Enter')
	await expect(mining(planner)).toHaveValue('10,000')
	await presenter.getByRole('heading', { level: 1 }).click()
	await presenter.keyboard.press('b')
	await expect(planner.getByRole('button', { name: 'Back to the presentation' })).toBeVisible()
	await expect(presenter.getByText('The room sees a black screen.')).toBeVisible()
	await planner.keyboard.press('ArrowRight')
	await expect(presenter.getByText('The room sees a black screen.')).toBeHidden()

	await planner.keyboard.press('Escape')
	await standing(/goes on alone/)
	await presenter.getByRole('heading', { level: 1 }).click()
	await presenter.keyboard.press('End')
	await expect(presenter.getByRole('region', { name: 'Next' })).toContainText('This is the last step.')

	await planner.keyboard.press('p')
	await standing(/^In step/)
	await stageAt(presenter, 1)
	await presenter.close()
	await planner.keyboard.press('PageDown')
	await stageAt(planner, 2)
})
