import type { Page } from '@playwright/test'
import { expect, field, openPlanner, settled, test } from './open.ts'

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Presentations' })
const button = (page: Page, name: string | RegExp) => dialog(page).getByRole('button', { name, exact: true })
const titles = (page: Page) => dialog(page).locator('[data-step] > span:first-child')
const status = (page: Page) => dialog(page).getByRole('status')
const stageTitle = (page: Page) => page.locator('dialog h1')

async function press(page: Page, name: string | RegExp) {
	await button(page, name).focus()
	await page.keyboard.press('Enter')
}

async function openEditor(page: Page) {
	await page.getByRole('button', { name: 'Presentations', exact: true }).focus()
	await page.keyboard.press('Enter')
	await expect(dialog(page)).toBeVisible()
}

test('a presentation is made, changed and given by the keyboard, and is there after a reload', async ({ planner }) => {
	await field(planner, 'Monazite mining').fill('8000')
	await planner.keyboard.press('Enter')
	await settled(planner)
	await openEditor(planner)
	await expect(dialog(planner)).toContainText('This presentation comes with the model and cannot be changed')
	await press(planner, 'New')
	await dialog(planner).getByLabel('Name').fill('For the board')
	await planner.keyboard.press('Enter')

	// What the page shows becomes a step, whose title is the headline until another is typed.
	await press(planner, 'Add what the page shows')
	await expect(dialog(planner).getByLabel('Title', { exact: true })).toBeFocused()
	await planner.keyboard.type('Mining alone gives ')
	await dialog(planner).getByLabel('A number of the plan').selectOption('{delivered}')
	await press(planner, 'Insert')
	await expect(dialog(planner).getByLabel('Title', { exact: true })).toHaveValue('Mining alone gives {delivered}')
	await expect(titles(planner)).toHaveText(/^Mining alone gives [\d,]+\s/)
	await expect(dialog(planner).locator('[data-step]')).toContainText('Flows: Today, 2026')
	await expect(dialog(planner).locator('[data-step]')).toContainText('1 changed')

	await press(planner, 'Add what the page shows')
	await planner.keyboard.type('Second')
	await press(planner, 'Add what the page shows')
	await planner.keyboard.type('<b>Third</b>')
	await expect(titles(planner)).toHaveText([/^Mining/, 'Second', '<b>Third</b>'])

	await dialog(planner).locator('[data-step]').last().focus()
	await planner.keyboard.press('Alt+ArrowUp')
	await expect(status(planner)).toHaveText('It is now step 2 of 3.')
	await planner.keyboard.press('Alt+ArrowUp')
	await expect(titles(planner)).toHaveText(['<b>Third</b>', /^Mining/, 'Second'])
	await expect(dialog(planner).locator('[data-step]').first()).toBeFocused()
	await planner.keyboard.press('Alt+ArrowDown')
	await expect(titles(planner)).toHaveText([/^Mining/, '<b>Third</b>', 'Second'])

	await press(planner, 'Delete the step')
	await expect(titles(planner)).toHaveText([/^Mining/, 'Second'])
	await planner.keyboard.press('Control+z')
	await expect(titles(planner)).toHaveText([/^Mining/, '<b>Third</b>', 'Second'])

	await planner.reload()
	await settled(planner)
	await openEditor(planner)
	await expect(dialog(planner).getByLabel('Name')).toHaveValue('For the board')
	await expect(titles(planner)).toHaveText([/^Mining alone gives [\d,]+\s/, '<b>Third</b>', 'Second'])

	// From a step on, and after a reload of the stage at that step still in the same presentation.
	await press(planner, 'Present from step 2')
	await expect(stageTitle(planner)).toHaveText('<b>Third</b>')
	await planner.keyboard.press('ArrowLeft')
	await expect(stageTitle(planner)).toHaveText(/^Mining alone gives [\d,]+/)
	await planner.reload()
	await expect(stageTitle(planner)).toHaveText(/^Mining alone gives [\d,]+/)
	await planner.keyboard.press('End')
	await expect(stageTitle(planner)).toHaveText('Second')
	await planner.keyboard.press('Escape')
	await expect(planner.locator('dialog h1')).toBeHidden()
	await planner.keyboard.press('p')
	await expect(stageTitle(planner)).toHaveText(/^Mining alone/)
})

test('the model’s own is duplicated and changed; the model’s own stays', async ({ planner }) => {
	await openEditor(planner)
	const own = await titles(planner).allInnerTexts()
	await press(planner, 'Duplicate')
	await expect(dialog(planner).getByLabel('Name')).toHaveValue(/, my version$/)
	await expect(titles(planner)).toHaveCount(own.length)
	await titles(planner).first().click()
	await dialog(planner).getByLabel('Title', { exact: true }).fill('Mine')
	await expect(titles(planner).first()).toHaveText('Mine')
	await press(planner, 'Delete')
	await expect(status(planner)).toContainText('is in the trash.')
	await press(planner, 'Undo')
	await expect(titles(planner).first()).toHaveText('Mine')
	await dialog(planner).getByRole('combobox', { name: 'Presentation' }).selectOption('')
	await expect(titles(planner).first()).not.toHaveText('Mine')
	await expect(button(planner, 'Delete')).toBeHidden()
})

test('of two tabs that change one presentation, neither overwrites the other', async ({ planner, context }) => {
	await openEditor(planner)
	await press(planner, 'New')
	await press(planner, 'Add what the page shows')
	const second = await context.newPage()
	await openPlanner(second)
	await openEditor(second)
	await press(second, 'Add what the page shows')
	await expect(titles(second)).toHaveCount(2)
	await dialog(planner).getByLabel('Title', { exact: true }).fill('Mine')
	await expect(status(planner)).toContainText('yours was saved beside it as “My presentation (2)”')
	await second.reload()
	await openEditor(second)
	const choice = dialog(second).getByRole('combobox', { name: 'Presentation' })
	await choice.selectOption('My presentation')
	await expect(titles(second)).toHaveCount(2)
	await choice.selectOption('My presentation (2)')
	await expect(titles(second)).toHaveText(['Mine'])
})

test('an address of a presentation that is not here is told, and opens the page', async ({ planner }) => {
	await planner.goto('/#step-1-nothere')
	await planner.reload()
	await expect(planner.getByText('The presentation that this address names is not in this browser')).toBeVisible()
	expect(new URL(planner.url()).hash).toBe('')
})
