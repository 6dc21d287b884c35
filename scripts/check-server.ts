/**
 * Looks at a site as its server gives it out: `npx tsx scripts/check-server.ts ADDRESS`. Prints what is broken and what
 * is advised by docs/deploy.md; ends with 1 where something is broken, with 2 where all works and something is advised.
 */
import { createHash } from 'node:crypto'
import type { SiteList } from '../src/service-worker/site-cache.ts'

/** Types without which browsers refuse a file or run it slowly, by the ends of names; a folder is a page. */
const TYPES: readonly [RegExp, RegExp][] = [
	[/(^|\/)$|\.html$/, /^text\/html(; ?charset=utf-8)?$/i],
	[/\.js$/, /^(text|application)\/javascript/],
	[/\.css$/, /^text\/css/],
	[/\.wasm$/, /^application\/wasm$/],
	[/\.svg$/, /^image\/svg\+xml/],
	[/\.webmanifest$/, /^application\/(manifest\+)?json/]
]

/** Names of files that are smaller by half when they are compressed. */
const COMPRESSIBLE = /(^|\/)$|\.(html|js|css|json|wasm|svg)$/
const IMMUTABLE = /^_app\/immutable\//
/** Smallest file that is worth compressing, bytes. */
const SMALL = 2000
/** Seconds for which a file that may change may be kept without a question: those of GitHub Pages. */
const SHORT = 600

const broken: string[] = []
const advised: string[] = []

const [written] = process.argv.slice(2)
if (!written) throw new Error('Usage: npx tsx scripts/check-server.ts ADDRESS')
const site = written.replace(/\/?$/, '/')

/** Seconds for which a response is kept without a question; null where its server says nothing. */
function keptFor({ headers }: Response): number | null {
	const control = headers.get('cache-control') ?? ''
	if (/no-(cache|store)/.test(control)) return 0
	const age = /max-age=(\d+)/.exec(control)?.[1]
	return age === undefined ? null : Number(age)
}

/** Says what is wrong with the type and the status of a file, in the words of its line. */
function faultsOf(path: string, { ok, status, headers }: Response): string[] {
	const type = headers.get('content-type') ?? 'none'
	const fits = TYPES.find(([end]) => end.test(path))?.[1].test(type) ?? true
	return [...(ok ? [] : [String(status)]), ...(fits ? [] : [`its type is “${type}”`])]
}

/** Says what would serve a file better. */
function adviceFor(path: string, response: Response, size: number): string[] {
	const kept = keptFor(response)
	const immutable = IMMUTABLE.test(path)
	const small = size <= SMALL || !COMPRESSIBLE.test(path)
	return [
		...(immutable && (kept ?? 0) < 86_400 ? ['may be kept for a year (Cache-Control)'] : []),
		...(!immutable && (kept ?? Infinity) > SHORT ? ['“Cache-Control: no-cache”'] : []),
		...(small || response.headers.has('content-encoding') ? [] : [`compressed (${size} bytes)`])
	]
}

async function lookAt(path: string): Promise<{ response: Response; bytes: Buffer }> {
	const response = await fetch(site + path)
	const bytes = Buffer.from(await response.arrayBuffer())
	const lines = (all: string[]) => all.map((line) => `${path || 'the first page'}: ${line}`)
	broken.push(...lines(faultsOf(path, response)))
	advised.push(...lines(adviceFor(path, response, bytes.length)))
	return { response, bytes }
}

function lookAtHeaders({ headers }: Response) {
	const framing = /frame-ancestors/.test(headers.get('content-security-policy') ?? '') || headers.has('x-frame-options')
	if (!framing) advised.push('pages: “Content-Security-Policy: frame-ancestors …”')
	if (headers.get('x-content-type-options') !== 'nosniff') advised.push('pages: “X-Content-Type-Options: nosniff”')
	if (!headers.has('referrer-policy')) advised.push('pages: “Referrer-Policy: no-referrer”')
}

const { response, bytes } = await lookAt('')
lookAtHeaders(response)
if (!bytes.includes('http-equiv="content-security-policy"')) broken.push('the first page has lost its policy')
await lookAt('service-worker.js')
const { files } = JSON.parse((await lookAt('offline.json')).bytes.toString()) as SiteList
for (const { path, sha256 } of files) {
	const found = createHash('sha256')
		.update((await lookAt(path)).bytes)
		.digest('hex')
	if (found !== sha256)
		broken.push(`${path || 'the first page'}: the server changes it, so the site is not kept offline`)
}
const missing = await fetch(`${site}no-such-page/`)
if (missing.status !== 404) broken.push(`an address that is not there: ${missing.status}`)
if (!/midstream/i.test(await missing.text())) advised.push('an address that is not there: the page 404.html')
const bare = await fetch(`${site}report`)
if (!bare.url.endsWith('/report/')) broken.push('report: does not lead to report/')
const { protocol, hostname } = new URL(site)
if (protocol === 'http:' && !/^(localhost|127\.)/.test(hostname))
	advised.push('HTTPS: without it nothing is kept offline')

for (const line of broken) console.log(`broken   ${line}`)
for (const line of advised) console.log(`advised  ${line}`)
console.log(`${files.length} files: ${broken.length} broken, ${advised.length} advised`)
process.exitCode = broken.length > 0 ? 1 : advised.length > 0 ? 2 : 0
