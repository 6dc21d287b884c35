import { expect, laidOut, openPlanner, test } from './open.ts'

/**
 * The copper example, whose figures seldom change, at the sizes that the page is made for. The typeface comes from the
 * site, so only the drawing of edges differs between builds of Chromium: that is less than one pixel in three thousand,
 * and a word that is missing, cut or moved is more.
 */
const SIZES = [
	{ width: 390, height: 844 },
	{ width: 1024, height: 768 },
	{ width: 1440, height: 900 },
	{ width: 1920, height: 1080 }
]

for (const size of SIZES)
	for (const colorScheme of ['light', 'dark'] as const)
		test(`the planner looks as it did at ${size.width} pixels, ${colorScheme}`, async ({ page }) => {
			await page.setViewportSize(size)
			await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
			await openPlanner(page, '/copper-example/')
			await laidOut(page)
			await expect(page).toHaveScreenshot(`planner-${size.width}-${colorScheme}.png`, { maxDiffPixelRatio: 0.0003 })
		})
