import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
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
	messages: { layers: ['model', 'engine', 'checks'], packages: NONE },
	figures: { layers: ['model', 'engine', 'messages'], packages: /^d3-shape$/ },
	exports: { layers: ['model', 'engine', 'messages', 'figures'], packages: NONE },
	disk: { layers: ['model'], packages: NONE, node: true },
	planner: { layers: ['model', 'engine', 'messages'], packages: /^(svelte|highs)(\/|$)/ },
	components: {
		layers: ['model', 'engine', 'messages', 'figures', 'planner'],
		dynamic: ['exports'],
		packages: /^svelte(\/|$)|^d3-interpolate$|^\$app\//
	},
	routes: {
		layers: ['model', 'engine', 'messages', 'figures', 'planner', 'components', 'checks', 'disk', 'fonts'],
		dynamic: ['exports'],
		packages: /^(svelte|highs|@sveltejs\/kit|@fontsource)(\/|$)|^\$app\/|^virtual:palette\.css$/,
		node: true
	},
	cli: {
		layers: ['model', 'engine', 'checks', 'messages', 'figures', 'exports', 'disk'],
		packages: /^highs$/,
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

/** Files of the source that a file imports, type-only imports included; `await import()` is left out. */
function neighbours(source: string, file: string): string[] {
	return importsOf(file)
		.filter(({ dynamic }) => !dynamic)
		.flatMap(({ spec }) => localTarget(source, file, spec) ?? [])
}

/** One file after another along each import circle, by name. */
export function circles(source: string): string[] {
	const files = sourceFiles(source)
	const numbers = new Map(files.map((file, index) => [file, index]))
	const edges = files.map((file) => neighbours(source, file).flatMap((target) => numbers.get(target) ?? []))
	return loopsOf(edges)
		.filter((loop) => loop.length > 1)
		.map((loop) =>
			circleIn(loop, edges)
				.map((index) => relative(source, files[index]!))
				.join(' -> ')
		)
		.sort()
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

test('a circle of imports is found and told file by file', () => {
	const source = mkdtempSync(join(tmpdir(), 'midstream-circle-'))
	try {
		const write = (name: string, text: string) => writeFileSync(join(source, name), text)
		write('a.ts', `import type { B } from './b.ts'\nexport type A = B`)
		write('b.ts', `import type { C } from './c.ts'\nexport type B = C`)
		write('c.ts', `import type { A } from './a.ts'\nexport type C = A | null`)
		write('d.ts', `import type { A } from './a.ts'\nexport type D = A`)
		write('e.ts', `export const later = () => import('./f.ts')`)
		write('f.ts', `import { later } from './e.ts'\nexport const now = later`)
		expect(circles(source)).toEqual(['a.ts -> b.ts -> c.ts -> a.ts'])
	} finally {
		rmSync(source, { recursive: true })
	}
})
