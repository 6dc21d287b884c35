/** What the command line touches of the world outside: where it stands, what it prints, what day it is. */
import { resolve } from 'node:path'

export interface Io {
	/** Folder that relative paths are read from. */
	cwd: string
	/** The day of this run, e.g. 2026-11-22: exports carry it. */
	today: string
	/** Prints data. */
	out(text: string): void
	/** Prints a message to the person who runs the command. */
	say(text: string): void
}

const HOME = resolve(import.meta.dirname, '../..')

/** npm runs scripts in the package's folder and keeps the caller's in INIT_CWD. */
function callersFolder(): string {
	const cwd = process.cwd()
	return cwd === HOME ? (process.env.INIT_CWD ?? cwd) : cwd
}

/** SOURCE_DATE_EPOCH, seconds since 1970, stands for now where output must be reproducible. */
function today(): string {
	const epoch = Number(process.env.SOURCE_DATE_EPOCH ?? NaN)
	return new Date(Number.isFinite(epoch) ? epoch * 1000 : Date.now()).toISOString().slice(0, 10)
}

/** The terminal, or whatever stands in its place. A reader that stops reading ends the command quietly. */
export function terminal(): Io {
	for (const stream of [process.stdout, process.stderr])
		stream.on('error', (error: NodeJS.ErrnoException) => {
			if (error.code !== 'EPIPE') throw error
			process.exit()
		})
	return {
		cwd: callersFolder(),
		today: today(),
		out: (text) => void process.stdout.write(text.endsWith('\n') ? text : `${text}\n`),
		say: (text) => void process.stderr.write(`${text}\n`)
	}
}
