import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page } from '@playwright/test'
import { openOffice, textOfPart } from '../exports/office-reader.ts'
import { readPdf } from '../exports/pdf-reader.ts'
import { expect, field, openPlanner, settled, solves, test } from './open.ts'

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Presentations' })
const button = (page: Page, name: string | RegExp) => dialog(page).getByRole('button', { name, exact: true })
const titles = (page: Page) => dialog(page).locator('[data-step] > span:first-child')
const status = (page: Page) => dialog(page).getByRole('status')
const stageTitle = (page: Page) => page.locator('dialog h1')

interface Stored {
	name: string
	steps: { title: string }[]
}

/** The presentations that the browser's own database holds. */
const storedStories = (page: Page) =>
	page.evaluate(
		() =>
			new Promise<Stored[]>((resolve, reject) => {
				const asked = indexedDB.open('midstream.saved.india-rare-earths')
				asked.onerror = () => reject(asked.error)
				asked.onsuccess = () => {
					const all = asked.result.transaction('stories').objectStore('stories').getAll()
					all.onsuccess = () => {
						asked.result.close()
						resolve(all.result as Stored[])
					}
				}
			})
	)
/** Titles of the steps of the one presentation that is there. */
const storedTitles = async (page: Page) => (await storedStories(page))[0]?.steps.map(({ title }) => title) ?? []

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

	await expect.poll(() => storedTitles(planner)).toEqual([expect.stringMatching(/^Mining/), '<b>Third</b>', 'Second'])
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

