/**
 * The command line as a process: streams, kills and limits of the system. One test starts it as npm does; the others
 * start one compiled file, which is the same program.
 */
import { spawn } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bundleCli } from './bundle.ts'
import { ended, ROOT, runSource } from './terminal.ts'

const COPPER = 'models/copper-example'
const ENV = { ...process.env, INIT_CWD: undefined, SOURCE_DATE_EPOCH: '1795305600' }
let dir = ''
let main = ''
beforeAll(async () => {
	dir = mkdtempSync(join(tmpdir(), 'midstream-'))
	cpSync(join(ROOT, COPPER), join(dir, 'copper'), { recursive: true })
	main = await bundleCli()
})
afterAll(() => {
	rmSync(dir, { recursive: true })
	rmSync(dirname(main), { recursive: true })
})

function start(args: readonly string[], options: { cwd?: string; env?: NodeJS.ProcessEnv } = {}) {
	return spawn(process.execPath, [main, ...args], { cwd: options.cwd ?? ROOT, env: { ...ENV, ...options.env } })
}

const run = (...[args, options]: Parameters<typeof start>) => ended(start(args, options))

/** A shell command in which `$MIDSTREAM` is the command line. */
function shell(command: string) {
	const env = { ...ENV, NODE: process.execPath, MAIN: main, DIR: dir }
	return ended(spawn('bash', ['-c', `midstream() { "$NODE" "$MAIN" "$@"; }; ${command}`], { cwd: ROOT, env }))
}

test('started as npm starts it, a plan as JSON goes to standard output alone, and reads back', async () => {
	const { code, out, said } = await runSource(['plan', COPPER, '--json'], ENV)
	expect({ code, said }).toEqual({ code: 0, said: '' })
	const plan = JSON.parse(out)
	expect(plan.delivered + plan.gap).toBeCloseTo(plan.demand, 6)
	expect(`${JSON.stringify(plan, null, '\t')}\n`).toBe(out)
})

describe('the command line as a process', () => {
	test('wrong usage is exit 2 with the message on standard error alone', async () => {
		const { code, out, said } = await run(['plna', COPPER])
		expect({ code, out }).toEqual({ code: 2, out: '' })
		expect(said).toContain('Did you mean plan?')
	})

	test('paths are read from the folder that the caller stands in', async () => {
		expect(await run(['plan', 'copper'], { cwd: dir })).toMatchObject({ code: 0, said: '' })
	})

	test('run by npm from another folder, paths are still the caller’s, and the day is SOURCE_DATE_EPOCH’s', async () => {
		const { code, said } = await run(['sankey', 'copper', '--out', 'drawing.svg'], { env: { INIT_CWD: dir } })
		expect({ code, said }).toEqual({ code: 0, said: 'Wrote drawing.svg\n' })
		const drawing = readFileSync(join(dir, 'drawing.svg'), 'utf8')
		expect(drawing).toContain('A copper chain')
		expect(drawing).toContain('2026-11-22')
		expect(existsSync(join(ROOT, 'drawing.svg'))).toBe(false)
	})
})

describe('standard output', () => {
	test.skipIf(!existsSync('/dev/full')).each(['help', 'check $DIR/copper', 'sankey $DIR/copper'])(
		'that is full is exit 2 with one line: %s',
		async (command) => {
			const { code, said } = await shell(`midstream ${command} > /dev/full`)
			expect({ code, said }).toEqual({ code: 2, said: 'Standard output cannot be written: ENOSPC.\n' })
		}
	)

	test('that nobody reads ends quietly with the status of the command', async () => {
		const piped = (command: string) => shell(`midstream ${command} | true; exit \${PIPESTATUS[0]}`)
		expect(await piped('sankey $DIR/copper')).toMatchObject({ code: 0, said: '' })
		const checks = 'checks:\n  - { says: Copper is free., expect: { delivered: [1, 2] } }\n'
		cpSync(join(dir, 'copper'), join(dir, 'failing'), { recursive: true })
		writeFileSync(join(dir, 'failing/checks.yaml'), checks)
		expect(await piped('check $DIR/failing')).toMatchObject({ code: 1, said: '' })
	})

	test('and standard error that cannot be written keep the status', async () => {
		expect(await shell('midstream plna > /dev/full 2>&1')).toMatchObject({ code: 2 })
	})
})

describe('a file that is written with --out', () => {
	const OLD = 'the old drawing\n'

	/** Starts a drawing over an old one, and kills it as soon as the new file is seen beside it. */
	async function killWhileWriting(name: string): Promise<string> {
		const target = join(dir, name)
		writeFileSync(target, OLD)
		const child = start(['sankey', 'copper', '--out', name], { cwd: dir })
		const end = ended(child)
		while (child.exitCode === null && !readdirSync(dir).some((each) => each.startsWith(`.${name}.`)))
			await setImmediate()
		child.kill('SIGKILL')
		await end
		return readFileSync(target, 'utf8')
	}

	test('is the old one or the new one, whole, when the process is killed', async () => {
		for (let kill = 0; kill < 4; kill++) {
			const text = await killWhileWriting(`killed-${kill}.svg`)
			if (text !== OLD) expect(text).toMatch(/^<svg[^]*<\/svg>\n?$/)
		}
	})

	test('is the old one when the disk takes no more, and the message says so', async () => {
		writeFileSync(join(dir, 'full.svg'), OLD)
		const { code, said } = await shell(
			`trap '' XFSZ; ulimit -f 64; cd "$DIR" && midstream sankey copper --out full.svg`
		)
		expect({ code, said: said.split('\n')[0] }).toEqual({ code: 2, said: 'full.svg cannot be written: EFBIG.' })
		expect(readFileSync(join(dir, 'full.svg'), 'utf8')).toBe(OLD)
		expect(readdirSync(dir).filter((each) => each.startsWith('.full'))).toEqual([])
	})

	test.skipIf(process.getuid?.() === 0)('is refused where it is read-only', async () => {
		writeFileSync(join(dir, 'kept.svg'), OLD, { mode: 0o444 })
		const { code, said } = await run(['sankey', 'copper', '--out', 'kept.svg'], { cwd: dir })
		expect(code).toBe(2)
		expect(said).toContain('kept.svg cannot be written: EACCES.')
	})
})
