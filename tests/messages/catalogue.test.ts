/** Every visible word stands in the message catalogue: no other source file holds one. */
import { readFileSync } from 'node:fs'
import { basename, relative, resolve, sep } from 'node:path'
import { parse, type AST } from 'svelte/compiler'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { sourceFiles } from '../support/source-files.ts'

/** Two words of letters beside each other: keys, ids and class names have none. */
const SENTENCE = /\p{L}{2,}[,;:]?\s+\p{L}{2,}/u

/** Words of formats, which files have as they stand here whatever the language; commands as they are typed; names. */
const TECHNICAL = [
	'under construction',
	'step build',
	'npm run -s midstream --',
	'IBM Plex Sans',
	'Yu Gothic',
	'Nirmala UI',
	"'use strict'\n"
]

/** Scripts for machines, whose comments for readers are in the catalogue. */
const SCRIPTS = ['job-scripts.ts']

/** Functions of a schema whose texts go into the JSON Schemas: documents of the format, in English as models/README.md. */
const DESCRIBING = ['describe', 'meta', 'schemaOf', 'told']

/** True for what no reader sees: types, descriptions in a schema, and messages of errors, for whoever reads a stack. */
function isUnseen(node: ts.Node): boolean {
	if (ts.isTypeNode(node) || ts.isThrowStatement(node) || ts.isImportDeclaration(node)) return true
	if (ts.isNewExpression(node)) return /(Error|Defect)$/.test(node.expression.getText())
	if (!ts.isCallExpression(node)) return false
	const name = node.expression.getText()
	return name === 'super' || /(Error|Defect)\.of$/.test(name) || DESCRIBING.includes(name.split('.').at(-1)!)
}

/** The texts of string literals and templates in a script, apart from those that no reader sees. */
function textsIn(script: string): string[] {
	const texts: string[] = []
	const visit = (node: ts.Node): void => {
		if (isUnseen(node)) return
		if (ts.isStringLiteralLike(node)) texts.push(node.text)
		if (ts.isTemplateExpression(node))
			texts.push([node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join('…'))
		ts.forEachChild(node, visit)
	}
	visit(ts.createSourceFile('script.ts', script, ts.ScriptTarget.Latest, true))
	return texts
}

/** Markup in a string, as of an SVG file. */
const TAG = /<[^>]*>/g

/** The families of a font. */
const FONTS = /sans-serif$/

const TEXT_ATTRIBUTES = [
	'title',
	'alt',
	'placeholder',
	'label',
	'aria-label',
	'aria-description',
	'aria-roledescription'
]

interface MarkupNode {
	type?: string
	name?: string
	data?: string
	value?: unknown
}

/** The text that one node of the markup holds itself; what stands between tags needs no second word to be one. */
function textOf({ type, data, value }: MarkupNode, attribute: string | null): string | null {
	if (type === 'Text') {
		const read = attribute === null || TEXT_ATTRIBUTES.includes(attribute)
		return read && /\p{L}{2,}/u.test(data ?? '') ? data! : null
	}
	const written = type === 'Literal' ? value : type === 'TemplateElement' ? (value as { raw: string }).raw : null
	return typeof written === 'string' && isSentence(written) ? written : null
}

/** Texts that the markup itself holds: between tags, in attributes that are read out or shown, in expressions. */
function textsInMarkup(fragment: AST.Fragment): string[] {
	const texts: string[] = []
	const visit = (node: object, attribute: string | null): void => {
		const { type, name = null } = node as MarkupNode
		if (type === 'Comment') return
		const inside = type === 'Attribute' ? name : attribute
		const text = textOf(node as MarkupNode, inside)
		if (text !== null) texts.push(text)
		for (const each of Object.values(node)) if (typeof each === 'object' && each !== null) visit(each as object, inside)
	}
	visit(fragment.nodes, null)
	return texts
}

function isSentence(text: string): boolean {
	return SENTENCE.test(text.replace(TAG, '')) && !FONTS.test(text)
}

function wordsOf(file: string): string[] {
	const text = readFileSync(file, 'utf8')
	if (!file.endsWith('.svelte')) return textsIn(text).filter(isSentence)
	const { fragment, instance, module } = parse(text, { modern: true })
	const scripts = [instance, module].flatMap((script) =>
		script ? [text.slice((script.content as { start?: number }).start, (script.content as { end?: number }).end)] : []
	)
	return [...scripts.flatMap(textsIn).filter(isSentence), ...textsInMarkup(fragment)]
}

test('no source file outside the message catalogue holds a sentence', () => {
	const source = resolve('src')
	const catalogue = `lib${sep}messages${sep}`
	const files = sourceFiles(source).filter(
		(file) => !relative(source, file).startsWith(catalogue) && !SCRIPTS.includes(basename(file))
	)
	const found = files.flatMap((file) =>
		wordsOf(file)
			.filter((each) => !TECHNICAL.includes(each))
			.map((each) => `${relative(source, file)}: ${each.trim().slice(0, 80)}`)
	)
	expect(found).toEqual([])
})
