/** The thread that makes files on the site. */
import { pageAssets } from '../browser.ts'
import { serveFiles } from './serve.ts'

serveFiles(pageAssets)
