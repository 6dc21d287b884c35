import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ROOT, runProcess, runUnread } from './terminal.ts'

const COPPER = 'models/copper-example'
let dir = ''
beforeAll(() => {
	dir = mkdtempSync(join(tmpdir(), 'midstream-'))
	cpSync(join(ROOT, COPPER), join(dir, 'copper'), { recursive: true })
})
afterAll(() => rmSync(dir, { recursive: true }))

describe.concurrent('the command line as a process', () => {
	test('a plan as JSON goes to standard output alone, and reads back', async () => {
		const { code, out, said } = await runProcess(['plan', COPPER, '--json'])
		expect({ code, said }).toEqual({ code: 0, said: '' })
		const plan = JSON.parse(out)
		expect(plan.delivered + plan.gap).toBeCloseTo(plan.demand, 6)
		expect(`${JSON.stringify(plan, null, '\t')}\n`).toBe(out)
	})

	test('wrong usage is exit 2 with the message on standard error alone', async () => {
		const { code, out, said } = await runProcess(['plna', COPPER])
		expect({ code, out }).toEqual({ code: 2, out: '' })
		expect(said).toContain('Did you mean plan?')
	})

	test('a model with errors is exit 1', async () => {
		const { code, out, said } = await runProcess(['plan', 'models'])
		expect({ code, out }).toEqual({ code: 1, out: '' })
		expect(said).toContain('models/chain.yaml: error:')
	})

	test('a reader that is gone ends it quietly', async () => {
		expect(await runUnread(['sankey', COPPER])).toMatchObject({ code: 0, said: '' })
	})

	test('paths are read from the folder that the caller stands in', async () => {
		expect(await runProcess(['plan', 'copper'], { cwd: dir })).toMatchObject({ code: 0, said: '' })
	})

	test('run by npm from another folder, paths are still the caller’s', async () => {
		const { code, said } = await runProcess(['sankey', 'copper', '--out', 'drawing.svg'], { env: { INIT_CWD: dir } })
		expect({ code, said }).toEqual({ code: 0, said: 'Wrote drawing.svg\n' })
		expect(readFileSync(join(dir, 'drawing.svg'), 'utf8')).toContain('A copper chain')
		expect(existsSync(join(ROOT, 'drawing.svg'))).toBe(false)
	})

	test('SOURCE_DATE_EPOCH stands for today', async () => {
		expect((await runProcess(['ladder', COPPER])).out).toContain('2026-11-22')
	})
})
