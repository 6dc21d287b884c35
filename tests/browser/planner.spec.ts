import type { Page } from '@playwright/test'
import { expect, field, heading, headline, settled, slider, solves, test } from './open.ts'

test('no amount of the details is wider than its column', async ({ planner }) => {
	await planner.locator('[data-node=oscom-cracking]').press('Enter')
	const amount = planner.getByText(/USD\/\(t REO\/yr\)/).first()
	await expect(amount).toBeVisible()
	const right = await planner.locator('.side').evaluate((side) => side.getBoundingClientRect().right)
	expect(await amount.evaluate((text) => text.getBoundingClientRect().right)).toBeLessThanOrEqual(right)
})

test('the page opens with the answer in its HTML, before any script runs', async ({ browser, baseURL }) => {
	const context = await browser.newContext({ javaScriptEnabled: false, baseURL })
	const page = await context.newPage()
	await page.goto('/')
	await expect(page.getByRole('heading', { level: 1 })).toContainText(/can make .* of the .* it needs/)
	await expect(page.locator('main')).toContainText(/The gap is .* a year/)
	await expect(page.locator('[data-node]').first()).toBeVisible()
	await context.close()
})

test('the solver is not part of the first load, and the opening plan is not solved again', async ({ planner }) => {
	expect(await solves(planner)).toBe(0)
	const html = await planner.evaluate(() => performance.getEntriesByType('resource').map((entry) => entry.name))
	const paint = await planner.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0)
	const wasm = await planner.evaluate(
		() => performance.getEntriesByType('resource').find((entry) => entry.name.includes('engine.worker'))?.startTime ?? 0
	)
	expect(html.some((name) => name.includes('engine.worker'))).toBe(true)
	expect(wasm).toBeGreaterThan(paint)
})

test('dragging a lever moves the answer at once, and is one step to undo', async ({ planner }) => {
	const before = await headline(planner)
	const box = (await slider(planner, 'Monazite mining').boundingBox())!
	const y = box.y + box.height / 2
	await planner.mouse.move(box.x + box.width * 0.22, y)
	await planner.mouse.down()
	for (let i = 0; i <= 20; i++) await planner.mouse.move(box.x + box.width * (0.22 + 0.01 * i), y)
	await expect(planner.getByRole('heading', { level: 1 })).not.toHaveText(before)
	await planner.mouse.up()
	const after = await headline(planner)
	expect(after).not.toBe(before)
	await expect(planner.getByText('1 changed', { exact: true })).toBeVisible()
	await planner.getByRole('button', { name: 'Undo' }).click()
	await settled(planner)
	await expect(heading(planner)).toHaveText(before)
	await expect(planner.getByRole('button', { name: 'Undo' })).toBeDisabled()
	await planner.getByRole('button', { name: 'Redo' }).click()
	await expect(heading(planner)).toHaveText(after)
})

test('one change is one solve', async ({ planner }) => {
	for (const [i, value] of ['6,000', '7,000', '4,000'].entries()) {
		await field(planner, 'Monazite mining').fill(value)
		await planner.keyboard.press('Enter')
		await settled(planner)
		expect(await solves(planner)).toBe(i + 1)
	}
})

test('a lever that comes back brings the whole answer back', async ({ planner }) => {
	const picture = () => planner.locator('main').innerText()
	const before = await picture()
	for (const value of ['20000', '0', '4000']) {
		await field(planner, 'Monazite mining').fill(value)
		await planner.keyboard.press('Enter')
		await settled(planner)
	}
	await expect.poll(picture).toBe(before)
	await expect(planner.getByText('none changed')).toBeVisible()
})

test('a value that cannot be is refused in words and the old one stays', async ({ planner }) => {
	const before = await headline(planner)
	await field(planner, 'Monazite mining').fill('a lot')
	await planner.keyboard.press('Enter')
	await expect(planner.getByRole('alert')).toContainText('“a lot” is not a number. It stays at 4,000 t monazite/yr.')
	await field(planner, 'Monazite mining').fill('9999999')
	await planner.keyboard.press('Enter')
	await expect(planner.getByRole('alert')).toContainText('Between 0 and')
	await expect(field(planner, 'Monazite mining')).toHaveValue('4,000')
	await settled(planner)
	await expect(heading(planner)).toHaveText(before)
})

