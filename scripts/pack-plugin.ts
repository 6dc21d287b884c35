/** Joins program, style sheet and solver of the briefing pack into one HTML file with a policy by hashes. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'
import { CONTENT_BLOCK } from '../src/lib/exports/pack.ts'

/** The program, the style sheet and the solver of a pack. */
export interface PackParts {
	script: string
	style: string
	/** The solver's WebAssembly, packed by gzip and written in base64. */
	solver: string
	/** Shown where scripts are off. */
	noScript: string
}

const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/** Writes script tags in the strings of a program so that the HTML around it does not see them. */
const tagSafe = (code: string) => code.replace(/<(?=\/?script)/gi, '\\x3C')

/** Returns the policy of a pack: its own program and style sheet, what stands inside them, and no address at all. */
function policyOf({ script, style }: PackParts): string {
	return [
		"default-src 'none'",
		`script-src ${hash(script)} 'wasm-unsafe-eval'`,
		`style-src ${hash(style)}`,
		'img-src blob: data:',
		'font-src data:',
		// Fonts of PDF and SVG files are read from their own data addresses.
		'connect-src data:',
		'worker-src blob:',
		"object-src 'none'",
		"base-uri 'none'",
		"form-action 'none'"
	].join('; ')
}

/**
 * Returns the template of a pack.
 * @throws Error where a part would end its element early.
 */
export function packTemplate(parts: PackParts): string {
	if (/<\/?script/i.test(parts.script)) throw new Error('The program holds a script tag, which its element ends at')
	if (/<\/style/i.test(parts.style)) throw new Error('The style sheet holds the end of its element')
	return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="content-security-policy" content="${policyOf(parts)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Midstream</title>
<style>${parts.style}</style>
</head>
<body>
<div class="app"></div>
<noscript>${parts.noScript}</noscript>
${CONTENT_BLOCK}
<script type="text/plain" id="midstream-solver">${parts.solver}</script>
<script type="module">${parts.script}</script>
</body>
</html>
`
}

/** Where the solver's program says its WebAssembly is, for Vite to find. */
const OWN_WASM = 'new URL("highs.wasm",import.meta.url).href'

/** Returns the plugin that keeps Vite from carrying the WebAssembly in the worker a second time, and unpacked. */
export function noWasmPlugin(): Plugin {
	return {
		name: 'midstream-no-wasm',
		enforce: 'pre',
		transform: {
			filter: { id: /\/highs\.mjs$/ },
			handler(code) {
				if (!code.includes(OWN_WASM)) this.error('HiGHS finds its WebAssembly in another way: scripts/pack-plugin.ts')
				return code.replace(OWN_WASM, '""')
			}
		}
	}
}

/** Returns the plugin that puts the template in the place of all files of a build. */
export function packPlugin(fileName: string, noScript: string): Plugin {
	return {
		name: 'midstream-pack',
		enforce: 'post',
		generateBundle: {
			// After Vite has put in what its own placeholders stand for.
			order: 'post',
			handler(_, bundle) {
				const files = Object.values(bundle)
				const script = files.flatMap((file) => (file.type === 'chunk' ? file.code : []))
				const style = files.flatMap((file) =>
					file.type === 'asset' && file.fileName.endsWith('.css') ? String(file.source) : []
				)
				const others = files.map((file) => file.fileName).filter((name) => !/\.(js|css)$/.test(name))
				if (script.length !== 1 || style.length !== 1 || others.length > 0)
					this.error(
						`A pack is one script and one style sheet; here are ${files.map((file) => file.fileName).join(', ')}`
					)
				for (const { fileName } of files) Reflect.deleteProperty(bundle, fileName)
				const wasm = readFileSync(createRequire(import.meta.url).resolve('highs/runtime'))
				const solver = gzipSync(wasm, { level: 9 }).toString('base64')
				const source = packTemplate({ script: tagSafe(script[0]!), style: style[0]!, solver, noScript })
				this.emitFile({ type: 'asset', fileName, source })
			}
		}
	}
}
