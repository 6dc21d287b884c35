/** Runs the command line, in this process or as the process that npm starts. */
import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import type { Io } from '../../src/cli/io.ts'
import { run } from '../../src/cli/run.ts'

export interface Ran {
	code: number | null
	out: string
	said: string
}

export const ROOT = resolve(import.meta.dirname, '../..')

/** In this process, from the project's folder. */
export async function runHere(args: readonly string[], io: Partial<Io> = {}): Promise<Ran> {
	const printed = { out: '', said: '' }
	const code = await run(args, {
		cwd: ROOT,
		today: '2026-11-22',
		out: (text) => (printed.out += text),
		say: (text) => (printed.said += `${text}\n`),
		...io
	})
	return { code, ...printed }
}

/** As a process of its own, like the one that npm starts. */
function start(args: readonly string[], options: { cwd?: string; env?: NodeJS.ProcessEnv } = {}) {
	const tsx = resolve(ROOT, 'node_modules/tsx/dist/loader.mjs')
	return spawn(process.execPath, ['--import', tsx, resolve(ROOT, 'src/cli/main.ts'), ...args], {
		cwd: options.cwd ?? ROOT,
		env: { ...process.env, INIT_CWD: undefined, SOURCE_DATE_EPOCH: '1795305600', ...options.env }
	})
}

export function runProcess(
	args: readonly string[],
	options: { cwd?: string; env?: NodeJS.ProcessEnv } = {}
): Promise<Ran> {
	return read(start(args, options))
}

/** As a process whose reader is gone before it writes. */
export function runUnread(args: readonly string[]): Promise<Ran> {
	const child = start(args)
	const ran = read(child)
	child.stdout.destroy()
	return ran
}

function read(child: ReturnType<typeof start>): Promise<Ran> {
	const ran: Ran = { code: null, out: '', said: '' }
	child.stdout.setEncoding('utf8').on('data', (text) => (ran.out += text))
	child.stderr.setEncoding('utf8').on('data', (text) => (ran.said += text))
	return new Promise((done, fail) => {
		child.on('error', fail)
		child.on('close', (code) => done({ ...ran, code }))
	})
}
