import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parquetReadObjects } from 'hyparquet'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runHere } from './terminal.ts'

const COPPER = 'models/copper-example'
const STUDY = ['uncertainty', COPPER, '--samples', '20', '--seed', '7']

let dir = ''
beforeAll(() => {
	dir = mkdtempSync(join(tmpdir(), 'midstream-study-'))
})
afterAll(() => rmSync(dir, { recursive: true }))

const read = (name: string) => readFileSync(join(dir, name), 'utf8')

test('a study is the same in one process, in several, and out of shards', async () => {
	const alone = await runHere([...STUDY, '--jobs', '1', '--out', join(dir, 'one.jsonl')])
	const shared = await runHere([...STUDY, '--jobs', '2', '--out', join(dir, 'two.jsonl')])
	expect([alone.code, shared.code]).toEqual([0, 0])
	expect(read('two.jsonl')).toBe(read('one.jsonl'))
	expect(shared.out).toBe(alone.out)
	const parts = ['0/3', '1/3', '2/3'].map((shard) => ({ shard, file: join(dir, `${shard[0]}.jsonl`) }))
	for (const { shard, file } of parts) await runHere([...STUDY, '--shard', shard, '--out', file])
	const merged = await runHere(['merge', ...parts.map(({ file }) => file), '--out', join(dir, 'merged.jsonl')])
	expect(merged).toMatchObject({ code: 0, out: '' })
	expect(read('merged.jsonl')).toBe(read('one.jsonl'))
	const told = await runHere(['merge', join(dir, 'one.jsonl'), '--model', COPPER])
	expect(told.out).toBe(alone.out)
})

test('a range of one’s own is drawn from, told, and part of which study it is', async () => {
	const address = 'smelter.availability'
	const asked = [...STUDY, '--range', `${address}=0.7..0.8..0.85`]
	const alone = await runHere([...asked, '--jobs', '1', '--out', join(dir, 'ranged.jsonl')])
	expect(alone.code).toBe(0)
	expect(alone.out).toContain('One range differs from the model’s: ')
	const parts = ['0/2', '1/2'].map((shard) => ({ shard, file: join(dir, `ranged-${shard[0]}.jsonl`) }))
	for (const { shard, file } of parts) await runHere([...asked, '--shard', shard, '--out', file])
	await runHere(['merge', ...parts.map(({ file }) => file), '--out', join(dir, 'ranged-merged.jsonl')])
	expect(read('ranged-merged.jsonl')).toBe(read('ranged.jsonl'))
	const told = await runHere(['merge', join(dir, 'ranged.jsonl'), '--model', COPPER])
	expect(told.out).toBe(alone.out)
	const other = await runHere(['merge', parts[0]!.file, join(dir, '1.jsonl')])
	expect(other.code).not.toBe(0)
	expect((await runHere([...STUDY, '--range', `${address}=0.9..0.8..0.7`])).said).toContain('has to rise')
	expect((await runHere([...STUDY, '--range', `${address}=0.9`])).said).toContain('LOW..MODE..HIGH')
	const report = await runHere([
		'report',
		COPPER,
		...asked.slice(2),
		'--format',
		'json,csv',
		'--out',
		join(dir, 'report')
	])
	expect(report.code).toBe(0)
	const script = await runHere(['cluster', COPPER, '--range', `${address}=0.7..0.8..0.85`])
	expect(script.out).toContain(`--range=${address}=0.7..0.8..0.85`)
})

test('every scenario that is named is studied under every demand that is named, in one process, in several, and in shards', async () => {
	const named = ['--scenario', 'today', '--scenario', 'second-line', '--demand', 'home', '--demand', 'electrified']
	const asked = ['uncertainty', COPPER, '--samples', '4', '--seed', '7', ...named]
	const alone = await runHere([
		...asked,
		'--jobs',
		'1',
		'--out',
		join(dir, 'all.jsonl'),
		'--parquet',
		join(dir, 'all.parquet')
	])
	const shared = await runHere([...asked, '--jobs', '3', '--out', join(dir, 'all-shared.jsonl')])
	expect([alone.code, shared.code]).toEqual([0, 0])
	expect(read('all-shared.jsonl')).toBe(read('all.jsonl'))
	expect(shared.out).toBe(alone.out)
	const parts = ['0/2', '1/2'].map((shard) => ({ shard, file: join(dir, `all-${shard[0]}.jsonl`) }))
	for (const { shard, file } of parts) await runHere([...asked, '--shard', shard, '--out', file])
	const told = await runHere([
		'merge',
		...parts.map(({ file }) => file),
		'--out',
		join(dir, 'all-merged.jsonl'),
		'--model',
		COPPER
	])
	expect(read('all-merged.jsonl')).toBe(read('all.jsonl'))
	expect(told.out).toBe(alone.out)
	expect(alone.out).toContain('4 scenarios, each with 4 samples, seed 7.')
	const { scenarios } = JSON.parse((await runHere([...asked, '--jobs', '1', '--json'])).out) as {
		scenarios: { scenario: { id: string; demand: string }; years: unknown[] }[]
	}
	expect(scenarios.map(({ scenario }) => `${scenario.id} ${scenario.demand}`)).toEqual([
		'today home',
		'today electrified',
		'second-line home',
		'second-line electrified'
	])
	const csv = (await runHere([...asked, '--jobs', '1', '--csv'])).out.trim().split('\r\n')
	expect(csv).toHaveLength(1 + 4 * scenarios[0]!.years.length)
	const bytes = readFileSync(join(dir, 'all.parquet'))
	const found = await parquetReadObjects({
		file: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length)
	})
	expect(new Set(found.map(({ scenario, basis }) => `${scenario} ${basis}`)).size).toBe(4)
	const script = await runHere(['cluster', COPPER, ...named])
	expect(script.out).toContain('--scenario=today --scenario=second-line --demand=home --demand=electrified')
	const mixed = await runHere(['merge', join(dir, 'all-0.jsonl'), join(dir, '1.jsonl')])
	expect([mixed.code, mixed.said]).toEqual([2, expect.stringContaining('another study')])
})

