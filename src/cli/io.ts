/** The world outside of a command: where it stands, what it prints, what day it is. */
import { resolve } from 'node:path'
import { isSystemError } from '#lib/disk/system-error.ts'
import { localeOf, type Locale } from '#lib/figures/text/locale.ts'
import type { CliWords, Diagnostics, Language } from '#lib/messages/index.ts'
import { EXIT, type ExitCode } from './failure.ts'

/** The part of the world outside that a command may use; tests give their own. */
export interface Io {
	/** Folder that relative paths are read from. */
	cwd: string
	/** The day of this run, e.g. 2026-11-22: exports carry it. */
	today: string
	/** Words and digits. */
	locale: Locale
	cli: CliWords
	diagnostics: Diagnostics
	/** Prints data. */
	out(text: string): void
	/** Prints a message to the person who runs the command. */
	say(text: string): void
}

/** The terminal of a process. */
export interface Terminal extends Io {
	/**
	 * Waits until all is written, and returns the status to exit with: that of the command, or {@link EXIT.usage} with a
	 * message where standard output could not be written. A reader that leaves early changes no status.
	 */
	finish(status: ExitCode): Promise<ExitCode>
}

const HOME = resolve(import.meta.dirname, '../..')

/** npm runs scripts in the package's folder and keeps the caller's in INIT_CWD. */
function callersFolder(): string {
	const cwd = process.cwd()
	return cwd === HOME ? (process.env.INIT_CWD ?? cwd) : cwd
}

/** SOURCE_DATE_EPOCH, seconds since 1970, stands for now where output must be reproducible. */
function today(): string {
	const epoch = Number(process.env.SOURCE_DATE_EPOCH || NaN)
	return new Date(Number.isFinite(epoch) ? epoch * 1000 : Date.now()).toISOString().slice(0, 10)
}

/** A stream of the process that is written until it fails. */
class Output {
	/** The error that ended the stream; null while it can be written. */
	failure: Error | null = null

	constructor(readonly stream: NodeJS.WriteStream) {
		stream.on('error', (error: Error) => (this.failure ??= error))
	}

	write(text: string) {
		if (!this.failure) this.stream.write(text)
	}

	/** Resolves when all that was written has left the process or failed. */
	async flushed(): Promise<void> {
		if (!this.failure) await new Promise<void>((done) => void this.stream.write('', () => done()))
		await new Promise<void>((done) => void setImmediate(done))
	}
}

/** Returns the terminal of this process, or whatever stands in its place (a file, a pipe), in a language. */
export async function terminal(language: Language): Promise<Terminal> {
	const [cli, diagnostics] = await Promise.all([language.cli(), language.diagnostics()])
	const [out, said] = [new Output(process.stdout), new Output(process.stderr)]
	const say = (text: string) => said.write(`${text}\n`)
	return {
		cwd: callersFolder(),
		today: today(),
		locale: localeOf(language.words),
		cli,
		diagnostics,
		out: (text) => out.write(text.endsWith('\n') ? text : `${text}\n`),
		say,
		async finish(status) {
			await out.flushed()
			const { failure } = out
			const unwritten = failure !== null && !(isSystemError(failure) && failure.code === 'EPIPE')
			if (unwritten) say(cli.cannotPrint({ reason: isSystemError(failure) ? failure.code : failure.message }))
			await said.flushed()
			return unwritten ? EXIT.usage : status
		}
	}
}
