/** Everything exported says what it is for, in a sentence that begins with a verb or a noun, not with a question. */
import { readFileSync } from 'node:fs'
import { relative, resolve, sep } from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { sourceFiles } from './support/source-files.ts'

/** Layers, of all of which every export has a docstring. */
const LAYERS = [
	'model',
	'engine',
	'figures',
	'exports',
	'messages',
	'planner',
	'components',
	'routes',
	'checks',
	'disk',
	'cli'
]

/** Beginnings that make a docstring a riddle: it is to say what a thing is or does. */
const QUESTION = /^(What|Where|How|Whether|Who)\b/

/** The docstring right before a statement; empty where there is none. */
function docstring(statement: ts.Node, file: ts.SourceFile): string {
	const text = file.getFullText()
	const comments = ts.getLeadingCommentRanges(text, statement.getFullStart()) ?? []
	const last = comments.map(({ pos, end }) => text.slice(pos, end)).at(-1) ?? ''
	if (!last.startsWith('/**')) return ''
	return last
		.slice(3, -2)
		.replace(/^\s*\*? ?/gm, '')
		.trim()
}

/** Names that a statement exports itself; re-exports have their docstring where they are declared. */
function exportedNames(statement: ts.Statement): string[] {
	const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : []
	if (!modifiers.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return []
	if (ts.isVariableStatement(statement))
		return statement.declarationList.declarations.map((declaration) => declaration.name.getText())
	const declared =
		ts.isFunctionDeclaration(statement) ||
		ts.isClassDeclaration(statement) ||
		ts.isInterfaceDeclaration(statement) ||
		ts.isTypeAliasDeclaration(statement)
	return declared && statement.name ? [statement.name.text] : []
}

/** An exported type of the values of the constant before it needs no second docstring. */
function isTypeOfConstant(statement: ts.Statement, before: ts.Statement | undefined): boolean {
	if (!ts.isTypeAliasDeclaration(statement) || before === undefined) return false
	return exportedNames(before).some((name) => statement.type.getText() === `(typeof ${name})[number]`)
}

/** Exports of a text without a docstring, or with one that asks: `name: why`. */
export function undocumented(text: string): string[] {
	const file = ts.createSourceFile('file.ts', text, ts.ScriptTarget.Latest, true)
	const seen = new Set<string>()
	return file.statements.flatMap((statement, index) => {
		const names = exportedNames(statement).filter((name) => !seen.has(name))
		// The signatures of an overloaded function share the docstring of the first.
		for (const name of names) seen.add(name)
		if (names.length === 0 || isTypeOfConstant(statement, file.statements[index - 1])) return []
		const said = docstring(statement, file)
		if (said === '') return names.map((name) => `${name}: no docstring`)
		return QUESTION.test(said) ? names.map((name) => `${name}: “${said.slice(0, 40)}…” asks instead of saying`) : []
	})
}

test.each(LAYERS)('every export of %s has a docstring that says what it is or does', (layer) => {
	const source = resolve('src')
	const found = sourceFiles(source)
		.filter((file) => file.endsWith('.ts') && relative(source, file).split(sep).slice(0, -1).includes(layer))
		.flatMap((file) => undocumented(readFileSync(file, 'utf8')).map((each) => `${relative(source, file)} ${each}`))
	expect(found).toEqual([])
})

test('a missing docstring and a question in its place are found', () => {
	const text = `
		/** Adds. */
		export function good() {}
		/** What adds. */
		export const asks = 1
		// Adds.
		export interface Bare { a: 1 }
		/** All kinds. */
		export const KINDS = ['a'] as const
		export type Kind = (typeof KINDS)[number]
		export type Other = 'a'
		function own() {}`
	expect(undocumented(text)).toEqual([
		'asks: “What adds.…” asks instead of saying',
		'Bare: no docstring',
		'Other: no docstring'
	])
})
