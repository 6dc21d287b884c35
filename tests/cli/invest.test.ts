import { expect, test } from 'vitest'
import { runHere } from './terminal.ts'

const INDIA = 'models/india-rare-earths'
const ASKED = ['invest', INDIA, '--target', '0.3', '--by', '2035']

test('text, JSON and CSV say the same, and the text gives the settings of the builds', async () => {
	const text = await runHere(ASKED)
	const found = JSON.parse((await runHere([...ASKED, '--json'])).out) as {
		builds: { process: string }[]
		scenario: { set: Record<string, Record<string, number>> }
	}
	const csv = (await runHere([...ASKED, '--csv'])).out
	expect(text.out).toMatch(/\(30\s%\)/)
	for (const { process } of found.builds) expect(csv).toContain(process)
	const sets = Object.entries(found.scenario.set).flatMap(([id, years]) =>
		Object.entries(years).flatMap(([year, value]) => ['--set', `${id}=${value}@${year}`])
	)
	for (const set of sets) expect(text.out.replace(/\s+/g, ' ')).toContain(set)
})

test('what is no question is refused with the remedy', async () => {
	const refused = async (args: string[], says: string) => {
		const { code, said } = await runHere(['invest', INDIA, ...args])
		expect(code).toBe(2)
		expect(said).toContain(says)
	}
	await refused([], '--target or --budget')
	await refused(['--target', '1.5'], 'a share from 0 to 1')
	await refused(['--budget', '-3x'], 'an amount of 0 or more')
	await refused(['--target', '0.5', '--limit', 'toyotsi'], 'toyotsu')
})
