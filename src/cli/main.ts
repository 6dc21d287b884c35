/** The command line: `npm run -s midstream -- <command>`. */
import { LANGUAGES } from '#lib/messages/index.ts'
import { terminal } from './io.ts'
import { run } from './run.ts'

const io = await terminal(LANGUAGES.en)
process.exitCode = await io.finish(await run(process.argv.slice(2), io))