test('a step shows the years, a comparison, how sure it is and what to build, in the editor and on stage', async ({
	planner
}) => {
	test.slow()
	await openEditor(planner)
	await press(planner, 'New')
	await planner.keyboard.press('Escape')
	const figures = ['Year by year', 'Compare', 'How sure', 'What to build']
	for (const name of figures) {
		await planner.getByRole('button', { name, exact: true }).click()
		await openEditor(planner)
		await press(planner, 'Add what the page shows')
		await planner.keyboard.type(name)
		await expect(dialog(planner).locator('.open [role=img]')).toBeVisible({ timeout: 60_000 })
		await planner.keyboard.press('Escape')
	}
	await openEditor(planner)
	await press(planner, 'Present from step 1')
	for (const name of figures) {
		await expect(stageTitle(planner)).toHaveText(name)
		const stage = planner.locator('dialog:has(h1)')
		await expect(stage.locator('.figure [role=img]')).toBeVisible({ timeout: 60_000 })
		await expect(stage.locator('.figure .finding')).toContainText(/\d/)
		await planner.keyboard.press('ArrowRight')
	}
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

test('two windows edit different presentations, and each comes back to its own', async ({ planner, context }) => {
	const second = await context.newPage()
	await openPlanner(second)
	for (const [page, name] of [
		[planner, 'Of the first'],
		[second, 'Of the second']
	] as const) {
		await openEditor(page)
		await press(page, 'New')
		await expect(dialog(page).getByLabel('Name')).toHaveValue(/^My presentation/)
		await expect(titles(page)).toHaveCount(0)
		await dialog(page).getByLabel('Name').fill(name)
		await page.keyboard.press('Enter')
	}
	await press(planner, 'Add what the page shows')
	const stored = async () => (await storedStories(planner)).map(({ name, steps }) => `${name}: ${steps.length}`).sort()
	await expect.poll(stored).toEqual(['Of the first: 1', 'Of the second: 0'])
	await planner.reload()
	await openEditor(planner)
	await expect(dialog(planner).getByLabel('Name')).toHaveValue('Of the first')
	await expect(titles(planner)).toHaveCount(1)
	await second.reload()
	await openEditor(second)
	await expect(dialog(second).getByLabel('Name')).toHaveValue('Of the second')
	await expect(titles(second)).toHaveCount(0)
})

test('an address of a presentation that is not here is told, and opens the page', async ({ planner }) => {
	// Another address, so that the page is loaded anew: one that differs after # alone is not.
	await planner.goto('/?from=a-link#step-1-nothere')
	await expect(planner.getByText('The presentation that this address names is not in this browser')).toBeVisible()
	expect(new URL(planner.url()).hash).toBe('')
})

/** Has the page write a file by a button that has the focus, and returns where it is. */
async function written(page: Page, ask: () => Promise<void>) {
	const [file] = await Promise.all([page.waitForEvent('download'), ask()])
	return { name: file.suggestedFilename(), path: (await file.path())! }
}

/** What the slides of a deck say, first slide first. */
async function slidesIn(path: string): Promise<string[]> {
	const { parts } = openOffice(new Uint8Array(await readFile(path)))
	const slides = [...parts.keys()].filter((name) => /^ppt\/slides\/slide\d+\.xml$/.test(name))
	return slides.map((_, place) => textOfPart(parts.get(`ppt/slides/slide${place + 1}.xml`)!, 'a').join(' '))
}

const pagesIn = async (path: string) => (await readPdf(new Uint8Array(await readFile(path)))).pages

/** A presentation of two steps, named Talk. */
async function makeTalk(page: Page) {
	await openEditor(page)
	await press(page, 'New')
	await dialog(page).getByLabel('Name').fill('Talk')
	await page.keyboard.press('Enter')
	for (const title of ['First of {demand}', 'Then <i>more</i>']) {
		await press(page, 'Add what the page shows')
		await dialog(page).getByLabel('Title', { exact: true }).fill(title)
	}
	await dialog(page).getByLabel('Notes for the speaker').fill('Say it slowly')
	await expect(titles(page)).toHaveText([/^First of 17,000\s*t$/, 'Then <i>more</i>'])
}

test('its slides and PDF are written in the page, from the dialog and the menu, and no step is planned twice', async ({
	planner
}) => {
	await makeTalk(planner)
	await planner.reload()
	await settled(planner)
	await openEditor(planner)
	await expect(titles(planner)).toHaveText([/^First of 17,000/, 'Then <i>more</i>'])
	const before = await solves(planner)
	const deck = await written(planner, () => press(planner, 'Presentation as slides'))
	expect(deck.name).toBe('midstream-india-rare-earths-talk.pptx')
	expect(await solves(planner)).toBe(before)
	const slides = await slidesIn(deck.path)
	expect(slides).toHaveLength(2)
	expect(slides[0]).toMatch(/First of 17,000\s*t/)
	expect(slides[1]).toContain('Then <i>more</i>')
	const notes = await written(planner, () => press(planner, 'Presentation as PDF with notes'))
	expect(notes.name).toBe('midstream-india-rare-earths-talk-notes.pdf')
	const said = (await pagesIn(notes.path)).map(({ lines }) => lines.join(' '))
	expect(said).toHaveLength(2)
	expect(said[1]).toContain('Say it slowly')
	await planner.keyboard.press('Escape')
	await planner.getByRole('button', { name: 'Export', exact: true }).click()
	const again = await written(planner, () => planner.getByRole('button', { name: /^Presentation as slides/ }).click())
	expect(await slidesIn(again.path)).toEqual(slides)
	await planner.getByRole('button', { name: 'Export', exact: true }).click()
	const pdf = await written(planner, () => planner.getByRole('button', { name: /^Presentation as PDF A page/ }).click())
	const pages = await pagesIn(pdf.path)
	expect(pages.map(({ width, height }) => [width, height])).toEqual([
		[960, 540],
		[960, 540]
	])
	expect(pages[1]!.lines.join(' ')).toContain('Then <i>more</i>')
})

test('a file takes presentations elsewhere, adds to what stands there, and says all that is wrong with it', async ({
	planner,
	browser
}) => {
	await makeTalk(planner)
	const { name, path } = await written(planner, () => press(planner, 'Export to a file'))
	expect(name).toBe('midstream-india-rare-earths-talk.json')
	const text = await readFile(path, 'utf8')
	const elsewhere = await (await browser.newContext()).newPage()
	await openPlanner(elsewhere)
	await openEditor(elsewhere)
	const choose = (content: string) =>
		dialog(elsewhere)
			.getByLabel('Import a file')
			.setInputFiles({ name: 'file.json', mimeType: 'application/json', buffer: Buffer.from(content) })
	await choose(text)
	await expect(status(elsewhere)).toContainText('One presentation was added.')
	await choose(text)
	await expect(status(elsewhere)).toContainText('One was here already.')
	await dialog(elsewhere).getByRole('combobox', { name: 'Presentation' }).selectOption('Talk')
	await expect(titles(elsewhere)).toHaveText([/^First of 17,000/, 'Then <i>more</i>'])
	await choose('nothing of the kind')
	await expect(status(elsewhere)).toContainText('The file is not JSON')
	const broken = JSON.parse(text)
	broken.presentations[0].steps[0].title = ''
	broken.presentations[0].steps[1].show = 7
	broken.presentations.push({ ...broken.presentations[0], chain: 'copper', steps: [] })
	await choose(JSON.stringify(broken))
	await expect(status(elsewhere)).toContainText('steps.0.title, steps.1.show')
	await expect(status(elsewhere)).toContainText('is of another chain, “copper”')

	// A step of a scenario that the model does not have is kept, and is not presented.
	const gone = JSON.parse(text)
	gone.presentations[0].name = 'Older'
	gone.presentations[0].steps[0].scenario.id = 'long-gone'
	gone.presentations[0].steps[1].select = 'closed-plant'
	await choose(JSON.stringify(gone))
	await dialog(elsewhere).getByRole('combobox', { name: 'Presentation' }).selectOption('Older')
	await expect(dialog(elsewhere)).toContainText('Not presented: this model has no scenario “long-gone”')
	await expect(dialog(elsewhere)).toContainText('This model does not have closed-plant')
	await press(elsewhere, 'Present')
	await expect(stageTitle(elsewhere)).toHaveText('Then <i>more</i>')
	await elsewhere.context().close()
})

test('a briefing pack from its file answers what its steps ask', async ({ planner, context }) => {
	test.slow()
	await openEditor(planner)
	await press(planner, 'New')
	await planner.keyboard.press('Escape')
	const figures = ['Year by year', 'Compare', 'How sure', 'What to build']
	for (const name of figures) {
		await planner.getByRole('button', { name, exact: true }).click()
		await openEditor(planner)
		await press(planner, 'Add what the page shows')
		await planner.keyboard.type(`${name}: {delivered}`)
		await planner.keyboard.press('Escape')
	}
	await planner.getByRole('button', { name: 'Export', exact: true }).click()
	const { path } = await written(planner, () => planner.getByRole('button', { name: /^Briefing pack/ }).click())
	const folder = await mkdtemp(join(tmpdir(), 'midstream-asks-'))
	try {
		const file = join(folder, 'pack.html')
		await copyFile(path, file)
		const pack = await context.newPage()
		await openPlanner(pack, pathToFileURL(file).href)
		await pack.keyboard.press('p')
		for (const name of figures) {
			await expect(stageTitle(pack)).toHaveText(new RegExp(`^${name}: [\\d,]+`))
			const stage = pack.locator('dialog:has(h1)')
			await expect(stage.locator('.figure [role=img]')).toBeVisible({ timeout: 60_000 })
			await expect(stage.locator('.figure .finding')).toContainText(/\d/)
			await pack.keyboard.press('ArrowRight')
		}
	} finally {
		await rm(folder, { recursive: true })
	}
})

test('a briefing pack carries the presentations, and presents the one that was chosen', async ({
	planner,
	context
}) => {
	await makeTalk(planner)
	await planner.keyboard.press('Escape')
	await planner.getByRole('button', { name: 'Export', exact: true }).click()
	const { path } = await written(planner, () => planner.getByRole('button', { name: /^Briefing pack/ }).click())
	const folder = await mkdtemp(join(tmpdir(), 'midstream-talk-'))
	try {
		const file = join(folder, 'pack.html')
		await copyFile(path, file)
		const pack = await context.newPage()
		await openPlanner(pack, pathToFileURL(file).href)
		await pack.keyboard.press('p')
		await expect(stageTitle(pack)).toHaveText(/^First of 17,000/)
		await pack.keyboard.press('Escape')
		await openEditor(pack)
		await expect(dialog(pack)).toContainText('This presentation came with the briefing pack and cannot be changed')
		await press(pack, 'Duplicate')
		await expect(dialog(pack).getByLabel('Name')).toHaveValue('Talk, copy')
	} finally {
		await rm(folder, { recursive: true })
	}
})
