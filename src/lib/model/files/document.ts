import {
	Composer,
	isAlias,
	isMap,
	isNode,
	isScalar,
	isSeq,
	Lexer,
	LineCounter,
	Parser,
	type CST,
	type Document
} from 'yaml'
import { error, type Finding, type ModelFile, type Path } from '../findings/finding.ts'
import { checkCharacters } from './characters.ts'
import { checkTree, startOf } from './tree.ts'

/** Characters of a file at most; a chain of a thousand processes takes about half of it. */
const MOST_CHARACTERS = 1_000_000
/** Words and marks of a file at most; a chain of a thousand processes takes about half of it. */
const MOST_TOKENS = 400_000
/** Levels of mappings and lists in each other at most; a model needs about ten. */
const MOST_LEVELS = 100
/** Syntax errors shown of one file: those after the first few mostly follow from them. */
const MOST_SYNTAX_ERRORS = 10

/** One YAML file as plain data, with the means to say where in the text a value is written. */
export interface ModelDocument {
	/** Undefined when the text cannot be read as YAML at all. */
	value: unknown
	findings: Finding[]
	/** Returns the 1-based line of the key or list item at `path`, or of the nearest one above it. */
	line(path: Path): number | null
	/** Lines of findings that are bound to a character of the text rather than to a key. */
	lineOf: Map<Finding, number>
}

/**
 * Reads one file of a model.
 *
 * Size, depth, number of tokens and of entries are limited, and each limit is checked before anything recursive or slower
 * than linear sees the text. Never throws: each problem of the text is a finding.
 */
export function readDocument(file: ModelFile, text: string): ModelDocument {
	const lines = new LineCounter()
	const found = new Located(lines)
	try {
		return readYaml(file, text, lines, found)
	} catch (cause) {
		if (!(cause instanceof Refused)) throw cause
		found.add(cause.finding, cause.offset)
		return { value: undefined, findings: found.findings, line: () => null, lineOf: found.lineOf }
	}
}

/** Findings with their lines. */
class Located {
	readonly findings: Finding[] = []
	readonly lineOf = new Map<Finding, number>()
	constructor(readonly lines: LineCounter) {}

	has(...codes: string[]): boolean {
		return this.findings.some((each) => codes.includes(each.code))
	}

	readonly add = (finding: Finding, offset: number) => {
		this.lineOf.set(finding, Math.max(1, this.lines.linePos(offset).line))
		this.findings.push(finding)
	}
}

/** Thrown inside this file where reading cannot go on. */
class Refused extends Error {
	constructor(
		readonly finding: Finding,
		readonly offset: number
	) {
		super(finding.code)
	}
}

function readYaml(file: ModelFile, text: string, lines: LineCounter, found: Located): ModelDocument {
	const [yaml, second] = compose(file, text, lines)
	checkCharacters(file, text, found.add)
	const problems = yaml ? [...yaml.errors, ...yaml.warnings] : []
	for (const problem of problems.slice(0, MOST_SYNTAX_ERRORS)) {
		const finding = error('yaml-syntax', { file, path: [] }, { problem: problem.code })
		found.add(finding, problem.pos[0])
	}
	if (second) found.add(error('yaml-syntax', { file, path: [] }, { problem: 'SEVERAL_DOCUMENTS' }), second.range[0])
	const line = (path: Path) => (yaml ? findLine(yaml, lines, path) : null)
	const document = { value: undefined, findings: found.findings, line, lineOf: found.lineOf }
	if (found.has('yaml-syntax')) return document
	if (!yaml?.contents) throw new Refused(error('empty-file', { file, path: [] }, { file }), 0)
	checkTree(yaml, file, found.add)
	return found.has('alias-bomb', 'yaml-alias') ? document : { ...document, value: yaml.toJS({ maxAliasCount: -1 }) }
}

/** Composes the first document, and the second where there is one. */
function compose(file: ModelFile, text: string, lines: LineCounter): Document.Parsed[] {
	// Own check of keys: the library's compares each key with every other, which a large file can abuse.
	const composer = new Composer({ lineCounter: lines, prettyErrors: false, uniqueKeys: false })
	const documents: Document.Parsed[] = []
	for (const document of composer.compose(limitedTokens(file, text, lines), true, text.length)) {
		documents.push(document)
		if (documents.length === 2) break
	}
	return documents
}

/** Parses token by token, so that a text beyond the limits is refused before anything recursive sees it. */
function* limitedTokens(file: ModelFile, text: string, lines: LineCounter): Generator<CST.Token> {
	const parser = new Parser(lines.addNewLine)
	lines.addNewLine(0)
	if (text.length > MOST_CHARACTERS) throw new Refused(tooLarge(file, 'characters', text.length, MOST_CHARACTERS), 0)
	let tokens = 0
	for (const lexeme of new Lexer().lex(text)) {
		yield* parser.next(lexeme)
		if (parser.stack.length > MOST_LEVELS)
			throw new Refused(error('too-deep', { file, path: [] }, { most: MOST_LEVELS }), parser.offset)
		if (++tokens > MOST_TOKENS) throw new Refused(tooLarge(file, 'tokens', tokens, MOST_TOKENS), parser.offset)
	}
	yield* parser.end()
}

function tooLarge(file: ModelFile, counted: 'characters' | 'tokens', found: number, most: number): Finding {
	return error('file-too-large', { file, path: [] }, { file, counted, found, most })
}

function findLine(yaml: Document, lines: LineCounter, path: Path): number | null {
	let node: unknown = yaml.contents
	let offset = isNode(node) ? (node.range?.[0] ?? null) : null
	for (const key of path) {
		if (isAlias(node)) node = node.resolve(yaml)
		const child = childAt(node, key)
		if (!child) break
		node = child.value
		offset = child.offset ?? offset
	}
	return offset === null ? null : lines.linePos(offset).line
}

function childAt(node: unknown, key: string | number): { value: unknown; offset: number | undefined } | null {
	if (isSeq(node) && typeof key === 'number') {
		const item = node.items[key]
		return item === undefined ? null : { value: item, offset: isNode(item) ? item.range?.[0] : undefined }
	}
	if (!isMap(node)) return null
	const pair = node.items.find((each) => isScalar(each.key) && String(each.key.value) === String(key))
	return pair ? { value: pair.value, offset: startOf(pair) } : null
}
