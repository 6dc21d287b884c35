/** The command line: `npm run -s midstream -- <command>`. */
import { languageFor } from '#lib/messages/index.ts'
import { terminal } from './io.ts'
import { run } from './run.ts'

/** The languages that the system asks for, as POSIX has them. */
const { LC_ALL, LC_MESSAGES, LANG } = process.env
const asked = [LC_ALL, LC_MESSAGES, LANG].find((tag) => tag !== undefined && tag !== '')

const io = await terminal(await languageFor(asked === undefined ? [] : [asked]))
process.exitCode = await io.finish(await run(process.argv.slice(2), io))