const step = (planner: Page, place: number) => planner.getByRole('checkbox', { name: /^Take the step/ }).nth(place)
const inTonnes = (text: string) => Number(text.replace(/[^\d.]/g, ''))

test('opening one absent plant alone frees nothing; taking every step delivers what all of them reach', async ({
	planner
}) => {
	const before = await headline(planner)
	await field(planner, 'Hard-rock cracking').fill('8000')
	await planner.keyboard.press('Enter')
	await settled(planner)
	await expect(heading(planner)).toHaveText(before)
	await planner.getByRole('button', { name: 'Reset all' }).click()
	await settled(planner)
	const count = await planner.getByRole('checkbox', { name: /^Take the step/ }).count()
	for (let place = 0; place < count; place++) {
		await step(planner, place).check()
		await settled(planner)
	}
	const reached = inTonnes(await planner.locator('.ladder li.reaches .value').innerText())
	const [, delivered = ''] = /(?:make|deliver) ([\d,]+)/.exec(await headline(planner)) ?? []
	expect(Math.abs(inTonnes(delivered) - reached)).toBeLessThanOrEqual(0.01 * reached)
	for (let place = 0; place < count; place++) await planner.getByRole('button', { name: 'Undo' }).click()
	await settled(planner)
	await expect(heading(planner)).toHaveText(before)
	await expect(step(planner, 0)).not.toBeChecked()
})

test('each step adds what it says, on top of those before it, and unticked takes it back', async ({ planner }) => {
	const before = await headline(planner)
	const values = await planner.locator('.ladder li.step .value').allInnerTexts()
	let says = 0
	for (const [place, value] of values.entries()) {
		await step(planner, place).check()
		await settled(planner)
		says += inTonnes(value)
		const sum = inTonnes(await planner.locator('.ladder .sum .value').innerText())
		// Levers move by whole steps, and figures are rounded to three digits.
		expect(Math.abs(sum - says)).toBeLessThanOrEqual(Math.max(10, says * 0.02))
	}
	for (const place of values.keys()) await step(planner, place).uncheck()
	await settled(planner)
	await expect(heading(planner)).toHaveText(before)
})

test('a step that adds another amount without those before it says both, and why', async ({ planner }) => {
	await step(planner, 1).check()
	await settled(planner)
	const sum = planner.locator('.ladder .sum')
	await expect(sum).toContainText(
		/What is ticked adds [\d,]+\st\. The list says [\d,]+\st, since it counts each step after/
	)
	await step(planner, 0).check()
	await settled(planner)
	await expect(sum).toContainText('2 steps taken')
	await expect(sum).not.toContainText('since it counts')
})

test('ticked steps survive a reload, and are taken back after it', async ({ planner }) => {
	const before = await headline(planner)
	await step(planner, 0).check()
	await settled(planner)
	const taken = await headline(planner)
	await step(planner, 1).check()
	await settled(planner)
	await step(planner, 1).uncheck()
	await settled(planner)
	await planner.reload()
	await expect(heading(planner)).toHaveText(taken)
	await expect(step(planner, 0)).toBeChecked()
	await expect(step(planner, 1)).not.toBeChecked()
	await step(planner, 0).uncheck()
	await settled(planner)
	await expect(heading(planner)).toHaveText(before)
})

test('a scenario shows what it changes, on whose word, and is undone as one step', async ({ planner }) => {
	const before = await headline(planner)
	await planner.getByRole('button', { name: /Scenario/ }).click()
	await planner.getByRole('radio', { name: 'Japan-backed hard rock' }).check()
	const panel = planner.getByRole('group', { name: 'Scenarios and what each changes' })
	await expect(panel).toBeHidden()
	await planner.getByRole('button', { name: /Scenario/ }).click()
	await expect(panel).toContainText('0 to 3,280')
	await expect(panel).toContainText('assumed, low confidence')
	await expect(heading(planner)).not.toHaveText(before)
	await planner.keyboard.press('Escape')
	await expect(panel).toBeHidden()
	await planner.getByRole('button', { name: 'Undo' }).click()
	await settled(planner)
	await expect(heading(planner)).toHaveText(before)
})

