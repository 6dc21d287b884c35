import { readdirSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { dirname, join, relative, resolve, sep } from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'

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
	figures: { layers: ['model', 'engine', 'messages'], packages: /^d3-(shape|format)$/ },
	exports: { layers: ['model', 'engine', 'messages', 'figures'], packages: NONE },
	planner: { layers: ['model', 'engine', 'messages'], packages: /^(svelte|highs)(\/|$)/ },
	components: {
		layers: ['model', 'engine', 'messages', 'figures', 'planner'],
		dynamic: ['exports'],
		packages: /^svelte(\/|$)|^d3-interpolate$|^\$app\//
	},
	routes: {
		layers: ['model', 'engine', 'messages', 'figures', 'planner', 'components'],
		dynamic: ['exports'],
		packages: /^(svelte|highs|@sveltejs\/kit|@fontsource)(\/|$)|^\$app\//,
		node: true
	},
	cli: { layers: ['model', 'engine', 'checks', 'messages', 'figures', 'exports'], packages: /^highs$/, node: true }
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
	const language = spec.includes('messages/en/') && from !== 'messages' && from !== 'cli'
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
	return readdirSync(source, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && /\.(ts|svelte)$/.test(entry.name) && !/\.test\.ts$/.test(entry.name))
		.map((entry) => join(entry.parentPath, entry.name))
		.filter((file) => !file.endsWith('.d.ts') && !relative(source, file).startsWith('service-worker'))
		.flatMap((file) => importsOf(file).map((i) => offence(source, file, i)))
		.filter((line) => line !== null)
		.sort()
}

test('every import respects the layer diagram', () => {
	expect(violations(resolve('src'))).toEqual([])
})
