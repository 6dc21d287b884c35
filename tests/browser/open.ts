import { expect, test as base, type Page } from '@playwright/test'

/** The page with its engine ready; fails on any request to another origin and on any error in the console. */
export const test = base.extend<{ planner: Page }>({
	planner: async ({ page, baseURL }, use) => {
		const foreign: string[] = []
		const errors: string[] = []
		page.on('request', (request) => {
			const { origin, protocol } = new URL(request.url())
			if (protocol.startsWith('http') && origin !== baseURL) foreign.push(request.url())
		})
		page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
		page.on('pageerror', (error) => errors.push(error.message))
		await openPlanner(page)
		await use(page)
		expect(foreign, 'requests that left the origin').toEqual([])
		expect(errors, 'errors in the console').toEqual([])
	}
})

/** Opens a route and waits until its engine answers. */
export async function openPlanner(page: Page, route = '/'): Promise<void> {
	await page.goto(route)
	await page.locator('html[data-ready]').waitFor({ state: 'attached' })
}

/** Waits until the plan on screen is the scenario's own. */
export async function settled(page: Page): Promise<void> {
	await expect(page.locator('main[aria-busy=false]')).toBeVisible()
}

/** Waits until the fonts are there and the figures have their sizes: two frames in a row with the same layout. */
export async function laidOut(page: Page): Promise<void> {
	await page.evaluate(async () => {
		await document.fonts.ready
		const frame = () => new Promise(requestAnimationFrame)
		const layout = () =>
			[...document.querySelectorAll('main, main svg')]
				.map((element) => element.getBoundingClientRect())
				.map(({ x, y, width, height }) => [x, y, width, height].join())
				.join()
		for (let last = '', next = layout(); next !== last; next = layout()) {
			last = next
			await frame()
			await frame()
		}
	})
}

/** The headline, for expectations that wait. */
export const heading = (page: Page) => page.getByRole('heading', { level: 1 })

/** The headline sentence, once it has settled. */
export async function headline(page: Page): Promise<string> {
	await settled(page)
	return (await heading(page).innerText()).replace(/\s+/g, ' ')
}

/** Plans that the engine has made since the page opened. */
export function solves(page: Page): Promise<number> {
	return page.evaluate(() => performance.getEntriesByName('midstream:solve').length)
}

export const slider = (page: Page, name: string) => page.getByRole('slider', { name, exact: true })
export const field = (page: Page, name: string) => page.getByRole('textbox', { name: new RegExp(`^${name}, in `) })

export { expect }
