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
