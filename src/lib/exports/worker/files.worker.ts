/** The thread that makes files on the site. */
import { serveFiles } from './serve.ts'

serveFiles()
