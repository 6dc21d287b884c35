import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, relative, resolve, sep } from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { loopsOf } from '../src/lib/engine/solution/loops.ts'
import { sourceFiles } from './support/source-files.ts'

interface Rule {
	layers: string[]
	packages: RegExp
	/** Layers that may be reached only by `await import()`. */
	dynamic?: string[]
	node?: boolean
}

const NONE = /^$/

/** Layer -> what it may import; type-only imports count too. */
const RULES: Record<string, Rule> = {
	model: { layers: [], packages: /^(zod|yaml)$/ },
	engine: { layers: ['model'], packages: /^highs(\/|$)/ },
	checks: { layers: ['model', 'engine'], packages: NONE },
	study: { layers: ['model', 'engine'], packages: NONE },
	invest: { layers: ['model', 'engine'], packages: NONE },
	messages: { layers: ['model', 'engine', 'checks'], packages: NONE },
	figures: { layers: ['model', 'engine', 'study', 'invest', 'messages'], packages: NONE },
	exports: {
		layers: ['model', 'engine', 'study', 'invest', 'messages', 'figures'],
		packages: /^(fflate|pdfkit|hucre|docx|bidi-js|@fontsource)(\/|$)/
	},
	disk: { layers: ['model'], packages: NONE, node: true },
	planner: {
		layers: ['model', 'engine', 'study', 'invest', 'messages'],
		packages: /^(svelte|highs|fflate|hucre|idb)(\/|$)|^zod\/mini$/
	},
	components: {
		layers: ['model', 'engine', 'study', 'invest', 'messages', 'figures', 'planner'],
		dynamic: ['exports'],
		packages: /^svelte(\/|$)|^(d3-interpolate|uqr)$|^\$app\//
	},
	// Runs while pages are written, and is not part of them.
	'hooks.server.ts': { layers: [], packages: /^@sveltejs\/kit$/, node: true },
	routes: {
		layers: ['model', 'engine', 'messages', 'figures', 'planner', 'components', 'checks', 'disk', 'fonts'],
		dynamic: ['exports'],
		packages: /^(svelte|highs|@sveltejs\/kit|@fontsource)(\/|$)|^\$app\/|^virtual:palette\.css$/,
		node: true
	},
	pack: {
		layers: ['model', 'engine', 'messages', 'figures', 'planner', 'components', 'exports', 'fonts'],
		packages: /^(svelte|highs|fflate|@fontsource)(\/|$)|^virtual:palette\.css$/
	},
	'service-worker': { layers: [], packages: /^\$service-worker$/ },
	cli: {
		layers: ['model', 'engine', 'checks', 'study', 'invest', 'messages', 'figures', 'exports', 'disk'],
		packages: /^(highs|hyparquet-writer)$/,
		node: true
	}
}

interface Import {
	spec: string
	dynamic: boolean
}

