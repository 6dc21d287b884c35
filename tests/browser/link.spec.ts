import { expect, field, heading, headline, openPlanner, settled, test } from './open.ts'

const notices = (page: import('@playwright/test').Page) => page.getByRole('region', { name: 'Notices' })

test('a link opens the same scenario elsewhere, as one step that can be undone', async ({
	planner,
	context,
	browser
}) => {
	const opening = await headline(planner)
	await field(planner, 'Monazite mining').fill('8000')
	await planner.keyboard.press('Enter')
	const says = await headline(planner)
	expect(says).not.toBe(opening)
	await context.grantPermissions(['clipboard-read', 'clipboard-write'])
	await planner.getByRole('button', { name: 'Export', exact: true }).click()
	await planner.getByRole('button', { name: /^Copy link/ }).click()
	await expect(planner.getByText('The link is copied.')).toBeVisible()
	const link = await planner.evaluate(() => navigator.clipboard.readText())
	expect(link.length).toBeLessThan(500)

	const elsewhere = await (await browser.newContext()).newPage()
	await openPlanner(elsewhere, link)
	await expect(heading(elsewhere)).toHaveText(says)
	expect(elsewhere.url()).not.toContain('#')
	await elsewhere.reload()
	await expect(heading(elsewhere)).toHaveText(says)
	await elsewhere.context().close()

	// In a tab with a scenario of its own the link is a step on top of it.
	await field(planner, 'Monazite mining').fill('6000')
	await planner.keyboard.press('Enter')
	const mine = await headline(planner)
	await planner.evaluate((hash) => (location.hash = hash), new URL(link).hash)
	await expect(heading(planner)).toHaveText(says)
	await planner.keyboard.press('Control+z')
	await settled(planner)
	await expect(heading(planner)).toHaveText(mine)
})

test('a damaged link says so and changes nothing; of one to another model the rest is opened', async ({ planner }) => {
	await field(planner, 'Monazite mining').fill('8000')
	await planner.keyboard.press('Enter')
	const says = await headline(planner)
	await planner.evaluate(() => (location.hash = '#plan=broken'))
	await expect(notices(planner)).toContainText('could not be read')
	await expect(heading(planner)).toHaveText(says)
	const older = {
		v: 1,
		m: ['2025.1.1', 'x'],
		s: ['today', null, null, { gone: 1 }, []],
		w: [null, 'flows', null],
		r: [1500, 15500]
	}
	await planner.evaluate(async (text) => {
		const packed = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'))
		const bytes = new Uint8Array(await new Response(packed).arrayBuffer())
		location.hash = `#plan=${btoa(String.fromCharCode(...bytes))
			.replaceAll('+', '-')
			.replaceAll('/', '_')
			.replaceAll('=', '')}`
	}, JSON.stringify(older))
	await expect(notices(planner)).toContainText('gone')
	await expect(notices(planner)).toContainText('With version 2025.1.1, 1,500 t was delivered and 15,500 t missing')
})

test('the link is had as a code, as text and for other programs, of the scenario on screen alone', async ({
	planner,
	context
}) => {
	await planner.addInitScript(() => {
		navigator.share = async (data) => void Object.assign(window, { shared: data })
	})
	await openPlanner(planner)
	await context.grantPermissions(['clipboard-read', 'clipboard-write'])
	await field(planner, 'Monazite mining').fill('8000')
	await planner.keyboard.press('Enter')
	const says = await headline(planner)
	const menu = planner.getByRole('group', { name: 'Export' })
	await planner.getByRole('button', { name: 'Export', exact: true }).click()
	await menu.getByRole('button', { name: /^Copy as text/ }).click()
	await expect(menu.getByText('The text is copied')).toBeVisible()
	const text = await planner.evaluate(() => navigator.clipboard.readText())
	const [finding, , change, link] = text.split('\n')
	expect(finding!.replace(/\s+/g, ' ')).toMatch(/ The gap is 14,150 t a year\. /)
	expect(finding!.replace(/\s+/g, ' ').startsWith(says)).toBe(true)
	expect(change).toBe('– Monazite mining: 8,000 t monazite/yr (was 4,000)')
	expect(link).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#plan=[\w-]+$/)
	await menu.getByRole('button', { name: /^QR code/ }).click()
	const code = menu.getByRole('img', { name: /^QR code/ })
	expect((await code.boundingBox())!.width).toBeGreaterThan(200)
	await menu.getByRole('button', { name: /^Share …/ }).click()
	await expect
		.poll(() => planner.evaluate(() => (window as unknown as { shared: object }).shared))
		.toMatchObject({ text: finding, url: link })
	await menu.getByRole('button', { name: /^QR code/ }).click()
	await expect(code).toBeVisible()
	await planner.keyboard.press('Escape')
	await planner.keyboard.press('Control+z')
	await settled(planner)
	await planner.getByRole('button', { name: 'Export', exact: true }).click()
	await expect(code).toBeHidden()
})