test('the list of scenarios says what each comes to, and choosing one keeps the word', async ({ planner }) => {
	await planner.getByRole('button', { name: /Scenario/ }).click()
	const panel = planner.getByRole('group', { name: 'Scenarios and what each changes' })
	const results = panel.locator('.result')
	await expect(results.first()).toBeVisible()
	await expect(results.filter({ hasText: 'Delivers' })).toHaveCount(await results.count())
	const story = panel.locator('.story').filter({ hasText: 'Japan-backed hard rock' })
	const [, delivered] = /Delivers ([\d,]+)/.exec(await story.locator('.result').innerText())!
	await story.getByRole('radio').check()
	await expect(heading(planner)).toContainText(delivered!)
})

test('demand basis and year change the plan and can be undone', async ({ planner }) => {
	const before = await headline(planner)
	await planner
		.getByRole('button', { name: /Demand/ })
		.first()
		.click()
	await planner.getByRole('radio', { name: /^Bottom-up, 2026/ }).check()
	const bottomUp = await headline(planner)
	expect(bottomUp).not.toBe(before)
	await planner.keyboard.press('Escape')
	await planner.getByRole('button', { name: 'Next year' }).click()
	await settled(planner)
	await expect(planner.getByRole('spinbutton', { name: 'Year' })).toHaveValue('2027')
	await planner.keyboard.press('Control+z')
	await planner.keyboard.press('Control+z')
	await settled(planner)
	await expect(heading(planner)).toHaveText(before)
})

test('pointing at a plant shows it, a click keeps it, its numbers show their sources, Escape unpins it', async ({
	planner
}) => {
	const details = planner.getByRole('region', { name: 'Details' })
	const card = planner.locator('main .card')
	await planner.locator('[data-node=oscom-cracking]').hover()
	await expect(card).toContainText('Short of feed, held back by Monazite mining')
	await planner.mouse.move(5, 5)
	await expect(card).toBeHidden()
	await planner.locator('[data-node=oscom-cracking]').click()
	await planner.mouse.move(5, 5)
	await expect(details).toContainText('10,000 t monazite/yr')
	await details.locator('summary').first().click()
	await expect(details.getByText(/PIB \(Rajya Sabha reply\)/).first()).toBeVisible()
	await expect(details.getByRole('link').first()).toHaveAttribute('href', /^https?:/)
	await planner.keyboard.press('Escape')
	await expect(details).toBeHidden()
	await expect(step(planner, 0)).toBeVisible()
})

test('a figure set in the details shows its new value and that it was set by hand', async ({ planner }) => {
	const details = planner.getByRole('region', { name: 'Details' })
	await planner.locator('[data-node=oscom-cracking]').click()
	await details.getByText('Set its figures').click()
	const lead = details.getByLabel('Lead time', { exact: true })
	await lead.fill('9')
	await lead.press('Enter')
	await settled(planner)
	const stated = details.locator('li', { hasText: 'Lead time' }).filter({ hasText: 'Set by hand' })
	await expect(stated).toContainText('9 yr')
})

test('amounts too far apart are said in words, not as a defect, with a way back', async ({ planner }) => {
	const details = planner.getByRole('region', { name: 'Details' })
	const before = await headline(planner)
	await planner.locator('[data-node=oscom-cracking]').click()
	await details.getByText('Set its figures').click()
	const capacity = details.getByLabel('Capacity', { exact: true })
	await capacity.fill('0.0000001')
	await capacity.press('Enter')
	const outcome = planner.getByRole('alert').filter({ hasText: 'These amounts cannot be planned together' })
	await expect(outcome).toContainText('the capacity of OSCOM cracking')
	await expect(outcome).toContainText('orders of magnitude apart')
	await expect(planner.getByText('This scenario could not be planned')).toBeHidden()
	await settled(planner)
	await expect(heading(planner)).toHaveText(before)
	await outcome.getByRole('button', { name: 'Return to the last plan' }).click()
	await expect(outcome).toBeHidden()
	await expect(details.getByLabel('Capacity', { exact: true })).toHaveValue('10,000')
})

