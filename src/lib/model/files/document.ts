import {
	Composer,
	isAlias,
	isMap,
	isNode,
	isPair,
	isScalar,
	isSeq,
	Lexer,
	LineCounter,
	Parser,
	visit,
	type CST,
	type Document,
	type Pair
} from 'yaml'
import { error, type Finding, type ModelFile, type Path } from '../findings/finding.ts'

/** Characters; a chain of a thousand processes takes about half of it. */
const MOST_CHARACTERS = 1_000_000
/** How often the content of one anchor may be repeated, nested uses counted (billions in an alias bomb). */
const MOST_ALIASES = 200
/** Levels of mappings and lists in each other; a model needs about ten. */
const MOST_LEVELS = 100
/** Syntax errors shown of one file: what follows the first few is mostly their consequence. */
const MOST_SYNTAX_ERRORS = 10

/** One YAML file as plain data, with the means to say where in the text a value is written. */
export interface ModelDocument {
	/** Undefined when the text cannot be read as YAML at all. */
	value: unknown
	findings: Finding[]
	/** 1-based line of the key or list item at `path`, or of the nearest one above it. */
	line(path: Path): number | null
	/** Line for a finding that is bound to a character of the text rather than to a key. */
	lineOf: Map<Finding, number>
}

/** Reads one file of a model. Never throws: whatever is wrong with the text is a finding. */
export function readDocument(file: ModelFile, text: string): ModelDocument {
	if (text.length > MOST_CHARACTERS) return unreadable(tooLarge(file, text.length))
	try {
		return readYaml(file, text)
	} catch (cause) {
		return unreadable(refusal(file, cause))
	}
}

function readYaml(file: ModelFile, text: string): ModelDocument {
	const lines = new LineCounter()
	const [yaml, second] = compose(text, lines)
	const lineOf = new Map<Finding, number>()
	const findings: Finding[] = []
	const found = (finding: Finding, offset: number) => {
		lineOf.set(finding, lines.linePos(offset).line)
		findings.push(finding)
	}
	for (const problem of [...(yaml?.errors ?? []), ...(yaml?.warnings ?? [])].slice(0, MOST_SYNTAX_ERRORS))
		found(error('yaml-syntax', { file, path: [] }, `${problem.message}.`, syntaxHint(problem.code)), problem.pos[0])
	if (second) found(severalDocuments(file), second.range[0])
	const line = (path: Path) => (yaml ? findLine(yaml, lines, path) : null)
	if (findings.length > 0) return { value: undefined, findings, line, lineOf }
	if (!yaml?.contents) return unreadable(error('empty-file', { file, path: [] }, `${file} is empty.`))
	checkKeys(yaml, file, found)
	return { value: yaml.toJS({ maxAliasCount: MOST_ALIASES }), findings, line, lineOf }
}

/** Composes tokens read one by one, so that deep nesting is refused before anything recursive sees it. */
function compose(text: string, lines: LineCounter): Document.Parsed[] {
	// Own check of keys: the library's compares each key with every other, which a large file can abuse.
	const composer = new Composer({ lineCounter: lines, prettyErrors: false, uniqueKeys: false })
	return [...composer.compose(shallowTokens(text, lines), true, text.length)]
}

function* shallowTokens(text: string, lines: LineCounter): Generator<CST.Token> {
	const parser = new Parser(lines.addNewLine)
	lines.addNewLine(0)
	for (const lexeme of new Lexer().lex(text)) {
		yield* parser.next(lexeme)
		if (parser.stack.length > MOST_LEVELS) throw new RangeError('nested too deeply')
	}
	yield* parser.end()
}

function unreadable(finding: Finding): ModelDocument {
	return { value: undefined, findings: [finding], line: () => null, lineOf: new Map() }
}

function tooLarge(file: ModelFile, length: number): Finding {
	const size = `${file} has ${length} characters; at most ${MOST_CHARACTERS} are read.`
	return error('file-too-large', { file, path: [] }, size, 'Is it the right file? Split the model otherwise.')
}

function refusal(file: ModelFile, cause: unknown): Finding {
	const at = { file, path: [] }
	const message = cause instanceof Error ? cause.message : String(cause)
	if (/alias count/.test(message))
		return error(
			'alias-bomb',
			at,
			`An anchor is repeated more than ${MOST_ALIASES} times.`,
			'Write the repeated part out.'
		)
	if (/alias/i.test(message)) return error('yaml-alias', at, `${message}.`, 'Define the anchor (&name) above its use.')
	if (cause instanceof RangeError)
		return error('too-deep', at, `The file is nested more than ${MOST_LEVELS} levels deep.`)
	return error('yaml-syntax', at, message)
}

function severalDocuments(file: ModelFile): Finding {
	const message = 'The file holds several documents.'
	return error('yaml-syntax', { file, path: [] }, message, 'Keep one document per file: remove the line ---.')
}

function syntaxHint(code: string): string | null {
	if (code === 'TAB_AS_INDENT') return 'Indent with spaces; YAML does not allow tabs.'
	if (code === 'TAG_RESOLVE_FAILED') return 'Tags (!name) are not used in model files; leave it out, or quote the text.'
	if (code === 'BAD_SCALAR_START') return 'Put the text in quotes.'
	return null
}

/** Removes keys that data could not hold safely (`__proto__`, lists as keys) and finds those written twice. */
function checkKeys(yaml: Document, file: ModelFile, found: (finding: Finding, offset: number) => void) {
	visit(yaml, {
		Map(_, map, ancestors) {
			const seen = new Set<string>()
			const above = () => pathOf([...ancestors, map])
			map.items = map.items.filter((pair) => {
				const offset = startOf(pair)
				const key = isScalar(pair.key) ? String(pair.key.value) : null
				if (key === null || key === '__proto__') {
					const words = key === null ? 'A key must be plain text.' : '__proto__ cannot be used as a key.'
					found(error('bad-key', { file, path: above() }, words, 'Choose another name.'), offset)
					return false
				}
				if (seen.has(key)) {
					const twice = `The key ${key} is written twice in one mapping; the first is used.`
					found(error('duplicate-key', { file, path: [...above(), key] }, twice, 'Keep one of them.'), offset)
					return false
				}
				seen.add(key)
				return true
			})
		}
	})
}

/** The path of keys along a chain of YAML nodes, each the child of the one before. */
function pathOf(nodes: readonly unknown[]): Path {
	return nodes.flatMap((node, index): Path => {
		const parent = nodes[index - 1]
		if (isSeq(parent)) return [parent.items.indexOf(node)]
		return isPair(parent) ? [String(isScalar(parent.key) ? parent.key.value : '?')] : []
	})
}

function startOf(pair: Pair): number {
	return (isNode(pair.key) ? pair.key.range?.[0] : undefined) ?? 0
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
