import { expect, heading, headline, test } from './open.ts'

test('the story is told by arrow and Page keys, and leaves the planner as it was', async ({ planner }) => {
	const before = await headline(planner)
	await planner.getByRole('button', { name: 'Present' }).click()
	const stage = planner.getByRole('dialog')
	const title = stage.getByRole('heading', { level: 1 })
	await expect(title).toBeFocused()
	const told = [await title.innerText()]
	const steps = await stage.getByRole('listitem').count()
	expect(steps).toBeGreaterThanOrEqual(8)
	expect(steps).toBeLessThanOrEqual(10)
	for (let i = 1; i < steps; i++) {
		await planner.keyboard.press(i % 2 ? 'PageDown' : 'ArrowRight')
		await expect(title).not.toHaveText(told[i - 1]!)
		told.push(await title.innerText())
	}
	expect(new Set(told).size).toBe(steps)
	expect(told.join(' ')).not.toContain('{')
	await planner.keyboard.press('PageUp')
	await expect(title).toHaveText(told[steps - 2]!)
	await planner.keyboard.press('Escape')
	await expect(stage).toBeHidden()
	await expect(heading(planner)).toHaveText(before)
	await expect(planner.getByRole('button', { name: 'Undo' })).toBeDisabled()
})

test('levers are live on stage, the sentence follows, and R returns to the step', async ({ planner }) => {
	await planner.keyboard.press('p')
	const stage = planner.getByRole('dialog')
	const title = stage.getByRole('heading', { level: 1 })
	const first = await title.innerText()
	await planner.keyboard.press('ArrowRight')
	await expect(title).not.toHaveText(first)
	const told = await title.innerText()
	await stage.getByRole('textbox', { name: /^Monazite mining/ }).fill('10,000')
	await planner.keyboard.press('Enter')
	await expect(title).not.toHaveText(told)
	await title.focus()
	await planner.keyboard.press('r')
	await expect(title).toHaveText(told)
})

test('a presenter’s Page keys step even after a lever was dragged', async ({ planner }) => {
	await planner.keyboard.press('p')
	const stage = planner.getByRole('dialog')
	await expect(stage.getByRole('heading', { level: 1 })).toBeFocused()
	await planner.keyboard.press('ArrowRight')
	await expect(stage.locator('[aria-current=step]')).toHaveAccessibleName(/^Step 2/)
	const box = (await stage.getByRole('slider', { name: 'Monazite mining' }).boundingBox())!
	await planner.mouse.click(box.x + box.width * 0.7, box.y + box.height / 2)
	await planner.keyboard.press('PageDown')
	await expect(stage.locator('[aria-current=step]')).toHaveAccessibleName(/^Step 3/)
})

test('at 1920x1080 the sentence and the labels can be read from the back of a room', async ({ planner }) => {
	await planner.setViewportSize({ width: 1920, height: 1080 })
	await planner.keyboard.press('p')
	const stage = planner.getByRole('dialog')
	const size = (selector: string) =>
		stage
			.locator(selector)
			.first()
			.evaluate((e) => parseFloat(getComputedStyle(e).fontSize))
	expect(await size('h1')).toBeGreaterThanOrEqual(40)
	const label = await stage
		.locator('svg text')
		.first()
		.evaluate((text) => text.getBoundingClientRect().height)
	expect(label).toBeGreaterThanOrEqual(20)
	const overflow = await stage.evaluate((e) => [e.scrollWidth - e.clientWidth, e.scrollHeight - e.clientHeight])
	expect(overflow).toEqual([0, 0])
})
