import { execFileSync } from 'node:child_process'
import { appendFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { answersByYear } from '#lib/engine/index.ts'
import type { Investment } from '#lib/invest/invest.ts'
import { openScenario } from '#lib/model/scenario/scenario.ts'
import { chainFrom, withEngine } from '../support/engine.ts'
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
	const command = text.out.split('\n').find((line) => line.includes(' pathway '))!
	const said = new Map(
		[...command.matchAll(/--set (\S+)=(\S+)(@\d+)/g)].map(([, id, value, at]) => [`${id}${at}`, value])
	)
	for (const [id, years] of Object.entries(found.scenario.set)) {
		for (const [year, value] of Object.entries(years)) {
			expect(Number(said.get(`${id}@${year}`)) / Number(value)).toBeCloseTo(1, 6)
		}
	}
	expect(text.out).toContain('What is spent on building in each year')
})

test('a plant that is begun in parts has a row for each decision, and they sum to it', async () => {
	const asked = ['invest', INDIA, '--target', '0.5', '--by', '2036', '--budget-a-year', '60e6']
	const { builds } = JSON.parse((await runHere([...asked, '--json'])).out) as Investment
	const rows = (await runHere([...asked, '--csv'])).out
		.trim()
		.split('\n')
		.slice(1)
		.map((line) => line.trim().split(','))
	expect(builds.some(({ parts }) => parts.length > 1)).toBe(true)
	for (const { process, added, parts, cost } of builds) {
		const own = rows.filter(([id]) => id === process)
		expect(own.map((row) => Number(row[3]))).toEqual(parts.map(({ decided }) => decided))
		expect(own.reduce((sum, row) => sum + Number(row[1]), 0)).toBeCloseTo(added, 6)
		expect(own.reduce((sum, row) => sum + Number(row[5]), 0)).toBeCloseTo(cost.value, 2)
	}
	const text = (await runHere(asked)).out
	expect(text).toContain('Plants that are begun in parts, decision by decision')
})

test('an import that may be bought is told with what it costs a year, and one without a price is refused', async () => {
	const asked = ['invest', INDIA, '--target', '0.9', '--by', '2036', '--buy', 'magnet-imports']
	const { bought } = JSON.parse((await runHere([...asked, '--json'])).out) as Investment
	expect(bought.map(({ trade }) => trade)).toEqual(['magnet-imports'])
	const [row] = (await runHere([...asked, '--csv'])).out.split('\n').filter((line) => line.includes('magnet-imports'))
	expect(row!.trim().split(',').slice(0, 2)).toEqual(['magnet-imports', String(bought[0]!.amount)])
	expect(row).toMatch(/,USD,yearly\s*$/)
	const text = (await runHere(asked)).out
	expect(text.replace(/\s+/g, ' ')).toContain('Bought for it at listed prices: Finished magnets imported')
	expect(text).toContain('--set magnet-imports=')
	const refused = await runHere([...asked, '--buy', 'monazite-imports'])
	expect([refused.code, refused.said]).toEqual([
		2,
		expect.stringContaining('“monazite-imports” is no import that can be bought')
	])
})

test('the command that shows the years can be pasted into a shell as it stands', async () => {
	const folder = mkdtempSync(join(tmpdir(), "a model's folder "))
	try {
		cpSync(INDIA, folder, { recursive: true })
		const { out } = await runHere(['invest', folder, ...ASKED.slice(2)])
		const command = out.split('\n').find((line) => line.includes(' pathway '))!
		const words = execFileSync('sh', ['-c', command.replace('npm run -s midstream --', "printf '%s\\n'")], {
			encoding: 'utf8'
		})
		expect(words.split('\n').slice(0, 3)).toEqual(['pathway', folder, '--scenario'])
		expect(words).toMatch(/=[\d.]+@2035/)
		for (const [number] of words.matchAll(/(?<==)[\d.]+(?=@)/g)) {
			expect(number.replace('.', '').replace(/^0+/, '').length).toBeLessThanOrEqual(7)
		}
	} finally {
		rmSync(folder, { recursive: true })
	}
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
	await refused(['--target', '0.5', '--set', 'values.discount-rate=-1'], 'it cannot be below 0')
	for (const exponent of [0, 1.5])
		await refused(['--target', '0.5', '--set', `values.scale-exponent=${exponent}`], 'above 0 and at most 1')
	await refused(['--target', '0.5', '--set', 'values.oxide-in-n=0'], 'it must be above 0')
})

test('the scenario that is written can be pasted into the model, which then delivers what was promised', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'midstream-invest-'))
	try {
		const file = join(folder, 'scenario.yaml')
		const { code, said, out } = await runHere([...ASKED, '--json', '--out', file])
		expect([code, said]).toEqual([0, `Wrote ${file}\n`])
		expect(readdirSync(folder)).toEqual(['scenario.yaml'])
		const model = join(folder, 'model')
		cpSync(INDIA, model, { recursive: true })
		const [, ...lines] = readFileSync(file, 'utf8').split('\n')
		appendFileSync(join(model, 'scenarios.yaml'), lines.join('\n'))
		const answers = await withEngine(chainFrom(model), (engine) => [
			...answersByYear(engine, openScenario('built-30-by-2035'))
		])
		const { delivered } = JSON.parse(out) as { delivered: number }
		const found = answers.find(({ year }) => year === 2035)!.delivered
		expect(Math.abs(found - delivered)).toBeLessThan(1e-5 * delivered)
		const bad = await runHere([...ASKED, '--out', join(folder, 'nowhere', 'scenario.yaml')])
		expect([bad.code, bad.said]).toEqual([2, expect.stringContaining('cannot be written')])
	} finally {
		rmSync(folder, { recursive: true })
	}
})

test('money is shown at the rate of the scenario, and what is spent as things are is that of the scenario', async () => {
	const set = ['--set', 'values.inr-per-usd=50', '--set', 'values.irel-capital-spending=50000000']
	const plain = (text: string) => text.replace(/\s+/g, ' ')
	const answer = plain((await runHere([...ASKED, ...set])).out)
	const report = plain((await runHere(['gap', INDIA, ...set])).out)
	for (const text of [answer, report]) {
		expect(text).toContain('Converted at 50 INR/USD')
		const sums = [...text.matchAll(/USD (\d+) million[^.]*? Rs ([\d,]+) crore/g)]
		for (const [whole, dollars, rupees] of sums) {
			const ratio = (Number(rupees!.replaceAll(',', '')) * 10) / Number(dollars)
			expect(Math.abs(ratio / 50 - 1), whole).toBeLessThan(0.11)
		}
	}
	expect(answer).toContain('USD 50 million')
	expect(answer).not.toContain('USD 14 million')
})
