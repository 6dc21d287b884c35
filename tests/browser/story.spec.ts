import { expect, heading, headline, openPlanner, test } from './open.ts'

test('the story is told by arrow and Page keys, and leaves the planner as it was', async ({ planner }) => {
	const before = await headline(planner)
	await planner.getByRole('button', { name: 'Present', exact: true }).click()
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

test('at 1920x1080 nothing on stage is smaller than 24 pixels, at any step', async ({ planner }) => {
	await planner.setViewportSize({ width: 1920, height: 1080 })
	await planner.keyboard.press('p')
	const stage = planner.getByRole('dialog')
	const current = stage.locator('[aria-current=step]')
	await expect(current).toBeVisible()
	const steps = await stage.getByRole('listitem').count()
	for (let step = 1; step <= steps; step++) {
		await expect(current).toHaveAccessibleName(new RegExp(`^Step ${step}:`))
		await expect.poll(() => stage.evaluate(smallTexts)).toEqual([])
		const overflow = await stage.evaluate((e) => [e.scrollWidth - e.clientWidth, e.scrollHeight - e.clientHeight])
		expect(overflow).toEqual([0, 0])
		await planner.keyboard.press('PageDown')
	}
})

/** Texts that are drawn with less than 24 pixels. */
function smallTexts(stage: Element): string[] {
	const isText = (node: ChildNode) => node.nodeType === Node.TEXT_NODE && node.textContent!.trim() !== ''
	return [...stage.querySelectorAll('*')].flatMap((element) => {
		if (![...element.childNodes].some(isText) || element.getBoundingClientRect().width < 2) return []
		const scale = element instanceof SVGGraphicsElement ? element.getScreenCTM()!.a : 1
		const size = parseFloat(getComputedStyle(element).fontSize) * scale
		return size < 24 ? [`${size}: ${element.textContent}`] : []
	})
}

test('the keys of slide programs work on stage', async ({ planner }) => {
	const stage = planner.getByRole('dialog')
	const at = (step: number) =>
		expect(planner.locator('dialog nav [aria-current=step]')).toHaveAccessibleName(new RegExp(`^Step ${step}:`))
	const press = async (...keys: string[]) => {
		for (const key of keys) await planner.keyboard.press(key)
	}
	await press('p')
	await at(1)
	await press('Space')
	await at(2)
	await press('Enter')
	await at(3)
	await press('End')
	await at(await stage.getByRole('listitem').count())
	await press('Home')
	await at(1)
	await press('0', '4')
	await expect(stage.getByText('Step 04: press Enter')).toBeVisible()
	await press('Enter')
	await at(4)
	for (const key of ['b', '.', 'w']) {
		const blank = planner.getByRole('button', { name: 'Back to the presentation' })
		await press(key)
		await expect(blank).toBeInViewport({ ratio: 1 })
		await press(key === 'b' ? 'Escape' : 'ArrowRight')
		await expect(blank).toBeHidden()
		await at(4)
	}
	await press('i')
	await planner.getByRole('dialog', { name: 'Steps' }).getByRole('listitem').nth(1).getByRole('button').click()
	await at(2)
	await press('n')
	const notes = planner.getByRole('button', { name: 'Notes', exact: true })
	await expect(notes).toHaveAttribute('aria-pressed', 'true')
	await press('Escape')
	await expect(notes).toHaveAttribute('aria-pressed', 'false')
	await at(2)
	await press('?')
	await expect(planner.getByRole('dialog', { name: 'Keys on stage' })).toContainText('Black screen')
	await press('Escape')
	await at(2)
})

test('D says what the levers have changed since the step', async ({ planner }) => {
	await planner.keyboard.press('p')
	const stage = planner.getByRole('dialog')
	await planner.keyboard.press('PageDown')
	const mining = stage.getByRole('textbox', { name: /^Monazite mining/ })
	await expect(mining).toBeVisible()
	await stage.getByRole('heading', { level: 1 }).focus()
	await planner.keyboard.press('d')
	const difference = stage.getByRole('region', { name: 'What the levers have changed' })
	await expect(difference).toHaveText('Nothing differs from the step: no lever has been moved.')
	const before = await mining.inputValue()
	await mining.fill('10,000')
	await planner.keyboard.press('Enter')
	await expect(difference).toContainText(before)
	await expect(difference).toContainText('10,000')
	await expect(difference).toContainText(/more is delivered|Delivered/i)
})

test('Back leaves the step and not the site, and a reload returns to it', async ({ planner }) => {
	const at = (step: number) =>
		expect(planner.locator('dialog nav [aria-current=step]')).toHaveAccessibleName(new RegExp(`^Step ${step}:`))
	await planner.keyboard.press('p')
	await at(1)
	await planner.keyboard.press('PageDown')
	await planner.keyboard.press('PageDown')
	await at(3)
	await planner.goBack()
	await at(2)
	await planner.reload()
	await at(2)
	await planner.goBack()
	await at(1)
	await planner.goBack()
	await expect(planner.getByRole('dialog')).toBeHidden()
	await expect(heading(planner)).toBeVisible()
	expect(new URL(planner.url()).hash).toBe('')
})

test('a swipe turns the step', async ({ planner }) => {
	await planner.keyboard.press('p')
	const current = planner.locator('dialog nav [aria-current=step]')
	await expect(current).toHaveAccessibleName(/^Step 1:/)
	const swipe = (from: number, to: number) =>
		planner.locator('dialog h1').evaluate(
			(title, [from, to]) => {
				const at = (type: string, clientX: number) =>
					title.dispatchEvent(new PointerEvent(type, { pointerType: 'touch', bubbles: true, clientX, clientY: 60 }))
				at('pointerdown', from!)
				at('pointerup', to!)
			},
			[from, to]
		)
	await swipe(400, 200)
	await expect(current).toHaveAccessibleName(/^Step 2:/)
	await swipe(200, 230)
	await expect(current).toHaveAccessibleName(/^Step 2:/)
	await swipe(200, 400)
	await expect(current).toHaveAccessibleName(/^Step 1:/)
})

test('after the presentation Back and Forward walk the figures, and the stage stays closed', async ({ planner }) => {
	const stage = planner.getByRole('dialog')
	const figure = planner.getByRole('main').getByRole('heading', { level: 2 }).first()
	const picture = await figure.innerText()
	await planner.getByRole('button', { name: 'Year by year', exact: true }).click()
	await expect(figure).toHaveText('Year by year')
	await planner.keyboard.press('p')
	await expect(stage.getByRole('heading', { level: 1 })).toBeFocused()
	await planner.keyboard.press('ArrowRight')
	await planner.keyboard.press('ArrowRight')
	await expect(planner).toHaveURL(/#step-3$/)
	await planner.keyboard.press('Escape')
	await expect(stage).toBeHidden()
	await expect(planner).toHaveURL(/#view-years$/)
	await planner.getByRole('button', { name: 'Elements', exact: true }).click()
	await expect(planner).toHaveURL(/#view-balance$/)
	await planner.goBack()
	await expect(figure).toHaveText('Year by year')
	await planner.goForward()
	await expect(figure).toHaveText('Elements: supply and need')
	await planner.reload()
	await expect(figure).toHaveText('Elements: supply and need')
	await planner.goBack()
	await planner.goBack()
	await expect(figure).toHaveText(picture)
	await expect(stage).toBeHidden()
})

test('a stage that was opened by its address leaves for the planner', async ({ planner }) => {
	const stage = planner.getByRole('dialog')
	await planner.goto('/#step-2')
	await expect(stage.getByRole('heading', { level: 1 })).toBeFocused()
	await planner.keyboard.press('ArrowRight')
	await expect(planner).toHaveURL(/#step-3$/)
	await planner.keyboard.press('Escape')
	await expect(stage).toBeHidden()
	await expect(planner).toHaveURL(/\/$/)
})

test('no lever on stage moves away when the reason why it adds nothing appears below it', async ({ planner }) => {
	await planner.keyboard.press('p')
	const stage = planner.getByRole('dialog')
	await expect(stage.getByRole('heading', { level: 1 })).toBeVisible()
	await planner.keyboard.press('5')
	await planner.keyboard.press('Enter')
	await expect(stage.getByRole('heading', { level: 1 })).toContainText('Ambadongar')
	const places = () =>
		stage.getByRole('slider').evaluateAll((all) => all.map((each) => Math.round(each.getBoundingClientRect().top)))
	const before = await places()
	expect(before.length).toBeGreaterThan(1)
	await stage.getByRole('slider').first().press('End')
	await expect(stage.getByText('Adds nothing alone')).toBeVisible()
	expect(await places()).toEqual(before)
})

test('a stage that is opened before the sources have come names them once they are there', async ({ page }) => {
	let give = () => {}
	const asked = new Promise<void>((resolve) => (give = resolve))
	await page.route('**/texts.json', async (route) => {
		await asked
		await route.continue()
	})
	await openPlanner(page, '/#step-1')
	const stage = page.getByRole('dialog')
	await expect(stage.getByRole('heading', { level: 1 })).toBeVisible()
	await expect(stage).not.toContainText('Sources:')
	give()
	await expect(stage).toContainText('Sources:')
})
