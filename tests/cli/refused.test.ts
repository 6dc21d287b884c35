import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { COMMANDS } from '../../src/cli/commands/index.ts'
import { runHere } from './terminal.ts'

const COPPER = 'models/copper-example'
const out = mkdtempSync(join(tmpdir(), 'midstream-refused-'))
afterAll(() => rmSync(out, { recursive: true }))

/** What the commands that read a scenario ask for beside it. */
const FURTHER: Record<string, string[]> = {
	compare: ['today', 'both'],
	invest: ['--target', '0.8', '--by', '2030'],
	uncertainty: ['--samples', '1', '--jobs', '1'],
	cluster: ['--kind', 'parallel'],
	report: ['--format', 'md', '--out', out],
	pack: ['--out', join(out, 'pack.html')],
	sankey: ['--out', join(out, 'sankey.svg')]
}
const READING = COMMANDS.filter(({ options }) => 'set' in options)
/** Those that answer every year. */
const YEARS = ['pathway', 'invest', 'uncertainty', 'cluster', 'gap', 'report']

const ran = (name: string, ...args: string[]) => runHere([name, COPPER, ...(FURTHER[name] ?? []), ...args])
const namedBy = (name: string) => (name === 'compare' ? [] : ['--scenario', 'both'])

test.each(READING.map(({ name }) => name))('%s refuses in words amounts that are too far apart', async (name) => {
	const { code, out, said } = await ran(name, ...namedBy(name), '--set', 'motors.counted=1e15')
	expect(said).toContain('15 orders of magnitude apart')
	expect({ code, out }).toEqual({ code: 1, out: '' })
})

test.each(YEARS)('%s refuses what is too far apart in a later year alone', async (name) => {
	const { code, said } = await ran(name, '--set', 'wire-rod=1e17@2029')
	expect(said).toMatch(/orders of magnitude apart/)
	expect(code).toBe(1)
})

test('a study leaves figures of other demands out', async () => {
	const { code, said } = await ran('uncertainty', '--set', 'motors.counted=2')
	expect({ code, said }).toEqual({ code: 0, said: 'Planning 1 samples in 1 process ...\n' })
})
