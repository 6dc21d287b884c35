import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from '@playwright/test'
import { gzipSync } from 'node:zlib'

/** Kilobytes, compressed. What is not needed before a lever can be moved belongs into a part that is loaded later. */
const MOST = 250

/** Files that a built page asks for before a lever can be moved, the solver aside: by their paths under the built folder. */
function firstLoad(html: string): string[] {
	const linked = [...html.matchAll(/<link href="([^"]+)" rel="(?:modulepreload|stylesheet)"/g)].map(([, path]) => path!)
	const fonts = linked
		.filter((path) => path.endsWith('.css'))
		.flatMap((path) => [...readFileSync(resolve('build', path), 'utf8').matchAll(/url\(\.\/(latin-[^)]+)\)/g)])
		.map(([, name]) => `_app/immutable/assets/${name}`)
	return [...linked, ...fonts]
}

const compressed = (path: string) => gzipSync(readFileSync(resolve('build', path))).length / 1000

test(`a page opens with at most ${MOST} kB, compressed`, () => {
	const files = firstLoad(readFileSync('build/index.html', 'utf8'))
	expect(files.filter((path) => path.endsWith('.js')).length).toBeGreaterThan(10)
	expect(files.filter((path) => path.endsWith('.woff2'))).toHaveLength(2)
	const sizes = ['index.html', ...files].map((path) => [path, compressed(path)] as const)
	const whole = sizes.reduce((sum, [, size]) => sum + size, 0)
	const largest = [...sizes].sort(([, a], [, b]) => b - a).slice(0, 12)
	expect(whole, largest.map(([path, size]) => `${size.toFixed(1)} ${path}`).join('\n')).toBeLessThan(MOST)
})
