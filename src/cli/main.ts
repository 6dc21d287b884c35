/** The command line: `npm run -s midstream -- <command>`. */
import { terminal } from './io.ts'
import { run } from './run.ts'

const io = terminal()
process.exitCode = await io.finish(await run(process.argv.slice(2), io))
