import { expect, field, headline, openPlanner, settled, test } from './open.ts'

const pageCount = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type ?\/Page\b/g)?.length

test('printing the planner prints the report of the plan on screen', async ({ planner }) => {
	await field(planner, 'Monazite mining').fill('8000')
	await planner.keyboard.press('Enter')
	await settled(planner)
	const says = await headline(planner)
	// What stands on paper, seen once the page has made itself ready for it.
	await planner.evaluate(() =>
		addEventListener('beforeprint', () => {
			const shown = [...document.querySelectorAll<HTMLElement>('h1')].map((each) => each.textContent.trim())
			document.documentElement.dataset.printed = JSON.stringify([
				shown,
				document.querySelector('.printed')?.textContent
			])
		})
	)
	const print = async () => {
		const pages = pageCount(await planner.pdf({ format: 'A4' }))
		const [headings, text] = await planner.evaluate(
			() => JSON.parse(document.documentElement.dataset.printed ?? '[]') as [string[], string]
		)
		return { pages, headings, text: text.replace(/\s+/g, ' ') }
	}
	const early = await print()
	expect(early.headings.some((each) => each.startsWith('Gap report'))).toBe(true)
	expect(early.text).toContain(says)
	expect(early.text).toMatch(/may be missing from this report|Year by year/)

	let whole = early
	await expect.poll(async () => (whole = await print()).text).not.toContain('may be missing from this report')

	await expect(planner.locator('.printed')).toHaveCount(0)
	await expect(planner.getByRole('slider', { name: 'Monazite mining' })).toBeVisible()
	await planner.getByRole('slider', { name: 'Monazite mining' }).press('g')
	await expect(planner.getByRole('heading', { level: 1, name: /^Gap report/ })).toBeVisible()
	await expect(planner.getByRole('heading', { name: 'Year by year' })).toBeVisible()
	expect(whole.pages).toBe(pageCount(await planner.pdf({ format: 'A4' })))
})

test('on paper nothing of the planner is left', async ({ page }) => {
	await openPlanner(page)
	await page.emulateMedia({ media: 'print' })
	await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
	await expect(page.getByRole('heading', { level: 1, name: /^Gap report/ })).toBeVisible()
	await expect(page.getByRole('slider')).toHaveCount(0)
	await expect(page.getByRole('banner')).toHaveCount(0)
	await page.evaluate(() => dispatchEvent(new Event('afterprint')))
	await page.emulateMedia({ media: 'screen' })
	await expect(page.getByRole('slider').first()).toBeVisible()
})
