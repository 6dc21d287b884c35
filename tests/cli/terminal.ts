/** Runs the command line, in this process or as the process that npm starts. */
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { resolve } from 'node:path'
import type { Io } from '../../src/cli/io.ts'
import { run } from '../../src/cli/run.ts'
import { localeOf } from '../../src/lib/figures/text/locale.ts'
import { languageFor, type Language } from '../../src/lib/messages/index.ts'

/** What a run of the command line gave: its status, and both its streams. */
export interface Ran {
	code: number | null
	out: string
	said: string
}

/** The project's folder. */
export const ROOT = resolve(import.meta.dirname, '../..')

/** The words and digits of a language, as a command has them. */
export async function spoken(language: Language): Promise<Pick<Io, 'locale' | 'cli' | 'diagnostics'>> {
	const [cli, diagnostics] = await Promise.all([language.cli(), language.diagnostics()])
	return { locale: localeOf(language.words), cli, diagnostics }
}

/** Runs the command line in this process, from the project's folder. */
export async function runHere(args: readonly string[], io: Partial<Io> = {}): Promise<Ran> {
	const printed = { out: '', said: '' }
	const code = await run(args, {
		cwd: ROOT,
		today: '2026-11-22',
		...(await spoken(await languageFor([]))),
		out: (text) => (printed.out += text),
		say: (text) => (printed.said += `${text}\n`),
		...io
	})
	return { code, ...printed }
}

/** Runs the source as a process of its own, like the one that npm starts, from the project's folder. */
export function runSource(args: readonly string[], env: NodeJS.ProcessEnv): Promise<Ran> {
	const tsx = resolve(ROOT, 'node_modules/tsx/dist/loader.mjs')
	return ended(
		spawn(process.execPath, ['--import', tsx, resolve(ROOT, 'src/cli/main.ts'), ...args], { cwd: ROOT, env })
	)
}

/** Collects what a process prints, and resolves when it has ended. */
export function ended(child: ChildProcessWithoutNullStreams): Promise<Ran> {
	const ran: Ran = { code: null, out: '', said: '' }
	child.stdout.setEncoding('utf8').on('data', (text) => (ran.out += text))
	child.stderr.setEncoding('utf8').on('data', (text) => (ran.said += text))
	return new Promise((done, fail) => {
		child.on('error', fail)
		child.on('close', (code) => done({ ...ran, code }))
	})
}
