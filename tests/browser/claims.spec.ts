import { expect, test } from './open.ts'

test('the article is read claim by claim, with figures, their origin and who disagrees', async ({ planner: page }) => {
	await page.getByRole('link', { name: 'Claims' }).click()
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('The article, claim by claim')
	expect(await page.getByRole('heading', { level: 2 }).count()).toBeGreaterThan(30)

	const claim = page.getByRole('listitem').filter({ hasText: 'India needs 17,000 tonnes' }).first()
	await expect(claim).toContainText('In the model as a figure')
	await expect(claim).toContainText('What others say')
	await claim.locator('summary').first().click()
	await expect(claim.locator('details').first()).toContainText('India-Japan Engagement on Rare Earths')

	await page.getByRole('link', { name: 'Back to the planner' }).click()
	await expect(page.getByRole('heading', { level: 1 })).toContainText('India can make')
})