test('one element is drawn alone, and headline, stages, bar and steps are of it', async ({ planner }) => {
	const steps = planner.getByRole('complementary', { name: 'What closes the gap, and details' })
	await expect(steps).toContainText(/1,910\st\s*Today/)
	await planner.locator('main fieldset label', { hasText: 'NdPr' }).click()
	await expect(planner.locator('main')).toContainText('Neodymium and praseodymium alone')
	await expect(planner.locator('main')).toContainText('Magnet limits NdPr to')
	await expect(planner.locator('main')).toContainText('Gap between')
	await expect(planner.locator('main')).toContainText(/up to 2,\d+/)
	await expect(steps).toContainText(/(^|[^\d,.])0\st\s*Today/)
	await expect(steps).toContainText('All steps together')
	await expect(steps).toContainText('could be used and stays out of reach')
})

test('what was changed survives a reload of the tab, and a damaged memory does not', async ({ planner }) => {
	await field(planner, 'Monazite mining').fill('8000')
	await planner.keyboard.press('Enter')
	const changed = await headline(planner)
	await planner.reload()
	await expect(planner.getByRole('heading', { level: 1 })).toHaveText(changed)
	await planner.evaluate(() => {
		localStorage.setItem('midstream.preferences', '{"theme":')
		addEventListener('pagehide', () => {
			sessionStorage.setItem('midstream.session.india-rare-earths', '{"id":7}')
			localStorage.setItem('midstream.last.india-rare-earths', '{"id":')
		})
	})
	await planner.reload()
	await expect(planner.getByText('none changed')).toBeVisible()
	await expect(heading(planner)).not.toHaveText(changed)
})

test('the words of a box and of a part of the gap answer as the box and the part do', async ({ planner }) => {
	const main = planner.locator('main svg')
	await main
		.locator('text', { hasText: /^OSCOM/ })
		.first()
		.click()
	await expect(planner.getByRole('heading', { name: 'OSCOM cracking' })).toBeVisible()
	await main.locator('text', { hasText: /^6,250/ }).click()
	await expect(main.locator('[data-target][aria-pressed="true"]')).toHaveAttribute('aria-label', /Hard rock missing/)
	await main.locator('text', { hasText: /^Beneficiation$/ }).click()
	await expect(main.locator('[data-target][aria-pressed="true"]')).toHaveAttribute('aria-label', /Hard rock missing/)
})

test('a change is announced once, after it has settled', async ({ planner }) => {
	const region = planner.locator('p[role=status]')
	await slider(planner, 'Monazite mining').focus()
	for (let i = 0; i < 12; i++) await planner.keyboard.press('ArrowRight')
	await expect(region).toHaveText('')
	await expect(region).toContainText('can make', { timeout: 3000 })
	expect((await region.innerText()).replace(/\s+/g, ' ')).toContain(await headline(planner))
})

test('a panel gets its content at its first opening and keeps it', async ({ planner }) => {
	const panel = planner.locator('[popover]', { has: planner.locator('li') }).and(planner.getByLabel('Export'))
	await expect(planner.locator('[popover] *')).toHaveCount(0)
	await planner.getByRole('button', { name: 'Export', exact: true }).click()
	await expect(planner.getByRole('button', { name: /^CSV/ })).toBeVisible()
	await planner.keyboard.press('Escape')
	await expect(planner.getByRole('button', { name: /^CSV/ })).toHaveCount(0)
	await expect(panel).toHaveCount(1)
})

for (const [width, height] of [
	[1440, 900],
	[1920, 1080],
	[1024, 768]
] as const)
	test(`the picture stays where it is, whatever is said above it, at ${width} x ${height}`, async ({ planner }) => {
		await planner.setViewportSize({ width, height })
		const picture = planner.locator('main svg[role=group]').first()
		const top = () =>
			picture.evaluate((svg) => svg.getBoundingClientRect().top + svg.closest('main')!.scrollTop + scrollY)
		const before = await top()
		for (const value of ['10000', '0', '4000']) {
			await field(planner, 'Monazite mining').fill(value)
			await planner.keyboard.press('Enter')
			await settled(planner)
			expect(await top(), value).toBe(before)
		}
		for (const place of [0, 1, 2]) {
			await step(planner, place).check()
			await settled(planner)
			expect(await top(), `step ${place + 1}`).toBe(before)
		}
		await planner.getByRole('button', { name: /more remark/ }).click()
		await expect(planner.getByText(/New capacity counts as built|cerium and lanthanum/).first()).toBeVisible()
	})