/** Every import of a TypeScript or Svelte file, static and dynamic. */
export function importsOf(file: string): Import[] {
	const text = readFileSync(file, 'utf8')
	const code = file.endsWith('.svelte')
		? [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map((m) => m[1]).join('\n')
		: text
	const dynamic = new Set([...code.matchAll(/import\(\s*['"]([^'"]+)['"]\s*\)/g)].map((m) => m[1]))
	return ts
		.preProcessFile(code)
		.importedFiles.map(({ fileName }) => ({ spec: fileName, dynamic: dynamic.has(fileName) }))
}

function layerOf(source: string, file: string): string {
	const [first, second] = relative(source, file).split(sep)
	return (first === 'lib' ? second : first) ?? ''
}

function allowed(rule: Rule, from: string, to: string, dynamic: boolean): boolean {
	return to === from || rule.layers.includes(to) || (dynamic && (rule.dynamic ?? []).includes(to))
}

/** The layer's file that an import names, or null for a package. */
function localTarget(source: string, file: string, spec: string): string | null {
	if (spec.startsWith('.')) return resolve(dirname(file), spec)
	return spec.startsWith('#lib/') ? join(source, 'lib', spec.slice(5)) : null
}

/** All others see its index alone. */
const ENGINE_INSIDERS = ['engine']

function whyNotLocal(rule: Rule, from: string, to: string, { spec, dynamic }: Import): string | null {
	if (!allowed(rule, from, to, dynamic)) return `${from} may not import ${to}`
	const pastIndex = to === 'engine' && !spec.endsWith('engine/index.ts') && !ENGINE_INSIDERS.includes(from)
	if (pastIndex) return 'engine is reached through engine/index.ts'
	const language = spec.includes('messages/en/') && from !== 'messages'
	return language ? 'words are reached through messages/index.ts, in whatever language' : null
}

function whyNotPackage(rule: Rule, spec: string): string | null {
	if (spec.startsWith('node:') || builtinModules.includes(spec)) return rule.node ? null : 'no Node API here'
	return rule.packages.test(spec) ? null : 'package not allowed here'
}

function offence(source: string, file: string, found: Import): string | null {
	const from = layerOf(source, file)
	const rule = RULES[from] ?? { layers: [], packages: NONE }
	const target = localTarget(source, file, found.spec)
	const why = target ? whyNotLocal(rule, from, layerOf(source, target), found) : whyNotPackage(rule, found.spec)
	return why && `${relative(source, file)} -> ${found.spec}: ${why}`
}

export function violations(source: string): string[] {
	return sourceFiles(source)
		.flatMap((file) => importsOf(file).map((i) => offence(source, file, i)))
		.filter((line) => line !== null)
		.sort()
}

test('every import respects the layer diagram', () => {
	expect(violations(resolve('src'))).toEqual([])
})

/** Names and who imports whom, by place among the names. */
interface Graph {
	names: string[]
	edges: number[][]
}

/** The source's files, by path, type-only imports included; `await import()` is left out. */
function importGraph(source: string): Graph {
	const files = sourceFiles(source)
	const numbers = new Map(files.map((file, index) => [file, index]))
	const imported = (file: string) => importsOf(file).flatMap(({ spec, dynamic }) => (dynamic ? [] : spec))
	const edges = files.map((file) =>
		imported(file).flatMap((spec) => numbers.get(localTarget(source, file, spec) ?? '') ?? [])
	)
	return { names: files.map((file) => relative(source, file)), edges }
}

/** One name after another along each circle. */
function circlesIn({ names, edges }: Graph): string[] {
	return loopsOf(edges)
		.filter((loop) => loop.length > 1)
		.map((loop) =>
			circleIn(loop, edges)
				.map((index) => names[index])
				.join(' -> ')
		)
		.sort()
}

/** One file after another along each import circle. */
export function circles(source: string): string[] {
	return circlesIn(importGraph(source))
}

/** A folder's own files and folders, each folder as one, and who imports whom among them. */
function contentsGraph(folder: string, { names, edges }: Graph): Graph {
	const entries = names.map((name) =>
		name.startsWith(folder + sep) ? join(folder, name.slice(folder.length + 1).split(sep)[0]!) : null
	)
	const known = [...new Set(entries)].filter((entry) => entry !== null).sort()
	const numbers = new Map(known.map((entry, index) => [entry, index]))
	const joined = known.map(() => new Set<number>())
	edges.forEach((targets, file) => {
		const from = numbers.get(entries[file] ?? '')
		for (const target of targets) {
			const to = numbers.get(entries[target] ?? '')
			if (from !== undefined && to !== undefined && from !== to) joined[from]!.add(to)
		}
	})
	return { names: known, edges: joined.map((targets) => [...targets]) }
}

/** Circles among what any folder holds: two folders of a layer, a folder and a file beside it. */
export function folderCircles(source: string): string[] {
	const graph = importGraph(source)
	const folders = new Set(graph.names.flatMap(foldersOf))
	return [...folders].flatMap((folder) => circlesIn(contentsGraph(folder, graph))).sort()
}

function foldersOf(file: string): string[] {
	const folder = dirname(file)
	return folder === '.' ? [] : [folder, ...foldersOf(folder)]
}

/** A shortest way from a member of a loop back to itself. */
function circleIn(loop: readonly number[], edges: readonly (readonly number[])[]): number[] {
	const start = Math.min(...loop)
	const cameFrom = new Map<number, number>()
	const queue = [start]
	for (const node of queue) {
		for (const next of edges[node]!) {
			if (next === start) return pathTo(node, cameFrom, start)
			if (!loop.includes(next) || cameFrom.has(next)) continue
			cameFrom.set(next, node)
			queue.push(next)
		}
	}
	return [...loop]
}

function pathTo(end: number, cameFrom: ReadonlyMap<number, number>, start: number): number[] {
	const path = [start]
	for (let node = end; node !== start; node = cameFrom.get(node)!) path.splice(1, 0, node)
	return [...path, start]
}

test('no files import each other in a circle, type-only imports included', () => {
	expect(circles(resolve('src'))).toEqual([])
})

test('the folders and files of a folder import each other in no circle', () => {
	expect(folderCircles(resolve('src'))).toEqual([])
})

/** Looks at a source of a few files, by path and text. */
function inSource<T>(files: Record<string, string>, look: (source: string) => T): T {
	const source = mkdtempSync(join(tmpdir(), 'midstream-circle-'))
	try {
		for (const [name, text] of Object.entries(files)) {
			mkdirSync(dirname(join(source, name)), { recursive: true })
			writeFileSync(join(source, name), text)
		}
		return look(source)
	} finally {
		rmSync(source, { recursive: true })
	}
}

test('a circle of imports is found and told file by file', () => {
	const files = {
		'a.ts': `import type { B } from './b.ts'\nexport type A = B`,
		'b.ts': `import type { C } from './c.ts'\nexport type B = C`,
		'c.ts': `import type { A } from './a.ts'\nexport type C = A | null`,
		'd.ts': `import type { A } from './a.ts'\nexport type D = A`,
		'e.ts': `export const later = () => import('./f.ts')`,
		'f.ts': `import { later } from './e.ts'\nexport const now = later`
	}
	expect(inSource(files, circles)).toEqual(['a.ts -> b.ts -> c.ts -> a.ts'])
})

test('a circle of folders is found where no files form one, also of a folder and a file beside it', () => {
	const files = {
		'lib/one/words/a.ts': `import type { B } from '../shapes/b.ts'\nexport type A = B`,
		'lib/one/shapes/b.ts': `export type B = null`,
		'lib/one/shapes/c.ts': `import type { D } from '../words/d.ts'\nexport type C = D`,
		'lib/one/words/d.ts': `export type D = null`,
		'lib/two/deep/e.ts': `import type { F } from '../f.ts'\nexport type E = F`,
		'lib/two/f.ts': `export type F = null`,
		'lib/two/deep/g.ts': `export type G = null`
	}
	const shapesAndWords = 'lib/one/shapes -> lib/one/words -> lib/one/shapes'
	const of = (more: Record<string, string>) => inSource({ ...files, ...more }, folderCircles)
	expect(inSource(files, circles)).toEqual([])
	expect(of({})).toEqual([shapesAndWords])
	const fileAndFolder = of({ 'lib/two/f.ts': `import type { G } from './deep/g.ts'\nexport type F = G` })
	expect(fileAndFolder).toEqual([shapesAndWords, 'lib/two/deep -> lib/two/f.ts -> lib/two/deep'])
})