test('JSON and CSV say what the text says', async () => {
	const [text, json, csv] = await Promise.all(
		[[], ['--json'], ['--csv']].map((format) => runHere([...STUDY, '--jobs', '1', ...format]))
	)
	const { years } = JSON.parse(json!.out) as { years: { year: number; delivered: Record<string, number> }[] }
	const [head, ...rows] = csv!.out.split('\r\n').map((row) => row.split(','))
	const middle = head!.indexOf('delivered50')
	expect(rows.slice(0, years.length).map((row) => Number(row[middle]))).toEqual(
		years.map(({ delivered }) => delivered[50])
	)
	expect(text!.out).toContain('nine in ten samples')
})

test('the rows are written as Parquet too, and read back by another program', async () => {
	const { code } = await runHere([...STUDY, '--jobs', '1', '--parquet', join(dir, 'rows.parquet')])
	const again = await runHere(['merge', join(dir, 'one.jsonl'), '--parquet', join(dir, 'merged.parquet')])
	expect([code, again.code, again.out]).toEqual([0, 0, ''])
	const bytes = readFileSync(join(dir, 'rows.parquet'))
	expect(readFileSync(join(dir, 'merged.parquet'))).toEqual(bytes)
	const [first, ...lines] = read('one.jsonl').trimEnd().split('\n')
	const header = JSON.parse(first!) as { years: [number, number] }
	const rows = lines.map((line) => JSON.parse(line) as { sample: number; delivered: number[]; weakest: unknown[] })
	const found = await parquetReadObjects({
		file: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length)
	})
	const years = header.years[1] - header.years[0] + 1
	expect(found).toHaveLength(20 * years)
	for (const [i, { sample, year, delivered, weakest, closed }] of found.entries()) {
		const row = rows[Math.floor(i / years)]!
		expect([sample, year]).toEqual([row.sample, header.years[0] + (i % years)])
		expect(delivered).toBe(row.delivered[i % years])
		expect(weakest ?? null).toBe(row.weakest[i % years] ?? null)
		expect(closed).toBe((row.weakest[i % years] ?? null) === null)
	}
})

test('what is no study is refused with the remedy', async () => {
	const refused = async (args: string[], says: string) => {
		const { code, said } = await runHere(args)
		expect(code).toBe(2)
		expect(said).toContain(says)
	}
	await refused([...STUDY, '--shard', '3/3', '--out', 'x'], '--shard takes I/N')
	await refused([...STUDY, '--shard', '0/3'], '--out FILE')
	await refused(['uncertainty', COPPER, '--samples', '0'], '--samples is a whole number from 1')
	await refused(['merge', join(dir, 'none.jsonl')], 'cannot be read')
	writeFileSync(join(dir, 'part.jsonl'), read('0.jsonl'))
	await refused(['merge', join(dir, 'part.jsonl')], '14 samples are missing, the first of them number 6')
	await refused(['merge', join(dir, 'one.jsonl'), '--model', 'models/us-rare-earths'], 'another state of the model')
	await refused(['cluster', COPPER, '--kind', 'slrum'], 'Did you mean slurm?')
})

test.each(['slurm', 'parallel'])(
	'the job script for %s is one that a shell can read, with every part in it',
	async (kind) => {
		const { code, out } = await runHere(['cluster', COPPER, '--kind', kind, '--shards', '5', '--seed', '7'])
		expect(code).toBe(0)
		writeFileSync(join(dir, 'job.sh'), out)
		execFileSync('bash', ['-n', join(dir, 'job.sh')])
		expect(out).toContain(`uncertainty ${COPPER} --seed=7 --shard "$part/5" --out "rows-$part.jsonl"`)
		expect(out).toMatch(/0-4|seq 0 4/)
		const asked = ['cluster', COPPER, '--kind', kind, '--shards', '5', '--seed', '7', '--json']
		const { samples, ...said } = JSON.parse((await runHere(asked)).out)
		expect(samples).toBeGreaterThan(0)
		expect(said).toEqual({ kind, shards: 5, seed: 7, options: ['--seed=7'], script: out })
		expect(out).toContain(`--model ${COPPER}`)
		const quoted = await runHere(['cluster', COPPER, '--kind', kind, '--set', 'porphyry.resource=300 kt Cu'])
		expect(quoted.out).toContain("'--set=porphyry.resource=300 kt Cu'")
	}
)
