import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, field, laidOut, openPlanner, settled, slider, test } from './open.ts'

type Theme = 'light' | 'dark'

/** What axe finds: by every rule in one theme, by the one of contrast in the other, since no other rule sees colours. */
async function violations(page: Page, theme: Theme): Promise<string[]> {
	await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
	const axe = new AxeBuilder({ page })
	if (theme === 'dark') axe.withRules(['color-contrast'])
	else axe.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
	const { violations: found } = await axe.analyze()
	return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary}`))
}

const STATES: Record<string, (page: Page) => Promise<void>> = {
	'the planner': async () => {},
	'the planner with a plant selected and a lever moved': async (page) => {
		await page.locator('[data-node=oscom-cracking]').click()
		await page.getByRole('region', { name: 'Details' }).locator('summary').first().click()
		await page.getByRole('slider', { name: 'Monazite mining' }).press('PageUp')
		await settled(page)
	},
	'the tables': (page) => page.keyboard.press('t'),
	'the scenario panel': (page) => page.getByRole('button', { name: /Scenario/ }).click(),
	'the export menu': (page) => page.getByRole('button', { name: 'Export', exact: true }).click(),
	'a QR code of the link': async (page) => {
		await page.getByRole('button', { name: 'Export', exact: true }).click()
		await page.getByRole('button', { name: /^QR code/ }).click()
		await expect(page.getByRole('img', { name: /^QR code/ })).toBeVisible()
	},
	'the saved scenarios': async (page) => {
		await page.getByRole('button', { name: 'Saved', exact: true }).click()
		const dialog = page.getByRole('dialog', { name: 'Saved scenarios' })
		await dialog.getByLabel('Name').fill('Plan')
		await dialog.getByLabel('Tags').fill('review')
		await dialog.getByRole('button', { name: 'Save', exact: true }).click()
		await dialog.getByLabel('More on “Plan”').click()
	},
	'the model’s presentation': async (page) => {
		await page.getByRole('button', { name: 'Presentations' }).click()
		await page.getByRole('dialog').locator('[data-step]').first().click()
	},
	'a presentation that is edited': async (page) => {
		await page.getByRole('button', { name: 'Presentations' }).click()
		const dialog = page.getByRole('dialog', { name: 'Presentations' })
		await dialog.getByRole('button', { name: 'Duplicate' }).click()
		await dialog.getByLabel('Name').waitFor()
		await dialog.locator('[data-step]').first().click()
		await dialog.getByRole('button', { name: 'Duplicate the step' }).click()
	},
	'the list of keys': (page) => page.keyboard.press('?'),
	'the presentation': async (page) => {
		await page.keyboard.press('p')
		await expect(page.getByRole('dialog')).toBeVisible()
	},
	'the presenter’s window': async (page) => {
		await openPlanner(page, '/presenter/')
		await expect(page.getByRole('timer')).toBeVisible()
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
	},
	'the report': (page) => openPlanner(page, '/report/'),
	'the claims': (page) => openPlanner(page, '/claims/'),
	'the data of a chain, with an error and a change': async (page) => {
		await openPlanner(page, '/copper-example/data/')
		await page.getByRole('gridcell', { name: '10 Mt ore/yr' }).click()
		await page.keyboard.type('8 parsecs')
		await page.keyboard.press('Enter')
		await expect(page.getByRole('region', { name: 'What is wrong' })).toBeVisible()
		await page.keyboard.press('Enter')
	},
	'the changes of an own model': async (page) => {
		await openPlanner(page, '/copper-example/data/')
		await page.getByRole('gridcell', { name: '10 Mt ore/yr' }).click()
		await page.keyboard.type('8 Mt ore/yr')
		await page.keyboard.press('Enter')
		await page.getByRole('button', { name: 'Changes (1)' }).click()
	},
	'the questions of a new plant': async (page) => {
		await openPlanner(page, '/copper-example/data/')
		await page.getByRole('button', { name: 'Add a plant' }).click()
	},
	'the tour': async (page) => {
		await page.getByRole('button', { name: 'Take a tour' }).click()
		await expect(page.getByRole('dialog')).toBeVisible()
	},
	'the demand panel': (page) => page.getByRole('button', { name: /^Demand/ }).click(),
	'a step that is open and ticked': async (page) => {
		await page.getByText('What it builds, and who acts').first().click()
		await page
			.getByRole('checkbox', { name: /^Take the step/ })
			.first()
			.click()
		await settled(page)
	},
	'the details of a plant on a phone': async (page) => {
		await page.setViewportSize({ width: 390, height: 844 })
		await page.locator('[data-node=oscom-cracking]').click()
		await expect(page.locator('.sheet')).toBeVisible()
	}
}

for (const [name, arrange] of Object.entries(STATES))
	test(`axe finds nothing wrong with ${name}, light or dark`, async ({ page }) => {
		await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
		await openPlanner(page)
		await arrange(page)
		for (const theme of ['light', 'dark'] as const) expect(await violations(page, theme), theme).toEqual([])
	})

const SIZES = [
	{ width: 1440, height: 900 },
	{ width: 1920, height: 1080 },
	{ width: 1024, height: 768 },
	{ width: 390, height: 844 }
]

/** Elements whose own text is wider than they are, where nothing lets it scroll. */
const cutText = (page: Page) =>
	page.evaluate(() =>
		[...document.querySelectorAll<HTMLElement>('button, label, a, h1, h2, h3, dt, dd, th, td, span, p')]
			.filter((element) => !element.closest('.visually-hidden, [popover], .skip'))
			.filter(
				(element) => getComputedStyle(element).overflowX === 'hidden' && element.scrollWidth > element.clientWidth + 1
			)
			.map((element) => element.textContent.trim().slice(0, 60))
	)

/** Words of a figure that stand outside it. */
const strayLabels = (page: Page) =>
	page.evaluate(() =>
		[...document.querySelectorAll('main svg[aria-label]')].flatMap((svg) => {
			const frame = svg.getBoundingClientRect()
			return [...svg.querySelectorAll('text')]
				.filter((text) => {
					const box = text.getBoundingClientRect()
					return box.left < frame.left - 2 || box.right > frame.right + 2 || box.bottom > frame.bottom + 2
				})
				.map((text) => text.textContent.trim())
		})
	)

/** Controls smaller than a finger needs, unless their line of text makes them so. */
const smallTargets = (page: Page) =>
	page.evaluate(() =>
		[...document.querySelectorAll<HTMLElement>('button, input, summary, a')]
			.filter((element) => element.checkVisibility() && !element.closest('.visually-hidden, .skip, .source'))
			.filter((element) => !element.classList.contains('visually-hidden'))
			.map((element) => ({ element, box: (element.closest('label') ?? element).getBoundingClientRect() }))
			.filter(({ box }) => box.height < 23.5 || box.width < 23.5)
			.map(({ element, box }) => `${element.outerHTML.slice(0, 80)} ${box.width}x${box.height}`)
	)

for (const size of SIZES)
	for (const route of ['/', '/report/', '/data/'])
		test(`${route} at ${size.width}x${size.height}: nothing overflows, nothing is cut, everything can be hit`, async ({
			page
		}) => {
			await page.setViewportSize(size)
			await openPlanner(page, route)
			await laidOut(page)
			const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
			expect(overflow).toBeLessThanOrEqual(0)
			expect(await cutText(page)).toEqual([])
			expect(await strayLabels(page)).toEqual([])
			expect(await smallTargets(page)).toEqual([])
		})

test('on a large screen the planner fits its window', async ({ page }) => {
	for (const size of SIZES.slice(0, 2)) {
		await page.setViewportSize(size)
		await openPlanner(page)
		const overflow = await page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight)
		expect(overflow).toBe(0)
		const main = await page.locator('main').evaluate((element) => element.scrollHeight - element.clientHeight)
		expect(main).toBeLessThanOrEqual(0)
	}
})

test('the theme follows the system until one is chosen, and the choice holds from the first paint', async ({
	page
}) => {
	const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
	await page.emulateMedia({ colorScheme: 'dark' })
	await openPlanner(page)
	const dark = await paper()
	await page.getByRole('button', { name: 'Settings', exact: true }).click()
	await page.getByRole('button', { name: 'Theme: system' }).click()
	const light = await paper()
	expect(light).not.toBe(dark)
	await page.reload({ waitUntil: 'commit' })
	await page.waitForSelector('body')
	expect(await paper()).toBe(light)
})

test('nothing moves for those who ask for stillness', async ({ page }) => {
	await page.emulateMedia({ reducedMotion: 'reduce' })
	await openPlanner(page)
	await laidOut(page)
	// How far the box is filled, frame by frame: with stillness asked for, before and after, and nothing between.
	// Beside a stock that the change leaves alone, since the whole picture grows and shrinks with the lines of the
	// headline above it.
	const seen = await page.evaluateHandle(() => {
		const height = (box: string) => document.querySelector(`[data-node=${box}`)!.getBoundingClientRect().height
		const fills = new Set<string>()
		requestAnimationFrame(function look() {
			fills.add((height('monazite-mining] .used') / height('kmml-stock] .capacity')).toFixed(2))
			requestAnimationFrame(look)
		})
		return fills
	})
	await field(page, 'Monazite mining').fill('5000')
	await page.keyboard.press('Enter')
	await settled(page)
	await laidOut(page)
	expect(await seen.evaluate((fills) => [...fills])).toEqual(['1.00', '1.25'])
})

/** Pieces of text, outside pictures, that lie over one another. */
const overlaps = (page: Page) =>
	page.evaluate(() => {
		const pieces = [...document.querySelectorAll<HTMLElement>('header, main, aside')]
			.flatMap((part) => [...part.querySelectorAll<HTMLElement>('*')])
			.filter(
				(element) => !element.closest('svg, .visually-hidden, [popover], .restoring') && element.checkVisibility()
			)
			.flatMap((element) => [...element.childNodes])
			.filter((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim())
			.flatMap((node) => {
				const range = document.createRange()
				range.selectNodeContents(node)
				return [...range.getClientRects()].map((box) => ({ node, box, text: node.textContent!.trim().slice(0, 30) }))
			})
		const over = (a: DOMRect, b: DOMRect) =>
			Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 &&
			Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4
		return pieces.flatMap((a, index) =>
			pieces
				.slice(index + 1)
				.filter((b) => b.node !== a.node && over(a.box, b.box))
				.map((b) => `${a.text} | ${b.text}`)
		)
	})

/** Nothing reaches over the window's edge, no text is cut, and none lies over other text. */
async function expectWhole(page: Page) {
	await laidOut(page)
	expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
	expect(await cutText(page)).toEqual([])
	expect(await overlaps(page)).toEqual([])
}

for (const route of ['/', '/report/', '/claims/', '/data/'])
	test(`${route} at twice the size: a window of 1440 pixels is one of 720`, async ({ page }) => {
		await page.setViewportSize({ width: 720, height: 450 })
		await openPlanner(page, route)
		await expectWhole(page)
		expect(await strayLabels(page)).toEqual([])
	})

test.describe('with the spacing of WCAG 1.4.12', () => {
	test.use({ bypassCSP: true })
	for (const width of [1440, 1024, 390])
		test(`no text is cut or lies over other text, at ${width} pixels`, async ({ page }) => {
			await page.setViewportSize({ width, height: 900 })
			await openPlanner(page)
			await page.addStyleTag({
				content:
					'* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }'
			})
			await expectWhole(page)
		})
})

test('in forced colours levers, steps and boxes keep what tells them apart', async ({ page }) => {
	await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' })
	await openPlanner(page)
	await expectWhole(page)
	const paints = await page.evaluate(() => {
		const paper = getComputedStyle(document.body).backgroundColor
		const visible = (selector: string, property: 'backgroundColor' | 'stroke' | 'fill') =>
			[...document.querySelectorAll(selector)].map((element) => getComputedStyle(element)[property] !== paper)
		return {
			grooves: visible('.lever .groove', 'backgroundColor'),
			ticks: visible('.lever line[class^=mark-]', 'stroke'),
			bars: visible('.side .track rect', 'fill'),
			gap: visible('main rect.gap', 'fill')
		}
	})
	for (const [name, found] of Object.entries(paints)) {
		expect(found.length, name).toBeGreaterThan(0)
		expect(found, name).not.toContain(false)
	}
	await slider(page, 'Monazite mining').press('PageUp')
	await settled(page)
})
